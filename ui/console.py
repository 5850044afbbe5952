"""The teleassistant's console: what is known of the visit, what is being typed, and the view-models that show both.

Nothing here reaches the engine: `ui.assistant_side` tells it what came and listens to its view-models. Screens' thread only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from devices.device import Role
from devices.measurement import Quantity
from devices.status import DeviceStatus
from session import events as e
from session.alarm import AlarmRules
from session.call.pictures import Pictures, View
from session.consent import Purpose
from session.consultation import ENDED_WITHOUT_REPORT, TRANSITIONS, WITH_PATIENT, Consultation, State
from session.delivery.delivery import Delivery
from session.guided import PressureGuide
from session.identity.typed import TypedIdentity
from session.measuring import MeasureState
from session.people import Author, Part
from session.record import Record
from ui.models.acting import ActingModel, ActingView
from ui.models.alert import AlertModel, AlertView
from ui.models.assistant_call import AssistantCallModel, AssistantCallView
from ui.models.closing import ClosingModel, ClosingView
from ui.models.console import ConsoleModel, ConsoleView
from ui.models.ending import EndingModel, EndingView
from ui.models.exchange import ExchangeModel, ExchangeView
from ui.models.identity_entry import IdentityEntryModel, IdentityEntryView
from ui.models.manual_entry import ManualEntryModel, ManualEntryView
from ui.models.mirror import MirrorModel, MirrorView
from ui.models.moving_picture import MovingPicture
from ui.models.opening import OpeningModel, OpeningView
from ui.models.pleth_trace import PlethTrace
from ui.models.preparation import PreparationModel, PreparationView
from ui.models.questions import QuestionsModel, QuestionsView
from ui.views import closing, decision, ending, exchange, identity_form, manual_form, measures, opening, patient_steps, questions, visit
from ui.views.manual_form import ManualForm
from ui.views.opening import CheckKind, CheckResult, Person
from ui.views.telling import QUANTITY_ICONS, Telling, first_name, is_woman

CODE_LENGTH = opening.CODE_LENGTH
K = TypeVar("K")
V = TypeVar("V")


def _nothing() -> Mapping[K, V]:
    return MappingProxyType({})


@dataclass(frozen=True)
class CallStanding:
    """The call as the media process and the hub tell it."""

    state: str = ""  # of the call's own table: new, connecting, up, lost, ended; empty where there is none
    muted: bool = False
    masked: bool = False


@dataclass(frozen=True)
class Known:
    """What the engine told."""

    consultation: Consultation | None = None
    finished: Consultation | None = None  # the visit just wiped, until the next patient
    statuses: Mapping[Role, DeviceStatus] = field(default_factory=_nothing)
    measures: Mapping[Role, MeasureState] = field(default_factory=_nothing)
    guide: PressureGuide = field(default_factory=PressureGuide)
    assistant: Author | None = None
    people: tuple[Person, ...] = ()
    checks: Mapping[CheckKind, CheckResult] = field(default_factory=_nothing)
    deliveries: tuple[Delivery, ...] = ()
    hub_up: bool | None = None  # None: there is no hub to reach
    call: CallStanding = CallStanding()
    blocked: frozenset[Role] = frozenset()
    opened: bool = False  # the day's opening is done
    siren_mute: bool = False  # Urgence is on, and nothing rings
    urgency_at: datetime | None = None  # Urgence called on either screen, whatever the record knows of it
    simulated: bool = False


@dataclass(frozen=True)
class Typing:
    """What is chosen or typed, and not kept yet. Gone with the visit."""

    page: str = ""  # a page asked for, instead of the state's own
    notice: str = ""
    person: str = ""
    code: str = field(default="", repr=False)
    wrong: str = ""
    outcome: e.Outcome | None = None
    reason: str = ""
    identity: TypedIdentity = field(default_factory=TypedIdentity, repr=False)
    name_matches: bool = False
    date_matches: bool = False
    tried: bool = False  # what is empty is said once one tried to go on
    manual: ManualForm = field(default_factory=ManualForm, repr=False)
    details: Mapping[str, str] = field(default_factory=_nothing, repr=False)
    ending: str = ""
    ending_reason: str = ""
    printed: bool | None = None
    no_sheet_reason: str = ""
    patient_words: str = field(default="", repr=False)
    alert_outcome: str = ""
    alert_reason: str = ""
    side: str = ""
    frozen: bool = False
    mirror_hidden: bool = False
    report: bool = False  # the alarm questions were asked for again
    agreements: bool = False  # the agreements were asked for again
    withdrawing: Purpose | None = None  # touched once: asked for again before it is taken back
    striking: str = ""  # the kept value that is about to be struck out


PAGES = {
    State.WELCOME: "acting",
    State.IDENTITY: "identity",
    State.CONSENT: "acting",
    State.MOTIVE: "acting",
    State.RED_FLAGS: "acting",
    State.QUESTIONS: "questions",
    State.MEASURES: "preparation",
    State.RELEVANCE: "preparation",
    State.WAITING: "preparation",
    State.CALL: "call",
    State.CONCLUSION: "call",
    State.RECAP: "acting",
    State.DELIVERY: "closing",
    State.HYGIENE: "closing",
    State.WIPING: "closing",
    State.WIPED: "closing",
    **dict.fromkeys(ENDED_WITHOUT_REPORT, "ending"),
}
STAGE_PAGES = ("identity", "acting", "questions", "preparation", "preparation", "call", "acting", "closing")


def translated(context: str, text: str) -> str:
    """The sentence in the language that is spoken now."""
    return QCoreApplication.translate(context, text)


class Console:
    """The pages' view-models, shown anew whenever something known or typed changes."""

    def __init__(
        self,
        rules: AlarmRules,
        place: ending.Place,
        clock: Callable[[], datetime],
        zone: tzinfo,
        *,
        pictures: Pictures | None = None,
        parent: QObject | None = None,
    ) -> None:
        self.rules, self.place, self.clock, self.zone = rules, place, clock, zone
        self.known = Known()
        self.typing = Typing()
        self.frame = ConsoleModel(parent)
        self.alert = AlertModel(parent)
        self.opening = OpeningModel(parent)
        self.acting = ActingModel(parent)
        self.identity = IdentityEntryModel(parent)
        self.questions = QuestionsModel(parent)
        self.preparation = PreparationModel(parent)
        self.manual = ManualEntryModel(parent)
        self.call = AssistantCallModel(parent)
        self.ending = EndingModel(parent)
        self.closing = ClosingModel(parent)
        self.exchange = ExchangeModel(parent)
        self.mirror = MirrorModel(parent)
        self._day = self.today
        self.trace = PlethTrace(parent)
        self.far = MovingPicture(pictures, View.PRACTITIONER, parent)
        self.near = MovingPicture(pictures, View.SELF, parent)
        self.scope = MovingPicture(pictures, View.OTOSCOPE, parent)
        self.refresh()

    # ── what changes ─────────────────────────────────────────────────────────────────────────────────────────────────

    def learn(self, **news: object) -> None:
        """The engine told something: fields of `Known`."""
        self.known = replace(self.known, **news)  # type: ignore[arg-type]  # checked by the dataclass's own names
        self.refresh()

    def type(self, **typed: object) -> None:
        """The assistant chose or typed something: fields of `Typing`."""
        self.typing = replace(self.typing, **typed)  # type: ignore[arg-type]
        self.refresh()

    def meet(self, consultation: Consultation | None) -> None:
        """The visit as it stands now. What was typed goes when the step does, and all of it with the visit."""
        before = self.known.consultation
        if consultation is None or before is None or consultation.consultation_id != before.consultation_id:
            self.typing = Typing(mirror_hidden=self.typing.mirror_hidden)
            if consultation is not None and consultation.record.identity is not None:
                self.typing = replace(self.typing, identity=identity_form.form_of(consultation.record.identity))
        elif consultation.state is not before.state:
            self.typing = replace(self.typing, page="", outcome=None, reason="", patient_words="", report=False, agreements=False)
        if consultation is not None and consultation.alert is None:
            self.typing = replace(self.typing, alert_outcome="", alert_reason="")
        finished = before if consultation is None and before is not None and before.state in (State.WIPING, State.WIPED) else None
        self.known = replace(self.known, consultation=consultation, finished=finished if consultation is None else None)
        self.refresh()

    @property
    def tell(self) -> Telling:
        """How things are told now."""
        return Telling(translated, self.clock(), self.zone)

    @property
    def today(self) -> date:
        return self.clock().astimezone(self.zone).date()

    @property
    def record(self) -> Record:
        """The visit's record; an empty one where there is no visit."""
        return self.known.consultation.record if self.known.consultation is not None else Record()

    @property
    def page(self) -> str:
        """The page that is open: the one asked for, or the one of the visit's state."""
        known = self.known
        if known.assistant is None or not known.opened:
            return "opening"
        if known.consultation is None:
            return "closing" if known.finished is not None else "acting"
        return self.typing.page or PAGES[known.consultation.state]

    def page_models(self) -> tuple[str, dict[str, object]]:
        """The page's QML, and the view-models that it needs."""
        pages: dict[str, tuple[str, dict[str, object]]] = {
            "opening": ("Assistant/Opening", {"opening": self.opening}),
            "acting": ("Assistant/Acting", {"acting": self.acting, "mirror": self.mirror, "exchange": self.exchange}),
            "identity": ("Assistant/IdentityEntry", {"form": self.identity}),
            "questions": ("Assistant/Questions", {"questions": self.questions}),
            "preparation": (
                "Assistant/Preparation",
                {"preparation": self.preparation, "exchange": self.exchange, "mirror": self.mirror, "trace": self.trace},
            ),
            "manual": ("Assistant/ManualEntry", {"manual": self.manual}),
            "call": (
                "Assistant/Call",
                {"call": self.call, "desk": self.frame, "exchange": self.exchange, "far": self.far, "near": self.near, "scope": self.scope},
            ),
            "ending": ("Assistant/Ending", {"ending": self.ending}),
            "closing": ("Assistant/Closing", {"closing": self.closing}),
        }
        return pages[self.page]

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Show everything as it stands; what did not change is not announced."""
        self._turn_day()
        tell = self.tell
        self._show_frame(tell)
        self._show_alert(tell)
        self._show_mirror(tell)
        self._show_exchange(tell)
        shows = {
            "opening": self._show_opening,
            "acting": self._show_acting,
            "identity": self._show_identity,
            "questions": self._show_questions,
            "preparation": self._show_preparation,
            "manual": self._show_manual,
            "call": self._show_call,
            "ending": self._show_ending,
            "closing": self._show_closing,
        }
        shows[self.page](tell)

    def _turn_day(self) -> None:
        """The day's check is of its day: it is kept in this process, and asked for again tomorrow, or after a restart. Never in mid-visit."""
        if self.today != self._day and self.known.consultation is None:
            self._day = self.today
            self.known = replace(self.known, checks=MappingProxyType({}), opened=False)

    def _show_frame(self, tell: Telling) -> None:
        known, record, page = self.known, self.record, self.page
        consultation = known.consultation
        if consultation is not None:
            self.frame.rail_rows.show(visit.rail(consultation, tell))
        elif known.finished is not None:
            self.frame.rail_rows.show(visit.rail(known.finished, tell))
        else:
            self.frame.rail_rows.show(tuple(replace(step, stage="to do", icon_name="circle", detail="") for step in visit.rail(Consultation(""), tell)))
        at_door = page == "opening"
        local = tell.now.astimezone(self.zone)
        today = tell.translate("Console", "{0:02}/{1:02}/{2}, {3}").format(local.day, local.month, local.year, tell.clock(tell.now))
        network = {
            True: ("ok", "wifi", tell.translate("Console", "Réseau bon")),
            False: ("stop", "wifi-off", tell.translate("Console", "Réseau coupé")),
            None: ("attention", "wifi-off", tell.translate("Console", "Sans réseau")),
        }[known.hub_up]
        urgency = ""
        alarm = tell.translate("Console", "Alarme sans son : appelez à voix haute.") if known.siren_mute else tell.translate("Console", "L’alarme sonne.")
        if record.urgency is not None and record.urgency.author.part is Part.PRACTITIONER:
            words = tell.translate("Console", "Urgence appelée par {0} à {1}. {2}")
            urgency = words.format(record.urgency.author.name, tell.clock(record.urgency.at), alarm)
        elif (since := record.urgency.at if record.urgency is not None else known.urgency_at) is not None:
            urgency = tell.translate("Console", "Urgence appelée à {0}. {1}").format(tell.clock(since), alarm)
        reason = (
            tell.translate("Motives", patient_steps.motive_label(record)) if record.motive is not None else tell.translate("Console", "Pas encore de motif")
        )
        waiting = tell.translate("Console", "Personne dans l’alcôve")
        self.frame.show(
            ConsoleView(
                page=page,
                patient=self.place.name if at_door else visit.patient_line(record, tell) if consultation is not None else waiting,
                patient_icon="building-store" if at_door else "user",
                reason=self.place.booth if at_door else reason if consultation is not None else self.place.name,
                elapsed=today if at_door else visit.since_entry(record.began_at, tell),
                elapsed_icon="calendar-event" if at_door else "clock",
                session_words=tell.translate("Console", "Session fermée") if known.assistant is None else "",
                network="" if at_door else network[2],
                network_kind=network[0],
                network_icon=network[1],
                in_call="" if at_door else visit.in_call(record, tell),
                assistant=known.assistant.name if known.assistant is not None else "",
                profession=known.assistant.profession if known.assistant is not None else "",
                simulated=known.simulated,
                visit=consultation is not None,
                can_end=consultation is not None and consultation.state in WITH_PATIENT and consultation.alert is None and page != "ending",
                pause_words=tell.translate("Console", "Mettre en pause"),
                urgency=urgency,
                notice=self.typing.notice,
            )
        )

    def _show_alert(self, tell: Telling) -> None:
        consultation, assistant = self.known.consultation, self.known.assistant
        facts = None
        if consultation is not None:
            name = first_name(assistant.name) if assistant is not None else tell.translate("Console", "Quelqu’un")
            facts = decision.alert_facts(consultation, name, self.rules, tell)
        if facts is None:
            self.alert.show(AlertView())
            return
        typing = self.typing
        closed = "" if typing.alert_outcome else tell.translate("Console", "choisir comment")
        closed = closed or ("" if typing.alert_reason.strip() else tell.translate("Console", "il manque la raison"))
        if assistant is None:
            closed = tell.translate("Console", "personne n’est connecté")
        self.alert.facts_rows.show(facts.facts)
        self.alert.show(
            AlertView(
                open=assistant is not None,
                title=facts.title,
                more=facts.more,
                patient_screen=facts.patient_screen,
                since=facts.since,
                say=facts.say,
                rules=facts.rules,
                practitioner_closed=facts.practitioner_closed,
                chosen=typing.alert_outcome,
                reason=typing.alert_reason,
                closed_because=closed,
            )
        )

    def _show_mirror(self, tell: Telling) -> None:
        woman = is_woman(self.record)
        self.mirror.show(
            MirrorView(
                title=tell.translate("Console", "Écran de la patiente") if woman else tell.translate("Console", "Écran du patient"),
                act_words=tell.translate("Console", "Agir pour elle") if woman else tell.translate("Console", "Agir pour lui"),
                hidden=self.typing.mirror_hidden,
                can_act=self.page != "acting" and (self.step(tell) is not patient_steps.NOTHING or self.may_withdraw),
            )
        )

    def _show_exchange(self, tell: Telling) -> None:
        practitioner = self.record.practitioner
        first, second = exchange.quick(tell)
        self.exchange.messages_rows.show(exchange.messages(self.record, tell))
        consultation = self.known.consultation
        self.exchange.show(
            ExchangeView(
                practitioner=practitioner.name if practitioner is not None else tell.translate("Console", "Le médecin"),
                first_quick=first,
                second_quick=second,
                open=consultation is not None and consultation.state not in (State.WELCOME, State.WIPING, State.WIPED),
            )
        )

    def _show_opening(self, tell: Telling) -> None:
        known, typing = self.known, self.typing
        checks = {**known.checks, CheckKind.DEVICES: opening.devices_result(known.statuses, tell)}
        if known.hub_up is not None:
            checks[CheckKind.LINE] = CheckResult(known.hub_up, tell.now)
        logged_in = known.assistant is not None
        waits = known.consultation is not None
        late = closing.overdue(known.deliveries, tell)
        name = next((first_name(person.name) for person in known.people if person.login == typing.person), "")
        self.opening.people_rows.show(opening.people(known.people, typing.person))
        self.opening.checks_rows.show(opening.checks(checks, logged_in, tell))
        self.opening.late_rows.show(late[:4])
        wiped = tell.translate("Console", "Aucune visite dans la borne")
        waiting = tell.translate("Console", "Une visite attend : rien n’est perdu")
        if known.consultation is not None and known.consultation.alert is not None:
            waiting = tell.translate("Console", "Une alerte attend votre décision")
        closed = opening.closed_because(checks, len(typing.code), logged_in, tell)
        if waits and logged_in:
            closed = ""
        self.opening.show(
            OpeningView(
                place=self.place.name,
                booth=self.place.booth,
                chosen=typing.person,
                code_title=tell.translate("Console", "Code de {0}").format(name),
                code_left=tell.translate("Console", "C’est bien vous") if logged_in else opening.code_left(len(typing.code), tell),
                typed=len(typing.code),
                length=CODE_LENGTH,
                wrong=typing.wrong,
                closed_because=closed,
                logged_in=logged_in,
                visit_waits=waits,
                checked=opening.checked(checks, tell),
                late_count=str(len(late)) if late else "",
                wiped_words=waiting if waits else wiped,
            )
        )

    def step(self, tell: Telling) -> patient_steps.PatientStep:
        """The patient's present step."""
        consultation, typing = self.known.consultation, self.typing
        if consultation is not None and typing.agreements and e.ConsentWithdrawn in TRANSITIONS[consultation.state]:
            return patient_steps.agreements(consultation, typing.withdrawing, tell)
        if consultation is not None and consultation.state is State.MEASURES and not typing.report and Role.CUFF in self.known.statuses:
            return patient_steps.pressure(self.known.guide, self.known.measures.get(Role.CUFF, MeasureState()), tell)
        return patient_steps.step(consultation, self.rules, tell, report=self.typing.report)

    @property
    def may_withdraw(self) -> bool:
        """Whether there is an agreement that can still be taken back."""
        consultation = self.known.consultation
        return consultation is not None and bool(consultation.record.consents) and e.ConsentWithdrawn in TRANSITIONS[consultation.state]

    def _show_acting(self, tell: Telling) -> None:
        step = self.step(tell)
        self.acting.rows_rows.show(step.rows)
        self.acting.show(
            ActingView(
                code=step.code,
                title=step.title,
                remark=step.remark,
                finish_words=step.finish,
                closed_because=step.closed_because,
                wants_words=step.wants_words,
                words=self.typing.patient_words,
                columns=2 if step.code == "motive" else 1,
            )
        )

    def _show_identity(self, tell: Telling) -> None:
        typing, today = self.typing, self.today
        form = typing.identity
        said = {where.value.replace("-", "_"): words for where, words in identity_form.sentences(form, today, tell).items()}
        errors = {name: words for name, words in said.items() if typing.tried or getattr(form, name, None)}
        age = identity_form.age(form, today)
        years = "" if age is None or age < 0 else tell.translate("Console", "{0} ans").format(age)
        minor = said.get("representative_name", "") if form.representative_role is None else ""
        self.identity.statuses_rows.show(identity_form.statuses(form, tell))
        self.identity.show(
            IdentityEntryView(
                birth_name=form.birth_name,
                first_names=form.first_names,
                birth_date=form.birth_date,
                used_name=form.used_name,
                birth_place=form.birth_place,
                representative_name=form.representative_name,
                representative_phone=form.representative_phone,
                birth_name_error=errors.get("birth_name", ""),
                first_names_error=errors.get("first_names", ""),
                birth_date_error=errors.get("birth_date", ""),
                used_name_error=errors.get("used_name", ""),
                birth_place_error=errors.get("birth_place", ""),
                representative_name_error=errors.get("representative_name", "") if form.representative_role is not None else "",
                representative_phone_error=errors.get("representative_phone", ""),
                sex_error=errors.get("sex", ""),
                speaks_error=minor,
                age=years,
                sex=form.sex.value if form.sex is not None else "",
                document=form.document.value if form.document is not None else "",
                speaks=form.representative_role.value if form.representative_role is not None else "",
                self_words=tell.translate("Console", "Le patient"),
                needs_representative=form.representative_role is not None,
                name_matches=typing.name_matches,
                date_matches=typing.date_matches,
                closed_because=identity_form.closed_because(form, typing.name_matches, typing.date_matches, today, tell),
                stated=self.record.identity.status.value if self.record.identity is not None else "",
            )
        )

    def _show_questions(self, tell: Telling) -> None:
        record = self.record
        asked = questions.rows(record, tell, dict(self.typing.details))
        words, kind = questions.red_flags_line(record, self.rules, tell)
        author = self.known.assistant.name if self.known.assistant is not None else ""
        self.questions.questions_rows.show(asked)
        self.questions.readings_rows.show(questions.readings(record, tell))
        state = self.known.consultation.state if self.known.consultation is not None else State.WELCOME
        closed = questions.closed_because(record, tell)
        if state is not State.QUESTIONS and not closed:
            closed = tell.translate("Console", "déjà fini")
        self.questions.show(
            QuestionsView(
                count=tell.translate("Console", "{0} sur {1}").format(len(asked) - questions.missing(record), len(asked)),
                closed_because=closed,
                red_flags=words,
                red_flags_kind=kind,
                can_report=state in (State.QUESTIONS, State.MEASURES),
                said_by=tell.translate("Console", "Dit par {0}, noté par {1}.").format(tell.patient(record), author),
            )
        )

    def _show_preparation(self, tell: Telling) -> None:
        known, typing, record = self.known, self.typing, self.record
        if known.consultation is None:
            return
        complete = measures.completeness(record, tell)
        button = decision.main_button(known.consultation, known.measures, typing.outcome, typing.reason, tell)
        privacy = record.privacy
        woman = is_woman(record)
        decided = ""
        if record.relevance is not None:
            decided = tell.translate("Console", "Décidé : {0}, par {1} à {2}").format(
                visit.outcome_words(record.relevance.outcome, tell), record.relevance.author.name, tell.clock(record.relevance.at)
            )
        self.preparation.devices_rows.show(measures.device_tiles(known.statuses, known.measures, record, tell, known.blocked))
        self.preparation.vitals_rows.show(measures.vitals(record, known.measures, tell, typing.striking))
        self.preparation.outcomes_rows.show(decision.outcomes(typing.outcome or (record.relevance.outcome if record.relevance else None), tell))
        self.preparation.show(
            PreparationView(
                completeness=complete.words(tell),
                complete=not complete.missing,
                reason=typing.reason,
                button_words=button.words,
                closed_because=button.closed_because,
                decided=decided,
                curtain_closed=privacy is not None and privacy.curtain_closed,
                alone=privacy is not None and privacy.alone,
                alone_words=tell.translate("Console", "Seule") if woman else tell.translate("Console", "Seul"),
                calm="" if privacy is None else "yes" if privacy.calm else "no",
                can_type=e.ObservationKept in TRANSITIONS[known.consultation.state],
            )
        )

    def _show_manual(self, tell: Telling) -> None:
        form = self.typing.manual
        woman = is_woman(self.record)
        unit = tell.unit(form.quantity) if form.quantity is not None else ""
        author = self.known.assistant.name if self.known.assistant is not None else ""
        self.manual.quantities_rows.show(manual_form.quantities(form, tell))
        self.manual.sources_rows.show(manual_form.sources(form, tell, woman=woman))
        source = measures.source_words(form.source, tell, woman=woman) if form.source is not None else ""
        self.manual.show(
            ManualEntryView(
                quantity=tell.quantity(form.quantity) if form.quantity is not None else "",
                icon_name=QUANTITY_ICONS[form.quantity or Quantity.SYSTOLIC],
                number=form.text,
                unit=unit,
                mark=form.mark,
                warning=manual_form.unexpected_words(form, tell),
                can_confirm=not form.impossible,
                confirm_words=tell.translate("Console", "C’est bien {0} {1}").format(form.text, unit),
                source=f"{source}, {form.why}" if source and form.why else source,
                author=tell.translate("Console", "écrit par {0}, {1}").format(author, tell.clock(tell.now)),
                why=form.why,
                to_confirm=bool(form.numbers()) and form.unexpected and not form.confirmed,
                closed_because=manual_form.closed_because(form, tell),
            )
        )

    def _show_call(self, tell: Telling) -> None:
        known, typing, record = self.known, self.typing, self.record
        words = {
            "up": ("ok", tell.translate("Console", "En ligne")),
            "connecting": ("info", tell.translate("Console", "Connexion en cours")),
            "lost": ("attention", tell.translate("Console", "Ligne coupée : on reconnecte")),
        }.get(known.call.state, ("ink", tell.translate("Console", "Pas d’appel en cours")))
        subjects = {image.subject for image in record.images}
        agreed = record.agreed(Purpose.IMAGES)
        freeze = "" if agreed else tell.translate("Console", "Images refusées par le patient")
        freeze = freeze or ("" if typing.side else tell.translate("Console", "Choisir l’oreille"))
        practitioner = record.practitioner
        self.call.cards_rows.show(exchange.cards(record, tell))
        self.call.facts_rows.show(measures.strip(record, tell))
        self.call.show(
            AssistantCallView(
                practitioner=practitioner.name if practitioner is not None else tell.translate("Console", "Médecin attendu"),
                profession=practitioner.profession if practitioner is not None else "",
                call_words=words[1],
                call_kind=words[0],
                muted=known.call.muted,
                masked=known.call.masked,
                side=typing.side,
                left_done="otoscope-left" in subjects,
                right_done="otoscope-right" in subjects,
                frozen=typing.frozen,
                freeze_closed=freeze,
                send_closed="" if typing.frozen else tell.translate("Console", "Figer d’abord"),
                scope_words=tell.translate("Console", "Pas d’image de l’otoscope. Allumez-le, ou prenez-le de son socle."),
                can_hang_up=known.consultation is not None and known.consultation.state is State.CALL,
                stage_words=words[1],
                note=record.note.text if record.note is not None else "",
            )
        )

    def _show_ending(self, tell: Telling) -> None:
        known, typing, record = self.known, self.typing, self.record
        ended = known.consultation is not None and known.consultation.state in ENDED_WITHOUT_REPORT
        code = ending.code_of(record.ending) or typing.ending
        reason = getattr(record.ending, "reason", "") if ended else typing.ending_reason
        woman = is_woman(record)
        closed = ending.closed_because(known.consultation, code, reason, typing.printed, typing.no_sheet_reason, tell)
        takes = ending.takes(record, self.place, typing.printed, tell)
        assistant = known.assistant.name if known.assistant is not None else ""
        local = tell.now.astimezone(self.zone)
        self.ending.choices_rows.show(ending.choices(code, tell))
        self.ending.reasons_rows.show(ending.reasons(code, reason, tell))
        self.ending.takes_rows.show(takes)
        self.ending.sheet_rows.show(ending.sheet(record, code, self.place, assistant, tell))
        self.ending.show(
            EndingView(
                taking_title=tell.translate("Console", "Ce que la patiente emporte") if woman else tell.translate("Console", "Ce que le patient emporte"),
                count=tell.translate("Console", "{0} sur {1}").format(sum(each.kind != "primary" for each in takes), len(takes)),
                reason=reason,
                ended=ended,
                sheet_title=tell.translate("Console", "Votre visite du {0:02}/{1:02}").format(local.day, local.month),
                printed={None: "", True: "yes", False: "no"}[typing.printed],
                no_sheet_reason=typing.no_sheet_reason,
                closed_because=closed,
            )
        )

    def _show_closing(self, tell: Telling) -> None:
        known = self.known
        consultation = known.consultation or known.finished
        if consultation is None:
            return
        record = consultation.record
        signature = record.signature
        signed = ""
        if signature is not None:
            signed = tell.translate("Console", "Signé par {0} à {1}").format(signature.practitioner.name, tell.clock(signature.at))
        wipe = closing.wipe_view(known.consultation, tell)
        done = closing.hygiene(record, tell)
        assistant = known.assistant
        who = f"{assistant.name}, {assistant.profession.lower()}" if assistant is not None else ""
        said = record.recap.teach_back if record.recap is not None else ""
        self.closing.receipts_rows.show(closing.receipts(consultation, known.deliveries, tell) if signature is not None else ())
        self.closing.hygiene_rows.show(done)
        self.closing.show(
            ClosingView(
                signed=signed,
                going=closing.still_going(known.deliveries, tell),
                after=record.draft.follow_up,
                teach_back=tell.translate("Console", "Redit : « {0} »").format(said) if said else "",
                count=tell.translate("Console", "{0} sur {1}").format(sum(each.done for each in done), len(done)),
                signed_by=tell.translate("Console", "Signé par {0}").format(who),
                wipe_words=wipe.wipe_words,
                wipe_closed=wipe.wipe_closed,
                wiped=wipe.wiped,
                next_closed=wipe.next_closed,
            )
        )

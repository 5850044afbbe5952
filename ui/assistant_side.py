"""The assistant's side, wired: what the engine tells goes to the console, what is touched goes to the engine. Screens' thread only.

console = Console(live.rules, place, clock, zone, pictures=media.pictures)
side = AssistantSide(console, bridge, live, measuring, at_work, remote=remote, finishing=finishing)
group.create_task(relay(bridge, [*sources_of(live, measuring, at_work, remote), *deliveries_of(finishing)]))   # in the engine
side.mirror(patient_side.window.view)
side.window.view.showFullScreen()
...
side.close()                     # before the application ends
"""

import hashlib
import uuid
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickView
from shiboken6 import isValid

from devices.device import Role
from devices.errors import DeviceError
from devices.measurement import Quantity
from devices.status import DeviceStatus, Status
from session import events as e
from session.at_work import AtWork
from session.call.control import Seen
from session.call.media_link import MediaHealth
from session.call.state import CallState
from session.consent import Purpose
from session.consultation import IllegalEvent, State
from session.delivery.delivery import Delivery
from session.finishing import Finishing, NoPrinter
from session.guided import Posture
from session.identity.traits import RepresentativeRole, Sex, TrustedDocument
from session.identity.typed import NotAnIdentity
from session.live import LiveConsultation, NobodyLoggedIn, NoVisit
from session.logins import MustWait, WrongCode
from session.measuring import Measuring
from session.observation import ManualSource, NotKept, StillImage
from session.people import Author
from session.remote import Remote
from ui.assistant.known import CallStanding
from ui.bridge import Bridge
from ui.console import STAGE_PAGES, Console
from ui.news import GuideNews, LinkNews, LoginNews, MeasureNews, Source, StatusNews, VisitNews, WaveNews
from ui.screens import Window
from ui.views import decision, identity_form, questions
from ui.views.ending import CODES, code_of
from ui.views.measures import completeness, device_tiles
from ui.views.opening import CODE_LENGTH, CheckKind, CheckResult, Person
from ui.waves import WaveFeeder

Verb = Callable[[], Coroutine[Any, Any, Any]]
AGREEMENTS_STAGE = 1  # of the rail
MIRROR_MS = 1000
TICK_MS = 1000
SCOPE_STATUS = {Seen.OPENING: Status.CONNECTING, Seen.PRESENT: Status.READY, Seen.FROZEN: Status.FAULT, Seen.LOST: Status.ABSENT}
BY_HAND = frozenset({CheckKind.SOUND, CheckKind.LIGHT, CheckKind.PRINTING, CheckKind.HYGIENE})


@dataclass(frozen=True)
class DeliveryNews:
    """What is known of every delivery that is not settled, and of the visit's own."""

    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True)
class PeopleNews:
    """Who may open this booth."""

    people: tuple[Author, ...]


def deliveries_of(finishing: Finishing) -> list[Source]:
    """The feeds that only the assistant's side shows."""
    return [(finishing.deliveries, DeliveryNews)]


class AssistantSide(QObject):
    """Owns the console's window."""

    acted = Signal()
    """The assistant touched something: the patient is not alone, and the lock waits."""
    urgency_called = Signal()
    urgency_over = Signal()
    retry_asked = Signal(str)
    """Try this delivery again now."""
    sheet_told = Signal(str)
    """What becomes of the patient's sheet: handed, printing, printed or none."""

    def __init__(
        self,
        console: Console,
        bridge: Bridge,
        live: LiveConsultation,
        measuring: Measuring,
        at_work: AtWork,
        *,
        remote: Remote | None = None,
        finishing: Finishing | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.console = console
        self._bridge, self._live, self._measuring, self._at_work = bridge, live, measuring, at_work
        self._remote, self._finishing = remote, finishing
        self._still = b""
        self._statuses: Mapping[Role, DeviceStatus] = {}
        self._scope: Mapping[Role, DeviceStatus] = {}
        self._mirrored: QQuickView | None = None
        self._feeder = WaveFeeder(console.trace, self)
        self.window = Window("Assistant/Console", {"desk": console.frame, "alert": console.alert})
        self._hear()
        self._listen_to_frame()
        self._listen_to_opening()
        self._listen_to_patient_steps()
        self._listen_to_measures()
        self._listen_to_call()
        self._listen_to_end()
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self.pass_time)
        self._ticks.start()
        self.ask_people()
        self.show()

    def close(self) -> None:
        """Take the window down, before the view-models go."""
        self._ticks.stop()
        self.window.close()

    # ── from the engine ──────────────────────────────────────────────────────────────────────────────────────────────

    def _hear(self) -> None:
        bridge = self._bridge
        bridge.hear(VisitNews, lambda news: self._then_show(lambda: self.console.meet(news.consultation)))
        bridge.hear(LoginNews, self._follow_login)
        bridge.hear(StatusNews, self._follow_statuses)
        bridge.hear(MeasureNews, lambda news: self._learn(measures=news.measures))
        bridge.hear(GuideNews, lambda news: self._learn(guide=news.guide))
        bridge.hear(LinkNews, lambda news: self._learn(hub_up=news.up))
        bridge.hear(DeliveryNews, lambda news: self._learn(deliveries=news.deliveries))
        bridge.hear(PeopleNews, self._follow_people)
        bridge.hear(CallState, lambda state: self._learn(call=replace(self.console.known.call, state=state.value)))
        bridge.hear(MediaHealth, self._follow_media)
        bridge.hear(WaveNews, self._follow_wave)

    def _then_show(self, change: Callable[[], None]) -> None:
        change()
        self.show()

    def _learn(self, **news: object) -> None:
        self.console.learn(**news)
        self.show()

    def _type(self, **typed: object) -> None:
        self.console.type(**typed)
        self.show()

    def _follow_login(self, news: LoginNews) -> None:
        author = news.login.author if news.login is not None else None
        self._learn(assistant=author)
        if author is None:
            self._type(code="", wrong="")

    def _follow_people(self, news: PeopleNews) -> None:
        self._learn(people=tuple(Person(author.identifier, author.name, author.profession) for author in news.people))

    def _follow_statuses(self, news: StatusNews) -> None:
        self._statuses = news.statuses
        self._learn(statuses={**self._statuses, **self._scope})

    def _follow_media(self, health: MediaHealth) -> None:
        """The otoscope is the media process's: it stands among the devices while it may be on."""
        seen = SCOPE_STATUS.get(health.otoscope.seen)
        self._scope = {Role.OTOSCOPE: DeviceStatus(seen)} if seen is not None else {}
        call = CallStanding(self.console.known.call.state, health.muted, health.masked)
        self._learn(call=call, statuses={**self._statuses, **self._scope})

    def _follow_wave(self, news: WaveNews) -> None:
        if news.role is Role.OXIMETER:
            self._feeder.pour(news.samples)

    @Slot()
    def show(self) -> None:
        """Put the page of this instant into the window."""
        self.window.show_screen(*self.console.page_models())

    @Slot()
    def pass_time(self) -> None:
        """Move what counts, once a second, and look at the patient's screen."""
        self.console.refresh()
        self._look_at_patient()

    def mirror(self, view: QQuickView) -> None:
        """Show this window in small, about once a second, unless it is hidden."""
        self._mirrored = view

    def _look_at_patient(self) -> None:
        view = self._mirrored
        if view is None or not isValid(view) or not view.isVisible() or self.console.typing.mirror_hidden:
            return
        if self.console.page in ("acting", "preparation"):
            small = view.grabWindow().scaled(744, 420, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            self.console.mirror.show_picture(small)

    # ── to the engine ────────────────────────────────────────────────────────────────────────────────────────────────

    def _ask(self, verb: Verb, then: Callable[[Any], None] | None = None) -> None:
        self._bridge.ask(verb, then, self._tell_refused)

    def _tell_refused(self, error: BaseException) -> None:
        """Say in a sentence why something could not be done; what is not a refusal rises."""
        tell = self.console.tell
        match error:
            case NotKept():
                words = tell.translate("Console", "Valeur non gardée : {0}").format(tell.reason(error.reason))
            case NobodyLoggedIn():
                words = tell.translate("Console", "Ouvrez votre session d’abord.")
            case NotAnIdentity():
                words = tell.translate("Console", "L’identité est à compléter.")
            case NoPrinter():
                words = tell.translate("Console", "Rien n’est sorti de l’imprimante. Lisez la feuille au patient.")
            case IllegalEvent() | NoVisit():
                words = tell.translate("Console", "Ce n’est pas possible à cette étape.")
            case DeviceError():
                words = tell.translate("Console", "L’appareil ne répond pas.")
            case _:
                raise error
        self._type(notice=words)

    def ask_people(self) -> None:
        """Read again who may open this booth."""

        async def people() -> tuple[Author, ...]:
            return self._at_work.people()

        self._ask(people, lambda found: self._follow_people(PeopleNews(found)))

    def _listen_to_frame(self) -> None:
        frame, mirror, exchange, alert = self.console.frame, self.console.mirror, self.console.exchange, self.console.alert
        frame.sos_asked.connect(self._call_urgency)
        frame.urgency_cancel_asked.connect(self._cancel_urgency)
        frame.pause_asked.connect(self._lock)
        frame.stage_asked.connect(self._open_stage)
        frame.page_asked.connect(lambda page: self._type(page=page, report=False, agreements=False))
        frame.agreements_asked.connect(lambda: self._open_acting(agreements=True))
        frame.notice_dismissed.connect(lambda: self._type(notice=""))
        frame.acted.connect(self._act)
        mirror.hide_asked.connect(self._hide_mirror)
        mirror.act_asked.connect(self._act_for_patient)
        exchange.send_asked.connect(lambda text: self._ask(lambda: self._live.send_chat(text)))
        alert.decision_asked.connect(self._decide_alert)
        alert.outcome_chosen.connect(lambda code: self._type(alert_outcome=code))
        alert.reason_written.connect(lambda text: self._type(alert_reason=text))
        alert.go_on_asked.connect(lambda: self._decide_alert(self.console.typing.alert_outcome))

    def _open_stage(self, stage: int) -> None:
        """A past stage of the rail; that of the agreements shows them, to be taken back."""
        past = self.console.known.consultation is not None and self.console.known.consultation.state is not State.CONSENT
        self._type(page=STAGE_PAGES[stage], report=False, agreements=past and stage == AGREEMENTS_STAGE, withdrawing=None)

    def _open_acting(self, *, agreements: bool) -> None:
        self._type(page="acting", report=False, agreements=agreements, withdrawing=None)

    def _act_for_patient(self) -> None:
        """The patient's own step; where there is none now, what they can do at any time."""
        self._open_acting(agreements=False)
        if self.console.acting.property("code") == "":
            self._open_acting(agreements=self.console.may_withdraw)

    def _act(self) -> None:
        self.acted.emit()

        async def acted() -> None:
            self._at_work.acted()

        self._ask(acted)

    def _lock(self) -> None:
        async def lock() -> None:
            self._at_work.lock()

        self._ask(lock)

    def show_urgency(self, on: bool) -> None:
        """Called or ended on the patient's screen: shown here at once, without a visit and without a network too."""
        self._learn(urgency_at=(self.console.known.urgency_at or self.console.clock()) if on else None)

    def hear_siren(self, ringing: bool) -> None:
        """Whether the booth's alarm really rings: said, never assumed."""
        self._learn(siren_mute=not ringing)

    def _call_urgency(self) -> None:
        self.show_urgency(True)
        self.urgency_called.emit()
        self._ask(lambda: self._live.call_urgency())

    def _cancel_urgency(self) -> None:
        self.show_urgency(False)
        self.urgency_over.emit()
        self._ask(lambda: self._live.cancel_urgency("Arrêtée par le téléassistant"))

    def _hide_mirror(self, on: bool) -> None:
        if on:
            self.console.mirror.show_picture(QImage())
        self._type(mirror_hidden=on)

    def _decide_alert(self, code: str) -> None:
        """One of the five ways out. Urgent ones take the finding itself as their reason where none was written."""
        consultation = self.console.known.consultation
        if consultation is None or consultation.alert is None:
            return
        reason = self.console.typing.alert_reason.strip() or f"Alerte : {consultation.alert.finding}"
        self._ask(lambda: self._live.decide(e.Outcome(code), reason))

    # ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _listen_to_opening(self) -> None:
        opening = self.console.opening
        opening.person_chosen.connect(lambda login: self._type(person=login, code="", wrong=""))
        opening.key_pressed.connect(self._press_code)
        opening.check_asked.connect(self._check)
        opening.retry_asked.connect(self.retry_asked)
        opening.open_asked.connect(lambda: self._learn(opened=True))

    def _press_code(self, key: str) -> None:
        typing = self.console.typing
        code = "" if key == "clear" else typing.code[:-1] if key == "back" else typing.code + key
        if len(code) > CODE_LENGTH or not typing.person:
            return
        self._type(code=code, wrong="")
        if len(code) == CODE_LENGTH:
            person = typing.person
            self._bridge.ask(lambda: self._at_work.log_in(person, code), self._welcome, self._refuse_code)

    def _welcome(self, login: Any) -> None:
        self._type(code="", wrong="")
        if self.console.known.consultation is not None:
            self._learn(opened=True)

    def _refuse_code(self, error: BaseException) -> None:
        tell = self.console.tell
        match error:
            case MustWait():
                words = tell.translate("Console", "Attendre jusqu’à {0}").format(tell.clock(error.until))
            case WrongCode(tries_left=1):
                words = tell.translate("Console", "Faux : encore 1 essai")
            case WrongCode():
                words = tell.translate("Console", "Faux : encore {0} essais").format(error.tries_left)
            case _:
                raise error
        self._type(code="", wrong=words)

    def _check(self, code: str) -> None:
        """What is checked by eye and ear is signed by whoever looked; the line and the devices show how they are."""
        kind = CheckKind(code)
        if kind in BY_HAND and self.console.known.assistant is not None:
            self._learn(checks={**self.console.known.checks, kind: CheckResult(True, self.console.clock(), self.console.known.assistant.name)})
        else:
            self.console.refresh()

    # ── the patient's steps ──────────────────────────────────────────────────────────────────────────────────────────

    def _listen_to_patient_steps(self) -> None:
        acting, identity, asked = self.console.acting, self.console.identity, self.console.questions
        acting.answer_chosen.connect(self._answer_for_patient)
        acting.words_written.connect(lambda text: self._type(patient_words=text))
        acting.finish_asked.connect(self._finish_for_patient)
        identity.written.connect(self._write_trait)
        identity.sex_chosen.connect(lambda code: self._change_identity(sex=Sex(code)))
        identity.document_chosen.connect(lambda code: self._change_identity(document=TrustedDocument(code) if code else None))
        identity.speaker_chosen.connect(lambda code: self._change_identity(representative_role=RepresentativeRole(code) if code else None))
        identity.name_matched.connect(lambda on: self._type(name_matches=on))
        identity.date_matched.connect(lambda on: self._type(date_matches=on))
        identity.go_on_asked.connect(self._enter_identity)
        identity.denied.connect(lambda: self._ask(lambda: self._live.deny_identity(for_patient=True)))
        asked.answered.connect(self._answer_question)
        asked.written.connect(self._write_detail)
        asked.go_on_asked.connect(self._finish_questions)
        asked.report_asked.connect(lambda: self._type(page="acting", report=True))

    def _answer_for_patient(self, row: str, answer: str) -> None:
        live, measuring = self._live, self._measuring
        words = self.console.typing.patient_words
        match self.console.acting.property("code"):
            case "consent":
                self._ask(lambda: live.answer_consent(Purpose(row), answer == "yes", spoken=True))
            case "agreements" if answer == "withdraw":
                self._ask(lambda: live.withdraw(Purpose(row), spoken=True), lambda _: self._type(withdrawing=None))
            case "agreements":
                self._type(withdrawing=Purpose(row) if answer == "ask" else None)
            case "motive":
                self._ask(lambda: live.give_motive(row, words, for_patient=True))
            case "red-flags":
                self._ask(lambda: live.answer_red_flag(row, e.AnswerKind(answer), for_patient=True))
            case "position":
                posture = Posture(row)
                on = posture not in self.console.known.guide.ticks
                self._ask(lambda: measuring.tick_posture(posture, on))
            case "rest" if answer:
                self._ask(lambda: measuring.hold_rest(answer == "on"))
            case "measuring":
                self._ask(lambda: measuring.stop(Role.CUFF))

    def _finish_for_patient(self) -> None:
        live, measuring = self._live, self._measuring
        words = self.console.typing.patient_words
        report = self.console.typing.report
        verbs: dict[str, Verb] = {
            "welcome": lambda: live.begin(),
            "consent": lambda: live.finish_consents(),
            "red-flags": lambda: live.finish_red_flags(),
            "recap": lambda: live.give_recap(words),
            "position": lambda: measuring.begin_rest(),
            "measure": lambda: measuring.start(Role.CUFF),
            "again": lambda: measuring.restart_guide(),
        }
        code = self.console.acting.property("code")
        if code == "red-flags" and report:
            self._type(page="", report=False)
        elif code in verbs:
            self._ask(verbs[code])

    def _change_identity(self, **traits: Any) -> None:
        self._type(identity=replace(self.console.typing.identity, **traits))

    def _write_trait(self, field: str, text: str) -> None:
        typing = self.console.typing
        new = identity_form.typed(typing.identity, field, text)
        matches = {"name_matches": typing.name_matches, "date_matches": typing.date_matches}
        if new != typing.identity:
            matches = {"name_matches": matches["name_matches"] and field == "birth_date", "date_matches": matches["date_matches"] and field != "birth_date"}
        self._type(identity=new, **matches)

    def _enter_identity(self) -> None:
        """Both were heard to match what is typed: it is entered, and the patient reads it in large. Again: the assistant attests for them."""
        form, today, entered = self.console.typing.identity, self.console.today, self.console.record.identity

        async def enter() -> None:
            identity = form.identity(today)
            if identity == entered:
                await self._live.state_identity(for_patient=True)
            else:
                await self._live.enter_identity(identity)

        self._type(tried=True)
        self._ask(enter)

    def _answer_question(self, code: str, kind: str) -> None:
        """« Oui » is kept with its detail; until there is one, it is only chosen."""
        question, answer = e.Question(code), e.AnswerKind(kind)
        before = self.console.record.answers.get(question)
        detail = self.console.typing.details.get(code, before.detail if before is not None else "").strip()
        if answer is e.AnswerKind.YES and not detail:
            detail = questions.bare_yes(self.console.tell)
        if answer is e.AnswerKind.NO:
            detail = ""
        self._ask(lambda: self._live.answer_question(question, answer, detail), lambda _: self._forget_detail(code))

    def _forget_detail(self, code: str) -> None:
        self._type(details={key: text for key, text in self.console.typing.details.items() if key != code})

    def _write_detail(self, code: str, text: str) -> None:
        """Words beside a question: kept when the answer is chosen, or at the end."""
        self._type(details={**self.console.typing.details, code: text})

    def _finish_questions(self) -> None:
        record, details = self.console.record, dict(self.console.typing.details)
        without_sense = questions.to_answer_not_applicable(record)

        async def finish() -> None:
            for code, text in details.items():
                answer = record.answers.get(e.Question(code))
                if answer is not None and answer.kind is not e.AnswerKind.NO and text.strip() and text.strip() != answer.detail:
                    await self._live.answer_question(answer.question, answer.kind, text.strip())
            for question in without_sense:
                await self._live.answer_question(question, e.AnswerKind.NOT_APPLICABLE)
            await self._live.finish_questions()

        self._ask(finish, lambda _: self._type(details={}))

    # ── measures and decision ────────────────────────────────────────────────────────────────────────────────────────

    def _listen_to_measures(self) -> None:
        preparation, manual = self.console.preparation, self.console.manual
        preparation.device_asked.connect(lambda code: self._touch_device(Role(code)))
        preparation.typing_asked.connect(lambda: self._type(page="manual"))
        preparation.keep_asked.connect(lambda code: self._ask(lambda: self._measuring.keep_pending(Role(code))))
        preparation.discard_asked.connect(lambda code: self._ask(lambda: self._measuring.discard_pending(Role(code))))
        preparation.strike_asked.connect(lambda code: self._type(striking=code))
        preparation.struck.connect(self._strike)
        preparation.outcome_chosen.connect(lambda code: self._type(outcome=e.Outcome(code)))
        preparation.reason_written.connect(lambda text: self._type(reason=text))
        preparation.finish_asked.connect(self._finish_or_decide)
        preparation.curtain_noted.connect(lambda on: self._note_privacy(curtain_closed=on))
        preparation.alone_noted.connect(lambda on: self._note_privacy(alone=on))
        preparation.noise_noted.connect(lambda calm: self._note_privacy(calm=calm))
        manual.quantity_chosen.connect(lambda code: self._type(manual=self.console.typing.manual.choose(Quantity.of(code))))
        manual.source_chosen.connect(lambda code: self._type(manual=self.console.typing.manual.come_from(ManualSource(code))))
        manual.key_pressed.connect(lambda key: self._type(manual=self.console.typing.manual.press(key)))
        manual.why_written.connect(lambda text: self._type(manual=replace(self.console.typing.manual, why=text)))
        manual.confirmed.connect(lambda: self._type(manual=self.console.typing.manual.confirm()))
        manual.corrected.connect(lambda: self._type(manual=self.console.typing.manual.correct()))
        manual.add_asked.connect(self._add_value)
        manual.cancelled.connect(self._leave_manual)

    def _strike(self, code: str, reason: str) -> None:
        """A reason strikes the value out; the row that was kept stays in the record."""
        self._type(striking="")
        self._ask(lambda: self._live.strike_out(code, reason))

    def _touch_device(self, role: Role) -> None:
        """What a touch on a device's tile does, which its row says."""
        known = self.console.known
        tiles = device_tiles(known.statuses, known.measures, self.console.record, self.console.tell, known.blocked)
        tile = next((tile for tile in tiles if tile.code == role.value), None)
        action = tile.action if tile is not None else ""
        if action == "type":
            self._type(page="manual")
        elif action == "stop":
            self._ask(lambda: self._measuring.stop(role))
        elif action == "start" and role is Role.OTOSCOPE:
            self._type(page="call")
        elif action == "start" and role is Role.CUFF:
            self._ask(lambda: self._measuring.show(role))
            self._type(page="acting")
        elif action == "start":
            self._ask(lambda: self._measuring.show(role))

    def _finish_or_decide(self) -> None:
        console = self.console
        consultation, typing, tell = console.known.consultation, console.typing, console.tell
        if consultation is None:
            return
        button = decision.main_button(consultation, console.known.measures, typing.outcome, typing.reason, tell)
        skipped = decision.skipped_because(completeness(console.record, tell), tell)
        outcome, reason = typing.outcome, typing.reason

        async def do() -> None:
            if button.verb in ("finish", "both"):
                await self._live.finish_measures(skipped)
            if button.verb in ("decide", "both") and outcome is not None:
                await self._live.decide(outcome, reason)

        if not button.closed_because:
            self._ask(do)

    def _note_privacy(self, **noted: bool) -> None:
        before = self.console.record.privacy
        now: Mapping[str, bool] = {"curtain_closed": False, "alone": False, "calm": True}
        if before is not None:
            now = {"curtain_closed": before.curtain_closed, "alone": before.alone, "calm": before.calm}
        all_three = {**now, **noted}
        self._ask(lambda: self._live.note_privacy(**all_three))

    def _add_value(self) -> None:
        form = self.console.typing.manual
        numbers: tuple[tuple[Quantity, Decimal], ...] = form.numbers()
        source = form.source
        if source is not None and numbers:
            self._ask(lambda: self._live.type_value(numbers, source, form.why), lambda _: self._leave_manual())

    def _leave_manual(self) -> None:
        self._type(page="", manual=type(self.console.typing.manual)())

    # ── the call ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _listen_to_call(self) -> None:
        call = self.console.call
        call.accept_asked.connect(lambda code: self._ask(lambda: self._live.answer_request(code, True)))
        call.refuse_asked.connect(lambda code, reason: self._ask(lambda: self._live.answer_request(code, False, reason)))
        call.measure_asked.connect(lambda code: self._ask(lambda: self._measuring.show(Role(code))))
        call.side_chosen.connect(lambda side: self._resume(side=side))
        call.freeze_asked.connect(self._freeze)
        call.resume_asked.connect(lambda: self._resume())
        call.send_asked.connect(self._send_still)
        call.mute_asked.connect(self._mute)
        call.mask_asked.connect(self._mask)
        call.hang_up_asked.connect(self._hang_up)
        call.note_written.connect(lambda text: self._ask(lambda: self._live.write_note(text)))

    def _freeze(self) -> None:
        """One still in full resolution, held here until it is sent or let go."""
        remote = self._remote
        if remote is not None and self.console.typing.side:
            self._bridge.ask(lambda: remote.picture(Role.OTOSCOPE), self._show_still, self._tell_no_still)

    def _show_still(self, jpeg: bytes) -> None:
        self._still = jpeg
        self.console.call.show_picture(QImage.fromData(jpeg))
        self._type(frozen=True)

    def _tell_no_still(self, error: BaseException) -> None:
        if not isinstance(error, Exception):
            raise error
        self._type(notice=self.console.tell.translate("Console", "Pas d’image à figer : l’otoscope n’envoie rien."))

    def _resume(self, **typed: object) -> None:
        self._still = b""
        self.console.call.show_picture(QImage())
        self._type(frozen=False, **typed)

    def _send_still(self) -> None:
        """Keep the frozen picture in the record: from there the practitioner receives it."""
        jpeg, side = self._still, self.console.typing.side
        if not jpeg or not side:
            return
        picture = QImage.fromData(jpeg)
        taken_at: datetime = self.console.clock()
        digest = hashlib.sha256(jpeg).hexdigest()
        image = StillImage(uuid.uuid4().hex, f"otoscope-{side}", taken_at, digest, picture.width(), picture.height(), len(jpeg))

        async def keep() -> None:
            self._live.keep_image(image, jpeg)

        def sent(_: Any) -> None:
            """The next ear is chosen anew, unless it was already."""
            if self.console.typing.side == side:
                self._resume(side="")

        self._ask(keep, sent)

    def _mute(self, on: bool) -> None:
        remote = self._remote

        async def mute() -> None:
            if remote is not None:
                remote.mute(on)

        self._ask(mute)

    def _mask(self, on: bool) -> None:
        remote = self._remote

        async def mask() -> None:
            if remote is not None:
                remote.mask(on)

        self._ask(mask)

    def _hang_up(self) -> None:
        remote = self._remote
        if remote is not None:
            self._ask(lambda: remote.hang_up("Terminé par le téléassistant"))

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _listen_to_end(self) -> None:
        ending, closing = self.console.ending, self.console.closing
        ending.ending_chosen.connect(lambda code: self._type(ending=code, ending_reason=""))
        ending.reason_written.connect(lambda text: self._type(ending_reason=text))
        ending.print_asked.connect(self._print)
        ending.no_sheet_asked.connect(lambda: self._type(printed=False))
        ending.no_sheet_written.connect(lambda text: self._type(no_sheet_reason=text))
        ending.finish_asked.connect(self._finish_visit)
        closing.clean_asked.connect(lambda code: self._ask(lambda: self._live.clean(e.HygieneItem(code))))
        closing.wipe_asked.connect(self._wipe)
        closing.next_asked.connect(lambda: self._learn(finished=None))

    def _ending(self) -> Verb:
        """The ending that was chosen, unless the visit has ended already; as it stands now, in the screens' thread."""
        ended = self.console.record.ending is not None
        code, reason = self.console.typing.ending, self.console.typing.ending_reason

        async def end() -> None:
            if not ended:
                kind, fields = CODES[code]
                await self._live.end(kind, reason=reason, **fields)

        return end

    def _print(self) -> None:
        """The sheet says how the visit ends: so it ends first, then is printed."""
        console, finishing = self.console, self._finishing
        code = code_of(console.record.ending) or console.typing.ending
        if not code or (console.record.ending is None and not console.typing.ending_reason.strip()):
            self._type(notice=console.tell.translate("Console", "Choisissez d’abord l’issue et sa raison."))
            return
        if finishing is None:
            self._type(printed=False)
            self.sheet_told.emit("none")
            return

        end = self._ending()
        self.sheet_told.emit("printing")

        async def end_and_print() -> None:
            await end()
            await finishing.print_sheet()

        self._bridge.ask(end_and_print, self._tell_printed, self._tell_not_printed)

    def _tell_printed(self, _: None) -> None:
        self._type(printed=True)
        self.sheet_told.emit("printed")

    def _tell_not_printed(self, error: BaseException) -> None:
        self.sheet_told.emit("none" if isinstance(error, NoPrinter) else "handed")
        self._tell_refused(error)
        if isinstance(error, NoPrinter):
            self._type(printed=False)

    def _finish_visit(self) -> None:
        printed, why = bool(self.console.typing.printed), self.console.typing.no_sheet_reason
        end = self._ending()

        async def finish() -> None:
            await end()
            await self._live.hand_over_sheet(printed, "" if printed else why)

        self._ask(finish)

    def _wipe(self) -> None:
        """Signing the hygiene is part of the same act: all seven points are done, by whoever wipes."""
        consultation = self.console.known.consultation
        if consultation is None:
            return
        sign = consultation.state is State.HYGIENE

        async def wipe() -> None:
            if sign:
                await self._live.sign_hygiene()
            await self._live.wipe()

        self._ask(wipe)

"""The teleassistant's console: what is known of the visit, what is being typed, and the view-models that show both.

What each page shows is in `ui.assistant.shown`. Nothing here reaches the engine: `ui.assistant_side` tells it what came and listens to its view-models.
Screens' thread only.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from devices.device import Role
from devices.status import Status
from session import events as e
from session.alarm import AlarmRules
from session.call.pictures import Pictures, View
from session.consultation import ENDED_WITHOUT_REPORT, TRANSITIONS, Consultation, State
from session.measure_state import MeasureState
from session.record import Record
from session.skin import ExaminationCamera
from ui.assistant.door import Door, translated
from ui.assistant.known import Known, Typing
from ui.assistant.shown import acting, alert, beside, call, closing, ending, evidence, frame, identity, listening, manual, opening, preparation, questions
from ui.models.acting import ActingModel
from ui.models.alert import AlertModel
from ui.models.assistant_call import AssistantCallModel
from ui.models.closing import ClosingModel
from ui.models.console import ConsoleModel
from ui.models.ending import EndingModel
from ui.models.evidence import EvidenceModel
from ui.models.exchange import ExchangeModel
from ui.models.identity_entry import IdentityEntryModel
from ui.models.listening import ListeningModel
from ui.models.manual_entry import ManualEntryModel
from ui.models.mirror import MirrorModel
from ui.models.moving_picture import MovingPicture
from ui.models.opening import OpeningModel
from ui.models.pleth_trace import PlethTrace
from ui.models.preparation import PreparationModel
from ui.models.questions import QuestionsModel
from ui.views import identity_form, patient_steps
from ui.views.ending import Place
from ui.views.telling import Telling

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


class Workspace(Protocol):
    """The technician's pages, in the same window."""

    def screen(self) -> tuple[str, dict[str, object]]:
        """The page that is open: its QML, and the view-models that it needs."""

    def refresh(self) -> None:
        """Show it as it stands."""


class Console:
    """The pages' view-models, shown anew whenever something known or typed changes."""

    def __init__(
        self,
        rules: AlarmRules,
        place: Place,
        clock: Callable[[], datetime],
        zone: tzinfo,
        *,
        pictures: Pictures | None = None,
        door: Door | None = None,
        camera: ExaminationCamera = ExaminationCamera.OTOSCOPE,
        parent: QObject | None = None,
    ) -> None:
        self.rules, self.place, self.clock, self.zone = rules, place, clock, zone
        self.camera = camera
        self.known = Known()
        self.typing = Typing()
        self.frame = door.frame if door is not None else ConsoleModel(parent)
        self.alert = door.alert if door is not None else AlertModel(parent)
        self.opening = door.opening if door is not None else OpeningModel(parent)
        if door is not None:
            self.known = replace(self.known, people=door.people)
        self.acting = ActingModel(parent)
        self.identity = IdentityEntryModel(parent)
        self.questions = QuestionsModel(parent)
        self.preparation = PreparationModel(parent)
        self.evidence = EvidenceModel(parent)
        self.frame.lay(self.evidence)
        self.manual = ManualEntryModel(parent)
        self.listening = ListeningModel(parent)
        self.call = AssistantCallModel(parent)
        self.ending = EndingModel(parent)
        self.closing = ClosingModel(parent)
        self.exchange = ExchangeModel(parent)
        self.mirror = MirrorModel(parent)
        self.workspace: Workspace | None = None  # the technician's, once one was here
        self._day = self.today
        self.trace = PlethTrace(parent)
        self.sound = PlethTrace(parent)  # what the stethoscope hears
        self.far = MovingPicture(pictures, View.PRACTITIONER, parent, window=1)
        self.near = MovingPicture(pictures, View.SELF, parent, window=1)
        self.scope = MovingPicture(pictures, View.OTOSCOPE, parent, window=1)
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
            self.typing = Typing(mirror_hidden=self.typing.mirror_hidden, person=self.typing.person)
            self.call.show_picture(QImage())
            self.call.show_stills(())
            self.trace.clear()
            self.sound.clear()
            if consultation is not None and consultation.record.identity is not None:
                self.typing = replace(self.typing, identity=identity_form.form_of(consultation.record.identity))
        elif consultation.state is not before.state:
            self.typing = replace(self.typing, page="", outcome=None, reason="", patient_words="", report=False, agreements=False, evidence="", again={})
        elif before.record.identity_stated_at is None and consultation.record.identity_stated_at is not None and self.typing.page == "identity":
            self.typing = replace(self.typing, page="")  # the correction is confirmed: back to where the visit stands
        if consultation is not None and consultation.alert is None:
            self.typing = replace(self.typing, alert_outcome="", alert_reason="")
        finished = before if consultation is None and before is not None and before.state in (State.WIPING, State.WIPED) else None
        self.known = replace(self.known, consultation=consultation, finished=finished if consultation is None else None)
        self.refresh()

    @property
    def tell(self) -> Telling:
        """How things are told now."""
        return Telling(translated, self.clock(), self.zone, self.camera)

    @property
    def today(self) -> date:
        return self.clock().astimezone(self.zone).date()

    @property
    def record(self) -> Record:
        """The visit's record; an empty one where there is no visit."""
        return self.known.record

    @property
    def page(self) -> str:
        """The page that is open: the one asked for, or the one of the visit's state."""
        known = self.known
        if known.in_workshop and self.workspace is not None:
            return "technician"
        if known.at_console is None or not known.opened or known.technician is not None:
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
            "stethoscope": ("Assistant/Listening", {"listening": self.listening, "sound": self.sound}),
            "call": (
                "Assistant/Call",
                {"call": self.call, "desk": self.frame, "exchange": self.exchange, "far": self.far, "near": self.near, "scope": self.scope},
            ),
            "ending": ("Assistant/Ending", {"ending": self.ending}),
            "closing": ("Assistant/Closing", {"closing": self.closing}),
        }
        return self.workspace.screen() if self.page == "technician" and self.workspace is not None else pages[self.page]

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Show everything as it stands; what did not change is not announced."""
        self._turn_day()
        known, typing, tell = self.known, self.typing, self.tell
        frame.show(self.frame, known, typing, self.page, self.place, tell)
        alert.show(self.alert, known, typing, self.rules, tell)
        evidence.show(self.evidence, known, typing, self.page, tell)
        can_act = self.page != "acting" and (self.step(tell) is not patient_steps.NOTHING or self.may_withdraw)
        beside.show_mirror(self.mirror, known, typing, can_act, tell)
        beside.show_exchange(self.exchange, known, tell)
        match self.page:
            case "opening":
                opening.show(self.opening, known, typing, self.place, tell)
            case "acting":
                step = self.step(tell)
                acting.show(self.acting, step, typing.arm if step.code == "position" else typing.patient_words)
            case "identity":
                identity.show(self.identity, known, typing, self.today, tell)
            case "questions":
                questions.show(self.questions, known, typing, self.rules, tell)
            case "preparation":
                preparation.show(self.preparation, known, typing, self.rules, tell)
            case "manual":
                manual.show(self.manual, known, typing, tell)
            case "stethoscope":
                listening.show(self.listening, known, typing, tell)
            case "call":
                call.show(self.call, known, typing, tell)
            case "ending":
                ending.show(self.ending, known, typing, self.place, tell)
            case "closing":
                closing.show(self.closing, known, tell)
            case "technician" if self.workspace is not None:
                self.workspace.refresh()

    def _turn_day(self) -> None:
        """The day's check is of its day: it is asked for again tomorrow, never in mid-visit. After a restart it stands as it was kept."""
        if self.today != self._day and self.known.consultation is None:
            self._day = self.today
            self.known = replace(self.known, checks=MappingProxyType({}), opened=False)

    def step(self, tell: Telling) -> patient_steps.PatientStep:
        """The patient's present step."""
        consultation, typing = self.known.consultation, self.typing
        if consultation is not None and typing.agreements and e.ConsentWithdrawn in TRANSITIONS[consultation.state]:
            return patient_steps.agreements(consultation, typing.withdrawing, tell)
        if consultation is not None and self._guides_cuff(consultation.state) and not typing.report:
            away = self.known.statuses[Role.CUFF].status in (Status.ABSENT, Status.CONNECTING)
            return patient_steps.pressure(self.known.guide, self.known.measures.get(Role.CUFF, MeasureState()), tell, away=away)
        return patient_steps.step(consultation, self.rules, tell, report=self.typing.report)

    def _guides_cuff(self, state: State) -> bool:
        """During the measures; later where the cuff was asked for again, as by a practitioner."""
        late = state in (State.RELEVANCE, State.WAITING, State.CALL, State.CONCLUSION) and self.known.asked is Role.CUFF
        return Role.CUFF in self.known.statuses and (state is State.MEASURES or late)

    @property
    def may_withdraw(self) -> bool:
        """Whether there is an agreement that can still be taken back."""
        consultation = self.known.consultation
        return consultation is not None and bool(consultation.record.consents) and e.ConsentWithdrawn in TRANSITIONS[consultation.state]

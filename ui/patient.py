"""The patient's screens: what is known of the visit, turned into the screen to show and the view-models behind it.

Nothing here reaches the engine: `ui.patient_side` tells it what came and listens to its view-models. Screens' thread only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QObject

from devices.device import Abilities, Role
from devices.measurement import CuffPressure, Measurement, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.alarm import AlarmRules
from session.call.pictures import Pictures, View
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation, State
from session.guided import Phase, PressureGuide
from session.measuring import MeasureState
from session.observation import Observation
from session.people import Author
from session.record import Record
from ui import flow
from ui.models.agreements import Agreement, AgreementsModel, AgreementsView
from ui.models.blood_pressure import BloodPressureModel, BloodPressureView, CuffReading
from ui.models.call import CallModel, CallView
from ui.models.emergency import EmergencyModel, EmergencyView
from ui.models.help import HelpModel, HelpView
from ui.models.idle import IdleModel
from ui.models.moment import MomentModel, MomentView
from ui.models.motive import MotiveModel, MotiveView
from ui.models.moving_picture import MovingPicture
from ui.models.no_call import NoCallModel, NoCallView
from ui.models.otoscope import OtoscopeModel, OtoscopeView
from ui.models.oximeter import OximeterModel, OximeterView
from ui.models.pleth_trace import PlethTrace
from ui.models.posture import PostureModel, PostureView
from ui.models.presence import PresenceModel, PresenceView
from ui.models.question import QuestionModel, QuestionView
from ui.models.recap import RecapModel, RecapView, SentTo
from ui.models.rest import RestModel, RestView
from ui.models.retry import RetryModel, RetryView
from ui.models.stated_identity import StatedIdentityModel, StatedIdentityView
from ui.models.steps import StepsModel
from ui.models.thermometer import ThermometerModel, ThermometerView
from ui.models.top_bar import TopBarModel, TopBarView
from ui.models.waiting import WaitingModel, WaitingView
from ui.models.welcome import WelcomeModel, WelcomeView
from ui.views.speaking import first_name

MEASURED_BY_PATIENT = (Role.CUFF, Role.OXIMETER, Role.THERMOMETER)
WANTED = {Role.CUFF: Quantity.SYSTOLIC, Role.OXIMETER: Quantity.SPO2, Role.THERMOMETER: Quantity.TEMPERATURE}
WHY = {
    e.CallRefused: "refused",
    e.NoPractitioner: "no-practitioner",
    e.PatientLeft: "patient-left",
    e.CallFailed: "call-failed",
}
BARS = {QualityLevel.GOOD: 3, QualityLevel.DOUBTFUL: 1, QualityLevel.REFUSED: 0}


@dataclass(frozen=True)
class Place:
    """Where this booth stands: what one says on the telephone."""

    name: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Look:
    """How the screens speak to this patient."""

    language: str = "fr"
    text_scale: float = 1.0
    voice: bool = False
    high_contrast: bool = False


@dataclass(frozen=True)
class PatientKnown:
    """What the engine told."""

    consultation: Consultation | None = None
    assistant: Author | None = None
    open: bool = False  # somebody is at work here
    statuses: Mapping[Role, DeviceStatus] = field(default_factory=dict)
    measures: Mapping[Role, MeasureState] = field(default_factory=dict)
    guide: PressureGuide = field(default_factory=PressureGuide)
    live: Mapping[Role, CuffPressure | Measurement] = field(default_factory=dict)
    started_at: Mapping[Role, datetime] = field(default_factory=dict)
    line: str = ""  # of the call's own table: new, connecting, up, lost, ended
    camera_on: bool = False
    microphone_on: bool = False
    hub_up: bool | None = None  # None: nobody said yet
    ahead: int | None = None  # how many wait before this patient, as the hub says
    sent_to: tuple[SentTo, ...] = ()
    sheet: str = "handed"
    otoscope: OtoscopeView = field(default_factory=OtoscopeView)


class PatientScreens:
    """Every view-model of the patient's side, and which screen they make."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        rules: AlarmRules,
        abilities: Mapping[Role, Abilities],
        *,
        place: Place | None = None,
        pictures: Pictures | None = None,
        simulated: bool = False,
        accelerated: bool = False,
        oximeter_s: float = 10,
    ) -> None:
        self.clock = clock
        self.rules = rules
        self.abilities = dict(abilities)
        self.place = place or Place()
        self.simulated = simulated
        self.accelerated = accelerated
        self.oximeter_s = oximeter_s
        self.known = PatientKnown()
        self.look = Look()
        self.focus: Role | None = None  # the measure that the patient sees; None: the first that is missing
        self.question_at: str | None = None  # the alarm question gone back to
        self.passed_over: frozenset[Role] = frozenset()
        self.motive_choice = ""  # touched, not yet given
        self.agreements_open = False
        self.help_open = False
        self.alarm_on = False
        self.local_urgency = False

        self.steps, self.tools, self.presence = StepsModel(), TopBarModel(), PresenceModel()
        self.help, self.idle, self.emergency = HelpModel(), IdleModel(), EmergencyModel()
        self.welcome, self.identity, self.agreements = WelcomeModel(), StatedIdentityModel(), AgreementsModel()
        self.motive, self.question, self.moment = MotiveModel(), QuestionModel(), MomentModel()
        self.posture, self.rest, self.pressure, self.retry = PostureModel(), RestModel(), BloodPressureModel(), RetryModel()
        self.oximeter, self.trace, self.thermometer, self.otoscope = OximeterModel(), PlethTrace(), ThermometerModel(), OtoscopeModel()
        self.waiting, self.call, self.recap, self.ending = WaitingModel(), CallModel(), RecapModel(), NoCallModel()
        self.practitioner_picture = MovingPicture(pictures, View.PRACTITIONER)
        self.mirror_picture = MovingPicture(pictures, View.SELF)
        self.otoscope_picture = MovingPicture(pictures, View.OTOSCOPE)

    # ── what the window needs ────────────────────────────────────────────────────────────────────────────────────────

    def frame(self) -> dict[str, QObject]:
        """The view-models of Patient/Frame."""
        return {"steps": self.steps, "tools": self.tools, "help": self.help, "idle": self.idle, "emergency": self.emergency}

    def models_of(self, screen: str) -> dict[str, QObject]:
        """The view-models of one screen."""
        own: dict[str, dict[str, QObject]] = {
            "Patient/Welcome": {"welcome": self.welcome},
            "Patient/StatedIdentity": {"identity": self.identity},
            "Patient/Agreements": {"agreements": self.agreements},
            "Patient/Motive": {"motive": self.motive},
            "Patient/Question": {"question": self.question},
            "Patient/Moment": {"moment": self.moment},
            "Patient/CuffPosition": {"posture": self.posture},
            "Patient/CuffRest": {"rest": self.rest},
            "Patient/BloodPressure": {"pressure": self.pressure},
            "Patient/CuffByHand": {"pressure": self.pressure},
            "Patient/CuffRetry": {"retry": self.retry},
            "Patient/Oximeter": {"oximeter": self.oximeter, "trace": self.trace},
            "Patient/Thermometer": {"thermometer": self.thermometer},
            "Patient/Otoscope": {"otoscope": self.otoscope, "picture": self.otoscope_picture},
            "Patient/Waiting": {"waiting": self.waiting},
            "Patient/Call": {"call": self.call, "practitioner": self.practitioner_picture, "mirror": self.mirror_picture},
            "Patient/Recap": {"recap": self.recap},
            "Patient/NoCall": {"ending": self.ending},
        }
        return {"presence": self.presence, **own[screen]}

    # ── which screen ─────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def state(self) -> State | None:
        return None if self.known.consultation is None else self.known.consultation.state

    @property
    def record(self) -> Record:
        return Record() if self.known.consultation is None else self.known.consultation.record

    @property
    def name(self) -> str:
        """How the assistant is called here: by the first name."""
        assistant = self.known.assistant
        return first_name(assistant.name) if assistant is not None else ""

    def screen(self) -> str:
        """The screen of this instant."""
        if self.agreements_open:
            return "Patient/Agreements"
        if self.known.consultation is None and not self.known.open:
            return "Patient/Moment"
        screen = flow.patient_screen(self.known.consultation)
        if self.state is State.MEASURES and self.known.consultation is not None and self.known.consultation.alert is None:
            return self._measure_screen()
        return screen

    def _measure_screen(self) -> str:
        role = self.shown_measure()
        if role is None:
            return "Patient/Moment"
        if role is Role.CUFF:
            can_stop = self.abilities.get(Role.CUFF, Abilities()).can_stop
            return flow.cuff_screen(self.known.guide, under_way=self.measure(Role.CUFF).under_way, can_stop=can_stop)
        return flow.MEASURE[role]

    def shown_measure(self) -> Role | None:
        """The measure under way; else the one asked for; else the first that is missing."""
        if self.state is not State.MEASURES:
            return None
        for role, state in self.known.measures.items():
            if state.under_way and role in (*MEASURED_BY_PATIENT, Role.OTOSCOPE):
                return role
        if self.focus is not None:
            return self.focus
        return next((role for role in MEASURED_BY_PATIENT if role in self.abilities and role not in self.passed_over and not self.is_done(role)), None)

    def is_done(self, role: Role) -> bool:
        """Whether this visit has its value."""
        if role is Role.CUFF:
            return self.known.guide.phase is Phase.DONE or (self.known.guide.phase is Phase.POSITION and self._kept(role) is not None)
        return self._kept(role) is not None

    def measure(self, role: Role) -> MeasureState:
        """How this device's measure stands."""
        return self.known.measures.get(role, MeasureState())

    def _kept(self, role: Role) -> Observation | None:
        wanted = WANTED[role]
        return next((each for each in reversed(self.record.current_observations) if each.measurement.value(wanted) is not None), None)

    @property
    def nobody_expected(self) -> bool:
        """During a call, a measure or an alert, and where there is nothing to erase, idleness is not watched."""
        consultation = self.known.consultation
        if consultation is None or consultation.alert is not None or self.emergency_open:
            return True
        if self.state in (State.CALL, State.CONCLUSION, State.WAITING, State.HYGIENE, State.WIPING, State.WIPED, State.DELIVERY):
            return True
        guided = self.state is State.MEASURES and self.known.guide.phase in (Phase.REST, Phase.MEASURE, Phase.PAUSE)
        return guided or any(state.under_way for state in self.known.measures.values())

    @property
    def emergency_open(self) -> bool:
        return self.local_urgency or self.record.urgency is not None

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> str:
        """Fill every view-model that is shown with what is known; returns the screen."""
        screen = self.screen()
        self.steps.go_to(0 if self.state is None else flow.STEP[self.state])
        self.tools.show(TopBarView(self.simulated, self.look.voice, network_cut=self.known.hub_up is False))
        retry = screen == "Patient/CuffRetry"
        profession = self.known.assistant.profession.lower() if self.known.assistant is not None else ""
        self.presence.show(PresenceView(self.name, profession, self.known.camera_on, self.known.microphone_on, takes_over=retry))
        self.help.show(self._help())
        self.emergency.show(self._emergency())
        self._show_path(screen)
        self._show_measures(screen)
        self._show_end(screen)
        return screen

    def _help(self) -> HelpView | None:
        if not self.help_open:
            return None
        may_change = bool(self.record.consents) and self.state not in (State.CONSENT, State.HYGIENE, State.WIPING, State.WIPED, None)
        look = self.look
        return HelpView(self.name, look.text_scale, look.voice, look.high_contrast, may_change, self.state is not None)

    def _emergency(self) -> EmergencyView | None:
        if not self.emergency_open:
            return None
        return EmergencyView(self.name, self.place.name, self.place.address, self._who(), self._values(), self.alarm_on)

    def _who(self) -> str:
        identity = self.record.identity
        if identity is None:
            return ""
        return self.emergency.person(identity.traits.sex.value, identity.traits.age(self.clock().date()))

    def _values(self) -> str:
        return self.emergency.values([each.measurement for each in self.record.current_observations])

    def _show_path(self, screen: str) -> None:
        record, look = self.record, self.look
        if screen == "Patient/Welcome":
            profession = self.known.assistant.profession.lower() if self.known.assistant is not None else ""
            self.welcome.show(WelcomeView(self.name, profession, look.language, look.text_scale, look.voice, look.high_contrast))
        elif screen == "Patient/StatedIdentity" and record.identity is not None:
            traits = record.identity.traits
            first = " ".join(name.title() for name in traits.first_names)
            self.identity.show(StatedIdentityView(self.name, f"{traits.birth_name} {first}", traits.birth_date))
        elif screen == "Patient/Agreements":
            self.agreements.show(AgreementsView(self.name, tuple(self._agreement(purpose) for purpose in WORDINGS), later=self.agreements_open))
        elif screen == "Patient/Motive":
            self.motive.show(MotiveView(chosen=self.motive_choice))
        elif screen == "Patient/Question":
            self.question.show(self._question())
        elif screen == "Patient/Moment":
            consultation = self.known.consultation
            self.moment.show(MomentView("closed" if consultation is None else flow.moment(consultation), self.name))

    def _agreement(self, purpose: Purpose) -> Agreement:
        given = self.record.consents.get(purpose)
        withdrawn = isinstance(given, e.ConsentWithdrawn)
        answer = None if given is None or withdrawn else isinstance(given, e.ConsentGiven)
        return Agreement(purpose.value, WORDINGS[purpose].title, WORDINGS[purpose].explanation, answer, withdrawn)

    def current_question(self) -> str | None:
        """The alarm question on the screen: the one gone back to, or the first without an answer, or the last."""
        flags = [flag.flag_id for flag in self.rules.red_flags]
        if self.question_at is not None:
            return self.question_at
        return next((flag for flag in flags if flag not in self.record.red_flags), flags[-1] if flags else None)

    def _question(self) -> QuestionView:
        flag_id = self.current_question()
        place = next((n for n, flag in enumerate(self.rules.red_flags) if flag.flag_id == flag_id), 0)
        flag = self.rules.red_flags[place]
        given = self.record.red_flags.get(flag.flag_id)
        return QuestionView(flag.question, flag.help, place + 1, len(self.rules.red_flags), given.kind.value if given else "")

    def _show_measures(self, screen: str) -> None:
        guide = self.known.guide
        if screen == "Patient/CuffPosition":
            self.posture.show(PostureView(self.name, frozenset(posture.value for posture in guide.ticks)))
        elif screen == "Patient/CuffRest":
            total = max(1, round(guide.rest.total_seconds()))
            self.rest.show(RestView(self.name, round(guide.left.total_seconds()), total, guide.held, self.accelerated))
        elif screen in ("Patient/BloodPressure", "Patient/CuffByHand"):
            self.pressure.show(self._pressure())
        elif screen == "Patient/CuffRetry":
            self.retry.show(RetryView(self.name, guide.failures or (Reason.DEVICE_ERROR,)))
        elif screen == "Patient/Oximeter":
            self.oximeter.show(self._oximeter())
        elif screen == "Patient/Thermometer":
            self.thermometer.show(self._thermometer())
        elif screen == "Patient/Otoscope":
            self.otoscope.show(replace(self.known.otoscope, assistant=self.name, kept=len(self.record.images)))

    def _since(self, role: Role) -> float:
        began = self.known.started_at.get(role)
        return 0.0 if began is None else max(0.0, (self.clock() - began).total_seconds())

    def _pressure(self) -> BloodPressureView:
        guide, live = self.known.guide, self.known.live.get(Role.CUFF)
        pause = round(guide.left.total_seconds()) if guide.phase is Phase.PAUSE else 0
        under_way = self.measure(Role.CUFF).under_way
        pressed = live if isinstance(live, CuffPressure) and under_way else None
        return BloodPressureView(
            assistant=self.name,
            done=tuple(_reading(observation) for observation in guide.readings),
            measuring=under_way,
            cuff_mmhg=round(pressed.mmhg) if pressed is not None else None,
            pulse_found=pressed is not None and pressed.pulse_found,
            elapsed_s=int(self._since(Role.CUFF)),
            pause_s=max(1, pause) if guide.phase is Phase.PAUSE else 0,
            has_live_pressure=self.abilities.get(Role.CUFF, Abilities()).has_live_pressure,
        )

    def _oximeter(self) -> OximeterView:
        state = self.measure(Role.OXIMETER)
        if not state.under_way and (kept := self._kept(Role.OXIMETER)) is not None:
            spo2, pulse = kept.measurement.value(Quantity.SPO2), kept.measurement.value(Quantity.PULSE_RATE)
            return OximeterView(_whole(spo2), _whole(pulse), 3, 1.0, 0, done=True)
        trouble = self._oximeter_trouble(state)
        live = self.known.live.get(Role.OXIMETER)
        if trouble is not None or not isinstance(live, Measurement):
            return OximeterView(trouble=trouble or Reason.SEARCHING)
        since = self._since(Role.OXIMETER)
        remaining = max(0, round(self.oximeter_s - since)) if state.under_way else 0
        return OximeterView(
            spo2=_whole(live.value(Quantity.SPO2)),
            pulse_rate=_whole(live.value(Quantity.PULSE_RATE)),
            quality=BARS[live.quality.level],
            progress=min(0.95, since / self.oximeter_s) if state.under_way else 0.0,
            remaining_s=remaining,
        )

    def _oximeter_trouble(self, state: MeasureState) -> Reason | None:
        """Why there is no value now: the link, the finger, or the try before."""
        status = self.known.statuses.get(Role.OXIMETER)
        if status is None or status.status in (Status.ABSENT, Status.FAULT, Status.CONNECTING):
            return Reason.NO_DATA
        return status.signal or (state.failed if not state.under_way else None)

    def _thermometer(self) -> ThermometerView:
        kept, state = self._kept(Role.THERMOMETER), self.measure(Role.THERMOMETER)
        status = self.known.statuses.get(Role.THERMOMETER)
        connected = status is not None and status.status in (Status.READY, Status.MEASURING)
        value = kept.measurement.value(Quantity.TEMPERATURE) if kept is not None and not state.under_way else None
        return ThermometerView(self.name, value, connected or kept is not None, state.failed is not None and value is None and not state.under_way)

    def _show_end(self, screen: str) -> None:
        record = self.record
        if screen == "Patient/Waiting":
            waited = int((self.clock() - record.queued_at).total_seconds() // 60) if record.queued_at is not None else 0
            self.waiting.show(WaitingView(self.known.ahead, waited_min=max(0, waited), reached=self.known.hub_up is not False))
        elif screen == "Patient/Call":
            practitioner = record.practitioner
            name, profession, at = (practitioner.name, practitioner.profession, practitioner.place) if practitioner else ("", "", "")
            line = "connecting" if self.known.line in ("", "new") else self.known.line
            self.call.show(CallView(name, profession, at, line, self.known.camera_on, self.known.microphone_on, line != "up"))
        elif screen == "Patient/Recap":
            self.recap.show(self._recap())
        elif screen == "Patient/NoCall":
            self.ending.show(self._no_call())

    def _recap(self) -> RecapView:
        draft, practitioner = self.record.draft, self.record.practitioner
        return RecapView(
            assistant=self.name,
            practitioner=practitioner.name if practitioner else "",
            finding=draft.patient_words or draft.conclusion,
            plan=draft.plan,
            follow_up=draft.follow_up,
            call_again_if=draft.call_again_if,
            phone=self.place.phone,
            sent_to=self.known.sent_to,
        )

    def _no_call(self) -> NoCallView:
        ending = self.record.ending
        if isinstance(ending, e.Oriented):
            return NoCallView(self.name, ending.outcome.value, ending.place, "", self.place.phone, self.known.sheet)
        why = WHY.get(type(ending), "no-practitioner") if ending is not None else "no-practitioner"
        return NoCallView(self.name, why, phone=self.place.phone, sheet=self.known.sheet)


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else round(number)


def _reading(observation: Observation) -> CuffReading:
    value = observation.measurement.value
    return CuffReading(_whole(value(Quantity.SYSTOLIC)) or 0, _whole(value(Quantity.DIASTOLIC)) or 0, _whole(value(Quantity.PULSE_RATE)))

"""The patient's screens: what is known of the visit, turned into the screen to show and the view-models behind it.

Nothing here reaches the engine: `ui.patient_side` tells it what came and listens to its view-models. Screens' thread only.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from devices.device import Abilities, Role
from devices.measurement import Reason
from session.alarm import AlarmRules
from session.call.pictures import Pictures, View
from session.consent import WORDINGS
from session.consultation import ENDED_WITHOUT_REPORT, State
from session.guided import Phase
from session.record import Record
from session.skin import ExaminationCamera
from session.standing import standing
from ui import flow
from ui.models.agreements import AgreementsModel, AgreementsView
from ui.models.blood_pressure import BloodPressureModel
from ui.models.call import CallModel
from ui.models.emergency import EmergencyModel, EmergencyView
from ui.models.help import HelpModel, HelpView
from ui.models.idle import IdleModel
from ui.models.moment import MomentModel, MomentView
from ui.models.motive import MotiveModel, MotiveView
from ui.models.moving_picture import MovingPicture
from ui.models.no_call import NoCallModel
from ui.models.otoscope import OtoscopeModel
from ui.models.oximeter import OximeterModel
from ui.models.pleth_trace import PlethTrace
from ui.models.posture import PostureModel
from ui.models.presence import PresenceModel, PresenceView
from ui.models.question import QuestionModel
from ui.models.recap import RecapModel
from ui.models.rest import RestModel, RestView
from ui.models.retry import RetryModel, RetryView
from ui.models.stated_identity import StatedIdentityModel, StatedIdentityView
from ui.models.steps import StepsModel
from ui.models.thermometer import ThermometerModel
from ui.models.top_bar import TopBarModel, TopBarView
from ui.models.waiting import WaitingModel
from ui.models.welcome import WelcomeModel, WelcomeView
from ui.patient.known import MEASURED_BY_PATIENT, Look, PatientKnown, Place
from ui.patient.shown import end, measures, path
from ui.views.speaking import first_name

SAYS = {"Patient/Recap": "recap", "Patient/NoCall": "leaving"}  # at this screen whoever is beside the patient speaks, in the bar


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
        camera: ExaminationCamera = ExaminationCamera.OTOSCOPE,
    ) -> None:
        self.clock = clock
        self.rules = rules
        self.abilities = dict(abilities)
        self.place = place or Place()
        self.simulated = simulated
        self.accelerated = accelerated
        self.oximeter_s = oximeter_s
        self.camera = camera
        self.known = PatientKnown()
        self.look = Look()
        self.focus: Role | None = None  # the measure that the patient sees; None: the first that is missing
        self.question_at: str | None = None  # the alarm question gone back to
        self.passed_over: frozenset[Role] = frozenset()
        self.motive_choice = ""  # touched, not yet given
        self.agreements_open = False
        self.identity_again = False  # gone back to from the agreements, only to be read
        self.help_open = False
        self.alarm_on = False
        self.local_urgency = False
        self.speaks = True  # whether this booth can read aloud: where it cannot, nothing offers it

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
        return self.known.record

    @property
    def name(self) -> str:
        """How the assistant is called here: by the first name; empty while nobody is there."""
        assistant = self.known.assistant
        return first_name(assistant.name) if assistant is not None and not self.is_closed else ""

    @property
    def is_closed(self) -> bool:
        """Whether nobody is received: no visit goes on, and nobody is at work or a technician is."""
        return self.known.consultation is None and (self.known.upkeep or not self.known.open)

    def screen(self) -> str:
        """The screen of this instant."""
        if self.cuff_works:  # whatever else there is to say or to read, « Arrêter » stays at hand
            return self._cuff_screen()
        if self.agreements_open:
            return "Patient/Agreements"
        if self.is_closed:
            return "Patient/Moment"
        if self.identity_again and self.state is State.CONSENT:
            return "Patient/StatedIdentity"
        screen, visit = flow.patient_screen(self.known.consultation), self.known.consultation
        if visit is None or self.state not in flow.WITH_CUFF:
            return screen
        asked = flow.asks_identity_again(visit) and not self.is_measuring
        if visit.alert is not None or asked or self.is_listened_to:
            return screen
        if self.state is State.MEASURES:
            return self._measure_screen()
        again = self.is_guided or (self.focus is Role.CUFF and self.known.guide.phase is Phase.POSITION)
        return self._cuff_screen() if again and self.state in flow.CUFF_AGAIN else screen

    def _measure_screen(self) -> str:
        role = self.shown_measure()
        if role is None:
            return "Patient/Moment"
        return self._cuff_screen() if role is Role.CUFF else flow.MEASURE[role]

    def _cuff_screen(self) -> str:
        can_stop = self.abilities.get(Role.CUFF, Abilities()).can_stop
        cuff = self.known.measure(Role.CUFF)
        return flow.cuff_screen(self.known.guide, under_way=cuff.under_way, can_stop=can_stop, looked_at=cuff.pending is not None)

    @property
    def cuff_works(self) -> bool:
        """Whether a cuff tightens, or may at any moment."""
        return self.state in flow.WITH_CUFF and self.known.measure(Role.CUFF).under_way

    def shown_measure(self) -> Role | None:
        """The measure under way; else the one asked for; else the first that is missing."""
        if self.state is not State.MEASURES:
            return None
        for role, state in self.known.measures.items():
            if state.under_way and role in (*MEASURED_BY_PATIENT, Role.OTOSCOPE):
                return role
        if self.focus is not None and not (self.focus is Role.CUFF and self.known.guide.phase is Phase.DONE):
            return self.focus
        return next((role for role in MEASURED_BY_PATIENT if role in self.abilities and role not in self.passed_over and not self.is_done(role)), None)

    def before(self, role: Role) -> Role | None:
        """The patient's measure before this one; None where there is none to go back to, as while this one goes on."""
        present = [each for each in MEASURED_BY_PATIENT if each in self.abilities]
        place = present.index(role) - 1
        if place < 0 or self.known.measure(role).under_way or (present[place] is Role.CUFF and self.known.guide.phase is Phase.DONE):
            return None
        return present[place]

    def is_done(self, role: Role) -> bool:
        """Whether this visit has its value."""
        if role is Role.CUFF:
            return self.known.guide.phase is Phase.DONE or (self.known.guide.phase is Phase.POSITION and self.known.kept(role) is not None)
        return self.known.kept(role) is not None

    @property
    def nobody_expected(self) -> bool:
        """During a call, a measure or an alert, and where there is nothing to erase or it is over already, idleness is not watched."""
        consultation = self.known.consultation
        if consultation is None or consultation.alert is not None or self.emergency_open:
            return True
        over = (*ENDED_WITHOUT_REPORT, State.DELIVERY, State.HYGIENE, State.WIPING, State.WIPED)
        if self.state in (State.WAITING, State.CALL, State.CONCLUSION, *over):
            return True
        return self.is_measuring or self.shown_measure() is Role.OTOSCOPE  # in the ear, nobody touches a screen

    @property
    def is_measuring(self) -> bool:
        """Whether a measure, or the guided one's rest, goes on: its screen is not taken away."""
        return self.is_guided or self.known.stethoscope_on or any(state.under_way for state in self.known.measures.values())

    @property
    def is_guided(self) -> bool:
        """Whether the cuff's rest, measure or pause goes on."""
        return self.known.guide.phase in (Phase.REST, Phase.MEASURE, Phase.PAUSE)

    @property
    def is_listened_to(self) -> bool:
        """Whether the stethoscope is on while the measures are taken: the patient breathes quietly, and has nothing to touch."""
        consultation = self.known.consultation
        return self.known.stethoscope_on and self.state is State.MEASURES and consultation is not None and consultation.alert is None

    @property
    def emergency_open(self) -> bool:
        return self.local_urgency or self.record.urgency is not None

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> str:
        """Fill every view-model that is shown with what is known; returns the screen."""
        screen = self.screen()
        self.steps.go_to(0 if self.state is None else flow.STEP[self.state])
        self.tools.show(TopBarView(self.simulated, self.look.voice, network_cut=self.known.hub_up is False, speaks=self.speaks))
        profession = self.known.assistant.profession.lower() if self.known.assistant is not None else ""
        known = self.known
        takes_over = screen == "Patient/CuffRetry"
        says = "closed" if self.is_closed else "" if self.record.is_emergency else SAYS.get(screen, "")
        self.presence.show(PresenceView(self.name, profession, known.camera_on, known.microphone_on, known.stethoscope_on, takes_over, says))
        self.help.show(self._help())
        self.emergency.show(self._emergency())
        self._show_path(screen)
        self._show_measures(screen)
        self._show_end(screen)
        return screen

    def _help(self) -> HelpView | None:
        if not self.help_open:
            return None
        over = (State.CONSENT, State.HYGIENE, State.WIPING, State.WIPED, None)
        may_change = bool(self.record.consents) and self.state not in over and not self.cuff_works
        look = self.look
        return HelpView(self.name, look.text_scale, look.voice, look.high_contrast, may_change, self.state is not None, self.speaks)

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
        held = standing(self.record)
        return self.emergency.values({quantity: [each.observation.measurement for each in some] for quantity, some in held.items()})

    def _show_path(self, screen: str) -> None:
        record, look = self.record, self.look
        if screen == "Patient/Welcome":
            profession = self.known.assistant.profession.lower() if self.known.assistant is not None else ""
            self.welcome.show(WelcomeView(self.name, profession, look.language, look.text_scale, look.voice, look.high_contrast, self.speaks))
        elif screen == "Patient/StatedIdentity" and record.identity is not None:
            traits = record.identity.traits
            first = " ".join(name.title() for name in traits.first_names)
            self.identity.show(StatedIdentityView(self.name, f"{traits.birth_name} {first}", traits.birth_date))
        elif screen == "Patient/Agreements":
            self.agreements.show(AgreementsView(self.name, tuple(path.agreement(record, purpose) for purpose in WORDINGS), later=self.agreements_open))
        elif screen == "Patient/Motive":
            self.motive.show(MotiveView(chosen=self.motive_choice))
        elif screen == "Patient/Question":
            self.question.show(path.question(record, self.rules, self.current_question()))
        elif screen == "Patient/Moment":
            consultation = self.known.consultation
            closed = MomentView("upkeep" if self.known.upkeep else "closed", self.name)
            quiet = closed if consultation is None else end.moment(consultation, self.name)
            what = "listening" if self.is_listened_to else "reading" if self._reading_is_looked_at else quiet.what
            self.moment.show(replace(quiet, what=what))

    @property
    def _reading_is_looked_at(self) -> bool:
        """Whether the cuff has done its part, and the series waits until the assistant keeps a doubtful reading or lets it go."""
        visit = self.known.consultation
        looked_at = self.known.guide.phase is Phase.MEASURE and self.known.measure(Role.CUFF).pending is not None
        return looked_at and visit is not None and visit.alert is None and self.state in flow.WITH_CUFF

    def current_question(self) -> str | None:
        """The alarm question on the screen: the one gone back to, or the first without an answer, or the last."""
        flags = [flag.flag_id for flag in self.rules.red_flags]
        if self.question_at is not None:
            return self.question_at
        return next((flag for flag in flags if flag not in self.record.red_flags), flags[-1] if flags else None)

    def _show_measures(self, screen: str) -> None:
        guide = self.known.guide
        if screen == "Patient/CuffPosition":
            self.posture.show(replace(measures.posture(guide, self.name), may_go_back=self.state is not State.MEASURES))
        elif screen == "Patient/CuffRest":
            total = max(1, round(guide.rest.total_seconds()))
            self.rest.show(RestView(self.name, round(guide.left.total_seconds()), total, guide.held, self.accelerated))
        elif screen in ("Patient/BloodPressure", "Patient/CuffByHand"):
            cuff = self.abilities.get(Role.CUFF, Abilities())
            self.pressure.show(measures.pressure(self.known, self.name, self._since(Role.CUFF), has_live_pressure=cuff.has_live_pressure))
        elif screen == "Patient/CuffRetry":
            self.retry.show(RetryView(self.name, guide.failures or (Reason.DEVICE_ERROR,)))
        elif screen == "Patient/Oximeter":
            shown = measures.oximeter(self.known, self._since(Role.OXIMETER), self.oximeter_s, self.clock())
            self.oximeter.show(replace(shown, may_go_back=self.before(Role.OXIMETER) is not None))
        elif screen == "Patient/Thermometer":
            self.thermometer.show(replace(measures.thermometer(self.known, self.name), may_go_back=self.before(Role.THERMOMETER) is not None))
        elif screen == "Patient/Otoscope":
            self.otoscope.show(replace(self.known.otoscope, assistant=self.name, kept=len(self.record.images), skin=self.camera.sees_skin))

    def _since(self, role: Role) -> float:
        began = self.known.started_at.get(role)
        return 0.0 if began is None else max(0.0, (self.clock() - began).total_seconds())

    def _show_end(self, screen: str) -> None:
        if screen == "Patient/Waiting":
            self.waiting.show(end.waiting(self.known, self.clock()))
        elif screen == "Patient/Call":
            self.call.show(end.call(self.known))
        elif screen == "Patient/Recap":
            self.recap.show(end.recap(self.known, self.name, self.place))
        elif screen == "Patient/NoCall":
            self.ending.show(end.no_call(self.known, self.name, self.place))

"""What is known of the visit on the patient's side: where the booth stands, how the screens speak, what the engine told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from devices.device import Role
from devices.measurement import CuffPressure, Measurement, Quantity
from devices.status import DeviceStatus
from session.call.control import Heard, Seen
from session.call.media_link import MediaHealth
from session.consultation import Consultation
from session.guided import PressureGuide
from session.measure_state import MeasureState
from session.observation import Observation
from session.people import Author
from session.record import Record
from ui.models.otoscope import OtoscopeView
from ui.models.recap import SentTo

MEASURED_BY_PATIENT = (Role.CUFF, Role.OXIMETER, Role.THERMOMETER)
WANTED = {Role.CUFF: Quantity.SYSTOLIC, Role.OXIMETER: Quantity.SPO2, Role.THERMOMETER: Quantity.TEMPERATURE}


@dataclass(frozen=True)
class Place:
    """Where this booth stands: what one says on the telephone, and where one goes from here."""

    name: str = ""
    address: str = ""
    phone: str = ""
    in_person: str = ""  # where it sends people who leave without a call; empty: the assistant writes it on the sheet
    in_person_where: str = ""


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
    upkeep: bool = False  # a technician works on the booth
    statuses: Mapping[Role, DeviceStatus] = field(default_factory=dict)
    measures: Mapping[Role, MeasureState] = field(default_factory=dict)
    guide: PressureGuide = field(default_factory=PressureGuide)
    live: Mapping[Role, CuffPressure | Measurement] = field(default_factory=dict)
    live_at: Mapping[Role, datetime] = field(default_factory=dict)  # when it came
    started_at: Mapping[Role, datetime] = field(default_factory=dict)
    line: str = ""  # of the call's own table: new, connecting, up, lost, ended
    media: MediaHealth = field(default_factory=MediaHealth)
    stethoscope_on: bool = False
    hub_up: bool | None = None  # None: nobody said yet
    ahead: int | None = None  # how many wait before this patient, as the hub says
    sent_to: tuple[SentTo, ...] = ()
    sheet: str = "handed"
    otoscope: OtoscopeView = field(default_factory=OtoscopeView)

    @property
    def record(self) -> Record:
        """The visit's record; an empty one where there is no visit."""
        return Record() if self.consultation is None else self.consultation.record

    @property
    def camera_on(self) -> bool:
        """Whether any camera is on that somebody may see through."""
        return Seen.PRESENT in (self.media.patient_camera.seen, self.media.otoscope.seen) and not self.media.masked

    @property
    def microphone_on(self) -> bool:
        return self.media.sound.microphone is Heard.PRESENT and not self.media.muted

    def kept(self, role: Role) -> Observation | None:
        """The last value of this device's that the record holds."""
        wanted = WANTED[role]
        return next((each for each in reversed(self.record.current_observations) if each.measurement.value(wanted) is not None), None)

    def measure(self, role: Role) -> MeasureState:
        """How this device's measure stands."""
        return self.measures.get(role, MeasureState())

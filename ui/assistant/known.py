"""What is known of the visit at the console, and what the assistant has typed and not kept yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from devices.device import Role
from devices.picture_score import PictureScore
from devices.status import DeviceStatus
from session import events as e
from session.consent import Purpose
from session.consultation import Consultation
from session.delivery.delivery import Delivery
from session.guided import PressureGuide
from session.identity.typed import TypedIdentity
from session.listening import Auscultating
from session.logins import Login
from session.measure_state import MeasureState
from session.people import Author
from session.record import Record
from ui.views.evidence import Again
from ui.views.manual_form import ManualForm
from ui.views.opening import CheckKind, CheckResult, Person

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
    listening: Auscultating = field(default_factory=Auscultating)
    assistant: Author | None = None  # who answers for the visit
    locked: bool = False  # nothing here may be touched or read without a code
    people: tuple[Person, ...] = ()
    technicians: tuple[Person, ...] | None = None  # None: this booth has no workspace for them
    technician: Login | None = None  # who works on the devices: the booth is closed to patients
    checks: Mapping[CheckKind, CheckResult] = field(default_factory=_nothing)
    deliveries: tuple[Delivery, ...] = ()
    hub_up: bool | None = None  # None: there is no hub to reach
    call: CallStanding = CallStanding()
    scope_score: PictureScore | None = None  # how good the otoscope's picture is now
    blocked: frozenset[Role] = frozenset()
    asked: Role | None = None  # the measure that the patient is guided through
    opened: bool = False  # the day's opening is done
    siren_mute: bool = False  # Urgence is on, and nothing rings
    urgency_at: datetime | None = None  # Urgence called on either screen, whatever the record knows of it
    simulated: bool = False
    set_aside: int = 0  # visits whose file does not open

    @property
    def at_console(self) -> Author | None:
        """Who is at the console with it open; None where nobody is."""
        return None if self.locked else self.assistant

    @property
    def in_workshop(self) -> bool:
        """Whether a technician is at the console with it open."""
        return self.technician is not None and not self.technician.locked

    @property
    def record(self) -> Record:
        """The visit's record; an empty one where there is no visit."""
        return self.consultation.record if self.consultation is not None else Record()


@dataclass(frozen=True)
class Still:
    """A picture of the examination camera: whose, of what place and of when is settled as it is asked for."""

    visit: str
    side: str  # "left" or "right" ear, or where on the skin
    at: datetime
    jpeg: bytes = field(default=b"", repr=False)
    score: PictureScore | None = None


@dataclass(frozen=True)
class Typing:
    """What is chosen or typed, and not kept yet. Gone with the visit."""

    page: str = ""  # a page asked for, instead of the state's own
    notice: str = ""
    person: str = ""
    technicians: bool = False  # the names at the opening are the technicians'
    code: str = field(default="", repr=False)
    wrong: str = ""
    outcome: e.Outcome | None = None
    reason: str = ""
    identity: TypedIdentity = field(default_factory=TypedIdentity, repr=False)
    name_matches: bool = False
    date_matches: bool = False
    correction: str = ""  # why the identity is corrected
    tried: bool = False  # what is empty is said once one tried to go on
    manual: ManualForm = field(default_factory=ManualForm, repr=False)
    details: Mapping[str, str] = field(default_factory=_nothing, repr=False)
    ending: str = ""
    ending_reason: str = ""
    sheet: e.Sheet | None = None  # what became of the patient's sheet; None: not known yet
    no_sheet_reason: str = ""
    patient_words: str = field(default="", repr=False)
    arm: str = ""  # around, as typed
    alert_outcome: str = ""
    alert_reason: str = ""
    side: str = ""  # "left" or "right" ear, or where on the skin
    site: str = ""  # where to listen
    still: Still | None = None  # frozen, and not sent yet
    mirror_hidden: bool = False
    report: bool = False  # the alarm questions were asked for again
    agreements: bool = False  # the agreements were asked for again
    withdrawing: Purpose | None = None  # touched once: asked for again before it is taken back
    striking: str = ""  # the kept value that is about to be struck out
    evidence: str = ""  # the row whose sheet is open
    again: Again = field(default_factory=_nothing, repr=False)  # what its bytes say now

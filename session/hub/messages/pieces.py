"""What the messages of the booth are made of: a value, a picture, a decision, a report to read again, as the page shows each."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ShownValue:
    """One number of a kept observation."""

    quantity: str  # LOINC
    number: str  # as the instrument gave it
    unit: str  # UCUM


@dataclass(frozen=True)
class ShownNote:
    """A remark about one value beside what one expects, or beside an earlier value of the visit. Never a refusal."""

    quantity: str  # LOINC
    kind: str  # session.compared.NoteKind
    by: str = ""  # how far from the earlier value
    unit: str = ""
    before_at: datetime | None = None  # of the earlier value


@dataclass(frozen=True)
class ShownDiscarded:
    """A measurement that was not kept, and why: its numbers count nowhere."""

    values: tuple[ShownValue, ...]
    at: datetime
    device: str
    reason: str  # devices.measurement.Reason
    author: str  # who let it go; empty: the booth refused it


@dataclass(frozen=True)
class ShownEvidence:
    """What stands behind a kept number: the bytes, what they say when they are read again now, and the wave under it."""

    codec: str  # family and version
    size: int  # bytes on the wire
    head: str  # the first of them, in hexadecimal
    sha256: str
    reread: str  # same, different, unreadable; empty where it cannot be tried here
    score: int | None = None  # how well the wave could be read, of 100; no accuracy
    seconds: int = 0
    beats: int = 0
    rate: int | None = None


@dataclass(frozen=True)
class ShownObservation:
    """A kept observation, with all that says how far it may be believed."""

    observation_id: str
    values: tuple[ShownValue, ...]
    taken_at: datetime
    device: str
    simulated: bool
    origin: str  # devices.measurement.Origin
    source: str  # session.observation.ManualSource, empty for a device
    quality: str  # devices.measurement.QualityLevel
    reasons: tuple[str, ...]
    calibration: str  # devices.calibration.CalibrationState
    average_of: int = 0  # how many readings it is the average of
    unattended: bool = False  # kept by itself while the assistant's console was locked
    alarming: tuple[str, ...] = ()  # findings of the rules, in words
    unweighed: tuple[str, ...] = ()  # LOINC codes of its values that no limit of the rules is made for at this age: calm says nothing
    stands: tuple[str, ...] = ()  # LOINC codes of its values that hold for their source; each source has its own
    readings: int = 0  # how many were taken in its series
    spread: str = ""  # of an average: how far its readings lie apart, mmHg
    irregular: bool = False  # the cuff felt an irregular pulse
    cuff: str = ""  # size and the arms that it is made for
    arm_cm: str = ""  # around, by the tape; « unknown » where nobody could say; empty where it was not asked
    site: str = ""  # on the body
    own_words: str = ""  # number and unit as the device gave them, where they were converted
    perfusion: str = ""  # %, as the oximeter tells it; empty where it does not
    notes: tuple[ShownNote, ...] = ()
    evidence: ShownEvidence | None = None  # None for a typed value and for an average


@dataclass(frozen=True)
class ShownAnswer:
    """A question and its answer, in words."""

    question: str
    kind: str  # session.events.AnswerKind; "not-asked" where there is none
    detail: str = ""


@dataclass(frozen=True)
class ShownImage:
    """A picture kept in the record; its bytes are fetched by its id."""

    image_id: str
    subject: str
    taken_at: datetime
    width: int
    height: int
    focus: int | None = None  # of 100; None where nobody looked
    flaw: str = ""  # devices.picture_score.PictureFlaw; empty where nobody looked
    calibration: str = "unspecified"  # of the camera, as an observation's
    site: str = ""  # of a picture of the skin: where on the body, in words


@dataclass(frozen=True)
class ShownSound:
    """A recording of heart or lungs kept in the record; its WAV is fetched by its id."""

    sound_id: str
    site: str  # in words
    taken_at: datetime
    seconds: float
    missing_s: float  # lost in the sound card: silence stands in its place
    device: str
    simulated: bool
    quality: str
    reasons: tuple[str, ...]
    calibration: str  # devices.calibration.CalibrationState
    sha256: str


@dataclass(frozen=True)
class ShownChat:
    """One message between assistant and practitioner."""

    message_id: str
    author: str
    mine: bool  # the practitioner's own
    at: datetime
    text: str


@dataclass(frozen=True)
class ShownRequest:
    """A measure that the practitioner asked for: "open", "accepted" or "refused", with the reason."""

    request_id: str
    what: str
    note: str
    state: str
    reason: str = ""


@dataclass(frozen=True)
class ShownDecision:
    """One decision of relevance, by whom and why."""

    outcome: str
    reason: str
    author: str
    at: datetime


@dataclass(frozen=True)
class Missing:
    """Something that a complete record of this motive would have."""

    item: str  # its code, for `Draft.cannot_have`
    words: str


@dataclass(frozen=True)
class ShownCorrection:
    """An identity as it was before it was corrected, and by whom, when and why it was."""

    full_name: str
    birth_date: date
    reason: str
    author: str
    at: datetime


@dataclass(frozen=True)
class ShownToReview:
    """One report with values in doubt: never whose."""

    document_id: str
    first: datetime  # of its values that are in doubt
    last: datetime
    quantities: tuple[str, ...]  # in words
    decision: str = ""  # one of from_page.DECISIONS; empty: none yet
    sentence: str = ""
    decided_at: datetime | None = None
    reason: str = ""  # why it is not what was decided before; empty for a first decision


@dataclass(frozen=True)
class ShownReview:
    """Why a practitioner is to read reports again: which device, out of its limits in what, since when. It stays once all are decided."""

    check_id: str
    device: str  # name and serial number
    place: str  # of the booth
    quantities: tuple[str, ...]  # in words
    since: datetime | None  # the last good check; None: there was none
    found_at: datetime
    why: str  # what was found, in words
    total: int  # reports that this practitioner signed
    decided: int
    reports: tuple[ShownToReview, ...]  # the undecided ones first; of very many not all


@dataclass(frozen=True)
class PractitionerReviews:
    """What one practitioner is to read again."""

    rpps: str
    reviews: tuple[ShownReview, ...]


@dataclass(frozen=True)
class ShownReadBack:
    """One number of a delivered report, and what its bytes say when they are read again now."""

    quantity: str  # in words
    number: str
    unit: str  # as the report says it
    taken_at: datetime
    device: str  # empty for a typed value
    notes: tuple[str, ...]  # quality, state of the device's last check and more, in the report's words
    reread: str  # same, different, unreadable; empty where it has no bytes of its own
    again: str  # what they say; empty where they say nothing
    concerned: bool  # by the failed check


@dataclass(frozen=True)
class ShownSeenOrHeard:
    """One picture or sound of a delivered report: what of and when. Itself it stays in the record: the picture in the PDF, the sound beside it."""

    what: str  # image, sound
    of: str  # « Oreille droite », « Foyer mitral »
    taken_at: datetime
    notes: tuple[str, ...]  # quality, state of the device's last check, in the report's words
    concerned: bool  # by the failed check

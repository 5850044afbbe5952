"""What a booth says: who waits, what the practitioner sees of the visit, the call. The hub sends it on to the page of the one who took the visit."""

from dataclasses import dataclass
from datetime import date, datetime

from session.draft import Draft

# ── pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True)
class ShownReview:
    """Why a practitioner is to read reports again: which device, out of its limits in what, since when."""

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


# ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Waiting:
    """A visit that waits for a practitioner: nothing that identifies more than a first name and an initial."""

    consultation_id: str
    short_name: str
    age: int
    motive: str
    priority: bool
    alert: str  # what is alarming, in words; empty
    since: datetime
    place: str
    assistant: str
    simulated: bool


@dataclass(frozen=True)
class NotWaiting:
    """This visit waits no more."""

    consultation_id: str


@dataclass(frozen=True)
class Taken:
    """The booth took note of who took the visit: name and birth date to compare with what the patient says."""

    consultation_id: str
    rpps: str  # of the practitioner who has it: to nobody else is any of the visit sent
    full_name: str
    birth_date: date
    representative: str  # name and role, empty
    assistant: str
    place: str
    phone: str  # the booth's own number, should the line fail
    simulated: bool
    identity_version: int = 0  # another one closes the record until name and birth date are ticked again
    corrections: tuple[ShownCorrection, ...] = ()
    in_call: bool = True  # False once the call was ended on purpose: the report is left to be signed, and the patient may be called again
    ended_by: str = ""  # who ended it, in words: « le patient », a name

    def closes(self, later: "Taken") -> bool:
        """Whether the record that was open closes: another practitioner, or other traits, and nobody ticked these yet."""
        return (self.rpps, self.identity_version) != (later.rpps, later.identity_version)


@dataclass(frozen=True)
class RecordShown:
    """The record, once the practitioner confirmed who the patient is. Sent whole, again at each change."""

    consultation_id: str
    state: str  # session.consultation.State
    identity_status: str
    age: int
    sex: str
    motive: str
    motive_words: str
    red_flags: tuple[ShownAnswer, ...]
    answers: tuple[ShownAnswer, ...]
    observations: tuple[ShownObservation, ...]
    images: tuple[ShownImage, ...]
    note: str
    chat: tuple[ShownChat, ...]
    requests: tuple[ShownRequest, ...]
    decisions: tuple[ShownDecision, ...]
    alert: str  # what is alarming and undecided; empty
    draft: Draft
    draft_saved_at: datetime | None
    completeness: int  # percent
    missing: tuple[Missing, ...]
    recipients: tuple[str, ...]
    refused: tuple[str, ...]  # purposes that the patient refused or took back, in words
    can_request: tuple[tuple[str, str], ...]  # (code, words) of what may be asked for
    signed: bool
    sounds: tuple[ShownSound, ...] = ()
    discarded: tuple[ShownDiscarded, ...] = ()


@dataclass(frozen=True)
class LiveVital:
    """What a device says at this moment: never kept as it is, never shown as kept."""

    consultation_id: str
    number: int  # counts up, so that a loss is seen
    role: str
    values: tuple[ShownValue, ...]
    quality: str
    reasons: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class LiveGone:
    """The device says nothing any more: nothing of it is shown as live."""

    consultation_id: str
    role: str


@dataclass(frozen=True)
class LiveWave:
    """A stretch of plethysmogram."""

    consultation_id: str
    first_number: int
    rate_hz: float
    full_scale: int
    values: tuple[int, ...]


@dataclass(frozen=True)
class ImageBytes:
    """A picture at its full resolution. The hub keeps it in memory, for the one practitioner, until the visit ends."""

    consultation_id: str
    image_id: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class ImagesGone:
    """These pictures were destroyed: no copy is kept."""

    consultation_id: str
    image_ids: tuple[str, ...]


@dataclass(frozen=True)
class Listening:
    """The assistant listens with the stethoscope, or has done: the sound itself comes on the call's data channel."""

    consultation_id: str
    sound_id: str
    site: str  # in words
    on: bool
    samples: int = 0  # how many it had in all, once it is over


@dataclass(frozen=True)
class SoundBytes:
    """A recording as WAV. The hub keeps it in memory, for the one practitioner, until the visit ends."""

    consultation_id: str
    sound_id: str
    data: bytes


@dataclass(frozen=True)
class SoundsGone:
    """These recordings were destroyed: no copy is kept."""

    consultation_id: str
    sound_ids: tuple[str, ...]


@dataclass(frozen=True)
class CallOffer:
    """The booth offers a call, its network addresses in it; a higher number replaces the one before. Tracks in order: sound, patient, otoscope."""

    consultation_id: str
    call: int
    sdp: str


@dataclass(frozen=True)
class CallMedia:
    """What the patient's side hides or has lost, in truth: "on", "masked", "lost", "frozen", "off"."""

    consultation_id: str
    patient_camera: str
    otoscope: str
    microphone: str


@dataclass(frozen=True)
class Applied:
    """A command has had its effect: the hub forgets it."""

    consultation_id: str
    command_id: str


@dataclass(frozen=True)
class NotApplied:
    """A command cannot have its effect, and why, in words for the practitioner."""

    consultation_id: str
    command_id: str
    reason: str


@dataclass(frozen=True)
class ToSign:
    """The content that a signature would bind, by its hash."""

    consultation_id: str
    command_id: str
    sha256: str
    documents: tuple[str, ...]
    recipients: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class Ended:
    """The visit is over for the practitioner, and why. The hub destroys what it holds of it."""

    consultation_id: str
    reason: str


@dataclass(frozen=True)
class ReviewsOpen:
    """All that is to be read again at this booth, by practitioner; the hub tells each their own. Said whole, again at each change."""

    of: tuple[PractitionerReviews, ...]


@dataclass(frozen=True)
class ReviewOpened:
    """A delivered report, back from the record, for the one page that asked: neither booth nor hub keeps it."""

    rpps: str
    command_id: str
    check_id: str
    document_id: str
    full_name: str
    birth_date: date
    sex: str  # FHIR's word
    signed_at: datetime
    simulated: bool
    numbers: tuple[ShownReadBack, ...]


@dataclass(frozen=True)
class ReviewAnswered:
    """A review's act was done, or why it cannot be, in words for the practitioner."""

    rpps: str
    command_id: str
    trouble: str = ""  # empty: done


VisitMessage = (
    Waiting
    | NotWaiting
    | Taken
    | RecordShown
    | LiveVital
    | LiveGone
    | LiveWave
    | ImageBytes
    | ImagesGone
    | Listening
    | SoundBytes
    | SoundsGone
    | CallOffer
    | CallMedia
    | Applied
    | NotApplied
    | ToSign
    | Ended
)
OfReviews = ReviewsOpen | ReviewOpened | ReviewAnswered
BoothMessage = VisitMessage | OfReviews

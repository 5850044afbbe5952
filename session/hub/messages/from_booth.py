"""What a booth says: who waits, what the practitioner sees of the visit, the call. The hub sends it on to the page of the one who took the visit."""

from dataclasses import dataclass
from datetime import date, datetime

from session.draft import Draft
from session.hub.messages.pieces import (
    Missing,
    PractitionerReviews,
    ShownAnswer,
    ShownChat,
    ShownCorrection,
    ShownDecision,
    ShownDiscarded,
    ShownImage,
    ShownObservation,
    ShownReadBack,
    ShownRequest,
    ShownSeenOrHeard,
    ShownSound,
    ShownValue,
)


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
    camera: str = "otoscope"  # session.skin.ExaminationCamera: what the call's third track looks at


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
    """All that is or was to be read again at this booth, by practitioner; the hub tells each their own. Said whole, again at each change."""

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
    seen_or_heard: tuple[ShownSeenOrHeard, ...] = ()


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

"""Everything that can happen to a consultation, each with its instant and its author.

The record is these, in order, and nothing else: whatever is shown, reported or resumed is computed from them.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from devices.measurement import Measurement, Reason
from session.auscultation import Auscultation
from session.consent import Purpose
from session.draft import Draft
from session.identity.traits import Identity
from session.observation import Observation, StillImage
from session.people import Author, Practitioner


class Outcome(Enum):
    """The five ways that an assistant can decide (relevance, "pertinence")."""

    TELECONSULTATION = "teleconsultation"
    PRIORITY = "priority"  # teleconsultation, practitioner now
    IN_PERSON = "in-person"
    EXPERTISE = "expertise"  # téléexpertise
    EMERGENCY = "emergency"  # 15 / 112


class AnswerKind(Enum):
    """What the patient answered. A question not asked has no answer at all, and blank is never "none"."""

    NO = "no"
    YES = "yes"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Question(Enum):
    """What the assistant asks everybody; red flags have identifiers of their own, in the rules."""

    ALLERGIES = "allergies"
    TREATMENTS = "treatments"
    HISTORY = "history"
    PREGNANCY = "pregnancy"
    OWN_DOCTOR = "own-doctor"
    CALLBACK_NUMBER = "callback-number"


class Sheet(Enum):
    """What became of the sheet that the patient takes home."""

    PRINTED = "printed"
    COPIED = "copied"  # nothing came out of the printer: read aloud and copied by hand
    HELD = "held"  # the patient said so; this booth had printed none (in records of before « J’ai ma feuille » waited for it)
    WITHOUT = "without"  # refused, or gone before; the reason says which


class HygieneItem(Enum):
    """What is cleaned or renewed before the next patient."""

    CONTACT_SURFACES = "contact-surfaces"
    CUFF = "cuff"
    OXIMETER = "oximeter"
    THERMOMETER = "thermometer"
    SPECULA = "specula"  # what of the examination camera touched the patient: the tip is thrown away, a dermatoscope disinfected
    HEADSET = "headset"
    VENTILATION = "ventilation"


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, when, and by whom."""

    at: datetime
    author: Author

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an event needs an aware instant")


# ── the path ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Welcomed(Event):
    """The patient chose how to be spoken to, and began."""

    language: str = "fr"
    text_scale: float = 1.0
    voice: bool = False
    high_contrast: bool = False


@dataclass(frozen=True, kw_only=True)
class AssistantTookCharge(Event):
    """From here on this assistant answers for the visit, in place of whoever did."""


@dataclass(frozen=True, kw_only=True)
class IdentityEntered(Event):
    """The assistant typed the traits. Entering again replaces them and asks the patient again."""

    identity: Identity


@dataclass(frozen=True, kw_only=True)
class IdentityCorrected(Event):
    """A typing mistake noticed after the agreements, corrected by the assistant. The earlier identity stays in the record."""

    identity: Identity
    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.reason.strip():
            raise ValueError("a correction has a reason")


@dataclass(frozen=True, kw_only=True)
class IdentityStated(Event):
    """The patient said name and birth date, and they match what was typed. Said again after a correction."""


@dataclass(frozen=True, kw_only=True)
class IdentityDenied(Event):
    """« Ce n’est pas moi »: back to the typing. After a correction nothing is signed until it is corrected again and stated."""


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(Event):
    """One purpose, agreed to, with the version of the words that were shown."""

    purpose: Purpose
    wording: str
    spoken: bool = False  # attested by the assistant rather than touched by the patient
    language: str = ""  # of the words that were shown; empty in records of before it was kept
    words_sha256: str = ""  # session.consent.words_hash of them


@dataclass(frozen=True, kw_only=True)
class ConsentRefused(Event):
    """One purpose, refused. Not an error."""

    purpose: Purpose
    wording: str
    spoken: bool = False
    language: str = ""
    words_sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Event):
    """An agreement taken back: in force from this instant. The agreement's own row stays."""

    purpose: Purpose


@dataclass(frozen=True, kw_only=True)
class ConsentsAnswered(Event):
    """Every purpose has its answer, and the call is agreed to."""


@dataclass(frozen=True, kw_only=True)
class MotiveGiven(Event):
    """Why the patient comes."""

    motive: str  # a code of session.motives
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class RedFlagAnswered(Event):
    """One alarm question of the rules, answered. "I do not know" is not "no"."""

    flag: str
    kind: AnswerKind
    rules: str  # version of the rules


@dataclass(frozen=True, kw_only=True)
class RedFlagsAnswered(Event):
    """Every alarm question has its answer."""


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(Event):
    """One of the assistant's questions. Asked again, the later answer holds and the earlier stays in the record."""

    question: Question
    kind: AnswerKind
    detail: str = ""  # the words beside it; empty beside a bare yes too


@dataclass(frozen=True, kw_only=True)
class QuestionsAnswered(Event):
    """Every question that applies has its answer."""


@dataclass(frozen=True, kw_only=True)
class MeasuresDone(Event):
    """The assistant measures no more for now; what was skipped is said with its reason."""

    skipped: tuple[tuple[str, str], ...] = ()  # (device role, reason)


@dataclass(frozen=True, kw_only=True)
class RelevanceDecided(Event):
    """Whether a teleconsultation fits, by whom and why. Every version stays in the record."""

    outcome: Outcome
    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.reason.strip():
            raise ValueError("a decision has a reason")


@dataclass(frozen=True, kw_only=True)
class Queued(Event):
    """The visit was offered to practitioners."""

    priority: bool = False


@dataclass(frozen=True, kw_only=True)
class PractitionerTook(Event):
    """A practitioner took the visit: the call may begin."""

    practitioner: Practitioner


@dataclass(frozen=True, kw_only=True)
class IdentityConfirmed(Event):
    """The practitioner heard name and birth date from the patient, and they match: the record opens."""


@dataclass(frozen=True, kw_only=True)
class CallEnded(Event):
    """Somebody ended the call on purpose. A line that drops is not this."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DraftSaved(Event):
    """The practitioner's text, as autosaved."""

    draft: Draft


@dataclass(frozen=True, kw_only=True)
class ReportSigned(Event):
    """The signature: practitioner, instant and hash of the canonical content. From here on that content never changes."""

    practitioner: Practitioner
    sha256: str
    content: str  # the canonical JSON that was hashed


@dataclass(frozen=True, kw_only=True)
class RecapGiven(Event):
    """The plan was said in plain words, and the patient said it back."""

    teach_back: str = ""


@dataclass(frozen=True, kw_only=True)
class HandedToOutbox(Event):
    """The finished documents lie in the booth's outbox; deliveries go on without this consultation."""

    deliveries: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SheetHandedOver(Event):
    """What became of the sheet that the patient takes home: printed, copied by hand, or none and why."""

    sheet: Sheet
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class HygieneDone(Event):
    """One item cleaned or renewed."""

    item: HygieneItem


@dataclass(frozen=True, kw_only=True)
class HygieneSigned(Event):
    """All items are done."""


@dataclass(frozen=True, kw_only=True)
class Wiped(Event):
    """The key is destroyed. Kept by nobody but the audit: the record is gone with it."""


# ── the endings ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class Oriented(Event):
    """The patient is sent elsewhere: in person, téléexpertise, or 15/112."""

    outcome: Outcome
    reason: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class CallRefused(Event):
    """The patient does not want the call, or no longer does."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NoPractitioner(Event):
    """Nobody could take the visit."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class PatientLeft(Event):
    """The patient went away."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class CallFailed(Event):
    """The line did not hold, and nobody could mend it."""

    reason: str


# ── at any time ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, kw_only=True)
class ObservationKept(Event):
    """A measurement entered the record."""

    observation: Observation


@dataclass(frozen=True, kw_only=True)
class MeasurementDiscarded(Event):
    """A measurement with numbers was not kept: the device or the hard limits refuse it, or the assistant let it go. It is told, and counts nowhere."""

    measurement: Measurement
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class ImageKept(Event):
    """A picture entered the record."""

    image: StillImage


@dataclass(frozen=True, kw_only=True)
class ImageSeen(Event):
    """A picture was really drawn on the practitioner's page, whole, where they look."""

    image_id: str


@dataclass(frozen=True, kw_only=True)
class ImagesDropped(Event):
    """The pictures not sent yet were destroyed, because the agreement was withdrawn."""

    image_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SoundKept(Event):
    """A recording of heart or lungs entered the record."""

    sound: Auscultation


@dataclass(frozen=True, kw_only=True)
class SoundsDropped(Event):
    """The recordings not sent yet were destroyed, because the agreement was withdrawn."""

    sound_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AlertRaised(Event):
    """Something alarming: a red flag, or a kept value beyond a limit of the rules."""

    rule: str  # its identifier in the rules
    rules: str  # version of the rules
    finding: str  # what was found, in words


@dataclass(frozen=True, kw_only=True)
class AlertDecided(Event):
    """The only way to close an alert. It also reopens relevance."""

    outcome: Outcome
    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.reason.strip():
            raise ValueError("a decision has a reason")


@dataclass(frozen=True, kw_only=True)
class UrgencyCalled(Event):
    """Somebody touched Urgence."""


@dataclass(frozen=True, kw_only=True)
class UrgencyCancelled(Event):
    """It was an error, or it is over."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Event):
    """The assistant's note for the practitioner; the latest holds."""

    text: str


@dataclass(frozen=True, kw_only=True)
class PrivacyNoted(Event):
    """How private the place is: curtain closed, patient alone, calm or noisy."""

    curtain_closed: bool
    alone: bool
    calm: bool


@dataclass(frozen=True, kw_only=True)
class HiddenInCall(Event):
    """Whether the cameras and the microphone are kept from the practitioner from now on; the latest holds, also after a crash."""

    cameras: bool
    microphone: bool


@dataclass(frozen=True, kw_only=True)
class ChatSent(Event):
    """One message between assistant and practitioner; attributed, in the record, not shown to the patient."""

    message_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MeasureRequested(Event):
    """The practitioner asks for a measure."""

    request_id: str
    what: str  # a device role or a quantity
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class MeasureRequestAnswered(Event):
    """The assistant accepted, did, or refused it with a reason."""

    request_id: str
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CommandApplied(Event):
    """A practitioner's command from the hub's inbox has had its effect: it is never applied twice."""

    command_id: str


@dataclass(frozen=True, kw_only=True)
class IncidentNoted(Event):
    """A technical incident, for the traceability of the act: a drop of the call, a device that died."""

    what: str

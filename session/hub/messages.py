"""What booth, hub and practitioner's page say to one another: each message once, by name, checked on arrival. No I/O.

On the wire a message is a JSON object whose `kind` is the name below in the form "save-draft". Four legs:

    page → hub          PageMessage: acts of a practitioner, each with an id that makes repeating harmless
    hub → booth         HubMessage: those acts with who did them; kept by the hub until the booth acknowledges the id
    booth → hub → page  BoothMessage: what the practitioner sees; the hub sends it on to the page of the one who took the visit
    hub → page          HubMessage: what the hub itself has to say
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, get_args

from session.draft import Draft
from session.people import Practitioner
from session.plain import NotPlain, from_plain, to_plain

LARGEST = 6 * 1024 * 1024  # bytes of one message: an otoscope still in base64 fits
LARGEST_FROM_PAGE = 256 * 1024
LONGEST_LINE = 500
LONGEST_TEXT = 20_000
LONGEST_SDP = 100_000
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")


class BadMessage(ValueError):
    """What came is no message. The text names the place and never quotes the data."""


def check_id(*ids: str) -> None:
    """Pass identifiers that are short and plain."""
    if not all(_ID.fullmatch(each) for each in ids):
        raise ValueError("not an identifier")


def check_length(limit: int, *texts: str) -> None:
    """Pass texts that are not longer than this."""
    if any(len(each) > limit for each in texts):
        raise ValueError("a text is too long")


# ── what the practitioner sees ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class ShownValue:
    """One number of a kept observation."""

    quantity: str  # LOINC
    number: str  # as the instrument gave it
    unit: str  # UCUM


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
    alarming: tuple[str, ...] = ()  # findings of the rules, in words


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


# ── booth → hub → page ───────────────────────────────────────────────────────────────────────────────────────────────


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
class CallOffer:
    """The booth offers a call; a higher number replaces the one before. Tracks in order: sound, patient, otoscope."""

    consultation_id: str
    call: int
    sdp: str


@dataclass(frozen=True)
class CallCandidate:
    """A network address of the booth's."""

    consultation_id: str
    call: int
    candidate: str
    sdp_mid: str | None
    sdp_m_line_index: int | None


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


BoothMessage = (
    Waiting
    | NotWaiting
    | Taken
    | RecordShown
    | LiveVital
    | LiveGone
    | LiveWave
    | ImageBytes
    | ImagesGone
    | CallOffer
    | CallCandidate
    | CallMedia
    | Applied
    | NotApplied
    | ToSign
    | Ended
)


# ── hub → page ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Welcome:
    """The page's line is up: who is at work, from where, and the hub's clock, by which waits are counted."""

    name: str
    rpps: str
    profession: str
    place: str
    at: datetime
    ice_servers: tuple[str, ...]


@dataclass(frozen=True)
class TakenByOther:
    """Another practitioner was first."""

    consultation_id: str


@dataclass(frozen=True)
class Queued:
    """The act lies in the inbox: it will reach the booth whatever happens to hub or page."""

    command_id: str


@dataclass(frozen=True)
class ActRefused:
    """The hub did not let the act through, and why, in words."""

    command_id: str
    reason: str
    wait_s: int = 0


@dataclass(frozen=True)
class BoothLine:
    """Whether the booth of this visit can be reached now."""

    consultation_id: str
    up: bool


@dataclass(frozen=True)
class Misunderstood:
    """What the page sent is no message of ours."""


HubMessage = Welcome | TakenByOther | Queued | ActRefused | BoothLine | Misunderstood


# ── page → hub: each act has an id of the page's making ──────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Act:
    """Something that a practitioner does to a visit."""

    command_id: str
    consultation_id: str

    def __post_init__(self) -> None:
        check_id(self.command_id, self.consultation_id)


@dataclass(frozen=True)
class Take(Act):
    """Take this visit."""


@dataclass(frozen=True)
class ConfirmIdentity(Act):
    """The patient said name and birth date, and both match."""


@dataclass(frozen=True)
class NotMatching(Act):
    """They do not match: the record stays closed."""


@dataclass(frozen=True)
class RequestMeasure(Act):
    """Ask for a measure, by its code."""

    what: str
    note: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(LONGEST_LINE, self.what, self.note)


@dataclass(frozen=True)
class SendChat(Act):
    """Write to the assistant."""

    text: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(LONGEST_LINE * 4, self.text)


@dataclass(frozen=True)
class SaveDraft(Act):
    """Keep the report as it is written now."""

    draft: Draft

    def __post_init__(self) -> None:
        super().__post_init__()
        draft = self.draft
        check_length(LONGEST_TEXT, draft.examination, draft.conclusion, draft.plan, draft.patient_words, draft.call_again_if, draft.follow_up)
        if len(draft.cannot_have) > 50:
            raise ValueError("too many items")
        for item, reason in draft.cannot_have:
            check_length(LONGEST_LINE, item, reason)


@dataclass(frozen=True)
class PrepareSignature(Act):
    """Compose what would be signed, and show its hash."""


@dataclass(frozen=True)
class Sign(Act):
    """Sign the content of this hash. The hub checks the password and lets only the rest go on to the booth."""

    sha256: str
    password: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(64, self.sha256)
        check_length(LONGEST_LINE, self.password)


@dataclass(frozen=True)
class EndCall(Act):
    """End the call on purpose."""

    reason: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(LONGEST_LINE, self.reason)


@dataclass(frozen=True)
class CallUrgency(Act):
    """Alert the assistant at once."""


@dataclass(frozen=True)
class CallAnswer(Act):
    """The page's answer to an offer. Of this moment only: never kept."""

    call: int
    sdp: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(LONGEST_SDP, self.sdp)


@dataclass(frozen=True)
class AddCandidate(Act):
    """A network address of the page's. Of this moment only: never kept."""

    call: int
    candidate: str
    sdp_mid: str | None = None
    sdp_m_line_index: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(LONGEST_LINE * 4, self.candidate, self.sdp_mid or "")


@dataclass(frozen=True)
class Rejoin(Act):
    """The page is here, or here again, and wants a call of its own. Of this moment only: never kept."""


PageMessage = (
    Take
    | ConfirmIdentity
    | NotMatching
    | RequestMeasure
    | SendChat
    | SaveDraft
    | PrepareSignature
    | Sign
    | EndCall
    | CallUrgency
    | CallAnswer
    | AddCandidate
    | Rejoin
)
OF_THE_MOMENT = (CallAnswer, AddCandidate, Rejoin)  # worth nothing later: the inbox does not keep them


# ── hub → booth ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Command:
    """An act, who did it and when. `act` is the page's message, without a password."""

    practitioner: Practitioner
    at: datetime
    act: PageMessage


@dataclass(frozen=True)
class QueuePlace:
    """How many visits are before this one, of all booths. Said whenever it changes."""

    consultation_id: str
    ahead: int

    def __post_init__(self) -> None:
        check_id(self.consultation_id)
        if self.ahead < 0:
            raise ValueError("fewer than nobody")


# ── the wire ─────────────────────────────────────────────────────────────────────────────────────────────────────────

T = TypeVar("T")


def kind_of(message: type) -> str:
    """SaveDraft -> "save-draft"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", message.__name__).lower()


BOOTH_KINDS: dict[str, type] = {kind_of(each): each for each in get_args(BoothMessage)}
HUB_KINDS: dict[str, type] = {kind_of(each): each for each in get_args(HubMessage)}
PAGE_KINDS: dict[str, type] = {kind_of(each): each for each in get_args(PageMessage)}
PLACE_KINDS: dict[str, type] = {kind_of(QueuePlace): QueuePlace}


def encode(message: BoothMessage | HubMessage | PageMessage | QueuePlace) -> str:
    """The message on the wire."""
    return json.dumps({"kind": kind_of(type(message)), **to_plain(message)}, ensure_ascii=False, separators=(",", ":"))


def decode_from_booth(text: str | bytes) -> BoothMessage:
    """A booth's message; BadMessage where it is none."""
    message: BoothMessage = _decode(text, BOOTH_KINDS, LARGEST)
    return message


def decode_from_page(text: str | bytes) -> PageMessage:
    """A page's message; BadMessage where it is none."""
    message: PageMessage = _decode(text, PAGE_KINDS, LARGEST_FROM_PAGE)
    return message


def encode_command(command: Command) -> str:
    """The command on the wire to the booth."""
    act = {"kind": kind_of(type(command.act)), **to_plain(command.act)}
    act.pop("password", None)
    return json.dumps(
        {"kind": "command", "practitioner": to_plain(command.practitioner), "at": command.at.isoformat(), "act": act},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def decode_from_hub(text: str | bytes) -> Command | QueuePlace:
    """What a booth hears; BadMessage where it is neither."""
    data = _object(text, LARGEST_FROM_PAGE + 4096)
    if data.get("kind") in PLACE_KINDS:
        place: QueuePlace = _build(data, PLACE_KINDS)
        return place
    return _command(data)


def decode_command(text: str | bytes) -> Command:
    """A command as the booth gets it; BadMessage where it is none."""
    return _command(_object(text, LARGEST_FROM_PAGE + 4096))


def _command(data: dict[str, Any]) -> Command:
    if set(data) != {"kind", "practitioner", "at", "act"} or data["kind"] != "command" or not isinstance(data["act"], dict):
        raise BadMessage("not a command")
    try:
        practitioner = from_plain(Practitioner, data["practitioner"])
        at = from_plain(datetime, data["at"])
    except NotPlain as error:
        raise BadMessage(str(error)) from None
    return Command(practitioner, at, _build(dict(data["act"]), PAGE_KINDS))


def _decode(text: str | bytes, kinds: dict[str, type], largest: int) -> Any:
    return _build(_object(text, largest), kinds)


def _object(text: str | bytes, largest: int) -> dict[str, Any]:
    if len(text) > largest:
        raise BadMessage("too large")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BadMessage("not JSON") from None
    if not isinstance(data, dict):
        raise BadMessage("not an object")
    return data


def _build(data: dict[str, Any], kinds: dict[str, type]) -> Any:
    kind = data.pop("kind", None)
    wanted = kinds.get(kind) if isinstance(kind, str) else None
    if wanted is None:
        raise BadMessage("unknown kind")
    try:
        return from_plain(wanted, data)
    except NotPlain as error:
        raise BadMessage(str(error)) from None

"""What a practitioner does at the page: each act has an id of the page's making, so that repeating it is harmless."""

from dataclasses import dataclass

from session.draft import Draft
from session.hub.messages.limits import LONGEST_LINE, LONGEST_SDP, LONGEST_TEXT, check_document, check_id, check_length

DECISIONS = ("nothing-more", "patient-recalled", "to-repeat")  # those of session.upkeep.inventory
LONGEST_SENTENCE = 300


@dataclass(frozen=True)
class Act:
    """Something that a practitioner does to a visit."""

    command_id: str
    consultation_id: str

    def __post_init__(self) -> None:
        check_id(self.command_id, self.consultation_id)

    @property
    def about(self) -> str:
        """What it is kept under until the booth has it."""
        return self.consultation_id


@dataclass(frozen=True)
class Take(Act):
    """Take this visit."""


@dataclass(frozen=True)
class ConfirmIdentity(Act):
    """The patient said name and birth date, and both match: those of this version of the identity, and of no other."""

    identity_version: int = 0


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
class ImageSeen(Act):
    """This picture was drawn whole, where the practitioner looks."""

    image_id: str

    def __post_init__(self) -> None:
        super().__post_init__()
        check_length(LONGEST_LINE, self.image_id)


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
class CallAgain(Act):
    """Call the patient again, who was left too soon. Of this moment only: no camera goes on an hour later."""


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


@dataclass(frozen=True)
class ReviewAct:
    """Something that a practitioner does to a report with values in doubt, long after its visit: named by the check that failed and the document."""

    command_id: str
    check_id: str
    document_id: str

    def __post_init__(self) -> None:
        check_id(self.command_id, self.check_id)
        check_document(self.document_id)

    @property
    def about(self) -> str:
        return self.check_id


@dataclass(frozen=True)
class OpenReview(ReviewAct):
    """Fetch this report from the record and show it. Of this moment only: whose it is goes to nobody who no longer looks."""


@dataclass(frozen=True)
class DecideReview(ReviewAct):
    """Note what was decided of it, or decided anew: then with a reason."""

    decision: str
    sentence: str = ""
    reason: str = ""  # why it is not what was decided before

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.decision not in DECISIONS:
            raise ValueError("no such decision")
        check_length(LONGEST_SENTENCE, self.sentence, self.reason)


PageMessage = (
    Take
    | ConfirmIdentity
    | NotMatching
    | RequestMeasure
    | ImageSeen
    | SendChat
    | SaveDraft
    | PrepareSignature
    | Sign
    | EndCall
    | CallAgain
    | CallUrgency
    | CallAnswer
    | AddCandidate
    | Rejoin
    | OpenReview
    | DecideReview
)
OF_THE_MOMENT = (Take, CallAgain, CallAnswer, AddCandidate, Rejoin, OpenReview)  # worth nothing later: the inbox does not keep them

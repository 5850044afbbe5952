"""One report on its way to one recipient: its state, its proof, and when it is tried again. No I/O."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(hours=1)
LEASE = timedelta(minutes=2)  # an attempt that says nothing more for so long is over; longer than any server keeps a request
OVERDUE_AFTER = timedelta(minutes=15)


class RecipientKind(Enum):
    """Who can receive a report."""

    SHARED_RECORD = "shared-record"  # Mon espace santé
    OWN_DOCTOR = "own-doctor"  # médecin traitant


class DeliveryState(Enum):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"  # the recipient took it; its proof is awaited
    ACKNOWLEDGED = "acknowledged"
    FAILED = "failed"  # tried again at `next_attempt_at`
    REFUSED = "refused"  # by the patient: never sent
    NOT_ACTIVATED = "not-activated"  # no way to this recipient here


SETTLED = frozenset({DeliveryState.ACKNOWLEDGED, DeliveryState.REFUSED, DeliveryState.NOT_ACTIVATED})


class Trouble(Enum):
    """Why an attempt failed. It names no patient."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed-out"
    SERVER_ERROR = "server-error"
    REJECTED = "rejected"  # the recipient understood and refuses: somebody must look
    NOT_UNDERSTOOD = "not-understood"  # an answer that is none
    DIFFERENT = "different"  # it holds this identifier with another content
    BROKEN_OFF = "broken-off"  # the booth stopped in mid-attempt
    WITHDRAWN = "withdrawn"  # the patient took the agreement back when it may have arrived: it is only asked for


@dataclass(frozen=True)
class Recipient:
    """To whom. The name is what the assistant's screen shows."""

    kind: RecipientKind
    name: str


@dataclass(frozen=True)
class Receipt:
    """The recipient's proof that it holds the documents."""

    number: str  # short, to be read aloud
    at: datetime
    places: tuple[str, ...]  # where the recipient put them
    simulated: bool = False


@dataclass(frozen=True)
class Delivery:
    """One report for one recipient, as the screens show it. Nothing clinical is in it."""

    delivery_id: str
    consultation_id: str
    recipient: Recipient
    state: DeliveryState
    content_sha256: str
    queued_at: datetime
    next_attempt_at: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
    acknowledged_at: datetime | None = None
    receipt: Receipt | None = None
    trouble: Trouble | None = None

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    @property
    def may_leave(self) -> bool:
        """Whether it may still be sent, or sent again."""
        return not self.is_settled and self.trouble is not Trouble.WITHDRAWN

    def is_overdue(self, now: datetime) -> bool:
        """Whether somebody should look: refused by the recipient, or under way for too long."""
        return not self.is_settled and (self.trouble in (Trouble.REJECTED, Trouble.DIFFERENT) or now - self.queued_at >= OVERDUE_AFTER)


class Undelivered(Exception):
    """An attempt that did not end in a proof."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def wait_after(attempts: int, trouble: Trouble, random: Callable[[], float]) -> timedelta:
    """How long until the next attempt: doubling, up to an hour, with a quarter of jitter so that booths do not come back together.

    What the recipient refuses is tried once an hour. An attempt whose end is unknown is left to end by itself first.
    """
    wait = LONGEST_WAIT if trouble in (Trouble.REJECTED, Trouble.DIFFERENT) else min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 10))
    if trouble is Trouble.TIMED_OUT:
        wait = max(wait, LEASE)
    return wait * (1 + random() / 4)

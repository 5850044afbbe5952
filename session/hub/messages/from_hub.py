"""What the hub itself has to say, to a page and to a booth."""

from dataclasses import dataclass
from datetime import datetime

from session.hub.messages.from_page import PageMessage
from session.hub.messages.limits import check_id
from session.hub.messages.pieces import ShownReview
from session.ice_server import IceServer
from session.people import Practitioner

# ── to a page ────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Welcome:
    """The page's line is up: who is at work, from where, and the hub's clock, by which waits are counted."""

    name: str
    rpps: str
    profession: str
    place: str
    at: datetime
    ice_servers: tuple[IceServer, ...]


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
class HubHere:
    """Said while there is nothing else to say: a page that does not hear even this takes its line for dead."""


@dataclass(frozen=True)
class Misunderstood:
    """What the page sent is no message of ours."""


@dataclass(frozen=True)
class ToReview:
    """All that this practitioner is to read again, or has, of all booths. Said whole, again at each change."""

    reviews: tuple[ShownReview, ...]
    silent: tuple[str, ...] = ()  # of these checks: the booth cannot be reached now


HubMessage = Welcome | TakenByOther | Queued | ActRefused | BoothLine | HubHere | Misunderstood | ToReview


# ── to a booth ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Command:
    """An act, who did it and when. `act` is the page's message, without a password."""

    practitioner: Practitioner
    at: datetime
    act: PageMessage


@dataclass(frozen=True)
class WhetherOver:
    """Is this visit, which a practitioner had, over? The booth says so where it is, and nothing where it is not."""

    consultation_id: str

    def __post_init__(self) -> None:
        check_id(self.consultation_id)


@dataclass(frozen=True)
class QueuePlace:
    """How many visits are before this one, of all booths. Said whenever it changes."""

    consultation_id: str
    ahead: int

    def __post_init__(self) -> None:
        check_id(self.consultation_id)
        if self.ahead < 0:
            raise ValueError("fewer than nobody")

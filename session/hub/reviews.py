"""Which reports each practitioner is to read again, and which page waits for one of them: in memory only, and never whose they are. No I/O."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Generic, TypeVar

from session.hub.messages import ReviewAct, ReviewsOpen, ShownReview, ToReview

L = TypeVar("L")  # a page's line
MOST_ASKED = 256  # openings that wait for their booths; the oldest is forgotten first


@dataclass(frozen=True)
class Asked(Generic[L]):
    """A page that waits for a report."""

    line: L
    rpps: str
    booth_id: str


class Reviews(Generic[L]):
    """What booths said is to be read again. Each says it whole when it dials in."""

    def __init__(self) -> None:
        self._of: dict[str, dict[str, tuple[ShownReview, ...]]] = {}  # by booth, by RPPS
        self._asked: dict[str, Asked[L]] = {}  # by the act's id

    def hears(self, booth_id: str, message: ReviewsOpen) -> set[str]:
        """Take note of what a booth says: the practitioners for whom something may have changed."""
        before = self._of.get(booth_id, {})
        self._of[booth_id] = {each.rpps: each.reviews for each in message.of if each.rpps}
        return before.keys() | self._of[booth_id].keys()

    def forget_booth(self, booth_id: str) -> set[str]:
        """The booth is here no more."""
        return set(self._of.pop(booth_id, {}))

    def concerned(self, booth_id: str) -> set[str]:
        """The practitioners who are to read something again at this booth."""
        return set(self._of.get(booth_id, {}))

    def of(self, rpps: str, up: Set[str]) -> ToReview:
        """What this practitioner is told. `up`: the booths whose line is up."""
        found = [(booth_id, review) for booth_id, of in self._of.items() for review in of.get(rpps, ())]
        ordered = sorted(found, key=lambda each: (each[1].found_at, each[1].check_id))
        return ToReview(tuple(review for _, review in ordered), tuple(review.check_id for booth_id, review in ordered if booth_id not in up))

    def booth_of(self, rpps: str, act: ReviewAct) -> str | None:
        """The booth that asks this practitioner to read this report again; None where none does."""
        for booth_id, of in self._of.items():
            for review in of.get(rpps, ()):
                if review.check_id == act.check_id and any(each.document_id == act.document_id for each in review.reports):
                    return booth_id
        return None

    # ── pages that wait for a report ─────────────────────────────────────────────────────────────────────────────────

    def ask(self, command_id: str, asked: Asked[L]) -> None:
        """This page waits for the answer to this act."""
        while len(self._asked) >= MOST_ASKED:
            del self._asked[next(iter(self._asked))]
        self._asked[command_id] = asked

    def answered(self, booth_id: str, rpps: str, command_id: str) -> L | None:
        """The page that waited for this, if it was asked of this booth by this practitioner: nobody else hears the answer."""
        asked = self._asked.get(command_id)
        if asked is None or (asked.booth_id, asked.rpps) != (booth_id, rpps):
            return None
        return self._asked.pop(command_id).line

    def cut_off(self, booth_id: str) -> list[tuple[str, L]]:
        """The booth's line is down: (act, page) of each that will not be answered."""
        gone = [(command_id, asked.line) for command_id, asked in self._asked.items() if asked.booth_id == booth_id]
        for command_id, _ in gone:
            del self._asked[command_id]
        return gone

    def left(self, line: L) -> None:
        """The page is closed: it waits for nothing."""
        self._asked = {command_id: asked for command_id, asked in self._asked.items() if asked.line is not line}

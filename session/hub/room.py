"""Who waits, who has which visit, and who hears what. No I/O.

The booth's record is authoritative: a room can be built again from what booths say when they dial in, after any restart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from session.hub.messages import (
    CallMedia,
    CallOffer,
    Ended,
    ImageBytes,
    ImagesGone,
    Listening,
    NotWaiting,
    RecordShown,
    SoundBytes,
    SoundsGone,
    Taken,
    VisitMessage,
    Waiting,
)

Kept = TypeVar("Kept", ImageBytes, SoundBytes)


@dataclass
class Visit:
    """One visit as the hub knows it: nothing of it is written to a disk."""

    booth_id: str
    waiting: Waiting | None = None
    rpps: str = ""  # whose it is
    reserved_by: str = ""  # who asked for it and was told to wait for the booth's word
    standing: dict[str, VisitMessage] = field(default_factory=dict)
    images: dict[str, ImageBytes] = field(default_factory=dict)
    sounds: dict[str, SoundBytes] = field(default_factory=dict)


class Room:
    """All visits of all booths that this hub serves."""

    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}
        self._lines: set[str] = set()

    # ── booths ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def booth_came(self, booth_id: str) -> list[str]:
        """The booth's line is up. It says at once what stands; what it does not say stands no more: the visits that waited on the line before."""
        self._lines.add(booth_id)
        gone = [visit_id for visit_id, visit in self._visits.items() if visit.booth_id == booth_id and not visit.rpps]
        for visit_id in gone:
            del self._visits[visit_id]
        return gone

    def booth_went(self, booth_id: str) -> tuple[list[str], list[str]]:
        """The booth's line is down: (visits that waited, visits that a practitioner has)."""
        self._lines.discard(booth_id)
        mine = [(visit_id, visit) for visit_id, visit in self._visits.items() if visit.booth_id == booth_id]
        return [each for each, visit in mine if not visit.rpps], [each for each, visit in mine if visit.rpps]

    def hears(self, booth_id: str, message: VisitMessage) -> bool:
        """Take note of what a booth says. False where the visit is another booth's: nothing happens then."""
        visit_id = message.consultation_id
        visit = self._visits.setdefault(visit_id, Visit(booth_id))
        if visit.booth_id != booth_id:
            return False
        match message:
            case Waiting():
                visit.waiting, visit.rpps, visit.reserved_by = message, "", ""
            case NotWaiting():
                visit.waiting = None
            case Taken():
                before = visit.standing.get("taken")
                if visit.rpps != message.rpps or (isinstance(before, Taken) and before.closes(message)):
                    visit.standing.clear()
                    visit.images.clear()
                    visit.sounds.clear()
                visit.waiting, visit.rpps, visit.reserved_by = None, message.rpps, ""
                visit.standing["taken"] = message
            case RecordShown():
                visit.standing[type(message).__name__] = message
                _keep_only(visit.images, {image.image_id for image in message.images})  # that one was taken back may have been said to a dead line
                _keep_only(visit.sounds, {sound.sound_id for sound in message.sounds})
            case CallMedia() | CallOffer() | Listening():
                visit.standing[type(message).__name__] = message
            case ImageBytes():
                visit.images[message.image_id] = message
            case ImagesGone():
                for image_id in message.image_ids:
                    visit.images.pop(image_id, None)
            case SoundBytes():
                visit.sounds[message.sound_id] = message
            case SoundsGone():
                for sound_id in message.sound_ids:
                    visit.sounds.pop(sound_id, None)
            case Ended():
                del self._visits[visit_id]
            case _:
                pass
        return True

    # ── practitioners ────────────────────────────────────────────────────────────────────────────────────────────────

    def queue(self) -> list[Waiting]:
        """Who waits, as a practitioner sees it: practitioner now first, then by arrival. No score."""
        waiting = [visit.waiting for visit in self._visits.values() if visit.waiting is not None and visit.booth_id in self._lines]
        return sorted(waiting, key=lambda each: (not each.priority, each.since, each.consultation_id))

    def places(self) -> dict[str, int]:
        """How many are before each visit that waits."""
        return {each.consultation_id: place for place, each in enumerate(self.queue())}

    def reserve(self, consultation_id: str, rpps: str) -> bool:
        """Ask for a visit that waits. False where somebody has it, or asked first."""
        visit = self._visits.get(consultation_id)
        if visit is None or visit.waiting is None or visit.reserved_by not in ("", rpps):
            return False
        visit.reserved_by = rpps
        return True

    def asker(self, consultation_id: str) -> str:
        """The RPPS of whoever asked for it and was not answered yet."""
        visit = self._visits.get(consultation_id)
        return visit.reserved_by if visit is not None else ""

    def release(self, consultation_id: str) -> None:
        """The booth could not give it: others may ask again."""
        if (visit := self._visits.get(consultation_id)) is not None:
            visit.reserved_by = ""

    def owner(self, consultation_id: str) -> str:
        """The RPPS of whoever has it; empty where nobody has."""
        visit = self._visits.get(consultation_id)
        return visit.rpps if visit is not None else ""

    def booth_of(self, consultation_id: str) -> str | None:
        visit = self._visits.get(consultation_id)
        return visit.booth_id if visit is not None else None

    def line_is_up(self, consultation_id: str) -> bool:
        return self.booth_of(consultation_id) in self._lines

    def standing(self, rpps: str) -> Iterator[VisitMessage]:
        """All that stands of this practitioner's visits: what a page that comes back is told. A call is offered anew, on asking."""
        for visit in self._visits.values():
            if visit.rpps == rpps:
                yield from (message for name, message in visit.standing.items() if name != CallOffer.__name__)

    def forget_booth(self, booth_id: str) -> list[str]:
        """The booth is here no more: the visits that waited at it."""
        self._lines.discard(booth_id)
        gone = {visit_id: visit for visit_id, visit in self._visits.items() if visit.booth_id == booth_id}
        self._visits = {visit_id: visit for visit_id, visit in self._visits.items() if visit_id not in gone}
        return [visit_id for visit_id, visit in gone.items() if not visit.rpps]

    def visits_of(self, rpps: str) -> list[str]:
        return [visit_id for visit_id, visit in self._visits.items() if visit.rpps == rpps]

    def image(self, consultation_id: str, image_id: str, rpps: str) -> ImageBytes | None:
        """A picture, for the practitioner whose visit it is of, and nobody else."""
        visit = self._visits.get(consultation_id)
        return visit.images.get(image_id) if visit is not None and rpps and visit.rpps == rpps else None

    def sound(self, consultation_id: str, sound_id: str, rpps: str) -> SoundBytes | None:
        """A recording, as a picture."""
        visit = self._visits.get(consultation_id)
        return visit.sounds.get(sound_id) if visit is not None and rpps and visit.rpps == rpps else None


def _keep_only(kept: dict[str, Kept], named: set[str]) -> None:
    for gone in kept.keys() - named:
        del kept[gone]

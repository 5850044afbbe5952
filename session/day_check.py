"""What was checked in the booth today, before the first patient: by eye and ear, by whom. No I/O."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from session.people import Author


@dataclass(frozen=True)
class DayCheck:
    """One thing looked at, and how it was: sound, light, printing, hygiene…"""

    kind: str
    good: bool
    at: datetime
    by: Author


class CheckBook(Protocol):
    """Where checks are kept; each is on the disk when `keep` returns. A check done again is another line."""

    def keep(self, check: DayCheck) -> None: ...

    def of(self, day: date) -> tuple[DayCheck, ...]:
        """The last check of each kind on this day of the booth's own clock."""
        ...

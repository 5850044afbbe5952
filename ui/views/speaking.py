"""How the console says instants and numbers, in the language that is spoken. No Qt.

Every sentence goes through `tell.translate("Console", "…")`: French is the source, lupdate finds it, and a test passes French through.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from decimal import Decimal

Translate = Callable[[str, str], str]


@dataclass(frozen=True)
class Speaking:
    """The language, the instant and the time zone in which something is told."""

    translate: Translate
    now: datetime
    zone: tzinfo

    def in_french(self) -> Self:
        """The same in the language of every record, whatever the console speaks."""
        return replace(self, translate=lambda _, words: words)

    def clock(self, at: datetime) -> str:
        """« 10 h 36 »."""
        local = at.astimezone(self.zone)
        return self.translate("Console", "{0} h {1:02}").format(local.hour, local.minute)

    def day(self, day: date) -> str:
        """« 22/11/2026 »."""
        return self.translate("Console", "{0:02}/{1:02}/{2}").format(day.day, day.month, day.year)

    def minutes(self, spent: timedelta) -> str:
        """« 11 min », never less than one."""
        return self.translate("Console", "{0} min").format(max(1, round(spent.total_seconds() / 60)))

    def counted(self, since: datetime) -> str:
        """« 0:38 »: minutes and seconds since then."""
        seconds = max(0, int((self.now - since).total_seconds()))
        return f"{seconds // 60}:{seconds % 60:02}"

    def number(self, number: "Decimal") -> str:
        """As the instrument gave it, with the comma of the language."""
        return str(number).replace(".", self.translate("Console", ","))

    def said_of(self, name: str, said: str) -> str:
        """« Piles : conforme », with the colon of the language."""
        return self.translate("Findings", "{0} : {1}").format(name, said)


def first_name(name: str) -> str:
    """How people are called here: « Claire Morel » is Claire."""
    return name.split()[0] if name else ""

"""The date and time by a device's own clock: data, never trusted, and often unset.

Bluetooth's Date Time (0x2A08), seven bytes: year (little-endian), month, day, hour, minute, second; 0 for a year, month or
day that the device does not know.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

SIZE = 7


@dataclass(frozen=True)
class DateTime:
    """The seven bytes as they came. Any seven bytes are one; whether they name an instant, `instant` says."""

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Seven bytes to their fields; ValueError only where they are not seven."""
        if len(data) != SIZE:
            raise ValueError(f"a date and time has {SIZE} bytes, not {len(data)}")
        return cls(int.from_bytes(data[:2], "little"), *data[2:])

    def __bytes__(self) -> bytes:
        return self.year.to_bytes(2, "little") + bytes((self.month, self.day, self.hour, self.minute, self.second))

    @classmethod
    def of(cls, instant: datetime) -> Self:
        """The wall-clock reading of an instant."""
        return cls(instant.year, instant.month, instant.day, instant.hour, instant.minute, instant.second)

    @property
    def instant(self) -> datetime | None:
        """The wall-clock reading, without a zone (the device has none); None where it is unset or impossible."""
        try:
            return datetime(self.year, self.month, self.day, self.hour, self.minute, self.second)
        except ValueError:
            return None

    def __str__(self) -> str:
        """ISO 8601 without an offset; empty where it is unset or impossible."""
        return self.instant.isoformat() if self.instant else ""


def wall_clock(instant: datetime) -> datetime:
    """What a clock on the booth's wall shows then: a device's clock has no zone, and is set to the time of the place."""
    return instant.astimezone().replace(tzinfo=None)

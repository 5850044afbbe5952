"""When a device's own number stands still for long enough to be noted. The clock is passed in. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

MOST_KEPT = 4000


@dataclass(frozen=True)
class Stillness:
    """How far a number may move, and for how long it must not move further."""

    spread: Decimal
    for_s: int


# Proposals: a rigid volume settles in seconds, an oximeter averages over eight to ten.
STILLNESS: Mapping[str, Stillness] = MappingProxyType(
    {
        "mm[Hg]": Stillness(Decimal(1), 10),
        "%": Stillness(Decimal(1), 10),
        "/min": Stillness(Decimal(2), 10),
        "Cel": Stillness(Decimal("0.1"), 5),
        "kg": Stillness(Decimal("0.1"), 3),
        "mg/dL": Stillness(Decimal(1), 3),
    }
)


@dataclass(frozen=True)
class Steadiness:
    """The numbers of the last seconds, and since when they agree."""

    wanted: Stillness
    heard: tuple[tuple[datetime, Decimal], ...] = ()

    def after(self, at: datetime, number: Decimal) -> "Steadiness":
        """With one more number. What disagrees with it no longer counts, nor anything before that."""
        kept: list[tuple[datetime, Decimal]] = [(at, number)]
        low = high = number
        for when, before in reversed(self.heard[-MOST_KEPT:]):
            low, high = min(low, before), max(high, before)
            if high - low > self.wanted.spread or at - when > timedelta(seconds=2 * self.wanted.for_s) or when > at:
                break
            kept.append((when, before))
        return Steadiness(self.wanted, tuple(reversed(kept)))

    @property
    def number(self) -> Decimal | None:
        """The latest."""
        return self.heard[-1][1] if self.heard else None

    @property
    def since_s(self) -> int:
        """For how many whole seconds it has stood still, at most as many as are wanted."""
        if not self.heard:
            return 0
        return min(self.wanted.for_s, int((self.heard[-1][0] - self.heard[0][0]).total_seconds()))

    @property
    def steady(self) -> bool:
        return self.since_s >= self.wanted.for_s

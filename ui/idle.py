"""Is anybody still there? A minute without touch, measure or assistant's act opens a sheet that counts down. No Qt, no I/O."""

from collections.abc import Callable
from math import ceil

Seconds = Callable[[], float]


class IdleWatch:
    """Counts from the last sign of life. Held during a call, a measure and an alert, when nobody is expected to touch anything."""

    def __init__(self, clock: Seconds, *, warn_s: float = 60, countdown_s: float = 30) -> None:
        self._clock = clock
        self._warn_s = warn_s
        self.countdown_s = countdown_s
        self._last = clock()
        self._held = True

    def acted(self) -> None:
        """Somebody touched the screen, the assistant did something, or a device measured."""
        self._last = self._clock()

    def hold(self, on: bool) -> None:
        """Stop counting, or count anew from now."""
        if self._held and not on:
            self.acted()
        self._held = on

    @property
    def quiet_s(self) -> float:
        """How long nobody has done anything."""
        return 0.0 if self._held else self._clock() - self._last

    @property
    def remaining_s(self) -> int | None:
        """What the sheet counts down; None while it stays closed."""
        left = self._warn_s + self.countdown_s - self.quiet_s
        return None if self._held or left > self.countdown_s else max(0, ceil(left))

    @property
    def over(self) -> bool:
        """Whether nobody answered."""
        return self.remaining_s == 0

"""What the hub refused, for its audit: who or from which address, never what they sent; and so few lines a day that a flood fills no disk."""

from collections import Counter
from collections.abc import Callable

DAY_S = 86_400
EACH_A_DAY = 20  # of one kind about one subject; after these only as their number doubles


class Refusals:
    """Counts them and notes the first ones. In memory only: a restart counts anew."""

    def __init__(self, note: Callable[[str, str], None], clock: Callable[[], float]) -> None:
        """`note`: adds a line to the audit: what was refused, and of whom."""
        self._note, self._clock = note, clock
        self._day = 0
        self._counted: Counter[tuple[str, str]] = Counter()

    def note(self, act: str, who: str = "", *, address: str = "") -> None:
        """This was refused.

        Args:
            who: an account or booth that the hub knows; each has lines of its own. Empty for strangers, who share theirs: there is no end of them.
            address: where a stranger asked from.
        """
        day = int(self._clock() // DAY_S)
        if day != self._day:
            self._day = day
            self._counted.clear()
        self._counted[act, who] += 1
        count, often = divmod(self._counted[act, who], EACH_A_DAY)
        if count == 0 or (often == 0 and count & (count - 1) == 0):
            times = f", {count * EACH_A_DAY} times this day" if count else ""
            self._note(act, f"{who or address}{times}")

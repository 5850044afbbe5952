"""The clock that the bench's camera burns into its own pictures, so that their age can be read where they arrive. No I/O.

Twenty bits of milliseconds and four of their check sum, after a white and a black square: 26 squares along the top, each a fortieth of the
picture's width. `pages/stamp.js` reads the same.

>>> squares(0x12345)[:2], squares(0x12345)[-4:]
([1, 0], [1, 1, 1, 1])
>>> age_ms(100, 160), age_ms(CYCLE_MS - 10, 15)
(60, 25)
"""

BITS = 20
CYCLE_MS = 1 << BITS  # seventeen minutes: no picture is as old as that
SQUARES = 26
PER_WIDTH = 40


def squares(milliseconds: int) -> list[int]:
    """White (1) or black (0), from the left."""
    time = milliseconds % CYCLE_MS
    total = check(time)
    return [1, 0, *(time >> place & 1 for place in range(BITS - 1, -1, -1)), *(total >> place & 1 for place in (3, 2, 1, 0))]


def check(time: int) -> int:
    """The sum of its hexadecimal digits, without carry."""
    return sum(time >> shift & 15 for shift in range(0, BITS, 4)) & 15


def read(seen: list[int]) -> int | None:
    """The milliseconds that these squares tell; None where they are damaged."""
    if len(seen) != SQUARES or seen[:2] != [1, 0]:
        return None
    time = int("".join(map(str, seen[2 : 2 + BITS])), 2)
    return time if int("".join(map(str, seen[-4:])), 2) == check(time) else None


def age_ms(stamped: int, now: int) -> int:
    """How old a picture is, across the turn of the cycle."""
    return (now - stamped) % CYCLE_MS

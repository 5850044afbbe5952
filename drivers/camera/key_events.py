"""What the kernel says of a button: a stream of events to presses. No I/O.

An event (`struct input_event` of linux/input.h): time (two longs) · type · code · value. A press is type 1 with value 1; 0 is letting go, 2 the
key held down. Where the kernel lost some, it says so, and what follows up to the next report is not to be trusted.
"""

import struct
from collections.abc import Collection

EVENT = struct.Struct("@llHHi")
KEY_CAMERA = 212  # what a camera's own button is, by linux/input-event-codes.h
_REPORTS, _KEYS = 0, 1
_REPORT, _LOST = 0, 3
_PRESSED = 1


class Presses:
    """Fed with bytes as they come, counts presses. Holds less than one event."""

    def __init__(self, keys: Collection[int] = ()) -> None:
        """`keys`: the codes that count; none named: every key of it."""
        self._keys = frozenset(keys)
        self._held = b""
        self._trusted = True

    def feed(self, data: bytes) -> int:
        """Take bytes in; how many presses they complete."""
        held = self._held + data
        whole = len(held) - len(held) % EVENT.size
        self._held = held[whole:]
        return sum(self._is_press(kind, code, value) for _s, _us, kind, code, value in EVENT.iter_unpack(held[:whole]))

    def _is_press(self, kind: int, code: int, value: int) -> bool:
        if kind == _REPORTS:
            self._trusted = code != _LOST and (self._trusted or code == _REPORT)
        return kind == _KEYS and value == _PRESSED and self._trusted and (not self._keys or code in self._keys)


def event(kind: int, code: int, value: int) -> bytes:
    """One event, as of no particular time."""
    return EVENT.pack(0, 0, kind, code, value)


def pressed(key: int = KEY_CAMERA) -> bytes:
    """What a button sends that is pressed and let go."""
    report = event(_REPORTS, _REPORT, 0)
    return event(_KEYS, key, 1) + report + event(_KEYS, key, 0) + report

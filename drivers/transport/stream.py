"""A pipe of bytes to a device, whatever it is made of; and how long to wait before trying again."""

from collections.abc import Awaitable, Callable
from typing import Protocol


class Stream(Protocol):
    """Bytes in, bytes out. Belongs to one event loop, and to one reader."""

    async def read(self) -> bytes:
        """What has come: at least one byte. Raises ConnectionLost when nothing can come any more."""

    async def write(self, data: bytes) -> None:
        """Send it all. Raises ConnectionLost."""

    def close(self) -> None:
        """Let go. Closing twice is harmless; a read that waits raises ConnectionLost."""


OpenStream = Callable[[], Awaitable[Stream]]


class BackOff:
    """Growing pauses between attempts: each twice the one before, up to the longest."""

    def __init__(self, first_s: float = 0.25, longest_s: float = 4.0) -> None:
        self._first_s, self._longest_s = first_s, longest_s
        self._next_s = first_s

    def next_s(self) -> float:
        """How long to wait now."""
        pause_s, self._next_s = self._next_s, min(self._next_s * 2, self._longest_s)
        return pause_s

    def reset(self) -> None:
        """It worked: the next pause is a short one."""
        self._next_s = self._first_s

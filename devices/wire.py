"""What is said between the booth and one device: counted always, told line by line only while a technician follows it.

Nothing that was said is kept: whoever follows hears it as it comes, and the counts hold no value.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Protocol

from devices.errors import Malformed
from devices.feed import Feed, Listener
from devices.measurement import Measurement, NoReading

IN, OUT = frozenset({"in", "read", "value"}), frozenset({"out", "write"})
BEGINS, ENDS, LOST = frozenset({"open", "connect"}), frozenset({"close", "drop", "fault"}), frozenset({"drop", "fault"})


class Way(Enum):
    """Who said it."""

    DEVICE = "device"
    BOOTH = "booth"
    LINE = "line"  # nobody: the line itself came or went


Packet = tuple[tuple[str, str], ...]  # field by field: its name in the standard or the protocol, and what it says; a flag says nothing more


@dataclass(frozen=True)
class Reading:
    """What a codec says of one event's bytes: the packets that end in them, or why there is none."""

    packets: tuple[Packet, ...] = ()
    goes_on: bool = False  # a packet began in an event before
    awaits: bool = False  # one has begun whose end is still to come
    refused: Malformed | None = None  # it is no packet
    stray_bytes: int = 0  # that belong to no packet of a stream

    def __repr__(self) -> str:
        return f"Reading({len(self.packets)} packets)"  # what was said is shown in no log


class Reads(Protocol):
    """Whoever says what the bytes of one line are, for as long as somebody looks on."""

    def read(self, what: str, data: bytes, uuid: str, words: str) -> Reading | None:
        """What this is, which followed what was read before; None where nothing can be said of it."""


@dataclass(frozen=True)
class WireLine:
    """One thing that was said, or that happened to the line."""

    at: datetime
    way: Way
    what: str  # a word of the recording's: in, out, value, read, write, open, connect, subscribe, heard, close, drop, fault; or measured
    where: str = ""  # the characteristic, on Bluetooth
    data: bytes = b""
    words: str = ""
    reading: Reading | None = None
    ended: Measurement | NoReading | None = None  # what a measure ended with

    def __repr__(self) -> str:
        return f"WireLine({self.what!r}, {self.where!r}, {len(self.data)} bytes)"  # what was said is shown in no log


@dataclass(frozen=True)
class LinkQuality:
    """How well the line has held since the booth began."""

    since: datetime | None = None  # connected; None: it is not
    last_heard: datetime | None = None  # the last byte of the device's
    drops: int = 0  # connections that broke off
    faults: int = 0  # everything that went wrong, an attempt to connect among it
    bytes_in: int = 0
    bytes_out: int = 0
    signal_dbm: int | None = None  # of the last call that it was found by: BlueZ does not tell how strong a link is that is held
    called_at: datetime | None = None  # when that was


class Wire:
    """Stands between a driver and its line; belongs to the engine's loop."""

    def __init__(self, clock: Callable[[], datetime], reads: Callable[[], Reads] | None = None) -> None:
        """`reads`: makes what says of the bytes what they are, anew for whoever follows."""
        self._clock, self._reads = clock, reads
        self._reader: Reads | None = None
        self.quality = LinkQuality()
        self._lines: Feed[WireLine] = Feed()
        self._followed = 0

    def note(self, what: str, data: bytes = b"", *, uuid: str = "", words: str = "", services: object = None) -> None:
        """It happened now."""
        now, before = self._clock(), self.quality
        self.quality = replace(
            before,
            since=(before.since or now) if what in BEGINS else None if what in ENDS and not uuid else before.since,
            last_heard=now if what in IN else before.last_heard,
            drops=before.drops + (what in LOST and not uuid and before.since is not None),
            faults=before.faults + (what == "fault"),
            bytes_in=before.bytes_in + (len(data) if what in IN else 0),
            bytes_out=before.bytes_out + (len(data) if what in OUT else 0),
            signal_dbm=int(words) if what == "heard" else before.signal_dbm,
            called_at=now if what == "heard" else before.called_at,
        )
        if self._followed:
            way = Way.DEVICE if what in IN else Way.BOOTH if what in OUT else Way.LINE
            reading = self._reader.read(what, data, uuid, words) if self._reader is not None else None
            self._lines.publish(WireLine(now, way, what, uuid, data, words, reading))
            self._lines.latest = None  # told, and not kept

    @contextmanager
    def follow(self, depth: int = 256) -> Iterator[Listener[WireLine]]:
        """Hear all that is said from here on."""
        self._followed += 1
        if self._reader is None and self._reads is not None:
            self._reader = self._reads()
        try:
            with self._lines.listen(depth) as lines:
                yield lines
        finally:
            self._followed -= 1
            if not self._followed:
                self._reader = None

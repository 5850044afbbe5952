"""What must hold whatever comes: for single packets, for streams that are cut into packets, and for questions that may be asked.

An AssertionError, or any other exception that gets out of `hold`, is a find.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, SupportsBytes

from devices.errors import ProtocolError

LOST_AT_MOST = 2  # packets after garbage
ENDLESS, READ = 2, 256  # times as much as may be kept, in reads of so many bytes


class Target(Protocol):
    """Something to throw bytes at."""

    @property
    def name(self) -> str: ...

    @property
    def seeds(self) -> Sequence[bytes]:
        """Bytes that make sense, to begin with."""

    def hold(self, data: bytes) -> None:
        """Throw them, and see that what must hold does."""


def looked_at(value: object) -> object:
    """Reads each property of a value: what is computed from bytes later may not fail either."""
    for name in dir(type(value)):
        if not name.startswith("_") and isinstance(getattr(type(value), name), property):
            getattr(value, name)
    return value


@dataclass(frozen=True)
class Packets:
    """A codec that is given whole packets. What it makes of one, said again as bytes and read again, is the same."""

    name: str
    parse: Callable[[bytes], object]
    seeds: Sequence[bytes]
    refusals: tuple[type[Exception], ...] = (ProtocolError,)

    def hold(self, data: bytes) -> None:
        try:
            value = looked_at(self.parse(data))
        except self.refusals:
            return
        if isinstance(value, SupportsBytes) and not isinstance(value, bytes):
            again = self.parse(bytes(value))
            assert again == value, f"{value} became {again}"


class Feeding(Protocol):
    """A parser of a stream."""

    def feed(self, data: bytes, /) -> Iterable[Any]: ...


def held_by(parser: object) -> int:
    """How many bytes, or things, it keeps."""
    return sum(len(kept) for kept in vars(parser).values() if isinstance(kept, bytes | bytearray | list))


def _carries_on(parser: Feeding) -> Feeding:
    return parser


@dataclass(frozen=True)
class Stream:
    """A codec that is given a stream, cut anywhere.

    However it is cut, the same comes out; what is kept meanwhile stays below `longest`; and when packets come again after garbage, the third
    has come out as soon as it is whole.
    """

    name: str
    begin: Callable[[], Feeding]
    train: Sequence[bytes]  # packets as they follow one another
    longest: int
    captured: Sequence[bytes] = ()  # more to begin with
    read: Callable[[Any], object] = looked_at  # what is done with that which came out
    refusals: tuple[type[Exception], ...] = ()
    settled: Callable[[Any], Feeding] = _carries_on  # what the driver does with its parser before an answer that it asked for

    @property
    def seeds(self) -> Sequence[bytes]:
        """What was captured, the train, and packets of it that break off: the beginning of a packet is the worst garbage."""
        cut = [packet[:end] for packet in self.train for end in {2, 4, 6, len(packet) // 2, len(packet) - 2}]
        return [bytes((7,)) + each for each in (*self.captured, b"".join(self.train), *cut)]  # the first byte says how it comes in pieces

    def hold(self, data: bytes) -> None:
        size, garbage = (data[0] % 24 + 1, data[1:]) if data else (1, b"")
        try:
            whole, parser = list(self.begin().feed(garbage)), self.begin()
            in_pieces: list[Any] = []
            for at in range(0, len(garbage), size):
                in_pieces += parser.feed(garbage[at : at + size])
                assert held_by(parser) <= self.longest, f"{held_by(parser)} kept"
        except self.refusals:
            return
        assert in_pieces == whole, f"{in_pieces} in pieces of {size}, {whole} at once"
        for each in whole:
            self._read(each)
        self._resynchronises(garbage)
        self._keeps_little(garbage)

    def _read(self, each: Any) -> None:
        try:
            self.read(each)
        except ProtocolError:
            return

    def _resynchronises(self, garbage: bytes) -> None:
        parser = self.begin()
        parser.feed(garbage)
        parser = self.settled(parser)
        for packet in self.train[:LOST_AT_MOST]:
            parser.feed(packet)
        for packet in self.train[LOST_AT_MOST:]:
            came, wanted = list(parser.feed(packet)), list(self.begin().feed(packet))
            assert wanted, "a train must be of whole packets"
            assert came[-len(wanted) :] == wanted, f"after {garbage.hex()}: {came} where {wanted} was said"

    def _keeps_little(self, garbage: bytes) -> None:
        """The same, again and again, as much at a time as a port gives."""
        parser, often = self.begin(), 1 + READ // max(1, len(garbage))
        with suppress(*self.refusals):
            for _ in range(1 + ENDLESS * self.longest // READ):
                parser.feed(garbage * often)
                assert held_by(parser) <= self.longest, f"{held_by(parser)} kept"


@dataclass(frozen=True)
class Questions:
    """A list of what may be said to a device: whatever else is on it, nothing that this knows as forbidden is."""

    name: str
    allowed: Callable[[bytes], bool]
    forbidden: Callable[[bytes], bool]
    seeds: Sequence[bytes]

    def hold(self, data: bytes) -> None:
        assert not (self.allowed(data) and self.forbidden(data)), f"{data.hex()} may be said"

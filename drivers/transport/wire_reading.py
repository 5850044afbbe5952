"""What a family's codec says of each thing that stood on a device's line, for whoever looks on; nothing here makes a number that is kept.

A family tells in its `decoding.py`, as `on_the_wire`, by which of its codec's functions what comes and what is said is read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum, Flag
from importlib import import_module
from types import MappingProxyType
from typing import Any, Protocol

from devices.device import MeasuringDevice
from devices.errors import Malformed, ProtocolError
from devices.measurement import Value
from devices.wire import IN, OUT, Packet, Reading
from drivers.ieee11073.date_time import DateTime
from drivers.transport.measuring import Measuring

Reader = Callable[[bytes], Reading]
_NONE: Mapping[str, Reader] = MappingProxyType({})
_NOT_SENT = frozenset({"dialect", "raw"})  # what a codec keeps beside what was sent


@dataclass
class Peer:
    """What is known of the device beside the bytes: it may say more of itself while it is listened to."""

    device: MeasuringDevice
    called: str = ""  # as it called out, where its connecting was seen

    @property
    def model(self) -> str:
        return self.device.identity.model

    @property
    def read_as(self) -> str:
        """What its driver leaves for `decode`."""
        return self.device.read_as if isinstance(self.device, Measuring) else ""

    @property
    def names(self) -> tuple[str, ...]:
        """By which its dialect is known."""
        return (self.model, self.called, self.read_as)


@dataclass(frozen=True)
class OnTheWire:
    """How a family's line is read: each characteristic's, or "" for a cable's."""

    comes: Mapping[str, Reader]
    said: Mapping[str, Reader] = field(default_factory=lambda: _NONE)


class Parser(Protocol):
    """What cuts a stream into packets."""

    @property
    def held(self) -> bytes: ...

    @property
    def dropped(self) -> int: ...

    def feed(self, data: bytes, /) -> Iterable[Any]: ...


def whole(parse: Callable[[bytes], object]) -> Reader:
    """Of what is one packet each time, or none."""

    def read(data: bytes) -> Reading:
        try:
            return Reading((said(parse(data)),))
        except ProtocolError as error:
            return Reading(refused=error.why)
        except ValueError:
            return Reading(refused=Malformed.STRANGE)

    return read


def cut(parser: Parser, say: Callable[[Any], object] = lambda packet: packet) -> Reader:
    """Of a stream: a packet may begin in one event and end in another."""

    def read(data: bytes) -> Reading:
        goes_on, dropped = bool(parser.held), parser.dropped
        packets = tuple(said(_meaning(say, packet)) for packet in parser.feed(data))
        return Reading(packets, goes_on=goes_on, awaits=bool(parser.held), stray_bytes=parser.dropped - dropped)

    return read


def _meaning(say: Callable[[Any], object], packet: object) -> object:
    """What `say` makes of it, or the packet as it was cut where that is all that is known of it."""
    packet = packet[0] if isinstance(packet, tuple) else packet  # some parsers give the packet's bytes beside it
    try:
        return say(packet)
    except (ProtocolError, ValueError):
        return packet


def one_of(sayings: Iterable[tuple[bytes, str]]) -> Reader:
    """Of what is said to a device: one of few sayings, each with its name."""
    known = {each: _plain(name) for each, name in sayings}
    return whole(lambda data: known.get(data))


class LineReader:
    """Reads one device's line while somebody looks on; from the beginning of a connection, or from the middle of one."""

    def __init__(self, family: str, device: MeasuringDevice) -> None:
        self._family, self._peer = family, Peer(device)
        self._midway = True  # a packet may have begun before
        self._line = self._begin()

    def _begin(self) -> OnTheWire:
        begin: Callable[[Peer], OnTheWire] = import_module(f"drivers.{self._family}.decoding").on_the_wire
        return begin(self._peer)

    def read(self, what: str, data: bytes, uuid: str, words: str) -> Reading | None:
        """What the codec says of this; None where it says nothing of such a thing."""
        if what in ("open", "connect"):
            self._peer.called, self._midway = words, False
            self._line = self._begin()
        reader = (self._line.comes if what in IN else self._line.said if what in OUT else _NONE).get(uuid.upper())
        if reader is None or not data:
            return None
        reading = reader(data)
        if what in IN and self._midway:
            self._midway = False
            if reading.stray_bytes:
                return replace(reading, goes_on=True, stray_bytes=0)
        return reading


# ── field by field ───────────────────────────────────────────────────────────────────────────────────────────────────────


def said(value: object) -> Packet:
    """A codec's value, field by field, by the names of its standard or its protocol. What was not sent is left out."""
    return tuple(_fields("", value))


def _fields(name: str, value: object) -> Iterator[tuple[str, str]]:
    match value:
        case None | False | b"" | "":
            return
        case True:
            yield name, ""
        case Flag():
            yield from ((_plain(each.name), "") for each in type(value) if each in value and each.name)
        case Enum():
            yield (name, _plain(value.name)) if name else (_plain(value.name), "")
        case Value():
            yield _plain(value.quantity.name), f"{value.number} {value.quantity.unit}"
        case DateTime():
            yield name or "taken", str(value) or "?"
        case Decimal():
            yield name, f"{value:f}"
        case bytes():
            yield name, value.hex(" ")
        case Mapping():
            for each, its in value.items():
                yield from _fields(each, its)
        case tuple() if any(is_dataclass(each) for each in value):
            for each in value:
                yield from _fields(name, each)
        case tuple():
            yield name, " ".join(map(str, value))
        case _ if is_dataclass(value):
            for each in fields(value):
                if each.name not in _NOT_SENT:
                    yield from _fields(_plain(each.name), getattr(value, each.name))
        case _:
            yield name, str(value)


def _plain(name: str | None) -> str:
    return (name or "").casefold().replace("_", " ")

"""Keeps a conversation with a device in a file, byte by byte, so that it can be looked at, and played again without the device.

JSON lines; `docs/technician.md` has the format. A recorded cable takes the place of the plain one; the radio's half is in `recording_radio`.
"""

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, Self, TextIO

from devices.errors import DeviceError, ProtocolError
from drivers.transport.stream import OpenStream, Stream

FORMAT = "alcove device recording 1"
WARNING = "Les valeurs de cet enregistrement sont des données de santé, même sans nom : ne le confier qu’à qui doit le lire."
LONGEST_BYTES = 8 << 20  # about an hour of an oximeter's wave
LONGEST_LINE = 1 << 16
SERIAL = frozenset({"open", "in", "out", "close", "fault"})
RADIO = frozenset({"heard", "connect", "subscribe", "read", "write", "value", "drop", "close", "fault"})

Services = Mapping[str, Mapping[str, tuple[str, ...]]]  # service → characteristic → its properties


@dataclass(frozen=True)
class Said:
    """One thing that happened on the line, and when."""

    at_s: float  # since the recording began
    what: str  # one of SERIAL or RADIO
    data: bytes = b""
    uuid: str = ""  # of the characteristic
    words: str = ""  # of a fault: what kind; of a connection: the device’s name; of a call that was heard: how strongly, in dBm
    services: Services = field(default_factory=dict)  # of a connection: what the device offers

    def to_json(self) -> str:
        """One line; what is empty is left out."""
        line: dict[str, object] = {"t": round(self.at_s, 6), "what": self.what}
        line |= {name: value for name, value in (("uuid", self.uuid), ("data", self.data.hex()), ("words", self.words)) if value}
        if self.services:
            line["services"] = {service: {uuid: list(can) for uuid, can in has.items()} for service, has in self.services.items()}
        return json.dumps(line, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Self:
        """Raises ProtocolError for whatever is not such a line."""
        try:
            read = json.loads(line)
            said = cls(
                at_s=float(read["t"]),
                what=read["what"],
                data=bytes.fromhex(read.get("data", "")),
                uuid=str(read.get("uuid", "")),
                words=str(read.get("words", "")),
                services={str(each): {str(uuid): tuple(map(str, can)) for uuid, can in has.items()} for each, has in read.get("services", {}).items()},
            )
            if said.what not in SERIAL | RADIO or not 0 <= said.at_s < 1e9:
                raise ValueError("no such event")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ProtocolError("a line that no recording has", packet=line[:64].encode(errors="replace")) from error
        return said


class Notes(Protocol):
    """Whoever is told what is said on a line, as it is said."""

    def note(self, what: str, data: bytes = b"", *, uuid: str = "", words: str = "", services: Services | None = None) -> None: ...


class Recorder:
    """Writes what happens, up to a size; belongs to one event loop."""

    def __init__(
        self, file: TextIO, role: str, family: str, started: str, *, monotonic: Callable[[], float] = time.monotonic, most: int = LONGEST_BYTES
    ) -> None:
        self._file, self._monotonic, self._began_s, self._left = file, monotonic, monotonic(), most
        self.full = False
        self.lines = 0
        head = {"format": FORMAT, "role": role, "family": family, "started": started, "warning": WARNING}
        self._file.write(json.dumps(head, ensure_ascii=False) + "\n")

    def note(self, what: str, data: bytes = b"", *, uuid: str = "", words: str = "", services: Services | None = None) -> None:
        """It happened now. Once the file is full, nothing more is written: what stands in it stays whole."""
        line = Said(self._monotonic() - self._began_s, what, data, uuid, words, services or {}).to_json() + "\n"
        self._left -= len(line.encode())
        self.full = self.full or self._left < 0
        if not self.full:
            self._file.write(line)
            self.lines += 1


def read_recording(lines: Iterable[str]) -> tuple[Said, ...]:
    """What happened, in its order.

    Raises:
        ProtocolError: it is no recording, or one of another version.
    """
    whole = iter(lines)
    head = next(whole, "")[:LONGEST_LINE]
    try:
        known = json.loads(head)["format"] == FORMAT
    except (ValueError, KeyError, TypeError, RecursionError):
        known = False
    if not known:
        raise ProtocolError("no recording of a device", packet=head[:64].encode(errors="replace"))
    return tuple(Said.from_json(line) for line in whole if line.strip())


def recorded(opening: OpenStream, recorder: Notes) -> OpenStream:
    """The same port, with all that is said on it noted."""

    async def open_stream() -> Stream:
        try:
            stream = await opening()
        except DeviceError as error:
            recorder.note("fault", words=type(error).__name__)
            raise
        recorder.note("open")
        return RecordedStream(stream, recorder)

    return open_stream


class RecordedStream:
    """A `Stream` whose bytes are noted, both ways."""

    def __init__(self, stream: Stream, recorder: Notes) -> None:
        self._stream, self._recorder = stream, recorder

    async def read(self) -> bytes:
        try:
            data = await self._stream.read()
        except DeviceError as error:
            self._recorder.note("fault", words=type(error).__name__)
            raise
        self._recorder.note("in", data)
        return data

    async def write(self, data: bytes) -> None:
        try:
            await self._stream.write(data)
        except DeviceError as error:
            self._recorder.note("fault", words=type(error).__name__)
            raise
        self._recorder.note("out", data)

    def close(self) -> None:
        self._recorder.note("close")
        self._stream.close()

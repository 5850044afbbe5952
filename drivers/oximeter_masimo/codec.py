"""What a Masimo oximeter says on its serial line, set to "ASCII 1": a line of text each second, to values and back. No I/O.

Real lines of a Rad-8 are in yahnatan/pulseox and remkolems/masimo-datacapture, which also tells what the exceptions mean. There is
no checksum: a line that departs from its form in one character is dropped, and the driver believes only a window of agreeing lines.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntFlag
from typing import Self

from devices.errors import ProtocolError

LONGEST_LINE = 200
HIGHEST_SPO2 = 100
_LINE = re.compile(
    rb"(\d\d/\d\d/\d\d \d\d:\d\d:\d\d) SN=(\d{1,16}) SPO2=(\d{3}|---)% BPM=(\d{3}|---)(?: PI=(\d\d\.\d\d|--\.--)%)?"
    rb"((?: [!-~]+)*?) ALARM=([0-9A-F]{4}) EXC=([0-9A-F]{6})"
)


class Exceptions(IntFlag):
    """Why the numbers may not be what they should; the upper digits are not known."""

    NO_SENSOR = 0x001
    DEFECTIVE_SENSOR = 0x002
    LOW_PERFUSION = 0x004
    PULSE_SEARCH = 0x008
    INTERFERENCE = 0x010
    SENSOR_OFF = 0x020
    AMBIENT_LIGHT = 0x040
    UNRECOGNISED_SENSOR = 0x080
    LOW_SIGNAL_IQ = 0x400
    FULL_SET = 0x800  # all is well


@dataclass(frozen=True)
class Line:
    """One second at the finger."""

    device_time: str  # as the oximeter wrote it, month first
    serial: str
    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute
    perfusion: Decimal | None  # %
    exceptions: Exceptions
    alarm: int = 0
    tells_perfusion: bool = True
    others: tuple[str, ...] = ()  # fields that some models have and nobody here needs

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One line without its end; raises ProtocolError for anything else."""
        match = _LINE.fullmatch(wire) if len(wire) <= LONGEST_LINE else None
        if match is None:
            raise ProtocolError("not a line of Masimo's ASCII 1", packet=wire)
        at, serial, spo2, rate, perfusion, others, alarm, exceptions = (None if each is None else each.decode("ascii") for each in match.groups())
        return cls(
            device_time=at or "",
            serial=serial or "",
            spo2=_number(spo2, HIGHEST_SPO2),
            pulse_rate=_number(rate, 999),
            perfusion=Decimal(perfusion) if perfusion and "-" not in perfusion else None,
            exceptions=Exceptions(int(exceptions or "", 16)),
            alarm=int(alarm or "", 16),
            tells_perfusion=perfusion is not None,
            others=tuple((others or "").split()),
        )

    def __bytes__(self) -> bytes:
        fields = [self.device_time, f"SN={self.serial}", f"SPO2={_digits(self.spo2)}%", f"BPM={_digits(self.pulse_rate)}"]
        if self.tells_perfusion:
            fields.append("PI=--.--%" if self.perfusion is None else f"PI={self.perfusion:05.2f}%")
        return " ".join((*fields, *self.others, f"ALARM={self.alarm:04X}", f"EXC={int(self.exceptions):06X}")).encode("ascii")


def _number(digits: str | None, highest: int) -> int | None:
    if digits is None or not digits.isdigit():
        return None
    return int(digits) if 0 < int(digits) <= highest else None


def _digits(number: int | None) -> str:
    return "---" if number is None else f"{number:03}"


class Parser:
    """Fed with bytes as they come, gives lines with their bytes. Bytes that belong to none are counted in `dropped`, never raised."""

    def __init__(self) -> None:
        self.held = b""  # the beginning of a packet whose end is still to come
        self.dropped = 0

    def feed(self, data: bytes) -> list[tuple[Line, bytes]]:
        """Take bytes in, give out the lines that they complete. Empty lines and line ends are no loss."""
        *whole, rest = (self.held + data).split(b"\n")
        lines: list[tuple[Line, bytes]] = []
        for wire in (each.strip(b"\r") for each in whole):
            try:
                if wire:
                    lines.append((Line.parse(wire), wire + b"\r\n"))
            except ProtocolError:
                self.dropped += len(wire)
        if len(rest) > LONGEST_LINE + 1:
            self.dropped += len(rest)
            rest = b"\0"  # what follows is the end of a line whose beginning is lost
        self.held = rest
        return lines

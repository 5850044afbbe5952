"""What a Jumper JPD-500F sends over Bluetooth, as values and back as bytes. No I/O.

A packet of numbers is four bytes: 81 · pulse rate · SpO2 · perfusion in tenths of a percent. It has no check byte. Layout and what stands for no
value: five public programs that agree (README.md); of real bytes one example of one of them was found.
"""

from dataclasses import dataclass
from typing import Self

from devices.errors import ProtocolError

SERVICE = "CDEACB80-5235-4C07-8846-93A37EE6B86D"
SENDS = "CDEACB81-5235-4C07-8846-93A37EE6B86D"

LENGTH = 4
NO_SPO2 = 127
NO_PULSE_RATE = 255
_HEAD = 0x81
_HIGHEST_SPO2 = 100
_HIGHEST_PULSE = 250  # what this oximeter can show
_HIGHEST_PERFUSION = 200


@dataclass(frozen=True)
class Numbers:
    """What it shows, once a second. None: it has no such value."""

    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute
    perfusion: int | None = None  # tenths of a percent

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole packet; ProtocolError for anything else."""
        wire = bytes(wire)
        if len(wire) != LENGTH or wire[0] != _HEAD:
            raise ProtocolError("not a packet of a Jumper oximeter", packet=wire)
        _head, pulse_rate, spo2, perfusion = wire
        return cls(
            spo2=spo2 if 0 < spo2 <= _HIGHEST_SPO2 else None,
            pulse_rate=pulse_rate if 0 < pulse_rate <= _HIGHEST_PULSE else None,
            perfusion=perfusion if 0 < perfusion <= _HIGHEST_PERFUSION else None,
        )

    def __bytes__(self) -> bytes:
        return bytes((_HEAD, self.pulse_rate or NO_PULSE_RATE, self.spo2 or NO_SPO2, self.perfusion or 0))

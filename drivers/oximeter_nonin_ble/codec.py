"""What a Nonin 3230 sends over Bluetooth, as values and back as bytes. No I/O.

One packet a second, ten bytes, big-endian: length · status · battery in 0.1 V · perfusion in 0.01 % · counter · SpO2 · pulse rate.
Two programs for these oximeters agree on it; no capture was found, so the vectors are of our making.
"""

from dataclasses import dataclass
from enum import IntFlag
from typing import Self

from devices.errors import ProtocolError

SERVICE = "46A970E0-0D5F-11E2-8B5E-0002A5D5C51B"
SENDS = "0AAD7EA0-0D60-11E2-8E3C-0002A5D5C51B"  # Continuous Oximetry

LENGTH = 10
NO_SPO2 = 127
NO_PULSE_RATE = 511
_HIGHEST_SPO2 = 100
_HIGHEST_PULSE = 321  # what these oximeters can show
_NO_PERFUSION = (0, 0xFFFF)


class Status(IntFlag):
    """The second byte."""

    WEAK = 0x02
    SMART_POINT = 0x04  # Nonin's own judgement: this is a value to keep
    SEARCHING = 0x08
    FINGER_IN = 0x10
    LOW_BATTERY = 0x20
    ENCRYPTED = 0x40


@dataclass(frozen=True)
class Oximetry:
    """One packet. None: it has no such value."""

    status: Status
    battery_tenths_of_v: int
    perfusion: int | None  # hundredths of a percent
    counter: int  # seconds; goes on from packet to packet
    spo2: int | None  # %
    pulse_rate: int | None  # beats a minute

    @classmethod
    def parse(cls, wire: bytes) -> Self:
        """One whole packet; ProtocolError for anything else. Later models may send more bytes; the length says so and they are left alone."""
        wire = bytes(wire)
        if len(wire) < LENGTH or wire[0] != len(wire):
            raise ProtocolError("not a packet of a Nonin oximeter", packet=wire)
        perfusion, counter = int.from_bytes(wire[3:5], "big"), int.from_bytes(wire[5:7], "big")
        spo2, pulse_rate = wire[7], int.from_bytes(wire[8:10], "big")
        return cls(
            status=Status(wire[1]),
            battery_tenths_of_v=wire[2],
            perfusion=None if perfusion in _NO_PERFUSION else perfusion,
            counter=counter,
            spo2=spo2 if 0 < spo2 <= _HIGHEST_SPO2 else None,
            pulse_rate=pulse_rate if 0 < pulse_rate <= _HIGHEST_PULSE else None,
        )

    def __bytes__(self) -> bytes:
        """The shortest packet that says this."""
        return (
            bytes((LENGTH, int(self.status), self.battery_tenths_of_v))
            + (self.perfusion or 0).to_bytes(2, "big")
            + self.counter.to_bytes(2, "big")
            + bytes((NO_SPO2 if self.spo2 is None else self.spo2,))
            + (NO_PULSE_RATE if self.pulse_rate is None else self.pulse_rate).to_bytes(2, "big")
        )

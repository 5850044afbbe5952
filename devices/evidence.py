"""The bytes under a number, and all that is needed to read them again: what a kept measurement carries, and a delivered report.

The way back to the number is `drivers.decoding.decode`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Quantity, Value


@dataclass(frozen=True)
class Evidence:
    """What stood on the wire, and what is needed to read it as it was read."""

    raw: bytes
    device: DeviceIdentity
    codec: str  # family and version: « oximeter_contec/1 »
    pieces: tuple[int, ...] = ()  # how long each packet is, where several stand in `raw` and do not say it
    read_as: str = ""  # the family's own: a dialect's name, a format

    @classmethod
    def of(cls, measurement: Measurement) -> Self | None:
        """What this measurement carries; None for a typed value and for an average, which have no bytes of their own."""
        said = measurement
        return cls(said.raw, said.device, said.codec, said.pieces, said.read_as) if said.raw else None

    @property
    def packets(self) -> tuple[bytes, ...]:
        """The bytes, packet by packet; all in one where they say themselves where they end, or there is one."""
        if not self.pieces:
            return (self.raw,)
        ends = [sum(self.pieces[: place + 1]) for place in range(len(self.pieces))]
        if ends[-1] != len(self.raw) or min(self.pieces) < 0:
            raise Unreadable("the packets do not add up to the bytes")
        return tuple(self.raw[end - length : end] for end, length in zip(ends, self.pieces, strict=True))


class Unreadable(Exception):
    """These bytes do not lead to a number: another version of the codec, an unknown family, or damage."""


def medians(said: Iterable[tuple[Value, ...]]) -> tuple[Value, ...]:
    """One value of each quantity: the median of the packets that have numbers, as `transport.steady` takes it."""
    numbers = [values for values in said if values]
    if not numbers or len({tuple(value.quantity for value in values) for values in numbers}) != 1:
        return ()
    # the lower of the two in the middle; the first screen waits for this module, and need not for `statistics`
    return tuple(Value(column[0].quantity, sorted(value.number for value in column)[(len(column) - 1) // 2]) for column in zip(*numbers, strict=True))


def known(*numbers: tuple[Quantity, object]) -> tuple[Value, ...]:
    """The values among these: whatever is a number of its own, and not what stands for none."""
    return tuple(Value(quantity, Decimal(number)) for quantity, number in numbers if isinstance(number, int | Decimal))

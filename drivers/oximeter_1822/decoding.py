"""An oximeter's numbers, read again from their bytes."""

from devices.evidence import Evidence, known, medians
from devices.measurement import Quantity, Value
from drivers.oximeter_1822.codec import Continuous, Pair, SpotCheck


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its running packets, or the values of the one reading that it finished by itself."""
    if evidence.pieces:
        return medians(_values(Continuous.parse(packet).normal) for packet in evidence.packets)
    return _values(SpotCheck.parse(evidence.raw).numbers)


def _values(numbers: Pair) -> tuple[Value, ...]:
    spo2, pulse_rate = numbers.known
    return known((Quantity.SPO2, spo2), (Quantity.PULSE_RATE, pulse_rate))

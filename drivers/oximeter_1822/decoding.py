"""An oximeter's numbers, read again from their bytes."""

from devices.evidence import Evidence, known, medians
from devices.measurement import Quantity, Value
from drivers.oximeter_1822.codec import CONTINUOUS, FEATURES, SPOT_CHECK, Continuous, Pair, SpotCheck, parse_features
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its running packets, or the values of the one reading that it finished by itself."""
    if evidence.pieces:
        return medians(_values(Continuous.parse(packet).normal) for packet in evidence.packets)
    return _values(SpotCheck.parse(evidence.raw).numbers)


def _values(numbers: Pair) -> tuple[Value, ...]:
    spo2, pulse_rate = numbers.known
    return known((Quantity.SPO2, spo2), (Quantity.PULSE_RATE, pulse_rate))


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Each packet is running numbers or a finished reading."""
    return OnTheWire({CONTINUOUS: whole(Continuous.parse), SPOT_CHECK: whole(SpotCheck.parse), FEATURES: whole(parse_features)})

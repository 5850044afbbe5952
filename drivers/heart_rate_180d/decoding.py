"""A heart rate, read again from its bytes."""

from devices.evidence import Evidence, known, medians
from devices.measurement import Quantity, Value
from drivers.heart_rate_180d.codec import MEASUREMENT, HeartRate
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The median of its packets."""
    return medians(known((Quantity.PULSE_RATE, HeartRate.parse(packet).rate)) for packet in evidence.packets)


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Each packet is a rate."""
    return OnTheWire({MEASUREMENT: whole(HeartRate.parse)})

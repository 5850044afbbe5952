"""A heart rate, read again from its bytes."""

from devices.evidence import Evidence, known, medians
from devices.measurement import Quantity, Value
from drivers.heart_rate_180d.codec import HeartRate


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The median of its packets."""
    return medians(known((Quantity.PULSE_RATE, HeartRate.parse(packet).rate)) for packet in evidence.packets)

"""A cuff's reading, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.blood_pressure_1810.codec import BloodPressure, dialect_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one packet. `read_as` is the name that it called out: some dialects go by it."""
    packet = BloodPressure.parse(evidence.raw, dialect_of(evidence.device.model, evidence.read_as))
    return known(
        (Quantity.SYSTOLIC, packet.mmhg(packet.systolic)),
        (Quantity.DIASTOLIC, packet.mmhg(packet.diastolic)),
        (Quantity.MEAN_ARTERIAL, packet.mmhg(packet.mean) if packet.mean else None),
        (Quantity.PULSE_RATE, packet.pulse_rate),
    )

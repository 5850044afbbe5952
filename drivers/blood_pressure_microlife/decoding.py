"""A Microlife's record, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.blood_pressure_microlife.codec import Record


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one record."""
    record = Record.parse(evidence.raw)
    return known((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))

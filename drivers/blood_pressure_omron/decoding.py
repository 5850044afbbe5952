"""An Omron's record, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.blood_pressure_omron.codec import Record, layout_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one record, laid out as this model does."""
    layout = layout_of(evidence.device.model)
    record = Record.parse(evidence.raw, layout) if layout is not None else None
    if record is None:
        return ()
    return known((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))

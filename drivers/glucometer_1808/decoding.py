"""A glucose meter's record, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.glucometer_1808.codec import Glucose


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The value of its one record."""
    return known((Quantity.GLUCOSE, Glucose.parse(evidence.raw).mg_per_dl))

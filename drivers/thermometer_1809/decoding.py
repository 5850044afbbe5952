"""A thermometer's reading, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.thermometer_1809.codec import Temperature


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The value of its one packet."""
    return known((Quantity.TEMPERATURE, Temperature.parse(evidence.raw).celsius))

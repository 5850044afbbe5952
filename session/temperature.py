"""Temperature taken twice: the highest counts, and a third is taken where the two lie too far apart. No I/O."""

from decimal import Decimal

from devices.measurement import Quantity
from session.observation import Observation
from session.protocols import TEMPERATURE, TemperatureProtocol


def one_more(readings: tuple[Observation, ...], protocol: TemperatureProtocol = TEMPERATURE) -> bool:
    """Whether another reading is wanted after these."""
    if len(readings) < protocol.readings:
        return True
    heats = [_celsius(each) for each in readings]
    return len(readings) < protocol.most and max(heats) - min(heats) > protocol.differ_celsius


def highest(readings: tuple[Observation, ...]) -> Observation:
    """The reading that counts; of two alike the earlier."""
    return max(readings, key=_celsius)


def _celsius(reading: Observation) -> Decimal:
    heat = reading.measurement.value(Quantity.TEMPERATURE)
    if heat is None:
        raise ValueError("a reading without a temperature")
    return heat

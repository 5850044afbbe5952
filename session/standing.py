"""Which kept value stands for a quantity: one for each device and each arm, none chosen in silence between them. No I/O.

An average stands for its readings, the highest temperature for its series, else the last of that source. The alarm rules weigh every
kept value, so the worse of two counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from devices.measurement import Quantity
from session.guided import spread
from session.observation import ManualSource, Observation
from session.record import Record
from session.temperature import highest

Source = tuple[str, str, str, str, ManualSource | None]
_TOLD_WITH_SYSTOLIC = (Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL)


@dataclass(frozen=True)
class Standing:
    """A value that holds, and all the readings of its series."""

    observation: Observation
    series: tuple[Observation, ...] = ()

    @property
    def spread(self) -> Decimal | None:
        """How far the averaged readings lie apart, mmHg."""
        averaged = tuple(each.measurement for each in self.series if each.observation_id in self.observation.average_of)
        return spread(averaged)


def source_of(observation: Observation) -> Source:
    """The device, the place on the body, and for a typed value where it comes from."""
    device = observation.measurement.device
    return device.make, device.model, device.serial, observation.measurement.site, observation.manual_source


def standing(record: Record) -> Mapping[Quantity, tuple[Standing, ...]]:
    """For each quantity what holds of each source, in the order in which they came."""
    current = record.current_observations
    averaged = {part for each in current for part in each.average_of}
    with_average = {each.series for each in current if each.average_of and each.series}
    found: dict[Quantity, dict[Source, Observation]] = {}
    for each in current:
        behind_an_average = each.observation_id in averaged or (not each.average_of and each.series in with_average)
        if behind_an_average:
            continue
        for value in each.measurement.values:
            if value.quantity not in _TOLD_WITH_SYSTOLIC:
                of_source = found.setdefault(value.quantity, {})
                of_source[source_of(each)] = _stands(of_source.pop(source_of(each), None), each, value.quantity)
    return {
        quantity: tuple(Standing(each, _series(each, current)) for each in sorted(of_source.values(), key=lambda each: each.kept_at))
        for quantity, of_source in found.items()
    }


def _stands(before: Observation | None, after: Observation, quantity: Quantity) -> Observation:
    """The later one; within a series of temperatures the higher."""
    if before is None or quantity is not Quantity.TEMPERATURE or not after.series or before.series != after.series:
        return after
    return highest((before, after))


def _series(of: Observation, current: tuple[Observation, ...]) -> tuple[Observation, ...]:
    parts = [each for each in current if not each.average_of]
    if of.series:
        return tuple(each for each in parts if each.series == of.series)
    return tuple(each for each in parts if each.observation_id in of.average_of)

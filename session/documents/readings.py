"""In which order measurements are told: an average, then the readings behind it; the highest of some temperatures, then the others."""

from decimal import Decimal

from devices.measurement import Quantity
from session.report import Reported


def ordered(observations: tuple[Reported, ...]) -> list[tuple[Reported, str]]:
    """The measurements as they are told: what counts first, then the readings beside it. With each, what it is to that: "", or words."""
    averages = [each for each in observations if each.average_of]
    parts = {part for each in averages for part in each.average_of}

    def beside(reading: Reported, average: Reported) -> bool:
        if reading.average_of or reading.observation_id in parts:
            return False
        if average.series or reading.series:
            return reading.series == average.series
        return reading.device == average.device and {value.quantity for value in average.values} <= {value.quantity for value in reading.values}

    told: list[tuple[Reported, str]] = []
    for each in observations:
        if each.average_of:
            told.append((each, ""))
            told += [(one, "hors moyenne") for one in observations if beside(one, each)]
            told += [(one, "prise") for one in observations if one.observation_id in each.average_of]
        elif _celsius(each) is not None and each.series:
            series = [one for one in observations if one.series == each.series]
            if each is series[0]:
                highest = max(series, key=lambda one: _celsius(one) or Decimal(0))
                told.append((highest, ""))
                told += [(one, "autre prise") for one in series if one is not highest]
        elif each.observation_id not in parts and not any(beside(each, average) for average in averages):
            told.append((each, ""))
    return told


def _celsius(of: Reported) -> Decimal | None:
    return next((value.number for value in of.values if value.quantity is Quantity.TEMPERATURE), None)

"""In which order measurements are told: an average, then the readings behind it."""

from session.report import Reported


def ordered(observations: tuple[Reported, ...]) -> list[tuple[Reported, str]]:
    """The measurements as they are told: an average first, then the readings behind it. With each, what it is to the average: "", or words."""
    averages = [each for each in observations if each.average_of]
    parts = {part for each in averages for part in each.average_of}

    def beside(reading: Reported, average: Reported) -> bool:
        return (
            not reading.average_of
            and reading.observation_id not in parts
            and reading.device == average.device
            and {value.quantity for value in average.values} <= {value.quantity for value in reading.values}
        )

    told: list[tuple[Reported, str]] = []
    for each in observations:
        if each.average_of:
            told.append((each, ""))
            told += [(one, "hors moyenne") for one in observations if beside(one, each)]
            told += [(one, "prise") for one in observations if one.observation_id in each.average_of]
        elif each.observation_id not in parts and not any(beside(each, average) for average in averages):
            told.append((each, ""))
    return told

"""A TaiDoc device's record, read again from its bytes."""

from devices.evidence import Evidence
from devices.measurement import Value
from drivers.taidoc.codec import Answer, Kind, parse_values


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its record: two answers, when and what. `read_as` is what this model measures."""
    return parse_values(Kind(evidence.read_as), Answer.parse(evidence.raw[len(evidence.raw) // 2 :]))

"""A Nonin's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_nonin_serial.codec import Format, Parser
from drivers.transport.steady import oximetry


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = Parser(Format(int(evidence.read_as))).feed(evidence.raw)  # the format that it was set to
    return medians(oximetry(each.spo2, each.pulse_rate) for each, _ in said)

"""A Contec's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_contec.codec import Kind, LiveData, Parser
from drivers.transport.steady import oximetry


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = (LiveData.parse(packet) for packet in Parser().feed(evidence.raw) if packet.kind == Kind.LIVE)
    return medians(oximetry(each.spo2, each.pulse_rate) for each in said)

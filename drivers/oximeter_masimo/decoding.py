"""A Masimo's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_masimo.codec import Parser
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    return medians(oximetry(line.spo2, line.pulse_rate) for line, _ in Parser().feed(evidence.raw))


def on_the_wire(_peer: Peer) -> OnTheWire:
    """A line each second."""
    return OnTheWire({"": cut(Parser())})

"""An older Contec's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_contec_old.codec import Parser
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    return medians(oximetry(packet.spo2, packet.pulse_rate) for packet, _ in Parser().feed(evidence.raw))


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Packets of a sixtieth of a second."""
    return OnTheWire({"": cut(Parser())})

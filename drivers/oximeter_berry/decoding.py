"""A BM1000's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_berry.codec import SENDS, Parser
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    looks = (Parser().feed(together) for together in evidence.packets)  # twice a second, at the last packet of each half
    return medians(oximetry(packets[-1][0].spo2, packets[-1][0].pulse_rate) for packets in looks if packets)


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Packets of a hundredth of a second."""
    return OnTheWire({SENDS: cut(Parser())})

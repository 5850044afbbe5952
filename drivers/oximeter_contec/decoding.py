"""A Contec's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_contec.codec import Command, Kind, LiveData, Packet, Parser
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = (LiveData.parse(packet) for packet in Parser().feed(evidence.raw) if packet.kind == Kind.LIVE)
    return medians(oximetry(each.spo2, each.pulse_rate) for each in said)


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Packets of a sixtieth of a second among others, and what it is told."""
    return OnTheWire({"": cut(Parser(), LiveData.parse)}, {"": whole(lambda data: Command(Packet.parse(data).data[0]))})

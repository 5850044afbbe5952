"""A JPD-500F's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_jumper.codec import SENDS, Numbers
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = (Numbers.parse(packet) for packet in evidence.packets)
    return medians(oximetry(each.spo2, each.pulse_rate) for each in said)


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Each packet of numbers; of others nothing is known."""
    return OnTheWire({SENDS: whole(Numbers.parse)})

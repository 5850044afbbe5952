"""A thermometer's reading, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.thermometer_1809.codec import INTERMEDIATE, MEASUREMENT, Temperature
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The value of its one packet."""
    return known((Quantity.TEMPERATURE, Temperature.parse(evidence.raw).celsius))


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Each packet is a temperature, finished or on its way."""
    packet = whole(Temperature.parse)
    return OnTheWire({MEASUREMENT: packet, INTERMEDIATE: packet})

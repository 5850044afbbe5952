"""A scale's weight, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.scale_181d.codec import COMPOSITION, WEIGHT, Composition, Weight, dialect_of
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The weight of its one packet. `read_as`: how many digits the scale has, which packet, and the name that it called out."""
    digits, kind, name = evidence.read_as.split(" ", 2)
    parse = Weight.parse if kind == "weight" else Composition.parse
    mass = parse(evidence.raw, dialect_of(evidence.device.model, name)).mass
    return known((Quantity.WEIGHT, mass.kilograms(int(digits)) if mass is not None else None))


def on_the_wire(peer: Peer) -> OnTheWire:
    """Each packet is a weight or what a body is made of, in the dialect of what the scale is known to be by then."""
    return OnTheWire(
        {
            WEIGHT: whole(lambda data: Weight.parse(data, dialect_of(*peer.names))),
            COMPOSITION: whole(lambda data: Composition.parse(data, dialect_of(*peer.names))),
        }
    )

"""A scale's weight, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.scale_181d.codec import Composition, Weight, dialect_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The weight of its one packet. `read_as`: how many digits the scale has, which packet, and the name that it called out."""
    digits, kind, name = evidence.read_as.split(" ", 2)
    parse = Weight.parse if kind == "weight" else Composition.parse
    mass = parse(evidence.raw, dialect_of(evidence.device.model, name)).mass
    return known((Quantity.WEIGHT, mass.kilograms(int(digits)) if mass is not None else None))

"""A SunTech module's result, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.blood_pressure_suntech.codec import Command, Parser, Result, parse_reply
from drivers.transport.wire_reading import OnTheWire, Peer, cut, one_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one packet."""
    result = parse_reply(evidence.raw)
    if not isinstance(result, Result):
        return ()
    return known(
        (Quantity.SYSTOLIC, result.systolic),
        (Quantity.DIASTOLIC, result.diastolic),
        (Quantity.MEAN_ARTERIAL, result.mean),
        (Quantity.PULSE_RATE, result.pulse_rate),
    )


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Answers and results, and what it is told."""
    return OnTheWire({"": cut(Parser())}, {"": one_of((bytes(each), each.name) for each in Command)})

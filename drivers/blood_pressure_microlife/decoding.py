"""A Microlife's record, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.blood_pressure_microlife.codec import HEARS, SENDS, TELL_RECORDS, Parser, Record, parse_records
from drivers.transport.wire_reading import OnTheWire, Peer, cut, one_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one record."""
    record = Record.parse(evidence.raw)
    return known((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))


def on_the_wire(_peer: Peer) -> OnTheWire:
    """An answer in as many pieces as it needs, with all its records."""
    return OnTheWire({SENDS: cut(Parser(), parse_records)}, {HEARS: one_of(((TELL_RECORDS, "tell records"),))})

"""A cuff's reading, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.blood_pressure_1810.codec import (
    AND_CONTROL,
    AND_SEND_ALL,
    CUFF_PRESSURE,
    DATE_TIME,
    FEATURE,
    MEASUREMENT,
    BloodPressure,
    dialect_of,
    parse_feature,
)
from drivers.ieee11073.date_time import DateTime
from drivers.transport.wire_reading import OnTheWire, Peer, one_of, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one packet. `read_as` is the name that it called out: some dialects go by it."""
    packet = BloodPressure.parse(evidence.raw, dialect_of(evidence.device.model, evidence.read_as))
    return known(
        (Quantity.SYSTOLIC, packet.mmhg(packet.systolic)),
        (Quantity.DIASTOLIC, packet.mmhg(packet.diastolic)),
        (Quantity.MEAN_ARTERIAL, packet.mmhg(packet.mean) if packet.mean else None),
        (Quantity.PULSE_RATE, packet.pulse_rate),
    )


def on_the_wire(peer: Peer) -> OnTheWire:
    """Each packet is a reading or a pressure, in the dialect of what the cuff is known to be by then."""
    packet = whole(lambda data: BloodPressure.parse(data, dialect_of(*peer.names)))
    return OnTheWire(
        {MEASUREMENT: packet, CUFF_PRESSURE: packet, FEATURE: whole(parse_feature)},
        {DATE_TIME: whole(DateTime.parse), AND_CONTROL: one_of(((AND_SEND_ALL, "send all"),))},
    )

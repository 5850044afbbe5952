"""A glucose meter's record, read again from its bytes."""

from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from drivers.glucometer_1808.codec import CONTEXT, CONTROL_POINT, MEASUREMENT, Context, Glucose, Operation, Reply
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The value of its one record."""
    return known((Quantity.GLUCOSE, Glucose.parse(evidence.raw).mg_per_dl))


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Records, their contexts and how a question ended; of a question, which it is."""
    asked = whole(lambda data: Operation(data[0]))
    return OnTheWire({MEASUREMENT: whole(Glucose.parse), CONTEXT: whole(Context.parse), CONTROL_POINT: whole(Reply.parse)}, {CONTROL_POINT: asked})

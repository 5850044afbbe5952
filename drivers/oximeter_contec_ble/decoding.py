"""A CMS50D-BT's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_contec_ble.codec import NUMBERS, Numbers, Parser
from drivers.transport.steady import oximetry


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = (Numbers.parse(frame) for frame in Parser().feed(evidence.raw) if frame.kind == NUMBERS)
    return medians(oximetry(each.spo2, each.pulse_rate) for each in said)

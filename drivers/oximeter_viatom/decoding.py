"""A PC-60FW's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_viatom.codec import BATTERY, NUMBERS, SENDS, WAVE, Frame, Numbers, Parser, parse_battery, parse_wave
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = (Numbers.parse(frame) for frame in Parser().feed(evidence.raw) if frame.kind == NUMBERS)
    return medians(oximetry(each.spo2, each.pulse_rate) for each in said)


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Frames of the wave, of numbers and of its battery."""
    return OnTheWire({SENDS: cut(Parser(), _says)})


def _says(frame: Frame) -> object:
    if frame.kind == NUMBERS:
        return Numbers.parse(frame)
    if frame.kind == WAVE:
        return {"pleth": parse_wave(frame)}
    return {"battery percent": parse_battery(frame)} if frame.kind == BATTERY else frame

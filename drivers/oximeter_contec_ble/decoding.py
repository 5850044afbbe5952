"""A CMS50D-BT's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_contec_ble.codec import HEARS, NUMBERS, SENDS, WAVE, Command, Frame, Numbers, Parser, WaveSample
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut, one_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = (Numbers.parse(frame) for frame in Parser().feed(evidence.raw) if frame.kind == NUMBERS)
    return medians(oximetry(each.spo2, each.pulse_rate) for each in said)


def on_the_wire(_peer: Peer) -> OnTheWire:
    """Frames of the wave and of numbers, and what it is told."""
    return OnTheWire({SENDS: cut(Parser(), _says)}, {HEARS: one_of((each.value, each.name) for each in Command)})


def _says(frame: Frame) -> object:
    says = {NUMBERS: Numbers.parse, WAVE: WaveSample.parse}.get(frame.kind)
    return says(frame) if says is not None else frame

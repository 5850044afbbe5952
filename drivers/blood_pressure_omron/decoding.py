"""An Omron's record, read again from its bytes."""

from collections.abc import Callable
from dataclasses import dataclass

from devices.errors import ProtocolError
from devices.evidence import Evidence, known
from devices.measurement import Quantity, Value
from devices.wire import Reading
from drivers.blood_pressure_omron.codec import HEARS, RECORD, SENDS, Channels, Frame, Record, layout_of
from drivers.transport.wire_reading import OnTheWire, Peer, cut, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its one record, laid out as this model does."""
    layout = layout_of(evidence.device.model)
    record = Record.parse(evidence.raw, layout) if layout is not None else None
    if record is None:
        return ()
    return known((Quantity.SYSTOLIC, record.systolic), (Quantity.DIASTOLIC, record.diastolic), (Quantity.PULSE_RATE, record.pulse_rate))


def on_the_wire(peer: Peer) -> OnTheWire:
    """A frame in pieces on four characteristics, and what stands where it was read from."""
    channels = Channels()

    def pieces(channel: int) -> Callable[[bytes], Reading]:
        return cut(_Channel(channels, channel), lambda frame: _stands(frame, peer.model))

    return OnTheWire({uuid: pieces(channel) for channel, uuid in enumerate(SENDS)}, {HEARS: whole(Frame.parse)})


@dataclass
class _Channel:
    """One of the four, as a stream."""

    channels: Channels
    number: int
    dropped: int = 0

    @property
    def held(self) -> bytes:
        return self.channels.held

    def feed(self, data: bytes) -> tuple[Frame, ...]:
        try:
            frame = self.channels.feed(self.number, data)
        except ProtocolError as error:
            self.dropped += len(error.packet)
            return ()
        return () if frame is None else (frame,)


def _stands(frame: Frame, model: str) -> object:
    """What this part of this model's memory means; the frame itself where that is not known."""
    layout = layout_of(model)
    if layout is None or not frame.data:
        return frame
    if frame.address == layout.clock[0]:
        return layout.time(frame.data)
    if frame.address == layout.index[0]:
        return {"newest": layout.newest(frame.data)}
    return Record.parse(frame.data, layout) or "empty" if len(frame.data) == RECORD else frame

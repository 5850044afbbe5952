"""A Nonin's numbers, read again from their bytes."""

from devices.evidence import Evidence, medians
from devices.measurement import Value
from drivers.oximeter_nonin_serial.codec import ACK, SET_FORMAT, Format, Parser, Said
from drivers.transport.steady import oximetry
from drivers.transport.wire_reading import OnTheWire, Peer, cut, one_of


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The medians of its packets."""
    said = Parser(Format(int(evidence.read_as))).feed(evidence.raw)  # the format that it was set to
    return medians(oximetry(each.spo2, each.pulse_rate) for each, _ in said)


def on_the_wire(peer: Peer) -> OnTheWire:
    """What comes in the format that it was set to, and what it is told."""
    told = one_of((wire, f"format {each.value}") for each, wire in SET_FORMAT.items())
    return OnTheWire({"": cut(_WithAnswers(Format(int(peer.read_as))))}, {"": told})


class _WithAnswers(Parser):
    """Its yes and no stand between the packets."""

    def feed(self, data: bytes) -> list[tuple[Said | str, bytes]]:  # type: ignore[override]
        said: list[tuple[Said | str, bytes]] = [*super().feed(data)]
        answers = [("ACK" if each == ACK else "NACK", bytes((each,))) for each in self.answers]
        self.answers.clear()
        return [*answers, *said]

"""A TaiDoc device's record, read again from its bytes."""

from devices.evidence import Evidence
from devices.measurement import Value
from drivers.taidoc.codec import TALK, Answer, Command, Kind, may_be_asked, parse_model, parse_time, parse_values
from drivers.transport.wire_reading import OnTheWire, Peer, whole


def decode(evidence: Evidence) -> tuple[Value, ...]:
    """The values of its record: two answers, when and what. `read_as` is what this model measures."""
    return parse_values(Kind(evidence.read_as), Answer.parse(evidence.raw[len(evidence.raw) // 2 :]))


def on_the_wire(peer: Peer) -> OnTheWire:
    """A question each, and its answer."""
    asked = whole(lambda data: Command(data[1]) if may_be_asked(data) else "")
    return OnTheWire({TALK: whole(lambda data: _answers(Answer.parse(data), peer.read_as))}, {TALK: asked})


def _answers(answer: Answer, kind: str) -> object:
    match answer.command:
        case Command.TELL_MODEL.value:
            return {"model": f"TD-{parse_model(answer)}"}
        case Command.TELL_TIME.value | Command.RECORD_TIME.value:
            return parse_time(answer)
        case Command.TELL_COUNT.value:
            return {"count": answer.number}
        case Command.RECORD_VALUE.value if kind:
            return parse_values(Kind(kind), answer) or "no value"
    return answer

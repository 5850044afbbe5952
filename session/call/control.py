"""What the booth and its media process say to each other: small messages, checked on both sides.

One message is one JSON object in one packet of a SOCK_SEQPACKET socket pair; its `type` names the class below in the form
`open-cameras`. Pictures never travel here: they lie in shared memory, or in a memory file that is passed beside a `Still`.
"""

import json
import math
import re
import types
import typing
from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from devices.device import Role
from devices.picture_score import PictureScore
from session.ice_server import IceServer

LARGEST = 192 * 1024  # bytes; an offer has about 8 kB


class ControlError(ValueError):
    """The other side said what no message allows."""


class Seen(Enum):
    """How a camera does."""

    CLOSED = "closed"  # nobody opened it: no picture is taken
    OPENING = "opening"
    PRESENT = "present"
    LOST = "lost"  # unplugged, or never there
    FROZEN = "frozen"  # there, and sends no new picture


class Heard(Enum):
    """How the microphone or the loudspeaker does."""

    CLOSED = "closed"
    PRESENT = "present"
    ABSENT = "absent"


class LinkState(Enum):
    """How a connection does, in the W3C's words."""

    NEW = "new"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    DISCONNECTED = "disconnected"  # may come back by itself
    FAILED = "failed"
    CLOSED = "closed"


# -- from the booth to the media process


@dataclass(frozen=True)
class OpenCameras:
    """The patient consented: open these cameras (device file, file, or http address; empty for none)."""

    patient: str
    otoscope: str


@dataclass(frozen=True)
class OpenSound:
    """The patient consented: open the microphone and the loudspeaker, by name; empty for the system's choice."""

    microphone: str
    speaker: str


@dataclass(frozen=True)
class CloseAll:
    """End the call, close cameras, microphone and loudspeaker, and clear the pictures."""


@dataclass(frozen=True)
class StartCall:
    """Offer a call with this number; an older one is closed first."""

    call: int
    ice_servers: tuple[IceServer, ...] = ()


@dataclass(frozen=True)
class EndCall:
    """Close the call; cameras stay as they are."""

    call: int


@dataclass(frozen=True)
class Mask:
    """Hide the patient camera and the otoscope from the practitioner, or show them again."""

    on: bool


@dataclass(frozen=True)
class Mute:
    """Send silence in place of the microphone, or sound again."""

    on: bool


@dataclass(frozen=True)
class TakeStill:
    """Give the newest full picture of this camera as a JPEG; or the best one of the last two seconds, where they are looked at."""

    request: int
    role: Role
    best: bool = False


@dataclass(frozen=True)
class TakeSeries:
    """Give so many pictures of this camera one after the other, each as it came, in one piece of bytes; as a `Still` without a size."""

    request: int
    role: Role
    pictures: int


@dataclass(frozen=True)
class Ping:
    """Are you there?"""

    number: int


@dataclass(frozen=True)
class Answer:
    """The practitioner's answer to the offer of this call."""

    call: int
    sdp: str


@dataclass(frozen=True)
class Candidate:
    """An address at which the other side may be reached; field names are the W3C's."""

    call: int
    candidate: str
    sdpMid: str | None
    sdpMLineIndex: int | None


@dataclass(frozen=True)
class SendSound:
    """What the stethoscope hears: samples of this recording in base64, for whoever is in the call."""

    sound_id: str
    first_number: int
    rate_hz: int
    pcm: str


# -- from the media process to the booth


@dataclass(frozen=True)
class Offer:
    """Our offer, with all of our candidates in it."""

    call: int
    sdp: str


@dataclass(frozen=True)
class Up:
    """The media process is ready to be told what to do."""

    engine: str


@dataclass(frozen=True)
class Closed:
    """Everything is off: the answer to `CloseAll`."""


@dataclass(frozen=True)
class Pong:
    """I am."""

    number: int


@dataclass(frozen=True)
class CallLink:
    """How the connection of this call does."""

    call: int
    state: LinkState


@dataclass(frozen=True)
class CameraStatus:
    """How one camera does; `detail` is for the technician."""

    role: Role
    seen: Seen
    detail: str = ""


@dataclass(frozen=True)
class SoundStatus:
    """How microphone and loudspeaker do; `detail` is for the technician."""

    microphone: Heard
    speaker: Heard
    detail: str = ""


@dataclass(frozen=True)
class Showing:
    """What is hidden from the practitioner at this moment."""

    masked: bool
    muted: bool


@dataclass(frozen=True)
class Still:
    """The picture that was asked for: `size` bytes of JPEG in the memory file beside it; 0 and no file where there is none."""

    request: int
    size: int
    width: int = 0
    height: int = 0
    score: PictureScore | None = None


@dataclass(frozen=True)
class PictureSeen:
    """How good the picture of this camera is now; None where there is none. A few times a second."""

    role: Role
    score: PictureScore | None = None


@dataclass(frozen=True)
class Flow:
    """Pictures per second of one source: patient, otoscope, practitioner."""

    name: str
    fps: float


@dataclass(frozen=True)
class Statistics:
    """How the call does; once a second."""

    call: int
    flows: tuple[Flow, ...]
    bytes_sent: int
    bytes_received: int
    packets_lost: int
    round_trip_ms: float | None


@dataclass(frozen=True)
class Refused:
    """A message could not be done: its type, and why. No content."""

    what: str
    why: str


ToMedia = OpenCameras | OpenSound | CloseAll | StartCall | EndCall | Mask | Mute | TakeStill | TakeSeries | Ping | Answer | Candidate | SendSound
FromMedia = Up | Closed | Pong | Offer | CallLink | CameraStatus | SoundStatus | Showing | Still | PictureSeen | Statistics | Refused


def _named(kinds: tuple[Any, ...]) -> dict[str, Any]:
    return {re.sub(r"(?<!^)([A-Z])", r"-\1", kind.__name__).lower(): kind for kind in kinds}


_TO = _named(typing.get_args(ToMedia))
_FROM = _named(typing.get_args(FromMedia))
_NAMES = {kind: name for name, kind in (_TO | _FROM).items()}


def to_bytes(message: ToMedia | FromMedia) -> bytes:
    """The message as one packet."""
    packet = json.dumps({"type": _NAMES[type(message)]} | asdict(message), default=lambda value: value.value).encode()
    if len(packet) > LARGEST:
        raise ControlError(f"a {_NAMES[type(message)]} of {len(packet)} bytes is too large")
    return packet


def to_media(packet: bytes) -> ToMedia:
    """Parse what the booth said; ControlError where it is no message."""
    message: ToMedia = _parse(packet, _TO)
    return message


def from_media(packet: bytes) -> FromMedia:
    """Parse what the media process said; ControlError where it is no message."""
    message: FromMedia = _parse(packet, _FROM)
    return message


def _parse(packet: bytes, kinds: dict[str, Any]) -> Any:
    if len(packet) > LARGEST:
        raise ControlError("too large")
    try:
        values = json.loads(packet)
    except (ValueError, RecursionError) as error:
        raise ControlError("not JSON") from error
    if not isinstance(values, dict):
        raise ControlError("not an object")
    kind = values.pop("type", None)
    if not isinstance(kind, str) or kind not in kinds:
        raise ControlError("no such type")
    return _record(values, kinds[kind], kind)


def _value(value: Any, kind: Any, where: str) -> Any:
    """The value as the declared type; ControlError names the field, never its content."""
    if typing.get_origin(kind) is tuple and isinstance(value, list):
        return tuple(_value(part, typing.get_args(kind)[0], where) for part in value)
    if isinstance(kind, types.UnionType):
        return None if value is None else _value(value, typing.get_args(kind)[0], where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        if isinstance(value, str) and value in {member.value for member in kind}:
            return kind(value)
    elif is_dataclass(kind):
        if isinstance(value, dict):
            return _record(value, kind, where)
    elif kind is float:
        if type(value) in (int, float) and math.isfinite(value):
            return float(value)
    elif type(value) is kind and (kind is not int or 0 <= value < 1 << 63):
        return value
    raise ControlError(f"{where} has a wrong value")


def _record(values: dict[str, Any], kind: Any, where: str) -> Any:
    hints = typing.get_type_hints(kind)
    if unknown := values.keys() - hints.keys():
        raise ControlError(f"{where} has {len(unknown)} unknown fields")
    found = {name: _value(values[name], hint, f"{where}.{name}") for name, hint in hints.items() if name in values}
    if lacking := [field.name for field in fields(kind) if field.default is MISSING and field.name not in found]:
        raise ControlError(f"{where} lacks {', '.join(lacking)}")
    return kind(**found)

"""Messages between the booth and its media process."""

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.device import Role
from session.call import control
from session.ice_server import IceServer

NUMBERS = st.integers(0, 2**63 - 1)
TEXTS = st.text(max_size=60)
FILLED = {int: NUMBERS, str: TEXTS, float: st.floats(allow_nan=False, allow_infinity=False)}
TO_MEDIA = st.one_of(
    st.builds(control.OpenCameras, TEXTS, TEXTS),
    st.builds(control.OpenSound, TEXTS, TEXTS),
    st.builds(control.CloseAll),
    st.builds(control.StartCall, NUMBERS, st.lists(st.builds(IceServer, TEXTS, st.none() | TEXTS, st.none() | TEXTS), max_size=3).map(tuple)),
    st.builds(control.EndCall, NUMBERS),
    st.builds(control.Mask, st.booleans()),
    st.builds(control.Mute, st.booleans()),
    st.builds(control.TakeStill, NUMBERS, st.sampled_from(Role)),
    st.builds(control.Ping, NUMBERS),
    st.builds(control.Answer, NUMBERS, TEXTS),
    st.builds(control.Candidate, NUMBERS, TEXTS, st.none() | TEXTS, st.none() | NUMBERS),
)
FLOWS = st.lists(st.builds(control.Flow, TEXTS, FILLED[float]), max_size=3).map(tuple)
FROM_MEDIA = st.one_of(
    st.builds(control.Up, TEXTS),
    st.builds(control.Closed),
    st.builds(control.Pong, NUMBERS),
    st.builds(control.Offer, NUMBERS, TEXTS),
    st.builds(control.CallLink, NUMBERS, st.sampled_from(control.LinkState)),
    st.builds(control.CameraStatus, st.sampled_from(Role), st.sampled_from(control.Seen), TEXTS),
    st.builds(control.SoundStatus, st.sampled_from(control.Heard), st.sampled_from(control.Heard), TEXTS),
    st.builds(control.Showing, st.booleans(), st.booleans()),
    st.builds(control.Still, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    st.builds(control.Statistics, NUMBERS, FLOWS, NUMBERS, NUMBERS, NUMBERS, st.none() | FILLED[float]),
    st.builds(control.Refused, TEXTS, TEXTS),
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=12)


@given(TO_MEDIA)
def test_what_the_booth_says_arrives_as_it_was_said(message: control.ToMedia) -> None:
    assert control.to_media(control.to_bytes(message)) == message


@given(FROM_MEDIA)
def test_what_the_media_process_says_arrives_as_it_was_said(message: control.FromMedia) -> None:
    assert control.from_media(control.to_bytes(message)) == message


@given(st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_anything_else_is_refused_in_one_way(packet: bytes) -> None:
    for parse in (control.to_media, control.from_media):
        with pytest.raises(control.ControlError):
            parse(packet)


@given(TO_MEDIA.filter(lambda message: fields(message)), JSON, st.data())
def test_a_wrong_field_is_refused_or_is_a_message_again(message: control.ToMedia, value: object, data: st.DataObject) -> None:
    values = json.loads(control.to_bytes(message))
    values[data.draw(st.sampled_from([field.name for field in fields(message)]))] = value
    try:
        parsed = control.to_media(json.dumps(values).encode())
    except control.ControlError:
        return
    assert type(parsed) is type(message)
    assert control.to_media(control.to_bytes(parsed)) == parsed


@pytest.mark.parametrize(
    ("packet", "why"),
    [
        (b"", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"9" * (control.LARGEST + 1), "too large"),
        (b"[]", "not an object"),
        (b'{"type": "explode"}', "no such type"),
        (b'{"type": ["mask"]}', "no such type"),
        (b'{"type": "mask"}', "mask lacks on"),
        (b'{"type": "mask", "on": 1}', "mask.on has a wrong value"),
        (b'{"type": "mask", "on": true, "off": false}', "unknown"),
        (b'{"type": "ping", "number": -1}', "ping.number has a wrong value"),
        (b'{"type": "ping", "number": true}', "ping.number has a wrong value"),
        (b'{"type": "take-still", "request": 1, "role": "cuff-of-a-shirt"}', "take-still.role has a wrong value"),
        (b'{"type": "start-call", "call": 1, "ice_servers": [{"urls": 5}]}', "start-call.ice_servers.urls has a wrong value"),
    ],
)
def test_a_refusal_names_the_field_and_not_its_content(packet: bytes, why: str) -> None:
    with pytest.raises(control.ControlError, match=why):
        control.to_media(packet)


def test_the_media_process_takes_no_order_that_only_it_may_give() -> None:
    with pytest.raises(control.ControlError):
        control.to_media(control.to_bytes(control.Up("wrtc")))


def test_what_is_too_large_is_not_sent() -> None:
    with pytest.raises(control.ControlError, match="too large"):
        control.to_bytes(control.Answer(1, "x" * control.LARGEST))

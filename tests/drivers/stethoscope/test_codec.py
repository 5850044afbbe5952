"""The pipe from the listening process: packets out of any bytes, cut anywhere."""

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from devices.measurement import QualityLevel, Reason
from devices.sound import Sound, loudness
from drivers.stethoscope.codec import Packet, Reader
from drivers.stethoscope.inputs import cards_in, sources_in

packets = st.builds(Packet, st.integers(0, (1 << 32) - 1), st.binary(min_size=1, max_size=200).map(lambda half: half + half))


@given(st.lists(packets, max_size=5), st.lists(st.integers(1, 40), max_size=30))
def test_packets_come_out_as_they_went_in_however_they_are_cut(sent: list[Packet], cuts: list[int]) -> None:
    wire, reader, came = b"".join(map(bytes, sent)), Reader(), []
    for cut in cuts:
        came += reader.feed(wire[:cut])
        wire = wire[cut:]
    assert came + reader.feed(wire) == sent
    assert reader.dropped == 0


@given(st.binary(max_size=400), st.integers(1, 200))
def test_garbage_is_dropped_and_the_next_packets_are_found(garbage: bytes, count: int) -> None:
    reader, packet = Reader(), Packet(7, bytes(2 * count))
    reader.feed(garbage)
    came = reader.feed(bytes(packet) * (8192 // len(bytes(packet)) + 3))  # a false head in the garbage may swallow as much as the largest packet
    assert came[-1] == packet


@given(st.binary(max_size=300))
def test_a_packet_is_parsed_whole_or_refused(data: bytes) -> None:
    with contextlib.suppress(ProtocolError):
        assert bytes(Packet.parse(data)) == data


def test_a_packet_has_whole_samples() -> None:
    with pytest.raises(ValueError, match="whole samples"):
        Packet(0, b"\0")


@given(st.binary(max_size=200))
def test_the_sound_servers_list_is_read_whatever_it_says(said: bytes) -> None:
    assert isinstance(sources_in(said), tuple)


def test_inputs_are_known_by_name_and_description() -> None:
    (usb,) = sources_in(b'[{"name": "alsa_input.usb-0d8c", "description": "USB PnP Sound Device Mono", "state": "IDLE"}, {"no": "name"}, 3]')
    assert usb.is_called("usb pnp")
    assert usb.is_called("0d8c")
    assert not usb.is_called("Thinklabs")
    assert not usb.is_called("")
    assert cards_in("--- no soundcards ---\n") == ()


def test_loudness_says_what_is_wrong_with_a_sound() -> None:
    assert loudness(b"").quality.reasons == (Reason.NO_DATA,)
    assert loudness(bytes(320)).quality.level is QualityLevel.REFUSED
    assert loudness(b"\x05\x00\xfb\xff" * 100).quality.reasons == (Reason.WEAK_SIGNAL,)
    assert loudness(b"\xff\x7f\x00\x80" * 100).quality.reasons == (Reason.CLIPPED,)
    assert loudness(b"\x00\x20\x00\xe0" * 100).quality.level is QualityLevel.GOOD
    assert loudness(b"\x00\x20" * 100).mean_dbfs < -200, "a steady offset is no sound"


def test_a_sound_knows_its_samples() -> None:
    assert Sound(0, datetime(2026, 11, 22, tzinfo=UTC), 8000, bytes(640)).count == 320

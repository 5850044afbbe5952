"""The stethoscope's packets go both ways, and what is none is refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.call.sound_packet import SoundPacket

ID = "0123456789abcdef" * 2


@given(st.integers(0, (1 << 32) - 1), st.integers(1, 48_000), st.binary(min_size=1, max_size=1000).map(lambda half: half + half))
def test_a_packet_reads_back_as_it_was(number: int, rate: int, pcm: bytes) -> None:
    packet = SoundPacket(ID, number, rate, pcm)
    assert SoundPacket.parse(bytes(packet)) == packet


@given(st.binary(max_size=9000))
def test_whatever_comes_is_a_packet_or_refused(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert bytes(SoundPacket.parse(data)) == data


def test_an_identifier_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        bytes(SoundPacket("../../etc", 0, 8000, b"\0\0"))

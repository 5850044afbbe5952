"""The BM1000's bytes, against vectors of our making, and against any bytes at all."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_berry.codec import Packet, Parser

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "berry_bci.json").read_text())["made"]

packets = st.builds(
    Packet,
    spo2=st.none() | st.integers(1, 100),
    pulse_rate=st.none() | st.integers(1, 254),
    pleth=st.integers(0, 127),
    bar=st.integers(0, 15),
    strength=st.integers(0, 15),
    beat=st.booleans(),
    unplugged=st.booleans(),
    no_signal=st.booleans(),
    searching=st.booleans(),
    no_finger=st.booleans(),
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["hex"])
def test_every_vector(vector: dict[str, dict[str, object]]) -> None:
    wire = bytes.fromhex(str(vector["hex"]))
    packet = Packet.parse(wire)
    assert {name: getattr(packet, name) for name in vector["means"]} == vector["means"]
    assert bytes(packet) == wire


@given(packets)
def test_packets_go_both_ways(packet: Packet) -> None:
    assert Packet.parse(bytes(packet)) == packet


@given(st.binary(max_size=7))
def test_any_bytes_are_values_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        packet = Packet.parse(wire)
        assert packet.spo2 is None or 1 <= packet.spo2 <= 100
        assert packet.pulse_rate is None or 1 <= packet.pulse_rate <= 254


@given(st.lists(packets, max_size=30), st.lists(st.integers(0, 150), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_packets(sent: list[Packet], cuts: list[int]) -> None:
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert [packet for packet, _raw in found] == sent
    assert b"".join(raw for _packet, raw in found) == wire
    assert parser.dropped == 0


@given(st.binary(max_size=200), packets)
def test_after_any_bytes_the_very_next_packet_is_read(noise: bytes, packet: Packet) -> None:
    assert Parser().feed(noise + bytes(packet))[-1][0] == packet


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_packet_or_counted(chunks: list[bytes]) -> None:
    parser = Parser()
    in_packets = sum(len(raw) for chunk in chunks for _packet, raw in parser.feed(chunk))
    assert in_packets + parser.dropped + len(parser.held) == sum(map(len, chunks))
    assert len(parser.held) < 5


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(500):
        assert parser.feed(b"\x80\x81\x02\x83" * 100) == []
    assert len(parser.held) < 5

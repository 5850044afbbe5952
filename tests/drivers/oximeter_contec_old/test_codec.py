"""The older Contec's five bytes: each bit by itself, what is no value, and any bytes at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_contec_old.codec import LENGTH, Packet, Parser

QUIET = Packet(strength=0, pleth=0, bar=0, pulse_rate=1, spo2=1)
packets = st.builds(
    Packet,
    strength=st.integers(0, 15),
    pleth=st.integers(0, 127),
    bar=st.integers(0, 15),
    pulse_rate=st.none() | st.integers(1, 254).filter(lambda rate: rate != 127),
    spo2=st.none() | st.integers(1, 100),
    search_too_long=st.booleans(),
    low_spo2=st.booleans(),
    beat=st.booleans(),
    probe_error=st.booleans(),
    searching=st.booleans(),
)


@pytest.mark.parametrize(
    ("wire", "field", "value"),
    [
        ("8500000101", "strength", 5),
        ("9000000101", "search_too_long", True),
        ("a000000101", "low_spo2", True),
        ("c000000101", "beat", True),
        ("807f000101", "pleth", 127),
        ("80000f0101", "bar", 15),
        ("8000100101", "probe_error", True),
        ("8000200101", "searching", True),
        ("8000400101", "pulse_rate", 129),
        ("8000000161", "spo2", 97),
        ("8000004801", "pulse_rate", 72),
        ("800040327f", "pulse_rate", 178),
    ],
)
def test_each_field_is_where_it_should_be(wire: str, field: str, value: object) -> None:
    packet = Packet.parse(bytes.fromhex(wire))
    assert getattr(packet, field) == value
    assert bytes(packet).hex() == wire


@pytest.mark.parametrize(
    ("wire", "spo2", "pulse_rate"), [("850000007f", None, None), ("8500407f00", None, None), ("8500007f65", None, None), ("8500404864", 100, 200)]
)
def test_no_value_is_none(wire: str, spo2: int | None, pulse_rate: int | None) -> None:
    packet = Packet.parse(bytes.fromhex(wire))
    assert (packet.spo2, packet.pulse_rate) == (spo2, pulse_rate)


@given(packets)
def test_packets_go_both_ways(packet: Packet) -> None:
    assert Packet.parse(bytes(packet)) == packet


@given(st.binary(max_size=7))
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes) -> None:
    try:
        packet = Packet.parse(data)
    except ProtocolError as refusal:
        assert refusal.packet == data
        return
    assert packet.spo2 is None or 1 <= packet.spo2 <= 100
    assert packet.pulse_rate is None or 1 <= packet.pulse_rate <= 254


@given(st.lists(packets, max_size=30), st.lists(st.integers(0, 150), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_packets(sent: list[Packet], cuts: list[int]) -> None:
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert [packet for packet, _ in found] == sent
    assert b"".join(raw for _, raw in found) == wire
    assert parser.dropped == 0


@given(st.binary(max_size=300), packets, packets)
def test_after_any_bytes_the_second_packet_is_read(noise: bytes, first: Packet, second: Packet) -> None:
    assert Parser().feed(noise + bytes(first) + bytes(second))[-1][0] == second


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_packet_or_counted(chunks: list[bytes]) -> None:
    parser = Parser()
    taken = sum(len(raw) for chunk in chunks for _, raw in parser.feed(chunk))
    assert taken + parser.dropped + len(parser.held) == sum(map(len, chunks))
    assert len(parser.held) < LENGTH


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(1000):
        assert parser.feed(b"\x03" * 1000) == []
    assert parser.dropped == 1_000_000
    assert parser.held == b""


def test_a_bit_lost_costs_one_packet() -> None:
    good = bytes(QUIET)
    parser = Parser()
    assert [packet for packet, _ in parser.feed(good + good[:3] + good + good)] == [QUIET] * 3
    assert parser.dropped == 3

"""The oximeter's bytes, against what real oximeters said, and against any bytes at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_contec.codec import LENGTHS, Command, Kind, LiveData, Packet, Parser

VECTORS = Path(__file__).parents[2] / "vectors"
LIVE = [bytes.fromhex(line) for line in (VECTORS / "contec_cms50e_live.hex").read_text().splitlines() if not line.startswith("#")]
DIALOGUE = [line for line in (VECTORS / "contec_cms50dplus_dialogue.txt").read_text().splitlines() if line[0] in "<>"]
ANSWERS = [bytes.fromhex(line[2:]) for line in DIALOGUE if line[0] == "<"]

packets = st.sampled_from(sorted(LENGTHS)).flatmap(lambda kind: st.builds(Packet, st.just(kind), st.binary(min_size=LENGTHS[kind], max_size=LENGTHS[kind])))
live_data = st.builds(
    LiveData,
    strength=st.integers(0, 15),
    pleth=st.integers(0, 127),
    bar=st.integers(0, 15),
    pulse_rate=st.none() | st.integers(1, 254),
    spo2=st.none() | st.integers(1, 100),
    perfusion=st.none(),
    searching=st.booleans(),
    search_too_long=st.booleans(),
    low_spo2=st.booleans(),
    beat=st.booleans(),
    probe_error=st.booleans(),
    perfusion_invalid=st.just(True),
)


def test_a_real_cms50e_at_rest() -> None:
    samples = [LiveData.parse(Packet.parse(wire)) for wire in LIVE]
    assert len(samples) == 68
    assert {sample.pulse_rate for sample in samples} == {60}
    assert {sample.spo2 for sample in samples} == {99}
    assert {sample.perfusion for sample in samples} == {None}
    assert {sample.strength for sample in samples} == {4}
    assert [sample.pleth for sample in samples][:4] == [0x13, 0x13, 0x12, 0x12]
    assert [number for number, sample in enumerate(samples) if sample.beat] == [34, 35]  # at the top of the wave
    assert not any(sample.searching or sample.probe_error or sample.search_too_long for sample in samples)


@pytest.mark.parametrize("wire", LIVE + ANSWERS, ids=lambda wire: wire.hex())
def test_what_was_captured_comes_back_the_same(wire: bytes) -> None:
    assert bytes(Packet.parse(wire)) == wire


@pytest.mark.parametrize("wire", LIVE, ids=lambda wire: wire.hex())
def test_live_data_come_back_the_same(wire: bytes) -> None:
    assert bytes(LiveData.parse(Packet.parse(wire)).packet()) == wire


def test_a_real_cms50d_plus_answers() -> None:
    parser = Parser()
    found = parser.feed(b"".join(ANSWERS))
    assert [bytes(packet) for packet in found] == ANSWERS
    assert parser.dropped == 0
    name = next(packet for packet in found if packet.kind == Kind.DEVICE_NAME)
    assert name.data == b"user   "
    assert LiveData.parse(found[-1]).spo2 == 97
    assert LiveData.parse(found[-1]).pulse_rate == 65


@pytest.mark.parametrize("command", [Command.STOP_STORED, Command.STOP_LIVE, Command.TELL_NAME, Command.START_LIVE])
def test_commands_are_those_that_were_captured(command: Command) -> None:
    assert f"> {bytes(Packet.command(command)).hex(' ').upper()}" in DIALOGUE


def test_no_command_erases_the_memory() -> None:
    assert 0xAE not in {command.value for command in Command}


@given(live_data)
def test_live_data_go_both_ways(live: LiveData) -> None:
    assert LiveData.parse(Packet.parse(bytes(live.packet()))) == live


@given(st.binary(min_size=7, max_size=7))
def test_no_value_is_ever_out_of_its_range(data: bytes) -> None:
    live = LiveData.parse(Packet(Kind.LIVE, data))
    assert live.spo2 is None or 1 <= live.spo2 <= 100
    assert live.pulse_rate is None or 1 <= live.pulse_rate <= 254


@given(packets)
def test_packets_go_both_ways(packet: Packet) -> None:
    assert Packet.parse(bytes(packet)) == packet


@given(st.lists(packets, max_size=30), st.lists(st.integers(0, 300), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_packets(sent: list[Packet], cuts: list[int]) -> None:
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert found == sent
    assert parser.dropped == 0


@given(st.binary(max_size=500), packets, packets)
def test_after_any_bytes_the_second_packet_is_read(noise: bytes, first: Packet, second: Packet) -> None:
    parser = Parser()
    assert (first in (found := parser.feed(noise + bytes(first) + bytes(second)))) or found
    assert found[-1] == second


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_packet_or_counted(chunks: list[bytes]) -> None:
    parser = Parser()
    packets_bytes = sum(len(bytes(packet)) for chunk in chunks for packet in parser.feed(chunk))
    held = len(parser.held)
    assert packets_bytes + parser.dropped + held == sum(map(len, chunks))
    assert held <= 9


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(1000):
        assert parser.feed(b"\xff" * 1000) == []
    assert parser.dropped == 1_000_000
    assert len(parser.held) == 0


@pytest.mark.parametrize(
    "wire",
    [b"", b"\x01", b"\x81\xe0\x84\x93\x92\xbc\xe3\xff\xff", b"\x01\xe0\x84\x13\x92\xbc\xe3\xff\xff", b"\x01\xe0\x84\x93", b"\x7f\x80"],
    ids=["nothing", "type alone", "no type", "bit 7 clear within", "cut", "unknown type"],
)
def test_what_is_no_packet_is_refused_whole(wire: bytes) -> None:
    with pytest.raises(ProtocolError):
        Packet.parse(wire)

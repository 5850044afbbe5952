"""Nonin's four formats: the vector, what is no value, and any bytes at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_nonin_serial.codec import (
    ACK,
    FRAMES,
    LONGEST_SPOT,
    SET_FORMAT,
    EachSecond,
    Format,
    Packet,
    Parser,
    Said,
    Second,
    Signal,
    SpotCheck,
    SpotStatus,
    pulse_rate,
    spo2,
)

(VECTOR,) = json.loads((Path(__file__).parents[2] / "vectors" / "oximeter_nonin_serial.json").read_text())["vectors"]
WIRE = bytes.fromhex(VECTOR["hex"])

rates = st.none() | st.integers(1, 510)
saturations = st.none() | st.integers(1, 100)


def packets_of(data_format: Format) -> st.SearchStrategy[Packet]:
    signals = st.lists(st.integers(0x40, 0x7F), min_size=FRAMES, max_size=FRAMES).map(
        lambda each: tuple(Signal((one << 1 | (place == 0)) & 0xFF | 0x80) for place, one in enumerate(each))
    )
    heights = st.lists(st.integers(0, 255 if data_format is Format.TWO else 65535), min_size=FRAMES, max_size=FRAMES).map(tuple)
    return st.builds(Packet, st.just(data_format), signals, heights, st.binary(min_size=FRAMES, max_size=FRAMES))


seconds = st.builds(
    EachSecond,
    rates,
    saturations,
    st.integers(0, 127).map(Second),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
spots = st.builds(
    SpotCheck,
    st.binary(min_size=8, max_size=8),
    st.integers(0, 0xFFFF).map(SpotStatus),
    rates,
    saturations,
    st.integers(0, 0xFFFF),
    st.binary(max_size=LONGEST_SPOT - 14),
)
VALUES: dict[Format, st.SearchStrategy[Said]] = {
    Format.TWO: packets_of(Format.TWO),
    Format.SEVEN: packets_of(Format.SEVEN),
    Format.EIGHT: seconds,
    Format.THIRTEEN: spots,
}
conversations = st.sampled_from(Format).flatmap(lambda one: st.tuples(st.just(one), st.lists(VALUES[one], min_size=2, max_size=4)))


def test_the_vector() -> None:
    packet = Packet.parse(WIRE, Format.TWO)
    assert (packet.pulse_rate, packet.spo2) == (VECTOR["expected"]["hr"], VECTOR["expected"]["spo2"])
    assert packet.beside[3] == VECTOR["expected"]["fw_rev"]
    assert packet.beside[8] == VECTOR["expected"]["spo2_display"]
    assert pulse_rate(packet.beside[13], packet.beside[14]) == VECTOR["expected"]["e_hr"]
    assert bytes(packet) == WIRE


@pytest.mark.parametrize(
    ("high", "low", "rate"), [(0, 72, 72), (1, 0, 128), (1, 0x2C, 172), (2, 1, 257), (3, 0x7F, None), (0x7F, 0x7F, None), (0xFC, 72, 72), (0, 0, None)]
)
def test_a_pulse_above_127_is_what_it_is(high: int, low: int, rate: int | None) -> None:
    assert pulse_rate(high, low) == rate


@pytest.mark.parametrize(("byte", "value"), [(127, None), (0, None), (101, None), (100, 100), (1, 1)])
def test_no_saturation_is_none(byte: int, value: int | None) -> None:
    assert spo2(byte) == value


def test_a_spot_check_field_by_field() -> None:
    wire = bytes.fromhex("00020001000e" + "141a0b1609210500" + "0211" + "0049" + "00" + "60")
    wire += bytes((sum(wire[6:]) & 0xFF, 3))
    spot = SpotCheck.parse(wire)
    assert spot.device_time == "2026-11-22T09:33:05"
    assert spot.status == SpotStatus.SMART_POINT | SpotStatus.FROM_MEMORY | SpotStatus.LOW_BATTERY
    assert (spot.pulse_rate, spot.spo2) == (73, 96)
    assert bytes(spot) == wire
    assert SpotCheck(bytes(8), SpotStatus(0), None, None).device_time == ""


def test_the_commands_are_these_and_no_others() -> None:
    assert {command.hex() for command in SET_FORMAT.values()} == {"027002020203", "027002020703", "027002020803", "027002020d03"}


@given(conversations)
def test_values_go_both_ways(conversation: tuple[Format, list[Said]]) -> None:
    data_format, sent = conversation
    for value in sent:
        wire = bytes(value)
        back = (
            Packet.parse(wire, data_format) if isinstance(value, Packet) else EachSecond.parse(wire) if isinstance(value, EachSecond) else SpotCheck.parse(wire)
        )
        assert back == value


@given(st.binary(max_size=150) | st.just(WIRE), st.sampled_from(Format))
def test_any_bytes_are_a_value_or_a_refusal(data: bytes, data_format: Format) -> None:
    try:
        if data_format is Format.EIGHT:
            EachSecond.parse(data)
        elif data_format is Format.THIRTEEN:
            SpotCheck.parse(data)
        else:
            Packet.parse(data, data_format)
    except ProtocolError as refusal:
        assert refusal.packet == data


@given(conversations, st.lists(st.integers(0, 500), max_size=10))
def test_a_stream_cut_anywhere_gives_the_same_values(conversation: tuple[Format, list[Said]], cuts: list[int]) -> None:
    data_format, sent = conversation
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(data_format), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert [value for value, _ in found] == sent
    assert parser.dropped == 0


@pytest.mark.parametrize("data_format", [Format.TWO, Format.SEVEN])
@given(data=st.data())
def test_after_any_bytes_the_packets_are_read_again(data_format: Format, data: st.DataObject) -> None:
    noise = data.draw(st.binary(max_size=300))
    sent = data.draw(st.lists(packets_of(data_format), min_size=3, max_size=3))
    found = [value for value, _ in Parser(data_format).feed(noise + b"".join(map(bytes, sent)))]
    assert found[-1] == sent[-1]


@given(st.binary(max_size=100), seconds, seconds)
def test_after_any_bytes_the_second_second_is_read(noise: bytes, first: EachSecond, second: EachSecond) -> None:
    assert Parser(Format.EIGHT).feed(noise + bytes(first) + bytes(second))[-1][0] == second


@given(st.sampled_from(Format), st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_value_or_counted(data_format: Format, chunks: list[bytes]) -> None:
    parser = Parser(data_format)
    taken = answers = 0
    for chunk in chunks:
        taken += sum(len(wire) for _, wire in parser.feed(chunk))
        answers += len(parser.answers)
        parser.answers.clear()
    assert taken + answers + parser.dropped + len(parser.held) == sum(map(len, chunks))
    assert len(parser.held) < FRAMES * 5


@pytest.mark.parametrize("data_format", Format)
def test_endless_noise_takes_no_memory(data_format: Format) -> None:
    parser = Parser(data_format)
    for _ in range(100):
        assert parser.feed(b"\x03\x06" * 500) == []
    assert parser.held == b""
    assert len(parser.answers) <= 8


def test_an_acknowledgement_between_messages_is_heard() -> None:
    parser = Parser(Format.THIRTEEN)
    assert parser.feed(bytes((ACK,))) == []
    assert parser.answers == [ACK]


def test_a_claimed_length_swallows_no_more_than_two_spot_checks() -> None:
    spots = [SpotCheck(bytes((20, 26, 11, 22, 9, minute, 0, 0)), SpotStatus.SMART_POINT, 72, 97) for minute in (1, 2, 3)]
    for claimed in range(256):
        parser = Parser(Format.THIRTEEN)
        parser.feed(b"\0\2\0\0\0" + bytes((claimed,)))
        *_, last = [parser.feed(bytes(spot)) for spot in spots]
        assert spots[-1] in [said for said, _wire in last]

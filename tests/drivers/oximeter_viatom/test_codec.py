"""The PC-60FW's bytes, against what a real one said, and against any bytes at all."""

from collections import Counter
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_viatom.codec import BATTERY, LONGEST, NUMBERS, WAVE, Frame, Numbers, Parser, crc8, parse_battery, parse_wave

LOG = Path(__file__).parents[2] / "vectors" / "viatom_pc60fw.hex"
NOTIFICATIONS = [bytes.fromhex(line) for line in LOG.read_text().splitlines() if not line.startswith("#")]
NUMBER_EXAMPLE = bytes.fromhex("aa550f0801603e005000c0")  # sza2/viatom_pc60fw README, d1abe96, printed there without its check byte

frames = st.builds(Frame, st.integers(0, 255), st.integers(0, 255), st.binary(max_size=LONGEST - 2))
numbers = st.builds(
    Numbers,
    spo2=st.none() | st.integers(1, 100),
    pulse_rate=st.none() | st.integers(1, 510).filter(lambda rate: rate != 255),
    perfusion=st.none() | st.integers(1, 255),
    probe_off=st.booleans(),
    searching=st.booleans(),
)


def read_log() -> tuple[list[Frame], Parser]:
    parser = Parser()
    return [frame for data in NOTIFICATIONS for frame in parser.feed(data)], parser


def test_the_whole_log_is_understood() -> None:
    found, parser = read_log()
    assert len(found) == 89
    assert parser.dropped == 0
    assert Counter(frame.kind for frame in found) == {WAVE: 68, NUMBERS: 7, BATTERY: 7, (0x0F, 0x21): 7}
    assert b"".join(map(bytes, found)) == b"".join(NOTIFICATIONS)


def test_what_the_real_one_showed() -> None:
    found, _parser = read_log()
    shown = [Numbers.parse(frame) for frame in found if frame.kind == NUMBERS]
    assert [(each.spo2, each.pulse_rate) for each in shown] == [(97, 68), (98, 68), (98, 68), (98, 68), (99, 67), (98, 65), (98, 62)]
    assert [each.perfusion for each in shown][:3] == [None, None, 75]
    assert not any(each.probe_off or each.searching for each in shown)
    assert {parse_battery(frame) for frame in found if frame.kind == BATTERY} == {100}
    wave = [sample for frame in found if frame.kind == WAVE for sample in parse_wave(frame)]
    assert len(wave) == 340
    assert max(wave) <= 127
    steps = [abs(one - other) for one, other in pairwise(wave)]
    assert max(steps) < 30  # the mark of the beat is no spike


def test_the_example_of_its_page() -> None:
    example = NUMBER_EXAMPLE + bytes((crc8(NUMBER_EXAMPLE),))
    shown = Numbers.parse(Frame.parse(example))
    assert (shown.spo2, shown.pulse_rate, shown.perfusion) == (96, 62, 80)


@pytest.mark.parametrize("data", ["000000000000", "7f0000000000", "ffffff000000", "61ff01000000", "61ff00000000"])
def test_no_value_is_no_number(data: str) -> None:
    shown = Numbers.parse(Frame(*NUMBERS, bytes.fromhex(data)))
    assert None in (shown.spo2, shown.pulse_rate)


@given(numbers)
def test_numbers_go_both_ways(shown: Numbers) -> None:
    assert Numbers.parse(Frame.parse(bytes(shown.frame()))) == shown


@given(st.binary(max_size=40))
def test_any_bytes_are_a_frame_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        assert bytes(Frame.parse(wire)) == wire


@given(st.binary(max_size=LONGEST - 2))
def test_any_data_are_values_or_refused(data: bytes) -> None:
    with suppress(ProtocolError):
        shown = Numbers.parse(Frame(*NUMBERS, data))
        assert shown.spo2 is None or 1 <= shown.spo2 <= 100
        assert shown.pulse_rate is None or 1 <= shown.pulse_rate <= 510
    with suppress(ProtocolError):
        assert all(0 <= sample <= 127 for sample in parse_wave(Frame(*WAVE, data)))
    with suppress(ProtocolError):
        assert parse_battery(Frame(*BATTERY, data)) in (25, 50, 75, 100)


@given(st.lists(frames, max_size=20), st.lists(st.integers(0, 600), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_frames(sent: list[Frame], cuts: list[int]) -> None:
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert found == sent
    assert parser.dropped == 0


@given(st.binary(max_size=200))
def test_after_any_bytes_frames_are_read_again(noise: bytes) -> None:
    parser = Parser()
    frame = Numbers(97, 72).frame()
    found = parser.feed(noise + bytes(frame) * 3)  # a false start may look like the longest frame there is
    assert found[-1] == frame
    assert len(parser.held) < 4 + LONGEST


def test_garbage_costs_two_frames_at_most() -> None:
    parser, frame = Parser(), Numbers(97, 72).frame()
    broken = bytearray(bytes(frame))
    broken[5] ^= 1
    assert parser.feed(b"\x00\xaa\x13" + bytes(broken) + bytes(frame)) == [frame]


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_frame_or_counted(chunks: list[bytes]) -> None:
    parser = Parser()
    in_frames = sum(len(bytes(frame)) for chunk in chunks for frame in parser.feed(chunk))
    assert in_frames + parser.dropped + len(parser.held) == sum(map(len, chunks))


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(500):
        assert parser.feed(b"\xaa\x55\x0f\xff" * 100) == []
    assert len(parser.held) <= 4


def test_a_claimed_length_swallows_no_more_than_two_frames() -> None:
    frames = [Numbers(97, pulse_rate).frame() for pulse_rate in (70, 71, 72)]
    for claimed in range(256):
        parser = Parser()
        parser.feed(bytes((0xAA, 0x55, 0x0F, claimed)))
        *_, last = [parser.feed(bytes(frame)) for frame in frames]
        assert frames[-1] in last

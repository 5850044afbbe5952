"""The CMS50D-BT's bytes, against what a real one said, and against any bytes at all."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_contec_ble.codec import FINGER_IN, LENGTHS, NUMBERS, WAVE, Command, Frame, Numbers, Parser, WaveSample, check

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "contec_cms50d_bt.json").read_text())
ALL = VECTORS["captured"] + VECTORS["documented"]

data_of = {kind: st.binary(min_size=length - 3, max_size=length - 3) for kind, length in LENGTHS.items()}
frames = st.sampled_from(sorted(LENGTHS)).flatmap(lambda kind: st.builds(Frame, st.just(kind), data_of[kind]))
numbers = st.builds(Numbers, st.integers(0, 255), st.none() | st.integers(1, 100), st.none() | st.integers(1, 254))
samples = st.builds(WaveSample, st.integers(0, 127), st.integers(0, 15), st.booleans(), st.integers(0, 63))


@pytest.mark.parametrize("vector", ALL, ids=lambda vector: vector["hex"])
def test_every_vector(vector: dict[str, object]) -> None:
    wire = bytes.fromhex(str(vector["hex"]))
    frame = Frame.parse(wire)
    assert bytes(frame) == wire
    if frame.kind == NUMBERS:
        shown = Numbers.parse(frame)
        assert (shown.spo2, shown.pulse_rate) == (vector["spo2"], vector["pulse_rate"])
        assert (shown.state in FINGER_IN) is vector["finger"]
        assert bytes(shown.frame()) == wire
    if frame.kind == WAVE:
        sample = WaveSample.parse(frame)
        assert (sample.pleth, sample.bar) == (vector["pleth"], vector["bar"])
        assert bytes(sample.frame()) == wire


def test_every_command_ends_with_its_check_and_none_deletes() -> None:
    assert all(check(command.value[:-1]) == command.value[-1] for command in Command)
    assert {command.value[0] for command in Command} == {0x9A, 0x9B}


@given(numbers, samples)
def test_values_go_both_ways(shown: Numbers, sample: WaveSample) -> None:
    assert Numbers.parse(Frame.parse(bytes(shown.frame()))) == shown
    assert WaveSample.parse(Frame.parse(bytes(sample.frame()))) == sample


@given(st.binary(max_size=12))
def test_any_bytes_are_a_frame_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        assert bytes(Frame.parse(wire)) == wire


@given(st.binary(max_size=8))
def test_any_data_are_values_or_refused(data: bytes) -> None:
    with suppress(ProtocolError):
        shown = Numbers.parse(Frame(NUMBERS, data))
        assert shown.spo2 is None or 1 <= shown.spo2 <= 100
        assert shown.pulse_rate is None or 1 <= shown.pulse_rate <= 254
    with suppress(ProtocolError):
        assert 0 <= WaveSample.parse(Frame(WAVE, data)).pleth <= 127


@given(st.lists(frames, max_size=30), st.lists(st.integers(0, 200), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_frames(sent: list[Frame], cuts: list[int]) -> None:
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert found == sent
    assert parser.dropped == 0


@given(st.binary(max_size=200))
def test_after_any_bytes_the_second_frame_is_read(noise: bytes) -> None:
    parser, frame = Parser(), Numbers(6, 97, 72).frame()
    assert parser.feed(noise + bytes(frame) * 2)[-1] == frame


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_frame_or_counted(chunks: list[bytes]) -> None:
    parser = Parser()
    in_frames = sum(len(bytes(frame)) for chunk in chunks for frame in parser.feed(chunk))
    assert in_frames + parser.dropped + len(parser.held) == sum(map(len, chunks))
    assert len(parser.held) < 8


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(500):
        assert parser.feed(b"\xeb\x01\x06\xeb" * 100) == []
    assert len(parser.held) < 8

"""SunTech's packets: the maker's examples, errors in both spellings, and any bytes at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from devices.measurement import Reason
from drivers.blood_pressure_suntech.codec import RESULT_LENGTH, Answer, Command, Parser, Pressure, Reply, Result, parse_reply

VECTORS = {
    vector["id"]: bytes.fromhex(vector["hex"])
    for vector in json.loads((Path(__file__).parents[2] / "vectors" / "blood_pressure_suntech.json").read_text())["vectors"]
}
numbers = st.none() | st.integers(1, 0xFFFE)
replies: st.SearchStrategy[Reply] = (
    st.sampled_from(Answer)
    | st.builds(Pressure, st.none() | st.integers(0, 0xFFFE))
    | st.builds(
        Result,
        numbers,
        numbers,
        numbers,
        numbers,
        st.integers(0, 255),
        st.integers(0, 255),
        st.integers(0, 255),
        st.binary(min_size=8, max_size=8),
        st.binary(min_size=2, max_size=2),
    )
)


def test_the_makers_pressure() -> None:
    assert parse_reply(VECTORS["sun-cuff258"]) == Pressure(258)
    with pytest.raises(ProtocolError):
        parse_reply(VECTORS["sun-bad"])


def test_the_makers_result() -> None:
    result = parse_reply(VECTORS["sun-result"])
    assert isinstance(result, Result)
    assert (result.systolic, result.diastolic, result.pulse_rate, result.mean) == (115, 74, 85, 88)
    assert (result.beats, result.status, result.error, result.reason) == (30, 1, 0, None)
    assert bytes(result) == VECTORS["sun-result"]


def test_the_makers_commands_and_none_that_opens_a_valve() -> None:
    assert bytes(Command.START) == VECTORS["sun-cmd-start"]
    assert bytes(Command.TELL_PRESSURE) == VECTORS["sun-cmd-cuff"]
    assert {bytes(command).hex() for command in Command} == {"3a20a6", "3a7901004c", "3a7903004a", "3a79050048"}
    assert VECTORS["sun-cmd-pneu"] not in {bytes(command) for command in Command}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (1, Reason.WEAK_SIGNAL),
        (2, Reason.MOVEMENT),
        (3, Reason.OUT_OF_RANGE),
        (4, Reason.UNSTABLE),
        (0x56, Reason.STOPPED),
        (0x86, Reason.STOPPED),
        (0x57, Reason.CUFF_LOOSE),
        (0x87, Reason.CUFF_LOOSE),
        (0x5A, Reason.DEVICE_ERROR),
        (0x90, Reason.DEVICE_ERROR),
        (0x61, Reason.DEVICE_ERROR),
        (0x97, Reason.DEVICE_ERROR),
        (0xEE, Reason.DEVICE_ERROR),
        (0, None),
    ],
)
def test_an_error_in_either_spelling_is_a_reason(code: int, reason: Reason | None) -> None:
    assert Result(120, 80, 70, 90, error=code).reason is reason


@given(replies)
def test_replies_go_both_ways(reply: Reply) -> None:
    assert parse_reply(bytes(reply)) == reply


@given(st.binary(max_size=30))
def test_any_bytes_are_a_reply_or_a_refusal(data: bytes) -> None:
    try:
        parse_reply(data)
    except ProtocolError as refusal:
        assert refusal.packet == data


@given(st.lists(replies, max_size=20), st.lists(st.integers(0, 300), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_replies(sent: list[Reply], cuts: list[int]) -> None:
    wire = b"".join(map(bytes, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert [reply for reply, _ in found] == sent
    assert parser.dropped == 0


@given(st.binary(max_size=200), replies)
def test_after_any_bytes_and_a_pause_the_next_reply_is_read(noise: bytes, reply: Reply) -> None:
    parser = Parser()
    parser.feed(noise)
    parser.give_up()
    assert [found for found, _ in parser.feed(bytes(reply))] == [reply]


@given(st.binary(max_size=100))
def test_after_any_bytes_results_are_read_again_without_a_pause(noise: bytes) -> None:
    result = bytes(Result(120, 80, 70, 90))
    found = Parser().feed(noise + result * 3)
    assert found[-1] == (Result(120, 80, 70, 90), result)


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_a_reply_or_counted(chunks: list[bytes]) -> None:
    parser = Parser()
    taken = sum(len(wire) for chunk in chunks for _, wire in parser.feed(chunk))
    assert taken + parser.dropped + len(parser.held) == sum(map(len, chunks))
    assert len(parser.held) < RESULT_LENGTH

"""TaiDoc's bytes, against documented frames and frames of our making, and against any bytes at all."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.taidoc.codec import Answer, Command, Kind, may_be_asked, parse_model, parse_time, parse_values, request, time_data

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "taidoc.json").read_text())
CLEAR_MEMORY = 0x52


@pytest.mark.parametrize("vector", VECTORS["documented"], ids=lambda vector: vector["hex"])
def test_what_may_be_asked_is_what_is_documented_and_only_reads(vector: dict[str, Any]) -> None:
    wire = bytes.fromhex(vector["hex"])
    assert may_be_asked(wire) is (vector["command"] is not None)
    if vector["command"]:
        assert request(Command[vector["command"]]) == wire


@pytest.mark.parametrize("vector", VECTORS["made"], ids=lambda vector: vector["hex"])
def test_every_vector(vector: dict[str, Any]) -> None:
    wire = bytes.fromhex(vector["hex"])
    if vector.get("refused"):
        with pytest.raises(ProtocolError):
            Answer.parse(wire)
        return
    answer = Answer.parse(wire)
    assert bytes(answer) == wire
    if "model" in vector:
        assert parse_model(answer) == vector["model"]
    else:
        values = parse_values(Kind(vector["kind"]), answer)
        assert {value.quantity.loinc: str(value.number) for value in values} == vector["values"]


four_bytes = st.binary(min_size=4, max_size=4)
looks_like_one = st.builds(lambda command, data, end: bytes((0x51, command)) + data + end, st.integers(0, 255), four_bytes, st.binary(min_size=2, max_size=2))


@given(st.binary(max_size=10) | looks_like_one)
def test_no_bytes_that_clear_the_memory_may_be_asked(wire: bytes) -> None:
    assert CLEAR_MEMORY not in {command.value for command in Command}
    if may_be_asked(wire):
        assert wire[1] in (0x23, 0x24, 0x25, 0x26, 0x2B)


@given(st.integers(0, 255), st.binary(min_size=4, max_size=4), st.sampled_from((0xA3, 0xA5)))
def test_a_whole_frame_is_asked_only_where_its_command_reads(command: int, data: bytes, sender: int) -> None:
    head = bytes((0x51, command)) + data + bytes((sender,))
    allowed = sender == 0xA3 and command in {known.value for known in Command}
    assert may_be_asked(head + bytes((sum(head) & 0xFF,))) is allowed


@given(st.sampled_from(Command), st.integers(0, 0xFFFF))
def test_every_request_may_be_asked(command: Command, index: int) -> None:
    assert may_be_asked(request(command, index))


@given(st.integers(0, 255), st.binary(min_size=4, max_size=4))
def test_answers_go_both_ways_and_hold_only_numbers(command: int, data: bytes) -> None:
    answer = Answer(command, data)
    assert Answer.parse(bytes(answer)) == answer
    for kind in Kind:
        assert all(value.number.is_finite() and value.number > 0 for value in parse_values(kind, answer))
    parse_time(answer)
    with suppress(ProtocolError):
        assert len(parse_model(answer)) == 4


@given(st.binary(max_size=10))
def test_any_bytes_are_an_answer_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        assert bytes(Answer.parse(wire)) == wire


@given(st.datetimes(datetime(2000, 1, 1), datetime(2127, 12, 31)))
def test_times_go_both_ways(instant: datetime) -> None:
    shown = parse_time(Answer(Command.TELL_TIME.value, time_data(instant))).instant
    assert shown == instant.replace(second=0, microsecond=0)

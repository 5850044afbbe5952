"""The Microlife's bytes, against documented frames and records of our making, and against any bytes at all."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.blood_pressure_microlife.codec import TELL_RECORDS, Parser, Record, framed, memory, parse_answer, parse_records, record_bytes
from drivers.ieee11073.date_time import DateTime

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "microlife.json").read_text())
byte = st.integers(0, 255)
moments = st.datetimes().map(DateTime.of).map(lambda at: DateTime(2000 + at.year % 100, at.month, at.day, at.hour, at.minute, 0))
payloads = st.binary(min_size=1, max_size=200)


@pytest.mark.parametrize("vector", VECTORS["documented"], ids=lambda vector: vector["hex"])
def test_what_is_documented(vector: dict[str, Any]) -> None:
    wire = bytes.fromhex(vector["hex"])
    if "what" in vector:
        assert wire == TELL_RECORDS
        assert sum(wire[:-1]) & 0xFF == wire[-1]
    elif "payload" in vector:
        assert parse_answer(wire) == bytes.fromhex(vector["payload"])
        assert framed(bytes.fromhex(vector["payload"])) == wire
    else:
        with pytest.raises(ProtocolError):
            parse_answer(wire)


@pytest.mark.parametrize("vector", VECTORS["made"], ids=lambda vector: vector["hex"])
def test_every_record(vector: dict[str, Any]) -> None:
    record = Record.parse(bytes.fromhex(vector["hex"]))
    assert (record.systolic, record.diastolic, record.pulse_rate, str(record.taken)) == tuple(
        vector[name] for name in ("systolic", "diastolic", "pulse_rate", "taken")
    )


@given(st.lists(st.tuples(st.integers(1, 255), st.integers(1, 255), st.integers(1, 254), moments), max_size=20))
def test_a_memory_goes_both_ways_and_its_empty_places_are_left_out(readings: list[tuple[int, int, int, DateTime]]) -> None:
    records = b"".join(record_bytes(*reading) + bytes(10) for reading in readings)
    found = parse_records(memory(records))
    assert [(each.systolic, each.diastolic, each.pulse_rate, each.taken) for each in found] == readings


@given(st.binary(max_size=300))
def test_any_payload_has_records_or_none(payload: bytes) -> None:
    for record in parse_records(payload):
        assert record.systolic != 0
        assert record.diastolic != 0
        assert len(record.raw) == 8


@given(st.binary(max_size=30))
def test_any_bytes_are_an_answer_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        assert framed(parse_answer(wire)) == wire


@given(st.lists(payloads, max_size=6), st.lists(st.integers(0, 1200), max_size=20))
def test_answers_cut_anywhere_are_the_same(sent: list[bytes], cuts: list[int]) -> None:
    wire = b"".join(map(framed, sent))
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert found == sent
    assert parser.dropped == 0


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_every_byte_is_in_an_answer_or_counted_and_memory_is_bounded(chunks: list[bytes]) -> None:
    parser = Parser()
    in_answers = sum(len(framed(payload)) for chunk in chunks for payload in parser.feed(chunk))
    assert in_answers + parser.dropped + len(parser.held) == sum(map(len, chunks))
    assert len(parser.held) <= 4096


def test_a_broken_answer_costs_itself_alone() -> None:
    broken = bytearray(framed(b"\x81\x82"))
    broken[4] ^= 1
    assert Parser().feed(bytes(broken) + framed(b"\x81")) == [b"\x81"]


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(500):
        assert parser.feed(b"\x4d\x3a\xff\xff" * 100) == []
    assert len(parser.held) <= 4

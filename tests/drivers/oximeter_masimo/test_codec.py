"""Masimo's lines: what two real Rad-8 wrote, what is no value, and any bytes at all."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_masimo.codec import LONGEST_LINE, Exceptions, Line, Parser

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "oximeter_masimo.json").read_text())["vectors"]
END = b"\r\n"
lines = st.builds(
    Line,
    st.just("02/22/16 22:47:45"),
    st.integers(0, 9_999_999_999).map(lambda number: f"{number:010}"),
    st.none() | st.integers(1, 100),
    st.none() | st.integers(1, 999),
    st.none() | st.integers(0, 9999).map(lambda number: Decimal(number).scaleb(-2)),
    st.integers(0, 0xFFFFFF).map(Exceptions),
    st.integers(0, 0xFFFF),
    st.just(True),
    st.lists(st.sampled_from(["DESAT=--", "#", "PIDELTA=+--", "SPCO=--.-%"]), max_size=4).map(tuple),
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_what_a_real_one_wrote(vector: dict[str, Any]) -> None:
    wire = vector["line"].encode("ascii")
    line, expected = Line.parse(wire), vector["expected"]
    assert (line.spo2, line.pulse_rate, line.alarm, int(line.exceptions)) == (expected["spo2"], expected["bpm"], expected["alarm"], expected["exc"])
    assert line.perfusion == (None if expected["pi"] is None else Decimal(str(expected["pi"])))
    assert bytes(line) == wire


@pytest.mark.parametrize(("old", "new"), [("SPO2=098%", "SPO2=000%"), ("SPO2=098%", "SPO2=101%"), ("SPO2=098%", "SPO2=---%")])
def test_no_saturation_is_none(old: str, new: str) -> None:
    assert Line.parse(VECTORS[0]["line"].replace(old, new).encode("ascii")).spo2 is None


@pytest.mark.parametrize(
    ("old", "new"), [("098%", "98%"), ("SPO2", "SPO3"), ("BPM=097", "BPM=0-7"), ("EXC=000800", "EXC=00080"), ("ALARM", "ALERM"), ("98", "9\u00e9")]
)
def test_a_line_out_of_form_is_refused(old: str, new: str) -> None:
    with pytest.raises(ProtocolError):
        Line.parse(VECTORS[0]["line"].replace(old, new).encode("utf-8"))


def test_the_perfusion_keeps_its_digits() -> None:
    assert str(Line.parse(VECTORS[0]["line"].encode("ascii")).perfusion) == "3.60"


@given(lines)
def test_lines_go_both_ways(line: Line) -> None:
    assert Line.parse(bytes(line)) == line


@given(st.binary(max_size=250))
def test_any_bytes_are_a_line_or_a_refusal(data: bytes) -> None:
    try:
        Line.parse(data)
    except ProtocolError as refusal:
        assert refusal.packet == data


@given(st.lists(lines, max_size=10), st.lists(st.integers(0, 1000), max_size=20))
def test_a_stream_cut_anywhere_gives_the_same_lines(sent: list[Line], cuts: list[int]) -> None:
    wire = b"".join(bytes(line) + END for line in sent)
    parser, found, start = Parser(), [], 0
    for cut in [*sorted(cut for cut in cuts if cut < len(wire)), len(wire)]:
        found += parser.feed(wire[start:cut])
        start = cut
    assert [line for line, _ in found] == sent
    assert b"".join(raw for _, raw in found) == wire
    assert parser.dropped == 0


@given(st.binary(max_size=500), lines, lines)
def test_after_any_bytes_the_second_line_is_read(noise: bytes, first: Line, second: Line) -> None:
    parser = Parser()
    parser.feed(noise)
    assert parser.feed(bytes(first) + END + bytes(second) + END)[-1][0] == second


def test_endless_noise_takes_no_memory() -> None:
    parser = Parser()
    for _ in range(1000):
        assert parser.feed(b"\xff" * 1000) == []
    assert parser.dropped >= 1_000_000
    assert len(parser.held) <= LONGEST_LINE + 1

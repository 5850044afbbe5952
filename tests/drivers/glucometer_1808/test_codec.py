"""Glucose packets: captures and vectors, units, what may be asked, every refusal, and any bytes at all."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.glucometer_1808.codec import ABORT, LAST, Concentration, Context, Glucose, Reply, Status, may_be_asked, since
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number, parse_sfloat

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "glucometer_1808.json").read_text())["vectors"]
RECORDS = [vector for vector in VECTORS if vector["characteristic"] == "2A18"]
FULL = bytes.fromhex("1b0f00e807011e053a1b53016fb0f80000")
FULL_CONTEXT = bytes.fromhex("df0f0001010af002313c00320105f04ae0")


@pytest.mark.parametrize("vector", [vector for vector in RECORDS if not vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_captures_and_vectors(vector: dict[str, Any]) -> None:
    data, expected = bytes.fromhex(vector["hex"]), vector["expected"]
    packet = Glucose.parse(data)
    assert packet.sequence == expected["sequence"]
    assert str(packet.base) == expected["base"]
    assert packet.offset_min == expected.get("offset_min")
    assert (str(packet.taken) if packet.taken else None) == expected["taken"]
    if "number" in expected:
        assert packet.concentration is not None
        assert packet.concentration.number == Decimal(expected["number"])
    assert (f"{packet.mg_per_dl:.0f}" if isinstance(packet.mg_per_dl, Decimal) else None) == expected.get("mg_per_dl")
    assert (packet.concentration.sample if packet.concentration else None) == expected.get("sample")
    assert (packet.concentration.location if packet.concentration else None) == expected.get("location")
    assert packet.status == expected.get("status")
    assert packet.context_follows == expected.get("context_follows", False)
    assert bytes(packet) == data


@pytest.mark.parametrize("vector", [vector for vector in RECORDS if vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as refusal:
        Glucose.parse(bytes.fromhex(vector["hex"]))
    assert refusal.value.packet == bytes.fromhex(vector["hex"])


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if vector["kind"] == "request"], ids=lambda vector: str(vector["id"]))
def test_what_may_be_asked(vector: dict[str, Any]) -> None:
    assert may_be_asked(bytes.fromhex(vector["hex"])) is vector["expected"]["allowed"]


def test_requests() -> None:
    assert [request.hex() for request in (LAST, since(16), ABORT)] == ["0106", "0103011000", "0300"]
    assert all(map(may_be_asked, (LAST, since(16), ABORT)))


@given(st.binary(max_size=6))
def test_nothing_else_may_be_asked(request_: bytes) -> None:
    assert may_be_asked(request_) is (request_.hex() in ("0106", "0300") or (request_[:3].hex() == "010301" and len(request_) == 5))


@pytest.mark.parametrize(
    ("number", "in_moles", "shown"),
    [
        (Decimal("0.00111"), False, "111"),
        (Decimal("0.001110"), False, "111.0"),
        (Decimal("0.0062"), True, "112"),
        (Decimal("0.00617"), True, "111.2"),
        (Decimal("0.006"), True, "108"),
        (NoNumber.NAN, True, None),
    ],
)
def test_milligrams_in_a_decilitre(number: Number, in_moles: bool, shown: str | None) -> None:
    packet = Glucose(1, DateTime(2026, 1, 1, 0, 0, 0), concentration=Concentration(number, 1, 1), in_moles=in_moles)
    assert (str(packet.mg_per_dl) if isinstance(packet.mg_per_dl, Decimal) else None) == shown


@pytest.mark.parametrize("offset", [0x7FFF, -0x8000])
def test_an_offset_beyond_what_can_be_said_dates_nothing(offset: int) -> None:
    assert Glucose(1, DateTime(2026, 1, 1, 0, 0, 0), offset).taken is None


def test_an_offset_beyond_the_calendar_dates_nothing() -> None:
    assert Glucose(1, DateTime(1, 1, 1, 0, 0, 0), -1).taken is None


@pytest.mark.parametrize("size", range(len(FULL)))
def test_cut_anywhere_is_refused(size: int) -> None:
    with pytest.raises(ProtocolError):
        Glucose.parse(FULL[:size])


@pytest.mark.parametrize("size", range(len(FULL_CONTEXT)))
def test_a_context_cut_anywhere_is_refused(size: int) -> None:
    assert bytes(Context.parse(FULL_CONTEXT)) == FULL_CONTEXT
    with pytest.raises(ProtocolError):
        Context.parse(FULL_CONTEXT[:size])


def test_replies() -> None:
    assert Reply.parse(bytes.fromhex("05000c00")) == Reply(count=12)
    assert Reply.parse(bytes.fromhex("06000106")) == Reply(operation=1, answer=6)
    for wrong in ("", "0500", "06010106", "07000000", "060001060000"):
        with pytest.raises(ProtocolError):
            Reply.parse(bytes.fromhex(wrong))


@given(st.binary(max_size=20))
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes) -> None:
    for kind in (Glucose, Context, Reply):
        try:
            packet = kind.parse(data)
        except ProtocolError as refusal:
            assert refusal.packet == data
            continue
        if isinstance(packet, Glucose):
            assert packet.mg_per_dl is None or isinstance(packet.mg_per_dl, NoNumber) or packet.mg_per_dl.is_finite()
            assert packet.taken is None or packet.taken.instant is not None
        if b"\xff\xff" not in data:  # "not sent" is sent back as NaN
            assert bytes(packet) == data


NUMBERS: st.SearchStrategy[Number] = st.binary(min_size=2, max_size=2).filter(lambda data: data != b"\xff\xff").map(parse_sfloat)
BYTES = st.integers(0, 255)
WORDS = st.integers(0, 0xFFFF)


@given(
    st.builds(
        Glucose,
        WORDS,
        st.binary(min_size=7, max_size=7).map(DateTime.parse),
        st.none() | st.integers(-0x8000, 0x7FFF),
        st.none() | st.builds(Concentration, NUMBERS, st.integers(0, 15), st.integers(0, 15)),
        st.booleans(),
        st.none() | WORDS.map(Status),
        st.booleans(),
    )
    | st.builds(
        Context,
        WORDS,
        st.none() | st.tuples(BYTES, NUMBERS),
        st.none() | BYTES,
        st.none() | BYTES,
        st.none() | st.tuples(WORDS, BYTES),
        st.none() | st.tuples(BYTES, NUMBERS),
        st.booleans(),
        st.none() | NUMBERS,
        st.none() | BYTES,
    )
    | st.builds(Reply, WORDS)
    | st.builds(Reply, st.none(), BYTES, BYTES)
)
def test_any_packet_goes_both_ways(packet: Glucose | Context | Reply) -> None:
    assert type(packet).parse(bytes(packet)) == packet

"""Blood pressure packets: captures and vectors, every refusal, and any bytes at all."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.blood_pressure_1810.codec import (
    AND_CONTROL,
    AND_SEND_ALL,
    BM85,
    DATE_TIME,
    STANDARD,
    UA651,
    UNKNOWN_USER,
    BloodPressure,
    Dialect,
    Feature,
    Status,
    dialect_of,
    may_be_written,
    parse_feature,
)
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number, parse_sfloat

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "blood_pressure_1810.json").read_text())["vectors"]
ACCEPTED = [vector for vector in VECTORS if not vector["refused"]]
REFUSED = [vector for vector in VECTORS if vector["refused"]]
FULL = bytes.fromhex("1e8a00580078000000041114293b3c00012700")


def name_of(vector: dict[str, Any]) -> str:
    return str(vector["id"])


@pytest.mark.parametrize("vector", ACCEPTED, ids=name_of)
def test_captures_and_vectors(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["hex"])
    packet = BloodPressure.parse(data, dialect_of(vector["device"]))
    expected = vector["expected"]
    for field in ("systolic", "diastolic", "mean", "pulse_rate"):
        if field in expected:
            assert getattr(packet, field) == Decimal(expected[field]), field
    if "in_kpa" in expected:
        assert packet.in_kpa == expected["in_kpa"]
    if "user" in expected:
        assert packet.user == expected["user"]
    if "status" in expected:
        assert packet.status == Status(expected["status"])
    if "taken" in expected:
        assert str(packet.taken) == expected["taken"]
    assert packet.has_no_number == expected.get("no_number", False)
    assert bytes(packet) == data


@pytest.mark.parametrize("vector", REFUSED, ids=name_of)
def test_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as refusal:
        BloodPressure.parse(bytes.fromhex(vector["hex"]))
    assert refusal.value.packet == bytes.fromhex(vector["hex"])


def test_a_failed_measure_is_never_2047() -> None:
    packet = BloodPressure.parse(bytes.fromhex("16ff07ff07ff07e80706170e230aff070000"))
    assert {packet.systolic, packet.diastolic, packet.mean, packet.pulse_rate} == {NoNumber.NAN}


def test_ffff_is_no_value() -> None:
    packet = BloodPressure.parse(bytes.fromhex("04ffffffffffffffff"))
    assert packet.has_no_number


def test_kilopascals_become_as_many_digits_of_mmhg() -> None:
    packet = BloodPressure.parse(bytes.fromhex("15bdf00b009ff03c001200"))
    assert [str(packet.mmhg(pressure)) for pressure in (packet.systolic, packet.diastolic, packet.mean)] == ["142", "83", "119"]
    assert str(packet.mmhg(Decimal("18.93"))) == "142.0"
    assert packet.mmhg(NoNumber.NAN) is NoNumber.NAN


@pytest.mark.parametrize("size", range(len(FULL)))
def test_cut_anywhere_is_refused(size: int) -> None:
    with pytest.raises(ProtocolError):
        BloodPressure.parse(FULL[:size])


def test_one_byte_more_is_refused() -> None:
    with pytest.raises(ProtocolError):
        BloodPressure.parse(FULL + b"\0")


def test_another_models_dialect_is_refused_not_misread() -> None:
    bm85 = bytes.fromhex("566a0047000000ea07080b121f00003f000000")
    assert BloodPressure.parse(bm85, BM85).pulse_rate == 63
    with pytest.raises(ProtocolError):
        BloodPressure.parse(bm85)


@pytest.mark.parametrize(
    ("names", "dialect"),
    [
        (("BM85",), BM85),
        (("Beurer  bm85 ",), BM85),
        (("", "BM85"), BM85),
        (("BM59",), STANDARD),
        (("BM850",), STANDARD),
        ((), STANDARD),
        (("UA-651BLE",), UA651),
        (("", "A&D_UA-651BLE_3F0A12"), UA651),
        (("A&D_UA-651",), STANDARD),
        (("BM85_1",), STANDARD),
    ],
)
def test_a_dialect_goes_by_the_models_name(names: tuple[str, ...], dialect: Dialect) -> None:
    assert dialect_of(*names) is dialect


@given(st.sampled_from((DATE_TIME, AND_CONTROL, "2A35", "2A52")), st.binary(max_size=9) | st.just(AND_SEND_ALL), st.sampled_from((STANDARD, BM85, UA651)))
def test_only_its_clock_and_one_request_are_ever_written_and_to_and_only(uuid: str, data: bytes, dialect: Dialect) -> None:
    fits = (uuid == DATE_TIME and len(data) == 7) or (uuid == AND_CONTROL and data == b"\x02\x00\xe1")
    assert may_be_written(uuid, data, dialect) is (fits and dialect is UA651)


def test_feature() -> None:
    assert parse_feature(b"\x07\x00") == Feature.BODY_MOVEMENT | Feature.CUFF_FIT | Feature.IRREGULAR_PULSE
    with pytest.raises(ProtocolError):
        parse_feature(b"\x07")


DIALECTS = st.sampled_from((STANDARD, BM85))
NUMBERS: st.SearchStrategy[Number] = st.binary(min_size=2, max_size=2).filter(lambda data: data != b"\xff\xff").map(parse_sfloat)
DATES = st.binary(min_size=7, max_size=7).map(DateTime.parse)


@given(st.binary(max_size=24), DIALECTS)
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes, dialect: Dialect) -> None:
    try:
        packet = BloodPressure.parse(data, dialect)
    except ProtocolError as refusal:
        assert refusal.packet == data
        return
    for pressure in (packet.systolic, packet.diastolic, packet.mean):
        shown = packet.mmhg(pressure)
        assert isinstance(shown, NoNumber) or shown.is_finite()
    if b"\xff\xff" not in data:  # "not sent" is sent back as NaN
        assert bytes(packet) == data


@given(NUMBERS, NUMBERS, NUMBERS, st.booleans(), st.none() | DATES, st.none() | NUMBERS, st.none() | st.integers(0, UNKNOWN_USER), DIALECTS, st.data())
def test_any_packet_goes_both_ways(
    systolic: Number,
    diastolic: Number,
    mean: Number,
    in_kpa: bool,
    taken: DateTime | None,
    pulse: Number | None,
    user: int | None,
    dialect: Dialect,
    data: st.DataObject,
) -> None:
    if dialect.user_always_sent and user is None:
        user = 0
    status = data.draw(st.none() | st.integers(0, 0xFFFF).map(Status))
    packet = BloodPressure(systolic, diastolic, mean, in_kpa, taken, pulse, user, status, dialect)
    assert BloodPressure.parse(bytes(packet), dialect) == packet

"""Temperature packets: captures and vectors, Fahrenheit, every refusal, and any bytes at all."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import NoNumber, Number, float_bytes, parse_float
from drivers.thermometer_1809.codec import Site, Temperature

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "thermometer_1809.json").read_text())["vectors"]
FULL = bytes.fromhex("06b00e00fedc070c050b321b04")


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if not vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_captures_and_vectors(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["hex"])
    packet = Temperature.parse(data)
    expected = vector["expected"]
    assert packet.number == Decimal(expected["number"])
    assert packet.in_fahrenheit == expected["in_fahrenheit"]
    assert packet.site_code == expected["site_code"]
    assert (str(packet.taken) if packet.taken else None) == expected.get("taken")
    assert bytes(packet) == data


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError):
        Temperature.parse(bytes.fromhex(vector["hex"]))


@pytest.mark.parametrize(("fahrenheit", "celsius"), [("98.6", "37.0"), ("97.88", "36.60"), ("99", "37.2"), ("104.0", "40.0")])
def test_fahrenheit_becomes_celsius(fahrenheit: str, celsius: str) -> None:
    assert str(Temperature.parse(b"\x01" + float_bytes(Decimal(fahrenheit))).celsius) == celsius


def test_not_a_number_is_none() -> None:
    assert Temperature.parse(bytes.fromhex("00ffff7f00")).celsius is NoNumber.NAN
    assert Temperature.parse(bytes.fromhex("01ffff7f00")).celsius is NoNumber.NAN


@pytest.mark.parametrize(("code", "site"), [(3, Site.EAR), (9, Site.TYMPANUM), (0, Site.UNKNOWN), (77, Site.UNKNOWN)])
def test_sites(code: int, site: Site) -> None:
    assert Temperature(Decimal("37.0"), site_code=code).site is site


@pytest.mark.parametrize("word", ["ffff7f7e", "0100807f", "01000080", "00000080"])
def test_absurd_fahrenheit_is_still_a_number(word: str) -> None:
    celsius = Temperature.parse(b"\x01" + bytes.fromhex(word)).celsius
    assert isinstance(celsius, Decimal)
    assert celsius.is_finite()


@pytest.mark.parametrize("size", range(len(FULL)))
def test_cut_anywhere_is_refused(size: int) -> None:
    with pytest.raises(ProtocolError):
        Temperature.parse(FULL[:size])


@given(st.binary(max_size=20))
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes) -> None:
    try:
        packet = Temperature.parse(data)
    except ProtocolError as refusal:
        assert refusal.packet == data
        return
    assert bytes(packet) == data
    celsius = packet.celsius
    assert isinstance(celsius, NoNumber) or celsius.is_finite()


NUMBERS: st.SearchStrategy[Number] = st.binary(min_size=4, max_size=4).map(parse_float)


@given(NUMBERS, st.booleans(), st.none() | st.binary(min_size=7, max_size=7).map(DateTime.parse), st.none() | st.integers(0, 255))
def test_any_packet_goes_both_ways(number: Number, in_fahrenheit: bool, taken: DateTime | None, site: int | None) -> None:
    packet = Temperature(number, in_fahrenheit, taken, site)
    assert Temperature.parse(bytes(packet)) == packet

"""Medical floats: digits kept, "no number" never a number, every word goes both ways."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.ieee11073.number import NoNumber, float_bytes, parse_float, parse_sfloat, sfloat_bytes

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "ieee11073_float.json").read_text())["vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_vectors_of_other_projects(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["hex"])
    parse = parse_sfloat if vector["type"] == "SFLOAT-LE" else parse_float
    assert parse(data) == Decimal(vector["expected"])


def test_every_sfloat_goes_both_ways() -> None:
    for word in range(0x10000):
        data = word.to_bytes(2, "little")
        number = parse_sfloat(data)
        assert sfloat_bytes(number) == data
        assert isinstance(number, NoNumber) or number.is_finite()


def test_exactly_five_sfloats_are_no_number() -> None:
    words = {word: number for word in range(0x10000) if isinstance(number := parse_sfloat(word.to_bytes(2, "little")), NoNumber)}
    assert words == {
        0x07FE: NoNumber.PLUS_INFINITY,
        0x07FF: NoNumber.NAN,
        0x0800: NoNumber.NRES,
        0x0801: NoNumber.RESERVED,
        0x0802: NoNumber.MINUS_INFINITY,
    }


@pytest.mark.parametrize(
    ("word", "meaning"),
    [
        ("ffff7f00", NoNumber.NAN),
        ("00008000", NoNumber.NRES),
        ("feff7f00", NoNumber.PLUS_INFINITY),
        ("02008000", NoNumber.MINUS_INFINITY),
        ("01008000", NoNumber.RESERVED),
    ],
)
def test_floats_that_are_no_number(word: str, meaning: NoNumber) -> None:
    assert parse_float(bytes.fromhex(word)) is meaning
    assert float_bytes(meaning) == bytes.fromhex(word)


@given(st.binary(min_size=4, max_size=4))
def test_every_float_goes_both_ways(data: bytes) -> None:
    assert float_bytes(parse_float(data)) == data


def test_the_digits_are_the_instruments() -> None:
    assert str(parse_float(float_bytes(Decimal("36.40")))) == "36.40"
    assert str(parse_float(float_bytes(Decimal("36.4")))) == "36.4"


def test_big_endian_where_a_model_sends_it() -> None:
    assert parse_sfloat(bytes.fromhex("003f"), "big") == 63
    assert sfloat_bytes(Decimal(63), "big") == bytes.fromhex("003f")


@pytest.mark.parametrize("number", [Decimal(2048), Decimal(-2049), Decimal(2047), Decimal("1e9"), Decimal("1e-9"), Decimal("NaN")])
def test_what_does_not_fit_is_not_sent(number: Decimal) -> None:
    with pytest.raises(ValueError):
        sfloat_bytes(number)


@pytest.mark.parametrize("size", [0, 1, 3])
def test_two_bytes_and_nothing_else(size: int) -> None:
    with pytest.raises(ValueError):
        parse_sfloat(bytes(size))

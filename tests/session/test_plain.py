"""What comes as JSON is taken exactly or refused by name."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, LONGEST_NUMBER, Measurement, Quantity, Value
from session.plain import NotPlain, from_json, from_plain, to_json, to_plain


@dataclass(frozen=True)
class Said:
    text: str


@dataclass(frozen=True)
class Counted:
    number: Decimal


@pytest.mark.parametrize("text", ["\\ud83d", "bonjour \\udc00", "\\ude00\\ud83d"])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(NotPlain, match="text"):
        from_json(Said, f'{{"text":"{text}"}}')


def test_a_whole_one_is_taken_however_it_is_escaped() -> None:
    assert from_json(Said, '{"text":"\\ud83d\\ude00"}') == Said("😀")


@given(st.decimals(allow_nan=False))
def test_any_number_that_is_told_is_read_again(number: Decimal) -> None:
    try:
        told = to_json(Counted(number))
    except ValueError:
        assert len(str(number)) > LONGEST_NUMBER
    else:
        assert from_json(Counted, told) == Counted(number)


def test_a_number_that_could_not_be_read_again_is_not_told() -> None:
    with pytest.raises(ValueError, match="read again"):
        to_json(Counted(Decimal("1" * 41)))


@given(st.text(st.characters()))
def test_any_text_comes_back_or_is_refused(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        with pytest.raises(NotPlain):
            from_json(Said, to_json(Said(text)))
    else:
        assert from_json(Said, to_json(Said(text)).encode()) == Said(text)


def test_a_measurement_stored_before_the_perfusion_was_kept_is_read() -> None:
    values = (Value(Quantity.SPO2, Decimal(97)),)
    measurement = Measurement(values, datetime(2026, 11, 22, tzinfo=UTC), DeviceIdentity("", "", ""), GOOD, b"\x01")
    stored = to_plain(measurement)
    del stored["perfusion"]
    assert from_plain(Measurement, stored) == measurement

"""A number is written as people write it, with the instrument's own digits, or it is refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import GOOD, Quality, QualityLevel, Quantity, Reason, Value


@pytest.mark.parametrize(("sent", "read"), [("19E+1", "190"), ("1E+2", "100"), ("36.40", "36.40"), ("-0.5", "-0.5"), ("0", "0")])
def test_the_digits_of_the_instrument(sent: str, read: str) -> None:
    assert str(Value(Quantity.SYSTOLIC, Decimal(sent)).number) == read


@given(st.decimals(places=9, allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12))
def test_no_number_changes(number: Decimal) -> None:
    assert Value(Quantity.WEIGHT, number).number == number


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        Value(Quantity.SPO2, Decimal(number))


@pytest.mark.parametrize("number", ["8388607E+126", "1E+999999999", "-1E+40", "1E-128", f"36.{'4' * 40}"])
def test_what_no_instrument_shows_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="no instrument"):
        Value(Quantity.TEMPERATURE, Decimal(number))


def test_reasons_make_the_quality() -> None:
    assert Quality.of(()) is GOOD
    assert Quality.of((), (Reason.MOVEMENT,)) == Quality(QualityLevel.DOUBTFUL, (Reason.MOVEMENT,))
    assert Quality.of((Reason.STALE,), (Reason.MOVEMENT, Reason.STALE)) == Quality(QualityLevel.REFUSED, (Reason.STALE, Reason.MOVEMENT))

"""Blood sugar is typed and read in grams a litre, and kept to the last digit."""

import doctest
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from devices import shown_unit as module
from devices.measurement import Quantity, Value
from devices.shown_unit import kept_number, shown_number, shown_unit


def test_the_examples_hold() -> None:
    assert doctest.testmod(module).failed == 0


@given(st.sampled_from(Quantity), st.decimals(0, 1000, allow_nan=False, places=3))
def test_what_is_typed_is_shown_again_to_the_digit(quantity: Quantity, typed: Decimal) -> None:
    shown = shown_number(Value(quantity, kept_number(quantity, typed)))
    assert (shown, shown.as_tuple()) == (typed, typed.as_tuple())


@given(st.sampled_from(Quantity))
def test_only_blood_sugar_has_another_unit(quantity: Quantity) -> None:
    assert (shown_unit(quantity) == quantity.unit) is (quantity is not Quantity.GLUCOSE)

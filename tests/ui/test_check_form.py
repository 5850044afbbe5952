"""What is typed in a check: numbers that an instrument shows, and nothing that is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.upkeep.checks import MOST_DIGITS, NotACheck, Uncertainty
from ui.views.check_form import LONGEST_NUMBER, CheckForm, number_of


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_of_an_instrument_or_none(text: str) -> None:
    number = number_of(text)
    assert number is None or (number.is_finite() and len(number.as_tuple().digits) <= MOST_DIGITS)


@given(st.decimals(-999, 999, places=2))
def test_a_number_is_read_as_it_is_shown(number: Decimal) -> None:
    assert number_of(format(number, "f").replace(".", ",").replace("-", "−")) == number


@given(st.lists(st.sampled_from([*"0123456789,", "sign", "back"]), max_size=40), st.booleans())
def test_whatever_keys_are_pressed_the_pad_writes_a_number_or_its_beginning(keys: list[str], asks_reference: bool) -> None:
    form = CheckForm()
    for key in keys:
        form = form.press(key, asks_reference)
    text = form.reference if asks_reference else form.reading
    assert len(text) <= LONGEST_NUMBER + 1
    assert text.count(",") <= 1
    assert number_of(text) is not None or text in ("", "−")


@pytest.mark.parametrize(
    ("name", "text", "needed", "said"),
    [
        ("celsius", "21,4", True, ""),
        ("celsius", "214", True, "wrong"),
        ("celsius", "", True, "missing"),
        ("celsius", "", False, ""),
        ("humidity", "-3", True, "wrong"),
        ("hectopascal", "1009", True, ""),
        ("hectopascal", "douze", True, "wrong"),
        ("valid_until", "30/06/2027", True, ""),
        ("valid_until", "31/02/2027", True, "wrong"),
        ("uncertainty-mm[Hg]", "0,8", False, ""),
        ("uncertainty-mm[Hg]", "-1", False, "wrong"),
    ],
)
def test_a_field_says_what_is_wrong_with_it(name: str, text: str, needed: bool, said: str) -> None:
    assert CheckForm().write(name, text).wrong_field(name, needed=needed) == said


@pytest.mark.parametrize("value", ["0", "-1", "NaN", "Infinity"])
def test_an_uncertainty_is_above_zero(value: str) -> None:
    with pytest.raises(NotACheck, match="uncertainty"):
        Uncertainty(Decimal(value), "mm[Hg]")


def test_a_code_has_six_figures_and_belongs_to_somebody() -> None:
    form = CheckForm()
    assert form.type_code("1").code == ""
    form = CheckForm(person="yann.perrot")
    for key in "12345678":
        form = form.type_code(key)
    assert form.code == "123456"
    assert form.type_code("back").code == "12345"
    assert form.type_code("clear").code == ""
    assert "12345" not in repr(form)

"""Which cuff for which arm: by its maker or the booth's settings, and none where none fits."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session import cuffs as module
from session.cuffs import ARMS_CM, CuffSize, cuffs_of, typed_arm

ARMS = st.decimals(*ARMS_CM, places=1)


def test_the_examples_hold() -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("make", "arm", "name"),
    [
        ("A&D Medical", "18", "S"),
        ("A&D Medical", "31.5", "L"),  # two fit: the larger, since a cuff too small misleads more
        ("A&D Medical", "45", "L"),
        ("Microlife", "22", "M"),
        ("OMRON HEALTHCARE", "40", "L"),
        ("OMRON HEALTHCARE", "31", "universel"),
        ("Alcôve Simulation", "31", "M"),
        ("Alcôve Simulation", "50", "XL"),
    ],
)
def test_the_makers_own_ranges(make: str, arm: str, name: str) -> None:
    size = cuffs_of(make).for_arm(Decimal(arm))
    assert size is not None
    assert size.name == name


@pytest.mark.parametrize(("make", "arm"), [("A&D Medical", "15.9"), ("A&D Medical", "45.1"), ("Microlife", "33"), ("", "16")])
def test_where_none_fits_none_is_named(make: str, arm: str) -> None:
    assert cuffs_of(make).for_arm(Decimal(arm)) is None


def test_the_booths_own_cuffs_come_before_the_makers() -> None:
    own = cuffs_of("Microlife", ("enfant 14-21,5", "M 22-32"))
    assert own.known
    assert str(own.for_arm(Decimal("21.5"))) == "enfant 14–21,5"
    assert not cuffs_of("nobody’s").known


@given(st.sampled_from(["A&D", "Omron", "Microlife", ""]), ARMS)
def test_a_cuff_that_is_named_fits_and_no_larger_one_does(make: str, arm: Decimal) -> None:
    cuffs = cuffs_of(make)
    size = cuffs.for_arm(arm)
    assert (size is None) == (not any(each.fits(arm) for each in cuffs.sizes))
    if size is not None:
        assert size.least_cm <= arm <= size.most_cm
        assert all(each.most_cm <= size.most_cm for each in cuffs.sizes if each.fits(arm))


@given(st.text(max_size=30))
def test_whatever_the_settings_say_is_a_cuff_or_is_refused_in_words(text: str) -> None:
    try:
        size = CuffSize.parse(text)
    except ValueError as error:
        assert "cuff" in str(error)
    else:
        assert ARMS_CM[0] <= size.least_cm < size.most_cm <= ARMS_CM[1]


@given(st.text(max_size=12) | ARMS.map(str))
def test_whatever_is_typed_is_an_arm_or_none(text: str) -> None:
    arm = typed_arm(text)
    assert arm is None or ARMS_CM[0] <= arm <= ARMS_CM[1]

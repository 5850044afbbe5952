"""A device's date: any seven bytes are one, and an unset one is not an error."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.ieee11073.date_time import DateTime, wall_clock


@given(st.binary(min_size=7, max_size=7))
def test_any_seven_bytes_go_both_ways(data: bytes) -> None:
    date_time = DateTime.parse(data)
    assert bytes(date_time) == data
    assert (str(date_time) == "") == (date_time.instant is None)


@pytest.mark.parametrize("unset", ["00000000000000", "0000041114293b", "e807000f111b00", "e80706000e230a", "e807021f000000", "e807061725 3b00"])
def test_unset_or_impossible_is_no_instant(unset: str) -> None:
    assert DateTime.parse(bytes.fromhex(unset)).instant is None


@given(st.datetimes(min_value=datetime(1, 1, 1)))
def test_an_instant_survives_to_the_second(instant: datetime) -> None:
    assert DateTime.of(instant).instant == instant.replace(microsecond=0)


def test_iso_without_an_offset() -> None:
    assert str(DateTime.parse(bytes.fromhex("e807060f11111b"))) == "2024-06-15T17:17:27"


def test_the_wall_clock_has_no_zone() -> None:
    assert wall_clock(datetime(2026, 1, 1, tzinfo=UTC)).tzinfo is None


def test_seven_bytes_and_nothing_else() -> None:
    with pytest.raises(ValueError):
        DateTime.parse(bytes(6))

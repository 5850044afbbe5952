"""Temperature twice: a third where they lie too far apart, and the highest counts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import GOOD, Measurement, Quantity, Value
from session.observation import Observation
from session.protocols import TEMPERATURE
from session.temperature import highest, one_more
from tests.session.visits import CLAIRE, CUFF, NOW


def readings(*heats: str | Decimal) -> tuple[Observation, ...]:
    return tuple(
        Observation(f"t{n}", Measurement((Value(Quantity.TEMPERATURE, Decimal(heat)),), NOW, CUFF, GOOD, b""), NOW, CLAIRE) for n, heat in enumerate(heats)
    )


@pytest.mark.parametrize(
    ("heats", "more"),
    [((), True), (("37.4",), True), (("37.4", "37.7"), False), (("37.4", "37.8"), True), (("37.8", "37.4"), True), (("37.0", "38.5", "37.0"), False)],
)
def test_a_third_is_taken_beyond_three_tenths(heats: tuple[str, ...], more: bool) -> None:
    assert one_more(readings(*heats)) is more


def test_the_highest_counts_and_of_two_alike_the_earlier() -> None:
    assert highest(readings("37.4", "37.9", "37.8")).observation_id == "t1"
    assert highest(readings("37.4", "37.40")).observation_id == "t0"


@given(st.lists(st.decimals(30, 44, places=2), min_size=1, max_size=6))
def test_it_always_ends_and_nothing_higher_was_measured(heats: list[Decimal]) -> None:
    taken = 0
    while taken < len(heats) and one_more(readings(*heats[:taken])):
        taken += 1
    assert taken <= TEMPERATURE.most
    kept = readings(*heats[: max(1, taken)])
    assert all(each.measurement.values[0].number <= highest(kept).measurement.values[0].number for each in kept)

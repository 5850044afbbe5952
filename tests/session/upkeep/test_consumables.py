"""What is used up: the latest count of each lot holds, and what is low or past its date is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.plain import from_json, to_json
from session.upkeep.consumables import Stock, lots, of_device
from session.upkeep.inventory import Counted, IllegalEntry, Park, Retired, Voided
from tests.session.upkeep.devices import YANN, days, entered
from tests.session.visits import NOW

TODAY = NOW.date()


def counted(left: int, lot: str = "E-1", *, name: str = "", minutes: int = 0, **more: object) -> Counted:
    given = {"item": "Embouts", "left": left, "lot": lot, "serial": "C-1", "reorder_at": 10, **more}
    return Counted(entry_id=name or f"{lot}-{left}-{minutes}", at=NOW + timedelta(minutes=minutes), by=YANN, **given)  # type: ignore[arg-type]


def standing(*entries: Counted) -> dict[tuple[str, int], Stock]:
    park = Park.of([entered(at=NOW - days(1)), *entries])
    return {(lot.counted.lot, lot.counted.left): lot.stock(TODAY) for lot in lots(park, TODAY)}


def test_the_latest_count_of_a_lot_holds() -> None:
    assert standing(counted(40), counted(30, minutes=1)) == {("E-1", 30): Stock.ENOUGH}


def test_what_is_low_over_or_soon_over_is_said() -> None:
    assert standing(counted(10)) == {("E-1", 10): Stock.LOW}
    assert standing(counted(40, use_by=TODAY)) == {("E-1", 40): Stock.SOON_OVER}
    assert standing(counted(40, use_by=TODAY - days(1))) == {("E-1", 40): Stock.OVER}
    assert standing(counted(40, use_by=date(2030, 1, 1))) == {("E-1", 40): Stock.ENOUGH}


def test_two_lots_count_together_and_what_is_over_does_not() -> None:
    both = standing(counted(6, "E-1"), counted(6, "E-2"))
    assert set(both.values()) == {Stock.ENOUGH}
    one_over = standing(counted(6, "E-1"), counted(6, "E-2", use_by=TODAY - days(1)))
    assert one_over == {("E-1", 6): Stock.LOW, ("E-2", 6): Stock.OVER}


def test_an_empty_lot_goes_once_there_is_another_and_stays_where_there_is_none() -> None:
    assert standing(counted(0)) == {("E-1", 0): Stock.LOW}
    assert standing(counted(0), counted(50, "E-2", minutes=1)) == {("E-2", 50): Stock.ENOUGH}


def test_a_cancelled_count_counts_no_more_and_a_retired_device_uses_nothing() -> None:
    park = Park.of([entered(at=NOW - days(1)), counted(40, name="a"), counted(4, name="b", minutes=1)])
    park = park.after(Voided(entry_id="v", at=NOW, by=YANN, corrects="b", reason="mal compté"))
    assert of_device(lots(park, TODAY), "C-1") == {"Embouts": 40}
    assert lots(park.after(Retired(entry_id="r", at=NOW, by=YANN, serial="C-1")), TODAY) == ()


def test_what_is_no_count_is_refused() -> None:
    for wrong in ({"left": -1}, {"left": 10**9}, {"reorder_at": -1}, {"item": "  "}):
        with pytest.raises(IllegalEntry):
            replace(counted(1), **wrong)  # type: ignore[arg-type]
    with pytest.raises(IllegalEntry):
        Park().after(counted(1))  # of a device that is not there


@given(st.integers(0, 100_000), st.text(max_size=20), st.dates(), st.integers(0, 100))
def test_a_count_is_read_again_as_it_was_written(left: int, lot: str, use_by: date, reorder_at: int) -> None:
    entry = counted(left, lot, name="x", use_by=use_by, reorder_at=reorder_at)
    assert from_json(Counted, to_json(entry)) == entry

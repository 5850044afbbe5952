"""Nobody there: the sheet opens after a minute, counts half a minute down, and any sign of life closes it."""

import pytest

from ui.idle import IdleWatch


class Clock:
    """A clock that the test moves by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(clock: Clock) -> IdleWatch:
    watch = IdleWatch(clock)
    watch.hold(False)
    return watch


def test_the_sheet_opens_after_a_minute_and_counts_down(watch: IdleWatch, clock: Clock) -> None:
    clock.now += 59.9
    assert watch.remaining_s is None
    clock.now += 0.1
    assert watch.remaining_s == 30
    clock.now += 6
    assert watch.remaining_s == 24
    assert not watch.over
    clock.now += 24
    assert watch.over


def test_any_sign_of_life_closes_it(watch: IdleWatch, clock: Clock) -> None:
    clock.now += 85
    watch.acted()
    assert watch.remaining_s is None
    clock.now += 60
    assert watch.remaining_s == 30


def test_it_is_held_during_a_call_and_counts_anew_after_it(watch: IdleWatch, clock: Clock) -> None:
    watch.hold(True)
    clock.now += 3600
    assert watch.remaining_s is None
    assert not watch.over
    watch.hold(False)
    assert watch.remaining_s is None
    clock.now += 60
    assert watch.remaining_s == 30


def test_holding_while_the_sheet_is_open_closes_it(watch: IdleWatch, clock: Clock) -> None:
    clock.now += 70
    watch.hold(True)
    assert watch.remaining_s is None

"""When running numbers may be believed: ten seconds that agree with each other."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import Quantity, Reason, Value
from drivers.transport.steady import SPREADS, Sample, SteadyWindow, Timing


def sample(spo2: int, pulse: int, *doubts: Reason) -> Sample:
    return Sample((Value(Quantity.SPO2, Decimal(spo2)), Value(Quantity.PULSE_RATE, Decimal(pulse))), bytes((spo2,)), doubts=doubts)


def a_window() -> SteadyWindow:
    return SteadyWindow(10.0, 2.8)


def test_ten_seconds_that_agree() -> None:
    window = a_window()
    for second in range(10):
        window.add(float(second), sample(97, 70 + second % 3))
        assert not window.full
    window.add(10.0, sample(98, 71, Reason.WEAK_SIGNAL))
    assert window.full
    assert window.steady
    assert [value.number for value in window.medians()] == [97, 71]
    assert window.doubts == (Reason.WEAK_SIGNAL,)
    assert window.raw == bytes((97,)) * 10 + b"b"


def test_a_gap_begins_anew() -> None:
    window = a_window()
    window.add(0.0, sample(97, 70))
    window.add(8.0, sample(97, 70))
    window.add(10.5, sample(97, 70))
    assert not window.full


def test_a_fall_is_not_steady_until_it_has_passed() -> None:
    window = a_window()
    for second in range(30):
        window.add(float(second), sample(97 if second < 10 else 90, 70))
        assert window.steady is (second < 10 or second >= 20)


def test_other_quantities_begin_anew() -> None:
    window = a_window()
    window.add(0.0, Sample((Value(Quantity.PULSE_RATE, Decimal(70)),), b""))
    window.add(1.0, sample(97, 70))
    assert [value.quantity for value in window.medians()] == [Quantity.SPO2, Quantity.PULSE_RATE]


def test_a_demonstration_is_shorter_and_silence_is_not() -> None:
    fast = Timing().accelerated(20)
    assert fast.window_s == 0.5
    assert fast.silence_s == Timing().silence_s
    assert fast.give_up_s == 10.0


@given(st.lists(st.tuples(st.floats(0.01, 5), st.integers(1, 100), st.integers(20, 300)), max_size=60))
def test_what_is_full_and_steady_lies_within_its_spread(heard: list[tuple[float, int, int]]) -> None:
    window, at_s = a_window(), 0.0
    for step_s, spo2, pulse in heard:
        at_s += step_s
        window.add(at_s, sample(spo2, pulse))
        if window.full and window.steady:
            recent = heard[: heard.index((step_s, spo2, pulse)) + 1]
            assert any(one == window.medians()[0].number for _step, one, _pulse in recent)
            assert abs(window.medians()[0].number - spo2) <= SPREADS[Quantity.SPO2]
            assert abs(window.medians()[1].number - pulse) <= SPREADS[Quantity.PULSE_RATE]

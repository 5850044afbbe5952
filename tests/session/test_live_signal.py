"""The signal as the booth reads it while it is measured: one look a second, a moving finger seen before the number is there."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal

import pytest

from devices.device import Role
from devices.measurement import Reason
from devices.waveform import Samples
from drivers.simulation.finger import FULL_SCALE, Finger, Pulse
from session.live_signal import LiveSignal, RunningWave
from tests.session.measures_bench import bench
from tests.session.visits import NOW, saturation

RATE_HZ = 60


def wave(finger: Finger, seconds: float, first: int = 0) -> Iterator[Samples]:
    """One sample after another, as a clip sends them."""
    pulse = Pulse(RATE_HZ)
    for number in range(first, first + int(seconds * RATE_HZ)):
        yield Samples(number, NOW, RATE_HZ, FULL_SCALE, (pulse.step(finger)[0],))


def heard(running: RunningWave, finger: Finger, seconds: float, first: int = 0, rate: int | None = 72) -> list[LiveSignal]:
    told = None if rate is None else Decimal(rate)
    return [seen for stretch in wave(finger, seconds, first) if (seen := running.add(stretch, told)) is not None]


def test_a_still_finger_is_looked_at_once_a_second_and_seen_well() -> None:
    seen = heard(RunningWave(), Finger(), 10)
    assert 4 <= len(seen) <= 5  # the first seconds say nothing yet
    assert seen[-1].seen.score >= 90
    assert seen[-1].doubts == ()
    assert seen[-1].seen.seconds == 8  # never more than the window


@pytest.mark.parametrize("rate", [40, 50, 72, 130])
def test_the_first_seconds_of_a_still_finger_are_never_taken_for_a_movement(rate: int) -> None:
    seen = heard(RunningWave(), Finger(pulse_rate=rate), 12, rate=rate)
    assert seen
    assert {doubt for each in seen for doubt in each.doubts} == set()


def test_a_moving_finger_is_seen_and_the_window_forgets_it() -> None:
    running = RunningWave()
    moving = heard(running, Finger(moving=True), 8)
    assert Reason.MOVEMENT in moving[-1].doubts
    still = heard(running, Finger(), 10, first=8 * RATE_HZ)
    assert (still[-1].doubts, still[-1].seen.score >= 90) == ((), True)


def test_a_number_that_the_wave_does_not_bear_out_is_doubted() -> None:
    assert heard(RunningWave(), Finger(), 8, rate=120)[-1].doubts == (Reason.RATE_DISAGREES,)
    assert heard(RunningWave(), Finger(), 8, rate=None)[-1].doubts == ()


def test_another_scale_or_another_measure_begins_anew() -> None:
    running = RunningWave()
    assert heard(running, Finger(), 8)
    other = [running.add(Samples(number, NOW, 100, 255, (number % 100,)), None) for number in range(300)]
    assert other == [None] * 300
    running.clear()
    assert heard(running, Finger(), 3) == []


async def test_it_is_told_while_a_measure_is_under_way_and_never_of_the_one_before() -> None:
    async with bench() as at:
        at.oximeter.live.publish(saturation(97, 72))
        for stretch in wave(Finger(), 6):
            at.oximeter.waveform.publish(stretch)
        await at.until(lambda: not at.measuring.of(Role.OXIMETER).under_way)
        assert at.measuring.of(Role.OXIMETER).signal is None
        await at.measuring.start(Role.OXIMETER)
        for stretch in wave(Finger(), 8, first=1000):
            at.oximeter.waveform.publish(stretch)
            await asyncio.sleep(0)  # a listener takes it before sixty others have come
        await at.until(lambda: at.measuring.of(Role.OXIMETER).signal is not None)
        await at.measuring.start(Role.OXIMETER)
        assert at.measuring.of(Role.OXIMETER).signal is None


async def test_a_wave_without_a_number_under_it_is_nobody_s() -> None:
    async with bench() as at:
        await at.measuring.start(Role.OXIMETER)
        for stretch in wave(Finger(), 8):  # the device says nothing of it: no finger, or none yet
            at.oximeter.waveform.publish(stretch)
            await asyncio.sleep(0)
        at.oximeter.live.publish(saturation(97, 72))
        stretches = list(wave(Finger(), 8, first=1000))
        for stretch in stretches[: 5 * RATE_HZ]:
            at.oximeter.waveform.publish(stretch)
            await asyncio.sleep(0)
        assert at.measuring.of(Role.OXIMETER).signal is None  # what came before does not count
        for stretch in stretches[5 * RATE_HZ :]:
            at.oximeter.waveform.publish(stretch)
            await asyncio.sleep(0)
        await at.until(lambda: at.measuring.of(Role.OXIMETER).signal is not None)

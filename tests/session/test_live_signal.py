"""The signal as the booth reads it while it is measured: one look a second, a moving finger seen before the number is there."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal

from devices.device import Role
from devices.measurement import Reason
from devices.waveform import Samples
from drivers.simulation.finger import FULL_SCALE, Finger, Pulse
from session.live_signal import LiveSignal, RunningWave
from tests.session.test_measuring import bench
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
    assert 6 <= len(seen) <= 7  # the first four seconds say nothing yet
    assert seen[-1].seen.score >= 90
    assert seen[-1].doubts == ()
    assert seen[-1].seen.seconds == 8  # never more than the window


def test_a_moving_finger_is_seen_and_the_window_forgets_it() -> None:
    running = RunningWave()
    moving = heard(running, Finger(moving=True), 6)
    assert Reason.MOVEMENT in moving[-1].doubts
    still = heard(running, Finger(), 10, first=6 * RATE_HZ)
    assert (still[-1].doubts, still[-1].seen.score >= 90) == ((), True)


def test_a_number_that_the_wave_does_not_bear_out_is_doubted() -> None:
    assert heard(RunningWave(), Finger(), 8, rate=120)[-1].doubts == (Reason.RATE_DISAGREES,)
    assert heard(RunningWave(), Finger(), 8, rate=None)[-1].doubts == ()


def test_another_scale_or_another_measure_begins_anew() -> None:
    running = RunningWave()
    assert heard(running, Finger(), 6)
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
        for stretch in wave(Finger(), 6, first=1000):
            at.oximeter.waveform.publish(stretch)
            await asyncio.sleep(0)  # a listener takes it before sixty others have come
        await at.until(lambda: at.measuring.of(Role.OXIMETER).signal is not None)
        await at.measuring.start(Role.OXIMETER)
        assert at.measuring.of(Role.OXIMETER).signal is None

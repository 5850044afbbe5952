"""A device goes away at each moment of its measure: nothing is made up, nothing that was measured is lost, and the measure is done once it is back."""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from itertools import pairwise

import pytest

from devices.device import Role
from devices.measurement import CuffPressure, Measurement, Quantity
from devices.status import Status
from kiosk.settings import Settings
from session.guided import Phase, Posture, PressureGuide
from tests.journeys.booth import BoothAtWork, booth_at
from tests.journeys.theatre import Hands
from tests.waiting import SOON_S, reached

SEEN_WITHIN_S = 6.0  # within 2 s; a hard limit in a test has a threefold margin


class Series:
    """A patient with the cuff on, who presses its button: each time with another pressure, so that each reading tells which it is."""

    def __init__(self, booth: BoothAtWork, hands: Hands) -> None:
        self.booth, self.hands = booth, hands
        self.pressed: list[int] = []

    async def guide(self, holds: Callable[[PressureGuide], bool]) -> PressureGuide:
        return await reached(self.booth.measuring.pressure.guide, holds)

    async def sit(self) -> None:
        await self.booth.measuring.show(Role.CUFF)

    async def rest(self) -> None:
        await self.sit()
        await self.booth.measuring.pressure.fit_cuff(Decimal(31), None)
        for posture in Posture:
            await self.booth.measuring.pressure.tick_posture(posture, True)
        await self.booth.measuring.pressure.begin_rest()

    async def armed(self) -> None:
        await self.rest()
        await self.past_waiting()

    async def press(self) -> None:
        self.pressed.append(138 - len(self.pressed))
        await self.hands.do("cuff", "measure", systolic=self.pressed[-1], diastolic=80, pulse=72, speed=60)

    async def inflating(self) -> None:
        await self.armed()
        with self.booth.measuring.booth[Role.CUFF].live.listen() as live:
            await self.press()
            async with asyncio.timeout(SOON_S):
                while not (isinstance(shown := await live.next(), CuffPressure) and shown.mmhg > 60):
                    pass

    async def read_once(self) -> None:
        await self.armed()
        await self.press()
        await self.guide(lambda guide: len(guide.readings) == 1)

    async def past_waiting(self) -> PressureGuide:
        """The rest or the pause over, at once: their time is tried elsewhere."""
        self.booth.clock.move(minutes=1)
        return await self.guide(lambda now: now.phase in (Phase.MEASURE, Phase.DONE, Phase.GIVEN_UP))

    async def finish(self) -> PressureGuide:
        """Whatever is still missing, each try begun again where one failed."""
        if self.booth.measuring.pressure.guide.latest.phase is Phase.POSITION:  # type: ignore[union-attr]  # a guide is always there
            await self.rest()
        while (guide := await self.past_waiting()).phase is Phase.MEASURE:
            if not self.booth.measuring.of(Role.CUFF).under_way:
                await self.booth.measuring.start(Role.CUFF)
            await self.press()
            before = len(guide.readings)
            await self.guide(lambda now: len(now.readings) > before)  # noqa: B023  the next turn waits for this one
        return guide


CUFF_MOMENTS: dict[Phase | str, Callable[[Series], Awaitable[object]]] = {
    Phase.POSITION: Series.sit,
    Phase.REST: Series.rest,
    Phase.MEASURE: Series.armed,
    "inflating": Series.inflating,
    Phase.PAUSE: Series.read_once,
    Phase.DONE: lambda series: series.finish(),
}


def test_every_phase_of_the_guide_is_tried() -> None:
    assert set(CUFF_MOMENTS) >= set(Phase) - {Phase.GIVEN_UP}, "given up is after the third failure, with the cuff there or not"


async def gone(booth: BoothAtWork, role: Role) -> None:
    await reached(booth.measuring.statuses, lambda all_: all_[role].status is Status.ABSENT, SEEN_WITHIN_S)


@pytest.mark.parametrize("moment", CUFF_MOMENTS, ids=lambda moment: getattr(moment, "value", moment))
async def test_the_cuff_goes(moment: Phase | str, with_cuff: Settings, hands: Hands) -> None:
    async with booth_at(with_cuff, hands) as booth:
        series = Series(booth, hands)
        await booth.to_measures()
        await booth.ready(Role.CUFF)
        await CUFF_MOMENTS[moment](series)
        before = booth.now.record.observations
        await hands.do("cuff", "unplug")
        await gone(booth, Role.CUFF)
        assert not booth.measuring.of(Role.CUFF).under_way or moment in (Phase.REST, Phase.PAUSE)  # whose end may have armed it meanwhile
        assert booth.now.record.observations == before
        await hands.do("cuff", "replug")
        await booth.ready(Role.CUFF)
        guide = await series.finish()
        kept = [each.measurement for each in booth.now.record.observations]
    assert guide.phase is Phase.DONE
    *readings, mean = kept
    systolic = [read(each, Quantity.SYSTOLIC) for each in readings]
    assert len(systolic) == 3
    assert set(systolic) <= set(series.pressed)
    assert all(first > second for first, second in pairwise(systolic)), "each once, in their order"
    assert read(mean, Quantity.SYSTOLIC) == (systolic[1] + systolic[2] + 1) // 2
    assert {read(each, Quantity.DIASTOLIC) for each in kept} == {80}


def read(measurement: Measurement, quantity: Quantity) -> int:
    value = measurement.value(quantity)
    assert value is not None
    return int(value)


class Finger:
    """A patient with an oximeter on a cable."""

    def __init__(self, booth: BoothAtWork, hands: Hands) -> None:
        self.booth, self.hands = booth, hands

    async def ready(self) -> None:
        await self.booth.ready(Role.OXIMETER)

    async def asked(self) -> None:
        await self.ready()
        await self.booth.measuring.show(Role.OXIMETER)
        await reached(self.booth.measuring.statuses, lambda all_: all_[Role.OXIMETER].status is Status.MEASURING)

    async def moving(self) -> None:
        """Numbers come, and no steady value yet."""
        await self.hands.do("oximeter", "movement", spo2=91, pulse_rate=120)
        with self.booth.measuring.booth[Role.OXIMETER].live.listen() as live:
            await self.asked()
            async with asyncio.timeout(SOON_S):
                await live.next()

    async def measured(self) -> None:
        await self.ready()
        await self.booth.measure_oxygen(95, 70)

    async def being_found(self) -> None:
        """Out, in, and out again before it has said who it is."""
        await self.ready()
        await self.hands.do("oximeter", "unplug")
        await gone(self.booth, Role.OXIMETER)
        await self.hands.do("oximeter", "replug")
        await reached(self.booth.measuring.statuses, lambda all_: all_[Role.OXIMETER].status is not Status.ABSENT)

    async def out(self) -> None:
        """Out already when it is pulled out."""
        await self.ready()
        await self.hands.do("oximeter", "unplug")
        await gone(self.booth, Role.OXIMETER)
        await self.booth.measuring.show(Role.OXIMETER)


OXIMETER_MOMENTS: dict[Status | str, Callable[[Finger], Awaitable[None]]] = {
    Status.ABSENT: Finger.out,
    Status.CONNECTING: Finger.being_found,
    Status.READY: Finger.ready,
    Status.MEASURING: Finger.asked,
    "with numbers": Finger.moving,
    "measured": Finger.measured,
}


def test_every_state_of_a_device_is_tried() -> None:
    assert set(OXIMETER_MOMENTS) >= set(Status) - {Status.FAULT}, "what speaks and is not understood is tried in its driver's tests"


@pytest.mark.parametrize("moment", OXIMETER_MOMENTS, ids=lambda moment: getattr(moment, "value", moment))
async def test_the_oximeter_goes(moment: Status | str, with_oximeter: Settings, hands: Hands) -> None:
    async with booth_at(with_oximeter, hands) as booth:
        await booth.to_measures()
        await OXIMETER_MOMENTS[moment](Finger(booth, hands))
        before = booth.now.record.observations
        await hands.do("oximeter", "unplug")
        await gone(booth, Role.OXIMETER)
        assert booth.now.record.observations == before
        await booth.measuring.hide()
        await hands.do("oximeter", "finger-out")
        await hands.do("oximeter", "replug")
        await booth.ready(Role.OXIMETER)
        observation = await booth.measure_oxygen(97, 66)
        kept = booth.now.record.observations
    assert kept == (*before, observation)
    assert read(observation.measurement, Quantity.SPO2) == 97
    assert read(observation.measurement, Quantity.PULSE_RATE) in (65, 66, 67)  # it beats by the second, and counts beats

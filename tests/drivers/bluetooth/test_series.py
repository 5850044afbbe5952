"""A whole series by a cuff on the virtual radio: the real driver, the guide, and what the record keeps of it."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

from devices.booth import Booth
from devices.device import Role
from devices.measurement import Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.transport.ble import Wanted
from session.alarm import read_rules
from session.cuffs import Side
from session.guided import OneMore, Phase, Posture
from session.live import LiveConsultation
from session.measuring import Measuring
from session.standing import standing
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now
from tests.session.visits import CLAIRE, MemoryBooth, path_to_measures
from tests.waiting import reached


async def test_an_irregular_pulse_on_the_radio_makes_four_readings_and_all_say_so(air: RadioProcess) -> None:
    live = LiveConsultation(MemoryBooth(), read_rules(), now)
    live.assistant = CLAIRE
    await live.begin()
    live.apply(*path_to_measures()[1:])
    cuff = BloodPressureCuff(hasty_radio(), Wanted(address="F0:18:10:00:00:01"), now, user=1, retry_first_s=0.05)
    measuring = Measuring(live, Booth({Role.CUFF: cuff}), rest=timedelta(0), pause=timedelta(0))
    running = asyncio.create_task(measuring.run())
    try:
        await reached(measuring.statuses, lambda all_: all_[Role.CUFF].status is Status.READY)
        await measuring.pressure.fit_cuff(Decimal(31), Side.LEFT)
        for posture in Posture:
            await measuring.pressure.tick_posture(posture, True)
        await measuring.pressure.begin_rest()
        for order, systolic in (("measure", 138), ("irregular-pulse", 136), ("measure", 135), ("measure", 133)):
            await reached(measuring.measures, lambda all_: all_[Role.CUFF].under_way)
            air.order("cuff", order, systolic=systolic, diastolic=84, pulse=70, speed=200)
            await reached(measuring.measures, lambda all_: not all_[Role.CUFF].under_way)
            await measuring.keep_pending(Role.CUFF)  # what is doubtful waits for the assistant
        await reached(measuring.pressure.guide, lambda guide: guide.phase is Phase.DONE)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
    guide = measuring.pressure.guide.latest
    assert guide is not None
    assert guide.one_more is OneMore.IRREGULAR
    *readings, mean = live.now.record.observations
    assert [each.measurement.value(Quantity.SYSTOLIC) for each in readings] == [138, 136, 135, 133]
    assert all(each.measurement.raw and each.cuff is not None and each.measurement.site == Side.LEFT.value for each in readings)
    assert Reason.IRREGULAR_PULSE in readings[1].measurement.quality.reasons
    (stands,) = standing(live.now.record)[Quantity.SYSTOLIC]
    assert (stands.observation, stands.observation.measurement.value(Quantity.SYSTOLIC), stands.spread) == (mean, Decimal(134), Decimal(2))

"""A cuff with an empty battery, a wrong clock, or other people's readings in its memory: what it tells of this patient counts, and nothing else."""

from datetime import timedelta

from devices.device import Role
from devices.measurement import Origin, Quantity, Reason
from kiosk.settings import Settings
from session.guided import Phase
from tests.journeys.booth import booth_at
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.test_unplugged import Series, gone, read
from tests.journeys.theatre import Hands
from tests.waiting import reached

WRONG_BY_DAYS = -412
OTHERS = (151, 163, 175)  # mmHg, of people who measured themselves with this cuff


async def test_a_low_battery_is_told_and_the_cuff_measures_on(with_cuff: Settings, hands: Hands) -> None:
    async with booth_at(with_cuff, hands) as booth:
        series = Series(booth, hands)
        await booth.to_measures()
        await booth.ready(Role.CUFF)
        await hands.do("cuff", "low-battery", percent=8)
        await reached(booth.measuring.statuses, lambda all_: all_[Role.CUFF].battery_percent == 8)
        await series.armed()
        await hands.do("cuff", "low-battery", percent=3)  # in mid-measure
        statuses = await reached(booth.measuring.statuses, lambda all_: all_[Role.CUFF].battery_percent == 3)
        assert statuses[Role.CUFF].error is None
        assert (await series.finish()).phase is Phase.DONE
        assert [read(each.measurement, Quantity.SYSTOLIC) for each in booth.now.record.observations[:3]] == series.pressed


async def test_a_wrong_clock_changes_no_instant(with_cuff: Settings, hands: Hands) -> None:
    """It is more than a year slow, and says so when it is asked; what it measures now was measured now."""
    async with booth_at(with_cuff, hands) as booth:
        series = Series(booth, hands)
        await booth.to_measures()
        await booth.ready(Role.CUFF)
        await hands.do("cuff", "wrong-clock", days=WRONG_BY_DAYS)
        await series.armed()
        began = booth.clock()
        await series.press()
        guide = await series.guide(lambda guide: len(guide.readings) == 1)
        measurement = guide.readings[0].measurement
        assert began <= measurement.taken_at <= booth.clock()
        assert measurement.device_time.startswith(f"{began + timedelta(days=WRONG_BY_DAYS):%Y-}"), "what its display said is kept beside"
        await hands.do("cuff", "right-clock")  # and somebody sets it in mid-series
        assert (await series.finish()).phase is Phase.DONE
        kept = [each.measurement for each in booth.now.record.observations[:3]]
        assert [read(each, Quantity.SYSTOLIC) for each in kept] == series.pressed
        assert all(began <= each.taken_at <= booth.clock() for each in kept)


async def test_a_cuff_that_calls_only_once_it_has_measured(with_cuff: Settings, hands: Hands) -> None:
    """It is off while its measure is asked for and taken, calls to say what it measured, and is off again."""
    async with booth_at(with_cuff, hands) as booth:
        series = Series(booth, hands)
        await booth.to_measures()
        await booth.ready(Role.CUFF)
        await hands.do("cuff", "unplug")
        await gone(booth, Role.CUFF)
        await series.rest()
        for systolic in (138, 136):
            await series.past_waiting()
            await reached(booth.measuring.measures, lambda all_: all_[Role.CUFF].under_way)
            await hands.do("cuff", "stored-reading", systolic=systolic, diastolic=80, days=0, user=1)
            await hands.do("cuff", "replug")
            await series.guide(lambda guide: guide.phase is Phase.PAUSE)
            await hands.do("cuff", "unplug")
            await gone(booth, Role.CUFF)
        assert [read(each.measurement, Quantity.SYSTOLIC) for each in booth.now.record.observations] == [138, 136]
        assert booth.measuring.pressure.guide.latest.failures == ()  # type: ignore[union-attr]  # a guide is always there


async def test_other_peoples_readings_are_nobodys_values(with_cuff: Settings, hub: HubHouse, hands: Hands) -> None:
    """They were kept while nobody listened, and come as soon as the cuff is back: in mid-measure, before the patient's own."""
    async with booth_at(with_cuff, hands) as booth, page_at(hub.url) as page:
        series = Series(booth, hands)
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.ready(Role.CUFF)
        await hands.do("cuff", "unplug")
        await gone(booth, Role.CUFF)
        await series.armed()
        for days, systolic in enumerate(OTHERS, start=1):
            await hands.do("cuff", "stored-reading", systolic=systolic, diastolic=117, days=days, user=2)
        await hands.do("cuff", "replug")
        await booth.ready(Role.CUFF)
        measures = await reached(booth.measuring.measures, lambda all_: all_[Role.CUFF].failed is not None)
        assert measures[Role.CUFF].failed is Reason.STALE
        assert (await series.finish()).phase is Phase.DONE
        record = await page.until("record-shown", lambda record: len(record["observations"]) == 4)
        kept = [each.measurement for each in booth.now.record.observations]
        assert [read(each, Quantity.SYSTOLIC) for each in kept[:3]] == series.pressed
        assert {each.origin for each in kept} == {Origin.DEVICE}
        numbers = {value["number"] for each in record["observations"] for value in each["values"]}
        assert not numbers & {*map(str, OTHERS), "117"}
        assert not any(str(systolic) in str(booth.now.record.discarded) for systolic in OTHERS), "not even as discarded: they are another's"

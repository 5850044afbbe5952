"""A blood glucose meter on the virtual radio: asked for what is new, and what of it is a patient's blood."""

import asyncio
from contextlib import suppress

import pytest

from devices.booth import Booth
from devices.errors import PairingRefused, ProtocolError, Remedy
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.role import Role
from devices.status import Status
from drivers.glucometer_1808.driver import Glucometer
from drivers.transport.ble import Radio, Wanted
from session.alarm import read_rules
from session.live import LiveConsultation
from session.measuring import Measuring
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running
from tests.session.visits import CLAIRE, MemoryBooth, path_to_measures
from tests.waiting import reached

METER = Wanted(address="F0:18:08:00:00:01")
BONDED = Wanted(address="F0:18:08:00:00:02")


def a_meter(wanted: Wanted = METER, radio: Radio | None = None) -> Glucometer:
    return Glucometer(radio or hasty_radio(), wanted, now, poll_s=0.1, retry_first_s=0.05)


async def asked(watched: Watched) -> None:
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


async def test_a_record_reaches_the_booth_and_an_older_one_does_not(air: RadioProcess) -> None:
    air.order("glucometer", "stored-reading", mg=290, days=0.01)
    async with running(a_meter()) as watched:
        await asked(watched)
        air.order("glucometer", "measure", mg=112, speed=50)
        result = await watched.result()
        assert watched.results.waiting() == 0
    assert isinstance(result, Measurement)
    assert [(value.quantity, str(value.number)) for value in result.values] == [(Quantity.GLUCOSE, "112")]
    assert result.quality == GOOD
    assert result.site == "finger"
    assert result.device.simulated


async def test_it_wants_to_be_paired_and_then_tells_millimoles_without_the_question_for_newer_ones(air: RadioProcess) -> None:
    radio = hasty_radio()
    meter = a_meter(BONDED, radio)
    async with running(meter) as watched:
        fault = await watched.until(Status.FAULT)
    assert isinstance(fault.error, PairingRefused)
    assert fault.error.remedy is Remedy.PAIR_AGAIN
    air.order("bonded-glucometer", "stored-reading", mg=290, days=2)
    try:
        await radio.pair(BONDED)
        async with running(meter) as watched:
            await asked(watched)
            air.order("bonded-glucometer", "measure", mg=112, speed=50)
            result = await watched.result()
    finally:
        await radio.forget(BONDED)
    assert isinstance(result, Measurement)
    assert str(result.value(Quantity.GLUCOSE)) == "112"
    assert result.own_words == "6.2 mmol/L"
    assert result.quality == GOOD


@pytest.mark.parametrize(("order", "reason"), [("control-solution", Reason.DEMONSTRATION), ("time-fault", Reason.STALE)])
async def test_what_is_not_the_patients_is_refused_and_the_right_one_is_waited_for(air: RadioProcess, order: str, reason: Reason) -> None:
    async with running(a_meter()) as watched:
        await asked(watched)
        air.order("glucometer", order, speed=50)
        refused = await watched.result()
        assert isinstance(refused, Measurement)
        assert refused.quality.level is QualityLevel.REFUSED
        assert refused.quality.reasons == (reason,)
        air.order("glucometer", "measure", mg=93, speed=50)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.value(Quantity.GLUCOSE) == 93
    assert new.quality == GOOD


async def test_a_meter_that_leaves_after_the_control_solution_is_waited_for_in_the_visit_too(air: RadioProcess) -> None:
    live = LiveConsultation(MemoryBooth(), read_rules(), now)
    live.assistant = CLAIRE
    await live.begin()
    live.apply(*path_to_measures()[1:])
    measuring = Measuring(live, Booth({Role.GLUCOMETER: a_meter()}))
    run = asyncio.create_task(measuring.run())
    try:
        await reached(measuring.statuses, lambda all_: all_[Role.GLUCOMETER].status is Status.READY)
        await measuring.start(Role.GLUCOMETER)
        air.order("glucometer", "control-solution", speed=50)
        await reached(measuring.measures, lambda all_: all_[Role.GLUCOMETER].failed is Reason.DEMONSTRATION)
        air.order("glucometer", "unplug")
        await reached(measuring.statuses, lambda all_: all_[Role.GLUCOMETER].status is Status.ABSENT)
        assert measuring.of(Role.GLUCOMETER).under_way
        air.order("glucometer", "measure", mg=93, speed=50)
        air.order("glucometer", "replug")
        await reached(measuring.measures, lambda all_: all_[Role.GLUCOMETER].kept is not None)
    finally:
        run.cancel()
        with suppress(asyncio.CancelledError):
            await run
    (observation,) = live.now.record.observations
    assert observation.measurement.value(Quantity.GLUCOSE) == 93
    assert live.now.record.discarded == ()


async def test_connected_while_a_measure_waits_its_old_record_is_stale(air: RadioProcess) -> None:
    air.order("glucometer", "unplug")
    air.order("glucometer", "stored-reading", mg=290, days=1)
    meter = a_meter()
    async with running(meter) as watched:
        await meter.start()
        air.order("glucometer", "replug")
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.reasons == (Reason.STALE,)
        air.order("glucometer", "drop")
        await watched.until(Status.ABSENT)
        air.order("glucometer", "measure", mg=101, speed=50)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.value(Quantity.GLUCOSE) == 101


async def test_a_strip_error_is_a_refused_value(air: RadioProcess) -> None:
    async with running(a_meter()) as watched:
        await asked(watched)
        air.order("glucometer", "strip-error", speed=50)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.REFUSED
    assert result.quality.reasons == (Reason.DEVICE_ERROR,)


async def test_garbage(air: RadioProcess) -> None:
    meter = a_meter()
    async with running(meter) as watched:
        await asked(watched)
        air.order("glucometer", "garbage")
        result = await watched.result()
        assert isinstance(result, NoReading)
        assert result.reason is Reason.DEVICE_ERROR
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)

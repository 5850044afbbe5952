"""An oximeter on the virtual radio: what its status bits make of its numbers, and what it does wrong."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from devices.errors import ProtocolError
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.oximeter_1822.codec import Supported
from drivers.oximeter_1822.driver import PulseOximeter
from drivers.transport.ble import Wanted
from drivers.transport.steady import Timing
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running
from tests.drivers.contract import Hurried

RUNNING = Wanted(address="F0:18:22:00:00:01")
SPOT = Wanted(name="MightySat")


def an_oximeter(wanted: Wanted = RUNNING, *, give_up_s: float = 30.0, silence_s: float = 2.8, monotonic: Callable[[], float] = time.monotonic) -> PulseOximeter:
    timing = Timing(window_s=0.4, give_up_s=give_up_s, silence_s=silence_s)
    return PulseOximeter(hasty_radio(), wanted, now, timing=timing, monotonic=monotonic, retry_first_s=0.05)


async def asked(watched: Watched) -> None:
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


@pytest.mark.parametrize(("wanted", "simulator"), [(RUNNING, "oximeter"), (SPOT, "spot-oximeter")])
async def test_a_reading_reaches_the_booth(air: RadioProcess, wanted: Wanted, simulator: str) -> None:
    oximeter = an_oximeter(wanted)
    async with running(oximeter) as watched:
        await asked(watched)
        assert Supported.SENSOR_STATUS in oximeter.features
        assert oximeter.abilities.reports_battery
        air.order(simulator, "measure", spo2=94, pulse=88, speed=50)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert [(value.quantity, value.number) for value in result.values] == [(Quantity.SPO2, Decimal(94)), (Quantity.PULSE_RATE, Decimal(88))]
    assert result.quality == GOOD
    assert result.device.simulated


@pytest.mark.parametrize(
    ("order", "reason"),
    [("demonstration", Reason.DEMONSTRATION), ("invalid", Reason.UNSTABLE), ("sensor-fault", Reason.PROBE_ERROR)],
)
async def test_refusing_bits_of_a_finished_reading(air: RadioProcess, order: str, reason: Reason) -> None:
    async with running(an_oximeter(SPOT)) as watched:
        await asked(watched)
        air.order("spot-oximeter", order, speed=50)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.REFUSED
    assert result.quality.reasons == (reason,)


@pytest.mark.parametrize(
    ("order", "reason"),
    [("demonstration", Reason.DEMONSTRATION), ("finger-out", Reason.FINGER_OUT), ("sensor-fault", Reason.PROBE_ERROR), ("error-reading", Reason.SEARCHING)],
)
async def test_running_numbers_with_refusing_bits_are_never_a_value(air: RadioProcess, order: str, reason: Reason) -> None:
    clock = Hurried()
    oximeter = an_oximeter(give_up_s=60.0, silence_s=600.0, monotonic=clock)
    with oximeter.live.listen() as live:
        async with running(oximeter) as watched:
            await asked(watched)
            air.order("oximeter", order)
            await watched.until_status(lambda said: said.signal is reason)
            clock.skip(60)
            result = await watched.result()
        assert live.waiting() == 0
    assert isinstance(result, NoReading)
    assert result.reason is reason


@pytest.mark.parametrize(("wanted", "simulator"), [(RUNNING, "oximeter"), (SPOT, "spot-oximeter")])
async def test_low_perfusion_is_a_doubt(air: RadioProcess, wanted: Wanted, simulator: str) -> None:
    async with running(an_oximeter(wanted)) as watched:
        await asked(watched)
        air.order(simulator, "weak-signal", speed=50)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.DOUBTFUL
    assert result.quality.reasons == (Reason.WEAK_SIGNAL,)


@pytest.mark.parametrize("details", [{"days": 1}, {"days": 0, "marked": True}])
async def test_a_stored_reading_is_stale_and_the_right_one_is_waited_for(air: RadioProcess, details: dict[str, object]) -> None:
    async with running(an_oximeter(SPOT)) as watched:
        await asked(watched)
        air.order("spot-oximeter", "stored-reading", **details)
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.level is QualityLevel.REFUSED
        assert old.quality.reasons == (Reason.STALE,)
        air.order("spot-oximeter", "measure", spo2=96, speed=50)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.value(Quantity.SPO2) == 96


async def test_numbers_show_as_they_run_and_go_with_the_finger(air: RadioProcess) -> None:
    oximeter = an_oximeter()
    with oximeter.live.listen() as live:
        async with running(oximeter) as watched:
            await watched.until(Status.READY)
            air.order("oximeter", "measure", spo2=93)
            shown = await live.next()
            assert isinstance(shown, Measurement)
            assert shown.value(Quantity.SPO2) == 93
            air.order("oximeter", "finger-out")
            await oximeter.start()
            await watched.until_status(lambda said: said.signal is Reason.FINGER_OUT)
            assert oximeter.live.latest is None
            assert watched.results.waiting() == 0


async def test_silence_is_connected_no_data_and_ends_the_measure(air: RadioProcess) -> None:
    oximeter = PulseOximeter(hasty_radio(), RUNNING, now, timing=Timing(window_s=60.0, silence_s=1.0), retry_first_s=0.05)
    with oximeter.live.listen() as live:
        async with running(oximeter) as watched:
            await asked(watched)
            air.order("oximeter", "measure")
            await live.next()
            air.order("oximeter", "silence")
            result = await watched.result()
            said = await watched.until_status(lambda said: said.signal is Reason.NO_DATA)
            assert said.status is Status.READY
            assert oximeter.live.latest is None
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA


async def test_dropped_in_mid_measure_it_comes_back_and_begins_anew(air: RadioProcess) -> None:
    oximeter = PulseOximeter(hasty_radio(), RUNNING, now, timing=Timing(window_s=1.0), retry_first_s=0.05)
    with oximeter.live.listen() as live:
        async with running(oximeter) as watched:
            await asked(watched)
            air.order("oximeter", "measure")
            await live.next()
            air.order("oximeter", "drop")
            await watched.until(Status.ABSENT)
            assert oximeter.live.latest is None
            result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality == GOOD


@pytest.mark.parametrize(("wanted", "simulator"), [(RUNNING, "oximeter"), (SPOT, "spot-oximeter")])
async def test_garbage(air: RadioProcess, wanted: Wanted, simulator: str) -> None:
    oximeter = an_oximeter(wanted)
    async with running(oximeter) as watched:
        await asked(watched)
        air.order(simulator, "garbage")
        result = await watched.result()
        assert isinstance(result, NoReading)
        assert result.reason is Reason.DEVICE_ERROR
        assert isinstance((await watched.until_status(lambda said: said.error is not None)).error, ProtocolError)
        assert oximeter.refused_packets == 1
        await oximeter.start()
        air.order(simulator, "measure", speed=50)
        assert isinstance(await watched.result(), Measurement)

"""The Nonin's driver: what counts, what never does, and that nothing but its format is ever told to it."""

from decimal import Decimal

import pytest

from devices.measurement import Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.oximeter_nonin_serial.codec import ACK, SET_FORMAT, EachSecond, Format, Second, SpotCheck, SpotStatus
from drivers.oximeter_nonin_serial.driver import NoninOximeter
from drivers.oximeter_nonin_serial.simulator import CLOCK, PretendedNonin
from drivers.simulation.finger import Finger
from drivers.transport.serial_oximeter import Timing
from tests.drivers.cable import IDENTITY, Line, results, running, speaks, until

GOOD_SPOT = SpotCheck(CLOCK, SpotStatus.SMART_POINT, 173, 96)


def table(data_format: Format) -> tuple[Line, NoninOximeter, PretendedNonin]:
    line = Line()
    driver = NoninOximeter(line.open, IDENTITY, line.clock, data_format=data_format, monotonic=line.monotonic, timing=Timing(give_up_s=15))
    return line, driver, PretendedNonin(data_format)


@pytest.mark.parametrize("data_format", [Format.TWO, Format.SEVEN, Format.EIGHT])
async def test_ten_steady_seconds_make_a_result(data_format: Format) -> None:
    line, driver, oximeter = table(data_format)
    async with running(driver, line):
        oximeter.put_in(Finger(94, 173))
        await speaks(line, oximeter, 15)
        with driver.results.listen() as heard, driver.waveform.listen(4096) as wave:
            await driver.start()
            await speaks(line, oximeter, 48)  # in steps of a third of a second
            (result,) = results(heard)
            assert (wave.waiting() > 20) is driver.abilities.has_waveform
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SPO2) == Decimal(94)
    rate = result.value(Quantity.PULSE_RATE)
    assert rate is not None
    assert abs(rate - 173) <= 1
    assert result.raw
    assert line.written == []


@pytest.mark.parametrize("data_format", [Format.TWO, Format.EIGHT])
@pytest.mark.parametrize(
    ("finger", "reason"),
    [(None, Reason.FINGER_OUT), (Finger(weak=True), Reason.WEAK_SIGNAL), (Finger(moving=True), Reason.MOVEMENT)],
    ids=["out", "weak", "moving"],
)
async def test_no_value_and_why(data_format: Format, finger: Finger | None, reason: Reason) -> None:
    line, driver, oximeter = table(data_format)
    async with running(driver, line):
        if finger is not None:
            oximeter.put_in(finger)
        await speaks(line, oximeter, 15)
        with driver.results.listen() as heard:
            await driver.start()
            await speaks(line, oximeter, 60)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is reason


async def test_a_low_battery_is_a_doubt() -> None:
    line, driver, oximeter = table(Format.TWO)
    oximeter.low_battery = True
    async with running(driver, line):
        oximeter.put_in(Finger())
        await speaks(line, oximeter, 15)
        with driver.results.listen() as heard:
            await driver.start()
            await speaks(line, oximeter, 48)
            (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.LOW_BATTERY,)


async def test_not_understood_it_is_told_its_format_a_few_times_and_nothing_else() -> None:
    line, driver, _oximeter = table(Format.SEVEN)
    async with running(driver, line):
        for _ in range(10):
            await line.said(b"", after_s=1)
        assert line.written == [SET_FORMAT[Format.SEVEN]] * 3
        status = await until(driver, lambda status: status.signal is Reason.NO_DATA)
        assert status.status is Status.CONNECTING


async def test_set_to_the_wrong_format_it_is_set_right() -> None:
    line, driver, _ = table(Format.TWO)
    oximeter = PretendedNonin(Format.EIGHT)
    line.answer = oximeter.hear
    async with running(driver, line):
        await line.said(oximeter.step(), after_s=1.1)
        await line.listened(1)
        assert oximeter.format is Format.TWO
        await line.said(oximeter.step(), after_s=0.3)
        await until(driver, lambda status: status.status is Status.READY)


@pytest.mark.parametrize(
    ("spot", "reason"),
    [
        (SpotCheck(CLOCK, SpotStatus.NO_MEASUREMENT, 70, 97), Reason.NOT_A_NUMBER),
        (SpotCheck(CLOCK, SpotStatus.SMART_POINT, None, 97), Reason.NOT_A_NUMBER),
        (SpotCheck(CLOCK, SpotStatus.SMART_POINT, 70, None), Reason.NOT_A_NUMBER),
    ],
)
async def test_a_spot_check_without_numbers_is_none(spot: SpotCheck, reason: Reason) -> None:
    line, driver, _ = table(Format.THIRTEEN)
    async with running(driver, line):
        await line.said(bytes((ACK,)))
        with driver.results.listen() as heard:
            await driver.start()
            await line.said(bytes(spot))
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is reason


async def test_only_the_spot_check_that_was_asked_for_counts() -> None:
    line, driver, _ = table(Format.THIRTEEN)
    async with running(driver, line):
        await line.said(bytes((ACK,)))
        await line.said(b"", after_s=30)
        assert driver.status.latest is not None
        assert driver.status.latest.status is Status.READY  # silent, and well
        with driver.results.listen() as heard:
            await line.said(bytes(GOOD_SPOT))
            assert results(heard) == []
            assert driver.unasked == 1
            await driver.start()
            await line.said(bytes(SpotCheck(CLOCK, SpotStatus.FROM_MEMORY | SpotStatus.SMART_POINT, 88, 91)))
            await line.said(bytes(GOOD_SPOT), after_s=5)
            stored, result = results(heard)
    assert isinstance(stored, Measurement)
    assert stored.quality.level is QualityLevel.REFUSED
    assert stored.quality.reasons == (Reason.STALE,)
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.GOOD
    assert result.value(Quantity.PULSE_RATE) == Decimal(173)
    assert result.device_time == "2026-11-22T09:30:00"


async def test_a_spot_check_without_smart_point_is_doubtful() -> None:
    line, driver, oximeter = table(Format.THIRTEEN)
    oximeter.low_battery = True
    async with running(driver, line):
        await line.said(bytes((ACK,)))
        with driver.results.listen() as heard:
            await driver.start()
            oximeter.put_in(Finger(weak=True))
            await speaks(line, oximeter, 5)
            (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.WEAK_SIGNAL, Reason.LOW_BATTERY)


async def test_a_disconnected_sensor_is_said() -> None:
    line, driver, _ = table(Format.EIGHT)
    off = bytes(EachSecond(None, None, Second(0), disconnected=True))
    async with running(driver, line):
        await driver.start()
        await line.said(off)
        await until(driver, lambda status: status.signal is Reason.PROBE_ERROR)

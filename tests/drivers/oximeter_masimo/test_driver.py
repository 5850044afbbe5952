"""The Masimo's driver: what counts as a value, what never does, and that nothing is ever written."""

from decimal import Decimal

import pytest

from devices.errors import ProtocolError
from devices.measurement import Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.oximeter_masimo.codec import Exceptions
from drivers.oximeter_masimo.driver import MasimoOximeter
from drivers.oximeter_masimo.simulator import SERIAL, PretendedMasimo
from drivers.simulation.finger import Finger
from drivers.transport.serial_oximeter import Timing
from tests.drivers.cable import IDENTITY, Line, results, running, speaks, until


def table() -> tuple[Line, MasimoOximeter, PretendedMasimo]:
    line = Line()
    driver = MasimoOximeter(line.open, IDENTITY, line.clock, monotonic=line.monotonic, timing=Timing(give_up_s=15))
    return line, driver, PretendedMasimo()


async def seconds(line: Line, oximeter: PretendedMasimo, count: int) -> None:
    await speaks(line, oximeter, count / 4)  # a line at a time


async def test_ten_steady_seconds_make_a_result_with_its_lines() -> None:
    line, driver, oximeter = table()
    async with running(driver, line):
        oximeter.put_in(Finger(95, 133))
        await seconds(line, oximeter, 5)
        with driver.results.listen() as heard:
            await driver.start()
            await seconds(line, oximeter, 12)
            (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SPO2) == Decimal(95)
    assert result.device.serial == SERIAL
    assert result.perfusion == Decimal("3.60")
    assert result.raw.count(b"SPO2=095%") >= 10
    assert line.written == []
    assert not driver.abilities.has_waveform


@pytest.mark.parametrize(
    ("exceptions", "reason"),
    [
        (Exceptions.NO_SENSOR, Reason.PROBE_ERROR),
        (Exceptions.DEFECTIVE_SENSOR, Reason.PROBE_ERROR),
        (Exceptions.UNRECOGNISED_SENSOR, Reason.PROBE_ERROR),
        (Exceptions.SENSOR_OFF, Reason.FINGER_OUT),
        (Exceptions.PULSE_SEARCH, Reason.SEARCHING),
        (Exceptions.LOW_PERFUSION, Reason.WEAK_SIGNAL),
        (Exceptions.INTERFERENCE, Reason.WEAK_SIGNAL),
        (Exceptions.AMBIENT_LIGHT, Reason.WEAK_SIGNAL),
        (Exceptions.LOW_SIGNAL_IQ, Reason.WEAK_SIGNAL),
    ],
)
async def test_no_value_and_why(exceptions: Exceptions, reason: Reason) -> None:
    line, driver, oximeter = table()
    async with running(driver, line):
        oximeter.put_in(Finger())
        oximeter.exceptions = exceptions
        await seconds(line, oximeter, 5)
        with driver.results.listen() as heard:
            await driver.start()
            await seconds(line, oximeter, 17)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is reason


async def test_a_moving_finger_is_unstable() -> None:
    line, driver, oximeter = table()
    async with running(driver, line):
        oximeter.put_in(Finger(moving=True))
        await seconds(line, oximeter, 5)
        await driver.start()
        await seconds(line, oximeter, 5)
        await until(driver, lambda status: status.signal is Reason.UNSTABLE)


async def test_silence_and_noise_are_told_apart() -> None:
    line, driver, oximeter = table()
    async with running(driver, line):
        await line.said(b"half a line\r\n")
        await seconds(line, oximeter, 2)
        await line.said(b"", after_s=3)
        silent = await until(driver, lambda status: status.signal is Reason.NO_DATA)
        assert silent.status is Status.READY
        await line.said(b"ASCII 2 maybe\r\n", after_s=1)
        fault = await until(driver, lambda status: status.status is Status.FAULT)
        assert isinstance(fault.error, ProtocolError)
        await seconds(line, oximeter, 1)
        await until(driver, lambda status: status.status is Status.READY)

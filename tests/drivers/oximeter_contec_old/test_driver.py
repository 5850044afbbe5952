"""The older Contec's driver: what counts as a value, what never does, and that nothing is ever written."""

from decimal import Decimal

import pytest

from devices.errors import ProtocolError
from devices.measurement import Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.oximeter_contec_old.codec import Packet, Parser
from drivers.oximeter_contec_old.driver import OldContecOximeter
from drivers.oximeter_contec_old.simulator import PretendedOldContec
from drivers.simulation.finger import Finger
from drivers.transport.serial_oximeter import Timing
from tests.drivers.cable import IDENTITY, Line, results, running, speaks, until


def table() -> tuple[Line, OldContecOximeter, PretendedOldContec]:
    line = Line()
    driver = OldContecOximeter(line.open, IDENTITY, line.clock, monotonic=line.monotonic, timing=Timing(give_up_s=15))
    return line, driver, PretendedOldContec()


async def test_ten_steady_seconds_make_a_result_with_its_bytes() -> None:
    line, driver, oximeter = table()
    async with running(driver, line):
        oximeter.put_in(Finger(95, 133))
        await speaks(line, oximeter, 4)
        with driver.results.listen() as heard, driver.waveform.listen(4096) as wave:
            await driver.start()
            await speaks(line, oximeter, 11)
            (result,) = results(heard)
            assert wave.waiting() > 40
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SPO2) == Decimal(95)
    rate = result.value(Quantity.PULSE_RATE)
    assert rate is not None
    assert abs(rate - 133) <= 1
    assert {packet.spo2 for packet, _ in Parser().feed(result.raw)} == {95}
    assert line.written == []
    assert driver.dropped_bytes == 0


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        (Packet(0, 0, 0, None, None, search_too_long=True), Reason.FINGER_OUT),
        (Packet(0, 0, 0, None, None, probe_error=True), Reason.FINGER_OUT),
        (Packet(5, 9, 1, 72, 97, probe_error=True), Reason.PROBE_ERROR),
        (Packet(5, 9, 1, 72, 97, search_too_long=True), Reason.WEAK_SIGNAL),
        (Packet(5, 9, 1, None, None, searching=True), Reason.SEARCHING),
        (Packet(5, 9, 1, 72, None), Reason.SEARCHING),
        (Packet(2, 9, 1, 72, 97), Reason.WEAK_SIGNAL),
    ],
)
async def test_no_value_and_why(packet: Packet, reason: Reason) -> None:
    line, driver, _oximeter = table()
    async with running(driver, line):
        await line.said(bytes(packet))
        with driver.results.listen() as heard:
            await driver.start()
            for _ in range(17):
                await line.said(bytes(packet) * 60, after_s=1)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is reason


async def test_silence_and_noise_are_told_apart() -> None:
    line, driver, oximeter = table()
    async with running(driver, line):
        oximeter.put_in(Finger())
        await speaks(line, oximeter, 4)
        await line.said(b"", after_s=3)
        silent = await until(driver, lambda status: status.signal is Reason.NO_DATA)
        assert silent.status is Status.READY
        assert driver.live.latest is None
        await line.said(b"\x03\x7f" * 100, after_s=1)
        fault = await until(driver, lambda status: status.status is Status.FAULT)
        assert isinstance(fault.error, ProtocolError)
        await speaks(line, oximeter, 1)
        await until(driver, lambda status: status.status is Status.READY)

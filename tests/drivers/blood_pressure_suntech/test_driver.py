"""The SunTech driver: the air is let out on every way out, and only what was measured now counts."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest

from devices.errors import ProtocolError
from devices.measurement import CuffPressure, Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_suntech.codec import REASON_OF_ERROR, Answer, Command, Pressure, Result
from drivers.blood_pressure_suntech.driver import SunTechModule, Timing
from drivers.blood_pressure_suntech.simulator import ERRORS, PretendedSunTech
from tests.drivers.cable import IDENTITY, Line, results, running, until
from tests.waiting import SOON_S

ABORT, START, TELL_RESULT = bytes(Command.ABORT), bytes(Command.START), bytes(Command.TELL_RESULT)
ALLOWED = {bytes(command) for command in Command}


class Table:
    """A module that answers, a driver, and a time that is moved by hand."""

    def __init__(self, make: type[SunTechModule] = SunTechModule) -> None:
        self.line, self.module = Line(), PretendedSunTech()
        self.line.answer = self.module.hear
        self.driver = make(self.line.open, IDENTITY, self.line.clock, monotonic=self.line.monotonic, timing=Timing())

    async def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds * 2)):
            await self.line.said(self.module.pass_time(0.5), after_s=0.5)

    async def ready(self) -> None:
        await self.line.listened(2)
        await until(self.driver, lambda status: status.status is Status.READY)

    async def inflated(self) -> None:
        """A measure is under way."""
        await self.ready()
        await self.driver.start()
        await self.pass_time(6)
        assert self.module.pressure >= 40


async def test_a_measure_from_start_to_result() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard, table.driver.live.listen(1000) as live:
            await table.inflated()
            await table.pass_time(50)
            (result,) = results(heard)
            pressures = [await live.next() for _ in range(live.waiting())]
    assert isinstance(result, Measurement)
    assert [result.value(quantity) for quantity in (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE)] == [
        Decimal(number) for number in (128, 82, 97, 72)
    ]
    assert max(each.mmhg for each in pressures if isinstance(each, CuffPressure)) > 150
    assert set(table.line.written) <= ALLOWED
    assert table.line.written.count(START) == 1


async def test_stopped_the_air_is_out_at_once() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            await table.driver.stop()
            assert not table.module.measuring
            (result,) = results(heard)
            await table.pass_time(5)
            assert results(heard) == []
    assert isinstance(result, NoReading)
    assert result.reason is Reason.STOPPED


async def test_cancelled_the_air_is_out_however_often_it_is_cancelled() -> None:
    table = Table()
    async with running(table.driver, table.line) as task:
        await table.inflated()
        said_before = len(table.line.written)
        task.cancel()
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert table.line.written[said_before:] == [ABORT]
        assert not table.module.measuring


async def test_a_line_is_opened_with_an_abort() -> None:
    table = Table()
    table.module.hear(START)  # by a program that died
    table.module.pass_time(5)
    async with running(table.driver, table.line):
        await table.ready()
        assert table.line.written[0] == ABORT
        assert not table.module.measuring


async def test_pulled_out_in_mid_measure_it_is_aborted_once_it_is_back() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            table.line.pull_out()
            await until(table.driver, lambda status: status.status is Status.ABSENT)
            assert table.module.measuring
            (result,) = results(heard)
            table.line.plugged_in = True
            await until(table.driver, lambda status: status.status is Status.READY)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA
    assert not table.module.measuring


async def test_silent_in_mid_measure_it_is_told_to_abort() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            table.line.answer = lambda data: table.module.hear(data)[:0]
            await table.line.said(b"", after_s=3)
            status = await until(table.driver, lambda status: status.signal is Reason.NO_DATA)
            (result,) = results(heard)
    assert status.status is Status.READY
    assert isinstance(result, NoReading)
    assert not table.module.measuring


class Stumbling(SunTechModule):
    """A driver with a mistake in it, which shows once the cuff holds the arm."""

    async def _watch(self, mmhg: int, now_s: float) -> None:
        if mmhg >= 40:
            raise ValueError(mmhg)
        await super()._watch(mmhg, now_s)


async def test_a_driver_that_stumbles_lets_the_air_out() -> None:
    table = Table(Stumbling)
    async with running(table.driver, table.line):
        await table.ready()
        with table.driver.results.listen() as heard, table.driver.status.listen(64) as told:
            await table.driver.start()
            await table.pass_time(2)
            table.module.pass_time(5)  # it inflates
            assert table.module.measuring
            await table.line.said(bytes(Pressure(150)))
            async with asyncio.timeout(SOON_S):
                while (status := await told.next()).status is not Status.FAULT:
                    pass
            (result,) = results(heard)
            assert not table.module.measuring
    assert isinstance(status.error, ProtocolError)
    assert isinstance(result, NoReading)


async def test_noise_is_a_fault_and_the_air_is_out() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            table.line.answer = lambda data: bytes(len(table.module.hear(data)))
            await table.line.said(b"\x03\x3e\x7f" * 20, after_s=3)
            status = await until(table.driver, lambda status: status.status is Status.FAULT)
            (result,) = results(heard)
    assert isinstance(status.error, ProtocolError)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.DEVICE_ERROR
    assert not table.module.measuring


@pytest.mark.parametrize("mmhg", [301, 400])
async def test_too_much_pressure_is_let_go(mmhg: int) -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            await table.line.said(bytes(Pressure(mmhg)))
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.DEVICE_ERROR
    assert not table.module.measuring


async def test_a_cuff_that_fills_unasked_is_let_go() -> None:
    table = Table()
    async with running(table.driver, table.line):
        await table.ready()
        table.module.hear(START)
        await table.pass_time(8)
        assert not table.module.measuring


async def test_a_start_that_is_not_answered_is_aborted_and_not_repeated() -> None:
    table = Table()
    async with running(table.driver, table.line):
        await table.ready()
        table.line.answer = lambda data: b"" if data == START else table.module.hear(data)
        with table.driver.results.listen() as heard:
            await table.driver.start()
            await table.pass_time(4)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert table.line.written.count(START) == 1


@pytest.mark.parametrize("answer", [Answer.BUSY, Answer.ERROR, Answer.NOT_DEFINED, Answer.NOT_RECOGNISED, Answer.ASLEEP, Answer.TOO_LATE])
async def test_a_refused_start_is_no_reading(answer: Answer) -> None:
    table = Table()
    async with running(table.driver, table.line):
        await table.ready()
        table.line.answer = lambda data: bytes(answer) if data == START else table.module.hear(data)
        with table.driver.results.listen() as heard:
            await table.driver.start()
            await table.pass_time(2)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.DEVICE_ERROR


async def test_the_modules_memory_is_no_reading() -> None:
    table = Table()
    table.module.result = Result(190, 110, 99, 140)
    async with running(table.driver, table.line):
        await table.ready()
        table.line.answer = lambda data: bytes(Answer.RECEIVED) if data == START else table.module.hear(data)
        with table.driver.results.listen() as heard:
            await table.driver.start()
            await table.pass_time(2)
            await table.line.said(bytes(Answer.DONE))
            await table.pass_time(1)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.STALE


@pytest.mark.parametrize(("error", "code"), ERRORS.items())
async def test_a_result_with_an_error_is_no_reading_and_says_which(error: str, code: int) -> None:
    table = Table()
    table.module.error = code
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            await table.pass_time(50)
            (result,) = results(heard)
    assert isinstance(result, NoReading), error
    assert result.reason is REASON_OF_ERROR[code]
    assert result.raw


@pytest.mark.parametrize("spoilt", [lambda told: told[:-1], lambda told: told[:-1] + bytes((told[-1] ^ 1,))], ids=["cut", "wrong check"])
async def test_a_result_that_never_comes_whole_is_no_reading(spoilt: Callable[[bytes], bytes]) -> None:
    table = Table()
    table.line.answer = lambda data: spoilt(table.module.hear(data)) if data == TELL_RESULT else table.module.hear(data)
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            await table.pass_time(50)
            (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA
    assert table.line.written.count(TELL_RESULT) > 1


async def test_a_lost_done_is_seen_by_the_empty_cuff() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            while table.module.measuring:
                table.module.pass_time(0.5)  # and what it says is lost
            await table.pass_time(5)
            (result,) = results(heard)
    assert isinstance(result, Measurement)


async def test_the_arm_rests_and_commands_keep_their_distance() -> None:
    table = Table()
    async with running(table.driver, table.line):
        await table.inflated()
        await table.driver.stop()
        await table.driver.start()
        await table.pass_time(28)
        assert table.line.written.count(START) == 1
        await table.pass_time(3)
        assert table.line.written.count(START) == 2
    starts = [at_s for data, at_s in zip(table.line.written, table.line.written_at_s, strict=True) if data == START]
    assert starts[1] - starts[0] >= 30
    polls = [at_s for data, at_s in zip(table.line.written, table.line.written_at_s, strict=True) if data != ABORT]
    assert all(later - earlier >= 0.1 for earlier, later in pairwise(polls))


async def test_asked_for_twice_it_inflates_once() -> None:
    table = Table()
    async with running(table.driver, table.line):
        with table.driver.results.listen() as heard:
            await table.inflated()
            await table.driver.start()
            await table.pass_time(50)
            (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert table.line.written.count(START) == 1

"""The CMS50D-BT's driver: what counts as a value, what never does, and all that is ever written to it."""

import asyncio
from collections.abc import Iterable

import pytest

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quantity, Reason
from drivers.oximeter_contec_ble.codec import HEARS, SENDS, Command, Numbers, WaveSample
from drivers.oximeter_contec_ble.driver import WRITES, ContecBluetoothOximeter
from drivers.transport.ble import Radio, Wanted
from drivers.transport.steady import Timing
from tests.drivers.own_services.canned import START, CannedLink, Heard, Said, Time, every

IDENTITY = DeviceIdentity("Contec", "CMS50D-BT", "A1")
WAVE = bytes(WaveSample(60, 7).frame()) * 3


def device(time: Time, give_up_s: float = 60.0) -> ContecBluetoothOximeter:
    return ContecBluetoothOximeter(Radio(), Wanted(), time.clock, identity=IDENTITY, timing=Timing(give_up_s=give_up_s), monotonic=time.monotonic)


async def heard(script: Iterable[Said], give_up_s: float = 60.0) -> Heard:
    time = Time()
    return await Heard(device(time, give_up_s), time, SENDS, script).listen()


def seconds(count: int, numbers: Numbers) -> list[Said]:
    return every(1.0, [WAVE + bytes(numbers.frame())] * count)


async def test_ten_steady_seconds_make_a_result() -> None:
    said = await heard([START, *seconds(12, Numbers(6, 97, 66))])
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert (result.value(Quantity.SPO2), result.value(Quantity.PULSE_RATE)) == (97, 66)
    assert result.quality == GOOD
    assert sum(len(samples.values) for samples in said.wave) == 36
    assert {samples.rate_hz for samples in said.wave} == {60}


@pytest.mark.parametrize(("state", "reason"), [(0x04, Reason.FINGER_OUT), (0x03, Reason.SEARCHING), (0x07, Reason.SEARCHING)])
async def test_without_a_finger_its_last_numbers_are_none(state: int, reason: Reason) -> None:
    said = await heard([START, *seconds(20, Numbers(state, 99, 83))], give_up_s=15)
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is reason
    assert said.live == []


async def test_it_is_told_to_begin_and_nothing_that_is_not_allowed() -> None:
    said = await heard([START, *seconds(3, Numbers(6, 97, 66)), b"\xff" * 20])
    assert said.written == [(HEARS, Command.START_WAVE.value), (HEARS, Command.START_NUMBERS.value)]
    assert {data for _uuid, data in said.written} <= WRITES


async def test_it_is_told_to_go_on_and_at_the_end_to_stop() -> None:
    time = Time()
    one = device(time)
    one.keep_alive_s = 0.001
    told_twice = asyncio.Event()

    class EndlessLink(CannedLink):
        async def write(self, uuid: str, data: bytes) -> None:
            await super().write(uuid, data)
            if [told for _uuid, told in self.written].count(Command.GO_ON.value) >= 2:
                told_twice.set()

        async def next_value(self) -> None:
            await asyncio.Event().wait()

    link = EndlessLink(one, time, SENDS, ())
    listening = asyncio.create_task(one._listen(link))  # type: ignore[arg-type]  # all of a link that this needs
    async with asyncio.timeout(10):
        await told_twice.wait()
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening
    assert link.written[-1] == (HEARS, Command.STOP.value)
    assert {data for _uuid, data in link.written} == {Command.GO_ON.value, Command.STOP.value}


async def test_a_link_that_takes_no_word_does_not_hold_up_the_end() -> None:
    time = Time()
    one = device(time)

    class DeafLink(CannedLink):
        async def next_value(self) -> None:
            await asyncio.Event().wait()

        async def write(self, uuid: str, data: bytes) -> None:
            raise TimeoutError

    listening = asyncio.create_task(one._listen(DeafLink(one, time, SENDS, ())))  # type: ignore[arg-type]
    await asyncio.sleep(0)
    listening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await listening

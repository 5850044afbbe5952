"""A Microlife cuff on the virtual radio: the contract of every measuring device, and which reading of its memory counts."""

from dataclasses import dataclass

import pytest

from devices.errors import ProtocolError
from devices.measurement import GOOD, Measurement, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_microlife.codec import HEARS, TELL_RECORDS
from drivers.blood_pressure_microlife.driver import WRITES, MicrolifeCuff
from drivers.transport.ble import Link, Wanted
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running
from tests.drivers.contract import Bench, MeasuringDeviceContract


def made() -> MicrolifeCuff:
    return MicrolifeCuff(hasty_radio(), Wanted(address="F0:FF:F0:00:00:01"), now, poll_s=0.05, retry_first_s=0.05)


@dataclass
class MicrolifeBench:
    air: RadioProcess
    device: MicrolifeCuff
    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE})

    async def measure(self) -> None:
        self.air.order("microlife", "measure")

    async def spoil(self) -> None:
        self.air.order("microlife", "error-reading")

    async def vanish(self) -> None:
        self.air.order("microlife", "unplug")

    async def come_back(self) -> None:
        self.air.order("microlife", "replug")


class TestMicrolife(MeasuringDeviceContract):
    @pytest.fixture
    def bench(self, air: RadioProcess) -> Bench:
        return MicrolifeBench(air, made())


async def asked(watched: Watched) -> None:
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


async def test_of_a_whole_memory_only_the_newest_is_looked_at(air: RadioProcess) -> None:
    for days in (3, 1, 2):
        air.order("microlife", "stored-reading", days=days)
    device = made()
    await device.start()
    async with running(device) as watched:
        old = await watched.result()
        air.order("microlife", "measure", systolic=117, diastolic=76, pulse=61)
        new = await watched.result()
        assert watched.results.waiting() == 0
    assert isinstance(old, Measurement)
    assert (old.quality.level, old.quality.reasons) == (QualityLevel.REFUSED, (Reason.STALE,))
    assert isinstance(new, Measurement)
    assert [str(value.number) for value in new.values] == ["117", "76", "61"]
    assert new.quality == GOOD
    assert new.device_time


async def test_a_wrong_clock_is_refused_rather_than_guessed(air: RadioProcess) -> None:
    air.order("microlife", "wrong-clock", days=-30)
    async with running(made()) as watched:
        await asked(watched)
        air.order("microlife", "measure")
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.STALE,)


async def test_garbage_is_a_fault_and_the_next_measure_works(air: RadioProcess) -> None:
    device = made()
    async with running(device) as watched:
        await watched.until(Status.READY)
        air.order("microlife", "garbage")
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)
        await device.start()
        air.order("microlife", "measure")
        assert isinstance(await watched.result(), Measurement)


async def test_it_is_only_ever_asked_for_its_memory(air: RadioProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    written: set[tuple[str, bytes]] = set()
    write = Link.write

    async def noted(link: Link, uuid: str, data: bytes) -> None:
        written.add((uuid, data))
        await write(link, uuid, data)

    monkeypatch.setattr(Link, "write", noted)
    async with running(made()) as watched:
        await asked(watched)
        air.order("microlife", "measure")
        await watched.result()
        await watched.device.stop()
    assert written == {(HEARS, TELL_RECORDS)}
    assert {TELL_RECORDS} == WRITES

"""What every measuring device does, whatever its family: a family's tests inherit this and bring their own bench.

class TestMyFamily(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self) -> AsyncIterator[Bench]:
        yield MyBench(...)
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from devices.device import MeasuringDevice
from devices.evidence import Evidence
from devices.feed import Listener
from devices.measurement import Measurement, NoReading, Origin, QualityLevel, Quantity
from devices.status import DeviceStatus, Status
from drivers.catalogue import family
from drivers.decoding import decode

SOON_S = 10.0


class Bench(Protocol):
    """A device and its simulator, on a table together."""

    @property
    def device(self) -> MeasuringDevice: ...

    @property
    def quantities(self) -> frozenset[Quantity]:
        """What a good measure brings, all of it."""

    async def measure(self) -> None:
        """Have the simulator make a good measure: the button is pressed, the finger put in…"""

    async def spoil(self) -> None:
        """Have the simulator make a measure that cannot bring a value: an error on its display, no finger…"""

    async def vanish(self) -> None:
        """Pull it out, or carry it away."""

    async def come_back(self) -> None:
        """Put it back."""


async def until(device: MeasuringDevice, statuses: Listener[DeviceStatus], status: Status) -> DeviceStatus:
    """Wait until the device stands so."""
    async with asyncio.timeout(SOON_S):
        latest = device.status.latest
        while latest is None or latest.status is not status:
            latest = await statuses.next()
        return latest


@asynccontextmanager
async def running(device: MeasuringDevice) -> AsyncIterator[Listener[DeviceStatus]]:
    """Run the device's driver for as long as the block lasts."""
    with device.status.listen() as statuses:
        task = asyncio.create_task(device.run())
        try:
            yield statuses
        finally:
            task.cancel()
            ended = (await asyncio.gather(task, return_exceptions=True))[0]
        assert isinstance(ended, asyncio.CancelledError), ended


async def next_result(results: Listener[Measurement | NoReading]) -> Measurement | NoReading:
    async with asyncio.timeout(SOON_S):
        return await results.next()


class MeasuringDeviceContract:
    """Inherited by each family's test class."""

    async def test_it_is_absent_until_it_runs(self, bench: Bench) -> None:
        assert bench.device.status.latest == DeviceStatus(Status.ABSENT)

    async def test_it_becomes_ready_and_says_who_it_is(self, bench: Bench) -> None:
        async with running(bench.device) as statuses:
            await until(bench.device, statuses, Status.READY)
            identity = bench.device.identity
        assert identity.make
        assert identity.model
        assert identity.address
        assert identity.simulated

    async def test_a_measure_that_was_asked_for_brings_all_its_values(self, bench: Bench) -> None:
        with bench.device.results.listen() as results:
            async with running(bench.device) as statuses:
                await until(bench.device, statuses, Status.READY)
                await bench.device.start()
                await until(bench.device, statuses, Status.MEASURING)
                await bench.measure()
                result = await next_result(results)
                await until(bench.device, statuses, Status.READY)
        assert isinstance(result, Measurement)
        assert {value.quantity for value in result.values} == bench.quantities
        assert result.quality.level is QualityLevel.GOOD
        assert result.origin is Origin.DEVICE
        assert result.raw
        assert result.device == bench.device.identity
        assert result.taken_at.tzinfo is not None
        codec = family(type(bench.device).__module__.split(".")[1]).codec
        evidence = Evidence(result.raw, result.device, codec, result.pieces, result.read_as)
        assert decode(evidence) == result.values  # the bytes that are kept say the same again

    async def test_a_spoilt_measure_is_no_reading_and_the_next_one_works(self, bench: Bench) -> None:
        with bench.device.results.listen() as results:
            async with running(bench.device) as statuses:
                await until(bench.device, statuses, Status.READY)
                await bench.device.start()
                await bench.spoil()
                spoilt = await next_result(results)
                await bench.device.start()
                await bench.measure()
                good = await next_result(results)
        assert isinstance(spoilt, NoReading)
        assert isinstance(good, Measurement)

    async def test_after_a_stop_nothing_counts(self, bench: Bench) -> None:
        with bench.device.results.listen() as results:
            async with running(bench.device) as statuses:
                await until(bench.device, statuses, Status.READY)
                await bench.device.start()
                await until(bench.device, statuses, Status.MEASURING)
                await bench.device.stop()
                await until(bench.device, statuses, Status.READY)
                while results.waiting():  # being stopped may itself be a result
                    assert isinstance(await results.next(), NoReading)
                await bench.measure()
                await bench.vanish()
                await until(bench.device, statuses, Status.ABSENT)
                assert results.waiting() == 0

    async def test_a_measure_may_be_asked_for_before_the_device_is_there(self, bench: Bench) -> None:
        await bench.vanish()
        with bench.device.results.listen() as results:
            async with running(bench.device) as statuses:
                await bench.device.start()
                await bench.come_back()
                await until(bench.device, statuses, Status.MEASURING)
                await bench.measure()
                assert isinstance(await next_result(results), Measurement)

    async def test_it_goes_and_comes_back(self, bench: Bench) -> None:
        async with running(bench.device) as statuses:
            await until(bench.device, statuses, Status.READY)
            await bench.vanish()
            await until(bench.device, statuses, Status.ABSENT)
            await bench.come_back()
            await until(bench.device, statuses, Status.READY)

    async def test_once_it_runs_no_more_it_is_absent(self, bench: Bench) -> None:
        async with running(bench.device) as statuses:
            await until(bench.device, statuses, Status.READY)
        latest = bench.device.status.latest
        assert latest is not None
        assert latest.status is Status.ABSENT

    async def test_it_can_be_run_again(self, bench: Bench) -> None:
        for _ in range(2):
            async with running(bench.device) as statuses:
                await until(bench.device, statuses, Status.READY)

    async def test_what_it_cannot_do_it_does_not_claim(self, bench: Bench) -> None:
        abilities = bench.device.abilities
        assert abilities.can_stop or not abilities.can_start  # nothing is started that cannot be stopped

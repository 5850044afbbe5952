"""What every measuring device does, whatever its family: a family's tests inherit this and bring their own bench.

class TestMyFamily(MeasuringDeviceContract):
    @pytest.fixture
    async def bench(self) -> AsyncIterator[Bench]:
        yield MyBench(...)
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, Protocol

from devices.device import MeasuringDevice
from devices.evidence import Evidence
from devices.feed import Listener
from devices.measurement import Measurement, NoReading, Origin, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from drivers.catalogue import family
from drivers.decoding import decode
from tests.waiting import SOON_S


class Worthless(Enum):
    """What a device may bring that must never become a value."""

    NO_NUMBER = auto()  # an error's code, or a sentinel where the number would be
    OLD = auto()  # measured before it was asked for
    OTHER_USER = auto()
    DEMONSTRATION = auto()
    WRONG_CHECK = auto()
    CUT = auto()


@dataclass(frozen=True)
class Brought:
    """The orders by which a simulator brings something worthless, and why the driver says that it keeps none."""

    reason: Reason | None  # None: what is damaged counts for nothing and is asked for again, or followed by others: the measure goes on
    orders: tuple[tuple[str, Mapping[str, Any]], ...]


def brought(reason: Reason | None, *orders: str, **details: Any) -> Brought:
    """These orders; the last has the details."""
    return Brought(reason, (*((order, {}) for order in orders[:-1]), (orders[-1], details)))


Refusals = Mapping[Worthless, Brought | str]  # a text: why such a device cannot bring it
NO_USER = "it knows of no users"
NO_DEMONSTRATION = "it has no such mode that it tells of"
NO_CHECK = "its packets have no check of their own"
NO_MEMORY = "it tells what is now, and remembers nothing"


class Hurried:
    """The monotonic clock, and what a test adds to it rather than to wait."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._ahead_s

    def skip(self, seconds: float) -> None:
        self._ahead_s += seconds


class Bench(Protocol):
    """A device and its simulator, on a table together."""

    @property
    def device(self) -> MeasuringDevice: ...

    @property
    def quantities(self) -> frozenset[Quantity]:
        """What a good measure brings, all of it."""

    async def measure(self) -> None:
        """Have the simulator make a good measure: the button is pressed, the finger put in…"""

    @property
    def worthless(self) -> Refusals:
        """For each kind, how such a device brings it, or why it cannot."""

    async def bring(self, worthless: Brought) -> None:
        """Have the simulator do so."""

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


def _is_good(result: Measurement | NoReading, bench: Bench) -> None:
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.GOOD
    assert {value.quantity for value in result.values} == bench.quantities


def _why_none(result: Measurement | NoReading) -> tuple[Reason, ...]:
    """Why nothing of it is kept."""
    if isinstance(result, NoReading):
        return (result.reason,)
    assert result.quality.level is QualityLevel.REFUSED, result.quality
    return result.quality.reasons


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

    async def test_what_is_worthless_becomes_no_value_and_the_next_measure_works(self, bench: Bench) -> None:
        assert bench.worthless.keys() == set(Worthless)
        with bench.device.results.listen() as results:
            async with running(bench.device) as statuses:
                await until(bench.device, statuses, Status.READY)
                for kind in Worthless:
                    each = bench.worthless[kind]
                    if isinstance(each, str):
                        continue
                    if bench.device.abilities.can_start:  # what it will bring is decided before it is started
                        await bench.bring(each)
                    await bench.device.start()
                    await until(bench.device, statuses, Status.MEASURING)
                    if not bench.device.abilities.can_start:
                        await bench.bring(each)
                    if each.reason is None:
                        await bench.measure()
                        _is_good(await next_result(results), bench)
                    else:
                        assert _why_none(await next_result(results)) == (each.reason,), kind
                await bench.device.start()
                await bench.measure()
                _is_good(await next_result(results), bench)

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

"""Omron cuffs of both layouts on the virtual radio keep the contract of every measuring device."""

from dataclasses import dataclass

import pytest

from devices.errors import PairingRefused, ProtocolError, Remedy, Unsupported
from devices.measurement import Measurement, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_omron.codec import HEARS, UNLOCK, may_be_written
from drivers.blood_pressure_omron.driver import OmronCuff
from drivers.transport.ble import Link, Wanted
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now, running
from tests.drivers.contract import NO_DEMONSTRATION, NO_USER, Bench, Brought, MeasuringDeviceContract, Refusals, Worthless, brought

CUFFS = {"omron": "F0:EC:BE:00:00:01", "newer-omron": "F0:FE:4A:00:00:01"}


def made(name: str = "omron") -> OmronCuff:
    return OmronCuff(hasty_radio(), Wanted(address=CUFFS[name]), now, poll_s=0.05, retry_first_s=0.05)


@dataclass
class OmronBench:
    air: RadioProcess
    simulator: str
    device: OmronCuff
    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE})

    @property
    def worthless(self) -> Refusals:
        return {
            Worthless.NO_NUMBER: brought(Reason.NOT_A_NUMBER, "no-number"),
            Worthless.OLD: brought(Reason.STALE, "stored-reading", days=1),
            Worthless.OTHER_USER: brought(Reason.OTHER_USER, "other-person") if self.simulator == "omron" else NO_USER,
            Worthless.DEMONSTRATION: NO_DEMONSTRATION,
            Worthless.WRONG_CHECK: brought(Reason.DEVICE_ERROR, "error-reading"),  # a record's; a frame's is that of what is cut
            Worthless.CUT: brought(Reason.DEVICE_ERROR, "cut"),
        }

    async def measure(self) -> None:
        self.air.order(self.simulator, "measure")

    async def bring(self, worthless: Brought) -> None:
        for order, details in worthless.orders:
            self.air.order(self.simulator, order, **details)

    async def vanish(self) -> None:
        self.air.order(self.simulator, "unplug")

    async def come_back(self) -> None:
        self.air.order(self.simulator, "replug")


@pytest.fixture(params=sorted(CUFFS))
def bench(air: RadioProcess, request: pytest.FixtureRequest) -> Bench:
    return OmronBench(air, request.param, made(request.param))


class TestOmron(MeasuringDeviceContract):
    pass


async def test_it_measures_away_and_comes_back_with_its_record(air: RadioProcess) -> None:
    device = made()
    async with running(device) as watched:
        await watched.until(Status.READY)
        await device.start()
        air.order("omron", "unplug")
        gone = await watched.until(Status.ABSENT)
        assert gone.error is None  # it is not missed: it sleeps until it has measured
        air.order("omron", "measure", systolic=117, diastolic=76, pulse=61)
        air.order("omron", "replug")
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.GOOD
    assert [str(value.number) for value in result.values] == ["117", "76", "61"]


async def test_the_other_persons_record_is_refused(air: RadioProcess) -> None:
    device = made()
    async with running(device) as watched:
        await watched.until(Status.READY)
        await device.start()
        air.order("omron", "other-person")
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.OTHER_USER,)


async def test_a_wrong_clock_is_read_and_reckoned_with(air: RadioProcess) -> None:
    air.order("newer-omron", "wrong-clock", days=-30)
    device = made("newer-omron")
    async with running(device) as watched:
        await watched.until(Status.READY)
        await device.start()
        air.order("newer-omron", "measure")
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.GOOD
    assert device.clock_error is not None


async def test_garbage_is_a_fault_and_the_next_measure_works(air: RadioProcess) -> None:
    device = made("newer-omron")
    async with running(device) as watched:
        await watched.until(Status.READY)
        air.order("newer-omron", "garbage")
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)
        await device.start()
        air.order("newer-omron", "measure")
        assert isinstance(await watched.result(), Measurement)


async def test_another_key_says_pair_again(air: RadioProcess) -> None:
    air.order("omron", "other-key")
    async with running(made()) as watched:
        fault = await watched.until(Status.FAULT)
    assert isinstance(fault.error, PairingRefused)
    assert fault.error.remedy is Remedy.PAIR_AGAIN


async def test_a_cuff_whose_memory_nobody_described_is_not_touched(air: RadioProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []

    async def noted(_link: Link, _uuid: str, data: bytes) -> None:
        written.append(data)

    monkeypatch.setattr(Link, "write", noted)
    device = OmronCuff(hasty_radio(), Wanted(address="F0:EC:BE:00:00:02"), now, poll_s=0.05, retry_first_s=0.05)
    async with running(device) as watched:
        said = await watched.until_status(lambda status: status.error is not None)
    assert isinstance(said.error, Unsupported)
    assert written == []


@pytest.mark.parametrize("name", sorted(CUFFS))
async def test_nothing_that_writes_to_its_memory_leaves(air: RadioProcess, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[tuple[str, bytes]] = []
    write = Link.write

    async def noted(link: Link, uuid: str, data: bytes) -> None:
        written.append((uuid, data))
        await write(link, uuid, data)

    monkeypatch.setattr(Link, "write", noted)
    async with running(made(name)) as watched:
        await watched.until(Status.READY)
        await watched.device.start()
        air.order(name, "measure")
        await watched.result()
        await watched.device.stop()
    assert {uuid for uuid, _data in written} == {HEARS, UNLOCK}
    assert all(may_be_written(uuid, data) for uuid, data in written)


@pytest.mark.parametrize("name", sorted(CUFFS))
@pytest.mark.parametrize("trouble", ["drop", "hang-up"])
async def test_carried_away_at_each_step_of_the_reading_nothing_is_lost(air: RadioProcess, name: str, trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each question that the driver puts, in turn; what the cuff measured is read when it is back, once."""
    steps = 0
    write = Link.write

    async def cut(link: Link, uuid: str, data: bytes) -> None:
        nonlocal steps
        steps += 1
        await write(link, uuid, data)
        if steps == at:
            if trouble == "drop":
                air.order(name, "drop")
            else:
                link.hang_up()

    monkeypatch.setattr(Link, "write", cut)
    for at in range(1, 6):  # opening, starting, index, clock, record
        steps = 0
        device = made(name)
        await device.start()
        air.order(name, "measure", systolic=110 + at)
        async with running(device) as watched:
            result = await watched.result()
            assert isinstance(result, Measurement), at
            assert result.value(Quantity.SYSTOLIC) == 110 + at
            assert result.quality.level is QualityLevel.GOOD
            assert watched.results.waiting() == 0
        assert steps >= at
        air.order(name, "restart")

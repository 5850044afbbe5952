"""A Microlife cuff on the virtual radio: the contract of every measuring device, and which reading of its memory counts."""

from dataclasses import dataclass, field

import pytest

from devices.errors import ProtocolError
from devices.measurement import GOOD, Measurement, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_microlife.codec import HEARS, TELL_RECORDS, parse_records, record_bytes
from drivers.blood_pressure_microlife.driver import WRITES, MicrolifeCuff
from drivers.ieee11073.date_time import DateTime, wall_clock
from drivers.transport.ble import Link, Radio, Wanted
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running
from tests.drivers.contract import NO_DEMONSTRATION, NO_USER, Bench, Brought, Hurried, MeasuringDeviceContract, Refusals, Worthless, brought
from tests.waiting import eventually, reached


def made(clock: Hurried | None = None) -> MicrolifeCuff:
    return MicrolifeCuff(hasty_radio(), Wanted(address="F0:FF:F0:00:00:01"), now, poll_s=0.05, monotonic=clock or Hurried(), retry_first_s=0.05)


@dataclass
class MicrolifeBench:
    air: RadioProcess
    clock: Hurried
    device: MicrolifeCuff
    measured: int = 0  # its clock has no seconds: the same numbers again would be the same record
    quantities = frozenset({Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE})
    worthless: Refusals = field(
        default_factory=lambda: {
            Worthless.NO_NUMBER: brought(Reason.NOT_A_NUMBER, "error-reading"),
            Worthless.OLD: brought(Reason.STALE, "stored-reading", days=1),
            Worthless.OTHER_USER: NO_USER,
            Worthless.DEMONSTRATION: NO_DEMONSTRATION,
            Worthless.WRONG_CHECK: brought(Reason.DEVICE_ERROR, "wrong-check"),
            Worthless.CUT: brought(None, "cut"),
        }
    )

    async def measure(self) -> None:
        self.measured += 1
        self.air.order("microlife", "measure", systolic=120 + self.measured)

    async def bring(self, worthless: Brought) -> None:
        for order, details in worthless.orders:
            self.air.order("microlife", order, **details)
        if worthless.reason is None:
            await eventually(self._waits_for_one_byte)
        elif worthless.reason is Reason.DEVICE_ERROR:
            await reached(self.device.status, lambda said: said.status is Status.FAULT)
        if worthless.reason in (None, Reason.DEVICE_ERROR):  # what was spoilt was an answer, which is waited for
            self.clock.skip(MicrolifeCuff.answer_within_s)

    def _waits_for_one_byte(self) -> bool:
        held = self.device._parser.held
        return len(held) >= 20 and len(held) == int.from_bytes(held[2:4], "big") + 3

    async def vanish(self) -> None:
        self.air.order("microlife", "unplug")

    async def come_back(self) -> None:
        self.air.order("microlife", "replug")


class TestMicrolife(MeasuringDeviceContract):
    @pytest.fixture
    def bench(self, air: RadioProcess) -> Bench:
        clock = Hurried()
        return MicrolifeBench(air, clock, made(clock))


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


async def test_a_record_whose_date_is_none_is_shown_refused_and_once() -> None:
    device = MicrolifeCuff(Radio(), Wanted(), now)
    await device.start()
    unset, stored = record_bytes(151, 97, 88, DateTime(2000, 0, 0, 0, 0, 0)), record_bytes(140, 90, 70, DateTime(2020, 2, 3, 4, 5, 0))
    with device.results.listen() as results:
        for memory in (unset, unset, unset + stored, unset + record_bytes(117, 76, 61, DateTime.of(wall_clock(now())))):
            device._look(parse_records(bytes(38) + memory))
        told = [await results.next() for _ in range(results.waiting())]
    assert [(str(each.values[0].number), each.quality.reasons) for each in told if isinstance(each, Measurement)] == [
        ("151", (Reason.STALE,)),
        ("140", (Reason.STALE,)),
        ("117", ()),
    ]


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

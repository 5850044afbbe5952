"""A&D's UA-651BLE on the virtual radio: it measures alone, calls, is told the time, sends what it kept, and leaves."""

from datetime import UTC, datetime

import pytest

from devices.errors import DeviceError
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Found, Status
from drivers.blood_pressure_1810.codec import AND_CONTROL, AND_SEND_ALL, DATE_TIME, FEATURE, MEASUREMENT
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.ieee11073.date_time import DateTime, wall_clock
from drivers.transport.ble import Radio, Wanted
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now, running

UA651 = Wanted(name="A&D_UA-651BLE_00C0DE")


def a_cuff() -> BloodPressureCuff:
    return BloodPressureCuff(hasty_radio(), UA651, now, retry_first_s=0.05)


async def test_it_leaves_without_a_fault_and_calls_again_with_its_reading(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await cuff.start()
        await watched.until(Status.MEASURING)
        assert (await watched.until(Status.ABSENT)).error is None
        air.order("ua651", "measure", systolic=134, diastolic=77, pulse=61, speed=200)
        result = await watched.result()
        await watched.until(Status.ABSENT)
    assert isinstance(result, Measurement)
    assert [result.value(quantity) for quantity in (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.PULSE_RATE)] == [134, 77, 61]
    assert result.quality == GOOD
    assert result.device.make == "A&D Medical"
    assert not cuff.abilities.has_live_pressure


async def test_of_all_that_it_kept_the_one_of_now_counts(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await watched.until(Status.READY)
        await watched.until(Status.ABSENT)
        await cuff.start()
        air.order("ua651", "stored-reading", systolic=181, days=3)
        air.order("ua651", "stored-reading", systolic=171, days=0.01)
        air.order("ua651", "measure", systolic=122, speed=200)
        old = [await watched.result(), await watched.result()]
        new = await watched.result()
    assert [each.quality.reasons for each in old if isinstance(each, Measurement)] == [(Reason.STALE,), (Reason.STALE,)]
    assert isinstance(new, Measurement)
    assert new.value(Quantity.SYSTOLIC) == 122
    assert new.quality == GOOD


async def test_a_failed_measure_of_now_is_no_reading(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await watched.until(Status.READY)
        await watched.until(Status.ABSENT)
        await cuff.start()
        air.order("ua651", "error-reading", speed=200)
        result = await watched.result()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NOT_A_NUMBER


async def test_its_clock_is_set_and_what_it_had_dated_by_a_wrong_one_is_refused(air: RadioProcess) -> None:
    air.order("ua651", "unplug")
    air.order("ua651", "wrong-clock", days=-412)
    cuff = a_cuff()
    async with running(cuff) as watched:
        await cuff.start()
        air.order("ua651", "measure", systolic=181, speed=200)
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.level is QualityLevel.REFUSED
        await watched.until(Status.ABSENT)
        air.order("ua651", "measure", systolic=122, speed=200)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert new.quality == GOOD
    assert abs(datetime.fromisoformat(new.device_time) - wall_clock(now())).total_seconds() < 60


async def test_a_vendors_frame_is_refused(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await watched.until(Status.READY)
        await watched.until(Status.ABSENT)
        await cuff.start()
        air.order("ua651", "garbage")
        air.order("ua651", "replug")
        result = await watched.result()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.DEVICE_ERROR
    assert result.raw.startswith(b"\xfe\x20")


class PaperLink:
    """A link that writes down what is done with it, in its order."""

    address = "F0:18:10:00:00:05"

    def __init__(self, name: str) -> None:
        self.name = name
        self.done: list[tuple[str, str]] = []

    def offers(self, uuid: str, *_properties: str) -> bool:
        return uuid in (MEASUREMENT, FEATURE, DATE_TIME, AND_CONTROL) and "notify" not in _properties

    async def subscribe(self, uuid: str) -> None:
        self.done.append(("subscribe", uuid))

    async def read(self, uuid: str) -> bytes:
        self.done.append(("read", uuid))
        return b"\0\0"

    async def write(self, uuid: str, data: bytes) -> None:
        self.done.append((uuid, data.hex()))


@pytest.mark.parametrize("name", ["A&D_UA-651BLE_00C0DE", "BM85", "whatever"])
async def test_all_that_is_written_and_when(name: str) -> None:
    at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    cuff = BloodPressureCuff(Radio(), Wanted(), lambda: at)
    cuff._move(Found)
    link = PaperLink(name)
    await cuff._greet(link)  # type: ignore[arg-type]  # all of a link that this needs
    steps = [step for step in link.done if step[0] != "read"]
    if name.startswith("A&D"):
        assert steps == [(DATE_TIME, bytes(DateTime.of(wall_clock(at))).hex()), (AND_CONTROL, AND_SEND_ALL.hex()), ("subscribe", MEASUREMENT)]
    else:
        assert steps == [("subscribe", MEASUREMENT)]
    with pytest.raises(DeviceError):
        await cuff._write(link, AND_CONTROL, b"\x02\x01\x03")  # type: ignore[arg-type]
    assert [step for step in link.done if step[0] != "read"] == steps

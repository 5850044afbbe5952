"""The Nonin's driver: SmartPoint and nothing else makes a value."""

from collections.abc import Iterable

import pytest

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status as DeviceState
from drivers.oximeter_nonin_ble.codec import SENDS, Oximetry, Status
from drivers.oximeter_nonin_ble.driver import WRITES, NoninOximeter
from drivers.transport.ble import Radio, Wanted
from drivers.transport.steady import Timing
from tests.drivers.own_services.canned import START, Heard, Said, Time, every

IDENTITY = DeviceIdentity("Nonin", "3230", "A1")
GOOD_STATUS = Status.FINGER_IN | Status.SMART_POINT


async def heard(script: Iterable[Said]) -> Heard:
    time = Time()
    timing = Timing(give_up_s=15)
    device = NoninOximeter(Radio(), Wanted(), time.clock, identity=IDENTITY, timing=timing, monotonic=time.monotonic)
    return await Heard(device, time, SENDS, script).listen()


def seconds(count: int, status: Status, spo2: int | None = 97, pulse_rate: int | None = 66) -> list[Said]:
    return every(1.0, [bytes(Oximetry(status, 28, 100, counter, spo2, pulse_rate)) for counter in range(count)])


async def test_the_first_smart_point_that_was_asked_for_is_the_value() -> None:
    said = await heard([*seconds(3, GOOD_STATUS, 91), START, *seconds(3, Status.FINGER_IN, 99), *seconds(3, GOOD_STATUS)])
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert (result.value(Quantity.SPO2), result.value(Quantity.PULSE_RATE)) == (97, 66)
    assert result.quality == GOOD
    assert len(result.raw) == 10
    assert str(result.perfusion) == "1.00"
    assert said.written == []
    assert frozenset() == WRITES
    assert not said.device.abilities.has_waveform


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status(0), Reason.FINGER_OUT),
        (Status.SMART_POINT, Reason.FINGER_OUT),
        (Status.FINGER_IN, Reason.UNSTABLE),
        (Status.FINGER_IN | Status.WEAK, Reason.WEAK_SIGNAL),
        (GOOD_STATUS | Status.SEARCHING, Reason.SEARCHING),
        (GOOD_STATUS | Status.ENCRYPTED, Reason.DEVICE_ERROR),
    ],
    ids=str,
)
async def test_without_it_there_is_none_and_why(status: Status, reason: Reason) -> None:
    said = await heard([START, *seconds(20, status)])
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is reason
    shown = reason in (Reason.UNSTABLE, Reason.WEAK_SIGNAL)
    assert bool(said.live) is shown
    assert all(isinstance(each, Measurement) and each.quality.level is QualityLevel.DOUBTFUL for each in said.live)


async def test_smart_point_without_numbers_is_no_value() -> None:
    said = await heard([START, *seconds(20, GOOD_STATUS, None, 66)])
    (result,) = said.results
    assert isinstance(result, NoReading)


async def test_packets_that_are_none_are_a_fault_and_pass() -> None:
    said = await heard([*every(1.0, [b"\x0a\x14"] * 4)])
    assert said.statuses[-1].status is DeviceState.FAULT
    assert said.device.dropped_bytes == 8
    again = await heard([*every(1.0, [b"\x0a\x14"] * 4), START, *seconds(1, GOOD_STATUS)])
    assert isinstance(again.results[-1], Measurement)


async def test_its_mark_for_a_low_battery_is_seen_and_passes_with_new_ones() -> None:
    said = await heard(seconds(1, GOOD_STATUS | Status.LOW_BATTERY))
    assert said.statuses[-1].battery_percent == 10
    said = await heard([*seconds(1, GOOD_STATUS | Status.LOW_BATTERY), *seconds(1, GOOD_STATUS)])
    assert said.statuses[-1].battery_percent is None


async def test_on_a_new_link_the_old_mark_is_not_shown() -> None:
    time = Time()
    device = NoninOximeter(Radio(), Wanted(), time.clock, identity=IDENTITY, monotonic=time.monotonic)
    await Heard(device, time, SENDS, seconds(1, GOOD_STATUS | Status.LOW_BATTERY)).listen()
    again = await Heard(device, time, SENDS, []).listen()
    assert again.statuses[-1].status is DeviceState.READY
    assert again.statuses[-1].battery_percent is None

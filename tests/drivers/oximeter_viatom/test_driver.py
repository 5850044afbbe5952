"""The PC-60FW's driver: what counts as a value, what never does, and what is said when it goes quiet."""

from collections.abc import Iterable
from decimal import Decimal

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.oximeter_viatom.codec import BATTERY, SENDS, WAVE, Frame, Numbers
from drivers.oximeter_viatom.driver import WRITES, ViatomOximeter
from drivers.transport.ble import Radio, Wanted
from drivers.transport.steady import Timing
from tests.drivers.own_services.canned import START, STOP, Heard, Said, Time, every
from tests.drivers.oximeter_viatom.test_codec import NOTIFICATIONS

IDENTITY = DeviceIdentity("Viatom", "PC-60FW", "A1")
A_SECOND = bytes(Frame(*WAVE, bytes((10, 20, 30, 20, 10))))


async def heard(script: Iterable[Said], give_up_s: float = 60.0, window_s: float = 10.0) -> Heard:
    time = Time()
    device = ViatomOximeter(Radio(), Wanted(), time.clock, identity=IDENTITY, timing=Timing(window_s, give_up_s), monotonic=time.monotonic)
    return await Heard(device, time, SENDS, script).listen()


def seconds(count: int, numbers: Numbers) -> list[Said]:
    return every(1.0, [A_SECOND + bytes(numbers.frame())] * count)


GOOD_FINGER = Numbers(97, 66)


async def test_the_real_log_is_shown_and_asked_for_makes_a_result() -> None:
    said = await heard([START, *every(0.1, NOTIFICATIONS)], window_s=5.0)
    assert sum(len(samples.values) for samples in said.wave) == 340
    numbers = [samples.first_number for samples in said.wave]
    assert numbers == sorted(numbers)
    assert said.wave[-1].first_number + len(said.wave[-1].values) == 340  # nothing was lost
    assert {samples.rate_hz for samples in said.wave} == {50}
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SPO2) == Decimal(98)
    assert result.perfusion is not None
    assert 0 < result.perfusion < 20
    assert result.quality == GOOD
    assert said.statuses[-1].battery_percent == 100
    assert said.device.dropped_bytes == 0


async def test_nothing_is_ever_written_to_it() -> None:
    said = await heard([START, *seconds(12, GOOD_FINGER), STOP, b"\xff" * 20])
    assert said.written == []
    assert frozenset() == WRITES


async def test_ten_steady_seconds_make_a_result_and_only_when_asked_for() -> None:
    assert (await heard(seconds(15, GOOD_FINGER))).results == []
    assert (await heard([START, *seconds(5, GOOD_FINGER), STOP, *seconds(15, GOOD_FINGER)])).results == []
    said = await heard([START, *seconds(12, GOOD_FINGER)])
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert (result.value(Quantity.SPO2), result.value(Quantity.PULSE_RATE)) == (97, 66)
    assert result.raw.count(b"\xaa\x55\x0f\x08\x01") >= 10
    assert len(said.live) == 12


async def test_a_finger_out_or_searched_for_is_said_and_is_no_value() -> None:
    for numbers, reason in ((Numbers(97, 66, probe_off=True), Reason.FINGER_OUT), (Numbers(97, 66, searching=True), Reason.SEARCHING)):
        said = await heard([START, *seconds(20, numbers)], give_up_s=15)
        (result,) = said.results
        assert isinstance(result, NoReading)
        assert result.reason is reason
        assert said.live == []
        assert reason in {status.signal for status in said.statuses}


async def test_restless_numbers_are_no_value() -> None:
    said = await heard([START, *(each for spo2 in (97, 91) * 10 for each in seconds(1, Numbers(spo2, 66)))], give_up_s=15)
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is Reason.UNSTABLE


async def test_quiet_for_three_seconds_is_connected_no_data() -> None:
    said = await heard([START, *seconds(5, GOOD_FINGER), 1.0, 1.0, 1.0])
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA
    assert said.statuses[-1].status is Status.READY
    assert said.statuses[-1].signal is Reason.NO_DATA
    assert said.device.live.latest is None


async def test_noise_is_a_fault_and_passes() -> None:
    said = await heard([START, *seconds(3, GOOD_FINGER), b"\x13" * 20, 1.5, b"\x13" * 20, 1.5, 1.0])
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is Reason.DEVICE_ERROR
    assert said.statuses[-1].status is Status.FAULT
    again = await heard([b"\x13" * 20, 3.0, 0.5, START, *seconds(12, GOOD_FINGER)])
    assert isinstance(again.results[-1], Measurement)


async def test_a_low_battery_is_seen() -> None:
    said = await heard([bytes(Frame(*BATTERY, b"\x00")), 1.0])
    assert said.statuses[-1].battery_percent == 25
    assert said.device.abilities.reports_battery


async def test_a_frame_of_an_unknown_length_is_passed_over() -> None:
    said = await heard([bytes(Frame(0x0F, 0x01, b"\x61")), *seconds(1, GOOD_FINGER)])
    assert len(said.live) == 1
    assert said.device.dropped_bytes == 7

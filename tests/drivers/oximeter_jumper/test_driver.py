"""The Jumper's driver: ten seconds that agree make a value, and frames that nobody understands are no fault beside them."""

from collections.abc import Iterable

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.oximeter_jumper.codec import SENDS, Numbers
from drivers.oximeter_jumper.driver import WRITES, JumperOximeter
from drivers.transport.ble import Radio, Wanted
from drivers.transport.steady import Timing
from tests.drivers.own_services.canned import START, Heard, Said, Time, every

IDENTITY = DeviceIdentity("Jumper", "JPD-500F", "A1")
IDLE = b"-" * 20


async def heard(script: Iterable[Said]) -> Heard:
    time = Time()
    timing = Timing(give_up_s=20)
    device = JumperOximeter(Radio(), Wanted(), time.clock, identity=IDENTITY, timing=timing, monotonic=time.monotonic)
    return await Heard(device, time, SENDS, script).listen()


def seconds(count: int, spo2: int | None = 97, pulse_rate: int | None = 66) -> list[Said]:
    return every(1.0, [bytes(Numbers(spo2, pulse_rate, 68))] * count)


async def test_ten_steady_seconds_are_the_value() -> None:
    said = await heard([*seconds(3, 91), START, *seconds(12)])
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert (result.value(Quantity.SPO2), result.value(Quantity.PULSE_RATE)) == (97, 66)
    assert result.quality == GOOD
    assert str(result.perfusion) == "6.8"
    assert said.written == []
    assert frozenset() == WRITES
    assert not said.device.abilities.has_waveform


async def test_without_a_finger_there_is_none() -> None:
    said = await heard([START, *seconds(22, None, None)])
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is Reason.SEARCHING
    assert said.live == []


async def test_half_of_its_numbers_are_no_value() -> None:
    for spo2, pulse_rate in ((None, 66), (97, None)):
        said = await heard([START, *seconds(22, spo2, pulse_rate)])
        assert all(isinstance(each, NoReading) for each in said.results)


async def test_other_frames_between_the_numbers_are_counted_and_no_fault() -> None:
    script: list[Said] = [START]
    for each in seconds(12):
        script += [IDLE, each] if isinstance(each, bytes) else [each]
    said = await heard(script)
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert said.device.dropped_bytes == 12 * len(IDLE)
    assert Status.FAULT not in {each.status for each in said.statuses}


async def test_other_frames_alone_are_a_fault() -> None:
    said = await heard(every(1.0, [IDLE] * 5))
    assert said.statuses[-1].status is Status.FAULT

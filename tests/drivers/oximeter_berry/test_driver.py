"""The BM1000's driver: the wave whole, the numbers twice a second, and no value without a finger."""

from collections.abc import Iterable

import pytest

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, NoReading, Quantity, Reason
from drivers.oximeter_berry.codec import SENDS, Packet
from drivers.oximeter_berry.driver import WRITES, BerryOximeter
from drivers.transport.ble import Radio, Wanted
from drivers.transport.steady import Timing
from tests.drivers.own_services.canned import START, Heard, Said, Time, every

IDENTITY = DeviceIdentity("Berry", "BM1000", "A1")
A_FINGER = Packet(97, 66, 40, 5, 6)


async def heard(script: Iterable[Said]) -> Heard:
    time = Time()
    timing = Timing(give_up_s=15)
    device = BerryOximeter(Radio(), Wanted(), time.clock, identity=IDENTITY, timing=timing, monotonic=time.monotonic)
    return await Heard(device, time, SENDS, script).listen()


def seconds(count: int, packet: Packet) -> list[Said]:
    """From the middle of a packet on, twenty bytes at a time."""
    wire = bytes(packet)[2:] + bytes(packet) * 100 * count
    return every(0.04, [wire[at : at + 20] for at in range(0, len(wire), 20)])


async def test_ten_steady_seconds_make_a_result() -> None:
    said = await heard([START, *seconds(12, A_FINGER)])
    (result,) = said.results
    assert isinstance(result, Measurement)
    assert (result.value(Quantity.SPO2), result.value(Quantity.PULSE_RATE)) == (97, 66)
    assert result.quality == GOOD
    assert len(result.raw) >= 5 * 950  # every packet of ten seconds stands behind it
    assert sum(len(samples.values) for samples in said.wave) == 1200
    assert 20 <= len(said.live) <= 30
    assert said.device.dropped_bytes == 3
    assert said.written == []
    assert frozenset() == WRITES


@pytest.mark.parametrize(
    ("packet", "reason"),
    [
        (Packet(97, 66, no_finger=True), Reason.FINGER_OUT),
        (Packet(97, 66, unplugged=True), Reason.PROBE_ERROR),
        (Packet(97, 66, searching=True), Reason.SEARCHING),
        (Packet(None, 66), Reason.SEARCHING),
        (Packet(97, 66, no_signal=True), Reason.WEAK_SIGNAL),
    ],
    ids=str,
)
async def test_no_value_and_why(packet: Packet, reason: Reason) -> None:
    said = await heard([START, *seconds(17, packet)])
    (result,) = said.results
    assert isinstance(result, NoReading)
    assert result.reason is reason


async def test_a_finger_taken_out_is_seen_at_once() -> None:
    said = await heard([*seconds(2, A_FINGER), bytes(Packet(97, 66, no_finger=True))])
    assert said.device.live.latest is None

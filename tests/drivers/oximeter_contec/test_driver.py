"""The oximeter's driver: what counts as a value, what never does, and what is said when it goes quiet or goes away."""

import asyncio
from collections.abc import AsyncIterator, Callable
from decimal import Decimal
from pathlib import Path

import pytest

from devices.device import MeasuringDevice
from devices.errors import ConnectionLost, NotFound, ProtocolError, Remedy
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.oximeter_contec.codec import LiveData, Parser
from drivers.oximeter_contec.driver import ContecOximeter
from drivers.oximeter_contec.simulator import Finger, PretendedContec
from tests.drivers.cable import IDENTITY, Line, running
from tests.drivers.oximeter_contec.bench import HEARTBEAT, Bench, bench, results


@pytest.fixture
async def oximeter(tmp_path: Path) -> AsyncIterator[Bench]:
    async with bench(tmp_path / "oximeter") as one:
        yield one


async def test_it_is_a_measuring_device(oximeter: Bench) -> None:
    device: MeasuringDevice = oximeter.driver
    assert device.abilities.has_waveform
    assert not device.abilities.can_start
    assert not device.abilities.can_stop
    assert str(device.identity) == "Contec CMS50D+ n° A0042"
    assert oximeter.status.status is Status.READY


async def test_ten_steady_seconds_make_a_result(oximeter: Bench) -> None:
    await oximeter.finger(spo2=96, pulse_rate=71)
    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        assert oximeter.status.status is Status.MEASURING
        await oximeter.pass_time(9.5)
        assert results(heard) == []
        await oximeter.pass_time(1)
        (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SPO2) == Decimal(96)
    pulse_rate = result.value(Quantity.PULSE_RATE)
    assert pulse_rate is not None
    assert abs(pulse_rate - 71) <= 1
    assert result.quality == GOOD
    assert result.device == oximeter.driver.identity
    assert oximeter.status.status is Status.READY
    evidence = [LiveData.parse(packet) for packet in Parser().feed(result.raw)]
    assert 600 <= len(evidence) <= 602
    assert {live.spo2 for live in evidence} == {96}
    (wave,) = result.wave
    assert len(wave.values) == 600
    assert wave.values[-10:] == tuple(live.pleth for live in evidence[-10:])


async def test_without_being_asked_it_only_shows(oximeter: Bench) -> None:
    with oximeter.driver.results.listen() as heard, oximeter.driver.live.listen() as shown:
        await oximeter.finger()
        await oximeter.pass_time(12)
        assert results(heard) == []
        assert 10 <= shown.waiting() <= 25  # one or two a second
    preview = oximeter.driver.live.latest
    assert isinstance(preview, Measurement)
    assert preview.quality == GOOD


async def test_stopped_nothing_counts(oximeter: Bench) -> None:
    await oximeter.finger()
    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(5)
        await oximeter.driver.stop()
        assert oximeter.status.status is Status.READY
        await oximeter.pass_time(12)
        assert results(heard) == []


def _probe_fault(packet: bytes) -> bytes:
    """Bit 7 of the first data byte, with a signal still there."""
    return bytes((packet[0], packet[1] | 1, 0x80 | 4, *packet[3:]))


@pytest.mark.parametrize(
    ("finger", "damage", "reason"),
    [
        (None, bytes, Reason.FINGER_OUT),
        (Finger(weak=True), bytes, Reason.WEAK_SIGNAL),
        (Finger(moving=True), bytes, Reason.UNSTABLE),
        (Finger(), _probe_fault, Reason.PROBE_ERROR),
    ],
    ids=["finger out", "weak", "moving", "probe"],
)
async def test_no_value_and_why(oximeter: Bench, finger: Finger | None, damage: Callable[[bytes], bytes], reason: Reason) -> None:
    await oximeter.finger()
    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(2)
        if finger is None:
            oximeter.device.take_out()
        else:
            oximeter.device.put_in(finger)
        await oximeter.pass_time(3, damage)
        assert oximeter.status.signal is reason
        await oximeter.pass_time(11, damage)
        (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is reason
    assert oximeter.status.status is Status.READY


async def test_searching_is_said(oximeter: Bench) -> None:
    await oximeter.driver.start()
    oximeter.device.put_in(Finger())
    await oximeter.pass_time(1)
    assert oximeter.status.signal is Reason.SEARCHING
    assert oximeter.driver.live.latest is None
    await oximeter.pass_time(3)
    assert oximeter.status.signal is None


async def test_a_finger_taken_out_leaves_no_number(oximeter: Bench) -> None:
    await oximeter.finger()
    assert oximeter.driver.live.latest is not None
    oximeter.device.take_out()
    await oximeter.pass_time(0.1)
    assert oximeter.driver.live.latest is None


async def test_a_restless_finger_is_shown_with_its_doubt(oximeter: Bench) -> None:
    await oximeter.finger()
    oximeter.device.put_in(Finger(moving=True))
    await oximeter.pass_time(5)
    preview = oximeter.driver.live.latest
    assert isinstance(preview, Measurement)
    assert preview.quality.level is QualityLevel.DOUBTFUL
    assert preview.quality.reasons == (Reason.UNSTABLE,)


async def test_quiet_for_three_seconds_is_connected_no_data(oximeter: Bench) -> None:
    await oximeter.finger()
    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(6)
        oximeter.mute = True
        oximeter.now_s += 3.0
        await oximeter.until(lambda status: status.signal is Reason.NO_DATA)
        assert oximeter.driver.live.latest is None
        (result,) = results(heard)
        assert isinstance(result, NoReading)
        assert result.reason is Reason.NO_DATA
        assert result.raw  # what had come until then
        oximeter.mute = False
        await oximeter.pass_time(0.1)
        assert oximeter.status.signal is None
        await oximeter.driver.start()
        await oximeter.pass_time(9.5)
        assert results(heard) == []  # nothing from before the silence counts


async def test_quiet_from_the_start_is_never_ready(tmp_path: Path) -> None:
    async with bench(tmp_path / "oximeter", plugged_in=False) as one:
        one.mute = True
        one.port.plug_in()
        await one.until(lambda status: status.status is Status.CONNECTING)
        one.now_s += 3.0
        status = await one.until(lambda status: status.signal is Reason.NO_DATA)
        assert status.status is Status.CONNECTING


async def test_switched_on_later_it_is_asked_again(tmp_path: Path) -> None:
    async with bench(tmp_path / "oximeter") as one:
        one.device = PretendedContec()  # switched off and on: it forgot that it was asked
        assert not one.device.streaming
        one.now_s += 1.1
        await one.speaks()
        assert one.status.status is Status.READY


async def test_it_goes_on_past_54_seconds(oximeter: Bench) -> None:
    await oximeter.pass_time(70)
    assert oximeter.device.streaming
    assert oximeter.heard.count(HEARTBEAT) >= 60


async def test_noise_is_a_fault_and_not_a_value(oximeter: Bench) -> None:
    await oximeter.finger()
    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(1)
        oximeter.mute = True
        oximeter.now_s += 1
        oximeter.port.send(b"\xf0\x8f" * 200)
        oximeter.now_s += 2
        status = await oximeter.until(lambda status: status.status is Status.FAULT)
        assert isinstance(status.error, ProtocolError)
        (result,) = results(heard)
        assert isinstance(result, NoReading)
        assert result.reason is Reason.DEVICE_ERROR
    oximeter.mute = False
    await oximeter.pass_time(0.1)
    assert oximeter.status.status is Status.READY


async def test_a_flipped_bit_now_and_then_spoils_nothing(oximeter: Bench) -> None:
    await oximeter.finger(spo2=97)
    sent = 0

    def flip(packet: bytes) -> bytes:
        nonlocal sent
        sent += 1
        return packet[:6] + bytes((packet[6] ^ 0x40,)) + packet[7:] if sent % 200 == 0 else packet

    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(10.5, flip)
        (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert result.value(Quantity.SPO2) == Decimal(97)


async def test_cut_packets_leave_a_gap_in_the_wave(oximeter: Bench) -> None:
    await oximeter.finger()
    with oximeter.driver.waveform.listen(4096) as wave:
        await oximeter.pass_time(1 / 60)
        before = await wave.next()
        await oximeter.pass_time(1 / 60, lambda packet: packet[:5])
        await oximeter.pass_time(1 / 60)
        after = await wave.next()
    assert after.first_number == before.first_number + len(before.values) + 1
    assert before.rate_hz == 60
    assert before.full_scale == 127


async def test_too_many_cut_packets_make_no_result(oximeter: Bench) -> None:
    await oximeter.finger()
    count = 0

    def cut(packet: bytes) -> bytes:
        nonlocal count
        count += 1
        return packet[:4] if count % 2 else packet

    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(16, cut)
        (result,) = results(heard)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NO_DATA


async def test_pulled_out_in_mid_measure_and_plugged_in_again(oximeter: Bench) -> None:
    await oximeter.finger()
    last = oximeter.driver.waveform.latest
    assert last is not None
    with oximeter.driver.results.listen() as heard:
        await oximeter.driver.start()
        await oximeter.pass_time(5)
        oximeter.port.unplug()
        status = await oximeter.until(lambda status: status.status is Status.ABSENT)
        assert isinstance(status.error, ConnectionLost | NotFound)
        assert status.error.remedy is Remedy.PLUG_IN
        assert oximeter.driver.live.latest is None
        (result,) = results(heard)
        assert isinstance(result, NoReading)
        assert result.reason is Reason.NO_DATA
        oximeter.device = PretendedContec()
        oximeter.port.plug_in()
        await oximeter.until(lambda status: status.status is Status.CONNECTING)
        await oximeter.speaks()
        assert oximeter.status.status is Status.READY
        await oximeter.finger()
        await oximeter.driver.start()
        await oximeter.pass_time(10.5)
        (result,) = results(heard)
        assert isinstance(result, Measurement)


async def test_asked_for_while_absent_the_measure_waits(tmp_path: Path) -> None:
    async with bench(tmp_path / "oximeter", plugged_in=False) as one:
        status = await one.until(lambda status: status.error is not None)
        assert isinstance(status.error, NotFound)
        await one.driver.start()
        one.port.plug_in()
        await one.until(lambda status: status.status is Status.CONNECTING)
        await one.speaks()
        assert one.status.status is Status.MEASURING


async def test_cancelled_it_lets_go_of_the_port_and_can_run_again(tmp_path: Path) -> None:
    async with bench(tmp_path / "oximeter") as one:
        await one.finger()
        one.running.cancel()
        await asyncio.gather(one.running, return_exceptions=True)
        assert one.status.status is Status.ABSENT
        assert one.driver.live.latest is None
        one.running = asyncio.create_task(one.driver.run())
        await one.until(lambda status: status.status is Status.CONNECTING)
        await one.speaks()
        assert one.status.status is Status.READY


@pytest.mark.parametrize(("hundredths", "percent"), [(125, Decimal("1.25")), (None, None)])
async def test_what_it_tells_of_the_perfusion_goes_with_the_value(hundredths: int | None, percent: Decimal | None) -> None:
    line = Line()
    driver = ContecOximeter(line.open, IDENTITY, line.clock, monotonic=line.monotonic)
    packet = bytes(LiveData(5, 60, 3, 71, 96, hundredths, perfusion_invalid=hundredths is None).packet())
    async with running(driver, line):
        await line.said(packet)
        with driver.results.listen() as heard:
            await driver.start()
            for _ in range(44):
                await line.said(packet * 15, after_s=0.25)
            (result,) = results(heard)
    assert isinstance(result, Measurement)
    assert result.perfusion == percent

"""The pretended oximeter: it behaves as the real one is known to, and misbehaves when told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Reason
from devices.status import DeviceStatus, Status
from drivers.oximeter_contec.codec import PACKETS_PER_S, Command, Kind, LiveData, Packet, Parser
from drivers.oximeter_contec.driver import ContecOximeter, at_port
from drivers.oximeter_contec.simulator import SEARCH_S, STREAM_S, ContecSimulator, Finger, PretendedContec
from drivers.transport.serial_oximeter import Timing

START, STOP, HEARTBEAT = (bytes(Packet.command(command)) for command in (Command.START_LIVE, Command.STOP_LIVE, Command.HEARTBEAT))
PATIENCE_S = 60.0


def live(device: PretendedContec, seconds: float) -> list[LiveData]:
    """What it says in so long."""
    wire = b"".join(device.step() for _ in range(round(seconds * PACKETS_PER_S)))
    return [LiveData.parse(packet) for packet in Parser().feed(wire)]


def test_unasked_it_says_nothing() -> None:
    assert live(PretendedContec(), 1) == []


def test_without_a_heartbeat_it_ends() -> None:
    device = PretendedContec()
    device.hear(START)
    assert len(live(device, STREAM_S + 10)) == STREAM_S * PACKETS_PER_S
    device.hear(HEARTBEAT)
    assert live(device, 1) == []  # a heartbeat does not start it
    device.hear(START)
    live(device, 50)
    device.hear(HEARTBEAT)
    assert len(live(device, 50)) == 50 * PACKETS_PER_S


def test_told_to_stop_it_stops_and_says_so() -> None:
    device = PretendedContec()
    device.hear(START)
    assert Packet.parse(device.hear(STOP)).kind == Kind.DONE
    assert live(device, 1) == []


def test_it_refuses_what_it_does_not_know() -> None:
    erase = bytes(Packet(Kind.COMMAND, b"\xae\0\0\0\0\0\0"))
    assert Packet.parse(PretendedContec().hear(erase)).kind == Kind.REFUSED


def test_a_finger_is_searched_for_and_found() -> None:
    device = PretendedContec()
    device.hear(START)
    assert {sample.probe_error for sample in live(device, 1)} == {True}
    device.put_in(Finger(95, 80))
    searching, found = live(device, SEARCH_S), live(device, 10)
    assert {(sample.searching, sample.spo2) for sample in searching} == {(True, None)}
    assert {sample.spo2 for sample in found} == {95}
    assert {sample.pulse_rate for sample in found if sample.pulse_rate} <= {78, 79, 80, 81, 82}
    beats = sum(sample.beat for sample in found)
    assert abs(beats - 80 / 6) <= 1.5  # ten seconds of 80 a minute
    device.take_out()
    assert {sample.spo2 for sample in live(device, 1)} == {None}


def test_the_wave_looks_like_a_pulse() -> None:
    device = PretendedContec()
    device.hear(START)
    device.put_in(Finger())
    wave = [sample.pleth for sample in live(device, 10)]
    assert max(wave) > 80
    assert min(wave) < 25
    device.put_in(Finger(weak=True))
    assert max(sample.pleth for sample in live(device, 5)) < 25


class Rig:
    """The simulator in real time, and the driver that listens to it; silence is said sooner here."""

    def __init__(self, path: Path, timing: Timing) -> None:
        identity = DeviceIdentity("Contec", "CMS50D+", "", address=str(path), simulated=True)
        timing = replace(timing, silence_s=0.6, ask_again_s=0.2)
        self.simulator = ContecSimulator(path, speed=20)
        self.driver = ContecOximeter(at_port(str(path)), identity, lambda: datetime.now(UTC), timing=timing)

    async def until(self, status: Status, signal: Reason | None = None) -> DeviceStatus:
        """Wait for a status."""
        with self.driver.status.listen() as told:
            now = self.driver.status.latest
            async with asyncio.timeout(PATIENCE_S):
                while now is None or (now.status, now.signal) != (status, signal):
                    now = await told.next()
        return now


@asynccontextmanager
async def plugged_in(path: Path, timing: Timing) -> AsyncIterator[Rig]:
    """A rig that runs."""
    one = Rig(path, timing)
    one.simulator.port.plug_in()
    running = [asyncio.create_task(one.simulator.run()), asyncio.create_task(one.driver.run())]
    await one.until(Status.READY)
    yield one
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with plugged_in(tmp_path / "oximeter", Timing()) as one:
        yield one


@pytest.fixture
async def quick_rig(tmp_path: Path) -> AsyncIterator[Rig]:
    """Its measure takes half a second."""
    async with plugged_in(tmp_path / "oximeter", Timing().accelerated(20)) as one:
        yield one


@pytest.mark.parametrize(
    ("order", "signal"), [("finger-out", Reason.FINGER_OUT), ("low-signal", Reason.WEAK_SIGNAL), ("movement", Reason.UNSTABLE)], ids=lambda value: str(value)
)
async def test_what_is_wrong_with_the_finger_is_said(rig: Rig, order: str, signal: Reason) -> None:
    await rig.simulator.obey(order)
    await rig.driver.start()
    await rig.until(Status.MEASURING, signal)


@pytest.mark.parametrize(("order", "status", "signal"), [("silence", Status.READY, Reason.NO_DATA), ("garbage", Status.FAULT, None)])
async def test_what_is_wrong_with_the_line_is_said_and_passes(rig: Rig, order: str, status: Status, signal: Reason | None) -> None:
    await rig.simulator.obey(order)
    await rig.until(status, signal)
    await rig.simulator.obey("well")
    await rig.until(Status.READY)


async def test_a_cut_packet_now_and_then_does_not_keep_it_from_measuring(quick_rig: Rig) -> None:
    await quick_rig.simulator.obey("cut-packets")
    await quick_rig.simulator.obey("finger-in")
    with quick_rig.driver.results.listen() as results:
        await quick_rig.driver.start()
        async with asyncio.timeout(PATIENCE_S):
            assert isinstance(await results.next(), Measurement)


async def test_unplugged_it_is_gone_and_back(rig: Rig) -> None:
    await rig.simulator.obey("unplug")
    await rig.until(Status.ABSENT)
    await rig.simulator.obey("replug")
    await rig.until(Status.READY)


@pytest.mark.parametrize(
    ("order", "details", "why"),
    [
        ("explode", {}, "no order"),
        ("finger-out", {"spo2": 1}, "no details"),
        ("finger-in", {"spo2": "much"}, "invalid literal"),
        ("finger-in", {"pulse_rate": 900}, "not alive"),
    ],
)
async def test_a_wrong_order_is_refused(tmp_path: Path, order: str, details: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        await ContecSimulator(tmp_path / "x").obey(order, **details)

"""What a device and its driver say to one another is kept, and played again as a device."""

import asyncio
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.device import MeasuringDevice
from devices.errors import ConnectionLost, ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Quantity
from devices.status import DeviceStatus, Status
from drivers.oximeter_contec.driver import ContecOximeter, at_port
from drivers.oximeter_contec.simulator import ContecSimulator
from drivers.oximeter_masimo.driver import MasimoOximeter
from drivers.oximeter_masimo.driver import at_port as masimo_at_port
from drivers.simulation.pty import PtyPort
from drivers.simulation.replay import CableReplay
from drivers.transport.recording import RADIO, SERIAL, WARNING, Recorder, Said, read_recording, recorded
from drivers.transport.serial_device import at_port as at_serial
from drivers.transport.serial_oximeter import Timing
from drivers.transport.serial_port import SerialSettings
from tests.waiting import SOON_S

VECTORS = Path(__file__).parents[2] / "vectors"
IDENTITY = DeviceIdentity("Contec", "CMS50E", "", simulated=True)
names = st.text(st.characters(codec="utf-8"), max_size=12)
said = st.builds(
    Said,
    at_s=st.integers(0, 10**9).map(lambda us: us / 1e6),
    what=st.sampled_from(sorted(SERIAL | RADIO)),
    data=st.binary(max_size=40),
    uuid=names,
    words=names,
    services=st.dictionaries(names, st.dictionaries(names, st.lists(names, max_size=2).map(tuple), min_size=1, max_size=2), max_size=2),
)


def clock() -> datetime:
    return datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def head(**changed: object) -> str:
    file = io.StringIO()
    Recorder(file, "oximeter", "oximeter_contec", "2026-11-22T09:00:00+01:00")
    return json.dumps(json.loads(file.getvalue()) | changed)


@given(said)
def test_a_line_says_what_happened(one: Said) -> None:
    assert Said.from_json(one.to_json()) == one


@given(
    st.text(max_size=80)
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=4),
        lambda each: st.lists(each, max_size=3) | st.dictionaries(st.sampled_from(["t", "what", "data", "uuid", "services"]), each, max_size=4),
    ).map(json.dumps)
)
def test_any_other_line_is_refused(line: str) -> None:
    for text in ([line], [head(), line]):
        try:
            read_recording(text)
        except ProtocolError:
            pass
        else:
            assert text == [head(), line]
            assert not line.strip() or Said.from_json(line)


def test_another_format_is_refused() -> None:
    with pytest.raises(ProtocolError):
        read_recording([head(format="alcove device recording 2")])
    assert read_recording([head()]) == ()
    assert json.loads(head())["warning"] == WARNING


def test_a_full_file_stays_whole_and_says_so() -> None:
    file = io.StringIO()
    recorder = Recorder(file, "oximeter", "x", "", most=500)
    for _ in range(100):
        recorder.note("in", bytes(9))
    assert recorder.full
    kept = read_recording(file.getvalue().splitlines())
    assert 0 < len(kept) == recorder.lines < 100


async def until(device: MeasuringDevice, holds: Callable[[DeviceStatus], bool]) -> None:
    with device.status.listen() as statuses:
        async with asyncio.timeout(SOON_S):
            while device.status.latest is None or not holds(device.status.latest):
                await statuses.next()


async def measured(device: MeasuringDevice, *others: "asyncio.Task[None]") -> Measurement:
    """The next measurement of a driver that runs."""
    with device.results.listen() as results:
        await device.start()
        async with asyncio.timeout(SOON_S):
            result = await results.next()
    assert isinstance(result, Measurement), result
    return result


async def ended(*tasks: "asyncio.Task[None]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_conversation_on_a_cable_is_kept_and_played_again(tmp_path: Path) -> None:
    """Recorded with one driver from the simulator; played again without it, the same driver measures the same."""
    file = io.StringIO()
    recorder = Recorder(file, "oximeter", "oximeter_contec", "")
    timing = Timing().accelerated(20)
    simulator = ContecSimulator(tmp_path / "one", speed=20)
    simulator.port.plug_in()
    await simulator.obey("finger-in", spo2=95, pulse_rate=64)
    driver = ContecOximeter(recorded(at_port(str(simulator.port.path)), recorder), IDENTITY, clock, timing=timing)
    tasks = [asyncio.create_task(each) for each in (simulator.run(), driver.run())]
    first = await measured(driver)
    await measured(driver)  # twice as much as the replay needs: its driver may come late to it
    await simulator.obey("unplug")
    await until(driver, lambda status: status.status is Status.ABSENT)
    await ended(*tasks)

    kept = read_recording(file.getvalue().splitlines())
    assert {"open", "out", "in", "fault", "close"} <= {each.what for each in kept}
    assert [each.at_s for each in kept] == sorted(each.at_s for each in kept)
    replay = CableReplay(tmp_path / "two", kept)
    replay.port.plug_in()
    again = ContecOximeter(at_port(str(replay.port.path)), IDENTITY, clock, timing=timing)
    tasks = [asyncio.create_task(each) for each in (replay.play(), again.run())]
    second = await measured(again)
    assert second.value(Quantity.SPO2) == first.value(Quantity.SPO2) == Decimal(95)
    assert second.value(Quantity.PULSE_RATE) == first.value(Quantity.PULSE_RATE)
    await until(again, lambda status: status.status is Status.ABSENT)
    await ended(*tasks)


async def test_a_pulled_cable_is_kept_as_what_it_was(tmp_path: Path) -> None:
    file = io.StringIO()
    port = PtyPort(tmp_path / "port", lambda _: None)
    port.plug_in()
    opening = recorded(at_serial(SerialSettings(str(port.path), 9600)), Recorder(file, "r", "f", ""))
    stream = await opening()
    port.send(b"abc")
    assert await stream.read() == b"abc"
    await stream.write(b"xyz")
    port.unplug()
    with pytest.raises(ConnectionLost):
        await stream.read()
    stream.close()
    with pytest.raises(Exception, match="nothing is plugged in"):
        await opening()
    kept = read_recording(file.getvalue().splitlines())
    assert [(each.what, each.data, each.words) for each in kept] == [
        ("open", b"", ""),
        ("in", b"abc", ""),
        ("out", b"xyz", ""),
        ("fault", b"", "ConnectionLost"),
        ("close", b"", ""),
        ("fault", b"", "NotFound"),
    ]


def captured(name: str, every_s: float) -> Iterator[Said]:
    """A captured stream as a recording: a line of bytes each so often."""
    lines = (line for line in (VECTORS / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    for number, line in enumerate(lines):
        yield Said(number * every_s, "in", bytes.fromhex(line))


async def test_the_captured_stream_of_a_cms50e_runs_as_a_replay(tmp_path: Path) -> None:
    """Its sixty-eight packets, sixty a second: numbers and wave as a real one sent them."""
    stream = tuple(captured("contec_cms50e_live.hex", 1 / 60))
    heard: list[int] = []
    replay = CableReplay(tmp_path / "port", stream)
    replay.port.plug_in()
    driver = ContecOximeter(at_port(str(replay.port.path)), IDENTITY, clock, timing=Timing(window_s=0.5, preview_s=0.05))
    with driver.waveform.listen(256) as wave:
        running = asyncio.create_task(driver.run())
        await until(driver, lambda status: status.status is Status.CONNECTING)
        asked = asyncio.create_task(measured(driver))
        await asyncio.sleep(0)  # it has begun: what is played counts from its first byte
        await replay.play()
        result = await asked
        async with asyncio.timeout(SOON_S):
            while len(heard) < len(stream):
                heard += (await wave.next()).values
        await ended(running)
        replay.port.unplug()
    assert result.value(Quantity.SPO2) == Decimal(99)
    assert result.value(Quantity.PULSE_RATE) == Decimal(60)
    assert heard == [packet.data[3] & 0x7F for packet in stream]


async def test_the_captured_lines_of_a_rad_8_run_as_a_replay(tmp_path: Path) -> None:
    """Real lines of one Rad-8, ten a second instead of one: what it said last is shown, nothing is refused."""
    vectors = json.loads((VECTORS / "oximeter_masimo.json").read_text(encoding="utf-8"))["vectors"]
    lines = [each["line"] for each in vectors if each["kind"] == "real-capture" and "SN=0000056661" in each["line"]]
    said = tuple(Said(number / 10, "in", line.encode() + b"\r\n") for number, line in enumerate(lines * 3))
    replay = CableReplay(tmp_path / "port", said)
    replay.port.plug_in()
    driver = MasimoOximeter(masimo_at_port(str(replay.port.path)), DeviceIdentity("Masimo", "Rad-8", "", simulated=True), clock, timing=Timing(preview_s=0.05))
    with driver.live.listen() as live:
        running = asyncio.create_task(driver.run())
        await until(driver, lambda status: status.status is Status.CONNECTING)
        playing = asyncio.create_task(replay.play())
        async with asyncio.timeout(SOON_S):
            shown = await live.next()
        await playing
        assert driver.status.latest is not None
        assert driver.status.latest.status is Status.READY
        await ended(running)
        replay.port.unplug()
    assert isinstance(shown, Measurement)
    assert shown.value(Quantity.SPO2) == Decimal(98)
    assert driver.identity.serial == "0000056661"


async def test_the_captured_dialogue_of_a_cms50d_plus_runs_as_a_replay(tmp_path: Path) -> None:
    """Another host asked it nine things before; our driver asks for the live data alone, and what else is said is none of its business."""
    lines = [line for line in (VECTORS / "contec_cms50dplus_dialogue.txt").read_text(encoding="utf-8").splitlines() if line[0] in "<>"]
    dialogue = tuple(Said(number / 60, "in" if line[0] == "<" else "out", bytes.fromhex(line[2:])) for number, line in enumerate(lines))
    replay = CableReplay(tmp_path / "port", dialogue, patience_s=0.02)
    replay.port.plug_in()
    driver = ContecOximeter(at_port(str(replay.port.path)), IDENTITY, clock, timing=Timing(preview_s=0.02))
    with driver.waveform.listen(64) as wave, driver.live.listen() as live:
        running = asyncio.create_task(driver.run())
        await until(driver, lambda status: status.status is Status.CONNECTING)
        playing = asyncio.create_task(replay.play())
        async with asyncio.timeout(SOON_S):
            shown = await live.next()
            heights: list[int] = []
            while len(heights) < 7:
                heights += (await wave.next()).values
        await playing
        await ended(running)
        replay.port.unplug()
    assert isinstance(shown, Measurement)
    assert (shown.value(Quantity.SPO2), shown.value(Quantity.PULSE_RATE)) == (97, 65)
    assert heights == [0x33, 0x30, 0x2E, 0x2C, 0x2B, 0x2A, 0x2A]
    assert driver.dropped_bytes == 0

"""How soon a device that is switched on is ready, and shows its first value: on Bluetooth, on a cable, as a camera; beside the bare minimum."""

import asyncio
import os
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import serial
from bleak import BleakClient, BleakScanner

from devices.device import MeasuringDevice
from devices.status import Status
from drivers.camera.codec import Parser as PictureParser
from drivers.camera.driver import Camera, CameraStatus
from drivers.camera.source import source_at
from drivers.catalogue import family
from drivers.family import Place, long_uuid
from drivers.oximeter_contec.codec import Command, LiveData, Packet, Parser
from drivers.simulation.mjpeg import BOUNDARY
from drivers.simulation.private_bus import CLIENT_VARIABLE
from drivers.transport.ble import Radio
from kiosk.bench.all_devices import CAMERA
from kiosk.bench.child import Child, Silent, started
from kiosk.bench.figure import Figure, Series, at_most, single, void
from kiosk.bench.turns import by_turns_async

TARGET = at_most(2.0)
CUFF, OXIMETER = "blood_pressure_1810", "oximeter_contec"
PRESSURE = long_uuid("2A36")
OFF_S = 1.5  # and up to a second more it stays switched off: whoever looks for it has begun to wait longer
LOOK_S = 0.005
WITHIN_S = 20.0
WAYS = ("ble", "serial", "camera")
BESIDE = {
    "ble": "bleak alone: scan, connect, subscribe",
    "serial": "the port tried every 5 ms, its bytes through the parser",
    "camera": "the address tried every 5 ms, the first whole JPEG",
}
Times = tuple[float, float]  # ready, first value; seconds since it was switched on
Try = Callable[["Table"], Awaitable[Times]]


class Table:
    """The pretended devices, and the instant at which one was switched on."""

    def __init__(self, child: Child, where: Mapping[str, Any]) -> None:
        self._child = child
        self.places: Mapping[str, str] = where["places"]
        self.camera = str(where[CAMERA])
        self._on_s = 0.0
        self._times = 0

    async def tell(self, device: str, order: str, **details: Any) -> None:
        self._child.ask({"device": device, "order": order, **details})
        await asyncio.to_thread(self._child.hear, "obeyed")

    async def switch_on(self, device: str) -> None:
        self._times += 1
        await asyncio.sleep(OFF_S + self._times * 0.29 % 1)  # never at the same point of the pause between two looks
        self._on_s = time.perf_counter()
        await self.tell(device, "replug")

    @property
    def passed_s(self) -> float:
        return time.perf_counter() - self._on_s


def measure(samples: int) -> list[Figure]:
    """Six figures: ready and first value, for each of three ways."""
    try:
        with tempfile.TemporaryDirectory(prefix="alcove-bench-") as scratch, started("kiosk.bench.all_devices", scratch) as child:
            where = child.hear("usable")
            os.environ[CLIENT_VARIABLE] = where["bus"]
            return asyncio.run(_all_ways(Table(child, where), samples))
    except (Silent, TimeoutError) as error:
        return [void(f"{way}_{what}_s", "", f"a device did not come: {error or 'too slow'}") for way in WAYS for what in ("ready", "first_value")]


async def _all_ways(table: Table, samples: int) -> list[Figure]:
    figures = []
    tries: dict[str, tuple[Try, Try]] = {"ble": (_cuff, _bare_cuff), "serial": (_oximeter, _bare_oximeter), "camera": (_camera, _bare_camera)}
    await table.tell(OXIMETER, "finger-in", spo2=97, pulse_rate=71)
    for way, (ours, peer) in tries.items():
        seen = await by_turns_async(samples, lambda try_=ours: _within(try_, table), lambda try_=peer: _within(try_, table))  # type: ignore[misc]
        for place, (what, words, target) in enumerate((("ready", "ready", TARGET), ("first_value", "its first value is shown", None))):
            over, under = (tuple(each[place] for each in times) for times in seen)
            meaning = f"from a device switched on ({way}) until {words}"
            figures.append(single(f"{way}_{what}_s", meaning, Series("the driver", "s", over), Series(BESIDE[way], "s", under), target))
    return figures


async def _within(try_: Try, table: Table) -> Times:
    async with asyncio.timeout(WITHIN_S):
        return await try_(table)


# ── ours ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


async def _driven(table: Table, key: str, press: Callable[[], Awaitable[None]]) -> Times:
    """The driver as the booth builds it, which looks for the device while it is off; ready, asked for a measure, and its first running number."""
    build = family(key).build
    assert build is not None
    radio = Radio()
    device: MeasuringDevice = build(Place(table.places[key], lambda: datetime.now(UTC), lambda: radio, simulated=True))
    await table.tell(key, "unplug")
    with device.status.listen(64) as statuses, device.live.listen(64) as live:
        running = asyncio.create_task(device.run())
        try:
            await table.switch_on(key)
            while device.status.latest is None or device.status.latest.status is not Status.READY:
                await statuses.next()
            ready_s = table.passed_s
            await device.start()
            await press()
            await live.next()
            return ready_s, table.passed_s
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def _cuff(table: Table) -> Times:
    times = await _driven(table, CUFF, lambda: table.tell(CUFF, "measure", speed=5))
    await table.tell(CUFF, "restart")
    return times


async def _oximeter(table: Table) -> Times:
    return await _driven(table, OXIMETER, _nothing)  # the finger is in


async def _nothing() -> None:
    return


async def _camera(table: Table) -> Times:
    loop, shows, seen = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()

    def told(now: CameraStatus) -> None:
        if now.status is Status.READY:
            loop.call_soon_threadsafe(shows.set)

    def came() -> None:
        loop.call_soon_threadsafe(seen.set)

    await table.tell(CAMERA, "pull-out")
    camera = Camera(source_at(table.camera), on_status=told)
    with camera.listen(came):
        camera.open()
        try:
            await table.switch_on(CAMERA)
            await shows.wait()
            ready_s = table.passed_s
            await seen.wait()
            return ready_s, table.passed_s
        finally:
            await asyncio.to_thread(camera.close)


# ── the bare minimum ─────────────────────────────────────────────────────────────────────────────────────────────────


async def _bare_cuff(table: Table) -> Times:
    await table.tell(CUFF, "unplug")
    finding = asyncio.create_task(BleakScanner.find_device_by_address(table.places[CUFF], timeout=WITHIN_S))
    await table.switch_on(CUFF)
    found = await finding
    assert found is not None
    came = asyncio.Event()
    async with BleakClient(found) as client:
        await client.start_notify(PRESSURE, lambda _sender, _data: came.set())
        ready_s = table.passed_s
        await table.tell(CUFF, "measure", speed=5)
        await came.wait()
        first_s = table.passed_s
    await table.tell(CUFF, "restart")
    return ready_s, first_s


async def _bare_oximeter(table: Table) -> Times:
    await table.tell(OXIMETER, "unplug")
    stop = threading.Event()
    reading = asyncio.create_task(asyncio.to_thread(_read_oximeter, table, stop))
    try:
        await table.switch_on(OXIMETER)
        return await reading
    finally:
        stop.set()


def _read_oximeter(table: Table, stop: threading.Event) -> Times:
    parser, ready_s = Parser(), 0.0
    while not stop.is_set():
        try:
            with serial.Serial(table.places[OXIMETER], 115200, timeout=LOOK_S) as port:
                port.write(bytes(Packet.command(Command.START_LIVE)))
                while not stop.is_set():
                    for packet in parser.feed(port.read(64)):
                        ready_s = ready_s or table.passed_s
                        if LiveData.parse(packet).spo2 is not None:
                            return ready_s, table.passed_s
        except (OSError, serial.SerialException):
            time.sleep(LOOK_S)
    raise TimeoutError


async def _bare_camera(table: Table) -> Times:
    await table.tell(CAMERA, "pull-out")
    address = table.camera.split("/", 3)
    host, _, port = address[2].partition(":")
    await table.switch_on(CAMERA)
    while True:
        try:
            reader, writer = await asyncio.open_connection(host, int(port))
            break
        except OSError:
            await asyncio.sleep(LOOK_S)
    try:
        writer.write(f"GET /{address[3]} HTTP/1.0\r\n\r\n".encode())
        parser = PictureParser(BOUNDARY)
        await reader.readuntil(b"\r\n\r\n")
        ready_s = table.passed_s
        while not parser.feed(await reader.read(1 << 16)):
            pass
        return ready_s, table.passed_s
    finally:
        writer.close()

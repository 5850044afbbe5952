"""The process in which the pretended devices of a demonstration run, and take their orders."""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from drivers.blood_pressure_1810.simulator import SimulatedCuff
from drivers.camera.pretended_button import PretendedButton
from drivers.camera.simulator import CameraSimulator, otoscope, patient_camera
from drivers.glucometer_1808.simulator import SimulatedGlucometer
from drivers.oximeter_contec.simulator import ContecSimulator
from drivers.scale_181d.simulator import SimulatedScale
from drivers.simulation.peripheral import VirtualPeripheral
from drivers.simulation.private_bus import private_bus
from drivers.simulation.radio import virtual_radio
from drivers.simulation.simulator import Simulator
from drivers.simulation.stage import LONGEST_LINE, Whereabouts
from drivers.stethoscope.simulator import SOURCE, StethoscopeSimulator
from drivers.thermometer_1809.simulator import SimulatedThermometer

AT_ONCE = frozenset({"stored-reading", "garbage", "forget", "restart"})  # what a device on the air does without taking its time


async def play(control: Path, *, speed: float, radio: bool) -> None:
    """Run all simulators and obey, until standard input ends or somebody says to leave."""
    control.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    leaving = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, leaving.set)
    async with AsyncExitStack() as stack:
        oximeter = ContecSimulator(control.parent / "oximeter", speed=speed)
        cameras = [patient_camera(), otoscope()]
        oximeter.port.plug_in()
        await asyncio.gather(*(camera.plug_in() for camera in cameras))
        button = PretendedButton(control.parent / "otoscope-button")
        button.plug_in()
        stack.callback(button.pull_out)
        stethoscope = StethoscopeSimulator()
        stack.push_async_callback(stethoscope.unplug)
        sounds = {stethoscope.name: SOURCE} if await stethoscope.plug_in() else {}
        simulators: list[Simulator] = [oximeter, *cameras, button, stethoscope]
        bus = ""
        if radio:
            peripherals: list[VirtualPeripheral] = [
                SimulatedCuff("cuff"),
                SimulatedThermometer("thermometer"),
                SimulatedScale("scale"),
                SimulatedGlucometer("glucometer"),
            ]
            bus = await stack.enter_async_context(private_bus(control.parent))
            simulators += [await stack.enter_async_context(virtual_radio(bus, peripherals)), *peripherals]
        orders = Orders(simulators, speed)
        await stack.enter_async_context(_listening(control, orders))
        where = Whereabouts(
            control=control,
            serial_ports={oximeter.name: str(oximeter.port.path)},
            cameras={camera.name: camera.url for camera in cameras},
            buttons={"otoscope": str(button.path)},
            sounds=sounds,
            bus=bus,
            orders=orders.known,
            speed=speed,
        )
        sys.stdout.write(where.to_json() + "\n")
        sys.stdout.flush()
        await _until_one_ends(oximeter.run(), *map(CameraSimulator.run, cameras), _parent_gone(), leaving.wait())


class Orders:
    """The simulators by name, and how a line becomes an act of one of them."""

    def __init__(self, simulators: Iterable[Simulator], speed: float) -> None:
        self._simulators = {simulator.name: simulator for simulator in simulators}
        self._speed = speed

    @property
    def known(self) -> Mapping[str, tuple[str, ...]]:
        """What each can be told."""
        return {name: tuple(sorted(simulator.orders)) for name, simulator in self._simulators.items()}

    async def answer(self, line: bytes) -> dict[str, Any]:
        """Obey a line, and answer it. A line that is no order does nothing, and says why."""
        try:
            details = json.loads(line)
            if not isinstance(details, dict):
                raise ValueError("an order is a JSON object")
            name, order = details.pop("simulator", None), details.pop("order", None)
            simulator = self._simulators.get(name) if isinstance(name, str) else None
            if simulator is None or not isinstance(order, str):
                raise ValueError(f"an order names a simulator ({', '.join(self._simulators)}) and says what to do")
            if isinstance(simulator, VirtualPeripheral) and order in simulator.own_orders - AT_ONCE:
                details.setdefault("speed", self._speed)
            await simulator.obey(order, **details)
        except (ValueError, TypeError, RecursionError) as error:
            return {"error": str(error) or type(error).__name__}
        return {"done": True}


@asynccontextmanager
async def _listening(control: Path, orders: Orders) -> AsyncIterator[None]:
    """Take orders on the socket, from as many as come, as long as the block lasts."""
    serving: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                writer.write(json.dumps(await orders.answer(line)).encode() + b"\n")
                await writer.drain()
        except (OSError, ValueError):  # it went; or its line had no end, and then nothing after it can be understood
            pass
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(converse(reader, writer))
        serving[task] = writer
        task.add_done_callback(serving.pop)

    server = await asyncio.start_unix_server(accept, sock=_bound(control), limit=LONGEST_LINE)
    try:
        yield
    finally:
        server.close()
        tasks = tuple(serving)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        _remove(control)


def _bound(path: Path) -> socket.socket:
    """A socket at this path, for ourselves only."""
    _remove(path)
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    bound.bind(str(path))
    path.chmod(0o600)
    return bound


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


async def _parent_gone() -> None:
    """Return when standard input ends: its other end is our parent's."""
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    try:
        while await reader.read(1024):
            pass
    finally:
        transport.close()


async def _until_one_ends(*acts: Coroutine[Any, Any, object]) -> None:
    """Run all until the first ends, then end the others. What failed is raised."""
    tasks = [asyncio.create_task(act) for act in acts]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome

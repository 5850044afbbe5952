"""A pretended device of every family, each on its real transport, in one process: the table on which the bench puts the booth's drivers.

    python -m kiosk.bench.all_devices FOLDER

← {"usable": {"bus": "unix:path=…", "places": {"oximeter_contec": "/…/oximeter_contec", "thermometer_1809": "F0:18:09:00:00:01", …}, "camera": "http://…"}}
→ {"device": "oximeter_contec", "order": "unplug"}          ← {"obeyed": true}
standard input ends                                         it leaves

What plays a family is the first simulator in its folder, so that a new family is on the table without a word here.
"""

import asyncio
import inspect
import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from drivers.camera.simulator import patient_camera
from drivers.catalogue import families
from drivers.family import Family, OnAir, OnCable
from drivers.simulation.peripheral import VirtualPeripheral
from drivers.simulation.private_bus import private_bus
from drivers.simulation.radio import virtual_radio
from drivers.simulation.simulator import Simulator

SPEED = 20.0  # of what a device itself takes to find a pulse or to fill a cuff: the bench measures the booth
CAMERA = "camera"


def simulator_of(family: Family, folder: Path) -> Any:
    """Its first simulator, on a cable at a path in this folder, or on the air."""
    module = import_module(f"drivers.{family.key}.simulator")
    for kind in vars(module).values():
        if inspect.isclass(kind) and kind.__module__ == module.__name__ and hasattr(kind, "orders"):
            make: Callable[..., Any] = kind
            if isinstance(family.transport, OnAir) and issubclass(kind, VirtualPeripheral):
                return make()
            if isinstance(family.transport, OnCable):
                return make(folder / family.key, speed=SPEED)
    raise LookupError(f"drivers/{family.key}/simulator.py plays no device")


def on_the_table(folder: Path) -> dict[str, Any]:
    """One of each family that has a driver and a line of bytes."""
    return {each.key: simulator_of(each, folder) for each in families() if each.build is not None and isinstance(each.transport, OnAir | OnCable)}


async def play(folder: Path) -> None:
    """All of them, and obey until standard input ends."""
    camera = patient_camera()
    await camera.plug_in()
    devices = on_the_table(folder)
    air = {key: each for key, each in devices.items() if isinstance(each, VirtualPeripheral)}
    cables = {key: each for key, each in devices.items() if key not in air}
    async with private_bus(folder) as bus, virtual_radio(bus, tuple(air.values())) as adapter:
        for each in cables.values():
            each.port.plug_in()  # before it is said that they are there
        await adapter.obey("hold-at-most", links=max(1, len(air)))  # more than a real one holds
        running = [asyncio.create_task(each.run()) for each in (camera, *cables.values())]
        places = {key: each.address for key, each in air.items()} | {key: str(each.port.path) for key, each in cables.items()}
        _say({"usable": {"bus": bus, "places": places, CAMERA: camera.url}})
        try:
            await _obey({**devices, CAMERA: camera})
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)


async def _obey(devices: Mapping[str, Simulator]) -> None:
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := await lines.readline():
        order = json.loads(line)
        await devices[order.pop("device")].obey(order.pop("order"), **order)
        _say({"obeyed": True})


def _say(news: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(play(Path(sys.argv[1])))

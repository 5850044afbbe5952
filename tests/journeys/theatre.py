"""The pretended devices of all journeys: one stage in a process of its own, as new for each journey."""

import json
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import psutil

from drivers.simulation.stage import Stage, Whereabouts
from kiosk.settings import DeviceSettings

SPEED = 20.0
CUFF = "F0:18:10:00:00:01"  # where it is on the air; the end of it is its serial number too
AS_NEW = {
    "cuff": ("restart",),
    "thermometer": ("restart",),
    "oximeter": ("well", "replug", "finger-out"),
    "patient-camera": ("well", "replug"),
    "otoscope": ("well", "replug"),
}


class Theatre:
    """The stage's process, and where its devices are."""

    def __init__(self, where: Whereabouts) -> None:
        self.where = where

    @property
    def devices(self) -> DeviceSettings:
        """All of them, as a booth's settings would name them."""
        return DeviceSettings(
            cuff=CUFF,
            thermometer="F0:18:09:00:00:01",
            oximeter=self.where.serial_ports["oximeter"],
            patient_camera=self.where.cameras["patient-camera"],
            otoscope=self.where.cameras["otoscope"],
        )

    @property
    def cameras(self) -> DeviceSettings:
        """A booth with its cameras alone."""
        return DeviceSettings(patient_camera=self.where.cameras["patient-camera"], otoscope=self.where.cameras["otoscope"])

    @property
    def cuff(self) -> DeviceSettings:
        """A booth with its cuff alone."""
        return DeviceSettings(cuff=CUFF)

    @property
    def oximeter(self) -> DeviceSettings:
        """A booth with its oximeter alone."""
        return DeviceSettings(oximeter=self.where.serial_ports["oximeter"])

    @asynccontextmanager
    async def play(self) -> AsyncIterator["Hands"]:
        """The devices as new, and somebody to handle them."""
        async with Stage.join(self.where) as stage:
            for simulator, orders in AS_NEW.items():
                for order in orders:
                    await stage.order(simulator, order)
            yield Hands(stage, self.where)


class Hands:
    """What hands do to devices: put a finger in, press a button, pull a cable out."""

    def __init__(self, stage: Stage, where: Whereabouts) -> None:
        self._stage, self._where = stage, where

    async def do(self, device: str, act: str, **details: Any) -> None:
        """One act on one device."""
        await self._stage.order(device, act, **details)

    def camera_readers(self, camera: str) -> int:
        """How many watch this camera at this instant, as the machine counts its open connections."""
        port = int(self._where.cameras[camera].split(":")[2].split("/")[0])
        connections = psutil.net_connections("tcp")
        return sum(each.status == psutil.CONN_ESTABLISHED and getattr(each.laddr, "port", 0) == port for each in connections)


@contextmanager
def theatre() -> Iterator[Theatre]:
    """Start the stage, and end it by closing its standard input."""
    with tempfile.TemporaryDirectory(prefix="alcove-") as folder:  # short: a socket's path has 107 bytes
        arguments = ["--control", str(Path(folder) / "stage"), "--speed", str(SPEED)]
        process = subprocess.Popen([sys.executable, "-m", "drivers.simulation.stage", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line, "the stage did not start"
            try:
                yield Theatre(Whereabouts.from_json(line))
            finally:
                process.stdin.close()
                process.wait(20)


def as_toml(sections: dict[str, dict[str, Any]]) -> str:
    """A settings file; JSON's texts and numbers are TOML's too."""
    return "\n".join(f"[{name}]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in values.items()) for name, values in sections.items())

"""Where the pretended devices of a demonstration play: one process for all of them, and how to start it and give orders.

    python -m drivers.simulation.stage --control PATH [--speed 1.0]

Its first line on standard output is a JSON object: where each device is, and what each can be told. From then on it takes
orders on a socket at PATH, one JSON object a line, and answers each with a line:

    {"simulator": "oximeter", "order": "finger-in", "spo2": 97}   →   {"done": true}
    {"simulator": "oximeter", "order": "explode"}                 →   {"error": "the oximeter has no order 'explode'"}

It leaves when its standard input ends: with the booth that started it, however that ends.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from devices.errors import ConnectionLost, ProtocolError, Remedy
from drivers.transport.child_process import end

LONGEST_LINE = 1 << 16
LONGEST_SOCKET_PATH = 100  # the kernel takes 107 bytes
START_WITHIN_S = 60.0  # on a machine that starts everything at once
ANSWER_WITHIN_S = 20.0
LEAVE_WITHIN_S = 5.0


@dataclass(frozen=True)
class Whereabouts:
    """Where the devices are: what a booth's settings would say of real ones."""

    control: Path
    serial_ports: Mapping[str, str]  # by simulator: "oximeter" → a path for pyserial
    cameras: Mapping[str, str]  # by simulator: "patient-camera", "otoscope" → a URL
    buttons: Mapping[str, str]  # by what it is for: "otoscope" → an input device
    sounds: Mapping[str, str]  # by simulator: "stethoscope" → a sound input; empty where no sound server answers
    bus: str  # the D-Bus on which BlueZ is, for DBUS_SYSTEM_BUS_ADDRESS; empty without a radio
    orders: Mapping[str, tuple[str, ...]]  # by simulator: what it can be told
    speed: float

    def to_json(self) -> str:
        """One line."""
        return json.dumps(
            {
                "control": str(self.control),
                "serial_ports": dict(self.serial_ports),
                "cameras": dict(self.cameras),
                "buttons": dict(self.buttons),
                "sounds": dict(self.sounds),
                "bus": self.bus,
                "orders": {name: list(orders) for name, orders in self.orders.items()},
                "speed": self.speed,
            }
        )

    @classmethod
    def from_json(cls, line: bytes) -> Self:
        """The stage's first line; raises ProtocolError for anything else."""
        try:
            said = json.loads(line)
            return cls(
                control=Path(said["control"]),
                serial_ports={str(name): str(path) for name, path in said["serial_ports"].items()},
                cameras={str(name): str(url) for name, url in said["cameras"].items()},
                buttons={str(name): str(path) for name, path in said["buttons"].items()},
                sounds={str(name): str(source) for name, source in said["sounds"].items()},
                bus=str(said["bus"]),
                orders={str(name): tuple(map(str, orders)) for name, orders in said["orders"].items()},
                speed=float(said["speed"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ProtocolError("the stage did not say where its devices are", packet=line) from error


class Stage:
    """The stage as the booth and the tests see it. One order at a time; belongs to one event loop."""

    def __init__(self, whereabouts: Whereabouts, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.whereabouts = whereabouts
        self._reader, self._writer = reader, writer
        self._turn = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def join(cls, whereabouts: Whereabouts) -> AsyncIterator[Self]:
        """Give orders to a stage that runs already; raises ConnectionLost where there is none."""
        try:
            reader, writer = await asyncio.open_unix_connection(whereabouts.control, limit=LONGEST_LINE)
        except OSError as error:
            raise _gone() from error
        try:
            yield cls(whereabouts, reader, writer)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    @classmethod
    @asynccontextmanager
    async def open(cls, control: Path, *, speed: float = 1.0, radio: bool = True) -> AsyncIterator[Self]:
        """Start a stage as a child process, and end it with the block.

        Args:
            control: where its socket is to be, in a folder that is only ours; the folder also takes the oximeter's port.
            speed: how many times faster than a real device they go through their own waits.
            radio: without one there is no cuff and no thermometer, and no D-Bus is needed.
        """
        arguments = ["--control", str(control), "--speed", str(speed), *([] if radio else ["--no-radio"])]
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "drivers.simulation.stage", *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LONGEST_LINE,
            start_new_session=True,  # Ctrl-C is the booth's: the devices stay until it has put its things away
        )
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the stage has no pipes")
        try:
            async with asyncio.timeout(START_WITHIN_S):
                line = await child.stdout.readline()
            if not line:
                raise _gone()
            async with cls.join(Whereabouts.from_json(line)) as stage:
                yield stage
        finally:
            child.stdin.close()
            try:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LEAVE_WITHIN_S):
                        await child.wait()
            finally:
                await end(child)

    async def order(self, simulator: str, order: str, **details: Any) -> None:
        """Tell a simulator what to do; it was begun when this returns.

        Raises:
            ValueError: there is no such simulator or order, in its own words.
            ConnectionLost: the stage is gone.
        """
        line = json.dumps({**details, "simulator": simulator, "order": order}).encode() + b"\n"
        async with self._turn, asyncio.timeout(ANSWER_WITHIN_S):
            try:
                self._writer.write(line)
                await self._writer.drain()
                answer = await self._reader.readline()
            except OSError as error:
                raise _gone() from error
        if not answer:
            raise _gone()
        said = json.loads(answer)
        if "error" in said:
            raise ValueError(said["error"])


def _gone() -> ConnectionLost:
    return ConnectionLost("the simulated devices are gone", device="stage", remedy=Remedy.CALL_TECHNICIAN)


def main() -> None:
    """Be the stage."""
    parser = argparse.ArgumentParser(prog="drivers.simulation.stage", description="All the pretended devices of a demonstration.")
    parser.add_argument("--control", type=Path, required=True, help="where its socket is to be")
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster than real devices")
    parser.add_argument("--no-radio", action="store_true", help="without Bluetooth")
    chosen = parser.parse_args()
    if not 0.1 <= chosen.speed <= 100:
        parser.error("--speed is between 0.1 and 100")
    if len(str(chosen.control.absolute())) > LONGEST_SOCKET_PATH:
        parser.error("the path of --control is too long for a socket")
    from drivers.simulation.stage_process import play  # the simulators are heavy: who only gives orders does not load them

    asyncio.run(play(chosen.control.absolute(), speed=chosen.speed, radio=not chosen.no_radio))


if __name__ == "__main__":
    main()

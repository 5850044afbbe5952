"""A stethoscope that is a sound card: known to be there without being opened, heard between `start` and `stop` and never otherwise.

Whether it is there is told by the sound server, which says each change at once, and by ALSA's list of cards, looked at each second. While
it is heard a listening process of its own (`ear.py`) holds the input. An input that goes takes that process with it, before anything
else is done: a sound server may move the listener to another microphone, and a room's voices are never a heart.
"""

import asyncio
import logging
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from devices.errors import ConnectionLost, DeviceError, NotFound, ProtocolError, Remedy
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.sound import Sound
from devices.status import Connected, DeviceStatus, Ended, Found, Lost, Started, Status, after
from drivers.stethoscope.codec import RATE_HZ, Reader
from drivers.stethoscope.inputs import Input, inputs
from drivers.transport.child_process import child_process

_log = logging.getLogger(__name__)
LOOK_EVERY_S = 1.0
SERVER_AGAIN_S = 10.0  # where no sound server answers, it is asked so seldom
EAR = (sys.executable, "-m", "drivers.stethoscope.ear")
GARBAGE = 1 << 16  # so many bytes that are no sound, and the listening process is given up


class Stethoscope:
    """One sound input by (part of) its name. Belongs to the loop that runs it."""

    def __init__(
        self,
        name: str,
        clock: Callable[[], datetime],
        *,
        simulated: bool = False,
        look: Callable[[], Awaitable[Sequence[Input]]] = inputs,
        ear: Sequence[str] = EAR,
    ) -> None:
        self._name, self._clock, self._look, self._ear = name, clock, look, tuple(ear)
        self._identity = DeviceIdentity("Alcôve Simulation" if simulated else "Stéthoscope", name, "", address=name, simulated=simulated)
        self.status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.ABSENT))
        self.sound: Feed[Sound] = Feed()
        self._input: Input | None = None
        self._process: Process | None = None
        self._hearing: asyncio.Task[None] | None = None
        self._stopping = False
        self._changed = asyncio.Event()

    @property
    def identity(self) -> DeviceIdentity:
        """Its name as the sound system has it; a sound card tells no serial number."""
        return self._identity

    async def run(self) -> None:
        """See it come and go, until cancelled; then nothing is heard any more."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._follow_server())
                while True:
                    self._changed.clear()
                    self._seen(next((each for each in await self._look() if each.is_called(self._name)), None))
                    with suppress(TimeoutError):
                        async with asyncio.timeout(LOOK_EVERY_S):
                            await self._changed.wait()
        finally:
            await self.stop()

    async def start(self) -> None:
        """Listen: `sound` follows, numbered from 0.

        Raises:
            NotFound: it is not plugged in.
        """
        if self._hearing is not None:
            return
        found = self._input
        if found is None:
            raise NotFound("no sound input of this name", device=self._name, remedy=Remedy.PLUG_IN)
        self._stopping = False
        self._hearing = asyncio.create_task(self._hear(found))

    async def stop(self) -> None:
        """Nothing is heard after this."""
        self._stopping = True
        self._kill()
        if self._hearing is not None:
            await asyncio.wait([self._hearing])

    # ── is it there ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _seen(self, found: Input | None) -> None:
        gone = self._input is not None and (found is None or found.name != self._input.name)
        self._input = found
        if gone:
            self._kill()
        if found is None:
            if self._now is not Status.ABSENT:
                self._becomes(Lost, ConnectionLost("the sound input is gone", device=self._name, remedy=Remedy.PLUG_IN))
            elif (latest := self.status.latest) is not None and latest.error is None:
                self.status.publish(replace(latest, error=NotFound("no sound input of this name", device=self._name, remedy=Remedy.PLUG_IN)))
        elif self._now is Status.ABSENT:
            self._identity = replace(self._identity, model=found.description or found.name, address=found.name)
            self._becomes(Found)
            self._becomes(Connected)

    async def _follow_server(self) -> None:
        """Have the sound server tell each change; where there is none, the look each second has to do."""
        while True:
            try:
                async with child_process("pactl", "subscribe", env={**os.environ, "LC_ALL": "C"}) as told:
                    assert told.stdout is not None
                    while line := await told.stdout.readline():
                        if b"on source #" in line or b"on server" in line:
                            if b"'remove'" in line:  # whichever it was: nothing of another microphone may pass for a heart
                                self._kill()
                            self._changed.set()
            except OSError:
                return  # no pactl here
            self._kill()  # the sound server is gone, and what it carried with it
            self._changed.set()
            await asyncio.sleep(SERVER_AGAIN_S)

    # ── what it hears ────────────────────────────────────────────────────────────────────────────────────────────────

    async def _hear(self, found: Input) -> None:
        """Until the process ends: told to, or because the input is gone."""
        try:
            async with child_process(*self._ear, found.opened_as, env=found.environment) as self._process:
                await self._publish(self._process)
        except (OSError, ProtocolError) as error:
            _log.error("stethoscope: %s", error)
        finally:
            self._hearing = self._process = None
        lost = None if self._stopping else ConnectionLost("the stethoscope fell silent", device=self._name, remedy=Remedy.PLUG_IN)
        if self._now is Status.MEASURING:
            self._becomes(Ended, lost)
        elif lost is not None and self._now is Status.READY:  # it never began
            self.status.publish(DeviceStatus(Status.READY, lost))
        self._changed.set()

    async def _publish(self, process: Process) -> None:
        assert process.stdout is not None
        reader, began = Reader(), self._clock()
        while not self._stopping and (data := await process.stdout.read(1 << 16)):
            for packet in reader.feed(data):
                if self._now is Status.READY:
                    began = self._clock() - timedelta(seconds=(packet.first_number + len(packet.pcm) // 2) / RATE_HZ)
                    self._becomes(Started)
                if not self._stopping:
                    self.sound.publish(Sound(packet.first_number, began + timedelta(seconds=packet.first_number / RATE_HZ), RATE_HZ, packet.pcm))
            if reader.dropped > GARBAGE:
                raise ProtocolError("the listening process sends what is no sound", packet=data)

    def _kill(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    @property
    def _now(self) -> Status:
        return self.status.latest.status if self.status.latest is not None else Status.ABSENT

    def _becomes(self, event: type, error: DeviceError | None = None) -> None:
        self.status.publish(DeviceStatus(after(self._now, event), error))

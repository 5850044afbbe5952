"""A stethoscope on a chest that beats as the test says."""

import asyncio
import io
import math
import wave as wav_file
from array import array

from devices.errors import ConnectionLost, NotFound, Remedy
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.sound import Sound
from devices.status import DeviceStatus, Status
from tests.session.visits import NOW

RATE = 8000


def pcm_of(wav: bytes) -> bytes:
    """The samples of a recording, as whoever plays the file has them."""
    with wav_file.open(io.BytesIO(wav)) as file:
        return bytes(file.readframes(file.getnframes()))


def wave(count: int, first: int = 0, loud: float = 0.3) -> bytes:
    return array("h", (round(32767 * loud * math.sin(2 * math.pi * 60 * (first + each) / RATE)) for each in range(count))).tobytes()


class Chest:
    """A stethoscope that hears what the test says."""

    def __init__(self) -> None:
        self.identity = DeviceIdentity("Thinklabs", "One", "")
        self.status: Feed[DeviceStatus] = Feed(DeviceStatus(Status.READY))
        self.sound: Feed[Sound] = Feed()
        self.on = False

    async def run(self) -> None:
        await asyncio.Event().wait()

    async def start(self) -> None:
        if self.status.latest is None or self.status.latest.status is Status.ABSENT:
            raise NotFound("not plugged in", remedy=Remedy.PLUG_IN)
        self.on = True

    async def stop(self) -> None:
        self.on = False

    def beat(self, seconds: float, first: int = 0) -> None:
        for number in range(first, first + round(seconds * RATE), 800):
            self.sound.publish(Sound(number, NOW, RATE, wave(800, number)))

    def unplug(self) -> None:
        self.status.publish(DeviceStatus(Status.ABSENT, ConnectionLost("gone", remedy=Remedy.PLUG_IN)))

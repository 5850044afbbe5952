"""A camera that is switched on, and all that it says of itself."""

import asyncio
import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from drivers.camera.driver import Camera, CameraStatus
from drivers.camera.source import source_at

PATIENCE_S = 20.0


@dataclass
class Watched:
    """A camera, and what it said."""

    camera: Camera
    said: "queue.Queue[CameraStatus]"
    all: list[CameraStatus] = field(default_factory=list)

    async def until(self, wanted: Callable[[CameraStatus], bool]) -> CameraStatus:
        """Wait for a status."""
        while True:
            status = await asyncio.to_thread(self.said.get, True, PATIENCE_S)
            self.all.append(status)
            if wanted(status):
                return status


@contextmanager
def watched(url: str) -> Iterator[Watched]:
    """A camera that is switched on, and off at the end."""
    said: queue.Queue[CameraStatus] = queue.Queue()
    camera = Camera(source_at(url), on_status=said.put)
    camera.open()
    try:
        yield Watched(camera, said)
    finally:
        camera.close()

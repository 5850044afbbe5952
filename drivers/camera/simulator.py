"""A pretended camera: a real network camera on this machine that shows a drawn, moving scene, and misbehaves when told to."""

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import Any

from drivers.camera import chart_scene, scenes
from drivers.camera.scenes import Picture
from drivers.simulation.mjpeg import MjpegServer

RATE = 30
SLOW_RATE = 2


class CameraSimulator:
    """A camera with one or more scenes. Belongs to one event loop; `run()` gives it its time."""

    orders = frozenset({"pull-out", "replug", "freeze", "black", "slow", "well", "show", "chart"})

    def __init__(self, name: str, views: dict[str, Callable[[float], Picture]], *, port: int = 0) -> None:
        self.name = name
        self.server = MjpegServer(port=port)
        self._views = views
        self._loops: dict[str, list[bytes]] = {}
        self._black = scenes.black()
        self._trouble = ""
        self._showing: Iterator[bytes] = iter(())
        self._last = b""

    @property
    def url(self) -> str:
        """Where it can be watched, once it was plugged in."""
        return self.server.url

    async def plug_in(self) -> None:
        """Draw what it shows first, and listen."""
        await self._show(next(iter(self._views)))
        await self.server.plug_in()

    async def run(self) -> None:
        """Show thirty pictures a second until cancelled; then pull out."""
        loop = asyncio.get_running_loop()
        due_s = loop.time()
        try:
            while True:
                if self.server.watched:
                    self.server.show(self._picture())
                due_s = max(due_s + 1 / (SLOW_RATE if self._trouble == "slow" else RATE), loop.time())
                await asyncio.sleep(due_s - loop.time())
        finally:
            await self.server.pull_out()

    async def obey(self, order: str, **details: Any) -> None:
        """Do as told; ValueError for what it does not know."""
        if order not in self.orders:
            raise ValueError(f"the camera has no order {order!r}")
        if order == "show":
            view = details.pop("view", None)
            if view not in self._views or details:
                raise ValueError(f"show needs a view: {', '.join(self._views)}")
            await self._show(view)
            return
        if order == "chart":
            pictures = partial(chart_scene.loop, **chart_scene.checked(details))
            self._showing = cycle(await asyncio.to_thread(pictures))
            return
        if details:
            raise ValueError(f"{order} takes no details")
        match order:
            case "pull-out":
                await self.server.pull_out()
            case "replug":
                await self.server.plug_in()
            case "well":
                self._trouble = ""
            case trouble:
                self._trouble = trouble

    async def _show(self, view: str) -> None:
        if view not in self._loops:
            self._loops[view] = await asyncio.to_thread(scenes.loop, self._views[view])
        self._showing = cycle(self._loops[view])

    def _picture(self) -> bytes:
        if self._trouble == "black":
            return self._black
        if self._trouble != "freeze" or not self._last:
            self._last = next(self._showing)
        return self._last


def patient_camera(*, port: int = 0) -> CameraSimulator:
    """The camera that sees the patient."""
    return CameraSimulator("patient-camera", {"patient": scenes.patient}, port=port)


def otoscope(*, port: int = 0) -> CameraSimulator:
    """The examination camera, in the right ear first; its other views are the left ear, and the skin under a dermatoscope."""
    return CameraSimulator("otoscope", {"right": scenes.ear("right"), "left": scenes.ear("left"), "skin": scenes.skin}, port=port)

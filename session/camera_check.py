"""The otoscope before its chart: the camera is on while the technician looks, a second of pictures is measured, and what they accept is noted in a check.

Lives on the engine's loop. The camera goes off with the technician, whatever the screens do.
"""

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from devices.chart import M3, Flaw, Found, Measured, Unmeasurable
from devices.errors import ConnectionLost
from devices.feed import Feed
from devices.role import Role
from session.call.media_link import MediaHealth
from session.checking import Checking
from session.logins import Login
from session.people import Author
from session.upkeep.camera_chart import EDGE_CAPTION, KIND, points_of
from session.upkeep.checks import NotACheck
from session.upkeep.underway import Underway

PICTURES = 30
LOOK_EVERY_S = 0.4


class Cameras(Protocol):
    """What opens the booth's cameras: the media process."""

    @property
    def health(self) -> Feed[MediaHealth]: ...

    def open_cameras(self, patient: str, otoscope: str) -> None: ...

    async def close(self) -> None: ...

    async def snapshot(self, role: Role) -> bytes: ...

    async def series(self, role: Role, pictures: int) -> bytes: ...


class Eye(Protocol):
    """What finds and measures the chart; each raises Unmeasurable where it cannot."""

    async def find(self, jpeg: bytes) -> Found: ...

    async def measure(self, series: bytes) -> Measured: ...

    async def close(self) -> None: ...


@dataclass(frozen=True)
class Sight:
    """What is seen at this moment, and what was measured last."""

    on: bool = False
    picture: bool = False  # whether the camera gives any
    found: Found | None = None
    flaw: Flaw | None = None  # why the chart in the live picture cannot be measured
    measuring: bool = False
    measured: Measured | None = None
    refused: Flaw | None = None  # why the last series could not


OFF = Sight()


class CameraCheck:
    """The verbs of the camera's page."""

    def __init__(self, cameras: Cameras, eye: Eye, checking: Checking, logins: Feed[Login | None], address: str) -> None:
        """
        Args:
            address: of the otoscope; empty where this booth has none.
        """
        self._cameras, self._eye, self._checking, self._logins, self.address = cameras, eye, checking, logins, address
        self.sight: Feed[Sight] = Feed(OFF)
        self.lot = M3.lot
        self._opened = asyncio.Event()

    @property
    def now(self) -> Sight:
        return self.sight.latest or OFF

    async def run(self) -> None:
        """Look while the camera is on, and switch it off when the technician goes; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._follow_logins())
            tasks.create_task(self._look())

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def open(self) -> None:
        """The camera is on from here. Only while a technician is at work."""
        if not self.address or not _inside(self._logins.latest) or self.now.on:
            return
        self._cameras.open_cameras("", self.address)
        self.sight.publish(Sight(on=True))
        self._opened.set()

    async def close(self) -> None:
        """Off, and what was measured and not noted is gone."""
        if not self.now.on:
            return
        self._opened.clear()
        self.sight.publish(OFF)
        await self._cameras.close()
        await self._eye.close()

    async def take(self) -> None:
        """Measure the next second of pictures, in the place of what was measured before."""
        if not self.now.on or self.now.measuring:
            return
        self._tell(measuring=True, measured=None, refused=None)
        try:
            measured = await self._eye.measure(await self._cameras.series(Role.OTOSCOPE, PICTURES))
        except ConnectionLost:
            self._tell(measuring=False, refused=Flaw.NO_PICTURES)
        except Unmeasurable as error:
            self._tell(measuring=False, refused=error.flaw)
        else:
            self._tell(measuring=False, measured=measured)

    def photo(self, sha256: str) -> bytes:
        """A picture that was kept with a check; empty where it is gone."""
        try:
            return self._checking.photo(sha256)
        except KeyError:
            return b""

    async def note(self, serial: str, delay_ms: int | None, by: Author) -> Underway:
        """Note what was measured, with its pictures, in the check of this camera, in the place of an earlier measure; it waits for its signatures then.

        Raises:
            NotACheck: there is no such device, nothing was measured, or there is no room for its pictures. Nothing was noted then.
        """
        measured = self.now.measured
        if measured is None:
            raise NotACheck("point-missing")
        check = self._checking.begin(serial, KIND, by)
        chart = f"Mire {measured.reading.chart}, lot {measured.reading.lot}"
        pictures = ((measured.picture, chart), (measured.edge, f"{chart}, {EDGE_CAPTION}"))
        add = partial(self._checking.add_photos, points=points_of(measured.reading, delay_ms), instead=True)
        return await asyncio.to_thread(add, check.check_id, pictures, by)

    # ── looking ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _look(self) -> None:
        while True:
            await self._opened.wait()
            if not self.now.measuring:
                await self._look_once()
            await asyncio.sleep(LOOK_EVERY_S)

    async def _look_once(self) -> None:
        try:
            found = await self._eye.find(await self._cameras.snapshot(Role.OTOSCOPE))
        except ConnectionLost:
            self._tell(picture=False, found=None, flaw=None)
        except Unmeasurable as error:
            self._tell(picture=True, found=None, flaw=error.flaw)
        else:
            self._tell(picture=True, found=found, flaw=None)

    async def _follow_logins(self) -> None:
        try:
            with self._logins.listen() as logins:
                async for login in logins:
                    if not _inside(login):
                        await self.close()
        finally:
            await self._eye.close()

    def _tell(self, **changed: object) -> None:
        if self.now.on:  # nothing of a look that was under way when it was switched off
            told = replace(self.now, **changed)  # type: ignore[arg-type]  # names are the class's own
            if told != self.now:
                self.sight.publish(told)


def _inside(login: Login | None) -> bool:
    return login is not None and not login.locked

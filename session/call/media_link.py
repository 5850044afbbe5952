"""The booth's hold on its media process: starts it, tells it what to do, and starts it again when it dies or hangs.

What was wanted (cameras, sound, mask, mute, a call) is remembered here, so a new process takes up where the old one stopped: masked
and muted before anything is opened, and with a new call number. The consultation never notices more than a pause.

    link = MediaLink([sys.executable, "-m", "kiosk.media"], Pictures.create())
    task = group.create_task(link.run())            # until cancelled; the process leaves with it
    link.open_cameras("/dev/video0", "/dev/video2")  # after consent, never before
    link.open_sound()
    with link.offers.listen() as offers:
        link.start_call()
        offer = await offers.next()                 # send it to the practitioner's page; then link.answer(...), link.candidate(...)

All of it belongs to one event loop.
"""

import asyncio
import base64
import itertools
import logging
import os
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from devices.device import Role
from devices.errors import ConnectionLost, Remedy
from devices.feed import Feed
from devices.picture_score import PictureScore
from session.call import control
from session.call.child import Child
from session.call.control import CameraStatus, Heard, LinkState, Seen, SoundStatus
from session.call.pictures import Pictures, View
from session.call.state import TRANSITIONS, CallState, Closed, Connected, Dropped, Offered, after
from session.ice_server import IceServer

log = logging.getLogger(__name__)
PING_EVERY_S = 0.25
HUNG_AFTER_S = 1.5  # silent for so long: it hangs
STARTED_WITHIN_S = 15.0
CLOSED_WITHIN_S = 0.7  # consent withdrawn: what is not closed by then is killed
STILL_WITHIN_S = 2.0
SERIES_WITHIN_S = 6.0
LARGEST_STILL = 32 * 1024 * 1024
SPARE_AFTER_S = 5.0
REJOIN_AFTER_S = 8.0  # a connection that is lost often comes back by itself; then a new one is offered
PAUSES_S = (0.0, 0.0, 0.5, 1.0, 2.0, 5.0)  # before the next start of a process that dies young
YOUNG_S = 10.0
PATIENT_CAMERA_OFF = CameraStatus(Role.PATIENT_CAMERA, Seen.CLOSED)
OTOSCOPE_OFF = CameraStatus(Role.OTOSCOPE, Seen.CLOSED)
SOUND_OFF = SoundStatus(Heard.CLOSED, Heard.CLOSED)


@dataclass(frozen=True)
class Taken:
    """A still as it came: its bytes, and how good it is where that was looked at."""

    content: bytes
    score: PictureScore | None = None


NOTHING = Taken(b"")


@dataclass(frozen=True)
class MediaHealth:
    """What is on, what is hidden, and whether the media process runs: for the screens, always true."""

    running: bool = False
    engine: str = ""
    restarts: int = 0
    patient_camera: CameraStatus = PATIENT_CAMERA_OFF
    otoscope: CameraStatus = OTOSCOPE_OFF
    sound: SoundStatus = SOUND_OFF
    masked: bool = False
    muted: bool = False


@dataclass
class _Wanted:
    """What the booth asked for, to be asked again of the next process."""

    cameras: control.OpenCameras | None = None
    sound: control.OpenSound | None = None
    masked: bool = False
    muted: bool = False
    call: int | None = None
    ice_servers: tuple[IceServer, ...] = ()


class MediaLink:
    """Starts, feeds and watches the media process."""

    def __init__(
        self,
        command: Sequence[str],
        pictures: Pictures,
        *,
        first_call: int | None = None,
        spare_after_s: float | None = SPARE_AFTER_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            command: what starts a media process; the numbers of two file descriptors are added.
            pictures: the shared memory that it writes and the screens read.
            first_call: call numbers go up from here; the present second by default, so that they go up over restarts of the booth too.
            spare_after_s: how long a process must be up before a second one is started, which opens nothing and takes over when the first
                one ends: loading the codecs takes a second, and longer where all is busy. None for no spare.
        """
        self._command, self.pictures, self._clock = tuple(command), pictures, clock
        self.state: Feed[CallState] = Feed(CallState.NEW)
        self.health: Feed[MediaHealth] = Feed(MediaHealth())
        self.offers: Feed[control.Offer] = Feed()
        self.statistics: Feed[control.Statistics] = Feed()
        self.scope_score: Feed[PictureScore | None] = Feed()
        self._calls = itertools.count(int(time.time()) if first_call is None else first_call)
        self._requests = itertools.count(1)
        self._stills: dict[int, asyncio.Future[Taken]] = {}
        self._wanted = _Wanted()
        self._life: Child | None = None
        self._spare: Child | None = None
        self._spare_after_s = spare_after_s
        self._closed = asyncio.Event()
        self._lost_at: float | None = None

    @property
    def has_spare(self) -> bool:
        """Whether a second process is loaded and waits."""
        return self._spare is not None and self._spare.has_spoken()

    async def run(self) -> None:
        """Keep a media process alive until cancelled."""
        young = 0
        try:
            while True:
                await asyncio.sleep(PAUSES_S[min(young, len(PAUSES_S) - 1)])
                born = self._clock()
                spare, self._spare = self._spare, None
                await self._live(spare or await Child.start(self._command, self.pictures.fd))
                young = young + 1 if self._clock() - born < YOUNG_S else 0
        finally:
            if self._spare is not None:
                await self._spare.end(at_once=True)

    # -- verbs

    def open_cameras(self, patient: str, otoscope: str) -> None:
        """Switch the cameras on, by their addresses; empty for none. Only after consent."""
        self._wanted.cameras = control.OpenCameras(patient, otoscope)
        self._tell(self._wanted.cameras)

    def open_sound(self, microphone: str = "", speaker: str = "") -> None:
        """Switch microphone and loudspeaker on, by (part of) their names; empty for the system's choice. Only after consent."""
        self._wanted.sound = control.OpenSound(microphone, speaker)
        self._tell(self._wanted.sound)

    async def close(self) -> None:
        """End the call and switch everything off. Sure when this returns, within a second: a process that does not obey is killed."""
        called = self._wanted.call is not None
        self._wanted = _Wanted(masked=self._wanted.masked, muted=self._wanted.muted)  # hidden stays hidden, in the next call too
        if called:
            self._event(Closed)
        life = self._life
        if life is None or not life.up:  # a new process opens nothing before it is told to
            self._change(patient_camera=PATIENT_CAMERA_OFF, otoscope=OTOSCOPE_OFF, sound=SOUND_OFF)
            return
        self._closed.clear()
        self._tell(control.CloseAll())
        try:
            async with asyncio.timeout(CLOSED_WITHIN_S):
                await self._closed.wait()
        except TimeoutError:
            log.error("the media process did not close in time and was killed")
            life.kill()
            with suppress(TimeoutError):  # a camera's driver may hold it in the kernel: it dies later, and writes no picture meanwhile
                async with asyncio.timeout(CLOSED_WITHIN_S):
                    await self._closed.wait()  # it is buried, and its last pictures with it
        self._tell_what_is_hidden()

    def start_call(self, ice_servers: Iterable[IceServer] = ()) -> int:
        """Offer a call, in place of the present one if there is one; its number. The offer comes out of `offers`."""
        self._wanted.ice_servers = tuple(ice_servers)
        return self._offer()

    def end_call(self) -> None:
        """End the call on purpose. Cameras stay as they are."""
        call, self._wanted.call = self._wanted.call, None
        if call is not None:
            self._tell(control.EndCall(call))
            self._event(Closed)

    def answer(self, call: int, sdp: str) -> None:
        """The practitioner's answer; one to an older call is ignored."""
        if call == self._wanted.call:
            self._tell(control.Answer(call, sdp))

    def candidate(self, call: int, candidate: str, sdpMid: str | None, sdpMLineIndex: int | None) -> None:
        """One of the practitioner's addresses; one for an older call is ignored."""
        if call == self._wanted.call:
            self._tell(control.Candidate(call, candidate, sdpMid, sdpMLineIndex))

    def mask(self, on: bool) -> None:
        """Hide the cameras from the practitioner, or show them again; what comes up later is hidden before it is open."""
        self._wanted.masked = on
        self._hide(control.Mask(on))

    def mute(self, on: bool) -> None:
        """Send silence in place of the microphone, or sound again."""
        self._wanted.muted = on
        self._hide(control.Mute(on))

    def send_sound(self, sound_id: str, first_number: int, rate_hz: int, pcm: bytes) -> None:
        """What the stethoscope hears, to whoever is in the call."""
        if self._wanted.call is not None:
            self._tell(control.SendSound(sound_id, first_number, rate_hz, base64.b64encode(pcm).decode()))

    async def snapshot(self, role: Role) -> bytes:
        """The newest picture of this camera as a JPEG in full size.

        Raises:
            ConnectionLost: the camera is closed or gone, or the media process is.
        """
        request = next(self._requests)
        return await self._taken(control.TakeStill(request, role), STILL_WITHIN_S)

    async def best(self, role: Role) -> Taken:
        """The best picture of the last two seconds with its score, where the camera's pictures are looked at; else the newest, without.

        Raises:
            ConnectionLost: the camera is closed or gone, or the media process is.
        """
        request = next(self._requests)
        return await self._asked(control.TakeStill(request, role, best=True), STILL_WITHIN_S)

    async def series(self, role: Role, pictures: int) -> bytes:
        """So many pictures of this camera as they come, packed by `drivers.camera.chart.series`. A slow camera gives fewer.

        Raises:
            ConnectionLost: the camera is closed or gone, or the media process is.
        """
        request = next(self._requests)
        return await self._taken(control.TakeSeries(request, role, pictures), SERIES_WITHIN_S)

    async def _taken(self, wish: control.TakeStill | control.TakeSeries, within_s: float) -> bytes:
        return (await self._asked(wish, within_s)).content

    async def _asked(self, wish: control.TakeStill | control.TakeSeries, within_s: float) -> Taken:
        request, role = wish.request, wish.role
        arriving: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._stills[request] = arriving
        try:
            self._tell(wish)
            async with asyncio.timeout(within_s):
                await arriving
        except TimeoutError:
            arriving.cancel()
        finally:
            del self._stills[request]
        taken = NOTHING if arriving.cancelled() else arriving.result()
        if not taken.content:
            raise ConnectionLost("the camera shows nothing", device=role.value, remedy=Remedy.PLUG_IN)
        return taken

    # -- the process

    async def _live(self, life: Child) -> None:
        life.heard_at = self._clock()
        self._life = life
        loop = asyncio.get_running_loop()
        loop.add_reader(life.socket, self._read, life)
        try:
            await self._watch(life)
        finally:
            loop.remove_reader(life.socket)
            try:
                await life.end(at_once=not life.up or life.ended.is_set())
            finally:  # dead before the pictures are cleared: it cannot write another
                self._life = None
                self._bury()

    async def _watch(self, life: Child) -> None:
        """Until the process has ended or hangs."""
        looked_at = self._clock()
        for number in itertools.count():
            with suppress(TimeoutError):
                async with asyncio.timeout(PING_EVERY_S):
                    await life.ended.wait()
            if life.ended.is_set():
                return
            late_s = self._clock() - looked_at - PING_EVERY_S
            looked_at = self._clock()
            if late_s > PING_EVERY_S:  # what starves us starves it too: that is no hang
                life.heard_at += late_s
            if self._clock() - life.heard_at > (HUNG_AFTER_S if life.up else STARTED_WITHIN_S):
                log.error("the media process hangs and is killed")
                life.kill()
                return
            if life.up:
                self._tell(control.Ping(number))
                if self._spare is None and self._spare_after_s is not None and self._clock() - life.up_at >= self._spare_after_s:
                    self._spare = await Child.start(self._command, self.pictures.fd)
            if self._lost_at is not None and self._clock() - self._lost_at > REJOIN_AFTER_S:
                self._offer()

    def _bury(self) -> None:
        """The process is gone: nothing is shown, nothing is on, and whoever waits hears of it."""
        for view in View:
            self.pictures.clear(view)
        for arriving in self._stills.values():
            if not arriving.done():
                arriving.set_result(NOTHING)
        self.scope_score.publish(None)
        self._closed.set()
        cameras = self._wanted.cameras or control.OpenCameras("", "")
        sound = Heard.ABSENT if self._wanted.sound else Heard.CLOSED
        self._change(
            running=False,
            restarts=(self.health.latest or MediaHealth()).restarts + 1,
            patient_camera=CameraStatus(Role.PATIENT_CAMERA, Seen.LOST if cameras.patient else Seen.CLOSED),
            otoscope=CameraStatus(Role.OTOSCOPE, Seen.LOST if cameras.otoscope else Seen.CLOSED),
            sound=SoundStatus(sound, sound),
            masked=self._wanted.masked,
            muted=self._wanted.muted,
        )
        self._event(Dropped)

    def _read(self, life: Child) -> None:
        try:
            packet, files, _, _ = socket.recv_fds(life.socket, control.LARGEST + 1, 1)
        except BlockingIOError:
            return
        except OSError:
            packet, files = b"", []
        try:
            if not packet:
                asyncio.get_running_loop().remove_reader(life.socket)
                life.ended.set()
                return
            life.heard_at = self._clock()
            self._hear(life, control.from_media(packet), files)
        except control.ControlError as error:
            log.error("the media process said what no message allows: %s", error)
        finally:
            for file in files:
                os.close(file)

    def _hear(self, life: Child, message: control.FromMedia, files: list[int]) -> None:
        match message:
            case control.Up(engine):
                life.up, life.up_at = True, self._clock()
                self._change(running=True, engine=engine)
                self._tell_all()
            case control.Offer(call):
                if call == self._wanted.call:
                    self._event(Offered)
                    self.offers.publish(message)
            case control.CallLink(call, state):
                if call == self._wanted.call:
                    self._linked(state)
            case control.CameraStatus(Role.PATIENT_CAMERA):
                self._change(patient_camera=message)
            case control.CameraStatus(Role.OTOSCOPE):
                self._change(otoscope=message)
            case control.SoundStatus():
                self._change(sound=message)
            case control.Showing(masked, muted):
                self._change(masked=masked, muted=muted)
            case control.Statistics():
                self.statistics.publish(message)
            case control.Still():
                self._still(message, files)
            case control.PictureSeen(role, score):
                if role is Role.OTOSCOPE:
                    self.scope_score.publish(score)
            case control.Closed():
                self._closed.set()
            case control.Refused(what, why):
                log.warning("the media process refused %s: %s", what, why)

    def _still(self, still: control.Still, files: list[int]) -> None:
        arriving = self._stills.get(still.request)
        if arriving is not None and not arriving.done():
            arriving.set_result(Taken(os.pread(files[0], still.size, 0), still.score) if files and 0 < still.size <= LARGEST_STILL else NOTHING)

    def _linked(self, state: LinkState) -> None:
        match state:
            case LinkState.CONNECTED:
                self._event(Connected)
            case LinkState.DISCONNECTED:
                self._event(Dropped)
            case LinkState.FAILED | LinkState.CLOSED:
                self._event(Dropped)
                self._offer()
            case LinkState.NEW | LinkState.CONNECTING:
                return

    def _offer(self) -> int:
        if self.state.latest is CallState.ENDED:
            self.state.publish(CallState.NEW)
        self._wanted.call = call = next(self._calls)
        self._lost_at = None
        self._tell(control.StartCall(call, self._wanted.ice_servers))
        return call

    def _event(self, event: type) -> None:
        """Move the call's state where the table allows it; what it does not know says nothing new."""
        state = self.state.latest or CallState.NEW
        if event not in TRANSITIONS[state]:
            return
        following = after(state, event)
        self._lost_at = self._clock() if following is CallState.LOST else None
        if following is not state:
            self.state.publish(following)

    def _change(self, **changed: object) -> None:
        health = replace(self.health.latest or MediaHealth(), **changed)  # type: ignore[arg-type]  # names and values come from _hear alone
        if health != self.health.latest:
            self.health.publish(health)

    def _tell_all(self) -> None:
        """Ask a new process for all that is wanted; hidden things first."""
        self._tell_what_is_hidden()
        for message in (self._wanted.cameras, self._wanted.sound):
            if message is not None:
                self._tell(message)
        if self._wanted.call is not None:
            self._offer()

    def _hide(self, message: control.Mask | control.Mute) -> None:
        self._tell(message)
        if not (self.health.latest or MediaHealth()).running:  # nothing is open: true as soon as it is wanted
            self._change(masked=self._wanted.masked, muted=self._wanted.muted)

    def _tell_what_is_hidden(self) -> None:
        self._tell(control.Mask(self._wanted.masked))
        self._tell(control.Mute(self._wanted.muted))

    def _tell(self, message: control.ToMedia) -> None:
        """Send it; before the process is up nothing is sent, and all is told when it is."""
        life = self._life
        if life is None or not life.up or life.ended.is_set():
            return
        try:
            life.socket.send(control.to_bytes(message))
        except control.ControlError as error:  # an answer from outside that nobody would send in earnest
            log.warning("not told: %s", error)
        except BlockingIOError:
            log.error("the media process does not listen any more and is killed")
            life.kill()
        except OSError:  # it is gone: its end of file is on the way
            log.info("not told: %s", type(message).__name__)

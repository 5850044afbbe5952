"""The media process: cameras, microphone, loudspeaker and the call, apart from the rest so that their failures harm nothing else.

Started by the booth as `python -m kiosk.media SOCKET PICTURES [--engine NAME]`; the two are numbers of inherited file descriptors. It does
what the booth says on the socket, opens nothing before it is told to, and leaves when the socket ends.
"""

import argparse
import asyncio
import base64
import ctypes
import logging
import os
import resource
import signal
import socket
import struct
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn

import av
import cv2

from devices.device import Role
from devices.errors import DeviceError
from devices.picture_score import PictureScore
from drivers.camera.chart.series import MOST
from kiosk.eye import VIEWS, Eye
from kiosk.pictures import Projector, planes_in
from session.call import control
from session.call.call import Call
from session.call.control import CameraStatus, Heard, Seen, SoundStatus
from session.call.engine import DEFAULT, MODULES, Engine
from session.call.pictures import Pictures, View
from session.call.sound import Playout, SoundCard
from session.call.sound_packet import SoundPacket
from session.call.tracks import CameraSource, MicrophoneSource

log = logging.getLogger(__name__)
SOUND_CHECK_S = 2.0
STATISTICS_S = 1.0


class MediaProcess:
    """The live parts of the media process, and what each message does to them."""

    def __init__(self, link: socket.socket, pictures: Pictures, engine: Engine) -> None:
        self._socket, self._pictures, self._engine = link, pictures, engine
        self._loop = asyncio.get_running_loop()
        self._inbox: asyncio.Queue[control.ToMedia | None] = asyncio.Queue(256)
        self._eyes: dict[Role, Eye] = {}
        self._sources = {role: CameraSource() for role in VIEWS}
        self._microphone = MicrophoneSource()
        self._playout = Playout()
        self._sound = SoundCard(self._microphone.give, self._playout)
        self._sound_status = SoundStatus(Heard.CLOSED, Heard.CLOSED)
        self._call: Call | None = None
        self._seen: av.VideoFrame | None = None
        self._seen_fresh = asyncio.Event()
        self._showing = asyncio.Lock()

    async def run(self) -> None:
        """Until the booth's end of the socket closes."""
        self._socket.setblocking(False)
        self._loop.add_reader(self._socket, self._read)
        self._tell(control.Up(self._engine.name))
        try:
            async with asyncio.TaskGroup() as tasks:
                background = [tasks.create_task(each) for each in (self._watch_sound(), self._report(), self._show_practitioner())]
                while (message := await self._inbox.get()) is not None:
                    await self._do(message, tasks)
                for task in background:
                    task.cancel()
                await self._close_all()
        finally:
            self._loop.remove_reader(self._socket)

    def _read(self) -> None:
        try:
            packet = self._socket.recv(control.LARGEST + 1)
        except BlockingIOError:  # woken for nothing
            return
        except OSError:  # broken off is over, as an end of file is
            packet = b""
        if not packet:
            self._loop.remove_reader(self._socket)
            self._put(None)
            return
        try:
            message = control.to_media(packet)
        except control.ControlError as error:
            self._tell(control.Refused("message", str(error)))
            return
        match message:  # at once, whatever else is being done
            case control.Ping(number):
                self._tell(control.Pong(number))
            case control.Mask(on):
                for source in self._sources.values():
                    source.mask(on)
                self._tell_showing()
            case control.Mute(on):
                self._microphone.mute(on)
                self._tell_showing()
            case control.SendSound():
                self._send_sound(message)
            case _:
                self._put(message)

    def _put(self, message: control.ToMedia | None) -> None:
        try:
            self._inbox.put_nowait(message)
        except asyncio.QueueFull:
            log.warning("the booth says more than can be done: leaving")
            os._exit(1)  # it starts us again

    def _tell(self, message: control.FromMedia, *files: int) -> None:
        try:
            socket.send_fds(self._socket, [control.to_bytes(message)], list(files))
        except OSError as error:  # the booth is gone, and its end of file will say so; or it hangs, and misses this
            log.debug("not told: %s (%s)", type(message).__name__, error.strerror)

    def _tell_showing(self) -> None:
        self._tell(control.Showing(self._sources[Role.PATIENT_CAMERA].masked, self._microphone.muted))

    async def _do(self, message: control.ToMedia, tasks: asyncio.TaskGroup) -> None:
        try:
            match message:
                case control.OpenCameras(patient, otoscope):
                    await self._open_cameras({Role.PATIENT_CAMERA: patient, Role.OTOSCOPE: otoscope})
                case control.OpenSound(microphone, speaker):
                    self._told_sound(await asyncio.to_thread(self._sound.open, microphone, speaker))
                case control.CloseAll():
                    await self._close_all()
                    self._tell(control.Closed())
                case control.StartCall():
                    await self._end_call()
                    self._call = self._new_call(message)
                    tasks.create_task(self._offer(self._call))
                case control.EndCall(call):
                    if self._call is not None and self._call.number == call:
                        await self._end_call()
                case control.Answer(call, sdp):
                    if self._call is not None and self._call.number == call:
                        await self._call.answer(sdp)
                case control.Candidate(call, line, mid, index):
                    if self._call is not None and self._call.number == call:
                        await self._call.candidate(line, mid, index)
                case control.TakeStill(request, role, best):
                    await self._take_still(request, role, best)
                case control.TakeSeries(request, role, pictures):
                    tasks.create_task(self._take_series(request, role, pictures))  # takes a second, and closing must not wait for it
        except (ValueError, DeviceError) as error:
            self._tell(control.Refused(type(message).__name__, str(error)[:200]))

    # -- cameras

    async def _open_cameras(self, addresses: dict[Role, str]) -> None:
        """Open what is asked for and close the rest. What is open already stays as it is: nobody sees a gap."""
        await self._close_cameras(tuple(role for role, eye in self._eyes.items() if addresses.get(role) != eye.address))
        for role, address in addresses.items():
            if not address or role in self._eyes:
                continue
            self._tell(CameraStatus(role, Seen.OPENING))
            scored = self._scope_scored if role is Role.OTOSCOPE else None
            eye = Eye(role, address, self._sources[role], self._pictures, self._tell_from_thread, scored)
            self._eyes[role] = eye
            eye.open()

    async def _close_cameras(self, roles: Iterable[Role] = (Role.PATIENT_CAMERA, Role.OTOSCOPE)) -> None:
        eyes = {role: self._eyes.pop(role) for role in roles if role in self._eyes}
        try:
            await asyncio.gather(*(asyncio.to_thread(eye.close) for eye in eyes.values()))
        except DeviceError as error:  # a camera that does not let go is let go by the process's end
            log.error("camera: %s", error)
            os._exit(1)
        for role in eyes:
            self._tell(CameraStatus(role, Seen.CLOSED))

    def _scope_scored(self, scored: PictureScore | None) -> None:
        self._tell_from_thread(control.PictureSeen(Role.OTOSCOPE, scored))

    def _tell_from_thread(self, message: control.FromMedia) -> None:
        with suppress(RuntimeError):  # the loop has closed: nobody is there to be told
            self._loop.call_soon_threadsafe(self._tell, message)

    async def _take_still(self, request: int, role: Role, best: bool) -> None:
        eye = self._eyes.get(role)
        try:
            if eye is None:
                raise DeviceError("this camera is closed")
            content, width, height, scored = await asyncio.to_thread(eye.best_still) if best else (*await asyncio.to_thread(eye.still), None)
        except DeviceError:  # its status says why; the answer is that there is no picture
            self._tell(control.Still(request, 0))
            return
        self._hand_over(request, content, width, height, scored)

    async def _take_series(self, request: int, role: Role, pictures: int) -> None:
        eye = self._eyes.get(role)
        content = await asyncio.to_thread(eye.series, min(pictures, MOST)) if eye is not None else b""
        self._hand_over(request, content)

    def _hand_over(self, request: int, content: bytes, width: int = 0, height: int = 0, scored: PictureScore | None = None) -> None:
        if not content:
            self._tell(control.Still(request, 0))
            return
        file = os.memfd_create("alcove-still", os.MFD_CLOEXEC)
        try:
            os.write(file, content)
            self._tell(control.Still(request, len(content), width, height, scored), file)
        finally:
            os.close(file)

    # -- sound

    async def _watch_sound(self) -> None:
        while True:
            await asyncio.sleep(SOUND_CHECK_S)
            self._told_sound(await asyncio.to_thread(self._sound.check))

    def _told_sound(self, status: SoundStatus) -> None:
        if status != self._sound_status:
            self._sound_status = status
            self._tell(status)

    def _send_sound(self, heard: control.SendSound) -> None:
        """At once, or not at all. Who mutes is not heard through the stethoscope either: it would carry voices."""
        if self._call is None or self._microphone.muted:
            return
        try:
            self._call.send_sound(SoundPacket(heard.sound_id, heard.first_number, heard.rate_hz, base64.b64decode(heard.pcm, validate=True)))
        except (ValueError, struct.error) as error:
            self._tell(control.Refused("send-sound", str(error)[:200]))

    # -- the call

    def _new_call(self, wanted: control.StartCall) -> Call:
        return Call(
            self._engine,
            wanted.call,
            microphone=self._microphone,
            patient=self._sources[Role.PATIENT_CAMERA],
            otoscope=self._sources[Role.OTOSCOPE],
            seen=self._practitioner_seen,
            heard=self._playout.hear,
            link=self._link_changed,
            ice_servers=wanted.ice_servers,
        )

    async def _offer(self, call: Call) -> None:
        """Make the offer beside everything else: asking a far TURN server can take seconds, and closing must not wait for it."""
        try:
            sdp = await call.offer()
        except Exception:
            if self._call is call:
                raise
            return  # closed meanwhile; each engine has its own error for that
        if self._call is call:
            self._tell(control.Offer(call.number, sdp))

    async def _end_call(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            await call.close()
            self._seen = None
            async with self._showing:  # a picture that is being scaled comes before the clearing, never after
                self._pictures.clear(View.PRACTITIONER)

    def _link_changed(self, number: int, state: str) -> None:
        if self._call is not None and self._call.number == number:
            self._tell(control.CallLink(number, control.LinkState(state)))

    def _practitioner_seen(self, frame: av.VideoFrame) -> None:
        self._seen = frame
        self._seen_fresh.set()

    async def _show_practitioner(self) -> None:
        projector = Projector(self._pictures, View.PRACTITIONER)
        while True:
            await self._seen_fresh.wait()
            self._seen_fresh.clear()
            async with self._showing:
                frame = self._seen
                if frame is not None:
                    await asyncio.to_thread(projector.show, planes_in(frame), time.monotonic_ns())

    async def _report(self) -> None:
        while True:
            await asyncio.sleep(STATISTICS_S)
            call = self._call
            if call is None:
                continue
            try:
                statistics = await call.statistics()
            except Exception:
                if self._call is call:
                    raise
                continue  # closed meanwhile; each engine has its own error for that
            self._tell(statistics)

    async def _close_all(self) -> None:
        """Everything at once: a call that is slow to end keeps no camera open."""
        _, _, sound = await asyncio.gather(self._end_call(), self._close_cameras(), asyncio.to_thread(self._sound.close))
        self._told_sound(sound)


def without_real_time() -> None:
    """Let no thread of the codecs run at real-time priority: starved, the screen must win over the encoder."""
    resource.setrlimit(resource.RLIMIT_RTPRIO, (0, 0))
    version_3, cap_sys_nice = 0x20080522, 23
    header = (ctypes.c_uint32 * 2)(version_3, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice 32 bits
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    for index in range(3):
        sets[index] &= ~(1 << cap_sys_nice)
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the media process on the descriptors it was given."""
    parser = argparse.ArgumentParser(prog="kiosk.media", description="The media process; started by the booth, not by hand.")
    parser.add_argument("socket", type=int)
    parser.add_argument("pictures", type=int)
    parser.add_argument("--engine", choices=MODULES, default=DEFAULT)
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="media: %(levelname)s %(name)s: %(message)s")
    for chatty in ("aioice", "aiortc"):  # they log addresses
        logging.getLogger(chatty).setLevel(logging.WARNING)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches us too: the booth closes the socket when it has done
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash leaves no picture of a patient on the disk
    without_real_time()
    cv2.setNumThreads(1)  # two cores carry cameras, codecs and screens: no picture is cut into pieces for several threads

    async def run() -> None:
        with socket.socket(fileno=chosen.socket) as link:
            await MediaProcess(link, Pictures.attach(chosen.pictures), Engine.that_works(chosen.engine)).run()

    asyncio.run(run())
    logging.shutdown()
    os._exit(0)  # the codecs' threads do not always survive an orderly end


if __name__ == "__main__":
    main()

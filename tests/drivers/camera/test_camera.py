"""A camera over real HTTP, with a server that misbehaves: pictures arrive, old ones never, and what is wrong is said."""

import asyncio
import queue
import threading
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import cv2
import numpy as np
import pytest
from av.video.reformatter import VideoReformatter

from devices.errors import ConnectionLost, NotFound, Remedy
from devices.picture_score import PictureFlaw
from devices.status import Status
from drivers.camera.driver import Camera, CameraStatus, decoded
from drivers.camera.picture import Picture
from drivers.camera.score import score
from drivers.camera.simulator import CameraSimulator, otoscope, patient_camera
from drivers.camera.source import MjpegSource, RawPicture
from drivers.simulation.mjpeg import MjpegServer
from tests.drivers.camera.watched import PATIENCE_S, watched


@pytest.fixture(scope="module")
def drawn() -> CameraSimulator:
    """Scenes are drawn once for all tests here."""
    one = otoscope()
    asyncio.run(one._show("right"))
    return one


@pytest.fixture
async def server(drawn: CameraSimulator) -> AsyncIterator[CameraSimulator]:
    one = otoscope()
    one._loops = drawn._loops
    await one.plug_in()
    running = asyncio.create_task(one.run())
    yield one
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def ready(status: CameraStatus) -> bool:
    return status.status is Status.READY


async def test_pictures_arrive_at_full_size(server: CameraSimulator) -> None:
    with watched(server.url) as one, one.camera.listen() as listener:
        status = await one.until(ready)
        assert (status.width, status.height) == (1280, 720)
        frames = [await asyncio.to_thread(listener.wait, PATIENCE_S) for _ in range(10)]
    numbers = [frame.number for frame in frames if frame is not None]
    assert len(numbers) == 10
    assert numbers == sorted(set(numbers))
    frame = frames[0]
    assert frame is not None
    assert frame.i420.shape == (1080, 1280)
    assert frame.taken_at.tzinfo is not None
    assert not frame.i420.flags.writeable
    assert frame.luma.min() >= 16  # studio range, though the JPEG is full range
    assert frame.luma.max() <= 236


async def test_a_still_is_the_cameras_own_jpeg(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        jpeg = one.camera.snapshot()
        png = one.camera.snapshot(png=True)
    assert jpeg.media_type == "image/jpeg"
    assert jpeg.content in server._loops["right"]
    picture = cv2.imdecode(np.frombuffer(png.content, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    assert picture.shape == (720, 1280, 3)


async def test_a_listener_that_slept_gets_the_newest_only(server: CameraSimulator) -> None:
    with watched(server.url) as one, one.camera.listen() as quick, one.camera.listen() as slow:
        await one.until(ready)
        for _ in range(8):
            await asyncio.to_thread(quick.wait, PATIENCE_S)
        newest = one.camera.frame
        seen = slow.newest()
        assert newest is not None
        assert seen is not None
        assert seen.number >= newest.number
        assert slow.newest() is None or slow.missed == 0


async def test_a_listener_is_woken(server: CameraSimulator) -> None:
    loop, woken = asyncio.get_running_loop(), asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(woken.set)

    with watched(server.url) as one, one.camera.listen(wake) as listener:
        async with asyncio.timeout(PATIENCE_S):
            await woken.wait()
        assert listener.newest() is not None


async def test_pulled_out_it_is_missed_within_a_second_and_found_again(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        before_s = time.monotonic()
        await server.obey("pull-out")
        status = await one.until(lambda status: status.status is Status.ABSENT)
        assert time.monotonic() - before_s < 1
        assert isinstance(status.error, ConnectionLost | NotFound)
        assert status.error.remedy is Remedy.PLUG_IN
        assert one.camera.frame is None
        with pytest.raises(ConnectionLost):
            one.camera.snapshot()
        await server.obey("replug")
        await one.until(ready)
        assert one.camera.frame is not None


async def test_a_line_that_falls_silent_is_a_camera_that_went(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        server._trouble = "slow"
        server._showing = iter([])  # the camera hangs: the line stays open, and nothing comes
        status = await one.until(lambda status: status.status is Status.ABSENT)
        assert isinstance(status.error, ConnectionLost)


async def test_a_frozen_picture_is_found(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        await server.obey("freeze")
        await one.until(lambda status: status.picture is Picture.FROZEN)
        await server.obey("well")
        await one.until(lambda status: status.picture is Picture.GOOD)


async def test_a_covered_lens_is_found(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        await server.obey("black")
        await one.until(lambda status: status.picture is Picture.BLACK)


async def test_the_other_ear(server: CameraSimulator) -> None:
    server._loops["left"] = server._loops["right"][::-1]
    with watched(server.url) as one:
        await one.until(ready)
        await server.obey("show", view="left")
        with pytest.raises(ValueError, match="right, left"):
            await server.obey("show", view="third")
        with pytest.raises(ValueError, match="no order"):
            await server.obey("explode")
        with pytest.raises(ValueError, match="no details"):
            await server.obey("black", much=True)


async def test_the_skin_under_a_dermatoscope(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        await server.obey("show", view="skin")
        with one.camera.listen() as listener:
            while (frame := await asyncio.to_thread(listener.wait, PATIENCE_S)) is not None and frame.encoded not in server._loops["skin"]:
                pass
        assert frame is not None
        assert one.camera.snapshot().content in server._loops["skin"]
        assert score(frame.i420[: frame.height]).flaw is PictureFlaw.NONE


async def test_closed_there_is_no_picture_any_more(server: CameraSimulator) -> None:
    with watched(server.url) as one:
        await one.until(ready)
        assert one.camera.is_open
        one.camera.close()
        assert not one.camera.is_open
        assert one.camera.frame is None
        assert one.camera.status.status is Status.ABSENT
        one.camera.close()
        one.camera.open()
        await one.until(ready)
        with pytest.raises(RuntimeError):
            one.camera.open()


async def test_a_reader_that_stalls_comes_back_to_the_present(server: CameraSimulator) -> None:
    """What would pile up in the line is thrown away: after the stall the first picture decoded is a fresh one."""
    reading = await asyncio.to_thread(MjpegSource(server.url).open)
    async with asyncio.timeout(PATIENCE_S):
        while await asyncio.to_thread(reading.read) is None:
            pass
    with MarkedServer(server) as mark:
        await mark.pass_pictures(90)  # three seconds in which nobody reads
        picture: RawPicture | None = None
        for _ in range(6):  # what stood in the kernel's buffers goes in one or two reads
            picture = await asyncio.to_thread(reading.read) or picture
    reading.close()
    assert picture is not None
    assert mark.age(picture) <= 8


class MarkedServer:
    """Shows pictures by hand, each with its number as its brightness."""

    def __init__(self, server: CameraSimulator) -> None:
        self._server, self._number = server, 0

    def __enter__(self) -> "MarkedServer":
        self._old, self._server._picture = self._server._picture, self._next  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        self._server._picture = self._old  # type: ignore[method-assign]

    def _next(self) -> bytes:
        self._number += 1
        noise = np.random.default_rng(self._number).integers(0, 3, (720, 1280, 3), dtype=np.uint8)  # about as heavy as a real one
        return cv2.imencode(".jpg", noise + np.uint8(self._number * 2 % 250))[1].tobytes()

    async def pass_pictures(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while self._number < count:
                await self._server.server._fresh.wait()
                await asyncio.sleep(0)

    def age(self, picture: RawPicture) -> int:
        """How many pictures ago it was shown."""
        luma = decoded(picture, 1, datetime.now(UTC), 0.0, VideoReformatter()).luma
        shown = round((float(luma.mean()) - 16) * 255 / 219 / 2)
        return self._number - shown


async def test_pictures_in_many_chunks_without_a_length_and_with_a_quoted_boundary(drawn: CameraSimulator) -> None:
    one = otoscope()
    one._loops = drawn._loops
    one.server = MjpegServer(chunked=True)
    await one.plug_in()
    running = asyncio.create_task(one.run())
    try:
        with watched(one.url) as camera, camera.camera.listen() as listener:
            await camera.until(ready)
            numbers = []
            for _ in range(10):
                frame = await asyncio.to_thread(listener.wait, PATIENCE_S)
                assert frame is not None
                numbers.append(frame.number)
            assert numbers == sorted(set(numbers))
            assert camera.camera.snapshot().content in one._loops["right"]
            began_s = time.monotonic()
            await asyncio.to_thread(camera.camera.close)
            assert time.monotonic() - began_s < 1
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def test_no_thread_is_left_behind() -> None:
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("camera")]


def test_the_patient_is_drawn_and_labelled() -> None:
    one = patient_camera()
    assert one.name == "patient-camera"
    picture = next(iter(one._views.values()))(0.3)
    assert picture.shape == (720, 1280, 3)
    label = picture[640:696, 910:1254]
    assert (label == 255).all(axis=2).sum() > 1500  # SIMULATION, in white


class BrokenReading:
    """A reading with a fault of ours in it."""

    def read(self) -> RawPicture | None:
        raise ZeroDivisionError

    def close(self) -> None:
        """Nothing to let go of."""


class BrokenSource:
    address = "broken"

    def open(self) -> BrokenReading:
        return BrokenReading()


def test_a_fault_of_ours_is_raised_and_leaves_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: queue.Queue[object] = queue.Queue()
    monkeypatch.setattr(threading, "excepthook", lambda args: raised.put(args.exc_type))
    camera = Camera(BrokenSource())
    camera.open()
    assert raised.get(timeout=PATIENCE_S) is ZeroDivisionError
    assert camera.status.status is Status.FAULT
    assert camera.frame is None
    camera.close()

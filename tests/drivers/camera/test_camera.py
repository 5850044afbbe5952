"""A camera over real HTTP, with a server that misbehaves: pictures arrive, old ones never, and what is wrong is said."""

import asyncio
import errno
import queue
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.video.reformatter import VideoReformatter

from devices.errors import ConnectionLost, DeviceError, NotFound, PortBusy, Remedy, Unsupported
from devices.picture_score import PictureFlaw
from devices.status import Status
from drivers.camera.driver import Camera, CameraStatus, decoded, still
from drivers.camera.picture import Picture, PictureWatch
from drivers.camera.score import score
from drivers.camera.simulator import CameraSimulator, otoscope, patient_camera
from drivers.camera.source import DeviceReading, FileSource, JpegDecoder, MjpegSource, RawPicture, V4l2Source, _open_error, source_at
from drivers.simulation.mjpeg import MjpegServer

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


async def answered(reply: bytes, wanted: Callable[[CameraStatus], bool], count: int = 1) -> list[CameraStatus]:
    """What a camera says of a server that answers so and then keeps the line open, until it has said `wanted` so often."""
    going = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(reply)
        await going.wait()
        writer.close()

    web = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with web:
        with watched(f"http://127.0.0.1:{web.sockets[0].getsockname()[1]}/") as one:
            for _ in range(count):
                await one.until(wanted)
        going.set()
    return one.all


HEAD = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: multipart/x-mixed-replace; boundary=picture\r\n\r\n"


async def test_a_camera_that_answers_and_shows_nothing_is_never_ready() -> None:
    said = await answered(HEAD, lambda status: status.status is Status.CONNECTING, count=2)
    assert not [status for status in said if status.status is Status.READY]
    assert said[0].error is None
    assert all(status.error is not None and "no picture" in str(status.error) for status in said[1:])  # found again or not: it stays said


async def test_a_camera_whose_chunks_are_none() -> None:
    said = await answered(HEAD + b"picture\r\n", lambda status: status.error is not None)
    assert said[-1].status is Status.FAULT
    assert isinstance(said[-1].error, Unsupported)


async def test_a_camera_that_ends_its_chunks_went() -> None:
    said = await answered(HEAD + b"0\r\n\r\n", lambda status: status.error is not None)
    assert said[-1].status is Status.ABSENT


async def test_nobody_there(unused_tcp_port: int) -> None:
    with watched(f"http://127.0.0.1:{unused_tcp_port}/") as one:
        status = await one.until(lambda status: status.error is not None)
    assert isinstance(status.error, NotFound)


async def test_not_a_camera() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi")
        await writer.drain()
        writer.close()

    web = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with web:
        with watched(f"http://127.0.0.1:{web.sockets[0].getsockname()[1]}/") as one:
            status = await one.until(lambda status: status.error is not None)
    assert status.status is Status.FAULT
    assert isinstance(status.error, Unsupported)


def test_the_password_stays_out_of_the_address() -> None:
    assert MjpegSource("http://nurse:s3cret@10.0.0.9:8080/video").address == "http://10.0.0.9:8080/video"


def test_addresses_choose_their_source(tmp_path: Path) -> None:
    assert isinstance(source_at("http://10.0.0.9/"), MjpegSource)
    assert isinstance(source_at("/dev/video0"), V4l2Source)
    assert isinstance(source_at(str(tmp_path / "film.mkv")), FileSource)


def test_a_device_that_is_not_there() -> None:
    with pytest.raises(NotFound) as caught:
        V4l2Source("/dev/video-none").open()
    assert caught.value.remedy is Remedy.PLUG_IN


def test_what_is_no_camera_is_a_fault_and_says_so() -> None:
    with pytest.raises(Unsupported):
        V4l2Source("/dev/null").open()


@pytest.mark.parametrize(
    ("number", "kind", "says", "remedy"),
    [
        (errno.EBUSY, PortBusy, "another program", Remedy.CALL_TECHNICIAN),
        (errno.ENODEV, NotFound, "no camera", Remedy.PLUG_IN),
        (errno.ENXIO, NotFound, "no camera", Remedy.PLUG_IN),
        (errno.EACCES, DeviceError, "group video", Remedy.CALL_TECHNICIAN),
        (errno.EIO, Unsupported, "cannot be opened", Remedy.CALL_TECHNICIAN),
    ],
)
def test_what_pyav_says_of_a_device_becomes_what_a_person_can_do(number: int, kind: type[DeviceError], says: str, remedy: Remedy) -> None:
    """The error is PyAV's own for what the kernel answers: no machine of ours has a camera to be busy."""
    with pytest.raises(av.FFmpegError) as caught:
        av.error.err_check(-number, "/dev/video0")
    error = _open_error(caught.value, "/dev/video0")
    assert type(error) is kind
    assert says in str(error)
    assert error.remedy is remedy
    assert error.device == "/dev/video0"


def _film(path: Path, pictures: int, codec: str = "mjpeg", pixels: str = "yuvj420p") -> Path:
    with av.open(str(path), "w") as output:
        stream = output.add_stream(codec, rate=100)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = 64, 48, pixels
        for number in range(pictures):
            output.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((48, 64, 3), 10 * number, np.uint8), format="rgb24")))
        output.mux(stream.encode())
    return path


@pytest.mark.parametrize(("codec", "pixels"), [("mjpeg", "yuvj420p"), ("rawvideo", "yuyv422")])
def test_of_a_device_only_the_newest_picture_is_taken_and_its_end_is_said(tmp_path: Path, codec: str, pixels: str) -> None:
    """A film stands for the device: it gives twenty pictures at once, and then it is pulled out."""
    reading = DeviceReading(av.open(str(_film(tmp_path / "film.mkv", 20, codec, pixels))), "film")
    pictures = []
    with pytest.raises(ConnectionLost):
        for _ in range(200):
            pictures.append(reading.read())
    reading.close()
    last = [picture for picture in pictures if picture is not None][-1]
    assert abs(int(last.picture.to_ndarray(format="gray")[20, 20]) - 190) <= 6


def test_a_film_is_shown_in_a_loop(tmp_path: Path) -> None:
    film = _film(tmp_path / "film.mkv", 5)
    camera = Camera(FileSource(film))
    seen = []
    with camera.listen() as listener:
        camera.open()
        for _ in range(12):
            frame = listener.wait(PATIENCE_S)
            assert frame is not None
            seen.append(frame.number)
    assert camera.snapshot().media_type == "image/jpeg"
    camera.close()
    assert seen[-1] >= 12


def test_a_film_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "film.mkv").write_bytes(b"no film")
    with pytest.raises(Unsupported):
        FileSource(tmp_path / "film.mkv").open()
    with pytest.raises(NotFound):
        FileSource(tmp_path / "none.mkv").open()


def test_a_damaged_jpeg_is_no_picture() -> None:
    assert JpegDecoder().decode(b"\xff\xd8\xff\xd9") is None


@pytest.mark.parametrize("sampling", [cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422, cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444])
def test_colours_survive_whatever_the_camera_sends(sampling: int) -> None:
    sent = np.zeros((48, 64, 3), np.uint8)
    sent[:, :32], sent[:, 32:] = (40, 60, 220), (200, 120, 30)
    jpeg = cv2.imencode(".jpg", sent, [cv2.IMWRITE_JPEG_QUALITY, 95, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling])[1].tobytes()
    raw = JpegDecoder().decode(jpeg)
    assert raw is not None
    frame = decoded(raw, 1, datetime.now(UTC), 0.0, VideoReformatter())
    shown = cv2.cvtColor(frame.i420, cv2.COLOR_YUV2BGR_I420)
    for x in (10, 54):
        assert np.abs(shown[24, x].astype(int) - sent[24, x].astype(int)).max() <= 6
    reopened = cv2.imdecode(np.frombuffer(still(frame, png=True).content, np.uint8), cv2.IMREAD_COLOR)
    assert reopened is not None
    assert reopened.shape == (48, 64, 3)


def test_a_dark_room_with_noise_is_neither_black_nor_frozen() -> None:
    watch, noise = PictureWatch(), np.random.default_rng(1)
    for step in range(40):
        grey = noise.integers(30, 70, (48, 64, 3), dtype=np.uint8)
        raw = RawPicture(av.VideoFrame.from_ndarray(grey, format="bgr24"))
        assert watch.look(decoded(raw, step, datetime.now(UTC), step / 10, VideoReformatter())) is Picture.GOOD


def test_frozen_takes_two_seconds_and_one_changed_pixel_ends_it() -> None:
    watch, grey = PictureWatch(), np.full((48, 64, 3), 120, np.uint8)

    def look(at_s: float) -> Picture:
        return watch.look(decoded(RawPicture(av.VideoFrame.from_ndarray(grey, format="bgr24")), 1, datetime.now(UTC), at_s, VideoReformatter()))

    assert look(0) is Picture.GOOD
    assert look(1.9) is Picture.GOOD
    assert look(2.2) is Picture.FROZEN
    grey[0, 0] = 255
    assert look(2.5) is Picture.GOOD


def test_no_thread_is_left_behind() -> None:
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("camera")]


def test_the_patient_is_drawn_and_labelled() -> None:
    one = patient_camera()
    assert one.name == "patient-camera"
    picture = next(iter(one._views.values()))(0.3)
    assert picture.shape == (720, 1280, 3)
    label = picture[640:696, 910:1254]
    assert (label == 255).all(axis=2).sum() > 1500  # SIMULATION, in white


async def test_a_camera_with_a_password() -> None:
    asked: asyncio.Queue[bytes] = asyncio.Queue()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        asked.put_nowait(request)
        writer.write(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    web = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with web:
        with watched(f"http://nurse:s%40cret@127.0.0.1:{web.sockets[0].getsockname()[1]}/live?size=big") as one:
            status = await one.until(lambda status: status.error is not None)
    request = asked.get_nowait()
    assert request.startswith(b"GET /live?size=big HTTP/1.1\r\n")
    assert b"Authorization: Basic bnVyc2U6c0BjcmV0\r\n" in request
    assert isinstance(status.error, Unsupported)
    assert "s@cret" not in str(status.error) + status.error.device


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

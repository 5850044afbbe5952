"""Where pictures come from: the address chooses, a device gives its newest, a film goes round, and what is no camera says so."""

import errno
from datetime import UTC, datetime
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.video.reformatter import VideoReformatter

from devices.errors import ConnectionLost, DeviceError, NotFound, PortBusy, Remedy, Unsupported
from drivers.camera.driver import Camera, decoded, still
from drivers.camera.source import DeviceReading, FileSource, JpegDecoder, MjpegSource, V4l2Source, _open_error, source_at
from tests.drivers.camera.watched import PATIENCE_S


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

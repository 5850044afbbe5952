"""Where a camera's pictures come from: a device of this machine, a file, or a network camera. All are decoded by PyAV.

A reading gives the newest picture there is and throws the older ones away: pictures that wait in a queue are pictures of the
past. `read()` returns None where nothing came yet, and raises ConnectionLost where nothing can come any more.
"""

import base64
import errno
import http.client
import select
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import av
from av.container import InputContainer
from av.video.codeccontext import VideoCodecContext

from devices.errors import ConnectionLost, DeviceError, NotFound, PortBusy, Remedy, Unsupported
from drivers.camera.codec import NotAnMjpegReply, NotChunked, Parser, Part, Unchunker, boundary_of, is_whole_jpeg

LET_GO_S = 0.5  # a device that works gives a picture, and with it the thread, much sooner
READ_WAIT_S = 0.1  # how long a read may wait, so that a closing camera is heard soon
CHUNK = 1 << 16
NETWORK_ERRORS = (OSError, http.client.HTTPException)


@dataclass(frozen=True)
class RawPicture:
    """What a source gives: a decoded picture and, where it came as a JPEG that any viewer opens, that JPEG."""

    picture: av.VideoFrame
    encoded: bytes | None = None


class Reading(Protocol):
    """An opened source."""

    def read(self) -> RawPicture | None: ...

    def close(self) -> None: ...


class Source(Protocol):
    """A place where pictures come from."""

    @property
    def address(self) -> str: ...

    def open(self) -> Reading: ...


def source_at(address: str, *, width: int = 1280, height: int = 720, rate: int = 30) -> Source:
    """The source for an address: `http://…` and `https://…` are network cameras, `/dev/video…` devices, all else files."""
    if address.startswith(("http://", "https://")):
        return MjpegSource(address)
    if address.startswith("/dev/"):
        return V4l2Source(address, width, height, rate)
    return FileSource(Path(address))


class JpegDecoder:
    """JPEG to picture. One decoder thread: more would hold frames back."""

    def __init__(self) -> None:
        context = av.CodecContext.create("mjpeg", "r")
        if not isinstance(context, VideoCodecContext):
            raise Unsupported("no MJPEG decoder")
        context.thread_count = 1
        self._context = context

    def decode(self, jpeg: bytes) -> RawPicture | None:
        """The picture, or None where the JPEG is damaged."""
        try:
            pictures = self._context.decode(av.Packet(jpeg))
        except av.FFmpegError:
            return None
        return RawPicture(pictures[-1], jpeg if is_whole_jpeg(jpeg) else None) if pictures else None


@dataclass(frozen=True)
class MjpegSource:
    """A network camera that serves MJPEG over HTTP. Name and password may stand in the URL."""

    url: str
    connect_s: float = 1.0  # on a local network; and a closing camera waits for it

    @property
    def address(self) -> str:
        """The URL without its password."""
        parts = urlsplit(self.url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()

    def open(self) -> Reading:
        """Ask for the pictures; raises NotFound or Unsupported."""
        parts = urlsplit(self.url)
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            connection = http.client.HTTPSConnection(parts.hostname or "", parts.port, timeout=self.connect_s, context=ssl.create_default_context())
        else:
            connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=self.connect_s)
        headers = {"Accept": "multipart/x-mixed-replace"}
        if parts.username is not None:
            login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
        try:
            connection.request("GET", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers=headers)
            line = connection.sock
            with http.client.HTTPResponse(line, method="GET") as reply:  # ours, so that the line stays ours to read
                reply.begin()
                if reply.status != http.client.OK:
                    raise Unsupported(f"the camera answered {reply.status}", device=self.address)
                boundary = boundary_of(reply.headers.get("Content-Type", ""))
                line.setblocking(False)
                begun = b""
                with suppress(ssl.SSLWantReadError):  # nothing more has come yet
                    begun = reply.fp.peek()  # what came with the headers
            return _MjpegReading(connection, Unchunker() if reply.chunked else None, boundary, begun, self.address)
        except NotAnMjpegReply as error:
            connection.close()
            raise Unsupported(f"not a picture stream: {error}", device=self.address) from error
        except NETWORK_ERRORS as error:
            connection.close()
            raise NotFound("the camera does not answer", device=self.address, remedy=Remedy.PLUG_IN) from error
        except DeviceError:
            connection.close()
            raise


class _MjpegReading:
    """Reads the line itself and never waits in it: what a library holds back in a buffer would be pictures of the past."""

    def __init__(self, connection: http.client.HTTPConnection, chunks: Unchunker | None, boundary: bytes, begun: bytes, address: str) -> None:
        self._connection, self._line, self._chunks, self._address = connection, connection.sock, chunks, address
        self._parser = Parser(boundary)
        self._decoder = JpegDecoder()
        self._begun = begun

    def read(self) -> RawPicture | None:
        newest = self._newest()
        return None if newest is None else self._decoder.decode(newest.jpeg)

    def _newest(self) -> Part | None:
        """All that has come is taken off the line; only the last whole picture is kept."""
        newest: Part | None = None
        waited = False
        for _ in range(256):  # a bound, for a line that is faster than we are
            data = self._received()
            if data is None:
                if waited or newest is not None:
                    break
                waited = True
                select.select([self._line], [], [], READ_WAIT_S)
                continue
            if not data:
                raise ConnectionLost("the camera closed the line", device=self._address, remedy=Remedy.PLUG_IN)
            parts = self._parser.feed(self._unchunked(data))
            newest = parts[-1] if parts else newest
        return newest

    def _received(self) -> bytes | None:
        """What has come; None where nothing has, and nothing at all where the line was closed."""
        if self._begun:
            begun, self._begun = self._begun, b""
            return begun
        try:
            return self._line.recv(CHUNK)
        except (BlockingIOError, ssl.SSLWantReadError):
            return None
        except NETWORK_ERRORS as error:
            raise ConnectionLost("the camera went", device=self._address, remedy=Remedy.PLUG_IN) from error

    def _unchunked(self, data: bytes) -> bytes:
        if self._chunks is None:
            return data
        try:
            inside = self._chunks.feed(data)
        except NotChunked as error:
            raise Unsupported(f"not a picture stream: {error}", device=self._address) from error
        if self._chunks.ended and not inside:
            raise ConnectionLost("the camera ended its pictures", device=self._address, remedy=Remedy.PLUG_IN)
        return inside

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True)
class V4l2Source:
    """A camera of this machine (UVC webcam, USB otoscope). Asked for MJPEG, which USB can carry at 720p30."""

    path: str
    width: int = 1280
    height: int = 720
    rate: int = 30

    @property
    def address(self) -> str:
        return self.path

    def open(self) -> Reading:
        """Open the device; raises NotFound, PortBusy or Unsupported."""
        if not Path(self.path).exists():
            raise NotFound("no camera here", device=self.path, remedy=Remedy.PLUG_IN)
        wanted = {"video_size": f"{self.width}x{self.height}", "framerate": str(self.rate), "input_format": "mjpeg"}
        try:
            try:
                container = av.open(self.path, format="v4l2", options=wanted)
            except av.ArgumentError:  # this model has no MJPEG, or not at this size
                container = av.open(self.path, format="v4l2")
        except av.FFmpegError as error:
            raise _open_error(error, self.path) from error
        return DeviceReading(container, self.path)


class DeviceReading:
    """Takes a device's pictures as they come and keeps the last.

    The kernel's call that waits for a picture cannot be interrupted: it has a thread of its own, so that a camera that hangs is
    missed all the same. That thread closes the device when the call comes back.
    """

    def __init__(self, container: InputContainer, address: str) -> None:
        self._container, self._address = container, address
        self._jpeg = container.streams.video[0].codec_context.name == "mjpeg"
        self._decoder = JpegDecoder()
        self._came = threading.Condition()
        self._newest: av.Packet[av.VideoStream] | None = None
        self._ended = self._closing = False
        self._taking = threading.Thread(target=self._take, name=f"camera device {address}", daemon=True)
        self._taking.start()

    def read(self) -> RawPicture | None:
        with self._came:
            self._came.wait_for(lambda: self._newest is not None or self._ended, READ_WAIT_S)
            packet, self._newest = self._newest, None
            ended = self._ended
        if packet is not None:
            return self._decode(packet)
        if ended:
            raise ConnectionLost("the camera was unplugged", device=self._address, remedy=Remedy.PLUG_IN)
        return None

    def close(self) -> None:
        with self._came:
            self._closing = True
        self._taking.join(LET_GO_S)

    def _take(self) -> None:
        try:
            for packet in self._container.demux(self._container.streams.video[0]):
                with self._came:
                    if self._closing:
                        return
                    if packet.size:
                        self._newest = packet
                        self._came.notify()
        except av.FFmpegError:
            return  # unplugged: said by the next read
        finally:
            with self._came:
                self._ended = True
                self._came.notify()
            self._container.close()

    def _decode(self, packet: "av.Packet[av.VideoStream]") -> RawPicture | None:
        if self._jpeg:
            return self._decoder.decode(bytes(packet))
        pictures = packet.decode()
        return RawPicture(pictures[-1]) if pictures else None


@dataclass(frozen=True)
class FileSource:
    """A recorded film, shown at its own speed and again from its start when it ends."""

    path: Path
    monotonic: Callable[[], float] = time.monotonic

    @property
    def address(self) -> str:
        return str(self.path)

    def open(self) -> Reading:
        """Open the film; raises NotFound or Unsupported."""
        try:
            return _FileReading(self.path, self.monotonic)
        except av.FFmpegError as error:
            raise _open_error(error, self.address) from error


class _FileReading:
    def __init__(self, path: Path, monotonic: Callable[[], float]) -> None:
        self._container = av.open(str(path))
        if not self._container.streams.video:
            self._container.close()
            raise Unsupported("no picture in this file", device=str(path))
        self._stream = self._container.streams.video[0]
        self._stream.codec_context.thread_count = 1
        self._monotonic = monotonic
        self._step_s = 1 / float(self._stream.average_rate or 25)
        self._due_s = monotonic()
        self._pictures = self._container.decode(self._stream)

    def read(self) -> RawPicture | None:
        wait_s = self._due_s - self._monotonic()
        if wait_s > 0:
            time.sleep(min(wait_s, READ_WAIT_S))
            if self._monotonic() < self._due_s:
                return None
        self._due_s = max(self._due_s + self._step_s, self._monotonic() - self._step_s)
        try:
            return RawPicture(next(self._pictures))
        except StopIteration:
            self._container.seek(0)
            self._pictures = self._container.decode(self._stream)
            return None
        except av.FFmpegError as error:
            raise ConnectionLost("the film is damaged", device=str(self._container.name), remedy=Remedy.CALL_TECHNICIAN) from error

    def close(self) -> None:
        self._container.close()


def _open_error(error: av.FFmpegError, address: str) -> DeviceError:
    if error.errno == errno.EBUSY:
        return PortBusy("another program holds the camera", device=address)
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO):
        return NotFound("no camera here", device=address, remedy=Remedy.PLUG_IN)
    if error.errno in (errno.EACCES, errno.EPERM):
        return DeviceError("no right to open it; cameras belong to the group video", device=address)
    return Unsupported("this camera or film cannot be opened", device=address)

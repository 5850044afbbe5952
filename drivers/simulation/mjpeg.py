"""A network camera on this machine: serves one picture after another to whoever asks, over a real connection.

A client that does not read fast enough misses pictures; none waits for it in a queue. Belongs to one event loop.
"""

import asyncio
import contextlib
import socket
from collections.abc import Callable

from drivers.camera.codec import Part

BOUNDARY = b"picture"
REPLY = b"HTTP/1.0 200 OK\r\nCache-Control: no-store\r\nContent-Type: multipart/x-mixed-replace;boundary=" + BOUNDARY + b"\r\n\r\n"
CHUNKED_REPLY = (
    b"HTTP/1.1 200 OK\r\nCache-Control: no-store\r\nTransfer-Encoding: chunked\r\n"
    b'Content-Type: multipart/x-mixed-replace; boundary="--' + BOUNDARY + b'"\r\n\r\n'
)  # as some cameras do: the boundary quoted, and with its dashes
CHUNK = 1024  # so a picture comes in many
SEND_BUFFER = 64 * 1024  # less than two pictures: what does not fit waits here and is replaced, not queued
LONGEST_REQUEST = 8192


class MjpegServer:
    """Shows the newest picture it was given to each client. It can be pulled out, and plugged in again at the same address."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0, *, wanted: Callable[[], None] = lambda: None, chunked: bool = False) -> None:
        """Chunked: the pictures come in HTTP's chunks, and none announces its length."""
        self._host, self._port, self._wanted, self._chunked = host, port, wanted, chunked
        self._listening: socket.socket | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._part: bytes | None = None
        self._number = 0
        self._fresh = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._port}/"

    @property
    def watched(self) -> bool:
        """Whether anybody is connected."""
        return len(self._tasks) > 1

    @property
    def plugged_in(self) -> bool:
        return self._listening is not None

    async def plug_in(self) -> None:
        """Listen; the first time on any free port, later on the same one."""
        if self._listening is not None:
            return
        listening = socket.create_server((self._host, self._port))
        listening.setblocking(False)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)  # accepted sockets inherit it
        self._port = listening.getsockname()[1]
        self._listening = listening
        self._own(asyncio.create_task(self._accept(listening), name="mjpeg accept"))

    async def pull_out(self) -> None:
        """Drop every client and listen no more."""
        listening, self._listening = self._listening, None
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if listening is not None:
            listening.close()

    def show(self, jpeg: bytes) -> None:
        """Replace the picture."""
        self._part = _in_chunks(jpeg) if self._chunked else Part(jpeg).wrapped(BOUNDARY)
        self._number += 1
        fresh, self._fresh = self._fresh, asyncio.Event()
        fresh.set()

    def _own(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            client, _ = await loop.sock_accept(listening)
            client.setblocking(False)
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._own(asyncio.create_task(self._serve(client), name="mjpeg client"))
            self._wanted()

    async def _serve(self, client: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        with client, contextlib.suppress(OSError):
            request = b""
            while b"\r\n\r\n" not in request:
                data = await loop.sock_recv(client, 2048)
                if not data or len(request) > LONGEST_REQUEST:
                    return
                request += data
            await loop.sock_sendall(client, CHUNKED_REPLY if self._chunked else REPLY)
            sent = 0
            while True:
                while self._part is None or self._number == sent:
                    await self._fresh.wait()
                sent = self._number
                await loop.sock_sendall(client, self._part)


def _in_chunks(jpeg: bytes) -> bytes:
    part = b"--%s\r\nContent-Type: image/jpeg\r\n\r\n%s\r\n" % (BOUNDARY, jpeg)
    pieces = (part[at : at + CHUNK] for at in range(0, len(part), CHUNK))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)

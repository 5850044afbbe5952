"""What a camera says of a server that answers badly, or not at all."""

import asyncio
from collections.abc import Callable

from devices.errors import NotFound, Unsupported
from devices.status import Status
from drivers.camera.driver import CameraStatus
from tests.drivers.camera.watched import watched


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

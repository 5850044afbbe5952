"""The least that can bring a number from a serial line into a page: aiohttp, one WebSocket, and nothing in between."""

import asyncio
import os
import tty
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web

from kiosk.bench.signalling import PAGES

PACKET = 9
PULSE_BYTE, PULSE_HIGH_BIT = 5, 3  # of a live packet: where the pulse rate is, and which of the high bits is its own
EVERY = 45  # the booth's driver shows a number every 0.75 s, and so does this


@asynccontextmanager
async def relay(port: Path) -> AsyncIterator[str]:
    """The address of its page, as long as the block lasts. The port must be there."""
    lines: set[web.WebSocketResponse] = set()
    loop = asyncio.get_running_loop()
    sending: set[asyncio.Task[None]] = set()
    serial = os.open(port, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    tty.setraw(serial)
    held, count = bytearray(), 0

    def readable() -> None:
        nonlocal count
        held.extend(os.read(serial, 4096))
        while len(held) >= PACKET:
            pulse = held[PULSE_BYTE] & 0x7F | (held[1] >> PULSE_HIGH_BIT & 1) << 7
            del held[:PACKET]
            count += 1
            if count % EVERY == 0:
                for line in lines:
                    task = loop.create_task(line.send_str(str(pulse)))
                    sending.add(task)
                    task.add_done_callback(sending.discard)

    async def converse(request: web.Request) -> web.StreamResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        lines.add(line)
        async for _ in line:
            pass
        lines.discard(line)
        return line

    app = web.Application()
    app.router.add_get("/line", converse)
    app.router.add_static("/", PAGES)
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    loop.add_reader(serial, readable)
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/relay.html"
    finally:
        loop.remove_reader(serial)
        os.close(serial)
        await runner.cleanup()

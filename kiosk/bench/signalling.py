"""The line between the two ends of a measured call: passes on what either says, and serves the bench's pages."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

PAGES = Path(__file__).parent / "pages"
OTHER = {"booth": "practitioner", "practitioner": "booth"}
Heard = Callable[[dict[str, Any]], None]


class Signalling:
    """Whoever is connected in each role; `booth` hears in place of a page when the booth is in this process."""

    def __init__(self) -> None:
        self.address = ""
        self.booth: Heard | None = None
        self._lines: dict[str, web.WebSocketResponse] = {}

    async def to_practitioner(self, message: dict[str, Any]) -> None:
        """From the booth in this process."""
        await self._lines["practitioner"].send_str(json.dumps(message))

    async def converse(self, request: web.Request) -> web.StreamResponse:
        role = request.query["role"]
        line = web.WebSocketResponse(max_msg_size=1 << 20)
        await line.prepare(request)
        self._lines[role] = line
        async for message in line:
            if message.type is not WSMsgType.TEXT:
                break
            if role == "practitioner" and self.booth is not None:
                self.booth(json.loads(message.data))
            elif (other := self._lines.get(OTHER[role])) is not None and not other.closed:
                await other.send_str(message.data)
        return line


@asynccontextmanager
async def signalling() -> AsyncIterator[Signalling]:
    """On a free port of this machine, as long as the block lasts."""
    one = Signalling()
    app = web.Application()
    app.router.add_get("/line", one.converse)
    app.router.add_static("/", PAGES)
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    one.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield one
    finally:
        await runner.cleanup()

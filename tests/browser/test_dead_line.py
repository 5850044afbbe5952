"""A line that is dead without having been closed: the page notices that even the hub's « still here » does not come, and dials again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from playwright.async_api import Page, WebSocket, expect

from session.hub import line
from tests.browser.at_page import log_in
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running

pytestmark = pytest.mark.browser


class Router:
    """Between the page and the hub, as a router on the way: it can forget the connections that it has, and tell nobody."""

    def __init__(self, port: int) -> None:
        self._hub_port, self.port = port, 0
        self._passing: list[asyncio.Task[None]] = []
        self._ends: list[asyncio.StreamWriter] = []

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_hub, to_hub = await asyncio.open_connection("127.0.0.1", self._hub_port)
        self._ends += [writer, to_hub]
        self._passing += [asyncio.create_task(self._pass(reader, to_hub)), asyncio.create_task(self._pass(from_hub, writer))]

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def forget(self) -> None:
        for each in self._passing:
            each.cancel()
        await asyncio.gather(*self._passing, return_exceptions=True)

    async def close(self) -> None:
        await self.forget()
        for each in self._ends:
            each.transport.abort()
            with suppress(ConnectionError):
                await each.wait_closed()


@asynccontextmanager
async def router(hub: HubAtWork) -> AsyncIterator[Router]:
    between = Router(hub.port)
    server = await asyncio.start_server(between.take, "127.0.0.1", 0)
    between.port = server.sockets[0].getsockname()[1]
    try:
        yield between
    finally:
        server.close()
        await between.close()


async def test_a_queue_is_not_called_empty_over_a_dead_line(page: Page, hub: HubAtWork) -> None:
    async with router(hub) as between:
        await page.clock.install()
        through = HubAtWork(hub.folder, hub.clock)
        through.port = between.port
        await log_in(page, through)
        await expect(page.get_by_role("heading", name="Personne ne vous attend")).to_be_visible()
        await between.forget()
        async with running(BoothAtWork(hub, "v" * 32)):
            await expect(page.get_by_text("Disponible")).to_be_visible()  # nobody told the page
            await page.clock.fast_forward(26_000)
            await expect(page.get_by_role("cell", name="Odette G., 78 ans")).to_be_visible()


async def test_a_line_on_which_the_hub_has_nothing_to_say_is_not_taken_for_dead(page: Page, hub: HubAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line, "QUIET_S", 0.2)
    said, lines = asyncio.Event(), []

    def opened(socket: WebSocket) -> None:
        lines.append(socket.url)
        socket.on("framereceived", lambda payload: said.set() if "hub-here" in str(payload) else None)

    page.on("websocket", opened)
    await page.clock.install()
    await log_in(page, hub)
    for _ in range(4):  # forty seconds in all
        said.clear()
        await asyncio.wait_for(said.wait(), 20)
        await page.clock.fast_forward(10_000)
    await expect(page.get_by_text("Disponible")).to_be_visible()
    assert len(lines) == 1

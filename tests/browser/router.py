"""What stands between the page and the hub, and can fail without a word."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from tests.session.hub.booth_at_work import HubAtWork


class Router:
    """Between the page and the hub, as a router on the way: it can forget the connections that it has, and tell nobody."""

    def __init__(self, hub: HubAtWork) -> None:
        self._hub_port = hub.port
        self.hub = HubAtWork(hub.folder, hub.clock)  # the same one, by way of this router
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
    between = Router(hub)
    server = await asyncio.start_server(between.take, "127.0.0.1", 0)
    between.hub.port = server.sockets[0].getsockname()[1]
    try:
        yield between
    finally:
        server.close()
        await between.close()

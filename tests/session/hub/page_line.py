"""A practitioner's page without a browser: the same requests, the same line."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from session.hub import messages as m
from tests.session.hub.booth_at_work import PASSWORD, HubAtWork

_numbers = itertools.count(1)


class PageLine:
    """What a page sends and hears."""

    def __init__(self, http: aiohttp.ClientSession, line: aiohttp.ClientWebSocketResponse) -> None:
        self.http, self.line = http, line
        self.heard: list[dict[str, Any]] = []

    async def until(self, kind: str, **fields: Any) -> dict[str, Any]:
        """The next message of this kind with these fields."""
        async with asyncio.timeout(30):
            while True:
                message: dict[str, Any] = await self.line.receive_json()
                self.heard.append(message)
                if message["kind"] == kind and all(message[name] == value for name, value in fields.items()):
                    return message

    async def act(self, kind: type[m.Act], visit: str, command_id: str = "", **fields: Any) -> str:
        """Send an act; its id."""
        command_id = command_id or f"{kind.__name__}-{next(_numbers)}"
        await self.line.send_str(m.encode(kind(command_id, visit, **fields)))  # type: ignore[arg-type]  # Act's children are the page's messages
        return command_id

    async def closed(self) -> int | None:
        """Wait for the end; the code."""
        async with asyncio.timeout(30):
            while not self.line.closed:
                await self.line.receive()
        return self.line.close_code


async def log_in(http: aiohttp.ClientSession, hub: HubAtWork, login: str = "s.haddad", *, place: str = "Cabinet de Saint-Dizier") -> None:
    async with http.post(f"{hub.url}/api/login", json={"login": login, "password": PASSWORD}, headers={"Origin": hub.url}) as answer:
        assert answer.status == 200, await answer.text()
    async with http.post(f"{hub.url}/api/place", json={"place": place}, headers={"Origin": hub.url}) as answer:
        assert answer.status == 200, await answer.text()


@asynccontextmanager
async def page_line(hub: HubAtWork, login: str = "s.haddad") -> AsyncIterator[PageLine]:
    """A page that is logged in, whose line is up."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        await log_in(http, hub, login)
        async with dial(http, hub) as page:
            yield page


@asynccontextmanager
async def dial(http: aiohttp.ClientSession, hub: HubAtWork) -> AsyncIterator[PageLine]:
    async with http.ws_connect(f"{hub.url}/page-line", origin=hub.url, max_msg_size=m.LARGEST) as line:
        page = PageLine(http, line)
        await page.until("welcome")
        yield page

"""The hub of a journey, and a practitioner who speaks to it without a browser."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web

from kiosk.hub import add_practitioner, join
from kiosk.settings import HubSettings, Settings
from session.hub.accounts import Accounts
from session.hub.server import Hub, serve
from session.hub.tables import open_database
from tests.waiting import SOON_S

PASSWORD = "un mot de passe bien long"
PEOPLE = {"haddad": ("Dr Samir Haddad", "10003456789"), "roux": ("Dr Anne Roux", "10009876543")}
DRAFT = {
    "examination": "Tympan droit rouge, bombé.",
    "conclusion": "Otite moyenne aiguë droite.",
    "plan": "Paracétamol, revoir dans 48 heures.",
    "patient_words": "Une inflammation de l’oreille.",
    "call_again_if": "Fièvre au-dessus de 39 ou douleur qui augmente.",
    "follow_up": "Contrôle dans 48 heures.",
    "cannot_have": [],
}


class HubHouse:
    """A hub in a folder, which can be ended and started again at the same address."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.hub: Hub | None = None
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self.hub = Hub.open(self.folder)
        self._runner = await serve(self.hub, "127.0.0.1", self.port)

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = self.hub = None

    async def restart(self) -> None:
        """Everything that was in its memory is gone."""
        await self.stop()
        await self.start()

    async def enrol(self, settings: Settings) -> None:
        """A one-time code, redeemed by the booth, which must be able to reach this hub."""
        code = Accounts(open_database(self.folder), time.time).enrolment_code()
        assert await asyncio.to_thread(join, settings, code) == 0

    def database(self) -> bytes:
        """Every byte that the hub keeps."""
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@asynccontextmanager
async def hub_in(folder: Path, port: int = 0) -> AsyncIterator[HubHouse]:
    """The hub of this folder, as long as the block lasts."""
    house = HubHouse(folder, port or free_port())
    await house.start()
    try:
        yield house
    finally:
        await house.stop()


def add_practitioners(folder: Path) -> None:
    """The practitioners of these journeys, entered as the command line enters them."""
    folder.mkdir(parents=True, exist_ok=True)
    for login, (name, rpps) in PEOPLE.items():
        assert add_practitioner(HubSettings(data=str(folder)), login, name, rpps, "Médecin généraliste", PASSWORD) == 0


class Refused(Exception):
    """The hub or the booth did not do what was asked; the text is what the page would show."""


class Page:
    """A practitioner's page without a browser: what was heard, and what is done, over the real lines."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url, self._http = url, http
        self.heard: list[dict[str, Any]] = []
        self._more = asyncio.Event()
        self.line: aiohttp.ClientWebSocketResponse | None = None
        self._reading: asyncio.Task[None] | None = None

    async def post(self, path: str, **form: str) -> tuple[int, dict[str, Any]]:
        """What a form of the page gets as its answer."""
        async with self._http.post(f"{self.url}/api/{path}", json=form, headers={"Origin": self.url}) as answer:
            return answer.status, (await answer.json() if answer.content_type == "application/json" else {})

    async def log_in(self, login: str = "haddad") -> None:
        status, _ = await self.post("login", login=login, password=PASSWORD)
        assert status == 200
        status, _ = await self.post("place", place="Cabinet de Saint-Dizier")
        assert status == 200

    async def dial(self) -> None:
        """Open the line, as the page does when it is loaded."""
        self.line = await self._http.ws_connect(f"{self.url}/page-line", headers={"Origin": self.url}, max_msg_size=0)
        self._reading = asyncio.create_task(self._read(self.line))
        await self.until("welcome")

    async def hang_up(self) -> None:
        """Close the page: nothing that it heard is left."""
        if self.line is not None:
            await self.line.close()
        if self._reading is not None:
            await self._reading
        self.heard.clear()

    async def reload(self) -> None:
        await self.hang_up()
        await self.dial()

    async def until(self, kind: str, holds: Callable[[dict[str, Any]], bool] = lambda message: True, within_s: float = SOON_S) -> dict[str, Any]:
        """The newest message of this kind of which this holds."""
        async with asyncio.timeout(within_s):
            while True:
                for message in reversed(self.heard):
                    if message["kind"] == kind and holds(message):
                        return message
                self._more.clear()
                await self._more.wait()

    def kinds(self, visit: str) -> list[str]:
        """The kinds of all that was heard of this visit, in order."""
        return [message["kind"] for message in self.heard if message.get("consultation_id") == visit]

    async def say(self, kind: str, visit: str, command_id: str = "", **fields: Any) -> str:
        """Send an act of a visit; its id."""
        return await self.send(kind, command_id, consultation_id=visit, **fields)

    async def send(self, kind: str, command_id: str = "", **fields: Any) -> str:
        """Send an act; its id."""
        command_id = command_id or uuid4().hex
        assert self.line is not None
        await self.line.send_str(json.dumps({"kind": kind, "command_id": command_id, **fields}))
        return command_id

    async def act(self, kind: str, visit: str, **fields: Any) -> str:
        """Send an act and wait until the booth did it; its id. Refused where it did not."""
        command_id = await self.say(kind, visit, **fields)
        return await self.done(command_id)

    async def queued(self, command_id: str) -> None:
        """The hub has it: it will reach the booth."""
        await self.until("queued", lambda said: said["command_id"] == command_id)

    async def done(self, command_id: str) -> str:
        async with asyncio.timeout(SOON_S):
            while True:
                for message in self.heard:
                    if message.get("command_id") != command_id:
                        continue
                    if message["kind"] == "applied":
                        return command_id
                    if message["kind"] in ("not-applied", "act-refused"):
                        raise Refused(message["reason"])
                self._more.clear()
                await self._more.wait()

    async def take(self, visit: str) -> None:
        await self.until("waiting", lambda message: message["consultation_id"] == visit)
        await self.say("take", visit)
        await self.until("taken", lambda message: message["consultation_id"] == visit)

    async def open_record(self, visit: str) -> dict[str, Any]:
        """Name and birth date match: the record."""
        await self.act("confirm-identity", visit)
        return await self.until("record-shown", lambda shown: shown["consultation_id"] == visit)

    async def sign(self, visit: str, **draft: str) -> str:
        """Write, read again and sign; the hash that was signed."""
        await self.act("save-draft", visit, draft={**DRAFT, **draft})
        sha256 = await self.prepare(visit)
        await self.act("sign", visit, sha256=sha256, password=PASSWORD)
        return sha256

    async def prepare(self, visit: str) -> str:
        """The hash of what would be signed now."""
        command_id = await self.act("prepare-signature", visit)
        prepared = await self.until("to-sign", lambda message: message["command_id"] == command_id)
        return str(prepared["sha256"])

    async def _read(self, line: aiohttp.ClientWebSocketResponse) -> None:
        async for received in line:
            if received.type is aiohttp.WSMsgType.TEXT:
                self.heard.append(json.loads(received.data))
                self._more.set()
        self.heard.append({"kind": "line-closed", "code": line.close_code})
        self._more.set()


@asynccontextmanager
async def page_at(url: str, login: str = "haddad") -> AsyncIterator[Page]:
    """A practitioner who is logged in, and whose line is up."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        page = Page(url, http)
        if login:
            await page.log_in(login)
            await page.dial()
        try:
            yield page
        finally:
            await page.hang_up()

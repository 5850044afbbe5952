"""The booth's line to the hub: dials out, keeps dialling, says what it must again after a break, and hands over what practitioners do.

    hub = HubClient("https://hub.example", "booth-id", "key")
    task = group.create_task(hub.run())
    hub.say(Waiting(...))                     # at once, and again after each reconnection until something replaces it
    command = await hub.next_command()        # each of them exactly once between two starts of the booth
    hub.say(Applied(visit, command.act.command_id))

A message that stands for a state (who waits, the record as it is) is said again after a break; one of the moment (a live value, a network
address) is dropped while there is no line. What waits for a slow line is bounded (`outgoing.py`). Belongs to one event loop.
"""

import asyncio
import logging
import random
import ssl
from collections.abc import Callable

import aiohttp

from devices.feed import Feed
from session.hub.address import plain_to_elsewhere
from session.hub.messages import (
    LARGEST,
    OF_THE_MOMENT,
    Applied,
    BadMessage,
    BoothMessage,
    CallMedia,
    Command,
    DecideReview,
    Ended,
    ImageBytes,
    ImagesGone,
    Listening,
    NotApplied,
    NotWaiting,
    OfReviews,
    QueuePlace,
    RecordShown,
    ReviewsOpen,
    SoundBytes,
    SoundsGone,
    Taken,
    Waiting,
    WhetherOver,
    decode_from_hub,
    encode,
)
from session.hub.outgoing import LineTooSlow, Outgoing

_log = logging.getLogger(__name__)
HEARTBEAT_S = 5.0
CONNECTED_WITHIN_S = 10.0  # whoever takes the connection and says nothing is no hub
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 15.0
MOST_WAITING = 512
HARMLESS_AGAIN = (*OF_THE_MOMENT, DecideReview)  # a decision is answered from the register, however often it comes
MOST_ENDED = 50  # endings said again after a break; what was done to older visits is forgotten


class HubRefused(Exception):
    """Dialling again is of no use: the hub does not know this booth or its key, or its address is not safe to dial. Enrol the booth again."""


class HubClient:
    """One booth's line."""

    def __init__(self, url: str, booth_id: str, key: str, *, tls: ssl.SSLContext | None = None, jitter: Callable[[], float] = random.random) -> None:
        """`tls`: for a hub whose certificate the system does not know."""
        self._url = url.rstrip("/")
        self._authorization = f"Bearer {booth_id}.{key}"
        self._jitter, self._tls = jitter, tls or True
        self.link: Feed[bool] = Feed(False)
        self.place: Feed[QueuePlace | None] = Feed(None)
        """Where the visit that waits stands; None while the hub does not say."""
        self.why_over: Callable[[str], str] = lambda visit: ""
        """Set by whoever knows the visits: why this one is over; empty while it goes on."""
        self._standing: dict[tuple[str, ...], BoothMessage] = {}
        self._results: dict[str, Applied | NotApplied] = {}  # said again after a break: the hub may not have heard
        self._out: Outgoing | None = None
        self._sending: asyncio.Task[None] | None = None
        self._commands: asyncio.Queue[Command] = asyncio.Queue(MOST_WAITING)
        self._seen: dict[str, str] = {}  # what was handed over: the act's id, and the visit that it was for

    async def run(self) -> None:
        """Dial, talk, and dial again, until cancelled. HubRefused where dialling again is of no use."""
        if plain_to_elsewhere(self._url):
            raise HubRefused("the hub's address leads to another machine and does not begin with https")
        wait = FIRST_WAIT_S
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None, sock_connect=5)) as http:
            while True:
                try:
                    async with (
                        asyncio.timeout(CONNECTED_WITHIN_S) as connecting,
                        http.ws_connect(
                            f"{self._url}/booth", headers={"Authorization": self._authorization}, heartbeat=HEARTBEAT_S, max_msg_size=LARGEST, ssl=self._tls
                        ) as line,
                    ):
                        connecting.reschedule(None)
                        wait = FIRST_WAIT_S
                        await self._talk(line)
                except aiohttp.WSServerHandshakeError as error:
                    if error.status in (401, 403):
                        raise HubRefused("the hub does not know this booth, or its key") from None
                except (aiohttp.ClientError, OSError, TimeoutError):
                    pass
                if self.link.latest:
                    self.link.publish(False)
                    self.place.publish(None)
                await asyncio.sleep(wait * (0.5 + self._jitter()))
                wait = min(LONGEST_WAIT_S, wait * 2)

    def say(self, message: BoothMessage) -> None:
        """Tell the hub; nothing is awaited."""
        self._remember(message)
        try:
            if self._out is not None:
                self._out.put(message)
        except LineTooSlow:
            _log.warning("the hub takes too little of what it is told: the line begins anew")
            self._out = None
            if self._sending is not None:
                self._sending.cancel()

    async def next_command(self) -> Command:
        """The next act of a practitioner."""
        return await self._commands.get()

    async def _talk(self, line: aiohttp.ClientWebSocketResponse) -> None:
        """Until either side cannot go on."""
        self._out = Outgoing((*self._standing.values(), *self._results.values()))
        self.link.publish(True)
        hearing, self._sending = asyncio.create_task(self._hear(line)), asyncio.create_task(self._send(line, self._out))
        both = (hearing, self._sending)
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._out = self._sending = None
            for each in both:
                each.cancel()
            _, sent = await asyncio.gather(*both, return_exceptions=True)
        if isinstance(sent, Exception):
            _log.error("nothing more can be said on this line: %s", type(sent).__name__)
        if not hearing.cancelled():
            hearing.result()

    async def _hear(self, line: aiohttp.ClientWebSocketResponse) -> None:
        async for received in line:
            if received.type is not aiohttp.WSMsgType.TEXT:
                break
            self._receive(received.data)

    async def _send(self, line: aiohttp.ClientWebSocketResponse, out: Outgoing) -> None:
        while True:
            await line.send_str(encode(await out.next()))

    def _receive(self, text: str) -> None:
        try:
            command = decode_from_hub(text)
        except BadMessage as error:
            _log.warning("from the hub: %s", error)
            return
        if isinstance(command, QueuePlace):
            self.place.publish(command)
            return
        if isinstance(command, WhetherOver):
            self._say_whether_over(command.consultation_id)
            return
        command_id = command.act.command_id
        if command_id in self._results:
            self.say(self._results[command_id])  # the hub did not hear us the first time
        elif command_id in self._seen:
            pass
        elif self._commands.full():
            _log.warning("too many commands wait; one is left to the hub's inbox")
        else:
            self._commands.put_nowait(command)
            if not isinstance(command.act, HARMLESS_AGAIN):
                self._seen[command_id] = command.act.about

    def _say_whether_over(self, visit: str) -> None:
        said = self._standing.get((visit, "Ended"))
        if said is not None:
            self.say(said)
        elif reason := self.why_over(visit):
            self.say(Ended(visit, reason))

    def _remember(self, message: BoothMessage) -> None:
        if isinstance(message, OfReviews):
            if isinstance(message, ReviewsOpen):
                self._standing["", "ReviewsOpen"] = message
            return  # whose a report is, is of the moment
        visit = message.consultation_id
        match message:
            case Applied() | NotApplied():
                self._results[message.command_id] = message
            case NotWaiting():
                self._standing.pop((visit, "Waiting"), None)
            case Ended():
                self._forget(visit)
                ended = [key for key in self._standing if key[1] == "Ended"]
                for key in ended[: max(0, len(ended) + 1 - MOST_ENDED)]:
                    del self._standing[key]
                    self._seen = {command_id: about for command_id, about in self._seen.items() if about != key[0]}
                self._standing[visit, "Ended"] = message
            case ImageBytes():
                self._standing[visit, "ImageBytes", message.image_id] = message
            case ImagesGone():
                for image_id in message.image_ids:
                    self._standing.pop((visit, "ImageBytes", image_id), None)
            case SoundBytes():
                self._standing[visit, "SoundBytes", message.sound_id] = message
            case SoundsGone():
                for sound_id in message.sound_ids:
                    self._standing.pop((visit, "SoundBytes", sound_id), None)
            case Taken():
                before = self._standing.get((visit, "Taken"))
                if not isinstance(before, Taken) or before.closes(message):  # nothing that was shown to another, or under other traits
                    self._standing = {key: each for key, each in self._standing.items() if key[0] != visit or isinstance(each, Waiting)}
                self._standing[visit, "Taken"] = message
            case Waiting() | RecordShown() | CallMedia() | Listening():
                self._standing.pop((visit, type(message).__name__), None)  # said again in the order of today: a record after the pictures it names
                self._standing[visit, type(message).__name__] = message
            case _:
                pass  # of the moment, or answered by a newer one: a call is offered anew after a break

    def _forget(self, visit: str) -> None:
        self._standing = {key: message for key, message in self._standing.items() if key[0] != visit}
        self._results = {key: message for key, message in self._results.items() if message.consultation_id != visit}

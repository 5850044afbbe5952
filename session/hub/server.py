"""The hub: booths dial in on one side, practitioners' pages on the other. It keeps accounts and keys, and passes on what they say.

GET  /                      the page            GET  /health              for the self-test
POST /api/login|place|logout  GET  /api/me        GET  /api/image/V/I, /api/sound/V/S   a picture, a recording of one's own visit
POST /api/enrol             a booth redeems its one-time code
GET  /page-line             WebSocket of a page (session cookie, own origin)
GET  /booth                 WebSocket of a booth (Bearer booth-id.key)
"""

import asyncio
import logging
import ssl
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import WSMsgType, web

from session.hub.accounts import Accounts, Refused, Session
from session.hub.front import COOKIE, Front, Outside, protected
from session.hub.inbox import Inbox
from session.hub.line import Line, too_large
from session.hub.messages import (
    LARGEST,
    LARGEST_FROM_PAGE,
    OF_THE_MOMENT,
    ActRefused,
    Applied,
    BadMessage,
    BoothLine,
    BoothMessage,
    CallAgain,
    Command,
    DecideReview,
    Ended,
    HubHere,
    ImageBytes,
    Misunderstood,
    NotApplied,
    NotWaiting,
    OfReviews,
    OpenReview,
    PageMessage,
    Queued,
    QueuePlace,
    ReviewAct,
    ReviewAnswered,
    ReviewOpened,
    ReviewsOpen,
    Sign,
    SoundBytes,
    Take,
    Taken,
    TakenByOther,
    Waiting,
    Welcome,
    WhetherOver,
    decode_from_booth,
    decode_from_page,
    encode,
    encode_command,
)
from session.hub.refusals import Refusals
from session.hub.reviews import Asked, Reviews
from session.hub.room import Room
from session.hub.tables import inbox_key, open_database
from session.hub.visits import BY_ANOTHER, Visits
from session.ice_server import ice_server

_log = logging.getLogger(__name__)
HEARTBEAT_S = 10.0
MESSAGES_A_SECOND = 60  # from one page
LOOK_AGAIN_S = 5.0
REMOVED_AFTER_S = 1.0
ELSEWHERE = 4002  # the practitioner's page was opened anew: this one dials no more by itself
NO_BOOTH = "la borne ne répond pas : ouvrez ce compte rendu quand elle sera de nouveau en ligne"
DIRECT = Outside()


class Hub:
    """One hub and what is connected to it. Belongs to one event loop."""

    def __init__(
        self,
        accounts: Accounts,
        inbox: Inbox,
        visits: Visits,
        *,
        outside: Outside = DIRECT,
        ice_servers: tuple[str, ...] = (),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.accounts = accounts
        self._inbox, self._visits, self._outside, self._ice_servers, self._clock = inbox, visits, outside, tuple(map(ice_server, ice_servers)), clock
        self._room = Room()
        self._reviews: Reviews[Line] = Reviews()
        self._booths: dict[str, Line] = {}
        self._pages: dict[str, set[Line]] = defaultdict(set)  # by RPPS
        self._refusals = Refusals(accounts.note_refused, clock)
        self._front = Front(accounts, self._refusals, outside, clock, self._room.image, self._room.sound, self._hang_up)
        self._places: dict[str, int] = {}  # what booths were told, by visit

    @classmethod
    def open(cls, folder: Path, *, outside: Outside = DIRECT, ice_servers: tuple[str, ...] = (), clock: Callable[[], float] = time.time) -> "Hub":
        """The hub of this folder."""
        engine = open_database(folder)
        return cls(Accounts(engine, clock), Inbox(engine, inbox_key(folder)), Visits(engine, clock), outside=outside, ice_servers=ice_servers, clock=clock)

    def application(self) -> web.Application:
        """What aiohttp serves."""
        app = web.Application(middlewares=[protected], client_max_size=64 * 1024)
        self._front.add_to(app)
        app.router.add_get("/health", self._health)
        app.router.add_get("/page-line", self._page_line)
        app.router.add_get("/booth", self._booth_line)
        app.cleanup_ctx.append(self._watching)
        app.on_shutdown.append(self._shut)
        return app

    async def _health(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({"hub": "alcove", "booths": len(self._booths)})

    # ── booths ───────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _booth_line(self, request: web.Request) -> web.StreamResponse:
        kind, _, credentials = request.headers.get("Authorization", "").partition(" ")
        booth_id, _, key = credentials.partition(".")
        if kind != "Bearer" or not self.accounts.is_booth(booth_id, key):
            known = booth_id if booth_id in self.accounts.booths() else ""
            self._refusals.note("booth-refused", known, address=self._outside.caller(request))
            raise web.HTTPUnauthorized
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=LARGEST)
        await socket.prepare(request)
        line = Line(socket)
        if (before := self._booths.get(booth_id)) is not None:
            await before.socket.close(code=4000)  # the booth itself dialled again: its old line is dead
        self._booths[booth_id] = line
        for visit in self._room.booth_came(booth_id):
            self._to_all(encode(NotWaiting(visit)))  # whoever asked for it on the line before hears that nobody answers
        self._tell_places()
        self._tell_reviews(self._reviews.concerned(booth_id))
        for visit in self._visits.going_on(booth_id):
            line.say(encode(WhetherOver(visit)))
        for command in self._inbox.of_booth(booth_id):
            line.say(encode_command(command))
        sending = asyncio.create_task(line.send())
        try:
            async for received in socket:
                if received.type is not WSMsgType.TEXT:
                    if too_large(received):
                        self._refusals.note("message-too-large", booth_id)
                    break
                try:
                    self._from_booth(booth_id, decode_from_booth(received.data))
                except BadMessage as error:
                    _log.warning("from a booth: %s", error)
                    self._refusals.note("message-refused", booth_id)
        finally:
            await _end(sending)
            if self._booths.get(booth_id) is line:
                del self._booths[booth_id]
                waited, held = self._room.booth_went(booth_id)
                for visit in waited:
                    self._to_all(encode(NotWaiting(visit)))
                for visit in held:
                    self._to_owner(visit, encode(BoothLine(visit, False)))
                self._tell_places()
                self._tell_reviews(self._reviews.concerned(booth_id))
                for command_id, page in self._reviews.cut_off(booth_id):
                    page.say(encode(ActRefused(command_id, NO_BOOTH)))
        return socket

    def _from_booth(self, booth_id: str, message: BoothMessage) -> None:
        if isinstance(message, OfReviews):
            self._of_reviews(booth_id, message)
            return
        visit = message.consultation_id
        owner = self._room.owner(visit)
        if not self._room.hears(booth_id, message):
            _log.warning("a booth spoke of another booth's visit")
            self._refusals.note("visit-refused", booth_id)
            return
        match message:
            case Waiting() | NotWaiting():
                self._to_all(encode(message))
            case Taken():
                self._visits.taken(booth_id, visit, message.rpps)
                self._to_all(encode(NotWaiting(visit)))
                self._to(message.rpps, encode(message), encode(BoothLine(visit, True)))
                if owner and owner != message.rpps:
                    self._to(owner, encode(Ended(visit, BY_ANOTHER)))
            case Applied():
                self._inbox.done(booth_id, message.command_id)
                self._to(owner, encode(message))
            case NotApplied():
                self._inbox.done(booth_id, message.command_id)
                self._to(owner or self._room.asker(visit), encode(message))
                self._room.release(visit)
            case Ended():
                self._inbox.purge(booth_id, visit)
                self._to_all(encode(NotWaiting(visit)))
                self._to(self._visits.ended(booth_id, visit, message.reason) or owner, encode(message))
            case ImageBytes() | SoundBytes():
                pass  # fetched by its id, once the record names it
            case _:
                self._to(owner, encode(message))
        if isinstance(message, (Waiting, NotWaiting, Taken, Ended)):
            self._tell_places()

    def _of_reviews(self, booth_id: str, message: OfReviews) -> None:
        match message:
            case ReviewsOpen():
                self._tell_reviews(self._reviews.hears(booth_id, message))
            case ReviewOpened():
                if (page := self._reviews.answered(booth_id, message.rpps, message.command_id)) is not None:
                    page.say(encode(message))
            case ReviewAnswered():
                self._inbox.done(booth_id, message.command_id)
                if (page := self._reviews.answered(booth_id, message.rpps, message.command_id)) is not None:
                    page.say(encode(message))
                else:
                    self._to(message.rpps, encode(message))

    def _tell_reviews(self, concerned: set[str]) -> None:
        for rpps in concerned:
            self._to(rpps, encode(self._reviews.of(rpps, self._booths.keys())))

    def _tell_places(self) -> None:
        """Tell each booth whose visit moved in the queue."""
        places = self._room.places()
        for visit, place in places.items():
            booth = self._booths.get(self._room.booth_of(visit) or "")
            if booth is not None and self._places.get(visit) != place:
                booth.say(encode(QueuePlace(visit, place)))
        self._places = places

    # ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _page_line(self, request: web.Request) -> web.StreamResponse:
        self._front.check_origin(request)
        session = self._front.session(request)
        if session is None or not session.practitioner.place:
            raise web.HTTPUnauthorized
        token = request.cookies[COOKIE]
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S, max_msg_size=LARGEST_FROM_PAGE)
        await socket.prepare(request)
        line, rpps = Line(socket, self._while_logged_in(token), still_here=encode(HubHere())), session.practitioner.rpps
        for before in self._pages[rpps]:
            before.end(ELSEWHERE)  # two that answer the same call would end it in turn for ever
        self._pages[rpps] = {line}
        who, at = session.practitioner, datetime.fromtimestamp(self._clock(), UTC)
        line.say(encode(Welcome(who.name, who.rpps, who.profession, who.place, at, self._ice_servers)))
        for waiting in self._room.queue():
            line.say(encode(waiting))
        for visit, reason in self._visits.over(rpps):
            line.say(encode(Ended(visit, reason)))
        for message in self._room.standing(rpps):
            line.say(encode(message))
        for visit in self._room.visits_of(rpps):
            line.say(encode(BoothLine(visit, self._room.line_is_up(visit))))
        line.say(encode(self._reviews.of(rpps, self._booths.keys())))
        sending = asyncio.create_task(line.send())
        pace: deque[float] = deque(maxlen=MESSAGES_A_SECOND)
        try:
            async for received in socket:
                if received.type is not WSMsgType.TEXT:
                    if too_large(received):
                        self._refusals.note("message-too-large", session.login)
                    break
                now = self._clock()
                if len(pace) == MESSAGES_A_SECOND and pace[0] > now - 1:
                    self._refusals.note("messages-too-many", session.login)
                    await socket.close(code=1008)
                    break
                pace.append(now)
                if self.accounts.session(token) is None:
                    await socket.close(code=4001)
                    break
                try:
                    act = decode_from_page(received.data)
                except BadMessage as error:
                    _log.warning("from a page: %s", error)
                    self._refusals.note("message-refused", session.login)
                    line.say(encode(Misunderstood()))
                    continue
                await self._act(line, session, act)
        finally:
            await _end(sending)
            self._pages[rpps].discard(line)
            self._reviews.left(line)
        return socket

    def _while_logged_in(self, token: str) -> Callable[[], bool]:
        """Whether the session still stands, looked up every few seconds: nothing is sent to a page whose session is over."""
        good_until = 0.0

        def allowed() -> bool:
            nonlocal good_until
            now = self._clock()
            if now >= good_until and self.accounts.session(token, seen=False) is not None:
                good_until = now + LOOK_AGAIN_S
            return now < good_until

        return allowed

    async def _act(self, line: Line, session: Session, act: PageMessage) -> None:
        if isinstance(act, ReviewAct):
            self._review(line, session, act)
            return
        visit, practitioner = act.consultation_id, session.practitioner
        booth_id = self._room.booth_of(visit)
        mine = self._room.owner(visit) == practitioner.rpps
        if isinstance(act, Take) and mine:
            line.say(encode(Applied(visit, act.command_id)))  # asked twice, had once
            return
        if not isinstance(act, Take) and not mine:
            self._refusals.note("act-refused", session.login)
            line.say(encode(ActRefused(act.command_id, "cette visite n’est pas, ou plus, la vôtre")))
            return
        if isinstance(act, (Take, CallAgain)) and booth_id is not None and booth_id not in self._booths:
            line.say(encode(ActRefused(act.command_id, "la borne ne répond pas")))  # later, whoever asked may be gone
            return
        if isinstance(act, Take) and not self._room.reserve(visit, practitioner.rpps):
            line.say(encode(TakenByOther(visit)))
            return
        if booth_id is None:
            line.say(encode(ActRefused(act.command_id, "cette visite est terminée")))
            return
        if isinstance(act, Sign):
            try:
                await asyncio.to_thread(self.accounts.check, session.login, act.password)
            except Refused as refusal:
                self._refusals.note("signature-refused", session.login)
                line.say(encode(ActRefused(act.command_id, str(refusal), round(refusal.wait_s))))
                return
            act = Sign(act.command_id, visit, act.sha256)
        command = Command(practitioner, datetime.fromtimestamp(self._clock(), UTC), act)
        if not isinstance(act, OF_THE_MOMENT):
            self._inbox.put(booth_id, command)
            line.say(encode(Queued(act.command_id)))
        if (booth := self._booths.get(booth_id)) is not None:
            booth.say(encode_command(command))

    def _review(self, line: Line, session: Session, act: OpenReview | DecideReview) -> None:
        """Only what a booth asks this very practitioner to read again; the booth looks again before it answers."""
        practitioner = session.practitioner
        booth_id = self._reviews.booth_of(practitioner.rpps, act)
        if booth_id is None:
            self._refusals.note("review-refused", session.login)
            line.say(encode(ActRefused(act.command_id, "ce compte rendu n’est pas, ou plus, à revoir par vous")))
            return
        booth, command = self._booths.get(booth_id), Command(practitioner, datetime.fromtimestamp(self._clock(), UTC), act)
        if isinstance(act, DecideReview):
            self._inbox.put(booth_id, command)
            line.say(encode(Queued(act.command_id)))
        elif booth is None:
            line.say(encode(ActRefused(act.command_id, NO_BOOTH)))
        else:
            self._reviews.ask(act.command_id, Asked(line, practitioner.rpps, booth_id))
        if booth is not None:
            booth.say(encode_command(command))

    async def _watching(self, _: web.Application) -> AsyncIterator[None]:
        """While the hub runs, somebody looks for whom the command line put out."""
        watch = asyncio.create_task(self._put_out())
        yield
        await _end(watch)

    async def _put_out(self) -> None:
        while True:
            await asyncio.sleep(REMOVED_AFTER_S)
            known = await asyncio.to_thread(self.accounts.booths)
            await asyncio.to_thread(self._inbox.forget_unknown)
            for booth_id, line in [each for each in self._booths.items() if each[0] not in known]:
                for visit in self._room.forget_booth(booth_id):
                    self._to_all(encode(NotWaiting(visit)))
                self._tell_reviews(self._reviews.forget_booth(booth_id))
                for visit, rpps in self._visits.all_ended(booth_id, "la borne a été retirée"):
                    self._to(rpps, encode(Ended(visit, "la borne a été retirée")))
                await line.socket.close(code=4003)
            for page in [line for lines in self._pages.values() for line in lines]:
                if not page.allowed():
                    await page.socket.close(code=4001)

    async def _hang_up(self, rpps: str) -> None:
        """Close this practitioner's lines: the session is over."""
        for line in tuple(self._pages.get(rpps, ())):
            await line.socket.close(code=4001)

    def _to(self, rpps: str, *texts: str) -> None:
        for line in tuple(self._pages.get(rpps, ())):
            for text in texts:
                line.say(text)

    def _to_owner(self, visit: str, text: str) -> None:
        self._to(self._room.owner(visit), text)

    def _to_all(self, text: str) -> None:
        for rpps in tuple(self._pages):
            self._to(rpps, text)

    async def _shut(self, _: web.Application) -> None:
        lines = [*self._booths.values(), *(line for lines in self._pages.values() for line in lines)]
        await asyncio.gather(*(line.socket.close(code=1001) for line in lines))


async def _end(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError, ConnectionError):
        await task


async def serve(hub: Hub, host: str, port: int, tls: ssl.SSLContext | None = None) -> web.AppRunner:
    """Listen. The runner's `cleanup()` ends it; port 0 takes a free one, found in `runner.addresses`."""
    runner = web.AppRunner(hub.application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port, ssl_context=tls).start()
    return runner

"""What a browser asks for beside its line: the page, logging in and out, pictures; and the code that a booth redeems."""

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiohttp import web

from session.hub.accounts import Accounts, Refused, Session
from session.hub.address import is_this_machine
from session.hub.messages import ImageBytes, SoundBytes
from session.hub.refusals import Refusals

PAGE = Path(__file__).parent / "page"
LOOKS = Path(__file__).parents[2] / "ui/assets"  # fonts and icons lie in one place, with their licences
COOKIE = "alcove-session"
LOGINS_A_MINUTE = 20  # from one address
PROTECTION = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(self), geolocation=()",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Outside:
    """How the hub is reached from outside."""

    secure: bool = False  # browsers come over TLS, the hub's own or a proxy's
    origin: str = ""  # where the page is, as a browser names it; empty: at the host that the request names
    behind_proxy: bool = False  # a proxy on this machine says for whom it asks

    def is_origin_of(self, request: web.Request) -> bool:
        """A browser says which page sends a request: whether it is ours."""
        here = self.origin or f"{'https' if self.secure else 'http'}://{request.host}"
        return request.headers.get("Origin") == here

    def caller(self, request: web.Request) -> str:
        """The address that asks. Only a proxy on this machine is believed when it names another."""
        near = request.remote or ""
        if not self.behind_proxy or not is_this_machine(near):
            return near
        said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()  # what is before it, anybody may have written
        try:
            return str(ip_address(said))
        except ValueError:
            return near


class Front:
    """The hub's plain requests."""

    def __init__(
        self,
        accounts: Accounts,
        refusals: Refusals,
        outside: Outside,
        clock: Callable[[], float],
        image_of: Callable[[str, str, str], ImageBytes | None],
        sound_of: Callable[[str, str, str], SoundBytes | None],
        gone: Callable[[str], Awaitable[None]],
    ) -> None:
        """
        Args:
            image_of: a picture of this visit, by its id, for this RPPS.
            sound_of: a recording, likewise.
            gone: closes the lines of the practitioner with this RPPS.
        """
        self._accounts, self._refusals, self._outside, self._clock = accounts, refusals, outside, clock
        self._image_of, self._sound_of, self._gone = image_of, sound_of, gone
        self._logins: deque[tuple[float, str]] = deque()  # when somebody tried, and from which address: in the last minute
        self._tries: Counter[str] = Counter()  # the same by address

    def add_to(self, app: web.Application) -> None:
        """The routes."""
        app.router.add_get("/", self._index)
        app.router.add_post("/api/login", self._log_in)
        app.router.add_post("/api/place", self._place)
        app.router.add_post("/api/logout", self._log_out)
        app.router.add_get("/api/me", self._me)
        app.router.add_post("/api/enrol", self._enrol)
        app.router.add_get("/api/image/{visit}/{image}", self._image)
        app.router.add_get("/api/sound/{visit}/{sound}", self._sound)
        app.router.add_static("/page", PAGE)
        for folder in ("fonts", "icons"):
            app.router.add_static(f"/{folder}", LOOKS / folder)

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    def check_origin(self, request: web.Request) -> None:
        """What another site's page sends is refused."""
        if not self._outside.is_origin_of(request):
            self._refused("origin-refused", request)
            raise web.HTTPForbidden(text="origin")

    def _refused(self, act: str, request: web.Request, who: str = "") -> None:
        self._refusals.note(act, who, address=self._outside.caller(request))

    def _may_try(self, caller: str) -> bool:
        """Whether this address has not tried too often in the last minute; then this is one try more. What is older is forgotten."""
        now = self._clock()
        while self._logins and self._logins[0][0] < now - 60:
            _, before = self._logins.popleft()
            self._tries[before] -= 1
            if not self._tries[before]:
                del self._tries[before]
        if self._tries[caller] >= LOGINS_A_MINUTE:
            return False
        self._logins.append((now, caller))
        self._tries[caller] += 1
        return True

    async def _log_in(self, request: web.Request) -> web.StreamResponse:
        self.check_origin(request)
        if not self._may_try(self._outside.caller(request)):
            self._refused("logins-too-many", request)
            return web.json_response({"error": "trop d’essais", "wait_s": 60}, status=429)
        data = await _form(request, "login", "password")
        try:
            token = await asyncio.to_thread(self._accounts.log_in, data["login"], data["password"])
        except Refused as refusal:
            self._refused("login-refused", request, refusal.login)
            return web.json_response({"error": str(refusal), "wait_s": round(refusal.wait_s)}, status=429 if refusal.wait_s else 401)
        response = web.json_response(self._who(self._accounts.session(token)))
        response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=self._outside.secure, path="/")
        return response

    async def _place(self, request: web.Request) -> web.StreamResponse:
        self.check_origin(request)
        data = await _form(request, "place")
        try:
            session = self._accounts.choose_place(request.cookies.get(COOKIE, ""), data["place"])
        except Refused as refusal:
            return web.json_response({"error": str(refusal), "wait_s": 0}, status=403)
        return web.json_response(self._who(session))

    async def _log_out(self, request: web.Request) -> web.StreamResponse:
        self.check_origin(request)
        session = self.session(request)
        self._accounts.log_out(request.cookies.get(COOKIE, ""))
        if session is not None:
            await self._gone(session.practitioner.rpps)
        response = web.json_response({})
        response.del_cookie(COOKIE, path="/")
        return response

    async def _me(self, request: web.Request) -> web.StreamResponse:
        session = self.session(request)
        return web.json_response(self._who(session)) if session is not None else web.json_response({"error": "personne"}, status=401)

    async def _enrol(self, request: web.Request) -> web.StreamResponse:
        data = await _form(request, "code")
        try:
            booth_id, key = self._accounts.redeem(data["code"])
        except Refused as refusal:
            self._refused("enrolment-refused", request)
            return web.json_response({"error": str(refusal)}, status=403)
        return web.json_response({"booth_id": booth_id, "key": key})

    async def _image(self, request: web.Request) -> web.StreamResponse:
        session = self.session(request)
        if session is None:
            raise web.HTTPUnauthorized
        image = self._image_of(request.match_info["visit"], request.match_info["image"], session.practitioner.rpps)
        if image is None:
            raise web.HTTPNotFound
        return web.Response(body=image.data, content_type=image.media_type if image.media_type in ("image/jpeg", "image/png") else "image/jpeg")

    async def _sound(self, request: web.Request) -> web.StreamResponse:
        session = self.session(request)
        if session is None:
            raise web.HTTPUnauthorized
        sound = self._sound_of(request.match_info["visit"], request.match_info["sound"], session.practitioner.rpps)
        if sound is None:
            raise web.HTTPNotFound
        return web.Response(body=sound.data, content_type="audio/wav")

    def session(self, request: web.Request) -> Session | None:
        """Whose cookie it is."""
        token = request.cookies.get(COOKIE, "")
        return self._accounts.session(token) if token else None

    def _who(self, session: Session | None) -> dict[str, Any]:
        assert session is not None
        who, known = session.practitioner, self._accounts.places(session.login)
        return {"login": session.login, "name": who.name, "rpps": who.rpps, "profession": who.profession, "place": who.place, "places": list(known)}


@web.middleware
async def protected(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        response = await handler(request)
    except web.HTTPException as error:
        error.headers.update(PROTECTION)
        raise
    if not response.prepared:
        response.headers.update(PROTECTION)
    return response


async def _form(request: web.Request, *names: str) -> dict[str, str]:
    """A small JSON object with just these texts."""
    try:
        data = await request.json()
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="not JSON") from None
    if not isinstance(data, dict) or set(data) != set(names) or not all(isinstance(each, str) and len(each) <= 500 for each in data.values()):
        raise web.HTTPBadRequest(text="not this form")
    return data

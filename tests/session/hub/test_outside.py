"""A hub behind a proxy: the page's origin is the public one, the cookie is for encrypted lines, and only the proxy is believed about callers."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request
from hypothesis import given
from hypothesis import strategies as st

from session.hub.address import is_this_machine, plain_to_elsewhere
from session.hub.front import COOKIE, LOGINS_A_MINUTE, Outside
from session.hub.server import Hub, serve
from tests.session.hub.booth_at_work import PASSWORD, Clock

PUBLIC = "https://hub.example"
BEHIND = Outside(secure=True, origin=PUBLIC, behind_proxy=True)


@pytest.fixture
async def url(tmp_path: Path) -> AsyncIterator[str]:
    hub = Hub.open(tmp_path / "hub", outside=BEHIND)
    hub.accounts.add_practitioner("s.haddad", "Dr Samir Haddad", "10000000000", "Médecin généraliste", PASSWORD)
    runner = await serve(hub, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def log_in(http: aiohttp.ClientSession, url: str, password: str = PASSWORD, **headers: str) -> tuple[int, str]:
    async with http.post(f"{url}/api/login", json={"login": "s.haddad", "password": password}, headers=headers) as answer:
        return answer.status, answer.headers.get("Set-Cookie", "")


async def test_the_public_origin_alone_is_let_in_and_its_cookie_is_secure(url: str) -> None:
    async with aiohttp.ClientSession() as http:
        for origin in (url, "https://elsewhere.example", "null"):
            assert (await log_in(http, url, Origin=origin))[0] == 403
        forged = {"Host": "elsewhere.example", "X-Forwarded-Host": "elsewhere.example", "Origin": "https://elsewhere.example"}
        assert (await log_in(http, url, **forged))[0] == 403
        status, cookie = await log_in(http, url, Origin=PUBLIC)
        assert status == 200
        assert cookie.startswith(COOKIE)
        assert "Secure" in cookie


async def test_each_caller_behind_the_proxy_has_their_own_tries(url: str) -> None:
    async with aiohttp.ClientSession() as http:
        near = {"Origin": PUBLIC, "X-Forwarded-For": "1.1.1.1, 203.0.113.7"}
        for number in range(LOGINS_A_MINUTE + 1):
            status, _ = await log_in(http, url, "x", **{**near, "X-Forwarded-For": f"10.0.0.{number}, 203.0.113.7"})  # what the caller wrote changes nothing
        assert status == 429
        assert (await log_in(http, url, "x", **{**near, "X-Forwarded-For": "203.0.113.8"}))[0] in (401, 429)  # five tries for the name itself


def test_an_address_is_forgotten_a_minute_after_it_tried(tmp_path: Path, clock: Clock) -> None:
    front = Hub.open(tmp_path / "hub", clock=clock)._front
    for number in range(1000):
        assert front._may_try(f"2001:db8::{number:x}")
    clock.now += 30
    assert [front._may_try("192.0.2.1") for _ in range(LOGINS_A_MINUTE + 1)] == [True] * LOGINS_A_MINUTE + [False]
    clock.now += 31
    assert not front._may_try("192.0.2.1")
    assert dict(front._tries) == {"192.0.2.1": LOGINS_A_MINUTE}
    clock.now += 60
    assert front._may_try("192.0.2.1")
    assert (len(front._logins), front._tries.total()) == (1, 1)


@pytest.mark.parametrize(
    ("outside", "remote", "said", "caller"),
    [
        (BEHIND, "127.0.0.1", "203.0.113.7", "203.0.113.7"),
        (BEHIND, "::1", "1.2.3.4, 203.0.113.7", "203.0.113.7"),
        (BEHIND, "127.0.0.1", "garbage", "127.0.0.1"),
        (BEHIND, "127.0.0.1", "", "127.0.0.1"),
        (BEHIND, "198.51.100.9", "203.0.113.7", "198.51.100.9"),  # not from the proxy
        (Outside(), "127.0.0.1", "203.0.113.7", "127.0.0.1"),  # no proxy was announced
    ],
)
def test_only_a_proxy_on_this_machine_names_the_caller(outside: Outside, remote: str, said: str, caller: str) -> None:
    request = make_mocked_request("POST", "/api/login", headers={"X-Forwarded-For": said}).clone(remote=remote)
    assert outside.caller(request) == caller


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("http://127.0.0.1:8470", False),
        ("http://localhost:8470", False),
        ("http://[::1]:8470", False),
        ("https://hub.example", False),
        ("HTTPS://hub.example", False),
        ("http://hub.example", True),
        ("http://127.0.0.1.hub.example", True),
        ("http://127.0.0.1@hub.example", True),
        ("http://localhost@hub.example", True),
        ("http://0.0.0.0:8470", True),
        ("http://[::", True),
        ("", True),
    ],
)
def test_where_plain_text_may_go(url: str, plain: bool) -> None:
    assert plain_to_elsewhere(url) is plain


@given(st.text() | st.text().map("http://".__add__))
def test_any_text_is_an_address_or_counts_as_elsewhere(url: str) -> None:
    assert plain_to_elsewhere(url) in (True, False)
    assert is_this_machine(url) is False or url == "localhost" or url.replace(".", "").isdigit() or ":" in url

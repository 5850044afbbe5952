"""Who does not know the words is not let in, and who says wrong ones changes nothing."""

import json
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest

from kiosk.settings import Settings
from session.hub.messages import LARGEST_FROM_PAGE
from tests.journeys.booth import booth_at
from tests.journeys.hub import PASSWORD, HubHouse, Page, Refused, page_at


async def test_a_wrong_login_opens_nothing(hub: HubHouse) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        page = Page(hub.url, http)
        for login, password in (("haddad", "pas le bon mot de passe"), ("personne", PASSWORD)):
            status, said = await page.post("login", login=login, password=password)
            assert status == 401
            assert said["error"] == "identifiant ou mot de passe inconnu"
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await page.dial()
        assert caught.value.status == 401


async def test_another_site_opens_nothing_with_the_cookie_of_a_practitioner(hub: HubHouse) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        page = Page(hub.url, http)
        await page.log_in()
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await http.ws_connect(f"{hub.url}/page-line", headers={"Origin": "https://elsewhere.example"})
        assert caught.value.status == 403


async def test_a_booth_with_a_wrong_key_is_not_let_in_and_works_on_alone(hub: HubHouse, bare: Settings, caplog: pytest.LogCaptureFixture) -> None:
    from dataclasses import replace

    from kiosk.booth_store import open_store

    store = open_store(bare)
    assert store.enrolment is not None
    store.enrol(replace(store.enrolment, booth_key="not-the-key"))
    store.close()
    async with booth_at(bare) as booth:
        await booth.to_waiting()
        await booth.live.call_urgency()
        assert booth.now.record.urgency is not None
        assert booth.program.hub.link.latest is False
        assert "not-the-key" not in caplog.text


async def test_forged_messages_change_nothing(hub: HubHouse, bare: Settings) -> None:
    async with page_at(hub.url) as page, page_at(hub.url, "roux") as other, booth_at(bare) as booth:
        await booth.to_waiting()
        visit = booth.visit_id
        with pytest.raises(Refused, match="pas, ou plus, la vôtre"):
            await page.act("confirm-identity", visit)  # before it was taken
        await page.take(visit)
        await page.open_record(visit)
        before = booth.now
        for forged in (
            "not json",
            "[]",
            json.dumps({"kind": "wipe", "command_id": uuid4().hex, "consultation_id": visit}),
            json.dumps({"kind": "send-chat", "command_id": "../../x", "consultation_id": visit, "text": "x"}),
            json.dumps({"kind": "send-chat", "command_id": uuid4().hex, "consultation_id": visit, "text": "x", "author": "Claire"}),
            json.dumps({"kind": "taken", "consultation_id": visit, "rpps": "10009876543"}),
        ):
            assert page.line is not None
            await page.line.send_str(forged)
            await page.until("misunderstood")
            page.heard = [message for message in page.heard if message["kind"] != "misunderstood"]
        with pytest.raises(Refused, match="la vôtre"):
            await other.act("send-chat", visit, text="Je lis par-dessus votre épaule")
        with pytest.raises(Refused, match="mot de passe"):
            await page.act("sign", visit, sha256="0" * 64, password="pas le bon mot de passe")
        with pytest.raises(Refused):
            await page.act("sign", visit, sha256="0" * 64, password=PASSWORD)
        assert booth.now == before
        await page.act("send-chat", visit, text="Bonjour Claire")
        assert [message.text for message in booth.now.record.chat] == ["Bonjour Claire"]
        assert not {kind for kind in other.kinds(visit) if kind not in ("waiting", "not-waiting", "act-refused", "taken-by-other")}


async def test_an_oversize_message_ends_the_line_and_nothing_else(hub: HubHouse, bare: Settings) -> None:
    async with page_at(hub.url) as page, booth_at(bare) as booth:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.say("send-chat", booth.visit_id, text="x" * LARGEST_FROM_PAGE)
        closed = await page.until("line-closed")
        assert closed["code"] == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
        await page.reload()
        await page.until("taken")
        await page.act("send-chat", booth.visit_id, text="Me revoilà")


async def test_nothing_of_what_was_said_stands_in_clear_at_the_hub(hub: HubHouse, bare: Settings, tmp_path: Path) -> None:
    async with page_at(hub.url) as page:
        async with booth_at(bare) as booth:
            await booth.to_waiting()
            await page.take(booth.visit_id)
            await page.open_record(booth.visit_id)
            visit = booth.visit_id
        await page.until("booth-line", lambda message: message["up"] is False)
        command_id = await page.say("send-chat", visit, text="Otalgie de Madame Garnier")
        await page.until("queued", lambda message: message["command_id"] == command_id)
        kept = hub.database()
        for word in (b"Garnier", b"GARNIER", b"Otalgie", b"ODETTE", b"1947-03-12", b"12 mars 1947"):
            assert word not in kept
        async with booth_at(bare) as booth:
            assert booth.now.consultation_id == visit
            await page.done(command_id)
            assert [message.text for message in booth.now.record.chat] == ["Otalgie de Madame Garnier"]

"""The hub on real sockets: a booth on one side, pages on the other, and what happens when any of them goes."""

import asyncio
import json

import aiohttp
import pytest

from session import events as e
from session.draft import Draft
from session.hub import messages as m
from session.hub.accounts import IDLE_S
from session.hub.client import HubClient, HubRefused
from session.hub.front import COOKIE, LOGINS_A_MINUTE
from session.hub.inbox import Inbox
from session.hub.server import LOOK_AGAIN_S, MESSAGES_A_SECOND
from session.hub.tables import inbox_key
from session.people import Practitioner
from tests.session.hub.booth_at_work import PASSWORD, BoothAtWork, Clock, HubAtWork, running
from tests.session.hub.page_line import PageLine, dial, log_in, page_line
from tests.session.signed_visit import BEGAN, DRAFT, PIXEL
from tests.waiting import eventually

VISIT = "v" * 32


async def test_a_visit_from_the_queue_to_the_signature(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with running(booth), page_line(hub) as page, page_line(hub, "i.blanc") as other:
        assert (await page.until("waiting"))["short_name"] == "Odette G."
        await page.act(m.Take, VISIT)
        taken = await page.until("taken")
        assert (taken["full_name"], taken["birth_date"]) == ("GARNIER Odette", "1948-05-03")
        await other.until("not-waiting", consultation_id=VISIT)
        assert not any(each["kind"] == "record-shown" for each in page.heard)
        await page.act(m.ConfirmIdentity, VISIT)
        record = await page.until("record-shown")
        async with page.http.get(f"{hub.url}/api/image/{VISIT}/{record['images'][0]['image_id']}") as picture:
            assert await picture.read() == PIXEL
        async with other.http.get(f"{hub.url}/api/image/{VISIT}/{record['images'][0]['image_id']}") as picture:
            assert picture.status == 404
        await page.act(m.SaveDraft, VISIT, draft=DRAFT)
        assert (await page.until("record-shown"))["draft"]["conclusion"] == DRAFT.conclusion
        await page.act(m.PrepareSignature, VISIT)
        to_sign = await page.until("to-sign")
        wrong = await page.act(m.Sign, VISIT, sha256=to_sign["sha256"], password="pas le bon")
        await page.until("act-refused", command_id=wrong)
        await page.act(m.Sign, VISIT, sha256=to_sign["sha256"], password=PASSWORD)
        assert (await page.until("ended"))["reason"] == "signé"
        assert booth.consultation.record.signature is not None
        assert booth.consultation.record.signature.practitioner.place == "Cabinet de Saint-Dizier"
        async with page.http.get(f"{hub.url}/api/image/{VISIT}/{record['images'][0]['image_id']}") as picture:
            assert picture.status == 404
        assert not any(each["kind"] in ("taken", "record-shown", "to-sign") for each in other.heard)
        assert PASSWORD not in str(booth.commands)


async def test_of_two_practitioners_one_gets_the_visit_and_the_other_is_told(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    booth.deaf = True
    async with running(booth), page_line(hub) as page, page_line(hub, "i.blanc") as other:
        await other.until("waiting")
        await page.act(m.Take, VISIT)
        await booth.until(1, m.Take)
        await other.act(m.Take, VISIT)
        await other.until("taken-by-other", consultation_id=VISIT)


async def test_who_asks_for_a_visit_while_its_booth_is_silent_is_told_and_the_visit_begins_with_nobody_later(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with page_line(hub) as page:
        async with running(booth):
            await page.until("waiting")
        await page.until("not-waiting")
        taking = await page.act(m.Take, VISIT)
        assert "la borne ne répond pas" in (await page.until("act-refused", command_id=taking))["reason"]
        again = BoothAtWork(hub, VISIT, key=booth.key)
        async with running(again), page_line(hub, "i.blanc") as other:
            await other.until("waiting")
            await other.act(m.Take, VISIT)  # nobody has asked for it
            await other.until("taken")
            assert [each.practitioner.rpps for each in again.commands] == ["10000000001"]


async def test_a_visit_that_was_asked_for_on_a_line_that_is_dead_waits_again_and_may_be_asked_for_by_anybody(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    booth.deaf = True
    async with running(booth), page_line(hub) as page:
        await page.until("waiting")
        await page.act(m.Take, VISIT)
        await booth.until(1, m.Take)
        async with running(BoothAtWork(hub, VISIT, key=booth.key)) as again:  # the booth dials anew; the hub did not know that the line was dead
            await page.until("not-waiting", consultation_id=VISIT)
            await page.until("waiting", consultation_id=VISIT)
            assert again.commands == []


async def test_who_has_a_visit_and_asks_for_it_again_has_it(hub: HubAtWork) -> None:
    async with running(BoothAtWork(hub, VISIT)) as booth, page_line(hub) as page:
        taking = await page.act(m.Take, VISIT)
        await page.until("taken")
        await page.act(m.Take, VISIT, taking)
        await page.until("applied", command_id=taking)
        await page.act(m.Take, VISIT)
        await page.until("applied")
        assert len(booth.commands) == 1
        assert not any(each["kind"] == "taken-by-other" for each in page.heard)


async def test_a_booth_that_cannot_give_a_visit_says_so_to_who_asked_and_others_may_ask(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    booth.deaf = True
    async with running(booth), page_line(hub) as page, page_line(hub, "i.blanc") as other:
        await page.until("waiting")
        taking = await page.act(m.Take, VISIT)
        await booth.until(1, m.Take)
        booth.line.say(m.NotApplied(VISIT, taking, "une alerte attend une décision"))
        await page.until("not-applied", command_id=taking)
        booth.deaf = False
        await other.act(m.Take, VISIT)
        await other.until("taken")
        assert not any(each["kind"] == "not-applied" for each in other.heard)


async def test_nobody_acts_on_anothers_visit(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth), page_line(hub) as page, page_line(hub, "i.blanc") as other:
        await page.act(m.Take, VISIT)
        await page.until("taken")
        for kind in (m.ConfirmIdentity, m.EndCall, m.Rejoin, m.PrepareSignature):
            await other.until("act-refused", command_id=await other.act(kind, VISIT))
        await other.until("act-refused", command_id=await other.act(m.Sign, VISIT, sha256="0" * 64, password=PASSWORD))
        assert [type(each.act) for each in booth.commands] == [m.Take]


async def test_two_booths_and_one_practitioner(hub: HubAtWork) -> None:
    one, two = BoothAtWork(hub, VISIT), BoothAtWork(hub, "w" * 32)
    async with running(one), running(two), page_line(hub) as page:
        for booth in (one, two):
            await page.act(m.Take, booth.visit)
            await page.until("taken", consultation_id=booth.visit)
        await page.act(m.ConfirmIdentity, two.visit)
        await page.until("record-shown", consultation_id=two.visit)
        assert len(one.commands) == 1


async def test_after_a_restart_the_next_practitioner_gets_no_record_before_ticking(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        async with page_line(hub) as page:
            await page.act(m.Take, VISIT)
            await page.until("taken")
            await page.act(m.ConfirmIdentity, VISIT)
            image_id = (await page.until("record-shown"))["images"][0]["image_id"]
        blanc = Practitioner("Dr Inès Blanc", "10000000001", "Cabinet de Joinville", "Médecin généraliste")
        booth.apply(e.PractitionerTook(at=BEGAN, author=blanc.author, practitioner=blanc))
        await hub.stop()
        await hub.start()
        async with page_line(hub, "i.blanc") as other:
            await other.until("taken")
            chat = await other.act(m.SendChat, VISIT, text="Bonjour")
            await other.until("applied", command_id=chat)  # all that the booth says again was said before this
            assert not any(each["kind"] == "record-shown" for each in other.heard)
            async with other.http.get(f"{hub.url}/api/image/{VISIT}/{image_id}") as picture:
                assert picture.status == 404
            await other.act(m.ConfirmIdentity, VISIT)
            await other.until("record-shown")


async def test_the_hub_restarts_and_an_autosave_that_the_booth_never_heard_arrives_once(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        async with page_line(hub) as page:
            await page.act(m.Take, VISIT)
            await page.until("taken")
            await page.act(m.ConfirmIdentity, VISIT)
            await page.until("record-shown")
            booth.deaf = True
            saving = await page.act(m.SaveDraft, VISIT, draft=Draft(conclusion="avant l’arrêt"))
            await page.until("queued", command_id=saving)
            await booth.until(1, m.SaveDraft)
            await hub.stop()
            cookies = page.http.cookie_jar.filter_cookies(aiohttp.client.URL(hub.url))
        booth.deaf = False
        booth.line._seen.clear()  # the booth was killed before it had done anything: a new process knows no ids
        await hub.start()
        await booth.until(2, m.SaveDraft)
        assert booth.consultation.record.draft.conclusion == "avant l’arrêt"
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), cookies=cookies) as http, dial(http, hub) as back:
            record = await back.until("record-shown")  # the session and the visit outlive the hub
            assert record["draft"]["conclusion"] == "avant l’arrêt"
        assert len(booth.consultation.record.commands) == 3
    assert not list(hub.hub._inbox.of_booth(booth.key[0]))


async def test_the_booth_restarts_after_it_signed_and_before_it_said_so(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT, draft=DRAFT)
    async with page_line(hub) as page:
        async with running(booth):
            await page.act(m.Take, VISIT)
            await page.until("taken")
            await page.act(m.ConfirmIdentity, VISIT)
            await page.until("record-shown")
            await page.act(m.SaveDraft, VISIT, draft=DRAFT)
            await page.act(m.PrepareSignature, VISIT)
            to_sign = await page.until("to-sign")
            said, booth.line.say = booth.line.say, lambda message: None  # type: ignore[method-assign]  # killed between storing and telling
            await page.act(m.Sign, VISIT, sha256=to_sign["sha256"], password=PASSWORD)
            await booth.until(1, m.Sign)
            booth.line.say = said  # type: ignore[method-assign]
        after = BoothAtWork(hub, VISIT, key=booth.key)
        after.consultation = booth.consultation
        signed = booth.consultation.record.signature
        async with running(after):
            await page.until("ended")
        assert signed is not None
        assert after.consultation.record.signature == signed
        assert not list(hub.hub._inbox.of_booth(booth.key[0]))


async def test_a_page_that_was_away_learns_why_a_visit_ended_even_from_a_hub_that_was_killed_meanwhile(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth), page_line(hub, "i.blanc") as other:
        async with page_line(hub) as page:
            await page.act(m.Take, VISIT)
            await page.until("taken")
            cookies = page.http.cookie_jar.filter_cookies(aiohttp.client.URL(hub.url))
        booth.line.say(m.Ended(VISIT, "le patient a retiré son accord"))
        await other.until("not-waiting", consultation_id=VISIT)
        await other.until("not-waiting", consultation_id=VISIT)  # the first when it was taken, the second when it ended
        await hub.stop()
        await hub.start()
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), cookies=cookies) as http, dial(http, hub) as back:
            assert (await back.until("ended"))["reason"] == "le patient a retiré son accord"
        assert not any(each["kind"] == "ended" for each in other.heard)


async def test_a_visit_that_nobody_remembers_is_said_to_be_over_once_the_booth_dials(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        async with page_line(hub) as page:
            await page.act(m.Take, VISIT)
            await page.until("taken")
            cookies = page.http.cookie_jar.filter_cookies(aiohttp.client.URL(hub.url))
        await hub.stop()
    await hub.start()
    after = BoothAtWork(hub, "w" * 32, key=booth.key)  # the visit was wiped, and the booth's program began anew
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), cookies=cookies) as http, dial(http, hub) as back, running(after):
        assert (await back.until("ended", consultation_id=VISIT))["reason"] == "la visite est terminée"


async def taken_and_left_by(booth: BoothAtWork, page: PageLine) -> None:
    """The visit is taken, and then the booth goes."""
    async with running(booth):
        await page.act(m.Take, VISIT)
        await page.until("taken")
    await page.until("booth-line", up=False)


async def test_a_page_learns_that_the_booth_is_gone_and_back(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with page_line(hub) as page:
        await taken_and_left_by(booth, page)
        chat = await page.act(m.SendChat, VISIT, text="à lire au retour")
        await page.until("queued", command_id=chat)
        back = BoothAtWork(hub, VISIT, key=booth.key)
        back.consultation = booth.consultation
        async with running(back):
            back.tell()
            await page.until("booth-line", up=True)
            await page.until("applied", command_id=chat)
        assert back.consultation.record.chat[-1].text == "à lire au retour"


async def test_a_key_that_is_not_the_booths_is_refused(hub: HubAtWork) -> None:
    booth_id, key = hub.enrol()
    for wrong in ((booth_id, key[:-1] + "_"), ("nobody", key), (booth_id, "")):
        with pytest.raises(HubRefused):
            await HubClient(hub.url, *wrong).run()


async def test_a_booth_redeems_its_code_over_http_once(hub: HubAtWork) -> None:
    code = hub.hub.accounts.enrolment_code()
    async with aiohttp.ClientSession() as http:
        async with http.post(f"{hub.url}/api/enrol", json={"code": code}) as answer:
            given = await answer.json()
        async with http.post(f"{hub.url}/api/enrol", json={"code": code}) as answer:
            assert answer.status == 403
    assert hub.hub.accounts.is_booth(given["booth_id"], given["key"])


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
async def test_another_sites_page_is_refused_whatever_its_cookie(hub: HubAtWork, origin: str | None) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        await log_in(http, hub)
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await http.ws_connect(f"{hub.url}/page-line", origin=origin)
        assert refused.value.status == 403
        headers = {"Origin": origin} if origin else {}
        async with http.post(f"{hub.url}/api/login", json={"login": "s.haddad", "password": PASSWORD}, headers=headers) as answer:
            assert answer.status == 403


async def test_no_line_before_login_nor_before_the_place_is_chosen(hub: HubAtWork) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        for _ in range(2):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await http.ws_connect(f"{hub.url}/page-line", origin=hub.url)
            assert refused.value.status == 401
            await http.post(f"{hub.url}/api/login", json={"login": "s.haddad", "password": PASSWORD}, headers={"Origin": hub.url})


async def test_a_session_that_is_over_hears_nothing_more(hub: HubAtWork, clock: Clock) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth), page_line(hub) as page:
        await page.until("waiting")
        clock.now += IDLE_S + 1
        booth.line.say(booth.renamed("Paul M."))
        assert await page.closed() == 4001
        assert not any(each.get("short_name") == "Paul M." for each in page.heard)


async def test_leaving_ends_the_session_and_its_line(hub: HubAtWork) -> None:
    async with page_line(hub) as page:
        async with page.http.post(f"{hub.url}/api/logout", headers={"Origin": hub.url}) as answer:
            assert answer.status == 200
        assert await page.closed() == 4001
        async with page.http.get(f"{hub.url}/api/me") as answer:
            assert answer.status == 401


async def test_too_many_logins_from_one_address_are_refused(hub: HubAtWork, clock: Clock) -> None:
    async with aiohttp.ClientSession() as http:

        async def attempt() -> int:
            async with http.post(f"{hub.url}/api/login", json={"login": "nobody", "password": "x"}, headers={"Origin": hub.url}) as answer:
                return answer.status

        assert [await attempt() for _ in range(LOGINS_A_MINUTE + 1)] == [401] * LOGINS_A_MINUTE + [429]
        clock.now += 61
        assert await attempt() == 401


async def test_forged_messages_change_nothing_and_an_oversize_one_ends_the_line(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth), page_line(hub) as page:
        await page.act(m.Take, VISIT)
        await page.until("taken")
        for forged in ("{", "[]", json.dumps({"kind": "wipe", "command_id": "x", "consultation_id": VISIT}), json.dumps({"kind": "applied"})):
            await page.line.send_str(forged)
            await page.until("misunderstood")
        await page.line.send_str("x" * (m.LARGEST_FROM_PAGE + 1))
        assert await page.closed() == aiohttp.WSCloseCode.MESSAGE_TOO_BIG
        assert len(booth.commands) == 1


async def test_a_page_that_floods_is_cut_off(hub: HubAtWork) -> None:
    async with page_line(hub) as page:
        for _ in range(MESSAGES_A_SECOND + 1):
            await page.line.send_str("{}")
        assert await page.closed() == aiohttp.WSCloseCode.POLICY_VIOLATION


async def test_what_is_served_protects_itself(hub: HubAtWork) -> None:
    async with aiohttp.ClientSession() as http:
        for path in ("/", "/page/main.js", "/api/me", "/nothing", "/api/image/v/i", "/page/../server.py"):
            async with http.get(f"{hub.url}{path}") as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "unsafe" not in policy
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
        async with http.post(f"{hub.url}/api/login", json={"login": "s.haddad", "password": PASSWORD}, headers={"Origin": hub.url}) as answer:
            cookie = answer.cookies[COOKIE]
            assert cookie["httponly"]
            assert cookie["samesite"] == "Strict"


async def test_each_booth_is_told_how_many_wait_before_its_patient(hub: HubAtWork) -> None:
    first, second = BoothAtWork(hub, VISIT), BoothAtWork(hub, "w" * 32)
    with first.line.place.listen() as of_first, second.line.place.listen() as of_second:
        async with running(first), page_line(hub) as page:
            assert await of_first.next() == m.QueuePlace(VISIT, 0)
            async with running(second):
                assert await of_second.next() == m.QueuePlace("w" * 32, 1)
                await page.act(m.Take, VISIT)
                assert await of_second.next() == m.QueuePlace("w" * 32, 0)
                await hub.stop()
                assert await of_second.next() is None
                await hub.start()
                assert await of_second.next() == m.QueuePlace("w" * 32, 0)


async def test_what_waits_for_a_booth_that_is_removed_goes_with_it(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with page_line(hub) as page:
        await taken_and_left_by(booth, page)
        await page.until("queued", command_id=await page.act(m.SendChat, VISIT, text="à lire au retour"))
        hub.hub.accounts.remove_booth(booth.key[0])
        await eventually(lambda: not list(Inbox(hub.engine, inbox_key(hub.folder)).of_booth(booth.key[0])))


async def test_a_booth_and_a_practitioner_that_are_removed_are_out_at_once(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    work = asyncio.create_task(booth.run())
    async with page_line(hub) as page:
        await page.act(m.Take, VISIT)
        await page.until("taken")
        hub.hub.accounts.remove_booth(booth.key[0])  # as the command line does, on the same database
        assert (await page.until("ended"))["reason"] == "la borne a été retirée"
        with pytest.raises(ExceptionGroup) as ended:
            await asyncio.wait_for(work, 30)  # its line was closed, and it is not let in again
        assert isinstance(ended.value.exceptions[0], HubRefused)
        hub.hub.accounts.remove_practitioner("s.haddad")
        hub.clock.now += LOOK_AGAIN_S
        assert await page.closed() == 4001
    noted = [("booth-removed", booth.key[0]), ("booth-refused", "127.0.0.1"), ("practitioner-removed", "s.haddad")]
    assert [each[1:] for each in hub.hub.accounts.audited()[-3:]] == noted


async def test_a_practitioner_has_one_page_and_the_older_one_is_told_so(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth), page_line(hub) as page, page_line(hub, "i.blanc") as other:
        await page.act(m.Take, VISIT)
        await page.until("taken")
        async with dial(page.http, hub) as newer:
            assert await page.closed() == 4002
            await newer.until("taken")
            await newer.act(m.SendChat, VISIT, text="d’ici")
            await newer.until("applied")
        assert not other.line.closed


async def test_a_page_hears_that_the_hub_is_there_while_nothing_happens(hub: HubAtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("session.hub.line.QUIET_S", 0.05)
    async with page_line(hub) as page:
        await page.until("hub-here")
        await page.until("hub-here")

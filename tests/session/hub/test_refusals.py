"""What the hub refused stands in its audit: by whom, never what they sent, and a flood leaves few lines."""

import json
import threading
from pathlib import Path

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.hub import messages as m
from session.hub.accounts import Accounts
from session.hub.client import HubClient, HubRefused
from session.hub.refusals import DAY_S, EACH_A_DAY, Refusals
from session.hub.tables import open_database
from tests.session.hub.booth_at_work import FAST, PASSWORD, BoothAtWork, Clock, HubAtWork, running
from tests.session.hub.page_line import page_line
from tests.waiting import eventually

HERE = "127.0.0.1"
VISIT = "v" * 32


def noted(hub: HubAtWork) -> list[tuple[str, str]]:
    """What was refused."""
    return [(act, subject) for _, act, subject in hub.hub.accounts.audited() if act not in ("practitioner-added", "booth-enrolled")]


async def test_a_login_that_is_refused_says_whose_it_was_to_be_and_not_what_was_typed(hub: HubAtWork) -> None:
    headers = {"Origin": hub.url}
    async with aiohttp.ClientSession() as http:
        for login, password in (("s.haddad", "faux"), ("un secret à la mauvaise place", "faux")):
            async with http.post(f"{hub.url}/api/login", json={"login": login, "password": password}, headers=headers) as answer:
                assert answer.status == 401
        async with http.post(
            f"{hub.url}/api/login", json={"login": "s.haddad", "password": PASSWORD}, headers={"Origin": "https://elsewhere.example"}
        ) as answer:
            assert answer.status == 403
        async with http.post(f"{hub.url}/api/enrol", json={"code": "0000-0000-0000-0000"}) as answer:
            assert answer.status == 403
    assert noted(hub) == [("login-refused", "s.haddad"), ("login-refused", HERE), ("origin-refused", HERE), ("enrolment-refused", HERE)]


async def test_a_key_that_opens_nothing_is_noted_with_its_booth_where_there_is_one(hub: HubAtWork) -> None:
    booth_id, key = hub.enrol()
    for wrong in ((booth_id, key[:-1] + "_"), ("nobody", key)):
        with pytest.raises(HubRefused):
            await HubClient(hub.url, *wrong).run()
    assert noted(hub) == [("booth-refused", booth_id), ("booth-refused", HERE)]


async def test_a_page_s_forged_oversize_and_strange_messages_are_noted(hub: HubAtWork) -> None:
    document = "urn:uuid:0b6f2f0e-6a53-5c8e-9d62-0f7a1a2b3c4d"
    async with running(BoothAtWork(hub, VISIT)), page_line(hub) as page:
        await page.line.send_str(json.dumps({"kind": "wipe", "secret": "GARNIER"}))
        await page.until("misunderstood")
        await page.act(m.EndCall, VISIT)
        await page.until("act-refused")
        await page.line.send_str(m.encode(m.OpenReview("o", "check", document)))
        await page.until("act-refused")
        await page.act(m.Take, VISIT)
        await page.until("taken")
        await page.act(m.Sign, VISIT, sha256="ab" * 32, password="faux")
        await page.until("act-refused")
        await page.line.send_str("x" * (m.LARGEST_FROM_PAGE + 1))
        await page.closed()
        acts = ["message-refused", "act-refused", "review-refused", "signature-refused", "message-too-large"]
        await eventually(lambda: noted(hub) == [(act, "s.haddad") for act in acts])  # the hub's own end of the line comes after ours
    hub.hub.accounts.verify_audit()


def test_a_flood_of_one_leaves_few_lines_and_hides_nobody_else() -> None:
    lines: list[tuple[str, str]] = []
    clock = Clock(0.0)
    refusals = Refusals(lambda act, subject: lines.append((act, subject)), clock)
    for number in range(EACH_A_DAY * 1024 + 1):
        refusals.note("login-refused", address=f"192.0.2.{number % 256}")
    refusals.note("login-refused", "s.haddad")
    assert len(lines) == EACH_A_DAY + 10 + 1
    assert lines[-2][1].endswith(f", {EACH_A_DAY * 1024} times this day")
    assert lines[-1] == ("login-refused", "s.haddad")
    clock.now += DAY_S
    refusals.note("login-refused", address=HERE)
    assert lines[-1] == ("login-refused", HERE)


@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["", "x", "y"])), max_size=200))
def test_the_first_of_each_are_all_noted(refused: list[tuple[str, str]]) -> None:
    lines: list[tuple[str, str]] = []
    refusals = Refusals(lambda act, subject: lines.append((act, subject)), Clock(0.0))
    for act, who in refused:
        refusals.note(act, who)
    for each in set(refused):
        assert lines.count(each) == min(refused.count(each), EACH_A_DAY - 1)


def test_two_programs_that_note_at_once_leave_one_chain(tmp_path: Path) -> None:
    both = [Accounts(open_database(tmp_path), Clock(), FAST) for _ in range(2)]
    threads = [threading.Thread(target=lambda each=each: [each.note_refused("login-refused", str(number)) for number in range(20)]) for each in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert both[0].verify_audit() == 40

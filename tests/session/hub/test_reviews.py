"""Reports to read again, at the hub: each practitioner hears their own, the page that asked hears the answer, and nothing of a patient stays."""

import asyncio
import json
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from session.hub import messages as m
from session.hub.client import HubClient
from session.hub.inbox import Inbox
from session.hub.reviews import MOST_ASKED, Asked, Reviews
from session.hub.tables import inbox_key
from tests.session.hub.booth_at_work import HubAtWork
from tests.session.hub.page_line import PageLine, page_line

AT = datetime(2026, 11, 21, 10, 57, tzinfo=UTC)
DOCUMENT = "urn:uuid:0b6f2f0e-6a53-5c8e-9d62-0f7a1a2b3c4d"
HADDAD, BLANC = "10000000000", "10000000001"


def review(check_id: str = "check-1", document: str = DOCUMENT) -> m.ShownReview:
    return m.ShownReview(check_id, "Tensiomètre n° C-1", "Joinville", ("Tension",), None, AT, "hors limite", 1, 0, (m.ShownToReview(document, AT, AT, ()),))


def opened(command_id: str, rpps: str = HADDAD) -> m.ReviewOpened:
    return m.ReviewOpened(rpps, command_id, "check-1", DOCUMENT, "GARNIER Odette", date(1948, 5, 3), "female", AT, True, ())


LIST = m.ReviewsOpen((m.PractitionerReviews(HADDAD, (review(),)),))


class Booth:
    """A line, what came by it, and nothing behind."""

    def __init__(self, hub: HubAtWork) -> None:
        self.booth_id, key = hub.enrol()
        self.line = HubClient(hub.url, self.booth_id, key, jitter=lambda: -0.4)
        self.task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Booth":
        self.task = asyncio.create_task(self.line.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    async def act(self) -> Any:
        return (await asyncio.wait_for(self.line.next_command(), 30)).act


async def send(page: PageLine, act: m.PageMessage) -> None:
    await page.line.send_str(m.encode(act))


async def told(page: PageLine, reviews: int) -> dict[str, Any]:
    """The list, once it has so many."""
    while len((message := await page.until("to-review"))["reviews"]) != reviews:
        pass
    return message


async def test_the_signer_alone_is_told_and_hears_whose_it_is(hub: HubAtWork) -> None:
    booth = Booth(hub)
    booth.line.say(LIST)
    async with page_line(hub) as page, page_line(hub, "i.blanc") as other, booth:
        assert await told(page, 1) == json.loads(m.encode(m.ToReview((review(),), ())))
        await send(other, m.OpenReview("o-1", "check-1", DOCUMENT))
        await other.until("act-refused", command_id="o-1")
        await send(page, m.OpenReview("p-1", "check-1", DOCUMENT))
        assert (await booth.act()).command_id == "p-1"
        booth.line.say(opened("p-1", BLANC))  # to another than who asked: goes nowhere
        booth.line.say(opened("p-1"))
        assert (await page.until("review-opened"))["full_name"] == "GARNIER Odette"
        booth.line.say(opened("p-1"))  # once is all
        booth.line.say(m.ReviewAnswered(HADDAD, "p-2"))
        await page.until("review-answered", command_id="p-2")
        assert [message["kind"] for message in page.heard].count("review-opened") == 1
        assert not any(message["kind"].startswith("review-") or message.get("reviews") for message in other.heard)
    assert b"GARNIER" not in b"".join(path.read_bytes() for path in hub.folder.rglob("*") if path.is_file())


async def test_a_booth_that_goes_leaves_nobody_waiting_and_a_decision_waits_for_it(hub: HubAtWork) -> None:
    booth = Booth(hub)
    booth.line.say(LIST)
    async with page_line(hub) as page:
        async with booth:
            await told(page, 1)
            await send(page, m.OpenReview("p-1", "check-1", DOCUMENT))
            await booth.act()
        assert "ne répond pas" in (await page.until("act-refused", command_id="p-1"))["reason"]
        await send(page, m.OpenReview("p-2", "check-1", DOCUMENT))
        assert "ne répond pas" in (await page.until("act-refused", command_id="p-2"))["reason"]
        await send(page, m.DecideReview("d-1", "check-1", DOCUMENT, "to-repeat", "Reprise demain"))
        await page.until("queued", command_id="d-1")
        assert b"Reprise demain" not in b"".join(path.read_bytes() for path in hub.folder.rglob("*") if path.is_file())
        async with booth:
            assert (await booth.act()).sentence == "Reprise demain"
        async with booth:  # it was not answered: it comes again, and the booth's register makes that harmless
            assert (await booth.act()).command_id == "d-1"
            booth.line.say(m.ReviewAnswered(HADDAD, "d-1"))
            booth.line.say(m.ReviewsOpen(()))
            await page.until("review-answered", command_id="d-1")
            await told(page, 0)
        assert list(Inbox(hub.engine, inbox_key(hub.folder)).of_booth(booth.booth_id)) == []


def test_another_booth_cannot_answer_nor_a_forgotten_page_hear() -> None:
    reviews: Reviews[str] = Reviews()
    reviews.ask("a", Asked("page", HADDAD, "booth-1"))
    assert reviews.answered("booth-2", HADDAD, "a") is None
    assert reviews.answered("booth-1", BLANC, "a") is None
    assert reviews.answered("booth-1", HADDAD, "a") == "page"
    reviews.ask("b", Asked("page", HADDAD, "booth-1"))
    reviews.left("page")
    assert reviews.answered("booth-1", HADDAD, "b") is None
    for number in range(MOST_ASKED + 1):
        reviews.ask(f"c-{number}", Asked("page", HADDAD, "booth-1"))
    assert reviews.answered("booth-1", HADDAD, "c-0") is None
    assert len(reviews.cut_off("booth-1")) == MOST_ASKED


SAID = st.tuples(st.sampled_from(["b-1", "b-2"]), st.dictionaries(st.sampled_from([HADDAD, BLANC]), st.sets(st.sampled_from(["k-1", "k-2"]))))


@given(st.lists(SAID, max_size=8))
def test_each_is_told_what_each_booth_said_last_and_nothing_of_others(said: list[tuple[str, dict[str, set[str]]]]) -> None:
    reviews: Reviews[str] = Reviews()
    last: dict[str, dict[str, set[str]]] = {}
    for booth_id, of in said:
        checks = {rpps: {f"{booth_id}-{rpps}-{check}" for check in names} for rpps, names in of.items()}
        last[booth_id] = checks
        reviews.hears(booth_id, m.ReviewsOpen(tuple(m.PractitionerReviews(rpps, tuple(map(review, sorted(names)))) for rpps, names in checks.items())))
    for rpps in (HADDAD, BLANC):
        shown = reviews.of(rpps, {"b-1"})
        assert {each.check_id for each in shown.reviews} == {check for of in last.values() for check in of.get(rpps, ())}
        assert set(shown.silent) == {check for check in (each.check_id for each in shown.reviews) if check.startswith("b-2")}
        for each in shown.reviews:
            assert reviews.booth_of(rpps, m.OpenReview("x", each.check_id, DOCUMENT)) == each.check_id[:3]
            assert reviews.booth_of(BLANC if rpps == HADDAD else HADDAD, m.OpenReview("x", each.check_id, DOCUMENT)) is None

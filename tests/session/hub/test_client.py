"""The booth's line: what it says again, what it drops, and what it hands over once."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from session import events as e
from session.hub import messages as m
from session.hub.client import MOST_ENDED, HubClient
from session.hub.outgoing import Outgoing
from session.people import Practitioner
from tests.session.hub.booth_at_work import BoothAtWork, HubAtWork, running
from tests.session.hub.page_line import page_line
from tests.session.signed_visit import CLAIRE, HADDAD

AT = datetime(2026, 11, 21, 10, 57, tzinfo=UTC)
VISIT = "v" * 32


BLANC = Practitioner("Dr Inès Blanc", "10000000001", "Cabinet de Joinville")


def shown_to(practitioner: Practitioner) -> tuple[e.Event, ...]:
    """This practitioner took the visit, and the record was opened."""
    author = practitioner.author
    return e.PractitionerTook(at=AT, author=author, practitioner=practitioner), e.IdentityConfirmed(at=AT, author=author)


def client() -> HubClient:
    return HubClient("http://127.0.0.1:1", "b", "k")


async def test_what_stands_is_the_newest_of_each_and_ends_with_the_visit() -> None:
    line = client()
    for number in range(3):
        line.say(m.CallMedia(VISIT, "present", "closed", str(number)))
        line.say(m.LiveVital(VISIT, number, "oximeter", (), "good", (), AT))
    line.say(m.ImageBytes(VISIT, "i", "image/jpeg", b"x"))
    assert [type(each) for each in line._standing.values()] == [m.CallMedia, m.ImageBytes]
    line.say(m.Ended(VISIT, "signé"))
    assert list(line._standing.values()) == [m.Ended(VISIT, "signé")]


async def test_nothing_that_one_practitioner_was_shown_stands_for_the_next(hub: HubAtWork) -> None:
    line, booth = client(), BoothAtWork(hub, VISIT)
    booth.line = line
    booth.apply(*shown_to(HADDAD))
    line.say(m.CallMedia(VISIT, "present", "present", "on"))
    assert {type(each) for each in line._standing.values()} == {m.Taken, m.RecordShown, m.CallMedia, m.ImageBytes}
    booth.apply(e.PractitionerTook(at=AT, author=BLANC.author, practitioner=BLANC))
    (standing,) = line._standing.values()
    assert isinstance(standing, m.Taken)
    assert standing.rpps == BLANC.rpps


async def test_nothing_that_was_shown_before_the_identity_was_corrected_is_said_again(hub: HubAtWork) -> None:
    line, booth = client(), BoothAtWork(hub, VISIT)
    booth.line = line
    booth.apply(*shown_to(HADDAD))
    before = booth.consultation.record.identity
    assert before is not None
    after = replace(before, traits=replace(before.traits, birth_name="GARNIEZ"))
    booth.apply(e.IdentityCorrected(at=AT, author=CLAIRE, identity=after, reason="Lu de travers"))
    (standing,) = line._standing.values()
    assert isinstance(standing, m.Taken)
    assert standing.identity_version == 1


async def test_endings_do_not_pile_up() -> None:
    line = client()
    for number in range(MOST_ENDED + 5):
        line.say(m.Ended(f"v{number}", "signé"))
    assert len(line._standing) == MOST_ENDED
    assert (f"v{MOST_ENDED + 4}", "Ended") in line._standing


async def test_a_command_that_comes_twice_is_handed_over_once_and_answered_twice() -> None:
    line = client()
    text = m.encode_command(m.Command(Practitioner("Dr", "10000000000", "Cabinet"), AT, m.SendChat("c1", VISIT, "bonjour")))
    line._receive(text)
    line._receive(text)
    command = await line.next_command()
    assert isinstance(command.act, m.SendChat)
    assert line._commands.empty()
    line.say(m.Applied(VISIT, "c1"))
    line._out = Outgoing()
    line._receive(text)
    assert await line._out.next() == m.Applied(VISIT, "c1")


async def test_what_was_done_is_remembered_while_its_visit_may_be_asked_about_and_no_longer() -> None:
    line, practitioner = client(), Practitioner("Dr", "10000000000", "Cabinet")
    asked: list[m.PageMessage] = [m.AddCandidate("c1", VISIT, 1, "candidate:1"), m.SendChat("c2", VISIT, "bonjour")]
    for act in asked:
        line._receive(m.encode_command(m.Command(practitioner, AT, act)))
    assert list(line._seen) == ["c2"]  # an address may come as often as it likes
    line.say(m.Ended(VISIT, "signé"))
    assert list(line._seen) == ["c2"]
    for number in range(MOST_ENDED):
        line.say(m.Ended(f"later-{number}", "signé"))
    assert line._seen == {}


async def test_garbage_from_a_hub_is_left() -> None:
    line = client()
    for garbage in ("", "{", '{"kind": "command"}', '{"kind": {}}', '{"kind": ["place"]}', "[" * 100_000):
        line._receive(garbage)
    assert line._commands.empty()


async def test_the_link_says_when_it_is_up_and_what_stands_is_said_again(hub: HubAtWork) -> None:
    booth = BoothAtWork(hub, VISIT)
    async with running(booth):
        with booth.line.link.listen() as link:
            await hub.stop()
            assert await asyncio.wait_for(link.next(), 30) is False
            await hub.start()
            assert await asyncio.wait_for(link.next(), 30) is True
        async with page_line(hub) as page:
            assert (await page.until("waiting"))["consultation_id"] == VISIT


async def test_after_a_break_the_record_comes_after_every_picture_that_it_names(hub: HubAtWork) -> None:
    line, booth = client(), BoothAtWork(hub, VISIT)
    booth.line = line
    booth.apply(*shown_to(HADDAD))
    line.say(m.ImageBytes(VISIT, "a-newer-one", "image/jpeg", b"x"))
    booth.tell()  # the record names it
    kinds = [type(each) for each in line._standing.values()]
    assert kinds[0] is m.Taken
    assert kinds[-1] is m.RecordShown


async def test_who_takes_the_connection_and_says_nothing_is_left_and_dialled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("session.hub.client.CONNECTED_WITHIN_S", 0.2)
    dialled = asyncio.Queue[None]()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        dialled.put_nowait(None)
        await reader.read()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as mute:
        line = HubClient(f"http://127.0.0.1:{mute.sockets[0].getsockname()[1]}", "b", "k", jitter=lambda: -0.4)
        running = asyncio.create_task(line.run())
        for _ in range(2):
            await asyncio.wait_for(dialled.get(), 30)
        assert line.link.latest is False
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

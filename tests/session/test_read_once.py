"""The bytes under a number are read again once in a visit, and not at each of its events."""

import asyncio

import pytest

from devices.booth import Booth
from devices.evidence import Evidence
from devices.measurement import Value
from session import events as e
from session.alarm import read_rules
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.hub import messages as m
from session.hub.client import HubClient
from session.live import LiveConsultation
from session.measuring import Measuring
from session.remote import Remote
from session.report import Site
from tests.session.visits import CLAIRE, HADDAD, NOW, Clock, MemoryBooth, path_to_call, pressure
from tests.waiting import SOON_S


async def test_each_number_is_read_again_once_in_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    booth, read = MemoryBooth(), list[Evidence]()
    live = LiveConsultation(booth, read_rules(), Clock())
    live.assistant = CLAIRE
    booth.begin().append([*path_to_call(), e.IdentityConfirmed(at=NOW, author=HADDAD.author)])
    live.resume()

    def reread(evidence: Evidence) -> tuple[Value, ...]:
        read.append(evidence)
        return kept.measurement.values

    hub, media = HubClient("http://127.0.0.1:1", "b", "k"), MediaLink(("true",), Pictures.create())
    place = Site("Alcôve", "Pharmacie", "4 rue des Halles", "", "")
    remote = Remote(live, Measuring(live, Booth({})), hub, media, site=place, cameras=("", ""), recipients=lambda _: (), reread=reread)
    said: asyncio.Queue[object] = asyncio.Queue()
    monkeypatch.setattr(hub, "say", said.put_nowait)

    async def record(note: str) -> m.RecordShown:
        while True:
            message = await asyncio.wait_for(said.get(), SOON_S)
            if isinstance(message, m.RecordShown) and message.note == note:
                return message

    running = asyncio.create_task(remote.run())
    kept = live.keep(pressure(128, 82))
    for note in ("une note", "une autre"):
        await live.write_note(note)
        (shown,) = (await record(note)).observations
        assert shown.evidence is not None
        assert shown.evidence.reread == "same"
    assert [each.raw for each in read] == [kept.measurement.raw]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

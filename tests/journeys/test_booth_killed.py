"""The booth is killed, as by a power cut: it comes back to the same step of the same visit, with all that was acknowledged, once."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path

from kiosk.settings import Settings
from session.consultation import State
from tests.journeys.booth import booth_at
from tests.journeys.hub import DRAFT, PASSWORD, HubHouse, page_at
from tests.journeys.theatre import as_toml

ROOT = Path(__file__).parents[2]


class KilledBooth:
    """A booth's process, and the end that comes to it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.visit = ""

    async def do(self, order: str) -> str:
        """Order something; the state once it is stored."""
        assert self._process.stdin is not None
        self._process.stdin.write(order.encode() + b"\n")
        return await self.said("done")

    async def said(self, what: str) -> str:
        assert self._process.stdout is not None
        async with asyncio.timeout(40):
            words = (await self._process.stdout.readline()).decode().split()
        assert words[:1] == [what], words
        self.visit = words[2]
        return words[1]

    async def kill(self) -> None:
        """SIGKILL: nothing is tidied up."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()


@asynccontextmanager
async def booth_process(settings: Settings) -> AsyncIterator[KilledBooth]:
    file = Path(settings.booth.data).with_suffix(".toml")
    file.write_text(as_toml({name: {key: value for key, value in values.items() if not isinstance(value, tuple)} for name, values in asdict(settings).items()}))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.journeys.booth_process", str(file), cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    booth = KilledBooth(process)
    try:
        await booth.said("up")
        yield booth
    finally:
        await booth.kill()


async def test_killed_at_the_questions_it_resumes_at_the_questions(bare: Settings, hub: HubHouse) -> None:
    async with booth_process(bare) as process:
        for order in ("welcome", "consent", "say-why"):
            state = await process.do(order)
        assert state == "questions"
        await process.do("note Vient à pied")
        await process.kill()
    async with booth_at(bare) as booth:
        assert booth.now.consultation_id == process.visit
        assert booth.now.state is State.QUESTIONS
        assert booth.now.record.note is not None
        assert booth.now.record.note.text == "Vient à pied"
        await booth.answer()
        assert booth.now.state is State.MEASURES


async def test_killed_in_the_call_nothing_is_lost_and_nothing_comes_twice(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page:
        async with booth_process(bare) as process:
            await process.do("wait")
            visit = process.visit
            await page.take(visit)
            await page.open_record(visit)
            await page.act("send-chat", visit, text="Avant la panne")
            await page.act("save-draft", visit, draft=DRAFT)
            await process.kill()
        await page.until("booth-line", lambda line: line["up"] is False)
        written = await page.say("save-draft", visit, draft={**DRAFT, "conclusion": "Écrite pendant la panne"})
        said = await page.say("send-chat", visit, text="Pendant la panne")
        for command_id in (written, said):
            await page.queued(command_id)
        async with booth_at(bare) as booth:
            assert booth.now.consultation_id == visit
            assert booth.now.state is State.CALL
            for command_id in (written, said):
                await page.done(command_id)
            assert [each.text for each in booth.now.record.chat] == ["Avant la panne", "Pendant la panne"]
            assert booth.now.record.draft.conclusion == "Écrite pendant la panne"
            await page.say("send-chat", visit, said, text="Pendant la panne")  # again, as a page does that did not hear
            await page.act("send-chat", visit, text="Après")
            assert [each.text for each in booth.now.record.chat] == ["Avant la panne", "Pendant la panne", "Après"]


async def test_killed_at_the_signature_it_is_signed_once_and_delivered_once(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page:
        async with booth_process(bare) as process:
            await process.do("wait")
            visit = process.visit
            await page.take(visit)
            await page.open_record(visit)
            await page.act("save-draft", visit, draft=DRAFT)
            sha256 = await page.prepare(visit)
            page.heard.clear()
            signing = await page.say("sign", visit, sha256=sha256, password=PASSWORD)
            await page.until("queued", lambda queued: queued["command_id"] == signing)
            await process.kill()  # before or after the booth stored it: both must end the same
        async with booth_at(bare) as booth:
            assert booth.now.consultation_id == visit
            signed = await booth.until_in(State.RECAP)
            assert signed.record.signature is not None
            assert signed.record.signature.sha256 == sha256
            assert (await page.until("ended", lambda ended: ended["consultation_id"] == visit))["reason"] == "signé"
            await booth.live.give_recap()
            await booth.until_in(State.HYGIENE)
            deliveries = await booth.delivered()
            assert {each.content_sha256 for each in deliveries} == {sha256}
            delivered = Path(bare.delivery.folder) / "shared-record"
            assert len(list(delivered.iterdir())) == 1
            await page.reload()
            assert not {"taken", "record-shown"} & set(page.kinds(visit))  # nothing of it stands at the hub any more


async def test_over_while_the_hub_was_down_the_practitioner_is_told_once_it_is_back(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page:
        async with booth_at(bare) as booth:
            await booth.to_waiting()
            visit = booth.visit_id
            await page.take(visit)
            await page.open_record(visit)
            await hub.stop()
            await booth.live.leave()  # nobody can be told
            assert booth.now.state is State.PATIENT_LEFT
        await hub.start()
        await page.reload()
        async with booth_at(bare):
            await page.until("ended", lambda ended: ended["consultation_id"] == visit)


async def test_killed_while_the_documents_are_made_they_are_handed_over_once(bare: Settings, hub: HubHouse) -> None:
    async with page_at(hub.url) as page:
        async with booth_process(bare) as process:
            await process.do("wait")
            visit = process.visit
            await page.take(visit)
            await page.open_record(visit)
            await page.sign(visit)
            await process.do("until recap")
            await process.do("recap")
            await process.kill()
        async with booth_at(bare) as booth:
            await booth.until_in(State.HYGIENE)
            assert len(booth.now.record.deliveries) == len(set(booth.now.record.deliveries)) > 0
            await booth.clean_and_wipe()
            assert booth.program.store.unfinished() == ()

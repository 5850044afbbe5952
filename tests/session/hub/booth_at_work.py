"""A booth for the hub's tests: the real line, and a real consultation that obeys practitioners; no devices, cameras or screens."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

from aiohttp import web
from argon2 import PasswordHasher

from session import events as e
from session.consultation import Consultation, State
from session.draft import Draft
from session.hub import messages as m
from session.hub.accounts import Accounts
from session.hub.client import HubClient
from session.hub.inbox import Inbox
from session.hub.server import Hub, serve
from session.hub.tables import inbox_key, open_database
from session.hub.visits import Visits
from session.report import canonical, compose, sha256
from session.shown import record_shown, refusals, taken, waiting
from session.skin import ExaminationCamera
from tests.session.signed_visit import BEGAN, CLAIRE, PARIS, PIXEL, RULES, SITE, events

PASSWORD = "un long mot de passe"
FAST = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
NOBODY_TOOK_IT = next(index for index, each in enumerate(events()) if isinstance(each, e.PractitionerTook))
RECIPIENTS = ("Mon espace santé", "Dossier de la structure")


class Clock:
    """A clock that tests move by hand."""

    def __init__(self, now: float = BEGAN.timestamp() + 24 * 60) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class HubAtWork:
    """A hub on a free port of this machine, which can be stopped and started again on the same folder and port."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock, self.port = folder, clock, 0
        self.runner: web.AppRunner | None = None

    async def start(self) -> None:
        engine = open_database(self.folder)
        self.hub = Hub(Accounts(engine, self.clock, FAST), Inbox(engine, inbox_key(self.folder)), Visits(engine, self.clock), clock=self.clock)
        self.engine = engine
        self.runner = await serve(self.hub, "127.0.0.1", self.port)
        self.port = self.runner.addresses[0][1]

    async def stop(self) -> None:
        if self.runner is not None:
            await self.runner.cleanup()
            self.engine.dispose()
            self.runner = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def enrol(self) -> tuple[str, str]:
        return self.hub.accounts.redeem(self.hub.accounts.enrolment_code())


@asynccontextmanager
async def hub_at_work(folder: Path, clock: Clock) -> AsyncIterator[HubAtWork]:
    hub = HubAtWork(folder, clock)
    await hub.start()
    hub.hub.accounts.add_practitioner("s.haddad", "Dr Samir Haddad", "10000000000", "Médecin généraliste", PASSWORD)
    hub.hub.accounts.add_practitioner("i.blanc", "Dr Inès Blanc", "10000000001", "Médecin généraliste", PASSWORD)
    try:
        yield hub
    finally:
        await hub.stop()


class BoothAtWork:
    """Obeys as the booth does: an act and the note of its id are one step, and a repeated id does nothing."""

    def __init__(self, hub: HubAtWork, visit: str, happened: Sequence[e.Event] = (), *, key: tuple[str, str] | None = None, draft: Draft | None = None) -> None:
        self.key = key or hub.enrol()
        self.line = HubClient(hub.url, *self.key, jitter=lambda: -0.4)
        self.line.why_over = self.why_over
        self.consultation = Consultation(visit).after_all(happened or events(draft=draft or Draft())[:NOBODY_TOOK_IT])
        self.commands: list[m.Command] = []
        self.obeyed = asyncio.Event()
        self.simulated = True
        self.camera = ExaminationCamera.OTOSCOPE
        self.deaf = False  # hears, and neither obeys nor answers

    @property
    def visit(self) -> str:
        return self.consultation.consultation_id

    def tell(self) -> None:
        """Say what stands."""
        today, place = BEGAN.date(), "Pharmacie des Halles, Joinville"
        record = self.consultation.record
        if self.consultation.state is State.WAITING:
            self.line.say(waiting(self.consultation, today, place, "Claire Morel", self.simulated))
        elif self.consultation.state in (State.CALL, State.CONCLUSION):
            self.line.say(m.NotWaiting(self.visit))
            self.line.say(taken(self.consultation, place, "03 00 00 00 00", "Claire Morel", self.simulated))
            if record.identity_confirmed_at is not None:
                for image in record.images:
                    self.line.say(m.ImageBytes(self.visit, image.image_id, image.media_type, self.picture))
                self.line.say(record_shown(self.consultation, RULES, today, RECIPIENTS, camera=self.camera))
        elif record.signature is not None:
            self.line.say(m.Ended(self.visit, "signé"))

    picture = PIXEL

    def why_over(self, visit: str) -> str:
        going_on = self.consultation.state in (State.WAITING, State.CALL, State.CONCLUSION) and visit == self.visit
        return "" if going_on else "la visite est terminée"

    def apply(self, *happened: e.Event) -> None:
        self.consultation = self.consultation.after_all(happened)
        self.tell()

    async def run(self) -> None:
        self.tell()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.line.run())
            tasks.create_task(self._obey_all())

    async def _obey_all(self) -> None:
        while True:
            command = await self.line.next_command()
            self.commands.append(command)
            if not self.deaf:
                self._obey(command)
            self.obeyed.set()

    def obey_again(self, kind: type[m.Act], which: int = -1) -> None:
        """Do what came while nothing was done: the last of this kind, or another of them."""
        self._obey([each for each in self.commands if isinstance(each.act, kind)][which])

    def _obey(self, command: m.Command) -> None:
        act, at, author = command.act, BEGAN.replace(hour=9, minute=57), command.practitioner.author
        happened: e.Event | None = None
        if act.consultation_id != self.visit:
            self.line.say(m.NotApplied(act.consultation_id, act.command_id, "cette visite est terminée"))
            self.line.say(m.Ended(act.consultation_id, "la visite est terminée"))
            return
        match act:
            case m.Take():
                happened = e.PractitionerTook(at=at, author=author, practitioner=command.practitioner)
            case m.ConfirmIdentity() if act.identity_version != self.consultation.record.identity_version:
                self.line.say(m.NotApplied(self.visit, act.command_id, "l’identité a été corrigée"))
                return
            case m.ConfirmIdentity():
                happened = e.IdentityConfirmed(at=at, author=author)
            case m.SaveDraft():
                happened = e.DraftSaved(at=at, author=author, draft=act.draft)
            case m.SendChat():
                happened = e.ChatSent(at=at, author=author, message_id=act.command_id, text=act.text)
            case m.RequestMeasure():
                happened = e.MeasureRequested(at=at, author=author, request_id=act.command_id, what=act.what, note=act.note)
            case m.CallUrgency():
                happened = e.UrgencyCalled(at=at, author=author)
            case m.EndCall():
                happened = e.CallEnded(at=at, author=author)
            case m.CallAgain():
                happened = e.PractitionerTook(at=at, author=author, practitioner=command.practitioner)
            case m.PrepareSignature():
                self.line.say(
                    m.ToSign(self.visit, act.command_id, sha256(self.content()), ("Compte rendu (PDF)",), RECIPIENTS, refusals(self.consultation.record))
                )
            case m.Sign() if act.sha256 == sha256(self.content()):
                happened = e.ReportSigned(at=at, author=author, practitioner=command.practitioner, sha256=act.sha256, content=self.content().decode())
            case m.Sign():
                self.line.say(m.NotApplied(self.visit, act.command_id, "le dossier a changé"))
                return
        if happened is not None and act.command_id not in self.consultation.record.commands:
            self.consultation = self.consultation.after_all([happened, e.CommandApplied(at=at, author=author, command_id=act.command_id)])
        self.line.say(m.Applied(self.visit, act.command_id))
        if happened is not None:
            self.tell()

    def content(self) -> bytes:
        return canonical(compose(self.consultation, SITE, RULES, PARIS))

    def chat(self, text: str) -> None:
        self.apply(e.ChatSent(at=BEGAN.replace(hour=9, minute=50), author=CLAIRE, message_id=f"chat-{len(self.consultation.record.chat)}", text=text))

    def renamed(self, short: str) -> m.Waiting:
        return replace(waiting(self.consultation, BEGAN.date(), "Joinville", "Claire Morel", False), short_name=short)

    def acts(self, kind: type[m.Act]) -> list[m.Act]:
        return [each.act for each in self.commands if isinstance(each.act, kind)]

    async def until(self, count: int, kind: type[m.Act]) -> None:
        """Wait for this many acts of this kind."""
        while len(self.acts(kind)) < count:
            self.obeyed.clear()
            await asyncio.wait_for(self.obeyed.wait(), 30)


@asynccontextmanager
async def running(booth: BoothAtWork) -> AsyncIterator[BoothAtWork]:
    """The booth while it runs; its line is up on entry."""
    with booth.line.link.listen() as link:
        task = asyncio.create_task(booth.run())
        try:
            await asyncio.wait_for(link.next(), 30)
            yield booth
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

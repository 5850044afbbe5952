"""A whole booth as a journey sees it: the assembled program on a folder of its own, and the people in front of it.

    async with booth_at(folder, hub, devices, hands) as booth:
        await booth.welcome()
        ...

What the assistant and the patient do are the verbs that the screens call; nothing here reaches under them.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import av

from devices.role import Role
from kiosk.assemble import Program, Simulated, assemble
from kiosk.local_time import local_clock
from kiosk.settings import BoothSettings, DeliverySettings, DeviceSettings, HubSettings, MeasureSettings, Settings
from session import events as e
from session.consent import Purpose
from session.consultation import Consultation, State
from session.delivery.delivery import Delivery, DeliveryState
from session.finishing import Print
from session.guided import Phase, Posture
from session.logins import Logins
from session.observation import Observation, StillImage
from session.questions import unanswered
from tests.journeys.theatre import SPEED, Hands
from tests.session.visits import ODETTE
from tests.waiting import SOON_S, reached

CODE = "482913"
SKIPPED = tuple((role.value, "Le patient préfère ne pas le faire") for role in (Role.CUFF, Role.OXIMETER, Role.THERMOMETER, Role.OTOSCOPE))


class Clock:
    """The time of day, which a journey may move on."""

    def __init__(self) -> None:
        self.moved = timedelta()

    def __call__(self) -> datetime:
        return local_clock() + self.moved

    def move(self, **more: float) -> None:
        self.moved += timedelta(**more)


class Printer:
    """A printer that keeps what it prints."""

    def __init__(self) -> None:
        self.pages: list[bytes] = []

    async def __call__(self, pdf: bytes) -> None:
        self.pages.append(pdf)


def settings_of(folder: Path, hub_url: str, devices: DeviceSettings, record_url: str = "", name: str = "Borne Alcôve") -> Settings:
    """The settings of a booth in this folder."""
    return Settings(
        booth=BoothSettings(name=name, place="Pharmacie des Halles, 12 place du Marché", phone="01 02 03 04 05", data=str(folder)),
        hub=HubSettings(url=hub_url),
        devices=devices,
        measures=MeasureSettings(rest_s=60, pause_s=20),
        delivery=DeliverySettings(record_url=record_url, folder="" if record_url else str(folder / "delivered")),
    )


class BoothAtWork:
    """The program, and the assistant and the patient in front of it."""

    def __init__(self, program: Program, hands: Hands | None, clock: Clock, printer: Printer) -> None:
        self.program, self.hands, self.clock, self.printer = program, hands, clock, printer
        self.live, self.measuring, self.remote, self.media = program.live, program.measuring, program.remote, program.media
        self.visit_id = ""

    @property
    def now(self) -> Consultation:
        return self.live.now

    async def until(self, holds: Callable[[Consultation], bool], within_s: float = SOON_S) -> Consultation:
        """The visit, once this is true of it."""
        consultation = await reached(self.live.consultation, lambda latest: latest is not None and holds(latest), within_s)
        assert consultation is not None
        return consultation

    async def until_in(self, state: State, within_s: float = SOON_S) -> Consultation:
        return await self.until(lambda visit: visit.state is state, within_s)

    # ── the path ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def log_in(self) -> None:
        """Claire is at work."""
        await self.program.at_work.log_in("Claire Morel", CODE)

    async def welcome(self) -> None:
        """The patient begins, says who they are, and the assistant typed it."""
        await self.live.begin()
        self.visit_id = self.now.consultation_id
        await self.live.enter_identity(ODETTE)
        await self.live.state_identity()

    async def consent(self, *, refusing: tuple[Purpose, ...] = ()) -> None:
        """Every purpose has its answer."""
        for purpose in Purpose:
            await self.live.answer_consent(purpose, purpose not in refusing)
        await self.live.finish_consents()

    async def say_why(self, motive: str = "ear") -> None:
        """The motive, and no to every alarm question."""
        await self.live.give_motive(motive, "Depuis hier soir")
        for flag in self.live.rules.red_flags:
            await self.live.answer_red_flag(flag.flag_id, e.AnswerKind.NO)
        await self.live.finish_red_flags()

    async def answer(self, *, own_doctor: str = "Dr Lucie Bernard") -> None:
        """Every question of the assistant's."""
        for question in unanswered(self.now.record):
            if question is e.Question.OWN_DOCTOR and own_doctor:
                await self.live.answer_question(question, e.AnswerKind.YES, own_doctor)
            else:
                await self.live.answer_question(question, e.AnswerKind.UNKNOWN)
        await self.live.finish_questions()

    async def to_measures(self, *, motive: str = "ear", refusing: tuple[Purpose, ...] = ()) -> None:
        await self.welcome()
        await self.consent(refusing=refusing)
        await self.say_why(motive)
        await self.answer()

    async def to_waiting(self, *, motive: str = "ear", refusing: tuple[Purpose, ...] = ()) -> None:
        """All the way to the waiting room, nothing measured."""
        await self.to_measures(motive=motive, refusing=refusing)
        await self.live.finish_measures(SKIPPED)
        await self.live.decide(e.Outcome.TELECONSULTATION, "Otalgie simple, adulte")

    # ── measures ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def ready(self, *roles: Role) -> None:
        """These devices are connected."""
        await reached(self.measuring.statuses, lambda all_: all(all_[role].status.value in ("ready", "measuring") for role in roles))

    async def kept(self, role: Role, before: Observation | None = None) -> Observation:
        """What was kept of this device, once it is another than before."""
        measures = await reached(self.measuring.measures, lambda all_: all_[role].kept not in (None, before))
        observation = measures[role].kept
        assert observation is not None
        return observation

    async def measure_oxygen(self, spo2: int = 96, pulse_rate: int = 74) -> Observation:
        """The patient puts a finger into the oximeter, and takes it out once it is measured."""
        assert self.hands is not None
        before = self.measuring.of(Role.OXIMETER).kept
        await self.measuring.show(Role.OXIMETER)
        await self.hands.do("oximeter", "finger-in", spo2=spo2, pulse_rate=pulse_rate)
        observation = await self.kept(Role.OXIMETER, before)
        await self.hands.do("oximeter", "finger-out")
        await self.measuring.hide()
        return observation

    async def measure_temperature(self, celsius: float = 37.4) -> Observation:
        assert self.hands is not None
        await self.measuring.show(Role.THERMOMETER)
        await self.hands.do("thermometer", "measure", celsius=celsius)
        observation = await self.kept(Role.THERMOMETER)
        await self.measuring.hide()
        return observation

    async def measure_pressure(self) -> Observation:
        """Posture, rest, three readings: the average of the last two."""
        assert self.hands is not None
        await self.measuring.show(Role.CUFF)
        await self.measuring.pressure.fit_cuff(Decimal(31), None)
        for posture in Posture:
            await self.measuring.pressure.tick_posture(posture, True)
        await self.measuring.pressure.begin_rest()
        before = None
        for systolic, diastolic in ((138, 86), (134, 84), (132, 82)):
            await reached(self.measuring.measures, lambda all_: all_[Role.CUFF].under_way)
            await self.hands.do("cuff", "measure", systolic=systolic, diastolic=diastolic, pulse=72)
            before = await self.kept(Role.CUFF, before)
        await reached(self.measuring.pressure.guide, lambda guide: guide.phase is Phase.DONE)
        await self.measuring.hide()
        return await self.kept(Role.CUFF)

    async def keep_still(self, subject: str = "otoscope-right", site: str = "") -> StillImage:
        """A picture of the examination camera's, frozen and kept."""
        jpeg = (await self.remote.freeze()).content
        with av.open(BytesIO(jpeg), "r") as opened:
            frame = next(opened.decode(video=0))
        image = StillImage(uuid4().hex, subject, self.clock(), hashlib.sha256(jpeg).hexdigest(), frame.width, frame.height, len(jpeg), site=site)
        self.live.keep_image(image, jpeg)
        return image

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def hand_over_sheet(self) -> bytes:
        """Print what the patient takes home, and hand it over."""
        await self.program.finishing.print_sheet()
        await self.live.hand_over_sheet(e.Sheet.PRINTED)
        return self.printer.pages[-1]

    async def to_hygiene(self) -> None:
        """The recap, once the practitioner has signed; what follows leaves by itself."""
        await self.until_in(State.RECAP)
        await self.live.give_recap()
        await self.until_in(State.HYGIENE)

    async def delivered(self) -> tuple[Delivery, ...]:
        """What is on its way, once a receipt of it has come."""
        return await reached(self.program.finishing.deliveries, lambda all_: any(each.state is DeliveryState.ACKNOWLEDGED for each in all_))

    async def clean_and_wipe(self) -> None:
        """The hygiene list, then the wipe."""
        await self.until_in(State.HYGIENE)
        for item in e.HygieneItem:
            await self.live.clean(item)
        await self.live.sign_hygiene()
        await self.live.wipe()


@asynccontextmanager
async def booth_at(
    settings: Settings, hands: Hands | None = None, *, clock: Clock | None = None, printer: Print | None = None, logged_in: bool = True
) -> AsyncIterator[BoothAtWork]:
    """The program of a booth at work as long as the block lasts; what fails in it fails the journey."""
    clock, page = clock or Clock(), Printer()
    program = assemble(settings, clock=clock, simulated=Simulated(("appareils", "caméras", "dossier"), SPEED), print_sheet=printer or page)
    running = asyncio.create_task(program.run())
    try:
        booth = BoothAtWork(program, hands, clock, page)
        if logged_in:
            await booth.log_in()
        yield booth
        if running.done():
            running.result()
    except TimeoutError:
        if running.done():
            running.result()
        raise
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        program.close()


def add_claire(settings: Settings) -> None:
    """The assistant of these journeys, entered as the command line enters her."""
    from kiosk.booth_store import open_store

    store = open_store(settings)
    try:
        Logins(store.accounts, store.audit, local_clock).add("Claire Morel", CODE, profession="Infirmière")
    finally:
        store.close()

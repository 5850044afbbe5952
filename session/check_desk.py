"""The checks as the technician's screens ask for them: who signs, what the device itself reads, which papers are made.

Lives on the engine's loop.
"""

import asyncio
from collections.abc import AsyncIterable, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from devices.booth import Booth
from devices.device import MeasuringDevice
from devices.errors import DeviceError
from devices.feed import Feed
from devices.measurement import CuffPressure, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.role import Role
from devices.sweep import Sweep, Unmeasured
from session.checking import Checking
from session.logins import Logins
from session.papers import Papers
from session.people import Author
from session.upkeep.checks import PRESSURE, Environment, NotACheck, Point, Reference, Step, Uncertainty
from session.upkeep.inventory import Checked
from session.upkeep.lookback import Touched
from session.upkeep.steadiness import STILLNESS, Steadiness
from session.upkeep.stethoscope_sweep import points_of, remarked
from session.upkeep.underway import MOST_PHOTOS, Underway

SWEPT = "dB"  # the unit of every step that a sweep reads
PHOTOS, PICTURES, MOST_READ = "photos", (".jpg", ".jpeg", ".png", ".webp"), 20_000_001
_Said = tuple[CuffPressure | Measurement | NoReading, bool]  # and whether the device says that this is its value


@dataclass(frozen=True)
class DeviceReading:
    """What the device itself shows now, for the step that is being read."""

    listening: bool = False
    number: Decimal | None = None
    since_s: int = 0
    for_s: int = 0
    steady: bool = False
    failed: Reason | None = None
    error: DeviceError | None = None
    step_id: str = ""  # the step that it was listened to for; empty: for all that a sweep reads


NOT_READING = DeviceReading()


@dataclass(frozen=True)
class Open:
    """A check under way, with what it would mean for visits."""

    check: Underway
    touched: tuple[Touched, ...]


class CheckDesk:
    """The verbs of the pages on which checks are done. Whoever is not at work here is refused by NobodyLoggedIn."""

    def __init__(
        self,
        checking: Checking,
        technician: Callable[[], Author],
        signers: Logins,
        booth: Booth,
        papers: Papers,
        written: Callable[[], None],
        place: Callable[[], Path],
        print_page: Callable[[bytes], Awaitable[None]] | None = None,
        play_sweep: Callable[[], Awaitable[Sweep]] | None = None,
    ) -> None:
        """
        Args:
            place: the folder into which papers go and from which photos come: a stick where one is plugged in.
            technician: who works here now; raises NobodyLoggedIn.
            signers: everybody who may sign, assistants among them.
            written: called after a line was added to the register.
            play_sweep: plays the stethoscope's sweep and measures it; None where this booth has no stethoscope.
        """
        self.checking, self._technician, self._signers = checking, technician, signers
        self._booth, self.papers, self._written, self._place, self._print = booth, papers, written, place, print_page
        self._play_sweep = play_sweep
        self.reading: Feed[DeviceReading] = Feed(NOT_READING)
        self._listening: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Until cancelled; then no device is listened to any more."""
        try:
            await asyncio.Event().wait()
        finally:
            await self.stop_listening()

    def signers(self) -> tuple[Author, ...]:
        """Everybody who may sign."""
        return self._signers.people()

    # ── a check, step by step ────────────────────────────────────────────────────────────────────────────────────────

    def opened(self, check: Underway) -> Open:
        return Open(check, self.checking.consequence(check))

    def begin(self, serial: str, kind_id: str, method: str = "") -> Open:
        return self.opened(self.checking.begin(serial, kind_id, self._technician(), method))

    def of(self, check_id: str) -> Open:
        return self.opened(self.checking.of(check_id))

    def choose_reference(self, check_id: str, reference: Reference) -> Open:
        return self.opened(self.checking.choose_reference(check_id, reference, self._technician()))

    def read_room(self, check_id: str, environment: Environment) -> Open:
        return self.opened(self.checking.read_room(check_id, environment, self._technician()))

    def say_uncertainty(self, check_id: str, uncertainty: Uncertainty) -> Open:
        return self.opened(self.checking.say_uncertainty(check_id, uncertainty, self._technician()))

    def read(self, check_id: str, point: Point) -> Open:
        return self.opened(self.checking.read(check_id, point, self._technician()))

    def adjust(self, check_id: str, adjustment: str) -> Open:
        return self.opened(self.checking.adjust(check_id, adjustment, self._technician()))

    def remark(self, check_id: str, note: str, employer: str) -> Open:
        return self.opened(self.checking.remark(check_id, note, employer, self._technician()))

    def break_off(self, check_id: str, reason: str) -> Open:
        return self.opened(self.checking.break_off(check_id, reason, self._technician()))

    def give_up(self, check_id: str, reason: str) -> None:
        self.checking.give_up(check_id, reason, self._technician())

    async def add_photos(self, check_id: str) -> Open:
        """Those of the folder « photos » of the stick, or of the booth's own folder of papers, all or none of them.

        Raises:
            NotACheck: there is none, one is no picture, or they are too many.
        """
        by, folder = self._technician(), self._place() / PHOTOS
        files = await asyncio.to_thread(_pictures_in, folder)
        if not files:
            raise NotACheck("photos-none")
        return self.opened(await asyncio.to_thread(self.checking.add_photos, check_id, files, by))

    async def sign(self, check_id: str, login: str, code: str) -> Open:
        """Whoever has this code signs. WrongCode and MustWait leave everything as it is."""
        self._technician()
        author = await asyncio.to_thread(self._signers.vouch, login, code)
        return self.opened(self.checking.sign(check_id, author))

    def conclude(self, check_id: str) -> Checked:
        self._technician()
        entry = self.checking.conclude(check_id)
        self._written()
        return entry

    def defer(self, serial: str, kind_id: str, until: date, reason: str) -> None:
        self.checking.defer(serial, kind_id, until, reason, self._technician())
        self._written()

    # ── what the device itself reads ─────────────────────────────────────────────────────────────────────────────────

    def can_read(self, role: str, serial: str, step: Step) -> bool:
        """Whether this very device is at this booth and gives what the step asks for; of a stethoscope, whether its sweep can be played."""
        if role == Role.STETHOSCOPE.value:
            return self._play_sweep is not None and step.unit == SWEPT
        return self._device(role, serial, step) is not None

    def can_release(self, role: str, serial: str) -> bool:
        """Whether the cuff's pressure can be let out from here."""
        device = self._of_role(role, serial)
        return role == Role.CUFF.value and device is not None and device.abilities.can_stop

    async def sweep(self, check_id: str) -> Open:
        """Play the stethoscope's sweep and note all that is read by it, in the place of an earlier sweep; a quarter of a minute.

        Raises:
            NotACheck: nothing could be measured; why says what.
        """
        by = self._technician()
        if self._play_sweep is None:
            raise NotACheck("sweep-no-input")
        self.reading.publish(DeviceReading(listening=True))
        try:
            found = await self._play_sweep()
        except Unmeasured as error:
            raise NotACheck(f"sweep-{error.flaw.value}") from None
        except DeviceError:
            raise NotACheck("sweep-no-input") from None
        finally:
            self.reading.publish(NOT_READING)
        check = self.checking.of(check_id)
        for point in points_of(found, check.steps):
            check = self.checking.read(check_id, point, by)
        self.checking.remark(check_id, remarked(check.note, found, left=bool(check.again)), check.employer, by)
        return self.of(check_id)

    async def listen(self, role: str, serial: str, step: Step) -> None:
        """Follow the device's own number until it stands still, or somebody says that it is enough. A cuff is only listened to, never inflated."""
        self._technician()
        await self.stop_listening()
        device = self._device(role, serial, step)
        if device is None:
            return
        self.reading.publish(DeviceReading(listening=True, for_s=STILLNESS[step.unit].for_s, step_id=step.step_id))
        self._listening = asyncio.create_task(self._listen(device, step))

    async def stop_listening(self) -> None:
        task, self._listening = self._listening, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        if self.reading.latest != NOT_READING:
            self.reading.publish(NOT_READING)

    async def release(self, role: str, serial: str) -> None:
        """Let the pressure out."""
        device = self._of_role(role, serial)
        if device is not None and device.abilities.can_stop:
            await device.stop()

    async def _listen(self, device: MeasuringDevice, step: Step) -> None:
        inflates = step.reads == PRESSURE
        said: asyncio.Queue[_Said] = asyncio.Queue(64)
        try:
            with device.live.listen() as live, device.results.listen() as results:
                if not inflates:
                    await device.start()
                async with asyncio.TaskGroup() as tasks:
                    pumps = [tasks.create_task(_pump(live, said, False)), tasks.create_task(_pump(results, said, True))]
                    await self._until_steady(said, step)
                    for pump in pumps:
                        pump.cancel()
        except DeviceError as error:
            self.reading.publish(DeviceReading(error=error, step_id=step.step_id))
        finally:
            if not inflates:
                with suppress(DeviceError):  # why it ended is told already, and one that is gone measures nothing
                    await device.stop()

    async def _until_steady(self, said: "asyncio.Queue[_Said]", step: Step) -> None:
        steadiness = Steadiness(STILLNESS[step.unit])
        while not steadiness.steady:
            heard, final = await said.get()
            if isinstance(heard, NoReading):
                self.reading.publish(DeviceReading(failed=heard.reason, step_id=step.step_id))
                return
            if (number := _number(heard, step)) is None:
                continue
            steadiness = steadiness.after(heard.at if isinstance(heard, CuffPressure) else heard.taken_at, number)
            if final:  # the device itself says that this is its value
                self._tell(steadiness, step, steady=True)
                return
            self._tell(steadiness, step, steady=steadiness.steady)

    def _tell(self, steadiness: Steadiness, step: Step, *, steady: bool) -> None:
        wanted = steadiness.wanted.for_s
        self.reading.publish(DeviceReading(not steady, steadiness.number, steadiness.since_s, wanted, steady, step_id=step.step_id))

    def _device(self, role: str, serial: str, step: Step) -> MeasuringDevice | None:
        device = self._of_role(role, serial)
        if device is None or not step.reads or (step.reads == PRESSURE and not device.abilities.has_live_pressure):
            return None
        return device

    def _of_role(self, role: str, serial: str) -> MeasuringDevice | None:
        known = next((each for each, _ in self._booth if each.value == role), None)
        if known is None:
            return None
        device = self._booth[known]
        return device if device.identity.serial in ("", serial) else None

    # ── papers ───────────────────────────────────────────────────────────────────────────────────────────────────────

    async def write_certificate(self, entry_id: str) -> tuple[Path, ...]:
        self._technician()
        return await asyncio.to_thread(self.papers.at(self._place()).write_certificate, entry_id)

    async def write_letters(self, entry_id: str) -> tuple[Path, ...]:
        self._technician()
        return await asyncio.to_thread(self.papers.at(self._place()).write_letters, entry_id)

    async def print_certificate(self, entry_id: str) -> None:
        """On the booth's printer. NoPrinter where there is none."""
        self._technician()
        if self._print is not None:
            await self._print(await asyncio.to_thread(self.papers.certificate, entry_id))


def _pictures_in(folder: Path) -> list[tuple[bytes, str]]:
    """Each picture of this folder with its name, one more than a check holds at most; one that is too large is cut, and so refused."""
    if not folder.is_dir():
        return []
    files = sorted(path for path in folder.iterdir() if _is_picture(path))
    found = []
    for path in files[: MOST_PHOTOS + 1]:
        with path.open("rb") as file:
            found.append((file.read(MOST_READ), path.stem[:60]))
    return found


def _is_picture(path: Path) -> bool:
    """By its name. What begins with a dot is what a Mac writes beside each picture."""
    return path.suffix.lower() in PICTURES and not path.name.startswith(".") and path.is_file() and not path.is_symlink()


async def _pump(feed: AsyncIterable[CuffPressure | Measurement | NoReading], said: "asyncio.Queue[_Said]", final: bool) -> None:
    async for each in feed:
        await said.put((each, final))


def _number(heard: CuffPressure | Measurement, step: Step) -> Decimal | None:
    """The number that this step asks for; none where it is refused, or another quantity."""
    if isinstance(heard, CuffPressure):
        return heard.mmhg if step.reads == PRESSURE else None
    quantity = Quantity[step.reads.upper()] if step.reads != PRESSURE else None
    control = quantity is Quantity.GLUCOSE and heard.quality.reasons == (Reason.DEMONSTRATION,)  # no blood: what a visit refuses is what is checked here
    if quantity is None or (heard.quality.level is QualityLevel.REFUSED and not control):
        return None
    return heard.value(quantity)

"""The technician at this booth: who is at work on the devices, what they write into the register, and that no visit begins meanwhile.

The booth is closed from the technician's code until they leave; a lock after ten idle minutes keeps it closed. An assistant's code takes a locked
booth back. Technicians have codes of their own: nobody's code opens both sides.

Lives on the engine's loop; hashing a code takes a tenth of a second and is done beside it.
"""

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from devices.booth import Booth
from devices.device import MeasuringDevice
from devices.errors import DeviceError
from devices.feed import Feed, Listener
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading
from devices.role import Role
from devices.status import DeviceStatus, Status
from devices.wire import LinkQuality, Way, Wire, WireLine
from session.at_work import LOOK_S, AtWork
from session.camera_check import CameraCheck
from session.check_desk import CheckDesk
from session.live import LiveConsultation, NobodyLoggedIn
from session.logins import Login, Logins
from session.people import Author
from session.store.errors import StoreError
from session.upkeep.checks import Kinds
from session.upkeep.due import Hindrance, hindrance
from session.upkeep.inventory import Decision, Device, Entry, Park, Standing
from session.upkeep.lookback import LedgerEntry, Span, Touched, casts_doubt, look_back, span_to_review
from session.upkeep.review import LookBack, latest_of, look_backs

TOLD_EVERY_S = 0.1  # a wave has sixty lines a second: a screen shows them ten times
_log = logging.getLogger(__name__)


class Register(Protocol):
    """The booth's register of devices."""

    def append(self, *entries: Entry) -> Park: ...

    def park(self) -> Park: ...


class Upkeep(Protocol):
    """What of the booth's store a technician reads and writes: nothing of a patient."""

    @property
    def register(self) -> Register: ...

    def audit(self, act: str, author: Author, subject: str = "", detail: Mapping[str, str] = ...) -> None: ...

    def ledger(self, *, serial: str) -> Sequence[LedgerEntry]: ...


class VisitUnderWay(Exception):
    """A visit is open: the booth is the patient's until it is over and wiped."""


@dataclass(frozen=True)
class Plugged:
    """A device that the booth's settings name: which one answers there now, and how its link stands."""

    identity: DeviceIdentity
    status: DeviceStatus


@dataclass(frozen=True)
class ExportPlace:
    """A folder that papers can be written into: a stick that is plugged in, or the booth's own."""

    name: str
    folder: str
    removable: bool


class Exports(Protocol):
    """How the register leaves the booth."""

    def places(self) -> tuple[ExportPlace, ...]:
        """Where it can be written to now. Takes as long as the slowest stick: call it in a thread."""

    def write(self, place: ExportPlace, serial: str) -> tuple[str, ...]:
        """Write the register of this device, or whole, as PDF and CSV; the files' names. Takes seconds. OSError where it cannot."""


@dataclass(frozen=True)
class Found:
    """What the self-test found of one part of the booth."""

    mark: str  # good, doubtful, wrong or untried
    part: str
    sentence: str
    remedy: str


class NoSuchPlace(Exception):
    """The stick was pulled out meanwhile."""


@dataclass(frozen=True)
class Review:
    """The visits to read again because of one device: for certain, or if the check that is overdue fails."""

    serial: str
    span: Span
    touched: tuple[Touched, ...]
    proven: bool  # a check found it out of its limits
    decided: Mapping[str, Decision] = field(default_factory=dict)  # by document: what its practitioner decided
    mended: bool = False  # a later check found it good, and practitioners still read again what it measured before
    retired: bool = False  # it is gone, and they still do

    @property
    def documents(self) -> int:
        """How many documents state values of it."""
        return sum(bool(each.document_id) for each in self.touched)


class Workshop:
    """Joins the technicians' logins, the register and the live visit."""

    def __init__(
        self,
        live: LiveConsultation,
        at_work: AtWork,
        logins: Logins,
        store: Upkeep,
        booth: Booth,
        *,
        kinds: Kinds,
        exports: Exports | None = None,
        examine: Callable[[], Awaitable[tuple[Found, ...]]] | None = None,
        wires: Mapping[Role, Wire] | None = None,
        overdue_blocks: bool = True,
    ) -> None:
        self._live, self._at_work, self._logins = live, at_work, logins
        self.store, self.booth = store, booth
        self._wires = {role.value: wire for role, wire in (wires or {}).items()}
        self.lines: Feed[tuple[WireLine, ...]] = Feed(())  # what was said on the line that is followed, a stretch at a time
        self.qualities: Feed[Mapping[str, LinkQuality]] = Feed({})  # by role, while a technician is here
        self._following: asyncio.Task[None] | None = None
        self._trying: MeasuringDevice | None = None
        self._stopping: asyncio.Task[None] | None = None
        self._exports = exports
        self._examine = examine
        self.places: Feed[tuple[ExportPlace, ...]] = Feed(())  # while a technician is here
        self.kinds = kinds
        self.overdue_blocks = overdue_blocks  # the site's choice: else an overdue check only marks the values
        self.camera: CameraCheck | None = None  # the otoscope before its chart, where this booth has one
        self.login: Feed[Login | None] = Feed(None)
        self.plugged: Feed[Mapping[Role, Plugged]] = Feed({})  # while a technician is here
        self.park: Feed[Park | None] = Feed()  # as it stood when the technician last came in, or wrote; None: it cannot be read
        self.reviews: Feed[tuple[Review, ...]] = Feed(())
        self.checks: CheckDesk | None = None  # where checks are done; set where the program is put together

    def people(self) -> tuple[Author, ...]:
        """Every technician of this booth."""
        return self._logins.people()

    # ── coming and going ─────────────────────────────────────────────────────────────────────────────────────────────

    async def log_in(self, name: str, code: str) -> Login:
        """Let this technician in, and close the booth to patients. Whoever of the assistants was at work no longer is.

        Raises:
            VisitUnderWay: the booth is a patient's.
            WrongCode, MustWait: nothing has changed.
        """
        self._refuse_in_visit()
        login = await asyncio.to_thread(self._logins.log_in, name, code)
        try:
            self._refuse_in_visit()  # one may have begun while the code was looked at
        except VisitUnderWay:
            self._logins.log_out()
            raise
        if not self._live.closed:
            self._live.closed = True
            self.store.audit("booth-closed", login.author)
        self._at_work.send_home()
        self.look()
        self.look_at_register()
        return login

    def leave(self) -> None:
        """The technician is done: the booth waits for an assistant again."""
        login = self._logins.current
        if login is not None:
            self._logins.log_out()
            self._live.closed = False
            self.store.audit("booth-reopened", login.author)
        self.look()

    def lock(self) -> None:
        """Put aside: a code opens the workspace again, and the booth stays closed."""
        self._logins.lock()
        self.look()

    def acted(self) -> None:
        """The technician touched something: ten more minutes."""
        self._logins.acted()

    def look(self) -> None:
        """Follow the clock, and give the booth back to an assistant whose code was good."""
        login, assistant = self._logins.current, self._at_work.login.latest
        if login is not None and assistant is not None and not assistant.locked:
            self.store.audit("booth-taken-back", assistant.author, login.author.identifier)
            self.leave()
            return
        if login != self.login.latest:
            self.login.publish(login)
        if login is not None and (plugged := self._plugged()) != self.plugged.latest:
            self.plugged.publish(plugged)
        if login is not None and (qualities := {role: wire.quality for role, wire in self._wires.items()}) != self.qualities.latest:
            self.qualities.publish(qualities)
        if login is None or login.locked:
            self.unfollow()

    def _plugged(self) -> Mapping[Role, Plugged]:
        return {role: Plugged(device.identity, device.status.latest or DeviceStatus(Status.ABSENT)) for role, device in self.booth}

    async def run(self) -> None:
        """Look every second, and as soon as somebody logs in; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._follow_assistants())
            tasks.create_task(self._follow_time())
            tasks.create_task(self._follow_places())

    async def _follow_assistants(self) -> None:
        with self._at_work.login.listen() as logins:
            async for _ in logins:
                self._look_if_possible()

    async def _follow_time(self) -> None:
        while True:
            self._look_if_possible()
            await asyncio.sleep(LOOK_S)

    async def _follow_places(self) -> None:
        """In a thread: a stick that is sick may answer late, and nobody else waits for it."""
        while True:
            if self._exports is not None and self.login.latest is not None:
                places = await asyncio.to_thread(self._exports.places)
                if places != self.places.latest:
                    self.places.publish(places)
            await asyncio.sleep(LOOK_S)

    def _look_if_possible(self) -> None:
        with suppress(StoreError):  # a full disk: noted at a later look
            self.look()

    def _refuse_in_visit(self) -> None:
        if self._live.consultation.latest is not None:
            raise VisitUnderWay

    def tell_again(self) -> None:
        """For whoever listens since just now: what is known of the devices."""
        self.park.publish(self.park.latest)
        self.reviews.publish(self.reviews.latest or ())
        self.plugged.publish(self._plugged())
        self.places.publish(self.places.latest or ())
        self.qualities.publish(self.qualities.latest or {})

    # ── what a device says ───────────────────────────────────────────────────────────────────────────────────────────

    @property
    def listened_roles(self) -> frozenset[str]:
        """Of which devices the conversation with the booth can be followed."""
        return frozenset(self._wires)

    def follow(self, role: str) -> None:
        """Tell what this device says and is told from now on, until another is followed, the technician leaves, or the workspace locks.

        What its codec says of the bytes is told beside them, and what a measure ended with. NobodyLoggedIn where nobody is at work here.
        """
        _ = self.technician
        self.unfollow()
        device = next((device for each, device in self.booth if each.value == role), None)
        if device is not None and role in self._wires:
            self._following = asyncio.create_task(self._tell_lines(self._wires[role], device))

    async def try_device(self, role: str) -> None:
        """Have the device that is followed measure once: what it reads is told on its line, and kept nowhere. NobodyLoggedIn, or a DeviceError."""
        _ = self.technician
        device = next((device for each, device in self.booth if each.value == role), None)
        if device is not None and self._following is not None:
            self._trying = device
            await device.start()

    def unfollow(self) -> None:
        """Tell nothing more of any line; what was told is let go, and a trial ends."""
        if self._trying is not None:
            self._stopping = asyncio.create_task(self._stop_trying(self._trying))
            self._trying = None
        if self._following is not None:
            self._following.cancel()
            self._following = None
            self.lines.publish(())

    async def _stop_trying(self, device: MeasuringDevice) -> None:
        try:
            await device.stop()
        except DeviceError as error:
            _log.info("a trial could not be ended: %s", type(error).__name__)

    async def _tell_lines(self, wire: Wire, device: MeasuringDevice) -> None:
        with wire.follow() as said, device.results.listen() as results:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._tell_said(said))
                tasks.create_task(self._tell_measured(results))

    async def _tell_said(self, said: Listener[WireLine]) -> None:
        async for lines in said.batches(TOLD_EVERY_S):
            self._tell_of_line(tuple(lines))

    async def _tell_measured(self, results: Listener[Measurement | NoReading]) -> None:
        """How a measure ended. Somebody's values among them would be a patient's: a technician is alone with the device."""
        async for result in results:
            self._tell_of_line((WireLine(self._live.clock(), Way.LINE, "measured", ended=result),))

    def _tell_of_line(self, lines: tuple[WireLine, ...]) -> None:
        self.lines.publish(lines)
        self.lines.latest = ()  # told, and not kept

    # ── the register ─────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def technician(self) -> Author:
        """Who works here now; NobodyLoggedIn where nobody does, or the workspace is locked."""
        login = self._logins.current
        if login is None or login.locked:
            raise NobodyLoggedIn
        return login.author

    def look_at_register(self) -> None:
        """Read it again: `alcove upkeep` may have written meanwhile."""
        try:
            self._tell(self.store.register.park())
        except StoreError as error:
            _log.critical("the register of devices cannot be read: %s", error)
            self.park.publish(None)

    def write(self, act: str, subject: str, entry: Callable[[Mapping[str, Any]], Entry], detail: Mapping[str, str] | None = None) -> Entry:
        """Add one entry under the technician's name: `entry` is given its identifier, its instant and its author.

        Raises:
            NobodyLoggedIn: nobody is at work here.
            IllegalEntry: it cannot follow what stands. Nothing was kept.
        """
        by = self.technician
        written = entry({"entry_id": uuid.uuid4().hex, "at": self._live.clock(), "by": by})
        park = self.store.register.append(written)
        self.store.audit(act, by, subject, detail or {})
        self._tell(park)
        return written

    @property
    def can_examine(self) -> bool:
        """Whether the booth can try itself."""
        return self._examine is not None

    async def examine(self) -> tuple[Found, ...]:
        """Try every part of the booth, as `alcove self-test` does. Takes seconds. NobodyLoggedIn where nobody is at work here."""
        by = self.technician
        assert self._examine is not None, "asked for only where `can_examine`"
        found = await self._examine()
        self.store.audit("self-tested", by, "", {"wrong": str(sum(each.mark == "wrong" for each in found))})
        return found

    async def export(self, folder: str, serial: str = "") -> tuple[str, ...]:
        """Write the register of this device, or whole, into this place; the files' names.

        Raises:
            NobodyLoggedIn: nobody is at work here.
            NoSuchPlace: the stick is not there any more.
            OSError: it cannot be written to.
        """
        by, exports = self.technician, self._exports
        place = next((each for each in await asyncio.to_thread(exports.places) if each.folder == folder), None) if exports is not None else None
        if exports is None or place is None:
            raise NoSuchPlace
        names = await asyncio.to_thread(exports.write, place, serial)
        self.store.audit("register-exported", by, serial, {"to": "stick" if place.removable else "booth"})
        return names

    def _tell(self, park: Park) -> None:
        self.park.publish(park)
        opened = look_backs(park, self.kinds, lambda serial: self.store.ledger(serial=serial))
        devices = park.devices.values()
        self.reviews.publish(tuple(review for device in devices if (review := self._review(park, device, latest_of(device, opened))) is not None))

    def _review(self, park: Park, device: Device, opened: tuple[LookBack, ...]) -> Review | None:
        """Where a device is out of its limits, or overdue, or is not yet read again: the visits that it touched, and what was decided of them."""
        latest = (device.last(kind.kind_id) for kind in self.kinds.of(device.equipment.role))
        proven = any(casts_doubt(check, self.kinds) for check in latest if check is not None)
        decided = {each.touched.document_id: each.decided.decision for back in opened for each in back.documents if each.decided is not None}
        left = next((back for back in opened if not back.is_closed), None)
        retired = device.standing is Standing.RETIRED
        if left is not None and (retired or not proven):
            touched = tuple(each.touched for each in left.documents)
            return Review(device.serial, left.span, touched, True, decided, mended=not proven, retired=retired)
        if retired:
            return None
        if not proven and hindrance(park, self.kinds, device.serial, self._live.clock()) is not Hindrance.OVERDUE:
            return None
        span = span_to_review(device, self.kinds)
        return Review(device.serial, span, look_back(self.store.ledger(serial=device.serial), device.serial, span), proven, decided if proven else {})

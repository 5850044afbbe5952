"""The technician at this booth: who is at work on the devices, what they write into the register, and that no visit begins meanwhile.

The booth is closed from the technician's code until they leave; a lock after ten idle minutes keeps it closed. An assistant's code takes a locked
booth back. Technicians have codes of their own: nobody's code opens both sides.

Lives on the engine's loop; hashing a code takes a tenth of a second and is done beside it.
"""

import asyncio
import logging
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from devices.booth import Booth
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.role import Role
from devices.status import DeviceStatus, Status
from session.at_work import LOOK_S, AtWork
from session.camera_check import CameraCheck
from session.check_desk import CheckDesk
from session.live import LiveConsultation, NobodyLoggedIn
from session.logins import Login, Logins
from session.people import Author
from session.store.errors import StoreError
from session.upkeep.checks import Gate, Kinds, read_kinds
from session.upkeep.due import Hindrance, hindrance
from session.upkeep.inventory import Device, Entry, Park, Standing
from session.upkeep.lookback import LedgerEntry, Span, Touched, look_back, span_to_review

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
        """Where it can be written to now."""

    def write(self, place: ExportPlace, serial: str) -> tuple[str, ...]:
        """Write the register of this device, or whole, as PDF and CSV; the files' names. Takes seconds. OSError where it cannot."""


class NoSuchPlace(Exception):
    """The stick was pulled out meanwhile."""


@dataclass(frozen=True)
class Review:
    """The visits to read again because of one device: for certain, or if the check that is overdue fails."""

    serial: str
    span: Span
    touched: tuple[Touched, ...]
    proven: bool  # a check found it out of its limits


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
        exports: Exports | None = None,
        listened_roles: frozenset[str] = frozenset(),
        kinds: Kinds | None = None,
        overdue_blocks: bool = True,
    ) -> None:
        self._live, self._at_work, self._logins = live, at_work, logins
        self.store, self.booth = store, booth
        self.listened_roles = listened_roles  # whose conversation with the booth can be followed
        self._exports = exports
        self.places: Feed[tuple[ExportPlace, ...]] = Feed(())  # while a technician is here
        self.kinds = kinds or read_kinds()
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
        if login is not None and self._exports is not None and (places := self._exports.places()) != self.places.latest:
            self.places.publish(places)

    def _plugged(self) -> Mapping[Role, Plugged]:
        return {role: Plugged(device.identity, device.status.latest or DeviceStatus(Status.ABSENT)) for role, device in self.booth}

    async def run(self) -> None:
        """Look every second, and as soon as somebody logs in; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._follow_assistants())
            tasks.create_task(self._follow_time())

    async def _follow_assistants(self) -> None:
        with self._at_work.login.listen() as logins:
            async for _ in logins:
                self.look()

    async def _follow_time(self) -> None:
        while True:
            self.look()
            await asyncio.sleep(LOOK_S)

    def _refuse_in_visit(self) -> None:
        if self._live.consultation.latest is not None:
            raise VisitUnderWay

    def tell_again(self) -> None:
        """For whoever listens since just now: what is known of the devices."""
        self.park.publish(self.park.latest)
        self.reviews.publish(self.reviews.latest or ())
        self.plugged.publish(self._plugged())
        self.places.publish(self.places.latest or ())

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

    async def export(self, folder: str, serial: str = "") -> tuple[str, ...]:
        """Write the register of this device, or whole, into this place; the files' names.

        Raises:
            NobodyLoggedIn: nobody is at work here.
            NoSuchPlace: the stick is not there any more.
            OSError: it cannot be written to.
        """
        by, exports = self.technician, self._exports
        place = next((each for each in exports.places() if each.folder == folder), None) if exports is not None else None
        if exports is None or place is None:
            raise NoSuchPlace
        names = await asyncio.to_thread(exports.write, place, serial)
        self.store.audit("register-exported", by, serial, {"to": "stick" if place.removable else "booth"})
        return names

    def _tell(self, park: Park) -> None:
        self.park.publish(park)
        self.reviews.publish(tuple(review for device in park.devices.values() if (review := self._review(park, device)) is not None))

    def _review(self, park: Park, device: Device) -> Review | None:
        """Where a device is out of its limits, or overdue: the visits that it touched."""
        if device.standing is Standing.RETIRED:
            return None
        gating = [kind.kind_id for kind in self.kinds.of(device.equipment.role) if kind.gate is Gate.MEASURES]
        proven = any(not check.found_good for kind_id in gating if (check := device.last(kind_id)) is not None)
        if not proven and hindrance(park, self.kinds, device.serial, self._live.clock()) is not Hindrance.OVERDUE:
            return None
        span = span_to_review(device, self.kinds)
        return Review(device.serial, span, look_back(self.store.ledger(serial=device.serial), device.serial, span), proven)

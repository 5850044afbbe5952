"""The technician's screens with what the drawings show in them: for the tests, the pictures and review. People and devices are fictitious.

Each sample is a real register, folded from entries, and the workspace that shows it. No engine runs behind it: what is touched stays unanswered.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from argon2 import PasswordHasher

from devices.booth import Booth
from devices.errors import Malformed
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Quality, Quantity, Reason, Value
from devices.role import Role
from devices.status import DeviceStatus, Status
from devices.wire import LinkQuality, Reading, Way, WireLine
from session.at_work import AtWork
from session.call.pictures import Pictures
from session.camera_check import CameraCheck
from session.live import LiveConsultation
from session.logins import Account, Login, Logins
from session.people import Author, Part
from session.upkeep.checks import Check, Environment, Kind, Point, Reference, Step, check_of, read_kinds
from session.upkeep.due import BOOTH_ROLE
from session.upkeep.inventory import Checked, Counted, Decision, Entered, Entry, Equipment, Park, Reviewed, Voided
from session.upkeep.lookback import LedgerEntry
from session.visit_file import BoothRecords
from session.workshop import ExportPlace, Found, Plugged, Workshop
from ui.bridge import Bridge
from ui.console import Console
from ui.gallery.assistant import PLACE, Models
from ui.gallery.visits import CLAIRE, RULES, ZONE
from ui.technician_side import TechnicianSide

NOW = datetime(2026, 11, 20, 18, 10, tzinfo=ZONE)
YANN = Author(Part.TECHNICIAN, "Yann Perrot", "yann.perrot", "Technicien biomédical")
KINDS = read_kinds()
STANDARDS = (
    Reference("Manomètre étalon", "MR-12", "LNE 2026-1187", date(2027, 6, 30)),
    Reference("Corps noir", "CN-04", "LNE 2026-0412", date(2027, 2, 28)),
    Reference("Testeur de SpO₂", "TS-31", "COFRAC 2026-77", date(2027, 9, 30)),
    Reference("Solutions Contour", "7C12 et 7C40", "B-2291", date(2027, 3, 31), vials=True),
)
ROOM = Environment(Decimal("21.4"), Decimal(46), Decimal(1009))


STOCK = (
    ("Embouts", 18, "E-2207", "OT-051962", 10, date(2029, 1, 31)),
    ("Couvre-sondes", 240, "C-1180", "TH-330904", 100, date(2027, 8, 31)),
    ("Couvre-sondes", 35, "C-0914", "TH-330904", 100, date(2026, 12, 5)),
    ("Rouleaux de papier", 2, "", "", 3, None),
    ("Lingettes", 4, "L-77", "", 1, date(2026, 11, 1)),
)


class NobodysAccounts:
    """No accounts: nobody logs in to a sample."""

    def add(self, account: Account, at: object) -> None: ...

    def save(self, account: Account) -> None: ...

    def find(self, login: str) -> Account | None:
        return None

    def all(self) -> tuple[Account, ...]:
        return ()


class Shelf:
    """A register in memory, and a ledger."""

    def __init__(self, entries: Sequence[Entry] = (), ledger: Sequence[LedgerEntry] = ()) -> None:
        self._park, self._ledger = Park.of(entries), ledger
        self.acts: list[tuple[str, str]] = []

    @property
    def register(self) -> "Shelf":
        return self

    def append(self, *entries: Entry) -> Park:
        for entry in entries:
            self._park = self._park.after(entry)
        return self._park

    def park(self) -> Park:
        return self._park

    def audit(self, act: str, author: Author, subject: str = "", detail: Mapping[str, str] | None = None) -> None:
        self.acts.append((act, subject))

    def ledger(self, *, serial: str) -> Sequence[LedgerEntry]:
        return [entry for entry in self._ledger if entry.serial == serial]


class StillBridge(Bridge):
    """Nothing answers behind a sample."""

    def ask(self, make: Any, then: Any = None, otherwise: Any = None) -> None:
        pass


# ── the register of the drawings ─────────────────────────────────────────────────────────────────────────────────────


def points(steps: Sequence[Step], error: str = "0") -> tuple[Point, ...]:
    """A point for each step: off by this much from the reference, or right on its limit."""
    read = []
    for step in steps:
        if step.target is not None:
            read.append(Point(step.step_id, step.target + Decimal(error), step.target))
        elif step.tick:
            read.append(Point(step.step_id, Decimal(1)))
        else:
            limit = step.most if step.most is not None else step.least
            read.append(Point(step.step_id, limit or Decimal(0)))
    return tuple(read)


def checked(serial: str, kind: Kind, done_at: datetime, error: str = "0", standard: Reference = STANDARDS[0]) -> Checked:
    """This check, done then."""
    method = kind.methods[0] if kind.methods else ""
    given = {
        "serial": serial,
        "done_at": done_at,
        "method": method,
        "found": points(kind.steps_for(None, method), error),
        "reference": standard if kind.reference else None,
        "environment": ROOM if kind.environment else None,
        "signed_by": (YANN, CLAIRE),
    }
    return _checked_entry(check_of(kind, KINDS.version, given))


def _checked_entry(check: Check) -> Checked:
    return Checked(entry_id=f"{check.serial}-{check.kind_id}-{check.done_at:%Y%m%d}", at=check.done_at, by=YANN, check=check)


def device(serial: str, role: str, name: str, left: Mapping[str, int], standard: Reference = STANDARDS[0], **more: Any) -> list[Entry]:
    """A device and its checks, each done so that so many days are left."""
    equipment = Equipment(serial, role, name, location="Borne AL-00042", **more)
    kinds = {kind.kind_id: kind for kind in KINDS.of(role)}
    entries: list[Entry] = [Entered(entry_id=f"in-{serial}", at=NOW - timedelta(days=900), by=YANN, equipment=equipment)]
    for kind_id, days in left.items():
        kind = kinds[kind_id]
        entries.append(checked(serial, kind, NOW - timedelta(days=kind.period_days - days), standard=standard))
    return entries


def register() -> list[Entry]:
    """What the park of the drawings stands on: one cuff that is due soon, one stethoscope that is overdue."""
    mains: dict[str, Any] = {"not_applicable": ("battery",)}
    cuff: dict[str, Any] = {
        "make": "A&D",
        "model": "UA-651BLE",
        "accessories": ("Brassards M, L",),
        "supplier": "Médical Reims",
        "first_used": date(2026, 3, 3),
    }
    return [
        *device("TB-204417", "cuff", "Tensiomètre", {"cuff-pressure": 12, "battery": 96, "consumables": 20}, **cuff),
        *device("OX-118830", "oximeter", "Oxymètre", {"oximeter-function": 96, "consumables": 22}, STANDARDS[2], accessories=("Pinces 1",), **mains),
        *device("ST-007215", "stethoscope", "Stéthoscope", {"stethoscope-sweep": -3}, accessories=("Membrane 1",)),
        *device("OT-051962", "otoscope", "Caméra otoscope", {"otoscope-picture": 41, "consumables": 21}, accessories=("Embouts 18",), **mains),
        *device("TH-330904", "thermometer", "Thermomètre", {"thermometer-black-body": 122, "battery": 44, "consumables": 19}, STANDARDS[1]),
        *device("BA-012046", "scale", "Balance", {"scale-weights": 203, "battery": 120}),
        *device("AL-00042", BOOTH_ROLE, "Borne complète", {"electrical-safety": 29, "consumables": 25}, first_used=date(2026, 3, 3)),
        *(_counted(*each) for each in STOCK),
    ]


def _counted(item: str, left: int, lot: str, serial: str, reorder_at: int, use_by: date | None) -> Counted:
    counted = {"item": item, "left": left, "lot": lot, "serial": serial, "reorder_at": reorder_at, "use_by": use_by}
    return Counted(entry_id=f"count-{lot}-{item[:4]}", at=NOW - timedelta(days=8), by=YANN, **counted)  # type: ignore[arg-type]  # as above


def plugged() -> dict[Role, Plugged]:
    """Every device answers but the scale."""
    answers = {
        Role.CUFF: ("TB-204417", Status.READY, 78),
        Role.OXIMETER: ("OX-118830", Status.READY, None),
        Role.OTOSCOPE: ("OT-051962", Status.READY, None),
        Role.THERMOMETER: ("TH-330904", Status.READY, 91),
        Role.SCALE: ("", Status.ABSENT, None),
    }
    return {
        role: Plugged(
            DeviceIdentity("A&D", "UA-651BLE", serial, address="F0:AA:00:00:00:01") if role is Role.CUFF else DeviceIdentity("", "", serial),
            DeviceStatus(status, battery_percent=battery),
        )
        for role, (serial, status, battery) in answers.items()
    }


def ledger() -> list[LedgerEntry]:
    """What the stethoscope gave since its last good check."""
    last = NOW - timedelta(days=186)
    return [LedgerEntry(f"o{n}", "8867-4", f"visite-{n:02}", "", "", "ST-007215", last + timedelta(days=n), "calibrated", f"doc-{n}") for n in range(1, 27)]


class Sample:
    """A workspace with a technician in it. Keep it as long as its screen is shown."""

    def __init__(
        self,
        entries: Sequence[Entry] | None = None,
        *,
        touched: Sequence[LedgerEntry] | None = None,
        camera: CameraCheck | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        store = Shelf(register() if entries is None else entries, ledger() if touched is None else touched)
        live = LiveConsultation(cast(BoothRecords, None), RULES, lambda: NOW)  # no visit begins in a sample
        logins = Logins(NobodysAccounts(), store.audit, lambda: NOW, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        booth = Booth({})
        self.workshop = Workshop(live, AtWork(live, logins, _NoChecks(), store.audit), logins, store, booth, examine=_nothing_tried, kinds=KINDS)
        self.workshop.camera = camera
        self.console = Console(RULES, PLACE, lambda: NOW, ZONE, pictures=pictures)
        self.loop = asyncio.new_event_loop()
        self.bridge = StillBridge(self.loop)
        self.loop.close()
        self.console.learn(hub_up=True)
        self.side = TechnicianSide(self.console, self.bridge, self.workshop, lambda: None)
        self.side.follow_login(Login(YANN, NOW))
        self.workshop.look_at_register()
        self.side.bench.learn(park=store.park(), plugged=plugged(), reviews=self.workshop.reviews.latest or ())

    def at(self, page: str, about: str = "") -> "Sample":
        """The same, with this page open."""
        self.side.open(page, about)
        return self

    def models(self) -> tuple[str, Models]:
        """The page's QML and the view-models, as the screens' tests take them."""
        path, page = self.side.screen()
        return path, {"desk": self.console.frame, "alert": self.console.alert, "page": page, "owner": self}


class _NoChecks:
    """Nothing was checked by eye today."""

    def keep(self, check: object) -> None: ...

    def of(self, day: date) -> tuple[Any, ...]:
        return ()


def park() -> Sample:
    return Sample()


def blocked_only() -> Sample:
    sample = Sample()
    sample.side.pages["park"].model.choose("blocked")  # type: ignore[attr-defined]  # the park's own
    return sample


def empty() -> Sample:
    return Sample([])


def sheet() -> Sample:
    return Sample().at("device", "TB-204417")


def blocked_sheet() -> Sample:
    return Sample().at("device", "ST-007215")


def swap() -> Sample:
    return Sample().at("change", "swap TB-204417")


def new_device() -> Sample:
    sample = Sample().at("change", "new")
    change = sample.side.pages["change"].model  # type: ignore[attr-defined]  # the form's own
    change.choose_role("oximeter")
    change.keep()
    return sample


def stopping() -> Sample:
    return Sample().at("change", "stop TB-204417")


def visits() -> Sample:
    return Sample().at("visits", "ST-007215")


def failed_check() -> Checked:
    """The stethoscope, out of its limits an hour ago."""
    kind = KINDS.named("stethoscope-sweep")
    assert kind is not None
    good = checked("ST-007215", kind, NOW - timedelta(hours=1)).check
    return _checked_entry(replace(good, found=tuple(replace(point, reading=point.reading + 99) for point in good.found)))


def visits_reviewed() -> Sample:
    """The stethoscope failed; of what it gave before, a practitioner has read some again."""
    failed = failed_check()
    by = Author(Part.PRACTITIONER, "Dr Samir Haddad", "10000000000")
    decided = [
        Reviewed(entry_id=f"r-{n}", at=NOW, by=by, check_id=failed.entry_id, document_id=f"doc-{n}", decision=decision)
        for n, decision in enumerate((Decision.NOTHING_MORE, Decision.RECALLED, Decision.TO_REPEAT), 1)
    ]
    return Sample([*register(), failed, *decided]).at("visits", "ST-007215")


def register_lines() -> Sample:
    entries = register()
    wrong = entries[0]
    voided = Voided(entry_id="void-1", at=NOW, by=YANN, corrects=entries[-1].entry_id, reason="compté deux fois")
    sample = Sample([*entries, voided]).at("register")
    sample.side.bench.learn(places=(ExportPlace("CLE-YANN", "/media/yann/CLE-YANN", removable=True), ExportPlace("papiers", "/data/papiers", removable=False)))
    sample.side.pages["register"].model.choose(wrong.entry_id)  # type: ignore[attr-defined]  # the register's own
    return sample


def register_check() -> Sample:
    """A check that found the stethoscope out of its limits: its papers can be had."""
    failed = failed_check()
    sample = Sample([*register(), failed]).at("register")
    sample.side.bench.learn(places=(ExportPlace("papiers", "/data/papiers", removable=False),))
    sample.side.pages["register"].model.choose(failed.entry_id)  # type: ignore[attr-defined]  # the register's own
    return sample


def wire() -> Sample:
    sample = Sample().at("wire", "TB-204417")
    at = NOW - timedelta(seconds=4)
    values = (Value(Quantity.SYSTOLIC, Decimal(122)), Value(Quantity.DIASTOLIC, Decimal(76)), Value(Quantity.PULSE_RATE, Decimal(69)))
    cuff = DeviceIdentity("A&D", "UA-651BLE", "TB-204417")
    measured = Measurement(values, at, cuff, Quality.of((), (Reason.IRREGULAR_PULSE,)), b"")
    taken = ("taken", "2026-11-20T18:10:00")
    packet = (("systolic", "122"), ("diastolic", "76"), ("mean", "91"), taken, ("pulse rate", "69"), ("irregular pulse", ""))
    said = (
        WireLine(at, Way.LINE, "heard", words="-61"),
        WireLine(at + timedelta(seconds=0.1), Way.LINE, "connect", words="A&D_UA-651BLE"),
        WireLine(at + timedelta(seconds=0.2), Way.LINE, "subscribe", "2A35"),
        WireLine(at + timedelta(seconds=0.4), Way.DEVICE, "read", "2A29", b"A&D Medical"),
        WireLine(at + timedelta(seconds=0.6), Way.DEVICE, "read", "2A19", b"\x4e"),
        WireLine(at + timedelta(seconds=0.9), Way.BOOTH, "write", "2A08", bytes.fromhex("ea070b14120a00"), reading=Reading(((taken,),))),
        WireLine(at + timedelta(seconds=3.1), Way.DEVICE, "value", "2A35", bytes.fromhex("167a004c005b00ea070b14120a0045000400"), reading=Reading((packet,))),
        WireLine(at + timedelta(seconds=3.2), Way.DEVICE, "value", "2A35", bytes.fromhex("1e7a004c005b00ea07"), reading=Reading(refused=Malformed.LENGTH)),
        WireLine(at + timedelta(seconds=3.3), Way.LINE, "measured", ended=measured),
        WireLine(at + timedelta(seconds=3.5), Way.LINE, "fault", "2A19", words="TimedOut"),
    )
    quality = LinkQuality(at, at + timedelta(seconds=3.1), 1, 2, 4120, 36, -61, NOW - timedelta(seconds=12))
    sample.side.bench.learn(qualities={"cuff": quality})
    sample.side.pages["wire"].hear(said)  # type: ignore[attr-defined]  # the log's own
    return sample


async def _nothing_tried() -> tuple[Found, ...]:
    return ()


def self_test() -> Sample:
    sample = Sample().at("self-test")
    found = (
        Found("good", "Dossiers", "chiffrés, relus en entier, journal intact (214 lignes)", ""),
        Found("wrong", "Balance", "ne répond pas à la borne ouverte", "Allumer l’appareil (appuyer sur son bouton) et vérifier ses piles."),
        Found("doubtful", "Contrôles, Tensiomètre n° TB-204417", "Pression statique bientôt, encore 12 jours (02/12/2026)", "alcove upkeep check cuff"),
        Found("untried", "Glucomètre", "pas dans les réglages de cette borne", ""),
    )
    sample.side.pages["self-test"].tell(found)  # type: ignore[attr-defined]  # the self-test's own
    return sample


def consumables() -> Sample:
    return Sample().at("consumables")


SAMPLES: dict[str, tuple[str, Callable[[], Sample]]] = {
    "20-parc-dispositifs": ("Technician/Park", park),
    "20-parc-bloque": ("Technician/Park", blocked_only),
    "20-parc-vide": ("Technician/Park", empty),
    "20-fiche": ("Technician/Device", sheet),
    "20-fiche-bloque": ("Technician/Device", blocked_sheet),
    "20-remplacer": ("Technician/Change", swap),
    "20-ajouter": ("Technician/Change", new_device),
    "20-arreter": ("Technician/Change", stopping),
    "20-visites": ("Technician/Visits", visits),
    "20-visites-revues": ("Technician/Visits", visits_reviewed),
    "20-registre": ("Technician/Register", register_lines),
    "20-registre-controle": ("Technician/Register", register_check),
    "20-liaison": ("Technician/Wire", wire),
    "20-autotest": ("Technician/SelfTest", self_test),
    "20-consommables": ("Technician/Consumables", consumables),
}


def _models(make: Callable[[], Sample]) -> Callable[[], Models]:
    return lambda: make().models()[1]


SCREENS: dict[str, tuple[str, Callable[[], Models]]] = {name: (path, _models(make)) for name, (path, make) in SAMPLES.items()}

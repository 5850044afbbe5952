"""The booth's own encrypted file: its hub, its people, the keys of its visits, its audit, its ledger, and the register of its devices."""

import fcntl
import json
import os
import re
import secrets
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from devices.identity import DeviceIdentity
from devices.measurement import Origin
from session import chain
from session.auscultation import Auscultation
from session.observation import Observation, StillImage
from session.people import Author, Part
from session.plain import to_json, utc
from session.store.checks import CheckTable
from session.store.cipher_file import SIDE_FILES, faults, flush_log, open_cipher_file, remove_cipher_file
from session.store.consultation import ConsultationStore
from session.store.door import BOOTH_FILE
from session.store.errors import AuditBroken, NoSuchConsultation, NotWiped, Unreadable
from session.store.keys import KEY_BYTES, Wrapping
from session.store.migrations import upgrade
from session.store.notes import NoteTable
from session.store.people import PeopleTable
from session.store.register import RegisterTable
from session.store.tables import audit, consultations, enrolment, ledger
from session.upkeep.lookback import SOUND, STILL, LedgerEntry

_FOLDER = "consultations"
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Enrolment:
    """The hub that this booth belongs to, and how the booth proves who it is."""

    hub_url: str
    booth_id: str
    booth_key: str

    def __repr__(self) -> str:
        return f"Enrolment({self.hub_url!r}, {self.booth_id!r})"  # the key is shown nowhere


@dataclass(frozen=True)
class AuditEntry:
    """Who did what in this booth, and when. No patient data."""

    seq: int
    at: datetime
    who: str
    act: str
    subject: str
    detail: Mapping[str, str]


class BoothStore:
    """booth.db and the consultations beside it. Whatever a method did is on the disk when it returns. Any thread may call."""

    def __init__(self, folder: Path, engine: Engine, key: bytes, clock: Callable[[], datetime], lock: int) -> None:
        self.folder = folder
        self.engine = engine  # for the outbox, whose tables lie in the same file
        self.accounts = PeopleTable(engine)
        self.day_checks = CheckTable(engine)
        self.register = RegisterTable(engine)
        self.notes = NoteTable(engine)
        self._wrapping = Wrapping(key)
        self._clock = clock
        self._lock = lock
        self._mutex = threading.RLock()
        self._open: dict[str, ConsultationStore] = {}

    @classmethod
    def open(cls, folder: Path, key: bytes, clock: Callable[[], datetime]) -> "BoothStore":
        """Open the store of this folder, made where it is missing; finish what a kill interrupted.

        Raises:
            Unreadable: it does not open with this key.
            NewerStore: a newer program wrote it.
        """
        for each in (folder, folder / _FOLDER):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        file, visits = folder / BOOTH_FILE, len(list((folder / _FOLDER).glob("*.db")))
        if visits and not (file.exists() and file.stat().st_size):
            raise Unreadable(f"{BOOTH_FILE} is gone, and with it the keys of {visits} consultations beside it: put it back")
        lock = os.open(folder / f"{BOOTH_FILE}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            engine = open_cipher_file(folder / BOOTH_FILE, key)
        except BaseException:
            os.close(lock)
            raise
        store = cls(folder, engine, key, clock, lock)
        try:
            upgrade(engine)
            store._finish_what_was_interrupted()
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Close this file and every consultation opened through it."""
        with self._mutex:
            for each in self._open.values():
                each.close()
            self._open.clear()
            self.engine.dispose()
            if self._lock >= 0:
                os.close(self._lock)
                self._lock = -1

    # ── consultations ────────────────────────────────────────────────────────────────────────────────────────────────

    def begin(self) -> ConsultationStore:
        """A new consultation with a key of its own, ready for its first event."""
        with self._mutex:
            consultation_id = str(uuid.uuid4())
            key = secrets.token_bytes(KEY_BYTES)
            row = {
                "consultation_id": consultation_id,
                "wrapped_key": self._wrapping.wrap(consultation_id, key),
                "begun_at": utc(self._clock()),
                "ready": 0,
            }
            with self.engine.begin() as db:
                db.execute(insert(consultations), row)
            store = ConsultationStore(consultation_id, self._path(consultation_id), key)
            with self.engine.begin() as db:
                db.execute(update(consultations).where(consultations.c.consultation_id == consultation_id).values(ready=1))
            self._open[consultation_id] = store
            return store

    def unfinished(self) -> tuple[str, ...]:
        """The consultations that are not wiped, oldest first."""
        with self.engine.connect() as db:
            found = db.execute(select(consultations.c.consultation_id).where(consultations.c.ready == 1).order_by(text("rowid")))
            return tuple(found.scalars())

    def resume(self, consultation_id: str) -> ConsultationStore:
        """The consultation where it stood. The same object as long as it is open.

        Raises:
            NoSuchConsultation: none of this id, or it is wiped.
            Unreadable, BadRow, NewerStore: its file cannot be read; nothing is lost by trying.
        """
        with self._mutex:
            if (already := self._open.get(consultation_id)) is not None and not already.closed:
                return already
            with self.engine.connect() as db:
                wrapped = db.execute(
                    select(consultations.c.wrapped_key).where(consultations.c.consultation_id == consultation_id, consultations.c.ready == 1)
                ).scalar()
            path = self._path(consultation_id)
            if wrapped is None:
                raise NoSuchConsultation(consultation_id)
            if not path.exists():
                raise Unreadable(f"{path.name} is missing, and nobody wiped it")
            store = ConsultationStore(consultation_id, path, self._wrapping.unwrap(consultation_id, wrapped))
            self._open[consultation_id] = store
            return store

    def wipe(self, consultation_id: str) -> None:
        """Destroy the consultation: its key first, then its files. Again is harmless; a kill in between is finished at the next open.

        Raises:
            NotWiped: something is still there when all is done.
        """
        path = self._path(consultation_id)
        with self._mutex:
            if (store := self._open.pop(consultation_id, None)) is not None:
                store.close()
            with self.engine.begin() as db:
                db.execute(delete(consultations).where(consultations.c.consultation_id == consultation_id))
            flush_log(self.engine)
            remove_cipher_file(path)
            if consultation_id in self.unfinished() or any(path.parent.glob(f"{consultation_id}*")):
                raise NotWiped(consultation_id)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store, a sentence each; empty where it is sound. Reads all of it: for the self-test."""
        return faults(self.engine, BOOTH_FILE)

    def _path(self, consultation_id: str) -> Path:
        if not _ID.fullmatch(consultation_id):
            raise NoSuchConsultation("of this name")
        return self.folder / _FOLDER / f"{consultation_id}.db"

    def _finish_what_was_interrupted(self) -> None:
        """Unless another process has the store open: drop keys whose file was never made, and files whose key is destroyed."""
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            fcntl.flock(self._lock, fcntl.LOCK_SH)
            return
        with self.engine.begin() as db:
            dropped = db.execute(delete(consultations).where(consultations.c.ready == 0)).rowcount
            known = set(db.execute(select(consultations.c.consultation_id)).scalars())
        found = {path.name.split(".db")[0] for path in (self.folder / _FOLDER).iterdir() if path.name.endswith((".db", *SIDE_FILES))}
        leftovers = [name for name in found - known if _ID.fullmatch(name)]
        if dropped or leftovers:
            flush_log(self.engine)
        for name in leftovers:
            remove_cipher_file(self._path(name))
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    # ── enrolment ────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def enrolment(self) -> Enrolment | None:
        """The hub of this booth; None before it is enrolled."""
        with self.engine.connect() as db:
            row = db.execute(select(enrolment.c.hub_url, enrolment.c.booth_id, enrolment.c.booth_key)).first()
        return None if row is None else Enrolment(*row)

    def enrol(self, new: Enrolment) -> None:
        """Keep this enrolment in place of any other."""
        row = {"only": 1, "hub_url": new.hub_url, "booth_id": new.booth_id, "booth_key": new.booth_key}
        with self.engine.begin() as db:
            db.execute(insert_or(enrolment).values(row).on_conflict_do_update(index_elements=["only"], set_=row))
        self.audit("enrolled", Author(Part.TECHNICIAN), new.booth_id)

    # ── ledger ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def note_in_ledger(self, consultation_id: str, kept: Observation | StillImage | Auscultation) -> None:
        """Note which device gave which quantity, picture or sound when; noting the same again changes nothing.

        Typed values are passed over (no device gave them), and so are struck-out copies and averages (their readings are noted).
        """
        codes: tuple[str, ...]
        match kept:
            case StillImage():
                kept_id, device, taken_at, codes = kept.image_id, DeviceIdentity("", "", kept.serial), kept.taken_at, (STILL,)
            case Auscultation():
                kept_id, device, taken_at, codes = kept.sound_id, kept.device, kept.taken_at, (SOUND,)
            case Observation(measurement=measurement):
                if measurement.origin is not Origin.DEVICE or kept.withdrawn or kept.average_of:
                    return
                kept_id, device, taken_at = kept.observation_id, measurement.device, measurement.taken_at
                codes = tuple(value.quantity.loinc for value in measurement.values)
        rows = [
            {
                "observation_id": kept_id,
                "loinc": code,
                "consultation_id": consultation_id,
                "make": device.make,
                "model": device.model,
                "serial": device.serial,
                "taken_at": utc(taken_at),
                "calibration": kept.calibration.state.value,
                "document_id": "",
                "signer": "",
                "document_sha256": "",
            }
            for code in codes
        ]
        with self.engine.begin() as db:
            db.execute(insert_or(ledger).on_conflict_do_nothing(), rows)

    def note_document(self, consultation_id: str, document_id: str, signer: str = "", document_sha256: str = "") -> None:
        """Add to this consultation's entries the document that states them, who signed it (RPPS) and its hash; entries that have one keep it."""
        of_this = (ledger.c.consultation_id == consultation_id) & (ledger.c.document_id == "")
        stated = {"document_id": document_id, "signer": signer, "document_sha256": document_sha256}
        with self.engine.begin() as db:
            db.execute(update(ledger).where(of_this).values(stated))

    def ledger(
        self, *, make: str = "", model: str = "", serial: str = "", since: datetime | None = None, until: datetime | None = None
    ) -> tuple[LedgerEntry, ...]:
        """What this device measured from `since` on and before `until`, oldest first; an empty word means any."""
        wanted = [ledger.c[name] == word for name, word in (("make", make), ("model", model), ("serial", serial)) if word]
        if since is not None:
            wanted.append(ledger.c.taken_at >= utc(since))
        if until is not None:
            wanted.append(ledger.c.taken_at < utc(until))
        with self.engine.connect() as db:
            rows = db.execute(select(ledger).where(*wanted).order_by(ledger.c.taken_at, ledger.c.observation_id, ledger.c.loinc)).mappings()
            return tuple(LedgerEntry(**{**row, "taken_at": datetime.fromisoformat(row["taken_at"])}) for row in rows)

    # ── audit ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def audit(self, act: str, author: Author, subject: str = "", detail: Mapping[str, str] | None = None) -> None:
        """Add to the audit.

        Args:
            act: what was done, as a word of ours: "consultation-begun", "wiped", "logged-in"…
            author: who did it. A login or an RPPS is noted, or else only the part: never a name, so never a patient's.
            subject: the identifier of what it was done to, such as a consultation's.
            detail: more words of ours. Never anything that a patient said, is or has.
        """
        named = author.identifier and author.part not in (Part.PATIENT, Part.REPRESENTATIVE)
        who = f"{author.part.value} {author.identifier}" if named else author.part.value
        with self.engine.begin() as db:
            chain.add(db, audit, {"at": utc(self._clock()), "who": who, "act": act, "subject": subject, "detail": to_json(dict(detail or {}))})

    def audit_entries(self) -> tuple[AuditEntry, ...]:
        """Everything in the audit, oldest first."""
        with self.engine.connect() as db:
            rows = db.execute(select(audit).order_by(audit.c.seq)).all()
        return tuple(AuditEntry(row.seq, datetime.fromisoformat(row.at), row.who, row.act, row.subject, json.loads(row.detail)) for row in rows)

    def verify_audit(self) -> int:
        """How many entries the audit holds.

        Raises:
            AuditBroken: an entry was altered, is missing in the middle, or was cut off at the end.
        """
        with self.engine.connect() as db:
            return chain.verify(db, audit, AuditBroken)

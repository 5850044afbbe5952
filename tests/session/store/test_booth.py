"""booth.db: the hub, the audit, the ledger, the versions, and the wrong key."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from devices.identity import MANUAL_ENTRY
from devices.measurement import GOOD, Measurement, Origin, Quantity, Value
from session import chain
from session.consultation import State
from session.observation import Observation
from session.people import PATIENT, SYSTEM, Author, Part
from session.store import migrations
from session.store.booth import BoothStore, Enrolment
from session.store.cipher_file import flush_log, open_cipher_file
from session.store.errors import AuditBroken, NewerStore, NoSuchConsultation, Unreadable
from session.store.migrations import known_versions
from session.store.tables import audit
from session.upkeep.lookback import SOUND, STILL
from tests.session.every_event import path_to
from tests.session.signed_visit import heard, image
from tests.session.store.conftest import KEY
from tests.session.visits import CLAIRE, CUFF, NOW, Clock, pressure, saturation


def observation(name: str = "o-1", measurement: Measurement | None = None, **more: object) -> Observation:
    return Observation(name, measurement or pressure(139, 86), NOW, CLAIRE, **more)  # type: ignore[arg-type]


# ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_wrong_key_is_said_clearly_and_harms_nothing(tmp_path: Path, clock: Clock) -> None:
    BoothStore.open(tmp_path, KEY, clock).close()
    before = (tmp_path / "booth.db").read_bytes()
    with pytest.raises(Unreadable, match=r"booth\.db does not open with this key, or is damaged"):
        BoothStore.open(tmp_path, b"x" * 32, clock)
    assert (tmp_path / "booth.db").read_bytes() == before
    BoothStore.open(tmp_path, KEY, clock).close()


def test_a_short_key_is_refused_before_a_file_is_made(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(Unreadable, match="32 bytes"):
        BoothStore.open(tmp_path, b"short", clock)
    assert not (tmp_path / "booth.db").exists()


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\x00", b"\x00" * 4096])
def test_a_damaged_file_is_said_clearly(damage: bytes, tmp_path: Path, clock: Clock) -> None:
    BoothStore.open(tmp_path, KEY, clock).close()
    file = tmp_path / "booth.db"
    file.write_bytes(damage + file.read_bytes()[len(damage) :] if damage else b"not a database, but long enough to be taken for one" * 100)
    with pytest.raises(Unreadable):
        BoothStore.open(tmp_path, KEY, clock)


def test_a_newer_store_is_refused_in_a_sentence(tmp_path: Path, clock: Clock) -> None:
    booth = BoothStore.open(tmp_path, KEY, clock)
    with booth.engine.begin() as db:
        (latest,) = db.execute(text("SELECT version_num FROM alembic_version")).scalars()
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    booth.close()
    with pytest.raises(NewerStore, match="9999, which this program does not know: install"):
        BoothStore.open(tmp_path, KEY, clock)
    assert latest != "9999"


def test_each_version_is_the_one_its_file_is_named_after_and_follows_the_one_before() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    steps = list(reversed(list(ScriptDirectory.from_config(config).walk_revisions())))
    assert tuple(step.revision for step in steps) == known_versions()
    assert [step.down_revision for step in steps] == [None, *known_versions()[:-1]]


def test_a_ledger_of_before_learns_from_the_audit_who_signed_each_document(tmp_path: Path, clock: Clock) -> None:
    old = open_cipher_file(tmp_path / "booth.db", KEY)
    with old.begin() as db:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = db
        command.upgrade(config, "0005")
        for visit, document in (("v-1", "doc-1"), ("v-2", "doc-2"), ("v-3", "")):
            row = f"'o-{visit}', '8480-6', '{visit}', 'Make', 'Model', 'C-1', '{NOW.isoformat()}', 'calibrated', '{document}'"
            db.execute(text(f"INSERT INTO ledger VALUES ({row})"))
        for who, act, visit in (
            ("practitioner 10000000000", "signed", "v-1"),
            ("assistant claire.morel", "signed", "v-2"),
            ("practitioner 2", "signed", "v-3"),
        ):
            chain.add(db, audit, {"at": NOW.isoformat(), "who": who, "act": act, "subject": visit, "detail": "{}"})
    old.dispose()
    booth = BoothStore.open(tmp_path, KEY, clock)
    assert {entry.document_id: entry.signer for entry in booth.ledger()} == {"doc-1": "10000000000", "doc-2": "", "": ""}
    with pytest.raises((DatabaseError, IntegrityError)), booth.engine.begin() as db:
        db.execute(text("UPDATE ledger SET signer = '10000000001' WHERE document_id = 'doc-1'"))
    booth.note_document("v-3", "doc-3", "10000000000", "ab" * 32)
    assert {(entry.signer, entry.document_sha256) for entry in booth.ledger() if entry.document_id == "doc-3"} == {("10000000000", "ab" * 32)}
    assert booth.verify_audit() == 3
    booth.close()


def test_keys_that_are_gone_are_missed_before_anything_is_thrown_away(tmp_path: Path, clock: Clock) -> None:
    booth = BoothStore.open(tmp_path, KEY, clock)
    consultation_id = booth.begin().consultation_id
    booth.close()
    away = (tmp_path / "booth.db").rename(tmp_path / "away")
    for empty in (False, True):
        if empty:
            (tmp_path / "booth.db").touch()
        with pytest.raises(Unreadable, match="keys of 1 consultations"):
            BoothStore.open(tmp_path, KEY, clock)
    away.rename(tmp_path / "booth.db")
    booth = BoothStore.open(tmp_path, KEY, clock)
    assert booth.resume(consultation_id).consultation.state is State.WELCOME
    booth.close()


def test_a_check_of_all_of_it_keeps_nobody_from_writing(booth: BoothStore) -> None:
    with booth.engine.begin() as db:  # somebody else writes for as long as the check lasts
        db.execute(text("CREATE TABLE written (x)"))
        assert booth.check() == ()


def test_a_sound_store_has_no_faults_and_a_page_that_was_altered_is_one(booth: BoothStore) -> None:
    for _ in range(50):
        booth.audit("x", SYSTEM, detail={"more": "x" * 2000})
    flush_log(booth.engine)
    assert booth.check() == ()
    file = booth.folder / "booth.db"
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1
    booth.close()
    file.write_bytes(data)
    altered = BoothStore.open(booth.folder, KEY, lambda: NOW)
    assert altered.check()
    assert all(fault.startswith("booth.db: ") for fault in altered.check())
    altered.close()


def test_everything_is_set_to_last(booth: BoothStore) -> None:
    with booth.engine.connect() as db:
        settings = {name: db.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")}
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_only_the_booth_may_look_into_its_folder(booth: BoothStore) -> None:
    store = booth.begin()
    store.append(path_to(State.IDENTITY))
    for path in (booth.folder, *booth.folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
    store.close()


# ── consultations ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_visit_is_taken_up_where_it_stood(tmp_path: Path, clock: Clock) -> None:
    booth = BoothStore.open(tmp_path, KEY, clock)
    store = booth.begin()
    store.append(path_to(State.MEASURES))
    stood = store.consultation
    booth.close()
    booth = BoothStore.open(tmp_path, KEY, clock)
    assert booth.unfinished() == (store.consultation_id,)
    assert booth.resume(store.consultation_id).consultation == stood
    booth.close()


def test_two_visits_have_two_identifiers_two_files_and_two_keys(booth: BoothStore) -> None:
    first, second = booth.begin(), booth.begin()
    assert booth.unfinished() == (first.consultation_id, second.consultation_id)
    folder = booth.folder / "consultations"
    one, other = folder / f"{first.consultation_id}.db", folder / f"{second.consultation_id}.db"
    booth.close()
    one_bytes = one.read_bytes()
    one.write_bytes(other.read_bytes())
    reopened = BoothStore.open(booth.folder, KEY, lambda: NOW)
    with pytest.raises(Unreadable):
        reopened.resume(first.consultation_id)
    one.write_bytes(one_bytes)
    assert reopened.resume(first.consultation_id).consultation.state is State.WELCOME
    reopened.close()


def test_a_resumed_visit_is_the_one_that_is_open_and_a_closed_one_is_opened_anew(booth: BoothStore) -> None:
    store = booth.begin()
    assert booth.resume(store.consultation_id) is store
    store.close()
    again = booth.resume(store.consultation_id)
    assert again is not store
    assert again.consultation == store.consultation


@pytest.mark.parametrize("name", ["", "../booth", "2f1c8a52-6d1e-4a58-9c1e-6a4c3f9e7d10", "2f1c8a52-6d1e-4a58-9c1e-6a4c3f9e7d10/..", "*"])
def test_what_this_booth_does_not_have_is_not_found(name: str, booth: BoothStore) -> None:
    with pytest.raises(NoSuchConsultation):
        booth.resume(name)


def test_a_file_that_somebody_removed_is_said_to_be_missing(booth: BoothStore) -> None:
    store = booth.begin()
    store.close()
    (booth.folder / "consultations" / f"{store.consultation_id}.db").unlink()
    with pytest.raises(Unreadable, match="missing"):
        booth.resume(store.consultation_id)


def test_another_process_opening_the_store_removes_nothing_of_ours(booth: BoothStore, clock: Clock) -> None:
    store = booth.begin()
    stranger = booth.folder / "consultations" / "00000000-0000-4000-8000-000000000000.db"
    stranger.write_bytes(b"as if a visit were being begun by somebody else")
    other = BoothStore.open(booth.folder, KEY, clock)
    assert stranger.exists()
    other.close()
    assert booth.resume(store.consultation_id).consultation.state is State.WELCOME
    booth.close()
    BoothStore.open(booth.folder, KEY, clock).close()  # alone now: what has no key is a leftover
    assert not stranger.exists()


# ── the hub ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_booth_belongs_to_one_hub_and_shows_its_key_nowhere(booth: BoothStore) -> None:
    assert booth.enrolment is None
    booth.enrol(Enrolment("https://hub.example", "booth-1", "first-key"))
    booth.enrol(Enrolment("https://hub.example", "booth-2", "second-key"))
    assert booth.enrolment == Enrolment("https://hub.example", "booth-2", "second-key")
    assert "second-key" not in repr(booth.enrolment)


# ── the ledger ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_ledger_notes_each_value_of_a_device_once(booth: BoothStore) -> None:
    for _ in range(2):
        booth.note_in_ledger("c-1", observation())
    entries = booth.ledger()
    assert [(entry.loinc, entry.serial, entry.document_id) for entry in entries] == [("8462-4", "C-1", ""), ("8480-6", "C-1", ""), ("8867-4", "C-1", "")]
    assert entries[0].taken_at == NOW
    assert entries[0].calibration == "unspecified"


def test_the_ledger_notes_which_device_showed_or_let_hear_something(booth: BoothStore) -> None:
    still, sound = replace(image(), serial="OT-1"), replace(heard().sound, device=replace(heard().sound.device, serial="ST-1"))
    for _ in range(2):
        booth.note_in_ledger("c-1", still)
        booth.note_in_ledger("c-1", sound)
    assert [(each.loinc, each.serial, each.observation_id, each.taken_at) for each in booth.ledger(serial="OT-1")] == [
        (STILL, "OT-1", still.image_id, still.taken_at)
    ]
    (listened,) = booth.ledger(serial="ST-1")
    assert (listened.loinc, listened.observation_id, listened.make) == (SOUND, sound.sound_id, "Thinklabs")


def test_the_ledger_passes_over_what_no_device_gave(booth: BoothStore) -> None:
    typed = Measurement((Value(Quantity.WEIGHT, Decimal(61)),), NOW, MANUAL_ENTRY, GOOD, b"", Origin.MANUAL)
    for each in (observation("typed", typed), observation("struck", withdrawn=True, corrects="o-1"), observation("mean", average_of=("o-1", "o-2"))):
        booth.note_in_ledger("c-1", each)
    assert booth.ledger() == ()


def test_a_document_is_added_once_and_to_its_own_visit(booth: BoothStore) -> None:
    booth.note_in_ledger("c-1", observation("o-1"))
    booth.note_in_ledger("c-2", observation("o-2"))
    booth.note_document("c-1", "doc-1")
    booth.note_document("c-1", "doc-other")
    assert {entry.observation_id: entry.document_id for entry in booth.ledger()} == {"o-1": "doc-1", "o-2": ""}


def test_a_look_back_finds_what_one_device_measured_since_its_last_good_check(booth: BoothStore) -> None:
    booth.note_in_ledger("c-1", observation("old", pressure(120, 80, at=NOW - timedelta(days=9))))
    booth.note_in_ledger("c-2", observation("new", pressure(120, 80, at=NOW)))
    booth.note_in_ledger("c-3", observation("other", saturation(97)))
    found = booth.ledger(make=CUFF.make, model=CUFF.model, serial=CUFF.serial, since=NOW - timedelta(days=1))
    assert {entry.consultation_id for entry in found} == {"c-2"}
    assert {entry.consultation_id for entry in booth.ledger(serial="C-1", until=NOW)} == {"c-1"}
    assert len(booth.ledger()) == 8


@pytest.mark.parametrize(
    "change", ["DELETE FROM ledger", "UPDATE ledger SET serial = 'X'", "UPDATE ledger SET document_id = 'again'", "UPDATE ledger SET signer = '2'"]
)
def test_the_ledger_itself_refuses_to_be_altered(change: str, booth: BoothStore) -> None:
    booth.note_in_ledger("c-1", observation())
    booth.note_document("c-1", "doc-1")
    with pytest.raises((DatabaseError, IntegrityError)), booth.engine.begin() as db:
        db.execute(text(change))
    assert {(entry.serial, entry.document_id) for entry in booth.ledger()} == {("C-1", "doc-1")}


# ── the audit ────────────────────────────────────────────────────────────────────────────────────────────────────────


def audited(booth: BoothStore) -> None:
    booth.audit("begun", PATIENT, "c-1")
    booth.audit("logged-in", CLAIRE)
    booth.audit("wiped", SYSTEM, "c-1", {"files": "1"})


def test_the_audit_says_who_did_what_and_never_a_patients_name(booth: BoothStore, clock: Clock) -> None:
    audited(booth)
    booth.audit("begun", Author(Part.PATIENT, "Odette Garnier", "odette"), "c-2")
    entries = booth.audit_entries()
    assert [(entry.seq, entry.who, entry.act, entry.subject) for entry in entries] == [
        (1, "patient", "begun", "c-1"),
        (2, "assistant claire", "logged-in", ""),
        (3, "system", "wiped", "c-1"),
        (4, "patient", "begun", "c-2"),
    ]
    assert entries[2].detail == {"files": "1"}
    assert entries[0].at == clock()
    assert booth.verify_audit() == 4


def test_an_empty_audit_holds(booth: BoothStore) -> None:
    assert booth.verify_audit() == 0


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET act = 'x' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit",
    ],
)
def test_the_audit_is_only_ever_added_to(change: str, booth: BoothStore) -> None:
    audited(booth)
    with pytest.raises((DatabaseError, IntegrityError)), booth.engine.begin() as db:
        db.execute(text(change))
    assert booth.verify_audit() == 3


@pytest.mark.parametrize(
    ("tampering", "where"),
    [
        ("UPDATE audit SET act = 'x' WHERE seq = 2", 2),
        ("UPDATE audit SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET seq = seq + 10", 1),
    ],
)
def test_whoever_goes_round_the_triggers_is_found_out(tampering: str, where: int, booth: BoothStore) -> None:
    audited(booth)
    with booth.engine.begin() as db:
        for trigger in ("audit_no_update", "audit_no_delete"):
            db.execute(text(f"DROP TRIGGER {trigger}"))
        db.execute(text(tampering))
    with pytest.raises(AuditBroken) as found:
        booth.verify_audit()
    assert found.value.seq == where


def test_the_ledger_and_the_audit_need_an_aware_clock(tmp_path: Path) -> None:
    booth = BoothStore.open(tmp_path, KEY, lambda: NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="offset"):
        booth.audit("x", SYSTEM)
    assert booth.verify_audit() == 0
    booth.close()


def test_an_observation_of_another_offset_is_found_by_its_instant(booth: BoothStore) -> None:
    paris = NOW.astimezone(ZoneInfo("Europe/Paris"))
    booth.note_in_ledger("c-1", observation(measurement=replace(pressure(120, 80), taken_at=paris)))
    assert {entry.taken_at for entry in booth.ledger(since=NOW, until=NOW + timedelta(seconds=1))} == {NOW}

"""The file of one visit: all or none, never altered, nothing of it in clear, and gone when it is wiped."""

import json
import secrets
import threading
import traceback
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from devices.measurement import Value
from session import events as e
from session.consent import Purpose
from session.consultation import Consultation, IllegalEvent, State
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, Traits
from session.people import PATIENT, SYSTEM
from session.plain import NotPlain, from_json, to_json
from session.store.booth import BoothStore
from session.store.cipher_file import flush_log
from session.store.consultation import EVENT_KINDS, ConsultationStore
from session.store.errors import BadRow, Damaged, DiskFailed, NewerStore, NoSuchConsultation, StoreError, Unreadable
from tests.session.every_event import IMAGE, KINDS, kept, path_to, sample
from tests.session.visits import CLAIRE, NOW, pressure

KEY = secrets.token_bytes(32)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "visit.db"


def opened(file: Path) -> ConsultationStore:
    return ConsultationStore("c-1", file, KEY)


# ── every event goes in and comes out ────────────────────────────────────────────────────────────────────────────────

INSTANTS = st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2200, 1, 1)).flatmap(
    lambda at: st.integers(-840, 840).map(lambda minutes: at.replace(tzinfo=timezone(timedelta(minutes=minutes))))
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
NAMES = st.from_regex(r"[A-Z]{1,8}(['\- ][A-Z]{1,8})?", fullmatch=True)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-1000, max_value=1000, places=2)


def build(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of this type, by the annotations of our frozen dataclasses."""
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        int: st.integers(0, 2**31),
        bool: st.booleans(),
        float: st.floats(0, 100, allow_nan=False),
        bytes: st.binary(max_size=40),
        Decimal: DECIMALS,
        datetime: INSTANTS,
        date: st.dates(),
    }
    if kind in simple:
        return simple[kind]
    if kind is Traits:
        return st.builds(
            Traits, NAMES, st.lists(NAMES, min_size=1, max_size=3).map(tuple), st.dates(), st.sampled_from(Sex), st.sampled_from(["", "75112", "2A004"]), NAMES
        )
    if kind is Representative:
        return st.builds(Representative, NAMES, st.sampled_from(RepresentativeRole), WORDS)
    if kind is Value:
        return st.builds(Value, build(typing.get_type_hints(Value)["quantity"]), DECIMALS)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(st.none() if each is type(None) else build(each) for each in arguments))
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(build(arguments[0]), min_size=1, max_size=3).map(tuple)
        return st.tuples(*(build(each) for each in arguments))
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert is_dataclass(kind), kind
    hints = typing.get_type_hints(kind)
    values = st.fixed_dictionaries({field.name: build(hints[field.name]) for field in fields(kind)})
    return values.flatmap(lambda given: _made(kind, given))


def _made(kind: Any, given_fields: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    try:
        return st.just(kind(**given_fields))
    except ValueError:  # the type's own rules: a reason, a detail, a quality without its reason
        return st.nothing()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_event_comes_back_as_it_was(kind: type[e.Event]) -> None:
    @settings(max_examples=15, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(build(kind))
    def comes_back(event: e.Event) -> None:
        body = to_json(event)
        assert from_json(EVENT_KINDS[kind.__name__], body) == event
        assert to_json(from_json(kind, body)) == body

    comes_back()


def test_the_registry_knows_every_event_by_its_name() -> None:
    def all_below(kind: type[e.Event]) -> set[type[e.Event]]:
        return {each for below in kind.__subclasses__() for each in (below, *all_below(below))}

    assert set(EVENT_KINDS.values()) == {kind for kind in all_below(e.Event) if kind.__module__ == "session.events"}
    assert all(name == kind.__name__ for name, kind in EVENT_KINDS.items())


@settings(max_examples=50)
@given(
    st.sampled_from(KINDS),
    st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=9), lambda x: st.lists(x) | st.dictionaries(st.text(max_size=9), x)),
)
def test_any_other_json_is_refused_and_never_quoted(kind: type[e.Event], data: object) -> None:
    body = json.dumps(data)
    with pytest.raises(NotPlain) as refused:
        from_json(kind, body)
    assert str(refused.value).startswith(kind.__name__)


@settings(max_examples=50)
@given(st.sampled_from(KINDS), st.data())
def test_one_key_too_many_or_too_few_is_refused(kind: type[e.Event], data: st.DataObject) -> None:
    plain = json.loads(to_json(sample(kind)))
    key = data.draw(st.sampled_from(["at", "author"]))
    for wrong in ({**plain, "patient": "Odette Garnier"}, {name: value for name, value in plain.items() if name != key}, {**plain, key: 7}):
        with pytest.raises(NotPlain) as refused:
            from_json(kind, json.dumps(wrong))
        assert "Odette" not in str(refused.value)


# ── appending ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_events_are_kept_in_order_and_folded_again_at_opening(file: Path) -> None:
    store = opened(file)
    for event in path_to(State.CALL):
        store.append([event])
    stood = store.consultation
    assert store.events() == path_to(State.CALL)
    store.close()
    again = opened(file)
    assert again.consultation == stood == Consultation("c-1").after_all(path_to(State.CALL))
    assert again.events() == path_to(State.CALL)
    again.close()


def test_one_illegal_event_keeps_nothing_of_its_piece(file: Path) -> None:
    store = opened(file)
    store.append(path_to(State.MEASURES))
    stood, length = store.consultation, len(store.events())
    for piece in ([sample(e.NoteWritten), sample(e.Wiped)], [sample(e.Wiped), sample(e.NoteWritten)], [kept("o-1"), kept("o-1")]):
        with pytest.raises(IllegalEvent):
            store.append(piece)
        assert store.consultation is stood
        assert len(store.events()) == length
    store.append([sample(e.NoteWritten)])  # and the file is not out of step
    assert len(store.events()) == length + 1
    store.close()


def test_nothing_to_append_is_nothing(file: Path) -> None:
    store = opened(file)
    assert store.append([]) == Consultation("c-1")
    assert store.events() == ()
    store.close()


def test_when_the_disk_is_full_nothing_has_changed(file: Path) -> None:
    store = opened(file)
    store.append(path_to(State.MEASURES))
    stood, length = store.consultation, len(store.events())
    with store._engine.connect() as db:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar_one()
        db.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    long = e.NoteWritten(at=NOW, author=CLAIRE, text="Elle vit seule. " * 10_000)
    with pytest.raises(DiskFailed, match=r"visit\.db: the disk is full") as refused:
        store.append([long])
    assert "vit seule" not in "".join(traceback.format_exception(refused.value))
    assert store.consultation is stood
    assert len(store.events()) == length
    with store._engine.connect() as db:
        db.exec_driver_sql("PRAGMA max_page_count=1000000")
    store.append([long])
    assert len(store.events()) == length + 1
    store.close()


@pytest.mark.parametrize(
    "change", ["UPDATE event SET body = '{}'", "DELETE FROM event", "INSERT OR REPLACE INTO event SELECT seq, at, 'Wiped', body FROM event"]
)
def test_what_happened_cannot_be_altered(change: str, file: Path) -> None:
    store = opened(file)
    store.append(path_to(State.IDENTITY))
    with pytest.raises((DatabaseError, IntegrityError)), store._engine.begin() as db:
        db.execute(text(change))
    assert store.events() == path_to(State.IDENTITY)
    store.close()


def test_several_threads_append_one_after_another(file: Path) -> None:
    store = opened(file)
    store.append(path_to(State.MEASURES))
    length = len(store.events())

    def write(name: int) -> None:
        for number in range(10):
            store.append([e.NoteWritten(at=NOW, author=CLAIRE, text=f"{name}-{number}")])

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.events()) == length + 40
    assert Consultation("c-1").after_all(store.events()) == store.consultation
    store.close()


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────────────────────────


def damaged(file: Path, sql: str) -> bytes:
    """A file in which somebody went round the triggers; its bytes."""
    store = opened(file)
    store.append(path_to(State.CONSENT))
    with store._engine.begin() as db:
        db.execute(text("DROP TRIGGER event_no_update"))
        db.execute(text("DROP TRIGGER event_no_delete"))
        db.execute(text(sql))
    store.close()
    return file.read_bytes()


@pytest.mark.parametrize(
    ("sql", "seq", "why"),
    [
        ("UPDATE event SET kind = 'FromTheFuture' WHERE seq = 3", 3, "unknown to this version"),
        ("UPDATE event SET kind = 'Event' WHERE seq = 3", 3, "unknown to this version"),
        ("UPDATE event SET body = 'not json' WHERE seq = 2", 2, "not JSON"),
        ("UPDATE event SET body = replace(body, 'GARNIER', '') WHERE seq = 2", 2, "IdentityEntered"),
        ("UPDATE event SET body = replace(body, '\"voice\"', '\"odd\"') WHERE seq = 1", 1, "Welcomed"),
        ("DELETE FROM event WHERE seq = 2", 2, "missing"),
        ("UPDATE event SET kind = 'Wiped' WHERE seq = 1", 1, "Wiped"),
        ("UPDATE event SET kind = 'HygieneSigned' WHERE seq = 3", 3, "cannot happen in identity"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_lost(sql: str, seq: int, why: str, file: Path) -> None:
    before = damaged(file, sql)
    with pytest.raises(BadRow, match=why) as bad:
        opened(file)
    assert bad.value.seq == seq
    assert f"event row {seq}" in str(bad.value)
    assert "GARNIER" not in str(bad.value)
    assert file.read_bytes() == before


def test_a_newer_file_is_refused_in_a_sentence(file: Path) -> None:
    store = opened(file)
    with store._engine.begin() as db:
        db.exec_driver_sql("PRAGMA user_version = 7")
    store.close()
    with pytest.raises(NewerStore, match="version 7"):
        opened(file)


def test_a_page_that_was_altered_is_said_clearly(file: Path) -> None:
    store = opened(file)
    store.append([*path_to(State.IDENTITY), *(e.NoteWritten(at=NOW, author=CLAIRE, text="x" * 3000) for _ in range(5))])
    store.close()
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=r"visit\.db is damaged"):
        opened(file)
    assert file.read_bytes() == data


@pytest.mark.parametrize("of_it", [0.3, 0.9])
def test_a_page_that_is_altered_while_the_visit_goes_on_is_said_clearly_and_from_then_on_nothing_looks_kept(file: Path, of_it: float) -> None:
    store = opened(file)
    store.append([*path_to(State.IDENTITY), *(e.NoteWritten(at=NOW, author=CLAIRE, text="x" * 3000) for _ in range(30))])
    flush_log(store._engine)
    stood = store.consultation
    store._engine.dispose()  # what it holds in memory
    assert store.blob_ids() == ()
    with file.open("r+b") as raw:
        for page in range(int(len(file.read_bytes()) * of_it) // 4096, len(file.read_bytes()) // 4096):
            raw.seek(page * 4096 + 2000)
            raw.write(b"altered")
    note = e.NoteWritten(at=NOW, author=CLAIRE, text="Elle vit seule. " * 500)
    for _ in range(2):
        with pytest.raises(Damaged, match=r"visit\.db is damaged") as said:
            store.append([note])
        assert "vit seule" not in "".join(traceback.format_exception(said.value))
    assert store.consultation is stood
    store.close()


def test_a_wrong_key_is_said_clearly(file: Path) -> None:
    opened(file).close()
    with pytest.raises(Unreadable, match="does not open with this key"):
        ConsultationStore("c-1", file, secrets.token_bytes(32))


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_bytes_are_kept_until_they_are_dropped(file: Path) -> None:
    store = opened(file)
    data = secrets.token_bytes(1_000_000)
    store.put_blob("image-1", data)
    store.put_blob("image-2", b"")
    store.close()
    store = opened(file)
    assert store.blob_ids() == ("image-1", "image-2")
    assert (store.blob("image-1"), store.blob("image-2")) == (data, b"")
    with pytest.raises(ValueError, match="already"):
        store.put_blob("image-1", b"other")
    store.drop_blobs(["image-1", "unknown"])
    store.drop_blobs([])
    with pytest.raises(KeyError):
        store.blob("image-1")
    assert store.blob_ids() == ("image-2",)
    assert not file.with_name(file.name + "-wal").stat().st_size  # nor is it in the log
    store.close()


def test_the_event_that_drops_pictures_destroys_their_bytes_in_the_same_piece(file: Path) -> None:
    store = opened(file)
    store.append(path_to(State.MEASURES))
    store.put_blob(IMAGE.image_id, b"picture")
    store.append([e.ImageKept(at=NOW, author=CLAIRE, image=IMAGE)])
    store.append(
        [
            e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=Purpose.IMAGES),
            e.ImagesDropped(at=NOW, author=SYSTEM, image_ids=(IMAGE.image_id,)),
        ]
    )
    assert store.blob_ids() == ()
    assert isinstance(store.consultation.record.consents[Purpose.IMAGES], e.ConsentWithdrawn)
    store.close()


def test_a_closed_store_does_nothing_and_makes_no_file(file: Path) -> None:
    store = opened(file)
    store.close()
    store.close()
    file.unlink()
    for use in (lambda: store.append(path_to(State.IDENTITY)), store.events, store.blob_ids, lambda: store.put_blob("x", b""), lambda: store.drop_blobs(["x"])):
        with pytest.raises(StoreError, match="closed"):
            use()
    assert not file.exists()


# ── nothing in clear, nothing after the wipe ─────────────────────────────────────────────────────────────────────────

PLANTED = ("ZQXPLANTEDNAME", "zqx-planted-allergy", "zqx planted chat", "zqx-planted-picture")


def planted_visit(booth: BoothStore) -> ConsultationStore:
    """A visit with words that are nowhere else in the world."""
    store = booth.begin()
    name, allergy, chat, picture = PLANTED
    traits = Traits(name, ("ODETTE",), date(1947, 3, 12), Sex.FEMALE)
    store.append([replace(event, identity=Identity(traits)) if isinstance(event, e.IdentityEntered) else event for event in path_to(State.CALL)])
    store.put_blob("image-1", picture.encode() * 5000)
    observation = replace(kept("o-1").observation, measurement=replace(pressure(139, 86), raw=picture.encode()))
    store.append(
        [
            e.QuestionAnswered(at=NOW, author=CLAIRE, question=e.Question.ALLERGIES, kind=e.AnswerKind.YES, detail=allergy),
            e.ChatSent(at=NOW, author=CLAIRE, message_id="m-1", text=chat),
            e.ObservationKept(at=NOW, author=CLAIRE, observation=observation),
        ]
    )
    booth.note_in_ledger(store.consultation_id, observation)
    booth.audit("begun", PATIENT, store.consultation_id)
    return store


def in_clear(folder: Path) -> list[str]:
    """The planted words that lie anywhere below this folder, in UTF-8, in UTF-16 or in base64."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            found += [f"{word} in {path.name}" for word in PLANTED for form in (word.encode(), word.encode("utf-16-le")) if form in data]
    return found


def test_nothing_is_ever_in_clear_on_the_disk(booth: BoothStore) -> None:
    store = planted_visit(booth)
    assert in_clear(booth.folder) == []  # with the logs still there
    store.drop_blobs(["image-1"])
    assert in_clear(booth.folder) == []
    booth.close()
    assert in_clear(booth.folder) == []


def test_after_the_wipe_nothing_is_left_but_the_audit_and_the_ledger(booth: BoothStore) -> None:
    store = planted_visit(booth)
    consultation_id = store.consultation_id
    with booth.engine.connect() as db:
        wrapped = db.execute(text("SELECT wrapped_key FROM consultations")).scalar_one()
    key = booth._wrapping.unwrap(consultation_id, wrapped)
    copy = (booth.folder / "consultations" / f"{consultation_id}.db").read_bytes()

    flush_log(booth.engine)
    assert wrapped in decrypted(booth)  # so that what is looked for below would be found

    booth.wipe(consultation_id)
    assert booth.unfinished() == ()
    assert list((booth.folder / "consultations").iterdir()) == []
    with pytest.raises(NoSuchConsultation):
        booth.resume(consultation_id)
    with pytest.raises(StoreError):
        store.append([sample(e.NoteWritten)])
    booth.wipe(consultation_id)  # again is harmless
    assert booth.verify_audit() == 1
    assert {entry.consultation_id for entry in booth.ledger()} == {consultation_id}

    # The key was in a row of an encrypted file. Neither that row nor a trace of its page is there for whoever holds the booth's key.
    with booth.engine.connect() as db:
        tables = db.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        everything = [repr(db.execute(text(f'SELECT * FROM "{table}"')).all()) for table in tables]
    assert not any(word in row for word in (*PLANTED, wrapped.hex(), repr(wrapped)) for row in everything)
    assert not (booth.folder / "booth.db-wal").stat().st_size
    plain = decrypted(booth)
    assert wrapped not in plain
    assert wrapped[:16] not in plain
    assert key not in plain

    # And a copy of the file that somebody took before is of no use: no key of this booth opens it.
    stolen = booth.folder / "stolen.db"
    for guess in (bytes(range(32)), secrets.token_bytes(32)):
        stolen.write_bytes(copy)
        with pytest.raises(Unreadable):
            ConsultationStore(consultation_id, stolen, guess)


def decrypted(booth: BoothStore) -> bytes:
    """booth.db with its cipher taken off, page by page, free pages too (SQLCipher 4: AES-256-CBC, 4096 bytes of which 80 are IV and HMAC)."""
    data = (booth.folder / "booth.db").read_bytes()
    assert len(data) % 4096 == 0
    plain = bytearray()
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        cipher = Cipher(AES(bytes(range(32))), CBC(page[-80:-64])).decryptor()
        plain += cipher.update(page[16 if start == 0 else 0 : -80])  # the first page begins with the salt
    return bytes(plain)


def test_the_instants_of_the_rows_are_aware(file: Path) -> None:
    store = opened(file)
    store.append(path_to(State.IDENTITY))
    with store._engine.connect() as db:
        instants = db.execute(text("SELECT at FROM event")).scalars().all()
    assert all(datetime.fromisoformat(at).astimezone(UTC) == NOW for at in instants)
    store.close()

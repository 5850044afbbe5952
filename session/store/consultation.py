"""The file of one visit: its events in order, never altered, and its pictures and sounds, all under a key of its own."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from session import events as e
from session.consultation import Consultation, IllegalEvent
from session.plain import NotPlain, from_json, to_json
from session.store.cipher_file import flush_log, open_cipher_file
from session.store.errors import BadRow, NewerStore, StoreError

EVENT_KINDS: dict[str, type[e.Event]] = {
    name: kind for name, kind in vars(e).items() if isinstance(kind, type) and issubclass(kind, e.Event) and kind is not e.Event
}
_DROP_BLOB = text("DELETE FROM blob WHERE blob_id = :id")
_VERSION = 1
_SCHEMA = (
    "CREATE TABLE event (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'what happened is never altered'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'what happened is never altered'); END",
    "CREATE TABLE blob (blob_id TEXT PRIMARY KEY, data BLOB NOT NULL)",
    f"PRAGMA user_version={_VERSION}",
)


class ConsultationStore:
    """One consultation, kept. Each `append` is on the disk when it returns; another thread may call at any time."""

    def __init__(self, consultation_id: str, path: Path, key: bytes) -> None:
        """Open the file, made where it is missing, and fold its events.

        Raises:
            Unreadable: it does not open with this key.
            NewerStore: a newer program wrote it.
            BadRow: a row that this program cannot read, or that the rules forbid. The file stays as it is.
        """
        self.consultation_id = consultation_id
        self.closed = False
        self._lock = threading.RLock()
        self._engine: Engine = open_cipher_file(path, key)
        try:
            with self._begin() as db:
                _make_tables(db, path)
            self._consultation = Consultation(consultation_id)
            self._length = 0
            flush_log(self._engine)  # what a kill left half destroyed in the log
            for event in self.events():
                self._consultation = self._folded(event)
                self._length += 1
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def consultation(self) -> Consultation:
        """Where the visit stands, and all that is known of it."""
        return self._consultation

    def append(self, events: Sequence[e.Event]) -> Consultation:
        """Keep these events, all or none; they are on the disk when this returns. Pictures and sounds that they drop are destroyed with them.

        Raises:
            IllegalEvent: one of them cannot happen now. Nothing was kept and nothing has changed.
        """
        with self._lock:
            after = self._consultation.after_all(events)
            if not events:
                return after
            rows = [
                {"seq": self._length + number, "at": event.at.isoformat(), "kind": type(event).__name__, "body": to_json(event)}
                for number, event in enumerate(events, 1)
            ]
            dropped = [{"id": blob_id} for event in events for blob_id in _destroyed_by(event)]
            with self._begin() as db:
                db.execute(text("INSERT INTO event (seq, at, kind, body) VALUES (:seq, :at, :kind, :body)"), rows)
                if dropped:
                    db.execute(_DROP_BLOB, dropped)
            self._length += len(rows)
            self._consultation = after
            if dropped:
                flush_log(self._engine)
            return after

    def events(self) -> tuple[e.Event, ...]:
        """Everything that happened, in order; BadRow names a row that cannot be read."""
        with self._begin() as db:
            rows = db.execute(text("SELECT seq, kind, body FROM event ORDER BY seq")).all()
        return tuple(self._event(expected, *row) for expected, row in enumerate(rows, 1))

    def put_blob(self, blob_id: str, data: bytes) -> None:
        """Keep these bytes under this name; on the disk when this returns. The same name again is refused (ValueError)."""
        with self._lock, self._begin() as db:
            if db.execute(text("SELECT 1 FROM blob WHERE blob_id = :id"), {"id": blob_id}).first() is not None:
                raise ValueError("a blob of this name is there already")
            db.execute(text("INSERT INTO blob (blob_id, data) VALUES (:id, :data)"), {"id": blob_id, "data": data})

    def blob(self, blob_id: str) -> bytes:
        """The bytes kept under this name; KeyError where there are none, or no longer."""
        with self._begin() as db:
            data = db.execute(text("SELECT data FROM blob WHERE blob_id = :id"), {"id": blob_id}).scalar()
        if data is None:
            raise KeyError(blob_id)
        return bytes(data)

    def blob_ids(self) -> tuple[str, ...]:
        """The names of all that is kept."""
        with self._begin() as db:
            return tuple(db.execute(text("SELECT blob_id FROM blob ORDER BY rowid")).scalars())

    def drop_blobs(self, blob_ids: Iterable[str]) -> None:
        """Destroy these bytes: overwritten in the file and gone from its log when this returns. Unknown names are passed over."""
        rows = [{"id": blob_id} for blob_id in blob_ids]
        if not rows:
            return
        with self._lock:
            with self._begin() as db:
                db.execute(_DROP_BLOB, rows)
            flush_log(self._engine)

    def close(self) -> None:
        """Close the file; the consultation can be resumed later. Nothing can be read or kept through this object any more."""
        with self._lock:
            self.closed = True
            self._engine.dispose()

    @contextmanager
    def _begin(self) -> Iterator[Connection]:
        """One transaction, alone."""
        with self._lock:
            if self.closed:  # a connection would make the file anew, even after a wipe
                raise StoreError(f"consultation {self.consultation_id} is closed")
            with self._engine.begin() as db:
                yield db

    def _event(self, expected: int, seq: int, kind: str, body: str) -> e.Event:
        if seq != expected:
            raise BadRow(self.consultation_id, expected, "it is missing")
        if kind not in EVENT_KINDS:
            raise BadRow(self.consultation_id, seq, f"an event {kind!r} is unknown to this version of the program")
        try:
            return from_json(EVENT_KINDS[kind], body)
        except NotPlain as error:
            raise BadRow(self.consultation_id, seq, str(error)) from None

    def _folded(self, event: e.Event) -> Consultation:
        try:
            return self._consultation.after(event)
        except IllegalEvent as error:
            raise BadRow(self.consultation_id, self._length + 1, str(error)) from None


def _destroyed_by(event: e.Event) -> tuple[str, ...]:
    """The blobs that go with it."""
    match event:
        case e.ImagesDropped():
            return event.image_ids
        case e.SoundsDropped():
            return event.sound_ids
        case _:
            return ()


def _make_tables(db: Connection, path: Path) -> None:
    version = db.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > _VERSION:
        raise NewerStore(f"{path.name} is at version {version}, and this program knows {_VERSION}: install the version that wrote it, or a newer one")
    if version == 0:
        for statement in _SCHEMA:
            db.exec_driver_sql(statement)

"""The notes of the checks, each a row that holds the hash of the one before, and the pictures that go with checks."""

import hashlib
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert

from session import chain
from session.plain import NotPlain, from_json, to_json, utc
from session.store.errors import RegisterBroken
from session.store.tables import check_notes, photos
from session.upkeep.underway import NOTES, GivenUp, Note


class NoteTable:
    """Each method is on the disk when it returns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def append(self, check_id: str, *notes: Note) -> None:
        with self._engine.begin() as db:
            chain.add(db, check_notes, *({"at": utc(note.at), "check_id": check_id, "kind": type(note).__name__, "body": to_json(note)} for note in notes))

    def of(self, check_id: str) -> tuple[Note, ...]:
        """The notes of one check, oldest first; RegisterBroken names a row that cannot be read."""
        with self._engine.connect() as db:
            rows = db.execute(select(check_notes).where(check_notes.c.check_id == check_id).order_by(check_notes.c.seq)).all()
        return tuple(_note(row.seq, row.kind, row.body) for row in rows)

    def begun(self) -> tuple[str, ...]:
        """The checks that were begun and not given up, oldest first; those that became a line of the register are among them."""
        given_up = select(check_notes.c.check_id).where(check_notes.c.kind == GivenUp.__name__)
        with self._engine.connect() as db:
            rows = db.execute(select(check_notes.c.check_id).where(check_notes.c.check_id.not_in(given_up)).order_by(check_notes.c.seq))
            return tuple(dict.fromkeys(rows.scalars()))

    def verify(self) -> int:
        """How many notes there are; RegisterBroken where one was altered, is missing, or was cut off."""
        with self._engine.connect() as db:
            return chain.verify(db, check_notes, RegisterBroken)

    def keep_photo(self, sha256: str, jpeg: bytes, at: datetime) -> None:
        """Keep this picture; the same again changes nothing."""
        with self._engine.begin() as db:
            db.execute(insert(photos).on_conflict_do_nothing(), {"sha256": sha256, "jpeg": jpeg, "kept_at": utc(at)})

    def photo(self, sha256: str) -> bytes:
        """The picture of this hash. KeyError where there is none; RegisterBroken where it is not what it was."""
        with self._engine.connect() as db:
            jpeg: bytes | None = db.execute(select(photos.c.jpeg).where(photos.c.sha256 == sha256)).scalar()
        if jpeg is None:
            raise KeyError(sha256)
        if hashlib.sha256(jpeg).hexdigest() != sha256:
            raise RegisterBroken(0, f"the picture {sha256[:12]} was altered")
        return jpeg


def _note(seq: int, name: str, body: str) -> Note:
    kind = NOTES.get(name)
    if kind is None:
        raise RegisterBroken(seq, "a kind of note that this program does not know")
    try:
        return from_json(kind, body)
    except NotPlain as error:
        raise RegisterBroken(seq, str(error)) from None

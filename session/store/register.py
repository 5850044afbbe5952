"""The rows of the register of devices: each entry a row that holds the hash of the one before."""

import threading

from sqlalchemy import Engine, insert, select, text

from session.plain import NotPlain, from_json, to_json
from session.store.chain import first_break, hash_of, utc
from session.store.errors import RegisterBroken
from session.store.tables import register
from session.upkeep.inventory import KINDS, Entry, IllegalEntry, Park


class RegisterTable:
    """Each method is on the disk when it returns. Any thread may call, and another process may add at any time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._mutex = threading.Lock()
        self._park, self._length = Park(), 0

    def append(self, *entries: Entry) -> Park:
        """Add these entries, all or none.

        Raises:
            IllegalEntry: one of them cannot follow what stands. Nothing was kept.
        """
        with self._mutex, self._engine.begin() as db:
            rows = [dict(row) for row in db.execute(select(register).where(register.c.seq > self._length).order_by(register.c.seq)).mappings()]
            self._take_up(rows)
            previous = db.execute(select(register.c.hash).where(register.c.seq == self._length)).scalar() or ""
            park, seq = self._park, self._length
            for entry in entries:
                park, seq = park.after(entry), seq + 1
                row = {"seq": seq, "at": utc(entry.at), "kind": type(entry).__name__, "body": to_json(entry), "previous": previous}
                previous = hash_of(row)
                db.execute(insert(register), {**row, "hash": previous})
        return self.park()

    def park(self) -> Park:
        """The park as it stands on the disk; RegisterBroken names a row that cannot be read."""
        with self._mutex:
            with self._engine.connect() as db:
                rows = [dict(row) for row in db.execute(select(register).where(register.c.seq > self._length).order_by(register.c.seq)).mappings()]
            self._take_up(rows)
            return self._park

    def verify(self) -> int:
        """How many entries the register holds.

        Raises:
            RegisterBroken: an entry was altered, is missing in the middle, or was cut off at the end.
        """
        with self._engine.connect() as db:
            rows = [dict(row) for row in db.execute(select(register).order_by(register.c.seq)).mappings()]
            ever = db.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'register'")).scalar() or 0
        if (broken := first_break(rows, ever)) is not None:
            raise RegisterBroken(*broken)
        return len(rows)

    def _take_up(self, rows: list[dict[str, object]]) -> None:
        for row in rows:
            try:
                self._park, self._length = self._park.after(_entry(row)), self._length + 1
            except IllegalEntry as error:
                raise RegisterBroken(self._length + 1, str(error)) from None


def _entry(row: dict[str, object]) -> Entry:
    seq, kind = int(str(row["seq"])), KINDS.get(str(row["kind"]))
    if kind is None:
        raise RegisterBroken(seq, "a kind of entry that this program does not know")
    try:
        return from_json(kind, str(row["body"]))
    except NotPlain as error:
        raise RegisterBroken(seq, str(error)) from None

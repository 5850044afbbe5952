"""The rows of the register of devices: each entry a row that holds the hash of the one before."""

import threading

from sqlalchemy import Connection, Engine, func, select

from session import chain
from session.plain import NotPlain, from_json, to_json, utc
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
            self._take_up(db)
            park, written = self._park, []
            for entry in entries:  # completed here and not when it is read: what was written before must be read as it was meant then
                written.append(park.as_written(entry))
                park = park.after(written[-1])
            chain.add(db, register, *({"at": utc(entry.at), "kind": type(entry).__name__, "body": to_json(entry)} for entry in written))
        return self.park()

    def park(self) -> Park:
        """The park as it stands on the disk; RegisterBroken names a row that cannot be read."""
        with self._mutex:
            with self._engine.connect() as db:
                self._take_up(db)
            return self._park

    def verify(self) -> int:
        """How many entries the register holds.

        Raises:
            RegisterBroken: an entry was altered, is missing in the middle, or was cut off at the end.
        """
        with self._engine.connect() as db:
            return chain.verify(db, register, RegisterBroken)

    def hash_of(self, entry_id: str) -> str:
        """The hash of this line and of all before it, as a certificate states it. KeyError where there is no such line."""
        with self._engine.connect() as db:
            found: str | None = db.execute(select(register.c.hash).where(func.json_extract(register.c.body, "$.entry_id") == entry_id)).scalar()
        if found is None:
            raise KeyError(entry_id)
        return found

    def _take_up(self, db: Connection) -> None:
        """What was added since the last look."""
        for row in db.execute(select(register).where(register.c.seq > self._length).order_by(register.c.seq)):
            try:
                self._park, self._length = self._park.after(_entry(row.seq, row.kind, row.body)), self._length + 1
            except IllegalEntry as error:
                raise RegisterBroken(self._length + 1, str(error)) from None


def _entry(seq: int, name: str, body: str) -> Entry:
    kind = KINDS.get(name)
    if kind is None:
        raise RegisterBroken(seq, "a kind of entry that this program does not know")
    try:
        return from_json(kind, body)
    except NotPlain as error:
        raise RegisterBroken(seq, str(error)) from None

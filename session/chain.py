"""Rows that hold one another by their hashes: what was altered, left out or cut off is found.

A table of such rows has the columns `seq` (counted by SQLite's AUTOINCREMENT, so that a cut tail is seen), `previous` and `hash`, and whatever it
keeps beside them.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from session.plain import to_json


class ChainBroken(Exception):
    """The chain does not hold; names the row."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"entry {seq}: {why}")
        self.seq = seq


def add(db: Connection, table: Table, *rows: Mapping[str, object]) -> None:
    """Add these rows, each holding the hash of the one before it."""
    last = db.execute(select(table.c.seq, table.c.hash).order_by(table.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq, last.hash) if last is not None else (0, "")
    for each in rows:
        seq += 1
        row = {**each, "seq": seq, "previous": previous}
        previous = _hash_of(row)
        db.execute(insert(table), {**row, "hash": previous})


def verify(db: Connection, table: Table, broken: Callable[[int, str], Exception] = ChainBroken) -> int:
    """How many rows the table holds. Raises `broken` where one was altered, is missing in the middle, or was cut off at the end."""
    rows = [dict(row) for row in db.execute(select(table).order_by(table.c.seq)).mappings()]
    ever = db.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :table"), {"table": table.name}).scalar() or 0
    if (found := _first_break(rows, ever)) is not None:
        raise broken(*found)
    return len(rows)


def _hash_of(row: Mapping[str, object]) -> str:
    return hashlib.sha256(to_json(row).encode()).hexdigest()


def _first_break(rows: Iterable[Mapping[str, Any]], ever: int) -> tuple[int, str] | None:
    previous, count = "", 0
    for count, row in enumerate(rows, 1):
        if row["seq"] != count:
            return count, "it is missing"
        if row["previous"] != previous or row["hash"] != _hash_of({name: value for name, value in row.items() if name != "hash"}):
            return count, "it was altered"
        previous = row["hash"]
    return None if count == ever else (count + 1, "it is missing")

"""Rows that hold one another by their hashes: what was altered, left out or cut off is found."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any


def utc(at: datetime) -> str:
    """The instant as the tables keep it, so that text order is time order."""
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(row: Mapping[str, object]) -> str:
    """The hash of a row that holds that of the row before it."""
    return hashlib.sha256(as_json(row).encode()).hexdigest()


def first_break(rows: Iterable[Mapping[str, Any]], ever: int) -> tuple[int, str] | None:
    """Where the chain of these rows does not hold, and why; None where it holds.

    Args:
        ever: how many rows were ever added, as the file keeps it beside the table.
    """
    previous, count = "", 0
    for count, row in enumerate(rows, 1):
        if row["seq"] != count:
            return count, "it is missing"
        if row["previous"] != previous or row["hash"] != hash_of({name: value for name, value in row.items() if name != "hash"}):
            return count, "it was altered"
        previous = row["hash"]
    return None if count == ever else (count + 1, "it is missing")

"""Who may open this booth, and whether a visit waits: read by themselves, before the rest of the program is loaded.

It opens nothing for good and says nothing of what is wrong: whoever opens the store afterwards does, in a sentence.
"""

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2

from session.people import Author, Part

BOOTH_FILE = "booth.db"
_BUSY_S = 0.5  # the first screen does not wait for whoever writes


@dataclass(frozen=True)
class SeenAtDoor:
    """What the first screen shows of the store."""

    people: tuple[Author, ...] = ()
    visit_waits: bool = False


def look(folder: Path, key: bytes) -> SeenAtDoor:
    """The people by name, and whether a visit is unfinished; nobody where the store is not there yet or cannot be read."""
    if not (folder / BOOTH_FILE).exists():
        return SeenAtDoor()
    connection = sqlcipher3.dbapi2.connect(str(folder / BOOTH_FILE), timeout=_BUSY_S, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("PRAGMA query_only=ON")
        people = connection.execute("SELECT part, name, login, profession FROM people ORDER BY name").fetchall()
        waits = connection.execute("SELECT 1 FROM consultations WHERE ready = 1 LIMIT 1").fetchone() is not None
    except sqlcipher3.dbapi2.DatabaseError:  # the booth opens it behind this screen, and says what is wrong with it
        return SeenAtDoor()
    finally:
        connection.close()
    return SeenAtDoor(tuple(Author(Part(part), name, login, profession) for part, name, login, profession in people), waits)

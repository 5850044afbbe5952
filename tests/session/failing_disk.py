"""A disk that fails under an open store, as SQLite itself tells it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

FULL = ("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000")  # below what it has already: the file may not grow by a page
READ_ONLY = ("PRAGMA query_only=ON", "PRAGMA query_only=OFF")  # as Linux leaves a disk on which it met errors: not a byte can be written


@contextmanager
def failing(engine: Engine, how: tuple[str, str]) -> Iterator[None]:
    """What is written meanwhile, on whichever of its connections, meets a disk like this; what is read is read."""
    fails, works = how

    def mend(connection: Any, *_: object) -> None:
        connection.execute(works)

    def fail(connection: Connection) -> None:
        connection.exec_driver_sql(fails)

    event.listen(engine, "checkout", mend)  # for good: a connection may have been left failing
    event.listen(engine, "begin", fail)
    try:
        yield
    finally:
        event.remove(engine, "begin", fail)

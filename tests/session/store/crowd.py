"""A booth that is killed: a process of its own that forks one child after another, each to be ended by SIGKILL.

Run as `python -m tests.session.store.crowd`; one JSON order a line on standard input. A child writes a line for each thing that the
store acknowledged, as soon as it did, and the parent of the tests reads them even after the child is dead.
"""

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  # loaded once here, and not by each child anew
from sqlalchemy import Engine, event

from session import events as e
from session.consultation import State
from session.store.booth import BoothStore
from session.store.consultation import ConsultationStore
from tests.session.every_event import legal_steps, path_to
from tests.session.store.whole_visit import BLOB, whole_visit
from tests.session.visits import NOW

KEY = bytes(range(32))


def tell(*words: object) -> None:
    """One line, whole and at once: it is in the pipe even if this process is dead the next moment."""
    os.write(1, (" ".join(str(word) for word in words) + "\n").encode())


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def open_booth(folder: str) -> BoothStore:
    return BoothStore.open(Path(folder), KEY, lambda: NOW)


def die_before_commit(engine: Engine) -> None:
    """The rows are written, and the transaction never ends."""
    event.listen(engine, "commit", lambda _: die())


def put(store: ConsultationStore, happened: e.Event) -> None:
    """One event, with the bytes that belong to it."""
    if isinstance(happened, e.ImageKept):
        store.put_blob(happened.image.image_id, BLOB)
    store.append([happened])


def first_open(folder: str, commits: int) -> None:
    """The booth's very first start, cut when everything of the nth transaction is written and nothing of it is committed."""
    left = commits

    def count(_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            die()

    event.listen(Engine, "commit", count)
    open_booth(folder)
    tell("open")
    die()


def in_state(folder: str, state: str, when: str) -> None:
    """Bring one consultation for each legal event into this state, then die: after every event is kept, or in the middle of every one."""
    booth = open_booth(folder)
    steps = legal_steps(State(state))
    in_the_middle = threading.Barrier(len(steps) + 1)
    threads = []
    for kind, events in steps.items():
        store = booth.begin()
        store.append(path_to(State(state)))
        if when == "after":
            store.append(events)
            tell(kind, store.consultation_id)
            continue
        for before in events[:-1]:
            store.append([before])
        event.listen(store._engine, "commit", lambda _: (in_the_middle.wait(), threading.Event().wait()))
        threads.append(threading.Thread(target=store.append, args=(events[-1:],), daemon=True))
        tell(kind, store.consultation_id)
    for thread in threads:
        thread.start()
    if threads:
        in_the_middle.wait()
    die()


def one_step(folder: str, consultation_id: str, step: int, when: str) -> None:
    """Take the visit up again, do its next step, and die in the middle of it or right after."""
    booth = open_booth(folder)
    store = booth.resume(consultation_id) if consultation_id else booth.begin()
    if when == "in-the-middle":
        die_before_commit(store._engine)
    tell("at", store.consultation_id, store.consultation.state.value)
    put(store, whole_visit()[step])
    tell("kept", step)
    die()


def whole(folder: str) -> None:
    """The whole visit as fast as it goes, until somebody kills."""
    booth = open_booth(folder)
    store = booth.begin()
    tell("begun", store.consultation_id)
    for number, happened in enumerate(whole_visit(), 1):
        put(store, happened)
        tell(number)
    tell("done")
    threading.Event().wait()


def wipe(folder: str, consultation_id: str, after_calls: int) -> None:
    """Wipe, and die at the nth thing that the wipe does to a disk."""
    booth = open_booth(folder)
    if consultation_id in booth.unfinished():
        booth.resume(consultation_id)
    left = after_calls

    def watch(name: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if name in ("os.remove", "os.truncate", "sqlite3.connect") or (name == "open" and isinstance(arguments[0], (str, bytes, Path))):
            left -= 1
            if left < 0:
                die()

    sys.addaudithook(watch)
    event.listen(booth.engine, "commit", lambda _: watch("os.remove", ()))
    event.listen(booth.engine, "checkout", lambda *_: watch("os.remove", ()))
    booth.wipe(consultation_id)
    tell("wiped", after_calls - left)
    die()


ORDERS = {"first_open": first_open, "in_state": in_state, "one_step": one_step, "whole": whole, "wipe": wipe}


def main() -> None:
    """Fork a child for each order; say its number before it runs, and that it is dead after."""
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                ORDERS[order.pop("do")](**order)
            except BaseException as error:
                tell("failed", repr(error))
            finally:
                os._exit(70)
        tell("child", child)
        _, status = os.waitpid(child, 0)
        tell("dead", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()

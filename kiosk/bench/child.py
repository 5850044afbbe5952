"""A measured process, as the bench sees it: started, waited for, asked, and ended in any case."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

LEAVES_WITHIN_S = 10.0
ANSWERS_WITHIN_S = 60.0


class Silent(Exception):
    """The process ended, or did not answer in time; its last words."""


class Child:
    """One process that speaks lines of JSON."""

    def __init__(self, process: subprocess.Popen[bytes], began: float) -> None:
        self.process, self.began = process, began
        self._held = b""

    def ask(self, order: dict[str, Any]) -> None:
        """Tell it something."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()

    def hear(self, wanted: str, within_s: float = ANSWERS_WITHIN_S, *, whole: bool = False) -> Any:
        """Wait for the line that says this; what it says of it, or the whole line.

        Raises:
            Silent: it did not come.
        """
        assert self.process.stdout is not None
        until = time.monotonic() + within_s
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            while True:
                while b"\n" in self._held:
                    line, self._held = self._held.split(b"\n", 1)
                    if line.startswith(b"{") and wanted in (said := json.loads(line)):
                        return said if whole else said[wanted]
                left = until - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise Silent(f"no {wanted!r} within {within_s:g} s")
                data = os.read(self.process.stdout.fileno(), 1 << 16)
                if not data:
                    raise Silent(f"it ended before {wanted!r}, with code {self.process.wait(LEAVES_WITHIN_S)}")
                self._held += data


@contextmanager
def started(module: str, *arguments: str, **environment: str) -> Iterator[Child]:
    """Run one of our modules off screen, for as long as the block lasts."""
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}  # compiled once, as wherever it is installed
    variables |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **environment}
    began = time.perf_counter()
    command: Sequence[str] = (sys.executable, "-m", module, *arguments)
    # in a session of its own, as each program of a booth is: Linux shares the cores among sessions
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=variables, bufsize=0, start_new_session=True)  # noqa: S603  our own module
    try:
        yield Child(process, began)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        try:
            process.wait(LEAVES_WITHIN_S)
        except subprocess.TimeoutExpired:  # what it was started for is measured by now, or has failed already
            process.kill()
            process.wait()
        process.stdout.close()

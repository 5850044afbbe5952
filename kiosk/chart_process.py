"""The process that measures the camera chart: started at the first question, asked one thing at a time, ended when nobody looks any more.

Its libraries take most of a second and 80 MB to load, and what it reads are foreign pictures: neither is the booth's own process's business.
"""

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from devices.chart import Flaw, Found, Measured, Unmeasurable
from session.plain import NotPlain, from_plain

T = TypeVar("T")
_log = logging.getLogger(__name__)
COMMAND = (sys.executable, "-m", "drivers.camera.chart")
WITHIN_S = 30.0
LARGEST_ANSWER = 64 * 1024 * 1024
FIND, MEASURE = b"F", b"M"


class ChartProcess:
    """Belongs to one event loop."""

    def __init__(self, command: Sequence[str] = COMMAND, within_s: float = WITHIN_S) -> None:
        self._command, self._within_s = tuple(command), within_s
        self._process: Process | None = None
        self._one_at_a_time = asyncio.Lock()

    async def find(self, jpeg: bytes) -> Found:
        """Where the chart is in this picture; Unmeasurable where it is not, or not well enough."""
        return _value(Found, (await self._ask(FIND, jpeg)).get("found"))

    async def measure(self, series: bytes) -> Measured:
        """What this series gives; Unmeasurable where nothing."""
        return _value(Measured, await self._ask(MEASURE, series))

    async def close(self) -> None:
        """End the process. The next question starts another."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            if process.stdin is not None:
                process.stdin.close()
                with suppress(OSError):  # what was still to be said to it
                    await process.stdin.wait_closed()

    async def _ask(self, kind: bytes, content: bytes) -> Mapping[str, Any]:
        async with self._one_at_a_time:
            process = self._process = self._process or await self._start()
            try:
                async with asyncio.timeout(self._within_s):
                    answer = json.loads(await _answer(process, kind, content))
                    if not isinstance(answer, dict):
                        raise ValueError("no answer")
            except (TimeoutError, OSError, ValueError) as error:  # it hangs, it died, or it wrote what is no answer
                if self._process is process:
                    _log.error("the chart's process gave no answer: %s", type(error).__name__)
                    await self.close()
                raise Unmeasurable(Flaw.BROKEN) from None
            except asyncio.CancelledError:  # its answer would be taken for that to the next question
                await self.close()
                raise
        if "flaw" in answer:
            raise Unmeasurable(_flaw(answer["flaw"]))
        return answer

    async def _start(self) -> Process:
        environment = {name: value for name, value in os.environ.items() if name != "CREDENTIALS_DIRECTORY"}  # it need not know where the key is
        return await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment, limit=LARGEST_ANSWER)


async def _answer(process: Process, kind: bytes, content: bytes) -> bytes:
    asked, answered = process.stdin, process.stdout
    if asked is None or answered is None:
        raise OSError("no pipes")
    asked.write(kind + len(content).to_bytes(4, sys.byteorder) + content)
    await asked.drain()
    return await answered.readline()


def _value(kind: type[T], plain: object) -> T:
    try:
        return from_plain(kind, plain)
    except NotPlain:
        raise Unmeasurable(Flaw.BROKEN) from None


def _flaw(name: object) -> Flaw:
    return Flaw(name) if name in {flaw.value for flaw in Flaw} else Flaw.BROKEN

"""One media process, from its start to its end, and the socket to it."""

import asyncio
import os
import socket
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

from session.call.control import LARGEST

LEAVES_WITHIN_S = 1.0
FRUGAL = {"MALLOC_ARENA_MAX": "2"}  # with an arena for each of its 30 threads the process grows by 100 MB over eight calls


def _environment() -> dict[str, str]:
    """What the child may know: not where the booth's key is."""
    return {name: value for name, value in os.environ.items() if name != "CREDENTIALS_DIRECTORY"} | FRUGAL


@dataclass
class Child:
    """A media process and what is known of it."""

    process: Process
    socket: socket.socket
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    up: bool = False
    up_at: float = 0.0
    heard_at: float = 0.0

    @classmethod
    async def start(cls, command: Sequence[str], pictures: int) -> Self:
        """Start one, with its end of a socket pair and the picture memory; it inherits nothing else."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            for end in (ours, theirs):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4 * LARGEST)
                end.setblocking(False)
            descriptors = (theirs.fileno(), pictures)
            try:
                process = await asyncio.create_subprocess_exec(
                    *command, *map(str, descriptors), pass_fds=descriptors, stdin=DEVNULL, env=_environment(), start_new_session=True
                )
            except BaseException:
                ours.close()
                raise
        return cls(process, ours)

    def has_spoken(self) -> bool:
        """Whether it has said something that was not read yet: a spare says that it is up, and waits."""
        try:
            return bool(self.socket.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return False

    def kill(self) -> None:
        """End it at once; whoever waits for `ended` hears of it."""
        self.ended.set()
        with suppress(ProcessLookupError):
            self.process.kill()

    async def end(self, *, at_once: bool) -> None:
        """Close the socket, which makes it leave, and wait until it has; kill it where it does not."""
        self.socket.close()
        try:
            if not at_once:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LEAVES_WITHIN_S):
                        await self.process.wait()
        finally:  # and whoever is cancelled meanwhile leaves no process behind that holds a camera
            if self.process.returncode is None:
                self.kill()
        await self.process.wait()

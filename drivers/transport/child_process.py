"""Another program of this machine, run beside ours for a while: when its block is left it has ended, whatever left the block.

A task may be cancelled while it waits for its child to end, or once more: by a group of tasks that ends, by a loop that closes. Half that
wait leaves a process that nobody took leave of, and its pipes open.
"""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path


@asynccontextmanager
async def child_process(
    *command: str, stdin: int = DEVNULL, stderr: int | None = DEVNULL, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> AsyncIterator[Process]:
    """Start it, to read what it writes to its standard output; at the end of the block it is killed where it still runs.

    Raises:
        OSError: it cannot be started.
    """
    process = await asyncio.create_subprocess_exec(*command, stdin=stdin, stdout=PIPE, stderr=stderr, env=env, cwd=cwd)
    try:
        yield process
    finally:
        await end(process)


async def end(process: Process) -> None:
    """Kill it where it still runs, and stay until it is gone; a cancellation that comes meanwhile is raised after that.

    Nobody else may still be reading what it wrote.
    """
    if process.returncode is None:
        process.kill()
    going, cancelled = asyncio.create_task(_gone(process)), None
    while not going.done() or going.cancelled():  # cancelled too, by a loop that closes: begun anew
        going = asyncio.create_task(_gone(process)) if going.cancelled() else going
        try:
            await asyncio.wait([going])
        except asyncio.CancelledError as error:
            cancelled = error
    going.result()
    if cancelled is not None:
        raise cancelled


async def _gone(process: Process) -> None:
    await process.communicate()  # wait() may wait for ever while something is unread

"""A child process has ended when its block is left: by a cancellation at whichever step, by another, by a loop that closes, and unread."""

import asyncio
from asyncio.subprocess import Process

import pytest

from drivers.transport.child_process import child_process

COMMANDS = {"writes for ever": ("yes",), "leaves at once": ("true",), "closes what it writes to": ("sh", "-c", "exec >&-; exec sleep 60")}
STEPS = range(6)
of_each = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


class Reader:
    """Reads what a child writes until it is cancelled, or the child has written all."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command = command
        self.child: Process | None = None

    async def run(self) -> None:
        async with child_process(*self.command) as self.child:
            assert self.child.stdout is not None
            while await self.child.stdout.read(1 << 16):
                pass

    async def began(self, step: int) -> None:
        """So many steps of the loop after the child is there."""
        while self.child is None:  # noqa: ASYNC110  each step counts
            await asyncio.sleep(0)
        for _ in range(step):
            await asyncio.sleep(0)

    def left_nothing(self) -> bool:
        return self.child is not None and self.child.returncode is not None


@of_each
async def test_cancelled_at_a_step_and_at_each_step_after_it(command: tuple[str, ...]) -> None:
    for step in STEPS:
        reader = Reader(command)
        running = asyncio.create_task(reader.run())
        await reader.began(step)
        while not running.done():
            running.cancel()
            await asyncio.sleep(0)
        assert reader.left_nothing(), step


async def test_cancelled_once_its_output_is_closed_and_before_it_is_known_to_be_gone() -> None:
    reader = Reader(("sh", "-c", "exec >&-; exec sleep 60"))
    running = asyncio.create_task(reader.run())
    await reader.began(0)
    assert reader.child is not None
    assert reader.child.stdout is not None
    while not reader.child.stdout.at_eof():  # noqa: ASYNC110
        await asyncio.sleep(0)
    await asyncio.sleep(0)  # the reader has heard of it, and leaves its block
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert reader.left_nothing()


@of_each
def test_a_loop_that_closes_cancels_a_task_and_its_group_at_once(command: tuple[str, ...]) -> None:
    for step in STEPS:
        reader = Reader(command)

        async def begin(reader: Reader = reader, step: int = step) -> asyncio.Task[None]:
            async def run() -> None:
                async with asyncio.TaskGroup() as tasks:
                    tasks.create_task(reader.run())

            running = asyncio.create_task(run())
            await reader.began(step)
            return running

        with asyncio.Runner() as runner:
            running = runner.run(begin())
        assert running.done()
        assert reader.left_nothing(), step


async def test_what_nobody_reads_keeps_nobody() -> None:
    """More than asyncio takes in before it stops reading, and less than would hold up the child."""
    async with child_process("sh", "-c", "head -c 190000 /dev/zero; echo said >&2; exec sleep 60", stderr=asyncio.subprocess.PIPE) as process:
        assert process.stderr is not None
        await process.stderr.readline()
    assert process.returncode is not None


async def test_a_program_that_is_not_there_is_an_error_of_the_block() -> None:
    with pytest.raises(FileNotFoundError):
        async with child_process("/nowhere/alcove"):
            pytest.fail("it began")

"""The engine's thread: starts, answers, and leaves nothing running."""

import asyncio

import pytest

from kiosk.engine import Engine


async def double(number: int) -> int:
    return 2 * number


async def fail() -> None:
    raise LookupError("no")


def test_it_answers_from_its_own_thread() -> None:
    engine = Engine()
    engine.start()
    assert engine.ask(double(21)) == 42
    with pytest.raises(LookupError):
        engine.ask(fail())
    engine.stop()
    assert engine.loop.is_closed()


def test_stopping_cancels_and_awaits_what_runs() -> None:
    engine = Engine()
    engine.start()
    ended = []

    async def endless() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    began = engine.begin(endless())
    engine.ask(double(1))
    engine.stop()
    assert ended == [True]
    assert began.cancelled()


def test_a_group_of_tasks_is_left_to_end_its_own_to_the_end() -> None:
    engine = Engine()
    engine.start()
    put_away = []

    async def part() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            for _ in range(3):
                await asyncio.sleep(0)
            put_away.append(True)

    async def program() -> None:
        async with asyncio.TaskGroup() as tasks:
            for _ in range(20):
                tasks.create_task(part())

    engine.begin(program())
    engine.ask(double(1))
    engine.stop()
    assert put_away == [True] * 20

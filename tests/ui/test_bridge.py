"""Values cross to the screens' thread, verbs cross to the engine's, and nothing else does."""

import asyncio
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.engine import Engine
from ui.bridge import Bridge


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    engine = Engine()
    engine.start()
    yield engine.loop
    engine.stop()


@pytest.fixture
def bridge(loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> Bridge:
    return Bridge(loop)


def test_posted_values_arrive_in_order_in_the_screens_thread(bridge: Bridge, loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> None:
    heard: list[tuple[int, threading.Thread]] = []
    bridge.hear(int, lambda value: heard.append((value, threading.current_thread())))

    def post_all() -> None:
        for value in range(100):
            bridge.post(value)

    loop.call_soon_threadsafe(post_all)
    qtbot.waitUntil(lambda: len(heard) == 100)
    assert [value for value, _ in heard] == list(range(100))
    assert {thread for _, thread in heard} == {threading.main_thread()}


def test_a_handler_hears_only_its_class(bridge: Bridge, qtbot: QtBot) -> None:
    words: list[str] = []
    bridge.hear(str, words.append)
    with qtbot.waitSignals([bridge.arrived, bridge.arrived]):
        bridge.post(3)
        bridge.post("trois")
    assert words == ["trois"]


def test_what_is_asked_runs_in_the_engine_and_answers_here(bridge: Bridge, qtbot: QtBot) -> None:
    answers: list[tuple[str, threading.Thread]] = []

    async def who() -> str:
        await asyncio.sleep(0)
        return threading.current_thread().name

    bridge.ask(who, then=lambda name: answers.append((name, threading.current_thread())))
    assert bridge.waiting() == 1
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [("engine", threading.main_thread())]
    assert bridge.waiting() == 0


def test_a_failure_comes_back_as_it_was_raised(bridge: Bridge, qtbot: QtBot) -> None:
    async def refuse() -> None:
        raise ValueError("illegal event")

    with qtbot.waitSignal(bridge.failed) as failed:
        bridge.ask(refuse)
    assert isinstance(failed.args[0], ValueError)


def test_a_failure_may_be_taken_by_who_asked(bridge: Bridge, qtbot: QtBot) -> None:
    taken: list[BaseException] = []

    async def refuse() -> None:
        raise ValueError("wrong code")

    with qtbot.assertNotEmitted(bridge.failed):
        bridge.ask(refuse, otherwise=taken.append)
        qtbot.waitUntil(lambda: bool(taken))


def test_values_after_the_end_are_dropped(bridge: Bridge, loop: asyncio.AbstractEventLoop) -> None:
    from shiboken6 import delete

    delete(bridge)
    bridge.post("too late")

"""The otoscope's own button does what « Figer l’image » does on the screen: on the call page, and nowhere else."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from devices.button import Pressed
from drivers.camera.button import capture_button
from drivers.camera.pretended_button import PretendedButton
from session.consultation import State
from tests.session.visits import NOW, path_to_call
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk
from tests.ui.test_stills import SlowOtoscope, jpeg
from tests.ui.test_stills import otoscope as otoscope
from tests.waiting import SOON_S
from ui.news import relay, sources_of

PEDAL_KEY = 48


@pytest.fixture
def pedal(tmp_path: Path) -> Iterator[PretendedButton]:
    pretended = PretendedButton(tmp_path / "event3")
    pretended.plug_in()
    yield pretended
    pretended.pull_out()


@contextmanager
def plugged_in(desk: Desk, pedal: PretendedButton) -> Iterator[None]:
    """The pedal's driver runs in the engine, as the settings would have it."""
    button = capture_button("", str(pedal.path), PEDAL_KEY, lambda: NOW)
    assert button is not None

    async def follow() -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(button.run())
            tasks.create_task(
                relay(desk.bridge, [each for each in sources_of(desk.live, desk.measuring, desk.at_work, button=button) if each[0] is button.presses])
            )

    running = asyncio.run_coroutine_threadsafe(follow(), desk.loop)
    try:
        yield
    finally:
        running.cancel()
        with suppress(BaseException):
            running.result(SOON_S)


def test_a_pressed_pedal_freezes_and_pressed_again_lets_go(desk: Desk, otoscope: SlowOtoscope, pedal: PretendedButton) -> None:
    desk.touch("side-right")
    with plugged_in(desk, pedal):
        pedal.press(PEDAL_KEY + 1)  # another key of the same pedal
        pedal.press(PEDAL_KEY)
        desk.until(lambda: len(otoscope.asked) == 1)
        otoscope.give(0, jpeg(40))
        desk.until(lambda: desk.side.console.typing.still is not None)
        still = desk.side.console.typing.still
        assert still is not None
        assert (still.side, still.jpeg) == ("right", jpeg(40))
        desk.bridge.post(Pressed(NOW))
        desk.until(lambda: desk.side.console.typing.still is None)
    assert len(otoscope.asked) == 1


def test_without_an_ear_it_says_what_the_screen_says(desk: Desk, otoscope: SlowOtoscope) -> None:
    desk.bridge.post(Pressed(NOW))
    desk.until(lambda: desk.side.console.typing.notice == "Choisir l’oreille")
    assert otoscope.asked == []


def test_it_does_nothing_where_the_screen_could_not(desk: Desk, otoscope: SlowOtoscope) -> None:
    desk.touch("side-right")
    desk.ask(_locked(desk))
    desk.until(lambda: desk.side.console.page == "opening")
    desk.bridge.post(Pressed(NOW))
    answered: list[bool] = []
    desk.bridge.ask(_later, answered.append)  # comes after whatever the button asked for
    desk.until(lambda: bool(answered))
    assert otoscope.asked == []
    assert desk.side.console.typing.notice == ""


def test_before_the_call_it_does_nothing(desk: Desk) -> None:
    desk.to(path_to_call()[:2], State.IDENTITY)
    desk.bridge.post(Pressed(NOW))
    answered: list[bool] = []
    desk.bridge.ask(_later, answered.append)
    desk.until(lambda: bool(answered))
    assert desk.side.console.typing.notice == ""
    assert desk.side.console.typing.still is None


async def _locked(desk: Desk) -> None:
    desk.at_work.lock()


async def _later() -> bool:
    return True

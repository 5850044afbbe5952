"""A picture of an ear is of the ear, the visit and the instant of the touch that froze it, whenever it comes."""

import asyncio
from concurrent.futures import Future
from typing import Any

import cv2
import numpy as np
import pytest

from devices.picture_score import PictureFlaw, PictureScore
from devices.waveform import Samples
from session import events as e
from session.call.media_link import Taken
from session.consultation import State
from session.upkeep.gate import Gate
from session.upkeep.inventory import Park
from tests.session.upkeep.chart import OTOSCOPE
from tests.session.upkeep.devices import KINDS, entered
from tests.session.visits import HADDAD, NOW, path_to_call
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk
from tests.waiting import SOON_S
from ui.models.assistant_call import AssistantCallModel
from ui.models.pleth_trace import COLUMNS, PlethTrace
from ui.models.rows import Rows
from ui.waves import WaveFeeder

SCORE = PictureScore(34, 80, 90, PictureFlaw.BLURRED)


class SlowOtoscope:
    """Pictures that come when the test lets them."""

    def __init__(self) -> None:
        self.asked: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[Taken]]] = []

    async def freeze(self) -> Taken:
        loop = asyncio.get_running_loop()
        self.asked.append((loop, loop.create_future()))
        return await self.asked[-1][1]

    def give(self, number: int, jpeg: bytes) -> None:
        loop, waits = self.asked[number]
        done: Future[None] = Future()
        loop.call_soon_threadsafe(lambda: (waits.set_result(Taken(jpeg, SCORE)), done.set_result(None)))
        done.result(SOON_S)


def jpeg(shade: int) -> bytes:
    done, content = cv2.imencode(".jpg", np.full((90, 160, 3), shade, np.uint8))
    assert done
    return content.tobytes()


@pytest.fixture
def otoscope(desk: Desk) -> SlowOtoscope:
    slow = SlowOtoscope()
    desk.side._desk.remote = slow  # type: ignore[assignment]
    desk.to(path_to_call(), State.CALL)
    return slow


def sent(call: AssistantCallModel) -> list[dict[str, Any]]:
    """The pictures that were sent, as the screen has them."""
    return rows(call.stills_rows)


def rows(shown: Rows[Any]) -> list[dict[str, Any]]:
    """What a list of the screen holds."""
    names = {role: bytes(name.data()).decode() for role, name in shown.roleNames().items()}
    return [{name: shown.data(shown.index(row), role) for role, name in names.items()} for row in range(shown.rowCount())]


def asked(desk: Desk, otoscope: SlowOtoscope, number: int) -> None:
    desk.touch("freeze")
    desk.until(lambda: len(otoscope.asked) == number)


def test_a_still_that_comes_after_the_other_ear_was_chosen_is_let_go(desk: Desk, otoscope: SlowOtoscope) -> None:
    desk.touch("side-right")
    asked(desk, otoscope, 1)
    desk.touch("side-left")
    asked(desk, otoscope, 2)
    otoscope.give(0, jpeg(40))  # of the right ear
    otoscope.give(1, jpeg(200))
    desk.until(lambda: desk.side.console.typing.still is not None)
    still = desk.side.console.typing.still
    assert still is not None
    assert (still.side, still.jpeg) == ("left", jpeg(200))


def test_it_is_kept_with_the_instant_of_the_touch(desk: Desk, otoscope: SlowOtoscope) -> None:
    desk.touch("side-right")
    asked(desk, otoscope, 1)
    frozen_at = desk.clock()
    otoscope.give(0, jpeg(40))
    desk.until(lambda: desk.side.console.typing.still is not None)
    desk.clock.pass_(120)
    desk.measuring._gate = Gate(lambda: Park.of((entered(OTOSCOPE),)), KINDS, desk.clock, overdue_blocks=False)
    desk.touch("send-image")
    desk.until(lambda: bool(desk.side.console.record.images))
    (image,) = desk.side.console.record.images
    assert (image.subject, image.taken_at, image.score) == ("otoscope-right", frozen_at, SCORE)
    assert image.serial == OTOSCOPE.serial  # a failed check of the camera leads back to it


def test_what_was_sent_is_shown_in_small_and_says_when_the_practitioner_saw_it(desk: Desk, otoscope: SlowOtoscope) -> None:
    desk.touch("side-right")
    asked(desk, otoscope, 1)
    otoscope.give(0, jpeg(40))
    desk.until(lambda: desk.side.console.typing.still is not None)
    call = desk.side.console.call
    assert call.score_words == "Qualité : floue"
    desk.touch("send-image")
    desk.until(lambda: bool(sent(call)))
    (row,) = sent(call)
    assert (row["side"], row["mark"], row["seen"]) == ("Droite", "floue", False)
    thumb = row["thumb"]
    desk.until(lambda: not thumb.picture.isNull())
    desk.apply(e.ImageSeen(at=desk.clock(), author=HADDAD.author, image_id=row["code"]))
    desk.until(lambda: bool(sent(call)[0]["seen"]))
    desk.side.console.meet(None)
    assert not sent(call)
    assert thumb.picture.isNull()


def test_nothing_of_a_still_outlives_its_visit(desk: Desk, otoscope: SlowOtoscope) -> None:
    desk.touch("side-right")
    asked(desk, otoscope, 1)
    otoscope.give(0, jpeg(40))
    desk.until(lambda: desk.side.console.typing.still is not None)
    asks = len(otoscope.asked)
    desk.side.console.call.freeze()
    desk.until(lambda: len(otoscope.asked) == asks + 1)
    desk.side.console.trace.feed([0.5] * 40)
    desk.side.console.meet(None)
    assert desk.side.console.typing.still is None
    assert desk.side.console.call.picture.isNull()
    assert not any(desk.side.console.trace.values)
    otoscope.give(1, jpeg(200))
    answered: list[bool] = []

    async def later() -> bool:
        return True

    desk.bridge.ask(later, answered.append)  # comes to the screens after the picture that was asked for before it
    desk.until(lambda: bool(answered))
    assert desk.side.console.typing.still is None


def test_the_wave_of_one_patient_is_gone_for_the_next(qtbot: object) -> None:
    trace = PlethTrace()
    feeder = WaveFeeder(trace)
    feeder.pour(Samples(0, NOW, 60, 100, tuple(range(100))))
    feeder.draw()
    assert any(trace.values)
    trace.clear()
    feeder.draw()
    assert trace.values == [None] * COLUMNS

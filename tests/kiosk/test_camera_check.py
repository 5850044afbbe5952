"""The otoscope before its chart, all of it real: camera on the network, media process, measuring process, checks in the store."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from devices.chart import Flaw, Unmeasurable
from devices.feed import Feed
from drivers.camera.simulator import CameraSimulator, otoscope
from kiosk.chart_process import ChartProcess
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.camera_check import OFF, CameraCheck
from session.checking import Checking
from session.logins import Login
from session.store.booth import BoothStore
from session.upkeep.camera_chart import CENTRE, KIND
from session.upkeep.checks import NotACheck, Read
from tests.session.upkeep.chart import OTOSCOPE, kinds_of_any_rate
from tests.session.upkeep.devices import YANN, entered
from tests.session.visits import CLAIRE, NOW, Clock
from tests.waiting import eventually, reached


@pytest.fixture
def checking(tmp_path: Path) -> Iterator[Checking]:
    clock = Clock()
    store = BoothStore.open(tmp_path, bytes(32), clock)
    store.register.append(entered(OTOSCOPE))
    yield Checking(store, kinds_of_any_rate(), clock)
    store.close()


@asynccontextmanager
async def before_the_chart(checking: Checking) -> AsyncIterator[tuple[CameraCheck, CameraSimulator, Feed[Login | None]]]:
    link, simulator = MediaLink([sys.executable, "-m", "kiosk.media"], Pictures.create(), spare_after_s=None), otoscope()
    await simulator.plug_in()
    await simulator.obey("chart", blur=0.8, noise=1.5)
    logins: Feed[Login | None] = Feed(Login(YANN, NOW))
    check = CameraCheck(link, ChartProcess(), checking, logins, simulator.url)
    running = [asyncio.create_task(each.run()) for each in (link, simulator, check)]
    await reached(link.health, lambda health: health.running)
    try:
        yield check, simulator, logins
    finally:
        for task in running[::-1]:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        os.close(link.pictures.fd)


@pytest.mark.timeout(300)  # the chart is drawn twice and measured twice
async def test_a_check_is_seen_measured_noted_and_signed(checking: Checking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    async with before_the_chart(checking) as (check, simulator, logins):
        check.open()
        sight = await reached(check.sight, lambda sight: sight.found is not None)
        assert sight.found is not None
        assert sight.found.slant_deg == pytest.approx(5, abs=0.3)
        await check.take()
        measured = check.now.measured
        assert measured is not None
        assert measured.reading.pictures >= 5
        assert measured.reading.centre_pixels == pytest.approx(0.22, abs=0.02)
        noted = await check.note(OTOSCOPE.serial, 118, YANN)
        assert [photo.caption for photo in noted.photos] == ["Mire M3, lot 2026-04", "Mire M3, lot 2026-04, bord gauche agrandi"]
        assert noted.stage is None
        assert {point.read for point in noted.found} == {Read.DEVICE, Read.TYPED}
        checking.sign(noted.check_id, YANN)
        checking.sign(noted.check_id, CLAIRE)
        line = checking.conclude(noted.check_id)
        assert line.check.kind_id == KIND
        assert checking.begin(OTOSCOPE.serial, KIND, YANN).step(CENTRE).acceptance == next(p.reading for p in line.check.found if p.step_id == CENTRE)

        await simulator.obey("chart", glare=18)
        await check.take()
        assert check.now.refused is Flaw.GLARE
        assert check.now.measured is None
        with pytest.raises(NotACheck):
            await check.note(OTOSCOPE.serial, 118, YANN)

        logins.publish(None)  # the technician is gone: so is the picture
        await reached(check.sight, lambda sight: sight == OFF)
        check.open()
        assert check.now == OFF


async def test_a_camera_that_is_pulled_out_is_told_and_seen_again(checking: Checking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    async with before_the_chart(checking) as (check, simulator, _):
        check.open()
        await reached(check.sight, lambda sight: sight.found is not None)
        await simulator.obey("pull-out")
        await reached(check.sight, lambda sight: not sight.picture)
        await check.take()
        assert check.now.refused is Flaw.NO_PICTURES
        await simulator.obey("replug")
        await simulator.obey("show", view="left")
        await reached(check.sight, lambda sight: sight.flaw is Flaw.MARKS_MISSING)
        await check.close()
        assert check.now == OFF


HANGS = "import signal; signal.pause()"


@pytest.mark.parametrize(
    ("code", "within_s"), [("raise SystemExit", 30.0), ("print('hello', flush=True); input()", 30.0), ("print('[]', flush=True); input()", 30.0), (HANGS, 0.3)]
)
async def test_a_process_that_gives_no_answer_is_a_named_refusal_and_the_next_question_starts_another(code: str, within_s: float) -> None:
    process = ChartProcess((sys.executable, "-c", code), within_s)
    for _ in range(2):
        with pytest.raises(Unmeasurable) as refused:
            await process.find(b"a picture" * 100_000)
        assert refused.value.flaw is Flaw.BROKEN
    await process.close()


async def test_a_closed_process_leaves_nothing_behind() -> None:
    process = ChartProcess()
    with pytest.raises(Unmeasurable) as refused:
        await process.find(b"no picture")
    assert refused.value.flaw is Flaw.NOT_PICTURES
    child = process._process
    assert child is not None
    await process.close()
    await eventually(lambda: child.returncode is not None)

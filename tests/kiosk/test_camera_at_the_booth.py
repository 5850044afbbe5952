"""A technician checks the otoscope on its chart at a real booth, by touch: sees it, measures it, types the delay, and two people sign."""

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from devices.chart import Flaw
from drivers.camera.simulator import CameraSimulator, otoscope
from kiosk.engine import Engine
from session.call.control import Seen
from session.call.pictures import View
from session.camera_check import OFF, Sight
from session.upkeep.camera_chart import CENTRE, KIND, edge_of
from tests.kiosk.test_technician_at_the_booth import CODE, Booth
from tests.session.upkeep.chart import OTOSCOPE, kinds_of_any_rate
from tests.session.upkeep.devices import days, entered
from tests.session.visits import NOW
from tests.ui.conftest import compiled_words as compiled_words


@contextmanager
def before_a_chart() -> Iterator[tuple[CameraSimulator, Engine]]:
    """A network camera with the chart in front of it, in an engine of its own."""
    engine, simulator = Engine(), otoscope()

    async def plug_in() -> None:
        await simulator.plug_in()
        await simulator.obey("chart", blur=0.8)

    engine.start()
    try:
        engine.ask(plug_in())
        engine.begin(simulator.run())
        yield simulator, engine
    finally:
        engine.stop()


@pytest.mark.timeout(300)  # a whole booth, five drawings of the chart and four measures of thirty pictures
def test_the_otoscope_is_checked_on_its_chart(tmp_path: Path, qtbot: QtBot, qapp: object, compiled_words: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setattr("kiosk.assemble.read_kinds", kinds_of_any_rate)
    QAccessible.setActive(True)
    with before_a_chart() as (simulator, engine):
        booth = Booth(tmp_path, qtbot, entered(OTOSCOPE, at=NOW - days(400)), otoscope=simulator.url)
        try:
            check_the_camera(booth, simulator, engine)
        finally:
            booth.start.close()


def check_the_camera(booth: Booth, simulator: CameraSimulator, engine: Engine) -> None:
    camera = booth.program.workshop.camera
    assert camera is not None

    def sight() -> Sight:
        return camera.now

    booth.come_in()
    booth.touch("page-cameras")
    booth.shows("Caméra otoscope : contrôle sur mire", "Mire en vue", "4 repères trouvés")
    booth.until(lambda: (booth.program.media.health.latest is not None) and booth.program.media.health.latest.otoscope.seen is Seen.PRESENT)
    booth.touch("take")
    booth.shows("Image acceptée pour la mesure", "Sans reflet")
    booth.until(lambda: any("Premier contrôle : les suivants lui seront comparés. Saisissez le retard" in each for each in booth.console.sentences()))
    measured = sight().measured
    assert measured is not None

    shows(booth, engine, simulator.obey("chart", blur=0.8, glare=18))
    booth.touch("take")
    booth.shows("Image refusée", "Reflet sur la mire : inclinez la lampe, essuyez la mire.")
    assert sight().refused is Flaw.GLARE
    shows(booth, engine, simulator.obey("chart", blur=0.8))
    booth.touch("take")
    booth.shows("Image acceptée pour la mesure")
    booth.write("delay", "118")
    booth.touch("sign")

    booth.shows("Caméra otoscope : image de la caméra d’examen", "2 / 2")
    booth.until(lambda: sight() == OFF)  # the camera goes off with its page
    booth.touch("sign", "signer-yann.perrot", *(f"pad-{figure}" for figure in CODE))
    booth.shows("Seconde signature : une autre personne")
    booth.touch("signer-claire.morel", *(f"pad-{figure}" for figure in "271828"))
    booth.shows("Conclure")
    booth.touch("sign")
    store = booth.program.store
    booth.until(lambda: bool(store.register.park().devices[OTOSCOPE.serial].checks))
    check = store.register.park().devices[OTOSCOPE.serial].checks[0]
    assert (check.kind_id, check.left_good, len(check.photos)) == (KIND, True, 2)
    assert store.notes.photo(edge_of(check)).startswith(b"\xff\xd8")

    engine.ask(simulator.obey("chart", blur=1.1))
    booth.touch("page-cameras")
    booth.shows("Mire en vue", "4 repères trouvés")
    booth.touch("take")
    booth.until(lambda: sight().measured is not None)
    booth.shows("Hors limite")
    centre = next(each.point.reading for each in check.as_left if each.step.step_id == CENTRE)
    now = sight().measured
    assert now is not None
    assert float(centre) * 0.8 > now.reading.centre
    booth.touch("leave-workspace")
    booth.until(lambda: booth.program.media.health.latest is not None and booth.program.media.health.latest.otoscope.seen is Seen.CLOSED)


def shows(booth: Booth, engine: Engine, order: Coroutine[None, None, None]) -> None:
    """Change what the camera sees, until pictures of it are at the booth."""
    engine.ask(order)
    pictures = booth.program.media.pictures
    before = pictures.number(View.OTOSCOPE)
    booth.until(lambda: pictures.number(View.OTOSCOPE) > before + 10)

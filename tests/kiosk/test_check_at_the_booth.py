"""A check at a real booth, by touch: begun, a cut in the middle, read, signed by two with their codes, and its certificate on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from session.upkeep.checks import Verdict
from session.upkeep.inventory import Standing
from tests.kiosk.test_technician_at_the_booth import CODE, Booth
from tests.ui.conftest import compiled_words as compiled_words
from ui.technician.check import CheckPage

CLAIRES = "271828"


@pytest.fixture
def booth(tmp_path: Path, qtbot: QtBot, qapp: object, compiled_words: None) -> Iterator[Booth]:
    QAccessible.setActive(True)
    booth = Booth(tmp_path, qtbot)
    complaints: list[str] = []
    booth.console.view.engine().warnings.connect(lambda warnings: complaints.extend(w.toString() for w in warnings))
    yield booth
    booth.start.close()
    assert complaints == []


def page(booth: Booth) -> CheckPage:
    side = booth.windows.technician
    assert side is not None
    found = side.pages["check"]
    assert isinstance(found, CheckPage)
    return found


def sign(booth: Booth, login: str, code: str) -> None:
    booth.touch(f"signer-{login}", *(f"pad-{figure}" for figure in code))


def test_a_check_by_touch_from_the_list_to_the_certificate(booth: Booth) -> None:
    booth.come_in()
    booth.touch("page-checks")
    booth.shows("Vérifications", "Piles", "Jamais fait")
    booth.touch("act-C-1 battery")
    booth.shows("Tensiomètre : piles", "Charge")
    booth.touch("back")
    booth.shows("En cours : 0 sur 1")
    (waiting,) = booth.program.store.notes.begun()
    booth.touch(f"act-{waiting}")
    booth.touch("pad-1", "pad-5", "note")
    booth.shows("Tel que trouvé : hors limite", "15 %")
    booth.touch("again", "pad-8", "pad-5", "note")
    booth.shows("Tel que trouvé : conforme", "85 %")

    booth.touch("sign")
    sign(booth, "yann.perrot", "111112")
    booth.shows("Code faux, reste 4 essais")
    sign(booth, "yann.perrot", CODE)
    booth.shows("Seconde signature : une autre personne")
    sign(booth, "claire.morel", CLAIRES)
    booth.until(lambda: bool(page(booth).model.property("concludes")))
    booth.touch("sign")
    booth.shows("Inscrit au registre", "Conforme")
    device = booth.program.store.register.park().devices["C-1"]
    last = device.last("battery")
    assert last is not None
    assert (last.verdict, [each.identifier for each in last.signed_by]) == (Verdict.CONFORMING, ["yann.perrot", "claire.morel"])

    booth.touch("certificate")
    folder = booth.program.settings.papers
    booth.until(lambda: any(folder.glob("certificat-C-1-*.pdf")))
    assert next(folder.glob("*.pdf")).read_bytes().startswith(b"%PDF-")


def test_a_check_that_fails_by_touch_stops_the_device_and_says_what_follows(booth: Booth) -> None:
    booth.come_in()
    booth.touch("page-checks", "act-C-1 cuff-pressure")
    booth.touch("standard-MR-12", "prepare")
    booth.shows("à remplir")
    for field, text in (("celsius", "21"), ("humidity", "46"), ("hectopascal", "1009")):
        booth.write(f"field-{field}", text)
    booth.touch("prepare")
    booth.shows("Zéro et raccord en T", "Étalon MR-12, valide jusqu’au 30/06/2027")
    booth.touch("tick-good", "pad-0", "number-reading", "pad-9", "note")
    booth.shows("+9")
    booth.touch("notes")
    booth.write("field-reason", "fuite")
    booth.touch("break-off")
    booth.until(lambda: bool(page(booth).model.property("can_sign")))
    booth.touch("sign")
    sign(booth, "yann.perrot", CODE)
    sign(booth, "claire.morel", CLAIRES)
    booth.until(lambda: bool(page(booth).model.property("concludes")))
    booth.touch("sign")
    booth.shows("Non conforme")
    device = booth.program.store.register.park().devices["C-1"]
    assert device.standing is Standing.STOPPED
    last = device.last("cuff-pressure")
    assert last is not None
    assert (last.broken_off, len(last.not_read)) == ("fuite", 14)

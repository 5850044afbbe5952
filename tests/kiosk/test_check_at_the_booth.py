"""A check at a real booth, by touch: begun, a cut in the middle, read, signed by two with their codes, and its certificate on the disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from devices.identity import DeviceIdentity
from devices.measurement import GOOD, Measurement, Quantity, Value
from kiosk.local_time import local_clock
from session.observation import Observation
from session.upkeep.checks import Read, Reference, Verdict
from session.upkeep.inventory import Equipment, Standing
from tests.drivers.bluetooth.conftest import _radio_process as _radio_process
from tests.drivers.bluetooth.conftest import air as air
from tests.drivers.bluetooth.radio import RadioProcess
from tests.kiosk.test_technician_at_the_booth import CODE, Booth
from tests.session.upkeep.devices import checked, days, entered, entry
from tests.session.upkeep.test_glucose_control import VIALS, read
from tests.session.visits import CLAIRE
from tests.ui.conftest import compiled_words as compiled_words
from ui.technician.check import CheckPage

CLAIRES = "271828"
METER = Equipment("SIM-00:01", "glucometer", "Glucomètre", "Glucomètre simulé")


@contextmanager
def working(booth: Booth) -> Iterator[Booth]:
    """Until it is closed; QML has complained of nothing."""
    QAccessible.setActive(True)
    complaints: list[str] = []
    booth.console.view.engine().warnings.connect(lambda warnings: complaints.extend(w.toString() for w in warnings))
    yield booth
    booth.start.close()
    assert complaints == []


@pytest.fixture
def booth(tmp_path: Path, qtbot: QtBot, qapp: object, compiled_words: None) -> Iterator[Booth]:
    with working(Booth(tmp_path, qtbot)) as booth:
        yield booth


@pytest.fixture
def with_meter(tmp_path: Path, qtbot: QtBot, qapp: object, compiled_words: None, air: RadioProcess) -> Iterator[Booth]:
    """A booth whose glucose meter stands on the virtual radio; its monthly check is two days late."""
    now = local_clock()
    vials = replace(VIALS, serial="old", valid_until=(now + days(9)).date())
    good = checked("glucose-control", serial=METER.serial, found=read(), reference=vials, environment=None, at=now - days(33))
    with working(Booth(tmp_path, qtbot, entered(METER, at=now - days(40)), entry(good), glucometer="F0:18:08:00:00:01")) as booth:
        yield booth


def page(booth: Booth) -> CheckPage:
    side = booth.windows.technician
    assert side is not None
    found = side.pages["check"]
    assert isinstance(found, CheckPage)
    return found


def sign(booth: Booth, login: str, code: str) -> None:
    booth.touch(f"signer-{login}", *(f"pad-{figure}" for figure in code))


def both_sign(booth: Booth) -> None:
    booth.until(lambda: bool(page(booth).model.property("can_sign")))
    booth.touch("sign")
    sign(booth, "yann.perrot", CODE)
    sign(booth, "claire.morel", CLAIRES)
    booth.until(lambda: bool(page(booth).model.property("concludes")))
    booth.touch("sign")


def asked(booth: Booth, step: str) -> None:
    """Wait until this is what the page asks for: the table beside it names every step."""
    booth.until(lambda: page(booth).model.property("asked_label") == step)


def copy(booth: Booth, step: str, number: str) -> None:
    """Type what the vial or the meter shows, and note it."""
    asked(booth, step)
    booth.touch(*(f"pad-{figure}" for figure in number), "note")


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
    (certificate,) = folder.glob("*.pdf")
    assert certificate.read_bytes().startswith(b"%PDF-")
    certificate.unlink()
    booth.touch("page-register", f"line-{waiting}", "certificate")  # as on any later day
    booth.until(certificate.exists)


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
    both_sign(booth)
    booth.shows("Non conforme")
    device = booth.program.store.register.park().devices["C-1"]
    assert device.standing is Standing.STOPPED
    last = device.last("cuff-pressure")
    assert last is not None
    assert (last.broken_off, len(last.not_read)) == ("fuite", 14)


def test_a_glucose_meter_reads_its_control_solution_by_touch_and_measures_again(with_meter: Booth, air: RadioProcess) -> None:
    booth = with_meter
    booth.come_in()
    booth.touch(f"device-{METER.serial}")
    booth.shows("Ne mesure pas : contrôle dépassé")
    booth.touch("page-checks", f"act-{METER.serial} glucose-control")
    booth.shows("Glucomètre : solutions de contrôle")
    booth.touch("standard-other")
    for field, text in (("name", "tc"), ("serial", "7"), ("certificate", "9"), ("valid_until", f"{local_clock() + days(90):%d%m%Y}")):
        booth.write(f"field-{field}", text)
    booth.touch("prepare")
    asked(booth, "Solutions et bandelettes non périmées, flacons datés")
    booth.touch("tick-good")
    asked(booth, "Solution basse : bas de la plage imprimée")
    assert not page(booth).model.property("can_listen")
    copy(booth, "Solution basse : bas de la plage imprimée", "40")
    copy(booth, "Solution basse : haut de la plage imprimée", "60")
    asked(booth, "Solution basse : valeur du lecteur")
    booth.shows("40 à 60 mg/dL. Plage imprimée par le fabricant sur le flacon ou la boîte.")
    booth.touch("listen")
    air.order("glucometer", "control-solution", mg=52, speed=1000)
    booth.shows("Stable, lu sur l’appareil", "52")
    booth.touch("note")
    for step, number in (("bas de la plage imprimée", "220"), ("haut de la plage imprimée", "300"), ("valeur du lecteur", "261")):
        copy(booth, f"Solution haute : {step}", number)
    booth.shows("Tel que trouvé : conforme")

    both_sign(booth)
    booth.shows("Inscrit au registre", "Conforme")
    last = booth.program.store.register.park().devices[METER.serial].last("glucose-control")
    assert last is not None
    assert (last.verdict, last.reference) == (Verdict.CONFORMING, Reference("tc", "7", "9", (local_clock() + days(90)).date(), vials=True))
    assert [point.read for point in last.found if point.step_id in ("low", "high")] == [Read.DEVICE, Read.TYPED]
    booth.touch("certificate")
    booth.until(lambda: any(booth.program.settings.papers.glob("certificat-*.pdf")))
    booth.touch("page-park", f"device-{METER.serial}")
    booth.shows("À jour : 31 j", "Utilisable, à prévoir")


def test_a_meter_out_of_the_printed_range_is_held_back_and_what_it_measured_is_read_again(with_meter: Booth) -> None:
    booth = with_meter
    now = local_clock()
    measured = Measurement((Value(Quantity.GLUCOSE, Decimal(104)),), now - days(3), DeviceIdentity("", METER.model, METER.serial), GOOD, b"")
    booth.ask(lambda: booth.program.store.note_in_ledger("visit-1", Observation("o-1", measured, now - days(3), CLAIRE)))
    booth.ask(lambda: booth.program.store.note_document("visit-1", "doc-1", "10000000000"))
    booth.come_in()
    booth.touch("page-checks", f"act-{METER.serial} glucose-control", "standard-old", "prepare", "tick-good")
    for vial, numbers in (("basse", ("40", "60", "50")), ("haute", ("220", "300", "318"))):
        for step, number in zip(("bas de la plage imprimée", "haut de la plage imprimée", "valeur du lecteur"), numbers, strict=True):
            copy(booth, f"Solution {vial} : {step}", number)
    booth.shows("Tel que trouvé : hors limite")

    both_sign(booth)
    booth.shows("Non conforme", "Lettres à joindre (1)")
    booth.touch("see-visits")
    booth.shows(f"Visites à relire : {METER.serial}", "visit-1", "Glycémie", "doc-1")
    assert booth.program.store.register.park().devices[METER.serial].standing is Standing.STOPPED
    booth.touch("page-park")
    booth.shows("Bloqué")

"""The sheet over a value: device, hour, control, quality, and its bytes read again; no more of the patient than the console shows already."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.calibration import Calibration, CalibrationState
from devices.measurement import Measurement, Quality, QualityLevel, Quantity, Reason, Value
from devices.role import Role
from devices.signal_quality import SignalQuality
from drivers.decoding import decode
from session import events as e
from session.consultation import Consultation, State
from session.measure_state import MeasureState
from session.observation import ManualSource, Observation
from session.people import SYSTEM
from session.record import Record
from tests.session.visits import CLAIRE, CUFF, NOW, path_to_measures, saturation
from tests.ui.desk import Desk
from tests.ui.screen import Screen
from ui.console import Console
from ui.gallery.assistant import SCREENS
from ui.language import speak
from ui.views import measures
from ui.views.evidence import EvidenceLine, lines, readings
from ui.views.telling import Telling

FRENCH = Telling(lambda context, text: text, NOW, UTC)
PACKET = bytes.fromhex("04 8A 00 55 00 FF 07 5C 00")  # Bluetooth SIG, Blood Pressure Service: 138/85 mmHg, no mean, pulse 92
READ = (Value(Quantity.SYSTOLIC, Decimal(138)), Value(Quantity.DIASTOLIC, Decimal(85)), Value(Quantity.PULSE_RATE, Decimal(92)))
MEASURED = Measurement(READ, NOW, CUFF, Quality(QualityLevel.GOOD), PACKET, codec="blood_pressure_1810/1")


def visit(*events: e.Event) -> Record:
    return Consultation("v").after_all([*path_to_measures(), *events]).record


def kept(observation_id: str, measurement: Measurement, **fields: object) -> e.ObservationKept:
    return e.ObservationKept(at=NOW, author=CLAIRE, observation=Observation(observation_id, measurement, NOW, CLAIRE, **fields))  # type: ignore[arg-type]


def let_go(measurement: Measurement, reason: Reason) -> e.MeasurementDiscarded:
    return e.MeasurementDiscarded(at=NOW, author=SYSTEM, measurement=measurement, reason=reason)


def told(record: Record, code: str, again: dict[str, tuple[Value, ...]]) -> dict[str, EvidenceLine]:
    return {line.label: line for line in lines(readings(code, record, {}, FRENCH), again, FRENCH)}


def test_a_kept_value_says_its_device_its_control_its_hour_and_its_bytes_which_say_the_same_again() -> None:
    control = Calibration(CalibrationState.CALIBRATED, date(2026, 6, 3), date(2027, 6, 3))
    line = told(visit(kept("a", MEASURED, calibration=control)), "a", {"a": READ})
    assert (line["Appareil"].value, line["N° de série"].value) == ("Alcôve Simulation Cuff", "C-1")
    assert (line["Contrôle"].kind, line["Contrôle"].value) == ("ok", "à jour, le dernier est du 03/06/2026, à refaire avant le 03/06/2027")
    assert line["Mesurée"].value == "le 22/11/2026 à 09:00:00"
    assert (line["Relu maintenant"].kind, line["Relu maintenant"].value) == ("ok", "Tension 138/85 mmHg · Pouls 92 /min : les mêmes chiffres")
    assert (line["Octets"].value, line[""].value) == ("9 octets, lus par blood_pressure_1810/1", "04 8A 00 55 00 FF 07 5C 00")


@pytest.mark.parametrize(
    ("again", "kind", "words"),
    [
        ({}, "fact", "…"),
        ({"a": ()}, "attention", "ces octets ne se relisent pas sur cette borne"),
        (
            {"a": (Value(Quantity.SYSTOLIC, Decimal(118)), *READ[1:])},
            "stop",
            "Tension 118/85 mmHg · Pouls 92 /min : ce ne sont pas les chiffres gardés. Appelez le technicien.",
        ),
    ],
)
def test_bytes_that_say_something_else_or_nothing_are_told_so(again: dict[str, tuple[Value, ...]], kind: str, words: str) -> None:
    line = told(visit(kept("a", MEASURED)), "a", again)["Relu maintenant"]
    assert (line.kind, line.value) == (kind, words)


def test_a_doubtful_value_says_why_and_how_its_wave_could_be_read() -> None:
    seen = SignalQuality(41, 12, 9, None, 30, 5)
    doubtful = saturation(95, quality=Quality(QualityLevel.DOUBTFUL, (Reason.WEAK_SIGNAL, Reason.CLIPPED), seen))
    line = told(visit(kept("a", replace(doubtful, raw=b"\x01", pieces=(1,), perfusion=Decimal("0.40")))), "a", {})
    assert (line["Qualité"].kind, line["Qualité"].value) == ("attention", "douteuse : signal faible, signal saturé")
    assert line["Courbe lue par la borne"].value == "lisible à 41 % sur 12 s, 9 battements"
    assert line["Indice de perfusion"].value == "0,40 %, dit l’oxymètre"


def test_an_average_shows_each_reading_that_it_is_made_of_with_its_bytes() -> None:
    record = visit(kept("a", MEASURED, series="s"), kept("b", MEASURED, series="s"), kept("m", replace(MEASURED, raw=b""), series="s", average_of=("a", "b")))
    found = readings("m", record, {}, FRENCH)
    assert [(each.key, each.average, each.beside) for each in found] == [("m", True, False), ("a", False, True), ("b", False, True)]
    shown = lines(found, {"a": READ, "b": READ}, FRENCH)
    assert [line.value for line in shown if line.label == "Octets"] == [
        "aucun en propre : moyenne des mesures qui suivent",
        "9 octets, lus par blood_pressure_1810/1",
        "9 octets, lus par blood_pressure_1810/1",
    ]
    assert sum(line.kind == "head" for line in shown) == 2


def test_a_refused_reading_of_the_visit_says_its_reason_and_its_bytes() -> None:
    record = visit(let_go(MEASURED, Reason.MOVEMENT), let_go(MEASURED, Reason.OUT_OF_RANGE))
    codes = [row.code for row in measures.vitals(record, {}, FRENCH) if row.stage == "struck"]
    line = told(record, codes[1], {})
    assert (line["Qualité"].kind, line["Qualité"].value, line["Suite"].value) == ("stop", "écartée : valeur impossible", "écartée par la borne, 9 h 00")
    assert line[""].kind == "bytes"
    assert "Contrôle" not in line  # nothing was attached to what was not kept


def test_a_struck_value_keeps_its_sheet_and_a_pending_one_has_one_already() -> None:
    struck = replace(kept("a", MEASURED).observation, observation_id="a2", corrects="a", withdrawn=True, note="Mal mesurée")
    record = visit(kept("a", MEASURED), e.ObservationKept(at=NOW, author=CLAIRE, observation=struck))
    code = next(row.code for row in measures.vitals(record, {}, FRENCH) if row.stage == "struck")
    assert told(record, code, {})["Suite"].value == "barrée par Claire Morel, 9 h 00 : Mal mesurée"
    pending = {Role.CUFF: MeasureState(pending=MEASURED)}
    assert [each.said for each in readings("cuff", visit(), pending, FRENCH)] == ["attend d’être gardée ou écartée"]
    assert readings("gone", visit(), {}, FRENCH) == ()


def test_a_typed_value_has_no_device_and_no_bytes() -> None:
    line = told(visit(kept("a", replace(MEASURED, raw=b""), manual_source=ManualSource.SAID_BY_PATIENT)), "a", {})
    assert "Relu maintenant" not in line
    assert line["Octets"].value == "aucun : valeur saisie"


def test_long_bytes_stand_in_lines_and_each_packet_under_its_name() -> None:
    long = replace(MEASURED, raw=bytes(range(60)), pieces=(30, 30))
    shown = [line for line in lines(readings("a", visit(kept("a", long)), {}, FRENCH), {}, FRENCH) if line.kind == "bytes"]
    assert [line.label for line in shown] == ["Paquet 1", "", "Paquet 2", ""]
    assert bytes.fromhex("".join(line.value for line in shown)) == long.raw


# ── the screen ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Desk]:
    speak("fr")
    with Desk(qtbot, reread=decode) as desk:
        yield desk


def test_a_touched_value_opens_its_sheet_read_again_from_its_bytes_and_closes(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.apply(kept("a", MEASURED))
    desk.shows("138/85")
    desk.touch("explain-0")
    desk.shows("D’où vient ce chiffre", "Tension 138/85 mmHg · Pouls 92 /min : les mêmes chiffres", "04 8A 00 55 00 FF 07 5C 00")
    desk.touch("close-evidence")
    desk.until(lambda: "D’où vient ce chiffre" not in desk.screen.sentences())
    assert desk.side.console.evidence.lines_rows.rowCount() == 0


def test_the_lock_takes_the_sheet_away_too(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.apply(kept("a", MEASURED))
    desk.shows("138/85")
    desk.touch("explain-0")
    desk.shows("D’où vient ce chiffre")

    async def lock() -> None:
        desk.at_work.lock()

    desk.ask(lock())
    desk.shows("Qui reprend la visite ?")
    assert desk.side.console.evidence.lines_rows.rowCount() == 0


def test_everything_on_the_sheet_is_read_aloud_and_urgence_stays(show: Callable[[str, dict[str, object]], Screen]) -> None:
    path, make = SCREENS["10-preuve-courbe"]
    models = make()
    console = models["owner"]
    assert isinstance(console, Console)
    spoken = show(path, models).spoken()
    assert spoken["Fermer"] is QAccessible.Role.PushButton
    assert spoken["Oxygène 97 % · Pouls 64 /min"] in (QAccessible.Role.Dialog, QAccessible.Role.Heading)
    assert spoken["Urgence"] is QAccessible.Role.PushButton
    assert not {"GARNIER", "Odette"} & {word for line in console.evidence.lines_rows._rows for word in (line.label, line.value)}

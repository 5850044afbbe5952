"""Measures at the console: by device or typed, doubted, corrected, decided upon; and the alert over them."""

import pytest
from pytestqt.qtbot import QtBot

from devices.measurement import Origin, Quality, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.consultation import State
from session.observation import ManualSource
from tests.session.visits import HADDAD, NOW, path_to_call, path_to_measures, saturation
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk

# ── measures, typing, decision ───────────────────────────────────────────────────────────────────────────────────────


def test_a_touched_device_measures_and_its_value_is_kept(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.shows("Oxygène", "Prêt")
    desk.touch("device-oximeter")
    desk.shows("En cours · signal bon", "Finir les mesures : Mesure en cours")
    desk.until(desk.oximeter.started.is_set)
    desk.publish(desk.oximeter.results, saturation(97))
    desk.shows("97", "Qualité bonne")


def test_a_doubtful_value_waits_for_the_assistant(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("device-oximeter")
    desk.until(desk.oximeter.started.is_set)
    desk.publish(desk.oximeter.results, saturation(95, quality=Quality(QualityLevel.DOUBTFUL, (Reason.WEAK_SIGNAL,))))
    desk.shows("À confirmer · signal faible", "Finir les mesures : Mesure à confirmer")
    desk.touch("keep-oximeter")
    desk.shows("Douteuse, gardée")


def test_a_device_that_is_away_is_waited_for_or_its_value_is_typed(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.publish(desk.oximeter.status, DeviceStatus(Status.ABSENT))
    desk.shows("Hors ligne · à allumer, ou saisir")
    desk.touch("device-oximeter")
    desk.shows("Attendu : allumez-le, mesurez")
    desk.touch("device-oximeter")
    desk.shows("Hors ligne · à allumer, ou saisir")
    desk.touch("type-value")
    desk.shows("Ajouter : choisir la mesure")
    desk.touch(f"outcome-{Quantity.SPO2.value}", "pad-9", "pad-6")
    desk.shows("Ajouter : d’où vient-il ?")
    desk.touch("source-read-on-device")
    desk.shows("Ajouter")
    desk.touch("add")
    desk.shows("Mesures de la visite", "Saisie manuelle")
    kept = desk.live.now.record.observations[-1]
    assert (kept.manual_source, kept.measurement.origin, kept.kept_by.name) == (ManualSource.READ_ON_DEVICE, Origin.MANUAL, "Claire Morel")


@pytest.mark.parametrize(
    ("quantity", "keys", "number"),
    [(Quantity.PAIN, ("pad-7",), 7), (Quantity.RESPIRATORY_RATE, ("pad-1", "pad-6"), 16), (Quantity.SPO2, ("pad-9", "pad-6"), 96)],
)
def test_any_quantity_is_typed_while_every_device_works(desk: Desk, quantity: Quantity, keys: tuple[str, ...], number: int) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("type-value")
    desk.shows("Ajouter : choisir la mesure")
    desk.touch(f"outcome-{quantity.value}", *keys)
    desk.shows("Ajouter : d’où vient-il ?")
    desk.touch("source-counted", "add")
    desk.shows("Mesures de la visite", "Saisie manuelle")
    assert desk.live.now.record.observations[-1].measurement.value(quantity) == number


def test_no_value_is_typed_once_the_visit_is_over(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.side.console.frame.open_page("preparation")
    desk.shows("Saisir une valeur")
    desk.apply(e.CallFailed(at=NOW, author=HADDAD.author, reason="ligne"))
    desk.side.console.frame.open_page("preparation")
    desk.until(lambda: "Saisir une valeur" not in desk.screen.sentences())


def test_an_unexpected_value_is_corrected_or_confirmed(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("type-value")
    desk.shows("Quelle mesure écrivez-vous ?")
    desk.touch(f"outcome-{Quantity.WEIGHT.value}", "source-said-by-patient", "pad-1", "pad-6", "pad-1")
    desk.shows("161 kg : chiffre inattendu", "Ajouter : chiffre à confirmer")
    desk.touch("correct", "pad-6", "pad-1")
    desk.shows("Ajouter")
    desk.touch("add")
    desk.until(lambda: bool(desk.side.console.record.observations))
    assert desk.live.now.record.observations[0].measurement.value(Quantity.WEIGHT) == 61


def test_the_decision_needs_its_reason_and_queues(desk: Desk) -> None:
    desk.to([*path_to_measures(), e.MeasuresDone(at=NOW, author=HADDAD.author)], State.RELEVANCE)
    desk.touch("outcome-teleconsultation")
    desk.shows("Décider : Il manque la raison")
    desk.write("reason", "ok")
    desk.touch("key-done")
    desk.shows("Décider")
    desk.touch("finish")
    desk.state(State.WAITING)
    assert desk.live.now.record.relevance.reason == "ok"  # type: ignore[union-attr]


# ── the alert ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("state", [State.QUESTIONS, State.MEASURES, State.CALL])
def test_the_alert_opens_over_any_page_and_closes_only_by_a_decision(desk: Desk, state: State) -> None:
    events = path_to_call() if state is State.CALL else path_to_measures()
    if state is State.QUESTIONS:
        events = events[:-1]
    desk.to(events, state)
    desk.ask(_keep(desk, 85))
    desk.shows("Ce qui a déclenché l’alerte, et ce qu’on sait", "Continuer : choisir comment")
    assert desk.screen.button("sos").isVisible()
    desk.touch("choose-teleconsultation")
    desk.shows("Continuer : il manque la raison")
    desk.write("alert-reason", "vu")
    desk.touch("key-done", "alert-go-on")
    desk.until(lambda: not desk.side.console.alert.property("open"))
    assert desk.live.now.record.decisions[-1].reason == "vu"


async def _keep(desk: Desk, percent: int) -> None:
    desk.live.keep(saturation(percent))


def test_calling_the_15_ends_the_visit_with_the_finding_as_its_reason(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(_keep(desk, 85))
    desk.shows("Appeler le 15")
    desk.touch("decide-emergency")
    desk.state(State.ORIENTED)
    desk.shows("La visite finit sans appel : pourquoi ?")
    assert desk.live.now.record.ending.reason.startswith("Alerte : Oxygène bas")  # type: ignore[union-attr]


def test_urgence_rings_in_every_state_and_the_assistant_stops_it(desk: Desk, qtbot: QtBot) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    with qtbot.waitSignal(desk.side.urgency_called):
        desk.touch("sos")
    desk.shows("Urgence appelée à 9 h 00. L’alarme sonne.")
    with qtbot.waitSignal(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    desk.until(lambda: desk.side.console.record.urgency is None)

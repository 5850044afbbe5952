"""The cuff by touch, on either side: a doubtful reading, a stop, an alert, and a pressure that a practitioner asks for in the call."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.device import Abilities, Role
from devices.measurement import Quantity, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.consultation import State
from session.guided import Phase, Posture
from session.observation import ManualSource
from session.upkeep.gate import Gate
from session.upkeep.inventory import Park
from tests.session.measures_bench import DOUBTFUL
from tests.session.upkeep.devices import KINDS, entered
from tests.session.visits import HADDAD, NOW, path_to_call, path_to_measures, pressure, saturation
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk
from tests.ui.test_patient_side import Visit
from ui.news import LiveNews


def sit(desk: Desk) -> None:
    """On the acting page: the arm, the posture, the rest; the cuff tightens."""
    desk.shows("Tension guidée")
    desk.touch("answer-arm-unknown")
    desk.until(lambda: desk.side.console.known.guide.arm_unknown)
    for posture in Posture:
        desk.touch(f"answer-{posture.value}-tick")
        desk.ticked(posture.value)
    desk.touch("finish-step")
    desk.until(lambda: desk.side.console.known.guide.phase is Phase.REST)
    desk.clock.pass_(181)
    desk.until(desk.cuff.started.is_set)


def at_acting(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("device-cuff")
    sit(desk)
    desk.shows("Le brassard mesure")


def test_a_doubtful_reading_is_kept_or_discarded_where_the_series_goes_on(desk: Desk) -> None:
    at_acting(desk)
    desk.publish(desk.cuff.results, pressure(172, 104, quality=DOUBTFUL))
    desk.shows("Tension 172/104 mmHg", "À confirmer · pouls irrégulier")
    assert desk.side.console.acting.property("finish_words") == "", "nothing begins over it"
    desk.touch("answer-pending-discard")
    desk.shows("Dernier essai : pouls irrégulier", "Lancer la mesure")
    assert [each.reason for each in desk.live.now.record.discarded] == [Reason.IRREGULAR_PULSE]
    desk.cuff.started.clear()
    desk.touch("finish-step")
    desk.until(desk.cuff.started.is_set)
    desk.publish(desk.cuff.results, pressure(170, 102, quality=DOUBTFUL))
    desk.shows("Tension 170/102 mmHg")
    desk.touch("answer-pending-keep")
    desk.until(lambda: desk.side.console.known.guide.phase is Phase.PAUSE)
    assert len(desk.live.now.record.observations) == 1


def test_the_pause_is_ended_at_the_console_and_the_measures_are_not_finished_before(desk: Desk) -> None:
    at_acting(desk)
    desk.publish(desk.cuff.results, pressure(134, 82))
    desk.shows("La mesure suivante vient d’elle-même")
    desk.side.console.frame.open_page("preparation")
    desk.shows("Finir les mesures : Mesure en cours")
    desk.side.console.frame.open_page("acting")
    desk.touch("answer-stop-stop")
    desk.shows("Dernier essai : mesure arrêtée", "Lancer la mesure")
    desk.side.console.frame.open_page("preparation")
    desk.until(lambda: desk.side.console.preparation.property("closed_because") == "")
    desk.cuff.started.clear()
    desk.touch("finish")
    desk.state(State.RELEVANCE)
    assert not desk.cuff.started.is_set()
    assert ("cuff", "un essai sans valeur : mesure arrêtée") not in desk.live.now.record.skipped, "there is a reading"


def test_why_there_is_no_pressure_is_told(desk: Desk) -> None:
    at_acting(desk)
    desk.touch("answer-stop-stop")
    desk.shows("Lancer la mesure")
    desk.side.console.frame.open_page("preparation")
    desk.until(lambda: desk.side.console.preparation.property("closed_because") == "")
    desk.touch("finish")
    desk.state(State.RELEVANCE)
    assert ("cuff", "un essai sans valeur : mesure arrêtée") in desk.live.now.record.skipped


def test_a_cuff_that_is_off_is_waited_for(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.publish(desk.cuff.status, DeviceStatus(Status.ABSENT))
    desk.shows("Hors ligne · à allumer, ou saisir")
    desk.touch("device-cuff")
    sit(desk)
    desk.shows("Allumez le brassard, mesurez")
    desk.publish(desk.cuff.status, DeviceStatus(Status.MEASURING))
    desk.shows("Le brassard mesure")


def test_a_pressure_asked_for_in_the_call_is_measured_with_the_cuff(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r1", what="cuff"))
    desk.until(lambda: "accept-r1" in [name for name, _ in desk.screen.button_sizes()])
    desk.touch("accept-r1")
    desk.shows("Acceptée · à faire")
    desk.touch("measure-r1")
    sit(desk)
    for systolic in (138, 136, 134):
        desk.until(desk.cuff.started.is_set)
        desk.cuff.started.clear()
        before = len(desk.live.now.record.observations)
        desk.publish(desk.cuff.results, pressure(systolic, 80))
        desk.until(lambda before=before: len(desk.live.now.record.observations) > before)
        desk.clock.pass_(61)
    desk.shows("Recommencer la série")
    mean = desk.live.now.record.observations[-1]
    assert mean.average_of
    assert desk.live.now.state is State.CALL


def test_a_cuff_that_is_held_back_leaves_the_call_in_sight(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r1", what="cuff"))
    desk.until(lambda: "accept-r1" in [name for name, _ in desk.screen.button_sizes()])
    desk.touch("accept-r1")
    desk.shows("Acceptée · à faire")
    desk.measuring._gate = Gate(lambda: Park.of((entered(),)), KINDS, desk.clock)  # entered, and never checked
    desk.touch("measure-r1")
    desk.shows("Contrôle dépassé : cet appareil ne mesure pas. La valeur peut être saisie.", "Acceptée · à faire")


def test_what_was_kept_is_not_struck_out_once_the_visit_is_over(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.ask(desk.live.type_value(((Quantity.WEIGHT, Decimal(61)),), ManualSource.SAID_BY_PATIENT))
    kept = desk.live.now.record.observations[0].observation_id
    desk.side.console.frame.open_page("preparation")
    desk.shows("61")
    assert desk.screen.button(f"strike-{kept}").isVisible()
    desk.apply(e.CallFailed(at=NOW, author=HADDAD.author, reason="ligne"))
    desk.state(State.CALL_FAILED)
    desk.side.console.frame.open_page("preparation")
    desk.shows("61")
    assert f"strike-{kept}" not in [name for name, _ in desk.screen.button_sizes()]


# ── the patient's screen ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def visit(qtbot: QtBot, qapp: QApplication, compiled_words: None) -> Iterator[Visit]:
    """A patient whose cuff software can stop."""
    with Visit(qtbot) as visit:
        visit.side.screens.abilities[Role.CUFF] = Abilities(can_start=True, can_stop=True, has_live_pressure=True)
        yield visit


def tightens(visit: Visit) -> None:
    visit.ask(visit.measuring.pressure.fit_cuff(Decimal(31), None))
    for posture in Posture:
        visit.ask(visit.measuring.pressure.tick_posture(posture, True))
    visit.ask(visit.measuring.pressure.begin_rest())
    visit.until(lambda: visit.side.screens.known.guide.phase is Phase.REST)
    visit.clock.pass_(181)
    visit.shows("Ne bougez pas, ne parlez pas.", "Arrêter le brassard")


@pytest.mark.parametrize("in_pause", [False, True])
def test_stop_stops_and_nothing_tightens_by_itself(visit: Visit, in_pause: bool) -> None:
    visit.to(State.MEASURES)
    tightens(visit)
    if in_pause:
        visit.publish(visit.cuff.results, pressure(136, 84))
        visit.shows("Soufflez un peu.")
    visit.touch("stop")
    visit.shows("La mesure a été arrêtée.", "On recommence seulement si vous êtes d’accord.")
    visit.until(lambda: not visit.measuring.of(Role.CUFF).under_way)
    visit.cuff.started.clear()
    visit.clock.pass_(120)
    visit.touch("again")
    visit.until(visit.cuff.started.is_set)
    visit.shows("Ne bougez pas, ne parlez pas.")


def test_a_doubtful_reading_is_looked_at_and_no_cuff_is_said_to_tighten(visit: Visit) -> None:
    visit.to(State.MEASURES)
    tightens(visit)
    visit.publish(visit.cuff.results, pressure(172, 104, quality=DOUBTFUL))
    visit.shows("Claire regarde la mesure.", "Gardez le bras posé. On refait peut-être une mesure.")
    assert "Arrêter le brassard" not in visit.screen.sentences()
    visit.ask(visit.measuring.keep_pending(Role.CUFF))
    visit.shows("Soufflez un peu.", "172 / 104")


def test_an_alert_leaves_the_stop_at_hand_while_the_cuff_works(visit: Visit) -> None:
    visit.to(State.MEASURES)
    tightens(visit)
    visit.ask(visit.live.feel_alarming("Le patient se sent mal"))
    visit.until(lambda: visit.side.screens.known.consultation.alert is not None)  # type: ignore[union-attr]
    assert visit.side.screens.screen() == "Patient/BloodPressure"
    visit.touch("stop")
    visit.shows("Claire s’occupe de vous tout de suite.")


def test_in_the_call_the_cuff_has_the_screen_while_it_works(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.ask(visit.live.finish_measures())
    visit.shows("Claire regarde vos mesures.")
    visit.ask(visit.live.decide(e.Outcome.TELECONSULTATION, "Toux"))
    visit.apply(e.PractitionerTook(at=visit.clock(), author=HADDAD.author, practitioner=HADDAD))
    visit.shows("Dr Samir Haddad arrive.")
    visit.ask(visit.measuring.show(Role.CUFF))
    tightens(visit)
    visit.publish(visit.cuff.results, pressure(136, 84))
    visit.shows("Dr Samir Haddad arrive.")
    visit.clock.pass_(61)
    visit.shows("Ne bougez pas, ne parlez pas.")
    visit.touch("stop")
    visit.shows("Dr Samir Haddad arrive.")


def test_while_one_waits_the_cuff_is_guided_as_before(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.ask(visit.live.finish_measures())
    visit.ask(visit.live.decide(e.Outcome.TELECONSULTATION, "Toux"))
    visit.state(State.WAITING)
    before = visit.side.screens.screen()
    visit.ask(visit.measuring.show(Role.CUFF))
    visit.side.focus(Role.CUFF)  # as the window does when it hears of it
    visit.shows("Installez-vous bien.")
    visit.ask(visit.measuring.pressure.fit_cuff(Decimal(31), None))
    tightens(visit)
    visit.touch("stop")
    visit.shows("La mesure a été arrêtée.")
    visit.touch("skip")
    visit.until(lambda: visit.side.screens.screen() == before)


def test_a_number_that_no_longer_comes_leaves_the_patients_screen(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.side.focus(Role.OXIMETER)
    visit.publish(visit.oximeter.status, DeviceStatus(Status.READY))
    visit.bridge.post(LiveNews(Role.OXIMETER, saturation("96", "74")))
    visit.shows("96", "pouls 74")
    visit.clock.pass_(3)
    visit.side.refresh()
    assert "96" in visit.screen.sentences()
    visit.clock.pass_(1)
    visit.until(lambda: "96" not in visit.screen.sentences())


def test_a_doubtful_reading_after_a_try_without_value_is_looked_at_and_not_begun_over(visit: Visit) -> None:
    visit.to(State.MEASURES)
    tightens(visit)
    visit.touch("stop")
    visit.shows("La mesure a été arrêtée.")
    visit.touch("again")
    visit.shows("Ne bougez pas, ne parlez pas.")
    visit.publish(visit.cuff.results, pressure(172, 104, quality=DOUBTFUL))
    visit.shows("Claire regarde la mesure.")


def test_nothing_lies_over_the_stop_when_the_cuff_begins(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.touch("help")
    visit.touch("change-consents")
    visit.shows("C’est vous qui décidez.")
    visit.touch("help")
    visit.shows("De quoi avez-vous besoin ?")
    tightens(visit)
    assert not visit.side.screens.help.property("open")
    visit.touch("help")
    visit.until(lambda: visit.side.screens.help.property("open"))
    assert not visit.side.screens.help.property("may_change_consents"), "the agreements would lie over it"
    visit.touch("close-help")
    visit.touch("stop")
    visit.shows("C’est vous qui décidez.")


def test_nobody_is_asked_whether_they_are_there_with_the_otoscope_in_the_ear(visit: Visit) -> None:
    visit.to(State.MEASURES)
    assert not visit.side.screens.nobody_expected
    visit.side.focus(Role.OTOSCOPE)
    assert visit.side.screens.nobody_expected
    visit.side.focus(None)
    assert not visit.side.screens.nobody_expected


def test_back_is_only_there_where_there_is_something_to_go_back_to(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.shows("Installez-vous bien.")
    assert "Retour" not in visit.screen.sentences(), "this is the first measure"
    visit.side.focus(Role.OXIMETER)
    visit.shows("Retour")
    visit.touch("back")
    visit.shows("Installez-vous bien.")
    visit.side.focus(Role.OXIMETER)
    visit.ask(visit.measuring.start(Role.OXIMETER))
    visit.until(lambda: visit.side.screens.is_measuring)
    visit.until(lambda: "Retour" not in visit.screen.sentences())

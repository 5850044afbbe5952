"""What the assistant can do or undo at any time: agreements, values struck out, Urgence, the lock, another assistant, the day."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from devices.measurement import Quantity
from session import events as e
from session.consent import Purpose
from session.consultation import State
from session.logins import IDLE
from session.observation import ManualSource
from tests.session.visits import HADDAD, NOW, path_to_call, path_to_measures
from tests.ui.desk import CODE, Desk
from tests.ui.desk import desk as desk
from ui.news import LinkNews


def test_the_rail_shows_the_agreements_and_takes_one_back(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("stage-1")
    desk.shows("Accord du patient : il peut changer d’avis", "Oui, à 9 h 00")
    desk.touch("answer-images-ask")
    desk.shows("Aussitôt. Ce qui n’est pas envoyé n’est plus montré.")
    desk.touch("answer-images-withdraw")
    desk.shows("Retiré à 9 h 00")
    given = desk.side.console.record.consents[Purpose.IMAGES]
    assert isinstance(given, e.ConsentWithdrawn)
    assert given.author.name == "Claire Morel"
    desk.touch("answer-images-agree")  # and given again, said aloud
    desk.until(lambda: desk.side.console.record.agreed(Purpose.IMAGES))
    again = desk.side.console.record.consents[Purpose.IMAGES]
    assert isinstance(again, e.ConsentGiven)
    assert (again.spoken, again.author.name) == (True, "Claire Morel")


def test_an_agreement_touched_by_mistake_stays(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("stage-1", "answer-teleconsultation-ask")
    desk.shows("L’appel s’arrête, la visite finit sans médecin.")
    desk.touch("answer-teleconsultation-keep")
    desk.until(lambda: desk.side.console.typing.withdrawing is None)
    assert desk.side.console.record.agreed(Purpose.TELECONSULTATION)


def test_the_call_is_taken_back_from_the_call_itself(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.touch("to-agreements", "answer-teleconsultation-ask")
    desk.shows("L’appel s’arrête, la visite finit sans médecin.")
    desk.touch("answer-teleconsultation-withdraw")
    desk.state(State.REFUSED)


def test_where_the_patient_has_no_step_acting_for_them_shows_the_agreements(desk: Desk) -> None:
    desk.to([*path_to_measures(), e.MeasuresDone(at=NOW, author=HADDAD.author)], State.RELEVANCE)
    desk.touch("act")
    desk.shows("Accord du patient : il peut changer d’avis")


def test_a_kept_value_is_struck_out_with_a_reason_and_stays_legible(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(desk.live.type_value(((Quantity.WEIGHT, Decimal(61)),), ManualSource.SAID_BY_PATIENT))
    desk.shows("Saisie manuelle")
    kept = desk.live.now.record.current_observations[0]
    desk.touch(f"strike-{kept.observation_id}")
    desk.shows("Barrer ?")
    desk.touch("spare")
    desk.until(lambda: desk.side.console.typing.striking == "")
    assert desk.live.now.record.current_observations
    desk.touch(f"strike-{kept.observation_id}")
    desk.shows("Barrer ?")
    desk.touch("strike-because-1")
    desk.shows("Barrée", "61", "Autre personne · Claire Morel, 9 h 00")
    assert desk.live.now.record.current_observations == ()
    assert desk.live.now.record.observations[0].observation_id == kept.observation_id


def test_urgence_is_shown_without_a_visit_and_stopped_here(desk: Desk, qtbot: QtBot) -> None:
    desk.side.show_urgency(True)
    desk.shows("Urgence appelée à 9 h 00. L’alarme sonne.")
    with qtbot.waitSignal(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    desk.until(lambda: not any("Urgence appelée" in words for words in desk.screen.sentences()))


def test_urgence_called_by_the_practitioner_says_by_whom(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(e.UrgencyCalled(at=NOW, author=HADDAD.author))
    desk.shows("Urgence appelée par Dr Samir Haddad à 9 h 00. L’alarme sonne.")
    desk.touch("cancel-urgency")
    desk.until(lambda: desk.side.console.record.urgency is None)


def test_the_line_says_that_it_is_cut(desk: Desk) -> None:
    desk.open()
    desk.bridge.post(LinkNews(True))
    desk.shows("Réseau bon")
    desk.bridge.post(LinkNews(False))
    desk.shows("Réseau coupé")


def test_after_ten_minutes_without_an_act_it_locks_and_the_visit_is_whole(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.shows("Odette G., 79 ans")
    before = desk.live.now
    desk.clock.pass_(IDLE.total_seconds() - 1)
    desk.touch("alone")
    desk.clock.pass_(IDLE.total_seconds() - 1)
    desk.look()
    assert desk.side.console.known.assistant is not None
    desk.clock.pass_(2)
    desk.look()
    desk.shows("Qui reprend la visite ?", "Visite en cours, Claire Morel en répond", "Console verrouillée")
    assert not any("Odette" in words for words in desk.screen.sentences())
    assert desk.live.locked
    assert desk.live.assistant is not None
    assert desk.live.now.record.observations == before.record.observations
    desk.log_in()
    desk.shows("Mesures de la visite", "Odette G., 79 ans")


def test_a_locked_console_takes_nothing_but_a_code_and_the_call_for_help(desk: Desk, qtbot: QtBot) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.side.console.frame.pause()
    desk.shows("Qui reprend la visite ?", "Visite en cours, Claire Morel en répond")
    before = desk.live.now
    desk.side.console.preparation.write_reason("écrit trop tard")
    desk.side.console.preparation.finish()
    desk.side.console.preparation.note_alone(True)
    desk.shows("Ouvrez votre session d’abord.")
    assert desk.live.now == before
    with qtbot.waitSignal(desk.side.urgency_called):
        desk.touch("sos")
    desk.until(lambda: desk.side.console.record.urgency is not None)
    with qtbot.assertNotEmitted(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    assert desk.side.console.record.urgency is not None
    desk.touch(*(f"pad-{figure}" for figure in CODE))  # whoever answers is chosen already
    desk.until(lambda: desk.side.console.known.at_console is not None)
    with qtbot.waitSignal(desk.side.urgency_over):
        desk.touch("cancel-urgency")
    desk.until(lambda: desk.side.console.record.urgency is None)


def test_another_assistant_takes_the_visit_over_with_her_own_code(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.side.console.frame.pause()
    desk.shows("Qui reprend la visite ?")
    desk.touch("person-lea.roux", *(f"pad-{figure}" for figure in "739164"))
    desk.shows("Mesures de la visite", "Léa Roux")
    responsible = desk.live.now.record.responsible
    assert responsible is not None
    assert responsible.name == "Léa Roux"


def test_the_day_s_check_is_of_its_day(desk: Desk) -> None:
    desk.open()
    assert [(check.kind, check.by.name) for check in desk.book.checks] == [("hygiene", "Claire Morel")]
    desk.clock.pass_(24 * 3600)
    desk.side.pass_time()
    desk.look()
    desk.shows("Qui ouvre la borne ?")
    desk.log_in()
    desk.shows("C’est bien vous", "Ouvrir : hygiène")


def test_a_patient_who_went_away_leaves_a_visit_that_can_be_closed(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.ask(desk.live.leave())
    desk.state(State.PATIENT_LEFT)
    desk.touch("no-sheet")
    desk.write("no-sheet-reason", "parti")
    desk.touch("key-done", "finish-visit")
    desk.state(State.HYGIENE)
    for item in e.HygieneItem:
        desk.touch(f"clean-{item.value}")
        desk.in_record("hygiene", item)
    desk.touch("wipe")
    desk.until(lambda: desk.side.console.known.consultation is None)
    assert desk.records.files == {}

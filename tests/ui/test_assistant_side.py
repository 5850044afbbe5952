"""An assistant at the console: what is touched happens in the visit, what happens in the visit is shown."""

from datetime import date

import pytest

from session import events as e
from session.consent import Purpose
from session.consultation import State
from session.cuffs import CuffUse
from session.identity.traits import Sex
from session.logins import WAIT
from session.store.errors import Damaged, DiskFailed
from tests.session.visits import HADDAD, NOW, answers, path_to_call, path_to_measures, pressure
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk

# ── opening, and the lock ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_booth_opens_with_ones_own_code_and_hygiene(desk: Desk) -> None:
    desk.shows("Qui ouvre la borne ?", "Session fermée")
    desk.log_in("48291")
    desk.shows("encore 1 chiffre", "Ouvrir : 1 chiffre, hygiène")
    desk.touch("pad-3")
    desk.shows("C’est bien vous", "Ouvrir : hygiène")
    desk.touch("check-hygiene")
    desk.shows("Ouvrir la borne")
    desk.touch("open")
    desk.shows("Le patient arrive", "Claire Morel")


def test_a_wrong_code_says_how_many_tries_are_left_then_makes_wait(desk: Desk) -> None:
    for left in ("encore 4 essais", "encore 3 essais", "encore 2 essais", "encore 1 essai"):
        desk.log_in("111222")
        desk.shows(f"Faux : {left}")
    desk.log_in("111222")
    desk.shows("Attendre jusqu’à 9 h 10")
    desk.log_in()
    desk.shows("Attendre jusqu’à 9 h 10")
    desk.clock.pass_(WAIT.total_seconds())
    desk.log_in()
    desk.shows("C’est bien vous")


def test_the_lock_hides_the_patient_and_loses_nothing(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.shows("Odette G., 79 ans")
    desk.touch("pause")
    desk.shows("Qui reprend la visite ?", "Visite en cours, Claire Morel en répond")
    assert not any("Odette" in sentence for sentence in desk.screen.sentences())
    desk.log_in()
    desk.shows("Mesures de la visite", "Odette G., 79 ans")
    assert desk.live.now.state is State.MEASURES


def test_what_fails_for_another_reason_than_a_refusal_is_said_too(desk: Desk) -> None:
    async def find_a_full_disk() -> None:
        raise DiskFailed("visit.db: the disk is full")

    async def find_a_damaged_file() -> None:
        raise Damaged("visit.db is damaged")

    async def be_wrong() -> None:
        raise RuntimeError("an error in the program")

    desk.to(path_to_measures(), State.MEASURES)
    desk.side._desk.ask(find_a_full_disk)
    desk.shows("Cela n’a pas été enregistré : le disque ne répond pas, ou il est plein. Le reste l’est. Appelez le technicien.")
    desk.side._desk.ask(find_a_damaged_file)
    desk.shows("Un fichier de la borne est abîmé : la suite n’est plus enregistrée. Notez-la sur papier, et appelez le technicien.")
    desk.side._desk.ask(be_wrong)
    desk.shows("Une erreur s’est produite. La visite est enregistrée : recommencez, ou appelez le technicien.")


# ── the path, by hand ────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_step_of_the_patients_can_be_done_from_the_console(desk: Desk) -> None:
    desk.open()
    desk.touch("finish-step")
    desk.state(State.IDENTITY)
    desk.shows("Traits d’identité (INS)", "Continuer : nom de naissance")
    desk.write("field-birth_name", "GARNIER")
    desk.write("field-first_names", "ODETTE")
    desk.write("field-birth_date", "12031947")
    desk.touch("sex-female", "document-identity-card")
    desk.shows("Continuer : nom à vérifier")
    desk.touch("name-matches", "date-matches")
    desk.shows("Continuer")
    desk.touch("go-on")
    desk.shows("Le patient a confirmé")
    desk.touch("go-on")
    desk.state(State.CONSENT)
    traits = desk.live.now.record.identity.traits  # type: ignore[union-attr]
    assert (traits.birth_name, traits.birth_date, traits.sex) == ("GARNIER", date(1947, 3, 12), Sex.FEMALE)
    for purpose in Purpose:
        desk.touch(f"answer-{purpose.value}-{'no' if purpose is Purpose.OWN_DOCTOR else 'yes'}")
        desk.in_record("consents", purpose)
    desk.touch("finish-step")
    desk.state(State.MOTIVE)
    desk.touch("answer-ear-choose")
    desk.state(State.RED_FLAGS)
    for flag in desk.live.rules.red_flags:
        desk.touch(f"answer-{flag.flag_id}-no")
        desk.in_record("red_flags", flag.flag_id)
    desk.touch("finish-step")
    desk.state(State.QUESTIONS)
    spoken = desk.live.now.record.consents[Purpose.IMAGES]
    assert isinstance(spoken, e.ConsentGiven)
    assert spoken.spoken
    record = desk.live.now.record
    assert record.motive is not None
    assert {spoken.author.name, record.motive.author.name, *(each.author.name for each in record.red_flags.values())} == {"Claire Morel"}


def test_unknown_is_an_answer_and_blank_is_not(desk: Desk) -> None:
    desk.to([event for event in path_to_measures() if not isinstance(event, e.QuestionAnswered | e.QuestionsAnswered)], State.QUESTIONS)
    desk.shows("Continuer : encore 5 lignes", "Pas demandé", "Sans objet")
    asked = [question for question in e.Question if question is not e.Question.PREGNANCY]
    for question in asked:
        desk.touch(f"answer-{question.value}-unknown")
        desk.in_record("answers", question)
    desk.touch("go-on")
    desk.state(State.MEASURES)
    assert desk.live.now.record.answers[e.Question.PREGNANCY].kind is e.AnswerKind.NOT_APPLICABLE


def test_a_detail_is_kept_with_its_yes(desk: Desk) -> None:
    desk.to([event for event in path_to_measures() if not isinstance(event, e.QuestionAnswered | e.QuestionsAnswered)], State.QUESTIONS)
    desk.touch("answer-allergies-yes")
    desk.until(lambda: e.Question.ALLERGIES in desk.side.console.record.answers)
    assert desk.live.now.record.answers[e.Question.ALLERGIES].detail == ""
    desk.write("detail-allergies", "e")
    desk.touch("key-done", "answer-allergies-yes")
    desk.until(lambda: desk.side.console.record.answers[e.Question.ALLERGIES].detail.endswith("e"))


@pytest.mark.parametrize("leaves_by", ["key-done", "stage-5"])
def test_words_told_in_the_call_are_kept_when_their_field_is_left(desk: Desk, leaves_by: str) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.touch("to-identity", "stage-2")
    desk.write("detail-allergies", "e")
    desk.touch(leaves_by)
    desk.until(lambda: desk.side.console.record.answers[e.Question.ALLERGIES].detail == "e")
    desk.until(lambda: desk.side.console.typing.details == {})
    assert desk.live.now.record.answers[e.Question.ALLERGIES].kind is e.AnswerKind.UNKNOWN


def test_what_is_typed_while_earlier_words_are_being_kept_stays(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    asked = desk.side.console.questions
    asked.write("allergies", "pénicil")
    asked.leave("allergies")
    asked.write("allergies", "pénicilline")
    desk.until(lambda: desk.side.console.record.answers[e.Question.ALLERGIES].detail == "pénicil" and desk.bridge.waiting() == 0)
    assert desk.side.console.typing.details == {"allergies": "pénicilline"}
    asked.leave("allergies")
    desk.until(lambda: desk.side.console.typing.details == {})
    assert desk.live.now.record.answers[e.Question.ALLERGIES].detail == "pénicilline"


def test_words_beside_a_no_are_asked_about_and_not_lost(desk: Desk) -> None:
    desk.to([event for event in path_to_measures() if not isinstance(event, e.QuestionAnswered | e.QuestionsAnswered)], State.QUESTIONS)
    desk.apply(*answers())
    desk.touch("answer-allergies-no")
    desk.until(lambda: desk.side.console.record.answers[e.Question.ALLERGIES].kind is e.AnswerKind.NO)
    desk.write("detail-allergies", "e")
    desk.touch("key-done")
    desk.until(lambda: desk.side.console.questions.property("closed_because") == "Allergies : oui ou non ?")
    desk.touch("answer-allergies-no")
    desk.until(lambda: desk.side.console.questions.property("closed_because") == "Allergies : oui ou non ?")
    assert desk.side.console.typing.details["allergies"] == "e"
    desk.touch("answer-allergies-yes")
    desk.until(lambda: desk.side.console.questions.property("closed_because") == "")
    assert desk.live.now.record.answers[e.Question.ALLERGIES].detail == "e"


# ── the call ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_request_is_taken_or_refused_with_a_reason(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    asked = [e.MeasureRequested(at=NOW, author=HADDAD.author, request_id=f"r{n}", what=what) for n, what in enumerate(("otoscope-right", "oximeter"))]
    desk.apply(*asked)
    desk.shows("Oreille droite", "Oxygène")
    desk.touch("accept-r1")
    desk.shows("Acceptée · à faire")
    desk.touch("refuse-r0")
    desk.write("why-r0", "non")
    desk.touch("key-done", "refuse-now-r0")
    desk.shows("Refusée : non")


def test_the_side_comes_before_the_freeze(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.shows("Choisir l’oreille", "Figer d’abord")
    desk.touch("side-left")
    desk.shows("Figer l’image")


def test_a_message_is_sent_and_shown(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.touch("quick-first")
    desk.shows("Vous · 9 h 00")
    assert desk.live.now.record.chat[-1].text == "Je vérifie"


# ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_visit_ends_without_a_call_with_a_reason_and_a_sheet(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("end-without-call")
    desk.shows("Finir la visite : il manque l’issue")
    desk.touch("ending-left", "reason-Parti sans le dire")
    desk.shows("Finir la visite : feuille à imprimer")
    desk.touch("no-sheet")
    desk.shows("Finir la visite : dites pourquoi sans feuille")
    desk.write("no-sheet-reason", "parti")
    desk.touch("key-done", "finish-visit")
    desk.state(State.HYGIENE)
    assert isinstance(desk.live.now.record.ending, e.PatientLeft)


def test_hygiene_then_the_wipe_then_the_next_patient(desk: Desk) -> None:
    left = e.PatientLeft(at=NOW, author=HADDAD.author, reason="parti")
    desk.to([*path_to_measures(), left, e.SheetHandedOver(at=NOW, author=HADDAD.author, sheet=e.Sheet.PRINTED)], State.HYGIENE)
    desk.shows("0 sur 7", "Patient suivant : hygiène, effacement")
    for item in e.HygieneItem:
        desk.touch(f"clean-{item.value}")
        desk.in_record("hygiene", item)
    desk.touch("wipe")
    desk.shows("La visite est effacée de la borne", "Patient suivant")
    assert desk.records.files == {}
    desk.touch("next-patient")
    desk.shows("Le patient arrive")


def test_what_is_refused_is_said_and_nothing_changes(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.side.console.preparation.choose("teleconsultation")
    desk.side.console.questions.go_on()
    desk.shows("Ce n’est pas possible à cette étape. Rien n’a changé : continuez où la visite en est.")
    assert desk.live.now.state is State.MEASURES


def test_nothing_typed_for_one_patient_is_left_for_the_next(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.write("reason", "odette")
    assert desk.side.console.typing.reason == "odette"
    desk.publish(desk.live.consultation, None)
    desk.until(lambda: desk.side.console.known.consultation is None)
    assert desk.side.console.typing.reason == ""
    assert desk.side.console.typing.identity.birth_name == ""


def test_the_guided_pressure_from_the_console(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("device-cuff")
    desk.shows("Commencer le repos : tour de bras à dire")
    desk.touch("answer-arm-unknown")
    desk.shows("Commencer le repos : encore 5 points")
    for posture in ("back-supported", "feet-flat", "arm-supported", "cuff-placed", "quiet"):
        desk.touch(f"answer-{posture}-tick")
        desk.ticked(posture)
    desk.touch("finish-step")
    desk.shows("Repos : encore 3:00")
    desk.clock.pass_(181)
    desk.until(lambda: desk.side.console.known.guide.phase.value == "measure")
    desk.shows("Le brassard mesure")
    desk.until(desk.cuff.started.is_set)
    desk.publish(desk.cuff.results, pressure(134, 82))
    desk.until(lambda: len(desk.side.console.record.observations) == 1)
    assert desk.live.now.record.observations[0].cuff == CuffUse()

"""« Modifier » on the console, and « Est-ce bien vous ? » once more on the patient's own screen."""

from dataclasses import replace

from session import events as e
from session.consultation import State
from session.guided import Phase
from tests.session.visits import CLAIRE, NOW, ODETTE, path_to_call, path_to_measures
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk
from tests.ui.test_patient_side import Visit
from tests.ui.test_patient_side import visit as visit

RENAMED = replace(ODETTE, traits=replace(ODETTE.traits, birth_name="GARNIEZ"))
CORRECTED = e.IdentityCorrected(at=NOW, author=CLAIRE, identity=RENAMED, reason="Faute de frappe")


def test_a_name_is_corrected_with_a_reason_and_waits_for_the_patient(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.touch("to-identity")
    desk.shows("Pourquoi corriger ?", "Modifier : rien de changé")
    desk.write("field-birth_name", "Z")
    desk.shows("Modifier : dites pourquoi")
    desk.touch("correct-because-0", "go-on")
    desk.until(lambda: len(desk.side.console.record.corrections) == 1)
    made = desk.live.now.record.corrections[0]
    assert (made.before, made.by.reason, made.by.author.name) == (ODETTE, "Faute de frappe", "Claire Morel")
    desk.shows("Le patient confirme", "Continuer : nom à vérifier")
    desk.apply(e.IdentityDenied(at=NOW, author=CLAIRE))
    desk.shows("« Ce n’est pas moi »")
    desk.ask(desk.live.state_identity(for_patient=True))  # touched by mistake: heard again, and attested
    desk.until(lambda: desk.side.console.page == "call")
    assert desk.live.now.record.consents


def test_the_assistant_attests_for_a_patient_who_cannot_touch(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.apply(CORRECTED)
    desk.touch("stage-0")
    desk.touch("name-matches", "date-matches")
    desk.shows("Le patient a confirmé")
    desk.touch("go-on")
    desk.until(lambda: desk.side.console.record.identity_stated_at is not None)
    assert len(desk.live.now.record.corrections) == 1


def test_another_person_is_another_visit_and_says_so(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("stage-0")
    desk.write("field-birth_name", "Z")
    form = replace(desk.side.console.typing.identity, birth_date="01/06/1985")
    desk.side.console.type(identity=form, correction="Faute de frappe")
    desk.shows("Modifier : autre personne", "Nom et date changés : c’est une autre personne. Terminez cette visite et recommencez.")
    desk.touch("stage-0")  # as it stands again
    desk.shows("Modifier : rien de changé")
    assert desk.live.now.record.corrections == ()


def test_the_patient_reads_and_confirms_the_corrected_name_on_their_own_screen(visit: Visit) -> None:
    visit.to(State.QUESTIONS)
    visit.apply(CORRECTED)
    visit.shows("Est-ce bien vous ?", "GARNIEZ Odette Marie")
    visit.touch("deny")
    visit.until(lambda: visit.side.window.screen_name == "Patient/Moment")
    assert visit.live.now.record.identity_denied
    visit.apply(replace(CORRECTED, identity=ODETTE, reason="Le premier était bon"))
    visit.shows("Est-ce bien vous ?", "GARNIER Odette Marie")
    visit.touch("confirm")
    visit.until(lambda: visit.live.now.record.identity_stated_at is not None)
    visit.until(lambda: visit.side.window.screen_name == "Patient/Moment")
    assert visit.live.now.state is State.QUESTIONS


def test_a_measure_under_way_keeps_the_screen(visit: Visit) -> None:
    visit.to(State.MEASURES)
    visit.shows("Installez-vous bien.")
    visit.side.screens.known = replace(visit.side.screens.known, guide=replace(visit.side.screens.known.guide, phase=Phase.REST))
    visit.apply(CORRECTED)
    visit.until(lambda: visit.side.screens.record.identity_stated_at is None)
    assert visit.side.window.screen_name == "Patient/CuffRest"

"""Each ending without a call has its sheet: why, where to go, the measures, whom to call, nothing to pay."""

from dataclasses import replace

import pytest

from session import events as e
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation
from session.documents.sheet import Destination, ending_html, render_ending
from session.people import PATIENT
from tests.session.documents.pdf_text import compact, text
from tests.session.signed_visit import CLAIRE, PARIS, SITE, events, minute, visit

ENDINGS = [
    (e.NoPractitioner(at=minute(40), author=CLAIRE, reason="Aucun médecin en ligne"), "Aucun médecin ne peut vous parler"),
    (e.CallRefused(at=minute(40), author=CLAIRE, reason="Préfère venir au cabinet"), "Vous n’avez pas voulu de l’appel"),
    (e.PatientLeft(at=minute(40), author=CLAIRE, reason="Partie avant la fin"), "s’est arrêtée avant la fin"),
    (e.CallFailed(at=minute(40), author=CLAIRE, reason="Ligne coupée trois fois"), "L’appel n’a pas tenu"),
    *(
        (e.Oriented(at=minute(40), author=CLAIRE, outcome=outcome, reason="Palpation nécessaire", place="Maison de santé"), words)
        for outcome, words in (
            (e.Outcome.IN_PERSON, "vous voir en personne"),
            (e.Outcome.EXPERTISE, "Un autre médecin va donner son avis"),
            (e.Outcome.EMERGENCY, "Appelez le 15 ou 112"),
        )
    ),
]


@pytest.mark.parametrize(("ending", "words"), ENDINGS, ids=lambda each: type(each).__name__ if isinstance(each, e.Event) else "")
def test_each_ending_has_its_sheet(ending: e.Event, words: str) -> None:
    agreed = e.ConsentGiven(at=minute(39), author=PATIENT, purpose=Purpose.EXPERT, wording=WORDINGS[Purpose.EXPERT].version)
    ended = Consultation("c").after_all([*events()[:-5], agreed]).after(ending)
    html = ending_html(ended, SITE, PARIS, CLAIRE, minute(43), Destination("Maison de santé de Joinville", "4 rue des Écoles", "ouverte jusqu’à 20 h", True))
    for told in (words, ending.reason, "134/82", "Rien à payer", SITE.phone, "116 117", "15 ou 112", "Claire Morel"):  # type: ignore[attr-defined]
        assert told in html
    assert ("Maison de santé de Joinville" in html) is not ended.record.is_emergency


@pytest.mark.parametrize("ending", [ending for ending, _ in ENDINGS], ids=lambda each: type(each).__name__)
def test_where_the_booth_names_no_place_it_is_written_by_hand(ending: e.Event) -> None:
    agreed = e.ConsentGiven(at=minute(39), author=PATIENT, purpose=Purpose.EXPERT, wording=WORDINGS[Purpose.EXPERT].version)
    ended = Consultation("c").after_all([*events()[:-5], agreed]).after(replace(ending, place="") if isinstance(ending, e.Oriented) else ending)
    html = ending_html(ended, SITE, PARIS, CLAIRE, minute(43))
    assert ("Où aller maintenant" in html and 'class="write"' in html) is not ended.record.is_emergency
    assert compact("1 / 1") in compact(text(render_ending(ended, SITE, PARIS, CLAIRE, minute(43))))


def test_it_prints_on_one_page_with_its_reason() -> None:
    ended = Consultation("c").after_all(events()[:-5]).after(ENDINGS[0][0])
    told = text(render_ending(ended, SITE, PARIS, CLAIRE, minute(43)))
    assert compact("1 / 1") in compact(told)
    assert compact("Aucun médecin en ligne") in compact(told)


def test_a_patient_who_leaves_before_giving_a_name_has_a_sheet_too() -> None:
    gone = Consultation("c").after(events()[0]).after(e.PatientLeft(at=minute(2), author=CLAIRE, reason="Erreur"))
    assert "Erreur" in ending_html(gone, SITE, PARIS, CLAIRE, minute(3))


def test_a_visit_that_goes_on_has_no_such_sheet() -> None:
    with pytest.raises(ValueError, match="no ending"):
        ending_html(visit(), SITE, PARIS, CLAIRE, minute(43))

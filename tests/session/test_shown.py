"""What a practitioner is shown, and when: in the waiting room a first name and an initial, the record once the identity is confirmed."""

from dataclasses import replace
from datetime import date

import pytest

from devices.measurement import Quantity
from devices.picture_score import PictureFlaw, PictureScore
from session import events as e
from session.alarm import read_rules
from session.consent import Purpose
from session.consultation import Consultation
from session.hub.messages import encode
from session.identity.traits import Representative, RepresentativeRole
from session.observation import Observation, StillImage
from session.people import PATIENT
from session.shown import record_shown, refusals, taken, values, waiting
from session.skin import SKIN, ExaminationCamera
from tests.session.visits import CLAIRE, HADDAD, NOW, ODETTE, consents, path_to_call, path_to_measures, saturation

TODAY = date(2026, 11, 22)
RULES = read_rules()


def waits(*events: e.Event) -> Consultation:
    """Odette in the waiting room."""
    return Consultation("visit-1").after_all(
        [
            *path_to_measures(),
            e.MeasuresDone(at=NOW, author=CLAIRE),
            e.RelevanceDecided(at=NOW, author=CLAIRE, outcome=e.Outcome.TELECONSULTATION, reason="Otalgie simple"),
            e.Queued(at=NOW, author=CLAIRE),
            *events,
        ]
    )


def called(*events: e.Event) -> Consultation:
    return Consultation("visit-1").after_all([*path_to_call(), *events])


@pytest.mark.parametrize(("camera", "asked"), [("otoscope", ["otoscope-right", "otoscope-left"]), ("dermatoscope", ["dermatoscope"])])
def test_only_what_the_examination_camera_looks_at_can_be_asked_for(camera: str, asked: list[str]) -> None:
    shown = record_shown(called(), RULES, TODAY, (), camera=ExaminationCamera(camera))
    assert [code for code, _ in shown.can_request if code.startswith(("otoscope", "dermatoscope"))] == asked
    assert shown.camera == camera


def test_a_picture_of_the_skin_says_where_and_a_mark_made_for_ears_does_not_blame_it() -> None:
    score = PictureScore(31, 80, 97, PictureFlaw.BLURRED)
    mole = StillImage("image-1", SKIN, NOW, "0" * 64, 16, 16, 3, score=score, site="Dos")
    (image,) = record_shown(called(e.ImageKept(at=NOW, author=CLAIRE, image=mole)), RULES, TODAY, ()).images
    assert (image.subject, image.site, image.focus, image.flaw) == ("dermatoscope", "Dos", 31, "none")


def test_who_waits_is_a_first_name_and_an_initial() -> None:
    said = waiting(waits(), TODAY, "Pharmacie", "Claire Morel", True)
    assert (said.short_name, said.age, said.motive, said.priority, said.alert) == ("Odette G.", 79, "Oreille", False, "")
    text = encode(said)
    assert "GARNIER" not in text.upper().replace("ODETTE G.", "")
    assert "1947-03" not in text
    assert "52448" not in text


def test_who_does_not_wait_is_not_shown() -> None:
    with pytest.raises(ValueError, match="waits"):
        waiting(Consultation("visit-1"), TODAY, "", "", False)


def test_what_is_compared_is_the_birth_name_and_the_date_and_nothing_of_the_record() -> None:
    said = taken(waits(e.PractitionerTook(at=NOW, author=HADDAD.author, practitioner=HADDAD)), "Pharmacie", "0102", "Claire", False)
    assert (said.full_name, said.birth_date, said.rpps) == ("GARNIER Odette", date(1947, 3, 12), HADDAD.rpps)
    assert "Oreille" not in encode(said)


def test_the_record_holds_what_was_kept_with_how_far_to_believe_it() -> None:
    visit = called()
    shown = record_shown(visit, RULES, TODAY, ("Mon espace santé",))
    assert shown.observations == ()
    assert {each.kind for each in shown.red_flags} == {"not-asked"}  # blank is never "no"
    assert {each.kind for each in shown.answers} == {"unknown"}
    assert shown.recipients == ("Mon espace santé",)
    assert shown.signed is False
    assert shown.missing != ()


def test_numbers_are_shown_as_the_instrument_gave_them() -> None:
    assert [(each.quantity, each.number, each.unit) for each in values(saturation(97))] == [("2708-6", "97", "%"), ("8867-4", "74", "/min")]


def test_a_request_stands_open_then_refused_with_its_reason() -> None:
    asked = e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r-1", what="cuff", note="bras gauche")
    assert record_shown(called(asked), RULES, TODAY, ()).requests[0].state == "open"
    refused = e.MeasureRequestAnswered(at=NOW, author=CLAIRE, request_id="r-1", accepted=False, reason="Bras plâtré")
    request = record_shown(called(asked, refused), RULES, TODAY, ()).requests[0]
    assert (request.state, request.reason, request.note) == ("refused", "Bras plâtré", "bras gauche")


def test_every_open_alert_is_said() -> None:
    alerts = [e.AlertRaised(at=NOW, author=CLAIRE, rule=rule, rules="1", finding=finding) for rule, finding in (("a", "Oxygène bas"), ("b", "Fièvre"))]
    assert record_shown(called(*alerts), RULES, TODAY, ()).alert == "Oxygène bas ; Fièvre"


def test_what_was_refused_or_taken_back_is_said_in_the_words_that_were_shown() -> None:
    visit = called(e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=Purpose.IMAGES))
    assert refusals(visit.record) == ("Prendre des images et des sons pour le médecin",)
    refused = Consultation("v").after_all([*path_to_measures()[:3], *consents(refused=frozenset({Purpose.SHARED_RECORD}))])
    assert refusals(refused.record) == ("Mettre le résumé dans Mon espace santé",)


def test_a_value_that_no_limit_weighs_at_this_age_says_so() -> None:
    child = replace(ODETTE, traits=replace(ODETTE.traits, birth_date=date(2018, 3, 12)), representative=Representative("Anne", RepresentativeRole.PARENT))
    entered = [replace(each, identity=child) if isinstance(each, e.IdentityEntered) else each for each in path_to_call()]
    kept = e.ObservationKept(at=NOW, author=CLAIRE, observation=Observation("o1", saturation(97), NOW, CLAIRE))
    of_a_child = record_shown(Consultation("v").after_all([*entered, kept]), RULES, TODAY, ())
    assert [each.unweighed for each in of_a_child.observations] == [(Quantity.PULSE_RATE.loinc,)]
    assert [each.unweighed for each in record_shown(called(kept), RULES, TODAY, ()).observations] == [()]

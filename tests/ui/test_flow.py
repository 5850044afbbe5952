"""Every state of the visit has a screen on the patient's side, and every screen that is named exists."""

from dataclasses import replace

import pytest

from devices.measurement import Quantity, Reason
from session import events as e
from session.consultation import Consultation, State
from session.guided import Phase, PressureGuide
from session.people import PATIENT, SYSTEM, Author
from tests.session.visits import CLAIRE, HADDAD, NOW, OXIMETER, path_to_call, pressure, saturation
from ui import flow
from ui.models.emergency import EmergencyModel, EmergencyView
from ui.models.moment import MomentModel
from ui.patient.shown import end
from ui.screens import QML


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_screen_and_a_step(state: State) -> None:
    assert (QML / f"Alcove/{flow.PATIENT[state]}.qml").exists()
    assert 0 <= flow.STEP[state] < 7


@pytest.mark.parametrize("state", [state for state in State if flow.PATIENT[state] == "Patient/Moment"])
def test_every_quiet_screen_says_something_of_its_own(state: State) -> None:
    assert state in flow.MOMENT


@pytest.mark.parametrize("name", flow.MEASURE.values())
def test_every_measure_has_a_screen(name: str) -> None:
    assert (QML / f"Alcove/{name}.qml").exists()


@pytest.mark.parametrize(
    ("guide", "under_way", "can_stop", "screen"),
    [
        (PressureGuide(), False, True, "CuffPosition"),
        (PressureGuide(phase=Phase.REST), False, True, "CuffRest"),
        (PressureGuide(phase=Phase.MEASURE), True, True, "BloodPressure"),
        (PressureGuide(phase=Phase.MEASURE), True, False, "CuffByHand"),
        (PressureGuide(phase=Phase.MEASURE, failures=(Reason.MOVEMENT,)), False, False, "CuffRetry"),
        (PressureGuide(phase=Phase.MEASURE, failures=(Reason.MOVEMENT,)), True, False, "CuffByHand"),
        (PressureGuide(phase=Phase.PAUSE), False, False, "CuffByHand"),
        (PressureGuide(phase=Phase.MEASURE), False, True, "BloodPressure"),  # the instant before it tightens, and the one after
        (PressureGuide(), True, True, "BloodPressure"),
        (PressureGuide(phase=Phase.GIVEN_UP), True, True, "BloodPressure"),
        (PressureGuide(phase=Phase.DONE), False, True, "Moment"),
        (PressureGuide(phase=Phase.GIVEN_UP), False, True, "CuffRetry"),
    ],
)
def test_the_cuff_shows_where_its_guide_stands(guide: PressureGuide, under_way: bool, can_stop: bool, screen: str) -> None:
    name = flow.cuff_screen(guide, under_way=under_way, can_stop=can_stop)
    assert name == f"Patient/{screen}"
    assert (QML / f"Alcove/{name}.qml").exists()


@pytest.mark.parametrize("failures", [(), (Reason.MOVEMENT,)])
def test_a_doubtful_reading_is_looked_at_whatever_came_before_it(failures: tuple[Reason, ...]) -> None:
    guide = PressureGuide(phase=Phase.MEASURE, failures=failures)
    assert flow.cuff_screen(guide, under_way=False, can_stop=True, looked_at=True) == "Patient/Moment"


@pytest.mark.parametrize(
    ("who", "title"),
    [
        (PATIENT, "Vous avez terminé l’appel avec Dr Samir Haddad."),
        (CLAIRE, "Claire a terminé l’appel avec Dr Samir Haddad."),
        (HADDAD.author, "Dr Samir Haddad a terminé l’appel."),
        (SYSTEM, "L’appel avec Dr Samir Haddad est terminé."),
    ],
)
def test_the_patient_reads_who_ended_the_call_and_that_it_may_begin_again(who: Author, title: str) -> None:
    over = Consultation("v").after_all((*path_to_call(), e.CallEnded(at=NOW, author=who)))
    model = MomentModel()
    model.show(end.moment(over, "Claire"))
    assert model.property("title") == title
    assert model.property("help") == "Le médecin écrit son compte rendu et peut vous rappeler. Restez assis."


def test_a_booth_that_does_not_know_its_address_has_it_said_and_invents_none() -> None:
    model = EmergencyModel()
    model.show(EmergencyView(place="Borne Alcôve", patient="Femme, 78 ans"))
    assert model.property("to_say") == "L’adresse d’ici. Femme, 78 ans."
    model.show(EmergencyView(place="Borne Alcôve", address="4 rue des Halles", patient="Femme, 78 ans"))
    assert model.property("to_say") == "4 rue des Halles. Femme, 78 ans."


def test_the_emergency_screen_says_what_both_devices_gave() -> None:
    other = replace(saturation(88, 74), device=replace(OXIMETER, serial="O-2"))
    held = {Quantity.SPO2: [saturation(97), other], Quantity.PULSE_RATE: [saturation(97), other], Quantity.SYSTOLIC: [pressure(134, 82)]}
    assert EmergencyModel().values(held) == "Tension 134/82, pouls 74, oxygène 97 et 88 %"
    assert EmergencyModel().values({}) == ""

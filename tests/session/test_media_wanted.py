"""What may be on, in every state and with every agreement: nothing before the agreement, and nothing once it is taken back."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from session import events as e
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation, State
from session.media_wanted import MediaWanted, media_wanted
from session.people import PATIENT
from tests.session.visits import NOW, path_to_call

OFF = MediaWanted()
WITH_PICTURES = {
    State.MEASURES: MediaWanted(otoscope=True, stethoscope=True),
    State.RELEVANCE: MediaWanted(otoscope=True, stethoscope=True),
    State.WAITING: MediaWanted(patient_camera=True, otoscope=True, stethoscope=True),
    State.CALL: MediaWanted(patient_camera=True, otoscope=True, sound=True, stethoscope=True),
}


def visit_in(state: State, *without: Purpose, withdrawn: bool = True) -> Consultation:
    """A visit in this state, with all agreements but these."""
    visit = Consultation("visit-1").after_all(path_to_call())
    consents = dict(visit.record.consents)
    for purpose in without:
        if withdrawn:
            consents[purpose] = e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=purpose)
        else:
            consents[purpose] = e.ConsentRefused(at=NOW, author=PATIENT, purpose=purpose, wording=WORDINGS[purpose].version)
    return replace(visit, state=state, record=replace(visit.record, consents=MappingProxyType(consents)))


@pytest.mark.parametrize("state", State)
def test_what_is_on_in_each_state(state: State) -> None:
    assert media_wanted(visit_in(state)) == WITH_PICTURES.get(state, OFF)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("withdrawn", [True, False])
def test_without_the_call_nothing_is_ever_on(state: State, withdrawn: bool) -> None:
    assert media_wanted(visit_in(state, Purpose.TELECONSULTATION, withdrawn=withdrawn)) == OFF


@pytest.mark.parametrize("state", State)
def test_without_pictures_and_sounds_otoscope_and_stethoscope_are_never_on(state: State) -> None:
    assert media_wanted(visit_in(state, Purpose.IMAGES)) == replace(WITH_PICTURES.get(state, OFF), otoscope=False, stethoscope=False)


def test_without_a_visit_nothing_is_on() -> None:
    assert media_wanted(None) == OFF

"""Alerts and the decisions that close them: in whatever state, and with what follows."""

from contextlib import suppress
from dataclasses import replace

import pytest

from session import events as e
from session.consultation import (
    TRANSITIONS,
    IllegalEvent,
    State,
    decide,
)
from tests.session.every_event import ALERT, EMPTY, KINDS, full, kept, sample
from tests.session.visits import CLAIRE, NOW, path_to_call, path_to_measures


@pytest.mark.parametrize("state", [state for state in State if e.AlertRaised in TRANSITIONS[state]], ids=lambda state: state.value)
def test_an_alert_opens_in_whatever_state_and_closes_only_by_a_decision(state: State) -> None:
    before = full(state)
    assert before.state is state
    alarmed = before.after(ALERT)
    assert (alarmed.state, alarmed.alert) == (state, ALERT)
    assert alarmed.record.relevance is None  # relevance is open again
    decided = alarmed.after(e.AlertDecided(at=NOW, author=CLAIRE, outcome=e.Outcome.PRIORITY, reason="Respire bien"))
    assert decided.alert is None
    assert decided.record.alerts == (ALERT,)
    assert decided.record.decisions[-1].reason == "Respire bien"
    for kind in KINDS:
        if kind is not e.AlertDecided and kind in TRANSITIONS[state]:
            with suppress(IllegalEvent):
                assert alarmed.after(sample(kind)).alert is not None


def test_there_is_no_alert_before_the_patient_is_welcomed_and_none_after_the_hygiene() -> None:
    assert [state for state in State if e.AlertRaised not in TRANSITIONS[state]] == [State.WELCOME, State.WIPING, State.WIPED]


def test_one_decision_closes_all_open_alerts_and_needs_one() -> None:
    second = replace(ALERT, rule="pulse-high")
    alarmed = full(State.MEASURES).after_all([ALERT, second])
    assert alarmed.open_alerts == (ALERT, second)
    assert alarmed.alert == second
    decision = e.AlertDecided(at=NOW, author=CLAIRE, outcome=e.Outcome.TELECONSULTATION, reason="Mesures reprises")
    assert alarmed.after(decision).alert is None
    with pytest.raises(IllegalEvent, match="no alert is open"):
        alarmed.after(decision).after(decision)


@pytest.mark.parametrize("kind", [e.AlertDecided, e.RelevanceDecided])
def test_a_decision_has_a_reason(kind: type[e.AlertDecided | e.RelevanceDecided]) -> None:
    with pytest.raises(ValueError, match="reason"):
        kind(at=NOW, author=CLAIRE, outcome=e.Outcome.PRIORITY, reason="  ")


DECIDED, RELEVANT, QUEUED, ORIENTED = e.AlertDecided, e.RelevanceDecided, e.Queued, e.Oriented
# state: what follows without an alert, for teleconsultation, priority, and the three ways elsewhere. An alert puts its decision first.
DECISIONS: dict[State, tuple[tuple[type[e.Event], ...], tuple[type[e.Event], ...], tuple[type[e.Event], ...]]] = {
    State.IDENTITY: ((), (), (ORIENTED,)),
    State.CONSENT: ((), (), (ORIENTED,)),
    State.MOTIVE: ((), (RELEVANT, QUEUED), (ORIENTED,)),
    State.RED_FLAGS: ((), (RELEVANT, QUEUED), (ORIENTED,)),
    State.QUESTIONS: ((), (RELEVANT, QUEUED), (ORIENTED,)),
    State.MEASURES: ((), (RELEVANT, QUEUED), (ORIENTED,)),
    State.RELEVANCE: ((RELEVANT, QUEUED), (RELEVANT, QUEUED), (ORIENTED,)),
    State.WAITING: ((RELEVANT, QUEUED), (RELEVANT, QUEUED), (ORIENTED,)),
    State.CALL: ((RELEVANT,), (RELEVANT,), (ORIENTED,)),
    State.CONCLUSION: ((RELEVANT,), (RELEVANT,), (ORIENTED,)),
}


@pytest.mark.parametrize("alarmed", [False, True], ids=["calm", "alarmed"])
@pytest.mark.parametrize("outcome", e.Outcome, ids=lambda outcome: outcome.value)
@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_the_events_of_a_decision(state: State, outcome: e.Outcome, alarmed: bool) -> None:
    if alarmed and e.AlertRaised not in TRANSITIONS[state]:
        return  # no alert can be open there
    consultation = replace(full(state), open_alerts=(ALERT,) if alarmed else ())
    fitting, priority, elsewhere = DECISIONS.get(state, ((), (), ()))
    follows = {e.Outcome.TELECONSULTATION: fitting, e.Outcome.PRIORITY: priority}.get(outcome, elsewhere)
    events = decide(consultation, outcome, "Parce que", NOW, CLAIRE)
    assert tuple(type(event) for event in events) == ((DECIDED,) if alarmed else ()) + follows
    assert all(event.author == CLAIRE and event.at == NOW for event in events)
    assert [event.priority for event in events if isinstance(event, e.Queued)] in ([], [outcome is e.Outcome.PRIORITY])
    after = consultation.after_all(events)  # a decision is always legal, and leaves no alert
    assert after.alert is None


def test_practitioner_now_in_the_middle_of_the_measures_waits_for_nothing() -> None:
    measuring = EMPTY.after_all(path_to_measures()).after_all([kept(systolic=200), ALERT])
    after = measuring.after_all(decide(measuring, e.Outcome.PRIORITY, "Tension à 200", NOW, CLAIRE))
    assert after.state is State.WAITING
    assert after.record.relevance is not None


def test_a_decision_during_the_call_leaves_the_call() -> None:
    alarmed = EMPTY.after_all(path_to_call()).after(ALERT)
    after = alarmed.after_all(decide(alarmed, e.Outcome.TELECONSULTATION, "Vu avec le médecin", NOW, CLAIRE))
    assert after.state is State.CALL
    assert after.record.relevance is not None
    assert len(after.record.decisions) == 3  # the first, the alert's, relevance anew: each stays

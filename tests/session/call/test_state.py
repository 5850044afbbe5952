"""The call's state table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.call.state import TRANSITIONS, CallState, Closed, Connected, Dropped, Offered, after

EVENTS = (Offered, Connected, Dropped, Closed)


@pytest.mark.parametrize("state", CallState)
@pytest.mark.parametrize("event", EVENTS)
def test_what_the_table_does_not_know_raises(state: CallState, event: type) -> None:
    if event in TRANSITIONS[state]:
        assert after(state, event) is TRANSITIONS[state][event]
    else:
        with pytest.raises(ValueError, match="cannot happen"):
            after(state, event)


def test_a_call_that_dropped_returns_by_itself_or_by_a_new_offer() -> None:
    assert after(CallState.LOST, Connected) is CallState.UP
    assert after(CallState.LOST, Offered) is CallState.CONNECTING


@given(st.lists(st.sampled_from(EVENTS)))
def test_only_an_offer_leads_to_a_call_and_closing_ends_it_for_good(events: list[type]) -> None:
    state = CallState.NEW
    past: list[type] = []
    for event in events:
        if event in TRANSITIONS[state]:
            state = after(state, event)
            past.append(event)
    assert (state is CallState.ENDED) == (Closed in past)
    assert state is CallState.NEW or Offered in past or past == [Closed]

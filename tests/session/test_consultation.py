"""The table of a visit, whole: every state with every event is either one known state or refused, and refused changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session import events as e
from session.consent import Purpose
from session.consultation import (
    ENDED_WITHOUT_REPORT,
    MOVES_DURING_ALERT,
    TRANSITIONS,
    WITH_PATIENT,
    Consultation,
    IllegalEvent,
    State,
)
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, Traits
from session.people import PATIENT, SYSTEM, Practitioner
from tests.session.every_event import ALERT, EMPTY, IMAGE, KINDS, full, kept, path_to, sample
from tests.session.visits import CLAIRE, HADDAD, NOW, ODETTE, answers, consents, path_to_call, path_to_measures

# What the table must say, written once more by hand and in words: state, then event → state. Anything not named here is illegal.
BESIDE = (
    "AssistantTookCharge ObservationKept MeasurementDiscarded ImageKept ImageSeen ImagesDropped SoundKept SoundsDropped AlertRaised AlertDecided"
    " UrgencyCalled UrgencyCancelled NoteWritten PrivacyNoted HiddenInCall ChatSent ConsentWithdrawn CommandApplied IncidentNoted"
)
ENDINGS = {"Oriented": "oriented", "CallRefused": "refused", "NoPractitioner": "no-practitioner", "PatientLeft": "patient-left", "CallFailed": "call-failed"}
WITH_ENDINGS = ("identity", "consent", "motive", "red-flags", "questions", "measures", "relevance", "waiting", "call", "conclusion")
EXPECTED: dict[str, dict[str, str]] = {
    "welcome": {"Welcomed": "identity", "UrgencyCalled": "welcome", "UrgencyCancelled": "welcome", "PatientLeft": "patient-left"},
    "identity": {"Welcomed": "identity", "IdentityEntered": "identity", "IdentityDenied": "identity", "IdentityStated": "consent"},
    "consent": {
        "ConsentGiven": "consent",
        "ConsentRefused": "consent",
        "IdentityEntered": "identity",
        "IdentityDenied": "identity",
        "ConsentsAnswered": "motive",
    },
    "motive": {"Queued": "waiting", "RelevanceDecided": "motive", "MotiveGiven": "red-flags"},
    "red-flags": {
        "Queued": "waiting",
        "RelevanceDecided": "red-flags",
        "MotiveGiven": "red-flags",
        "RedFlagAnswered": "red-flags",
        "RedFlagsAnswered": "questions",
    },
    "questions": {
        "Queued": "waiting",
        "RelevanceDecided": "questions",
        "MotiveGiven": "red-flags",
        "RedFlagAnswered": "questions",
        "QuestionAnswered": "questions",
        "QuestionsAnswered": "measures",
    },
    "measures": {
        "Queued": "waiting",
        "RelevanceDecided": "measures",
        "RedFlagAnswered": "measures",
        "QuestionAnswered": "measures",
        "MeasuresDone": "relevance",
    },
    "relevance": {"QuestionAnswered": "relevance", "MeasuresDone": "relevance", "RelevanceDecided": "relevance", "Queued": "waiting"},
    "waiting": {"QuestionAnswered": "waiting", "RelevanceDecided": "waiting", "Queued": "waiting", "PractitionerTook": "call"},
    "call": {
        "PractitionerTook": "call",
        "IdentityConfirmed": "call",
        "QuestionAnswered": "call",
        "RelevanceDecided": "call",
        "MeasureRequested": "call",
        "MeasureRequestAnswered": "call",
        "DraftSaved": "call",
        "CallEnded": "conclusion",
        "ReportSigned": "recap",
    },
    "conclusion": {
        "PractitionerTook": "call",
        "QuestionAnswered": "conclusion",
        "RelevanceDecided": "conclusion",
        "MeasureRequested": "conclusion",
        "MeasureRequestAnswered": "conclusion",
        "DraftSaved": "conclusion",
        "ReportSigned": "recap",
    },
    "recap": {"RecapGiven": "delivery", "SheetHandedOver": "recap", "PatientLeft": "delivery"},
    "delivery": {"HandedToOutbox": "hygiene", "SheetHandedOver": "delivery", "HygieneDone": "delivery"},
    "oriented": {"SheetHandedOver": "hygiene"},
    "refused": {"SheetHandedOver": "hygiene"},
    "no-practitioner": {"SheetHandedOver": "hygiene"},
    "patient-left": {"SheetHandedOver": "hygiene"},
    "call-failed": {"SheetHandedOver": "hygiene"},
    "hygiene": {"HygieneDone": "hygiene", "HygieneSigned": "wiping"},
    "wiping": {"Wiped": "wiped"},
    "wiped": {},
}
for _state, _moves in EXPECTED.items():
    if _state not in ("welcome", "wiping", "wiped"):
        _moves.update(dict.fromkeys(BESIDE.split(), _state))
    if _state in WITH_ENDINGS:
        _moves.update(ENDINGS)
    if _state in ("motive", "red-flags", "questions", "measures", "relevance", "waiting", "call", "conclusion"):
        _moves.update(dict.fromkeys(("ConsentGiven", "IdentityCorrected", "IdentityStated", "IdentityDenied"), _state))


def ready_for(consultation: Consultation, kind: type[e.Event]) -> Consultation:
    """The same, with the open alert that a decision needs."""
    return replace(consultation, open_alerts=(ALERT,)) if kind is e.AlertDecided else consultation


def test_the_table_is_the_one_written_by_hand() -> None:
    written = {state.value: {kind.__name__: to.value for kind, to in moves.items()} for state, moves in TRANSITIONS.items()}
    assert written == EXPECTED


@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_every_event_in_every_state_is_legal_or_changes_nothing(state: State) -> None:
    for kind in KINDS:
        before = ready_for(full(state), kind)
        event = sample(kind)
        if kind in TRANSITIONS[state]:
            after = before.after(event)
            assert after.state is TRANSITIONS[state][kind]
        else:
            copy = replace(before)
            with pytest.raises(IllegalEvent) as refused:
                before.after(event)
            assert (refused.value.event, refused.value.state) == (kind, state)
            assert before == copy


@pytest.mark.parametrize("state", State, ids=lambda state: state.value)
def test_while_an_alert_is_open_nothing_moves_on_but_what_nobody_can_forbid(state: State) -> None:
    alarmed = replace(full(state), open_alerts=(ALERT,))
    for kind, to in TRANSITIONS[state].items():
        if to is state or kind in MOVES_DURING_ALERT:
            assert alarmed.after(sample(kind)).state is to
        else:
            with pytest.raises(IllegalEvent, match="an alert is open"):
                alarmed.after(sample(kind))


def test_relevance_stands_again_only_by_a_decision() -> None:
    assert full(State.WAITING).record.relevance is not None
    assert full(State.WAITING).after(ALERT).record.relevance is None


def test_every_state_can_be_reached_and_left() -> None:
    reached = {State.WELCOME}
    while more := {to for state in reached for to in TRANSITIONS[state].values()} - reached:
        reached |= more
    assert reached == set(State)
    for state in State:
        assert state is State.WIPED or any(to is not state for to in TRANSITIONS[state].values())


def test_every_way_ends_in_the_wipe() -> None:
    leads = {State.WIPED}
    while more := {state for state in State if leads & set(TRANSITIONS[state].values())} - leads:
        leads |= more
    assert leads == set(State)


def test_the_patient_may_leave_and_the_call_may_be_refused_wherever_the_patient_is() -> None:
    for state in WITH_PATIENT:
        assert TRANSITIONS[state][e.PatientLeft] is State.PATIENT_LEFT
    for state in ENDED_WITHOUT_REPORT:
        assert TRANSITIONS[state][e.SheetHandedOver] is State.HYGIENE


# ── what must be there first ─────────────────────────────────────────────────────────────────────────────────────────

LEO = Traits("MARTIN", ("LEO",), date(2016, 2, 29), Sex.MALE)
MOTHER = Representative("Anne Martin", RepresentativeRole.PARENT)


def entered(identity: Identity) -> Consultation:
    return Consultation("c", State.IDENTITY).after(e.IdentityEntered(at=NOW, author=CLAIRE, identity=identity))


def test_nobody_states_an_identity_that_was_not_entered() -> None:
    with pytest.raises(IllegalEvent, match="no identity"):
        Consultation("c", State.IDENTITY).after(sample(e.IdentityStated))


def test_a_minor_speaks_with_a_representative() -> None:
    with pytest.raises(IllegalEvent, match="representative"):
        entered(Identity(LEO)).after(sample(e.IdentityStated))
    assert entered(Identity(LEO, representative=MOTHER)).after(sample(e.IdentityStated)).state is State.CONSENT


@pytest.mark.parametrize(("born", "possible"), [((2026, 11, 22), True), ((2026, 11, 24), False), ((1906, 11, 24), True), ((1906, 11, 21), False)])
def test_nobody_is_born_tomorrow_or_121_years_ago(born: tuple[int, int, int], possible: bool) -> None:
    identity = Identity(replace(LEO, birth_date=date(*born)))
    if possible:
        assert entered(identity).record.identity == identity
    else:
        with pytest.raises(IllegalEvent, match="nobody living"):
            entered(identity)


def test_correcting_the_identity_asks_the_patient_again() -> None:
    stated = entered(ODETTE).after(sample(e.IdentityStated))
    for event in (sample(e.IdentityEntered), sample(e.IdentityDenied)):
        assert stated.after(event).record.identity_stated_at is None


def test_the_path_opens_only_with_every_answer_and_with_the_call_agreed_to() -> None:
    asked = entered(ODETTE).after(sample(e.IdentityStated))
    with pytest.raises(IllegalEvent, match="no answer"):
        asked.after_all(consents()[:-1]).after(sample(e.ConsentsAnswered))
    with pytest.raises(IllegalEvent, match="not agreed"):
        asked.after_all(consents(refused=frozenset({Purpose.TELECONSULTATION}))).after(sample(e.ConsentsAnswered))
    others = frozenset(Purpose) - {Purpose.TELECONSULTATION}
    assert asked.after_all(consents(refused=others)).after(sample(e.ConsentsAnswered)).state is State.MOTIVE


def test_only_what_was_agreed_to_can_be_taken_back() -> None:
    taken_back = full(State.WAITING).after(sample(e.ConsentWithdrawn))
    assert not taken_back.record.agreed(Purpose.TELECONSULTATION)
    with pytest.raises(IllegalEvent, match="not agreed"):
        taken_back.after(sample(e.ConsentWithdrawn))
    for kind in (e.Queued, e.PractitionerTook):
        with pytest.raises(IllegalEvent, match="not agreed"):
            taken_back.after(sample(kind))


def test_a_blank_is_not_none() -> None:
    asked = EMPTY.after_all(path_to_measures()[: -len(answers()) - 1])
    assert asked.state is State.QUESTIONS
    with pytest.raises(IllegalEvent, match="a question"):
        asked.after_all([*answers()[1:], sample(e.QuestionsAnswered)])
    assert asked.after_all([*answers(), sample(e.QuestionsAnswered)]).state is State.MEASURES


@pytest.mark.parametrize("outcome", e.Outcome)
def test_only_a_fitting_visit_is_queued(outcome: e.Outcome) -> None:
    decided = full(State.RELEVANCE).after(e.RelevanceDecided(at=NOW, author=CLAIRE, outcome=outcome, reason="Parce que"))
    if outcome in (e.Outcome.TELECONSULTATION, e.Outcome.PRIORITY):
        assert decided.after(sample(e.Queued)).state is State.WAITING
    else:
        with pytest.raises(IllegalEvent, match="fits"):
            decided.after(sample(e.Queued))


def test_nobody_takes_a_visit_whose_relevance_is_open_but_during_the_alert_itself() -> None:
    alarmed = full(State.WAITING).after(ALERT)
    assert alarmed.after(sample(e.PractitionerTook)).state is State.CALL
    decided = alarmed.after(sample(e.AlertDecided))
    for kind in (e.PractitionerTook, e.Queued):
        with pytest.raises(IllegalEvent, match="fits"):
            decided.after(sample(kind))


def test_pictures_need_their_agreement() -> None:
    without = full(State.MEASURES).after(e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=Purpose.IMAGES))
    with pytest.raises(IllegalEvent, match="pictures"):
        without.after(sample(e.ImageKept))


def test_an_observation_is_kept_once_and_corrects_one_that_is_there() -> None:
    measured = full(State.MEASURES).after(kept("o-1", 150))
    with pytest.raises(IllegalEvent, match="already"):
        measured.after(kept("o-1", 140))
    with pytest.raises(IllegalEvent, match="not there"):
        measured.after(kept("o-2", 140, corrects="o-0"))
    corrected = measured.after(kept("o-2", 140, corrects="o-1"))
    assert [each.observation_id for each in corrected.record.observations] == ["o-1", "o-2"]
    assert [each.observation_id for each in corrected.record.current_observations] == ["o-2"]


def test_a_command_has_its_effect_once() -> None:
    once = full(State.CALL).after(sample(e.CommandApplied))
    with pytest.raises(IllegalEvent, match="already"):
        once.after_all([sample(e.DraftSaved), sample(e.CommandApplied)])


def test_only_what_was_asked_is_answered() -> None:
    with pytest.raises(IllegalEvent, match="nobody asked"):
        full(State.CALL).after(e.MeasureRequestAnswered(at=NOW, author=CLAIRE, request_id="other", accepted=True))
    answered = full(State.CALL).after(sample(e.MeasureRequestAnswered)).record
    assert [request.request_id for request in answered.requests] == list(answered.request_answers)


OTHER = Practitioner("Dr Anne Other", "10009999999", "Nancy")


def test_only_who_took_the_visit_and_confirmed_the_identity_signs_what_was_hashed() -> None:
    call = full(State.CALL)
    signature = sample(e.ReportSigned)
    assert isinstance(signature, e.ReportSigned)
    assert call.after(signature).state is State.RECAP
    with pytest.raises(IllegalEvent, match="another practitioner"):
        call.after(replace(signature, practitioner=OTHER))
    with pytest.raises(IllegalEvent, match="hash"):
        call.after(replace(signature, content='{"a":2}'))
    with pytest.raises(IllegalEvent, match="confirm"):
        call.after(e.PractitionerTook(at=NOW, author=OTHER.author, practitioner=OTHER)).after(replace(signature, practitioner=OTHER))


def test_taking_the_same_visit_again_keeps_the_confirmation_and_the_first_instant() -> None:
    again = full(State.CALL).after(e.PractitionerTook(at=NOW + timedelta(minutes=5), author=HADDAD.author, practitioner=HADDAD))
    assert again.record.identity_confirmed_at == NOW
    assert again.record.call_began_at == NOW


def test_the_hygiene_is_signed_when_every_item_is_done() -> None:
    cleaned = Consultation("c", State.HYGIENE)
    for item in e.HygieneItem:
        with pytest.raises(IllegalEvent, match="not done"):
            cleaned.after(sample(e.HygieneSigned))
        cleaned = cleaned.after(e.HygieneDone(at=NOW, author=CLAIRE, item=item))
    assert cleaned.after(sample(e.HygieneSigned)).state is State.WIPING


def test_all_or_none() -> None:
    before = full(State.MEASURES)
    with pytest.raises(IllegalEvent):
        before.after_all([sample(e.NoteWritten), sample(e.Wiped)])
    assert before == full(State.MEASURES)


def test_an_event_needs_an_aware_instant() -> None:
    with pytest.raises(ValueError, match="aware"):
        e.HygieneSigned(at=NOW.replace(tzinfo=None), author=CLAIRE)


# ── the record ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_record_holds_what_happened_last_and_the_events_the_rest() -> None:
    visit = EMPTY.after_all(path_to_call()).after_all(
        [
            sample(e.ImageKept),
            e.NoteWritten(at=NOW, author=CLAIRE, text="Première"),
            e.NoteWritten(at=NOW, author=CLAIRE, text="Seconde"),
            sample(e.PrivacyNoted),
            sample(e.HiddenInCall),
            sample(e.ChatSent),
            sample(e.UrgencyCalled),
        ]
    )
    record = visit.record
    assert record.note is not None
    assert record.note.text == "Seconde"
    assert record.images == (IMAGE,)
    assert record.urgency is not None
    assert record.chat[0].text == "Bonjour"
    assert record.privacy == sample(e.PrivacyNoted)
    assert record.hidden == sample(e.HiddenInCall)
    dropped = visit.after(e.ImagesDropped(at=NOW, author=SYSTEM, image_ids=("image-9",))).after(sample(e.UrgencyCancelled))
    assert dropped.record.images == ()
    assert dropped.record.urgency is None


@pytest.mark.parametrize("kind", [e.Oriented, e.CallRefused, e.NoPractitioner, e.PatientLeft, e.CallFailed])
def test_an_ending_ends_the_call_that_had_begun(kind: type[e.Event]) -> None:
    assert full(State.CALL).after(sample(kind)).record.call_ended_at == NOW
    assert full(State.CALL).after(sample(kind)).record.call_ended_by == CLAIRE
    assert full(State.WAITING).after(sample(kind)).record.call_ended_at is None


def test_who_ended_the_call_first_is_known_until_it_begins_again() -> None:
    ended = full(State.CALL).after(e.CallEnded(at=NOW, author=PATIENT))
    assert ended.record.call_ended_by == PATIENT
    assert ended.after(sample(e.Oriented)).record.call_ended_by == PATIENT
    assert ended.after(sample(e.PractitionerTook)).record.call_ended_by is None
    assert full(State.CALL).after(replace(sample(e.ReportSigned), author=HADDAD.author)).record.call_ended_by == HADDAD.author


# ── any order at all ─────────────────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=60)
@given(st.sampled_from(State), st.lists(st.sampled_from(KINDS), max_size=40))
def test_whatever_happens_in_whatever_order_the_rules_hold(begin: State, kinds: list[type[e.Event]]) -> None:
    visit, happened = full(begin), list(path_to(begin))
    for number, kind in enumerate(kinds):
        event = kept(f"o-{number}") if kind is e.ObservationKept else sample(kind)
        before = visit
        try:
            visit = visit.after(event)
        except IllegalEvent:
            assert visit is before
            continue
        happened.append(event)
        assert visit.state is TRANSITIONS[before.state][kind]
        record = visit.record
        if before.state is not visit.state:
            assert visit.state is not State.WAITING or (record.agreed(Purpose.TELECONSULTATION) and record.relevance is not None)
            assert visit.state is not State.CALL or record.agreed(Purpose.TELECONSULTATION)
            assert visit.state is not State.RECAP or (record.signature is not None and record.identity_confirmed_at is not None)
            assert visit.state is not State.WIPING or len(record.hygiene) == len(e.HygieneItem)
            assert before.alert is None or kind in MOVES_DURING_ALERT
        if before.alert is not None and kind is not e.AlertDecided:
            assert visit.alert is not None
        assert len(record.observations) >= len(before.record.observations)
        assert len(record.decisions) >= len(before.record.decisions)
        assert before.record.signature in (None, record.signature)
    assert EMPTY.after_all(happened) == visit  # the events alone give the same again

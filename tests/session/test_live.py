"""The live visit: each verb is stored, then told; what must not happen does not."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from devices.measurement import Origin, Quantity, Reason
from session import events as e
from session.alarm import read_rules
from session.consent import Purpose
from session.consultation import Consultation, IllegalEvent, State
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, Traits
from session.live import LiveConsultation, NobodyLoggedIn, NoVisit
from session.observation import ManualSource, NotKept, StillImage
from session.people import PATIENT, SYSTEM, Author, Part
from tests.session.signed_visit import heard
from tests.session.visits import CLAIRE, HADDAD, NOW, ODETTE, Clock, MemoryBooth, path_to_call, path_to_measures, pressure, saturation


def visit(*events: e.Event) -> tuple[LiveConsultation, MemoryBooth]:
    """A visit to which these events have happened."""
    booth = MemoryBooth()
    live = LiveConsultation(booth, read_rules(), Clock())
    live.assistant = CLAIRE
    if events:
        file = booth.begin()
        file.append(events)
        live.resume()
    return live, booth


def image(name: str = "i1") -> StillImage:
    return StillImage(name, "otoscope-right", NOW, "0" * 64, 1280, 720, 3)


async def test_a_whole_path_to_the_queue() -> None:
    live, _ = visit()
    await live.begin(language="fr", text_scale=1.5)
    await live.enter_identity(ODETTE)
    await live.state_identity()
    for purpose in Purpose:
        await live.answer_consent(purpose, agreed=purpose is not Purpose.OWN_DOCTOR)
    await live.finish_consents()
    await live.give_motive("ear")
    for flag in live.rules.red_flags:
        await live.answer_red_flag(flag.flag_id, e.AnswerKind.NO)
    await live.finish_red_flags()
    for question in e.Question:
        await live.answer_question(question, e.AnswerKind.UNKNOWN)
    await live.finish_questions()
    await live.finish_measures([("thermometer", "Hors ligne")])
    await live.decide(e.Outcome.TELECONSULTATION, "Otalgie simple")
    assert live.now.state is State.WAITING
    assert live.now.record.text_scale == 1.5
    assert not live.now.record.agreed(Purpose.OWN_DOCTOR)


async def test_nothing_can_be_done_without_a_visit_or_without_an_assistant() -> None:
    live, _ = visit()
    with pytest.raises(NoVisit):
        await live.state_identity()
    await live.begin()
    live.assistant = None
    with pytest.raises(NobodyLoggedIn):
        await live.enter_identity(ODETTE)


@pytest.mark.parametrize(("for_patient", "author"), [(True, CLAIRE), (False, PATIENT)])
async def test_what_the_assistant_touches_for_the_patient_is_the_assistants(for_patient: bool, author: Author) -> None:
    live, _ = visit()
    await live.begin()
    await live.enter_identity(ODETTE)
    await live.deny_identity(for_patient=for_patient)
    assert live.happened.latest == e.IdentityDenied(at=live.clock(), author=author)
    with pytest.raises(IllegalEvent, match="somebody else"):
        await live.state_identity()
    await live.enter_identity(ODETTE)
    await live.state_identity(for_patient=for_patient)
    assert live.happened.latest == e.IdentityStated(at=live.clock(), author=author)
    for purpose in Purpose:
        await live.answer_consent(purpose, agreed=True)
    await live.finish_consents()
    await live.give_motive("ear", "depuis hier", for_patient=for_patient)
    assert live.now.record.motive == e.MotiveGiven(at=live.clock(), author=author, motive="ear", words="depuis hier")
    flag = live.rules.red_flags[0].flag_id
    await live.answer_red_flag(flag, e.AnswerKind.YES, for_patient=for_patient)
    assert live.now.record.red_flags[flag].author == author
    assert live.now.alert is not None
    assert live.now.alert.author == SYSTEM


@pytest.mark.parametrize(("for_patient", "author"), [(True, CLAIRE), (False, PATIENT)])
async def test_each_step_is_under_the_name_of_who_touched_it(for_patient: bool, author: Author) -> None:
    live, _ = visit()
    await live.begin(for_patient=for_patient)
    live.apply(*path_to_measures()[1:9])
    await live.finish_consents(for_patient=for_patient)
    assert live.happened.latest == e.ConsentsAnswered(at=live.clock(), author=author)
    await live.give_motive("ear")
    for flag in live.rules.red_flags:
        await live.answer_red_flag(flag.flag_id, e.AnswerKind.NO)
    await live.finish_red_flags(for_patient=for_patient)
    assert live.happened.latest == e.RedFlagsAnswered(at=live.clock(), author=author)
    await live.call_urgency(at_console=for_patient)
    assert live.happened.latest == e.UrgencyCalled(at=live.clock(), author=author)
    await live.cancel_urgency("Erreur", at_console=for_patient)
    assert live.happened.latest == e.UrgencyCancelled(at=live.clock(), author=author, reason="Erreur")
    recap, _ = visit(*to_the_wipe()[: to_the_wipe().index(next(each for each in to_the_wipe() if isinstance(each, e.RecapGiven)))])
    await recap.give_recap(for_patient=for_patient)
    assert recap.happened.latest == e.RecapGiven(at=live.clock(), author=author)
    ended, _ = visit(*path_to_measures(), e.CallFailed(at=NOW, author=CLAIRE, reason="Ligne"))
    await ended.hand_over_sheet(e.Sheet.PRINTED, for_patient=for_patient)
    assert ended.happened.latest == e.SheetHandedOver(at=live.clock(), author=author, sheet=e.Sheet.PRINTED)


async def test_what_only_the_patient_touches_is_the_patients() -> None:
    live, _ = visit(*path_to_call())
    await live.feel_alarming("Le patient se sent moins bien")
    assert live.now.alert is not None
    assert live.now.alert.author == PATIENT
    await live.leave_call()
    assert live.happened.latest == e.CallEnded(at=live.clock(), author=PATIENT, reason="Terminé par le patient")
    await live.leave(touched=True)
    assert live.now.record.ending is not None
    assert live.now.record.ending.author == PATIENT
    waiting, _ = visit(*path_to_call()[:-2])
    await waiting.give_up_waiting()
    assert waiting.now.state is State.REFUSED
    gone, _ = visit(*path_to_call())
    await gone.leave()
    assert gone.now.record.ending is not None
    assert gone.now.record.ending.author == SYSTEM


async def test_a_childs_representative_is_who_touches() -> None:
    live, _ = visit(e.Welcomed(at=NOW, author=PATIENT))
    child = Identity(Traits("MARTIN", ("LEO",), date(2019, 5, 1), Sex.MALE), representative=Representative("Anne Martin", RepresentativeRole.PARENT))
    await live.enter_identity(child)
    await live.state_identity()
    await live.answer_consent(Purpose.IMAGES, agreed=True)
    assert live.now.record.consents[Purpose.IMAGES].author == Author(Part.REPRESENTATIVE, "Anne Martin")


async def test_nobody_acts_for_the_patient_while_nobody_is_logged_in() -> None:
    live, _ = visit(*path_to_measures()[:2])
    live.assistant = None
    with live.consultation.listen() as heard:
        for verb in (
            live.state_identity(for_patient=True),
            live.deny_identity(for_patient=True),
            live.give_motive("ear", for_patient=True),
            live.answer_red_flag(live.rules.red_flags[0].flag_id, e.AnswerKind.NO, for_patient=True),
        ):
            with pytest.raises(NobodyLoggedIn):
                await verb
        assert heard.waiting() == 0


async def test_a_refused_event_is_told_to_nobody() -> None:
    live, _ = visit(*path_to_measures())
    with live.consultation.listen() as heard:
        with pytest.raises(IllegalEvent):
            await live.give_recap()
        assert heard.waiting() == 0


async def test_refusing_the_call_ends_the_visit_without_error() -> None:
    live, _ = visit(e.Welcomed(at=NOW, author=CLAIRE), e.IdentityEntered(at=NOW, author=CLAIRE, identity=ODETTE), e.IdentityStated(at=NOW, author=CLAIRE))
    for purpose in Purpose:
        await live.answer_consent(purpose, agreed=purpose is not Purpose.TELECONSULTATION)
    await live.finish_consents()
    assert live.now.state is State.REFUSED


async def test_a_minor_needs_a_representative() -> None:
    live, _ = visit(e.Welcomed(at=NOW, author=CLAIRE))
    child = Traits("MARTIN", ("LEO",), date(2019, 5, 1), Sex.MALE)
    await live.enter_identity(Identity(child))
    with pytest.raises(IllegalEvent, match="representative"):
        await live.state_identity()
    await live.enter_identity(Identity(child, representative=Representative("Anne Martin", RepresentativeRole.PARENT)))
    await live.state_identity()
    assert live.now.state is State.CONSENT


@pytest.mark.parametrize("kind", [e.AnswerKind.YES, e.AnswerKind.UNKNOWN])
async def test_a_red_flag_opens_the_alert_and_not_knowing_is_not_no(kind: e.AnswerKind) -> None:
    live, _ = visit(*path_to_measures()[:-2])
    await live.answer_red_flag("chest-pain", kind)
    assert live.now.alert is not None
    with pytest.raises(IllegalEvent, match="not answered"):
        await live.finish_red_flags()
    with pytest.raises(ValueError, match="reason"):
        await live.decide(e.Outcome.EMERGENCY, " ")
    assert live.now.alert is not None
    await live.decide(e.Outcome.EMERGENCY, "Douleur depuis une heure")
    assert live.now.state is State.ORIENTED


async def test_practitioner_now_queues_at_once_with_priority() -> None:
    live, _ = visit(*path_to_measures())
    live.keep(saturation(88))
    await live.decide(e.Outcome.PRIORITY, "SpO2 basse, confortable")
    assert live.now.state is State.WAITING
    assert live.now.record.relevance is not None
    assert live.now.record.relevance.outcome is e.Outcome.PRIORITY


async def test_whoever_waits_keeps_the_place_when_an_alert_is_closed_and_the_decision_made_again() -> None:
    booth, clock = MemoryBooth(), Clock()
    live = LiveConsultation(booth, read_rules(), clock)
    live.assistant = CLAIRE
    booth.begin().append(path_to_call()[:-2])
    live.resume()
    since = live.now.record.queued_at
    for outcome in (e.Outcome.TELECONSULTATION, e.Outcome.PRIORITY):
        clock.pass_(600)
        await live.feel_alarming("Le patient se sent moins bien")
        await live.decide(outcome, "Reste assis, calme")
        assert (live.now.state, live.now.record.queued_at) == (State.WAITING, since)


async def test_an_alert_in_the_call_reopens_relevance() -> None:
    live, _ = visit(*path_to_call())
    live.keep(pressure(190, 100))
    assert live.now.record.relevance is None
    await live.decide(e.Outcome.TELECONSULTATION, "Vu avec le médecin")
    assert live.now.state is State.CALL
    assert live.now.alert is None
    assert live.now.record.relevance is not None


async def test_a_typed_value_is_marked_for_ever_and_weighed_like_any_other() -> None:
    live, _ = visit(*path_to_measures())
    observation = await live.type_value([(Quantity.TEMPERATURE, Decimal("39.4"))], ManualSource.READ_ON_DEVICE)
    assert observation.measurement.origin is Origin.MANUAL
    assert live.now.alert is not None
    with pytest.raises(NotKept) as caught:
        await live.type_value([(Quantity.TEMPERATURE, Decimal("394"))], ManualSource.READ_ON_DEVICE)
    assert caught.value.reason is Reason.OUT_OF_RANGE


async def test_striking_out_adds_a_row_and_removes_none() -> None:
    live, _ = visit(*path_to_measures())
    observation = live.keep(saturation(97))
    await live.strike_out(observation.observation_id, "Autre patient")
    assert live.now.record.current_observations == ()
    assert len(live.now.record.observations) == 2


async def test_withdrawn_pictures_are_gone_and_the_row_stays() -> None:
    live, booth = visit(*path_to_call())
    live.keep_image(image(), b"jpg")
    await live.withdraw(Purpose.IMAGES)
    record = live.now.record
    assert record.images == ()
    assert booth.files["visit-1"].blobs == {}
    assert isinstance(record.consents[Purpose.IMAGES], e.ConsentWithdrawn)
    with pytest.raises(IllegalEvent, match="not agreed"):
        live.keep_image(image("i2"), b"jpg")
    assert booth.files["visit-1"].blobs == {}


async def test_the_ledger_has_the_pictures_and_sounds_that_a_document_states() -> None:
    live, booth = visit(*path_to_call())
    live.keep_image(image(), b"jpg")
    live.keep_sound(heard().sound, b"wav")
    assert booth.ledger == {}  # a withdrawal may still destroy them
    live.file.note_document(live.now, "doc-1", "0" * 64)
    assert {kept_id: visit_id for kept_id, (visit_id, _) in booth.ledger.items()} == {"i1": "visit-1", heard().sound.sound_id: "visit-1"}
    assert booth.documents == {"visit-1": "doc-1"}


async def test_withdrawing_the_call_ends_it_in_one_stored_piece() -> None:
    live, _ = visit(*path_to_call())
    await live.withdraw(Purpose.TELECONSULTATION)
    assert live.now.state is State.REFUSED
    assert live.now.record.ending is not None


async def test_a_request_is_refused_only_with_a_reason() -> None:
    live, _ = visit(*path_to_call(), e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r1", what="thermometer"))
    with pytest.raises(ValueError, match="reason"):
        await live.answer_request("r1", accepted=False)
    await live.answer_request("r1", accepted=False, reason="Appareil hors ligne")
    assert live.now.record.request_answers.keys() == {"r1"}


async def test_hygiene_then_wipe_and_ready_for_the_next() -> None:
    live, booth = visit(*path_to_measures(), e.PatientLeft(at=NOW, author=CLAIRE, reason="Parti"))
    await live.hand_over_sheet(e.Sheet.WITHOUT, "Patient parti", for_patient=True)
    with pytest.raises(IllegalEvent):
        await live.wipe()
    for item in e.HygieneItem:
        await live.clean(item)
    await live.sign_hygiene()
    seen: list[Consultation | None] = []
    with live.consultation.listen() as heard:
        await live.wipe()
        while heard.waiting():
            seen.append(await heard.next())
    assert [each and each.state for each in seen] == [State.WIPED, None]
    assert booth.files == {}
    assert booth.audited == ["wiped"]
    await live.begin()
    assert live.now.record.identity is None


async def test_urgency_works_without_a_visit() -> None:
    live, _ = visit()
    await live.call_urgency()
    await live.begin()
    await live.call_urgency()
    assert live.now.record.urgency is not None
    await live.cancel_urgency("Erreur")
    assert live.now.record.urgency is None


def to_the_wipe() -> list[e.Event]:
    """A whole visit with its report, up to the instant before the wipe."""
    signed = e.ReportSigned(at=NOW, author=HADDAD.author, practitioner=HADDAD, sha256=hashlib.sha256(b"{}").hexdigest(), content="{}")
    return [
        *path_to_call(),
        e.CallEnded(at=NOW, author=HADDAD.author),
        signed,
        e.RecapGiven(at=NOW, author=CLAIRE),
        e.HandedToOutbox(at=NOW, author=SYSTEM, deliveries=("d1",)),
        *(e.HygieneDone(at=NOW, author=CLAIRE, item=item) for item in e.HygieneItem),
        e.HygieneSigned(at=NOW, author=CLAIRE),
    ]


def every_instant() -> list[list[e.Event]]:
    """The visit after its first event, after its first two, and so on."""
    return [to_the_wipe()[: length + 1] for length in range(len(to_the_wipe()))]


@pytest.mark.parametrize("purpose", Purpose)
async def test_an_agreement_is_taken_back_whenever_it_is_given(purpose: Purpose) -> None:
    for events in every_instant():
        live, booth = visit(*events)
        if not booth.files:
            continue  # it wiped itself
        agreed = live.now.record.agreed(purpose)
        await live.withdraw(purpose, spoken=True)
        given = live.now.record.consents.get(purpose)
        assert isinstance(given, e.ConsentWithdrawn) == agreed
        if isinstance(given, e.ConsentWithdrawn):
            assert given.author == CLAIRE
        assert not live.now.record.agreed(purpose)


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.TELECONSULTATION])
async def test_what_was_taken_back_is_agreed_to_again_until_the_signature(purpose: Purpose) -> None:
    for events in every_instant():
        live, booth = visit(*events)
        if not booth.files or live.now.state in (State.WELCOME, State.IDENTITY) or not live.now.record.agreed(purpose):
            continue
        signed = live.now.record.signature is not None
        await live.withdraw(purpose)
        if signed:
            with pytest.raises(IllegalEvent):
                await live.answer_consent(purpose, agreed=True)
        else:
            state = live.now.state
            await live.answer_consent(purpose, agreed=True)
            given = live.now.record.consents[purpose]
            assert (type(given), given.at, given.author) == (e.ConsentGiven, live.clock(), PATIENT)
            assert live.now.state is state
        assert live.now.record.agreed(purpose) is not signed


async def test_whoever_goes_away_ends_what_can_end_and_hurts_nothing_else() -> None:
    for events in every_instant():
        live, booth = visit(*events)
        if booth.files:
            before = live.now.state
            await live.leave()
            over = before in (State.DELIVERY, State.HYGIENE, State.WIPING)
            assert live.now.state is (before if over else State.DELIVERY if before is State.RECAP else State.PATIENT_LEFT)


async def test_a_wipe_that_a_power_cut_stopped_goes_on_by_itself() -> None:
    booth = MemoryBooth()
    booth.begin().append(to_the_wipe())
    booth.begin().append(path_to_measures())
    live = LiveConsultation(booth, read_rules(), Clock())
    assert live.resume()
    assert live.now.state is State.MEASURES
    assert list(booth.files) == ["visit-2"]
    assert booth.audited == ["wiped"]


async def test_after_a_wipe_at_the_start_nobody_is_here() -> None:
    booth = MemoryBooth()
    booth.begin().append(to_the_wipe())
    live = LiveConsultation(booth, read_rules(), Clock())
    assert not live.resume()
    assert live.consultation.latest is None
    await live.begin()
    assert live.now.state is State.IDENTITY


@pytest.mark.parametrize("half", [Quantity.SYSTOLIC, Quantity.DIASTOLIC])
async def test_half_a_blood_pressure_is_not_kept(half: Quantity) -> None:
    live, _ = visit(*path_to_measures())
    with pytest.raises(NotKept) as caught:
        await live.type_value([(half, Decimal(110))], ManualSource.READ_ON_DEVICE)
    assert caught.value.reason is Reason.INCONSISTENT
    assert live.now.record.observations == ()

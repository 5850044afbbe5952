"""A mistyped identity is corrected: the agreements stay, everybody confirms anew, and another person is never a correction."""

from dataclasses import replace
from datetime import UTC, date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import Quantity
from session import events as e
from session.alarm import read_rules
from session.commands import not_ready
from session.consent import Purpose
from session.consultation import AGREED, Consultation, IllegalEvent, State
from session.identity.correction import NotACorrection, not_a_correction
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, TrustedDocument
from session.live import LiveConsultation, NobodyLoggedIn
from session.observation import ManualSource
from session.report import Site, canonical, compose
from tests.session.every_event import path_to
from tests.session.visits import CLAIRE, NOW, ODETTE, Clock, MemoryBooth

SITE = Site("Borne 1", "Pharmacie des Halles", "1 place des Halles", "03 00 00 00 00")


def with_traits(**traits: object) -> Identity:
    return replace(ODETTE, traits=replace(ODETTE.traits, **traits))  # type: ignore[arg-type]


RENAMED = with_traits(birth_name="GARNIEZ")
REDATED = with_traits(birth_date=date(1947, 3, 21))
PARENT = replace(ODETTE, representative=Representative("Anne Garnier", RepresentativeRole.PARENT))


def live_in(state: State) -> tuple[LiveConsultation, MemoryBooth]:
    booth = MemoryBooth()
    booth.begin().append(path_to(state))
    live = LiveConsultation(booth, read_rules(), Clock())
    live.resume()
    live.assistant = CLAIRE
    return live, booth


@pytest.mark.parametrize("state", AGREED, ids=lambda state: state.value)
async def test_from_the_agreements_to_the_signature_a_mistake_is_corrected_and_confirmed_anew(state: State) -> None:
    live, booth = live_in(state)
    agreed = live.now.record.consents
    await live.correct_identity(RENAMED, "Faute de frappe")
    record = live.now.record
    assert live.now.state is state
    assert record.identity == RENAMED
    assert record.consents == agreed
    assert (record.identity_stated_at, record.identity_confirmed_at) == (None, None)
    assert [(each.before, each.by.reason, each.by.author) for each in record.corrections] == [(ODETTE, "Faute de frappe", CLAIRE)]
    assert "identity-corrected" in " ".join(booth.audited)
    await live.deny_identity()
    assert live.now.record.identity_denied
    with pytest.raises(IllegalEvent, match="somebody else"):
        await live.state_identity()
    await live.state_identity(for_patient=True)
    assert live.now.record.identity_stated_at == NOW
    assert not live.now.record.identity_denied


def test_it_cannot_be_corrected_before_the_agreements_nor_after_the_signature() -> None:
    for state in set(State) - set(AGREED):
        with pytest.raises(IllegalEvent):
            Consultation("c").after_all(path_to(state)).after(e.IdentityCorrected(at=NOW, author=CLAIRE, identity=RENAMED, reason="Faute de frappe"))


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (ODETTE, NotACorrection.NOTHING),
        (RENAMED, None),
        (REDATED, None),
        (with_traits(first_names=("ODETTE",), sex=Sex.UNKNOWN, birth_place=""), None),
        (replace(ODETTE, document=TrustedDocument.PASSPORT), None),
        (with_traits(birth_name="MARTIN", birth_date=date(1980, 1, 1)), NotACorrection.ANOTHER_PERSON),
        (with_traits(first_names=("CLAIRE",), birth_date=date(1980, 1, 1)), NotACorrection.ANOTHER_PERSON),
        (PARENT, NotACorrection.ANOTHER_SPEAKER),
    ],
)
def test_what_is_a_correction(after: Identity, why: NotACorrection | None) -> None:
    assert not_a_correction(ODETTE, ODETTE, after) is why


def test_a_speaker_s_name_may_be_corrected_and_not_who_speaks() -> None:
    renamed = replace(PARENT, representative=Representative("Anna Garnier", RepresentativeRole.PARENT))
    assert not_a_correction(PARENT, PARENT, renamed) is None
    assert not_a_correction(PARENT, PARENT, ODETTE) is NotACorrection.ANOTHER_SPEAKER


async def test_nobody_becomes_another_person_in_two_steps() -> None:
    live, _ = live_in(State.MEASURES)
    await live.correct_identity(RENAMED, "Faute de frappe")
    with pytest.raises(IllegalEvent, match="another person"):
        await live.correct_identity(replace(RENAMED, traits=replace(RENAMED.traits, birth_date=date(1980, 1, 1))), "Date aussi")
    await live.correct_identity(REDATED, "Le nom était bon, la date non")
    assert live.now.record.identity == REDATED


@given(changes=st.lists(st.tuples(st.sampled_from(["GARNIER", "GARNIEZ", "MARTIN"]), st.dates(date(1940, 1, 1), date(1990, 1, 1))), max_size=5))
def test_whatever_is_corrected_name_or_birth_date_is_the_one_agreed_under(changes: list[tuple[str, date]]) -> None:
    visit = Consultation("c").after_all(path_to(State.MEASURES))
    for name, day in changes:
        try:
            visit = visit.after(e.IdentityCorrected(at=NOW, author=CLAIRE, identity=with_traits(birth_name=name, birth_date=day), reason="Corrigé"))
        except IllegalEvent:
            continue
        identity = visit.record.identity
        assert identity is not None
        assert identity.traits.birth_name == "GARNIER" or identity.traits.birth_date == ODETTE.traits.birth_date
        assert visit.record.agreed_as == ODETTE


async def test_a_place_or_a_document_added_asks_nobody_anew() -> None:
    live, _ = live_in(State.CALL)
    before = live.now.record
    await live.correct_identity(replace(ODETTE, document=TrustedDocument.IDENTITY_CARD), "Pièce vue pendant l’appel")
    record = live.now.record
    assert (record.identity_stated_at, record.identity_confirmed_at) == (before.identity_stated_at, before.identity_confirmed_at)
    assert record.identity_version == 0
    assert len(record.corrections) == 1


async def test_a_minor_needs_a_representative_so_another_visit() -> None:
    live, _ = live_in(State.MEASURES)
    with pytest.raises(IllegalEvent, match="representative"):
        await live.correct_identity(with_traits(birth_date=date(2015, 3, 12)), "Année")


async def test_a_correction_has_a_reason_and_somebody_at_an_open_console() -> None:
    live, _ = live_in(State.CALL)
    with pytest.raises(ValueError, match="reason"):
        await live.correct_identity(RENAMED, "  ")
    live.locked = True
    with pytest.raises(NobodyLoggedIn):
        await live.correct_identity(RENAMED, "Faute de frappe")
    assert live.now.record.corrections == ()


async def test_what_was_kept_is_weighed_again_for_the_age_that_is_right() -> None:
    booth = MemoryBooth()
    boy = replace(PARENT, traits=replace(ODETTE.traits, birth_date=date(2011, 12, 1), sex=Sex.MALE))
    file = booth.begin()
    file.append([replace(each, identity=boy) if isinstance(each, e.IdentityEntered) else each for each in path_to(State.MEASURES)])
    live = LiveConsultation(booth, read_rules(), Clock())
    live.resume()
    live.assistant = CLAIRE
    await live.type_value([(Quantity.RESPIRATORY_RATE, Decimal(28))], ManualSource.COUNTED)
    high = {limit.limit_id for limit in live.rules.limits if limit.quantity is Quantity.RESPIRATORY_RATE and limit.is_beyond(Decimal(28))}
    before = {alert.rule for alert in live.now.open_alerts}
    assert high
    await live.correct_identity(replace(boy, traits=replace(boy.traits, birth_date=ODETTE.traits.birth_date)), "Année")
    adult = {finding.rule for each in live.now.record.current_observations for finding in live.rules.of_observation(each, live.now.record)}
    assert high <= adult - before
    assert {alert.rule for alert in live.now.open_alerts} == before | adult


async def test_nothing_is_signed_before_both_confirmed_what_is_written_now() -> None:
    live, _ = live_in(State.CALL)
    await live.correct_identity(REDATED, "Chiffres inversés")
    assert "confirmé" in (not_ready(live.now) or "")
    signature = path_to(State.RECAP)[-1]
    with pytest.raises(IllegalEvent, match="did not state"):
        live.apply(signature)
    await live.state_identity()
    assert "identité" in (not_ready(live.now) or "")
    with pytest.raises(IllegalEvent, match="did not confirm"):
        live.apply(signature)
    live.apply(e.IdentityConfirmed(at=NOW, author=CLAIRE))
    live.apply(signature)
    assert live.now.state is State.RECAP


async def test_the_signed_content_says_what_stood_before_when_why_and_by_whom() -> None:
    live, _ = live_in(State.CALL)
    await live.correct_identity(RENAMED, "Faute de frappe")
    report = compose(live.now, SITE, live.rules, UTC)
    assert [(each.before, each.after, each.reason, each.at, each.author) for each in report.corrections] == [(ODETTE, RENAMED, "Faute de frappe", NOW, CLAIRE)]
    assert b"GARNIER" in canonical(report)
    assert live.now.record.agreed(Purpose.TELECONSULTATION)

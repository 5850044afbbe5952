"""The report holds what the record holds, its canonical form is one, and only the signed content can become documents."""

import dataclasses
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session import events as e
from session.completeness import assess
from session.consent import Purpose
from session.consultation import Consultation
from session.plain import from_json, to_json, to_plain
from session.report import FORMAT, NotReportable, NotSigned, Report, SignedReport, canonical, compose, sha256
from tests.session.signed_visit import CLAIRE, CUFF, HADDAD, LEO, PARIS, RULES, SITE, kept, minute, pressure, report, signature, visit


def test_the_canonical_form_reads_back_as_the_same_report() -> None:
    composed = report()
    assert from_json(Report, canonical(composed)) == composed
    assert canonical(from_json(Report, canonical(composed))) == canonical(composed)
    assert composed.format == FORMAT


def test_the_same_record_gives_the_same_bytes() -> None:
    assert canonical(report()) == canonical(report())


def test_every_current_value_is_reported_with_its_evidence() -> None:
    visited = visit()
    composed = report(visited)
    assert {each.observation_id for each in composed.observations} == {"bp-1", "bp-2", "bp-3", "bp-mean", "spo2", "temp", "weight"}
    for each in visited.record.current_observations:
        told = next(one for one in composed.observations if one.observation_id == each.observation_id)
        assert told.values == each.measurement.values
        assert told.taken_at == each.measurement.taken_at
        assert told.device == each.measurement.device
        assert (told.evidence.raw if told.evidence is not None else b"") == each.measurement.raw


def test_a_corrected_value_gives_way_to_its_correction() -> None:
    corrected = visit().after(kept("bp-4", 22, CUFF, *pressure("128", "80", "70"), corrects="bp-1"))
    ids = {each.observation_id for each in report(corrected).observations}
    assert "bp-4" in ids
    assert "bp-1" not in ids


def test_what_was_simulated_is_named() -> None:
    composed = compose(visit(), SITE, RULES, PARIS, simulated=("dossier partagé",))
    assert composed.simulated[-1] == "dossier partagé"
    assert str(CUFF) in composed.simulated


def test_times_are_told_in_the_place_s_own_hour() -> None:
    composed = report()
    assert composed.began_at.utcoffset() == timedelta(hours=1)
    assert composed.began_at == minute(0)
    assert all(each.taken_at.utcoffset() == timedelta(hours=1) for each in composed.observations)


def test_refusals_and_representative_are_there() -> None:
    composed = report(identity=LEO, refused=(Purpose.SHARED_RECORD, Purpose.OWN_DOCTOR, Purpose.EXPERT, Purpose.IMAGES))
    assert not composed.agreed(Purpose.SHARED_RECORD)
    assert composed.patient.representative == LEO.representative
    assert composed.team == (CLAIRE,)


def test_a_withdrawn_agreement_is_not_an_agreement() -> None:
    withdrawn = visit().after(e.ConsentWithdrawn(at=minute(30), author=CLAIRE, purpose=Purpose.SHARED_RECORD))
    told = next(each for each in report(withdrawn).consents if each.purpose is Purpose.SHARED_RECORD)
    assert not told.agreed
    assert told.withdrawn


def test_a_visit_without_practitioner_has_no_report() -> None:
    with pytest.raises(NotReportable):
        compose(Consultation("c"), SITE, RULES, PARIS)


def test_the_signed_report_is_read_from_the_signed_text() -> None:
    composed = report()
    signed = SignedReport.of(signature(composed), PARIS)
    assert signed.report == composed
    assert signed.sha256 == sha256(signed.content)
    assert signed.short_hash.split(" ")[0] == signed.sha256[:4]


def test_nothing_without_a_signature_or_with_another_hash() -> None:
    composed = report()
    with pytest.raises(NotSigned):
        SignedReport.of(None, PARIS)
    with pytest.raises(NotSigned, match="not the one"):
        SignedReport.of(replace(signature(composed), sha256="0" * 64), PARIS)
    with pytest.raises(NotSigned, match="another practitioner"):
        SignedReport.of(replace(signature(composed), practitioner=replace(HADDAD, rpps="10000000001")), PARIS)


def without(plain: Any, name: str) -> Any:
    if isinstance(plain, dict):
        return {key: without(each, name) for key, each in plain.items() if key != name}
    return [without(each, name) for each in plain] if isinstance(plain, (list, tuple)) else plain


def test_a_report_that_was_signed_before_the_perfusion_was_told_is_still_one() -> None:
    composed = report()
    content = to_json(without(to_plain(composed), "perfusion"))
    assert "perfusion" in canonical(composed).decode()
    before = replace(signature(composed), content=content, sha256=sha256(content.encode()))
    read = SignedReport.of(before, PARIS)
    assert (read.report, read.content) == (composed, content.encode())
    spaced = content.replace(",", ", ", 1)
    with pytest.raises(NotSigned, match="canonical"):
        SignedReport.of(replace(before, content=spaced, sha256=sha256(spaced.encode())), PARIS)


@given(st.integers(min_value=0), st.binary(min_size=1, max_size=4))
@settings(max_examples=40)
def test_one_altered_byte_is_refused(place: int, put: bytes) -> None:
    good = signature(report())
    raw = good.content.encode()
    place %= len(raw)
    altered = raw[:place] + put + raw[place + len(put) :]
    if altered == raw:
        return
    with pytest.raises(NotSigned):
        SignedReport.of(replace(good, content=altered.decode("utf-8", "replace")), PARIS)
    with pytest.raises(NotSigned):  # even by somebody who computes the hash again, unless it is a whole canonical report
        text = raw.decode().replace('{"', '{ "', 1)
        SignedReport.of(replace(good, content=text, sha256=sha256(text.encode())), PARIS)


def test_completeness_counts_what_is_there_and_what_has_its_reason() -> None:
    whole = visit().record
    assert assess(whole).percent == 100
    assert assess(whole).can_sign
    without = replace(whole, answers={k: v for k, v in whole.answers.items() if k is not e.Question.TREATMENTS}, draft=replace(whole.draft, plan=""))
    found = assess(without)
    assert [each.item for each in found.to_settle] == ["answer:treatments", "draft:plan"]
    assert found.percent == 100 * (len(found.expected) - 2) // len(found.expected)
    excused = replace(without, draft=replace(without.draft, cannot_have=(("answer:treatments", "ne s’en souvient pas"), ("draft:plan", "pas envie"))))
    assert [each.item for each in assess(excused).to_settle] == ["draft:plan"]
    assert assess(excused).missing[0].reason == "ne s’en souvient pas"


def test_a_skipped_measure_brings_its_own_reason() -> None:
    skipped = replace(visit(observations=()).record, skipped=(("cuff", "bras bandé"),))
    missing = {each.item: each for each in assess(skipped).missing}
    assert missing["measure:blood-pressure"].reason == "bras bandé"
    assert missing["measure:blood-pressure"].said_by == "assistant"
    assert missing["measure:temperature"].reason == ""


def test_pregnancy_is_expected_only_where_it_can_be() -> None:
    assert "answer:pregnancy" not in assess(visit().record).expected
    young = replace(visit().record.identity.traits, birth_date=visit().record.identity.traits.birth_date.replace(year=1996))  # type: ignore[union-attr]
    record = replace(visit().record, identity=replace(visit().record.identity, traits=young))  # type: ignore[type-var]
    assert "answer:pregnancy" in assess(record).expected


def test_the_report_has_no_place_for_a_matricule() -> None:
    assert not {"nir", "ins", "matricule"} & {field.name for field in dataclasses.fields(Report)}

"""Report, PDF, patient's sheet and FHIR document tell the same numbers, units, names and times, whatever the visit was."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from html import unescape
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from devices.measurement import GOOD, Quality, QualityLevel, Quantity, Reason, Value
from devices.shown_unit import shown_number, shown_unit
from session import events as e
from session.documents import exact_json, fhir, pdf, sheet
from session.documents import words as w
from session.documents.readings import ordered
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, Traits
from session.observation import HARD_LIMITS
from session.report import Report, SignedReport
from tests.session.documents.pdf_text import compact, text
from tests.session.signed_visit import CUFF, OXIMETER, PIXEL, THERMOMETER, kept, report, signed

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéèàçïôABCÉ <>&'\"-", min_size=1, max_size=30).map(lambda name: "Z" + name.strip())
NAMES = st.from_regex(r"[A-Z][A-Z '\-]{0,12}[A-Z]", fullmatch=True)
TRAITS = st.builds(
    Traits,
    NAMES,
    st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    st.dates(date(1920, 1, 1), date(2020, 1, 1)),
    st.sampled_from(Sex),
    st.sampled_from(["", "52250", "2A004", "99100"]),
)
IDENTITIES = st.builds(Identity, TRAITS, st.none(), st.builds(Representative, LETTERS, st.sampled_from(RepresentativeRole)))
QUALITIES = st.just(GOOD) | st.builds(
    lambda reasons: Quality(QualityLevel.DOUBTFUL, tuple(reasons)), st.lists(st.sampled_from(Reason), min_size=1, max_size=2, unique=True)
)


def number(quantity: Quantity) -> st.SearchStrategy[Decimal]:
    low, high = HARD_LIMITS[quantity]
    return st.integers(0, 2).flatmap(lambda places: st.decimals(low, high, places=places, allow_nan=False))


def measured(quantities: tuple[Quantity, ...]) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.tuples(*(number(quantity).map(lambda said, quantity=quantity: Value(quantity, said)) for quantity in quantities))


@st.composite
def visits(draw: st.DrawFn) -> Report:
    cuff = (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE)
    others = [quantity for quantity in Quantity if quantity not in cuff[:3]]
    happened: list[e.ObservationKept] = []
    for index in range(draw(st.integers(0, 4))):
        values = draw(measured(cuff) | measured(cuff[:2]) | st.sampled_from(others).flatmap(lambda one: measured((one,))))
        device = draw(st.sampled_from([CUFF, OXIMETER, THERMOMETER]))
        at = draw(st.integers(5 * 60, 16 * 60)) / 60
        happened.append(kept(f"observation-{index}", at, device, *values, raw=bytes([index]), quality=draw(QUALITIES)))
    identity = draw(IDENTITIES)
    composed = report(identity=identity, observations=tuple(happened))
    practitioner = replace(composed.practitioner, name=draw(LETTERS), rpps=draw(st.from_regex(r"[0-9]{11}", fullmatch=True)))
    return replace(composed, practitioner=practitioner, draft=replace(composed.draft, conclusion=draw(LETTERS), patient_words=draw(LETTERS)))


def bare(html: str) -> str:
    return compact(unescape(re.sub(r"<[^>]*>", " ", html.split("</head>", 1)[1])))


def numbers_of_fhir(document: dict[str, Any]) -> set[tuple[str, Decimal, str, datetime]]:
    found = set()
    for entry in document["entry"]:
        resource = entry["resource"]
        if resource["resourceType"] != "Observation":
            continue
        for part in resource.get("component", [resource]):
            quantity = part["valueQuantity"]
            assert quantity["unit"] == w.unit(quantity["code"])
            said = Decimal(str(quantity["value"]))
            found.add((part["code"]["coding"][0]["code"], said, quantity["code"], datetime.fromisoformat(resource["effectiveDateTime"])))
    return found


def check_fhir(of: SignedReport) -> None:
    document = exact_json.loads(fhir.render(of))
    told = numbers_of_fhir(document)
    assert told == {(v.quantity.loinc, shown_number(v), shown_unit(v.quantity), each.taken_at) for each in of.report.observations for v in each.values}
    raw = fhir.render(of).decode()
    for each in of.report.observations:
        for value in each.values:
            assert f'"value":{format(shown_number(value), "f")},' in raw  # the instrument's own digits
    by_kind = {entry["resource"]["resourceType"]: entry["resource"] for entry in reversed(document["entry"])}
    traits = of.report.patient.traits
    assert by_kind["Patient"]["name"][0]["family"] == traits.birth_name
    assert by_kind["Patient"]["name"][0]["extension"][0]["valueString"] == " ".join(traits.first_names)
    assert by_kind["Patient"]["birthDate"] == traits.birth_date.isoformat()
    assert by_kind["Practitioner"]["name"][0]["text"] in (of.report.practitioner.name, *(person.name for person in of.report.team))
    assert any(
        entry["resource"].get("identifier", [{}])[0].get("value") == of.report.practitioner.rpps
        for entry in document["entry"]
        if entry["resource"]["resourceType"] == "Practitioner"
    )
    assert by_kind["Composition"]["date"] == of.signed_at.isoformat()


def check_paper(of: SignedReport, told: str) -> None:
    traits = of.report.patient.traits
    for words in (
        traits.birth_name,
        " ".join(traits.first_names),
        w.short_day(traits.birth_date),
        of.report.practitioner.name,
        of.report.practitioner.rpps,
        w.instant(of.report.began_at),
        w.instant(of.signed_at),
        of.report.draft.conclusion,
        of.report.patient.representative.name if of.report.patient.representative is not None else "",
        of.sha256,
    ):
        assert compact(words) in told
    for each, part in ordered(of.report.observations):
        assert not part
        for name, amount in w.values(each):
            assert compact(name + amount + w.clock(each.taken_at)) in told
        assert compact(w.quality(each.quality)) in told


def check_sheet(of: SignedReport, told: str) -> None:
    assert compact(of.report.draft.patient_words) in told
    assert compact(of.report.practitioner.name) in told
    for each in of.report.observations:
        (name, amount), *more = w.values(each)
        beside = "".join(f" · {other.lower()} {said}" for other, said in more)
        assert compact(name + amount + beside + w.clock(each.taken_at)) in told


@given(visits())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_the_pages_and_the_fhir_document_agree(composed: Report) -> None:
    of = signed(composed)
    check_fhir(of)
    check_paper(of, bare(pdf.html(of)))
    check_sheet(of, bare(sheet.html(of)))


@given(visits())
@settings(max_examples=4, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_the_printed_files_agree(composed: Report) -> None:
    of = signed(composed)
    check_paper(of, compact(text(pdf.render(of, {"image-1": PIXEL}))))
    check_sheet(of, compact(text(sheet.render(of))))


def test_an_average_and_its_readings_are_all_there() -> None:
    of = signed()
    told = compact(text(pdf.render(of, {"image-1": PIXEL})))
    for each in ("134/82mmHg", "prise135/83mmHg·pouls76/min", "prise133/81mmHg·pouls74/min", "horsmoyenne139/86mmHg", "38,10°C"):
        assert each in told
    check_fhir(of)


def test_blood_sugar_is_in_grams_a_litre_everywhere_with_what_the_meter_itself_gave() -> None:
    happened = kept("sugar", 11, THERMOMETER, Value(Quantity.GLUCOSE, Decimal(112)))
    measured = replace(happened.observation.measurement, own_words="6.2 mmol/L")
    of = signed(report(observations=(replace(happened, observation=replace(happened.observation, measurement=measured)),)))
    check_fhir(of)
    sent = next(entry["resource"] for entry in exact_json.loads(fhir.render(of))["entry"] if entry["resource"]["resourceType"] == "Observation")
    assert sent["code"]["coding"][0]["code"] == "2339-0"
    assert sent["valueQuantity"] == {"value": Decimal("1.12"), "unit": "g/L", "system": "http://unitsofmeasure.org", "code": "g/L"}
    assert "6,2 mmol/L sur l’appareil" in [note["text"] for note in sent["note"]]
    for page in (pdf.html(of), sheet.html(of)):
        assert "Glycémie1,12g/L" in bare(page)
    assert "6,2mmol/Lsurl’appareil" in bare(pdf.html(of))


def test_every_duration_of_the_visit_is_told_in_the_same_hour() -> None:
    of = signed()
    assert of.signed_at - of.report.began_at == timedelta(minutes=33)
    assert of.signed_at.utcoffset() == of.report.began_at.utcoffset()

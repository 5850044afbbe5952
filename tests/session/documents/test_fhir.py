"""The FHIR document is valid for two independent readers, and for FR Core and PDSm where their definitions are at hand."""

import importlib.util
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import fhirkit
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.measurement import Measurement, Quality, QualityLevel, Quantity, Reason
from devices.picture_score import PictureFlaw, PictureScore
from session import events as e
from session.cuffs import CuffSize, CuffUse, Side
from session.documents import exact_json, fhir, pdf, sheet
from session.documents.fhir_words import sha1_base64
from session.documents.read_back import traced
from session.documents.submission import submission_identifier, transaction
from session.report import Report
from session.skin import SKIN
from tests.session.documents.pdf_text import compact
from tests.session.documents.test_agreement import visits
from tests.session.signed_visit import CLAIRE, CUFF, LEO, OXIMETER, THERMOMETER, image, kept, minute, pressure, report, signed, value, visit

DEFINITIONS = Path(__file__).parents[4] / "shared" / "fhir"
DOCUMENTS = (("urn:uuid:1", "application/pdf", b"%PDF-1.4"), ("urn:uuid:2", "application/fhir+json", b"{}"))


def resources(data: bytes) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in json.loads(data)["entry"]]


@given(visits())
@settings(max_examples=25)
def test_two_readers_accept_it(composed: Report) -> None:
    data = fhir.render(signed(composed))
    assert fhirkit.validate(data.decode()) == []
    Bundle.model_validate_json(data)


def test_a_place_without_address_or_number_is_valid_too() -> None:
    composed = report()
    data = fhir.render(signed(replace(composed, site=replace(composed.site, address="", phone=""))))
    assert fhirkit.validate(data.decode()) == []
    (place,) = (each for each in resources(data) if each["resourceType"] == "Organization")
    assert not {"telecom", "address"} & place.keys()


def test_every_reference_is_in_the_document() -> None:
    document = json.loads(fhir.render(signed()))
    urls = [entry["fullUrl"] for entry in document["entry"]]
    assert len(urls) == len(set(urls))
    assert document["entry"][0]["resource"]["resourceType"] == "Composition"

    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            return ([value["reference"]] if isinstance(value.get("reference"), str) else []) + [r for each in value.values() for r in references(each)]
        return [r for each in value for r in references(each)] if isinstance(value, list) else []

    assert set(references(document)) <= set(urls)


USE = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal("31.5"))


def series() -> Report:
    """Four readings on the left arm with an M cuff, their average, a clip whose pulse differs, and a measurement that was let go."""

    def left(happened: e.ObservationKept, **more: object) -> e.ObservationKept:
        observation = happened.observation
        measured = replace(observation.measurement, site=Side.LEFT.value)
        return replace(happened, observation=replace(observation, measurement=measured, series="s", cuff=USE, **more))  # type: ignore[arg-type]

    numbers = (("152", "90", "76"), ("140", "86", "77"), ("138", "85", "75"), ("134", "83", "74"))
    readings = [left(kept(f"s-{n}", 8 + n, CUFF, *pressure(*each))) for n, each in enumerate(numbers)]
    mean = left(kept("s-mean", 11, CUFF, *pressure("136", "84", "75"), raw=b""), average_of=("s-2", "s-3"))
    clip = kept("clip", 12, OXIMETER, value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "98"))
    visit_so_far = visit(observations=(*readings, mean, clip))
    refused = Quality(QualityLevel.REFUSED, (Reason.MOVEMENT,))
    moved = Measurement((value(Quantity.SPO2, "83"),), minute(12), OXIMETER, refused, b"\x01")
    return report(visit_so_far.after(e.MeasurementDiscarded(at=minute(33), author=CLAIRE, measurement=moved, reason=Reason.MOVEMENT)))


def test_cuff_arm_and_series_travel_with_the_pressure() -> None:
    data = fhir.render(signed(series()))
    assert fhirkit.validate(data.decode()) == []
    Bundle.model_validate_json(data)
    panels = [each for each in resources(data) if each["resourceType"] == "Observation" and each["code"]["coding"][0]["code"] == "85354-9"]
    assert len(panels) == 5
    for each in panels:
        (cuff,) = [part for part in each["component"] if part["code"]["coding"][0]["code"] == "8358-4"]
        assert cuff["valueCodeableConcept"]["text"] == "brassard M 22–32\u00a0cm, bras de 31,5\u00a0cm"
        assert each["bodySite"]["coding"] == [{"system": "http://snomed.info/sct", "code": "368208006", "display": "Left upper arm structure (body structure)"}]
    (mean,) = [each for each in panels if len(each["derivedFrom"]) > 1]  # each reading is derived from its bytes
    assert mean["method"]["text"] == "Moyenne de 2 prises, écart 4\u00a0mmHg, ESH 2021"


def test_two_devices_are_two_observations_each_with_its_device_and_the_difference_noted() -> None:
    found = resources(fhir.render(signed(series())))
    pulses = [each for each in found if each["resourceType"] == "Observation" and each["code"]["coding"][0]["code"] == "8867-4"]
    assert len({each["device"]["reference"] for each in pulses}) == 2
    (clip,) = [each for each in pulses if each["valueQuantity"]["value"] == 98]
    assert "pouls\u00a0: 23\u00a0/min de plus qu’à 10\u00a0h\u00a042" in [note["text"] for note in clip["note"]]


def perfused() -> Report:
    """A clip that told how much of its signal pulses."""
    clip = kept("clip", 12, OXIMETER, value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "75"))
    told = replace(clip.observation.measurement, perfusion=Decimal("2.10"))
    return report(visit(observations=(replace(clip, observation=replace(clip.observation, measurement=told)),)))


def test_the_perfusion_index_stands_with_the_oxygen_value_on_paper_and_in_fhir() -> None:
    shown = signed(perfused())
    data = fhir.render(shown)
    assert fhirkit.validate(data.decode()) == []
    Bundle.model_validate_json(data)
    found = {each["code"]["coding"][0]["code"]: each for each in resources(data) if each["resourceType"] == "Observation"}
    (index,) = found["2708-6"]["component"]
    assert index["code"]["coding"] == [{"system": "http://loinc.org", "code": "61006-3", "display": "Perfusion index Tissue by Pulse oximetry"}]
    assert index["valueQuantity"] == {"value": 2.1, "unit": "%", "system": "http://unitsofmeasure.org", "code": "%"}
    assert "component" not in found["8867-4"]
    numbers = traced(data, lambda evidence: (value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "75")))
    assert [(each.quantity, each.number, each.holds) for each in numbers] == [(Quantity.SPO2, Decimal(96), True), (Quantity.PULSE_RATE, Decimal(75), True)]
    assert "indice de perfusion 2,10\u00a0%" in pdf.html(shown)
    assert "perfusion" not in pdf.html(signed())


def test_a_picture_says_how_good_it_is_in_both_documents() -> None:
    flawed = replace(image("image-2", "otoscope-left"), score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    shown = signed(report(visit().after(e.ImageKept(at=minute(15), author=CLAIRE, image=flawed))))
    document = fhir.render(shown)
    assert fhirkit.validate(document.decode()) == []
    unnoted, blurred = (each for each in resources(document) if each["resourceType"] == "Media")
    assert (blurred["bodySite"]["text"], blurred["width"], blurred["type"]["coding"][0]["code"]) == ("Oreille gauche", 16, "image")
    words = "floue\u00a0: netteté 31, exposition 80, sans reflet 97 sur 100"
    assert [each["text"] for each in blurred["note"]] == [f"Qualité : {words}", f"JPEG, SHA-256 : {flawed.sha256}"]
    assert unnoted["note"][0]["text"] == "Qualité : non notée"
    section = next(each for each in resources(document)[0]["section"] if each["title"] == "Images")
    assert (len(section["entry"]), words in section["text"]["div"]) == (2, True)
    assert words in pdf.html(shown)


def test_a_picture_of_the_skin_says_where_in_both_documents_and_its_marks_judge_nothing() -> None:
    mole = replace(image("image-2"), subject=SKIN, site="Avant-bras gauche <2 cm>", score=PictureScore(31, 80, 97, PictureFlaw.BLURRED))
    shown = signed(report(visit().after(e.ImageKept(at=minute(15), author=CLAIRE, image=mole))))
    document = fhir.render(shown)
    assert fhirkit.validate(document.decode()) == []
    Bundle.model_validate_json(document)
    ear, skin = (each for each in resources(document) if each["resourceType"] == "Media")
    assert (ear["bodySite"]["text"], ear["deviceName"]) == ("Oreille droite", "Otoscope")
    assert (skin["bodySite"], skin["deviceName"]) == ({"text": "Avant-bras gauche <2 cm>"}, "Dermatoscope")
    words = "pour information\u00a0: netteté 31, exposition 80, sans reflet 97 sur 100 (repères faits pour l’oreille)"
    assert skin["note"][0]["text"] == f"Qualité : {words}"
    printed, told = pdf.html(shown), next(each for each in resources(document)[0]["section"] if each["title"] == "Images")["text"]["div"]
    for text in (printed, told):
        assert "Avant-bras gauche &lt;2 cm&gt;, dermatoscope, " in text
        assert words in text
        assert "floue" not in text


def test_what_was_discarded_is_told_in_words_and_is_no_observation() -> None:
    document = fhir.render(signed(series())).decode()
    told = "Oxygène (SpO2) 83\u00a0% à 11\u00a0h\u00a004 (Contec CMS50D+ n° C50-0007)\u00a0: mouvement, écartée par Claire Morel"
    assert f"Écartée, sans valeur : {told}" in document
    assert not any(each.get("valueQuantity", {}).get("value") == 83 for each in resources(document.encode()))
    assert told in pdf.html(signed(series()))


def test_an_arm_that_nobody_could_measure_is_said_in_both_documents() -> None:
    told = signed(report(visit(observations=(kept("p", 20, CUFF, *pressure("136", "84", "75"), cuff=CuffUse()),))))
    assert "tour de bras inconnu" in pdf.html(told)
    assert "tour de bras inconnu" in fhir.render(told).decode()
    assert fhirkit.validate(fhir.render(told).decode()) == []


def test_paper_tells_the_cuff_the_spread_and_the_note_too() -> None:
    told = compact(re.sub(r"<[^>]*>", " ", pdf.html(signed(series()))))
    for words in ("Moyennede2prises,écart4mmHg,ESH2021", "brasgauche·brassardM22–32cm,brasde31,5cm", "pouls:23/mindeplusqu’à10h42", "prise138/85mmHg"):
        assert words in told


def test_the_highest_of_some_temperatures_says_so_and_the_others_stand_below() -> None:
    heats = [kept(f"t-{n}", 8 + n, THERMOMETER, value(Quantity.TEMPERATURE, celsius)) for n, celsius in enumerate(("37.4", "38.1", "37.9"))]
    of = signed(report(observations=tuple(replace(each, observation=replace(each.observation, series="t")) for each in heats)))
    methods = {each["valueQuantity"]["value"]: each.get("method") for each in resources(fhir.render(of)) if each["resourceType"] == "Observation"}
    assert methods == {37.4: None, 38.1: {"text": "La plus haute de 3 prises"}, 37.9: None}
    told = compact(re.sub(r"<[^>]*>", " ", pdf.html(of)))
    assert "Laplushautede3prises" in told
    assert told.index("38,1°C") < told.index("autreprisetempérature37,4°C") < told.index("autreprisetempérature37,9°C")


def test_the_patient_s_sheet_names_both_devices_of_what_was_measured_twice() -> None:
    told = compact(re.sub(r"<[^>]*>", " ", sheet.html(signed(series()))))
    assert "Tension136/84mmHg·pouls75/min10h42,BM85,brasgauche" in told
    assert "Oxygène(SpO2)96%·pouls98/min10h43,CMS50D+" in told
    assert "83%" not in told


def test_the_same_signed_report_gives_the_same_bytes() -> None:
    assert fhir.render(signed()) == fhir.render(signed())


def test_no_national_number_is_in_it() -> None:
    data = fhir.render(signed()).decode()
    for oid in ("1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10"):
        assert oid not in data


def test_a_child_s_representative_is_the_contact() -> None:
    data = fhir.render(signed(report(identity=LEO)))
    patient = next(each for each in resources(data) if each["resourceType"] == "Patient")
    assert patient["contact"][0]["name"]["text"] == "Anne Martin"
    assert [name["use"] for name in patient["name"]] == ["official", "usual"]


def test_each_measured_value_names_its_device_and_its_calibration() -> None:
    found = {entry["fullUrl"]: entry["resource"] for entry in json.loads(fhir.render(signed()))["entry"]}
    for each in found.values():
        if each["resourceType"] == "Observation" and "Saisie" not in each.get("method", {}).get("text", ""):
            metric = found[each["device"]["reference"]]
            assert metric["calibration"] == [{"type": "unspecified", "state": "calibrated", "time": "2026-03-02T10:30:00+00:00"}]
            assert found[metric["source"]["reference"]]["serialNumber"]


def test_the_transaction_has_a_list_and_two_of_each() -> None:
    data = transaction(signed(), DOCUMENTS)
    assert fhirkit.validate(data.decode()) == []
    kinds = [each["resourceType"] for each in resources(data)]
    assert {kind: kinds.count(kind) for kind in kinds} == {"List": 1, "DocumentReference": 2, "Binary": 2, "Patient": 1}
    for each, (master, media_type, body) in zip([one for one in resources(data) if one["resourceType"] == "DocumentReference"], DOCUMENTS, strict=True):
        attachment = each["content"][0]["attachment"]
        assert (each["masterIdentifier"]["value"], attachment["contentType"], attachment["size"]) == (master, media_type, len(body))
        assert attachment["hash"] == sha1_base64(body)
    assert resources(data)[0]["identifier"][0]["value"] == submission_identifier(report().consultation_id)


@pytest.mark.skipif(not DEFINITIONS.exists(), reason="the FR Core and PDSm definitions are not on this machine")
def test_fr_core_and_pdsm_find_nothing_missing() -> None:
    spec = importlib.util.spec_from_file_location("snapval", DEFINITIONS / "tools" / "snapval.py")
    assert spec is not None
    assert spec.loader is not None
    walker = importlib.util.module_from_spec(spec)
    files = [*DEFINITIONS.glob("fr-core-*/StructureDefinition*.json"), *DEFINITIONS.glob("pdsm-*/StructureDefinition*.json")]
    definitions = {each["url"]: each for each in (json.loads(file.read_text()) for file in files)}
    spec.loader.exec_module(walker)
    checked = 0
    documents = [fhir.render(signed(each)) for each in (report(), series(), perfused())]
    for each in [found for data in (*documents, transaction(signed(), DOCUMENTS)) for found in resources(data)]:
        for profile in each.get("meta", {}).get("profile", []):
            assert walker.validate(definitions[profile], each) == []
            checked += 1
    assert checked >= 20


@given(
    st.recursive(st.none() | st.text() | st.decimals(allow_nan=False, allow_infinity=False), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_what_is_pruned_reads_back_with_its_digits(value: Any) -> None:
    pruned = exact_json.pruned(value)
    again = json.loads(exact_json.dumps(pruned), parse_float=str, parse_int=str)

    def digits(of: Any) -> Any:
        if isinstance(of, dict):
            return {key: digits(each) for key, each in of.items()}
        if isinstance(of, list):
            return [digits(each) for each in of]
        return of if of is None or isinstance(of, str) else format(of, "f")

    assert again == digits(pruned)

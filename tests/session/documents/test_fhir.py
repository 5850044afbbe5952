"""The FHIR document is valid for two independent readers, and for FR Core and PDSm where their definitions are at hand."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import fhirkit
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from session.documents import exact_json, fhir
from session.documents.submission import sha1_base64, submission_identifier, transaction
from session.report import Report
from tests.session.documents.test_agreement import visits
from tests.session.signed_visit import LEO, report, signed

DEFINITIONS = Path(__file__).parents[4] / "shared" / "fhir"
DOCUMENTS = (("urn:uuid:1", "application/pdf", b"%PDF-1.4"), ("urn:uuid:2", "application/fhir+json", b"{}"))


def resources(data: bytes) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in json.loads(data)["entry"]]


@given(visits())
@settings(max_examples=25, deadline=None)
def test_two_readers_accept_it(composed: Report) -> None:
    data = fhir.render(signed(composed))
    assert fhirkit.validate(data.decode()) == []
    Bundle.model_validate_json(data)


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
    for each in resources(fhir.render(signed())) + resources(transaction(signed(), DOCUMENTS)):
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

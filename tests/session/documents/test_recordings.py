"""Recordings of heart and lungs in the signed documents: listed on paper, described in FHIR, delivered beside them, and not on the sheet."""

import json

import fhirkit
from fhir.resources.R4B.bundle import Bundle

from session.consultation import Consultation
from session.documents import fhir, pdf, sheet
from session.documents.fhir_measures import recording_at
from session.documents.fhir_words import sha1_base64, urn
from session.documents.submission import transaction
from session.report import SignedReport
from tests.session.signed_visit import HEART, PARIS, heard, report, signature, visit


def listened() -> Consultation:
    return visit().after(heard())


def signed_of(consultation: Consultation) -> SignedReport:
    return SignedReport.of(signature(report(consultation)), PARIS)


def test_the_paper_lists_place_hour_length_and_device() -> None:
    signed = signed_of(listened())
    page = pdf.html(signed)
    assert "Auscultation (1)" in page
    for words in ("Foyer mitral, 10", "10\u00a0s", "Thinklabs One", "il manque 0,1\u00a0s"):
        assert words in page, words
    assert "Auscultation (" not in pdf.html(signed_of(visit()))
    assert "auscultation" not in sheet.html(signed).lower()


def test_two_readers_accept_the_fhir_document_and_the_transaction() -> None:
    signed = signed_of(listened())
    document = fhir.render(signed)
    assert fhirkit.validate(document.decode()) == []
    Bundle.model_validate_json(document)
    (sound,) = signed.report.sounds
    master = recording_at(signed.report, sound)
    sent = transaction(signed, ((urn(signed.report.consultation_id, "pdf"), "application/pdf", b"%PDF"), (master, "audio/wav", HEART.wav)))
    Bundle.model_validate_json(sent)
    references = [each["resource"] for each in json.loads(sent)["entry"] if each["resource"]["resourceType"] == "DocumentReference"]
    assert references[1]["content"][0]["attachment"]["hash"] == sha1_base64(HEART.wav)
    assert references[1]["relatesTo"][0]["code"] == "appends"
    assert "relatesTo" not in references[0]
    (media,) = (each["resource"] for each in json.loads(document)["entry"] if each["resource"].get("duration"))
    assert (media["bodySite"]["text"], media["content"]["size"], str(media["duration"])) == ("Foyer mitral", len(HEART.wav), "10.0")
    assert sound.sha256 in media["note"][-1]["text"]

"""One report on its way to a shared record: the ITI-65 transaction of IHE MHD 4.2, with the fields of the French PDSm 3.1.1 profile.

A List (the submission set), and for the PDF, the FHIR document and each recording of the stethoscope a DocumentReference and a Binary.
Every identifier comes from the visit, so that the same report sent twice is recognised.
"""

import base64

from session.documents import exact_json
from session.documents import fhir_people as people
from session.documents import words as w
from session.documents.fhir import REPORT_CODE
from session.documents.fhir_measures import recording_at
from session.documents.fhir_words import LOINC, Resource, coded, sha1_base64, urn
from session.report import SignedReport

_SECTORS = "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite"
_PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/"
_MHD = "https://profiles.ihe.net/ITI/MHD/"
_CLASSES = "https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument"
_VISIBILITY = "https://mos.esante.gouv.fr/NOS/TRE_A07-StatusVisibiliteDocument/FHIR/TRE-A07-StatusVisibiliteDocument"
_SETTINGS = "https://mos.esante.gouv.fr/NOS/TRE_A01-CadreExercice/FHIR/TRE-A01-CadreExercice"
_FORMATS = {
    "application/pdf": ("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode", "urn:ihe:iti:xds-sd:pdf:2008"),
    "application/fhir+json": ("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode", "urn:ihe:iti:xds:2017:mimeTypeSufficient"),
    "audio/wav": ("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode", "urn:ihe:iti:xds:2017:mimeTypeSufficient"),
}


def transaction(signed: SignedReport, documents: tuple[tuple[str, str, bytes], ...]) -> bytes:
    """The transaction as JSON.

    Args:
        documents: for each (master identifier, media type, bytes).
    """
    report = signed.report
    patient_at = urn(report.consultation_id, "patient")
    entries = [_entry(urn(report.consultation_id, "list"), _submission_set(signed, documents))]
    for master, media_type, body in documents:
        entries.append(_entry(_reference_at(master), _document_reference(signed, master, media_type, body)))
        entries.append(_entry(_binary_at(master), {"resourceType": "Binary", "contentType": media_type, "data": base64.b64encode(body).decode()}))
    entries.append(_entry(patient_at, people.patient(report), f"identifier=urn:ietf:rfc:3986|{patient_at}"))
    profile = _PDSM + "pdsm-comprehensive-provide-document-bundle"
    return exact_json.dumps(exact_json.pruned({"resourceType": "Bundle", "meta": {"profile": [profile]}, "type": "transaction", "entry": entries})).encode()


def submission_identifier(consultation_id: str) -> str:
    """The identifier of the submission set."""
    return urn(consultation_id, "submission")


def _entry(url: str, resource: Resource, only_if_none: str = "") -> Resource:
    return {"fullUrl": url, "resource": resource, "request": {"method": "POST", "url": resource["resourceType"], "ifNoneExist": only_if_none}}


def _reference_at(master: str) -> str:
    return urn(master, "reference")


def _binary_at(master: str) -> str:
    return urn(master, "binary")


def _contained(signed: SignedReport) -> list[Resource]:
    def inside(name: str, resource: Resource) -> Resource:
        return {"resourceType": resource["resourceType"], "id": name, **{key: value for key, value in resource.items() if key != "resourceType"}}

    report = signed.report
    return [inside("author", people.practitioner(report)), inside("custodian", people.organization(report)), inside("source-patient", people.patient(report))]


def _submission_set(signed: SignedReport, documents: tuple[tuple[str, str, bytes], ...]) -> Resource:
    report = signed.report
    return {
        "resourceType": "List",
        "meta": {"profile": [_PDSM + "pdsm-submissionset-comprehensive"]},
        "contained": _contained(signed)[:1],
        "extension": [
            {"url": _MHD + "StructureDefinition/ihe-designationType", "valueCodeableConcept": coded(_CLASSES, "10", "Compte-rendu")},
            {"url": _MHD + "StructureDefinition/ihe-sourceId", "valueIdentifier": {"system": "urn:ietf:rfc:3986", "value": urn("booth", report.site.booth)}},
        ],
        "identifier": [{"use": "usual", "system": "urn:ietf:rfc:3986", "value": submission_identifier(report.consultation_id)}],
        "status": "current",
        "mode": "working",
        "title": "Compte rendu de téléconsultation",
        "code": coded(_MHD + "CodeSystem/MHDlistTypes", "submissionset"),
        "subject": {"reference": urn(report.consultation_id, "patient")},
        "date": signed.signed_at.isoformat(),
        "source": {"reference": "#author"},
        "entry": [{"item": {"reference": _reference_at(master)}} for master, _, _ in documents],
    }


def _document_reference(signed: SignedReport, master: str, media_type: str, body: bytes) -> Resource:
    report = signed.report
    system, code = _FORMATS[media_type]
    recording = next((each for each in report.sounds if recording_at(report, each) == master), None)
    title = "Compte rendu de téléconsultation" if recording is None else f"Auscultation, {recording.site.words}"
    return {
        "resourceType": "DocumentReference",
        "meta": {"profile": [_PDSM + "pdsm-comprehensive-document-reference"]},
        "contained": _contained(signed),
        "masterIdentifier": {"system": "urn:ietf:rfc:3986", "value": master},
        "identifier": [{"use": "usual", "system": "urn:ietf:rfc:3986", "value": master}],
        "status": "current",
        "type": coded(LOINC, REPORT_CODE, text="Compte rendu de télémédecine"),
        "category": [coded(_CLASSES, "10", "Compte-rendu")],
        "subject": {"reference": urn(report.consultation_id, "patient")},
        "date": signed.signed_at.isoformat(),
        "author": [{"reference": "#author"}],
        "authenticator": {"reference": "#author"},
        "custodian": {"reference": "#custodian"},
        "relatesTo": [] if recording is None else [{"code": "appends", "target": {"reference": _reference_at(urn(report.consultation_id, "pdf"))}}],
        "description": f"{'' if recording is None else f'{title}. '}Téléconsultation du {w.instant(report.began_at)}",
        "securityLabel": [coded(_VISIBILITY, "N", "Normal")],
        "content": [
            {
                "attachment": {
                    "contentType": media_type,
                    "language": "fr-FR",
                    "url": _binary_at(master),
                    "size": len(body),
                    "hash": sha1_base64(body),
                    "title": title,
                    "creation": (signed.signed_at if recording is None else recording.taken_at).isoformat(),
                },
                "format": {"system": system, "code": code},
            }
        ],
        "context": {
            "period": {"start": report.began_at.isoformat(), "end": report.call_ended_at.isoformat() if report.call_ended_at is not None else ""},
            "facilityType": coded(_SECTORS, report.site.setting),
            "practiceSetting": coded(_SETTINGS, "AMBULATOIRE", "Ambulatoire"),
            "sourcePatientInfo": {"reference": "#source-patient"},
        },
    }

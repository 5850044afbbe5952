"""What every FHIR resource of a visit is made with: code systems, identifiers, codes and hashes.

Sources: HL7 FHIR R4, hl7.fhir.fr.core 2.2.0 for the profiles named in `meta.profile`, LOINC and UCUM codes.
"""

import base64
import hashlib
from typing import Any
from uuid import UUID, uuid5

from session.report import Report

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
FR_CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/"
TEST_DATA = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST", "display": "test health data"}
_NAMESPACE = UUID("5b0f5a53-6c0e-4b53-8f0d-4f2e2a5a8f10")

Resource = dict[str, Any]


def urn(consultation_id: str, *what: str) -> str:
    """The identifier of one thing of this visit: the same at every attempt, guessed by nobody."""
    return f"urn:uuid:{uuid5(_NAMESPACE, '|'.join((consultation_id, *what)))}"


def at(report: Report, *what: str) -> str:
    """The identifier of one thing of this report's visit."""
    return urn(report.consultation_id, *what)


def coded(system: str, code: str, display: str = "", text: str = "") -> Resource:
    """A CodeableConcept of one code."""
    return {"coding": [{"system": system, "code": code, "display": display}], "text": text}


def sha1_base64(body: bytes) -> str:
    """The hash of an attachment as FHIR R4 asks for it: SHA-1, base64. It finds damage; the signature's SHA-256 is what protects."""
    return base64.b64encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()

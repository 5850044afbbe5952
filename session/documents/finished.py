"""The finished documents of a signed visit, as they leave and as they are kept: PDF, FHIR, the patient's sheet, the raw evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from session.documents import fhir, pdf, sheet
from session.observation import Observation
from session.plain import from_json, to_json
from session.report import SignedReport

PDF_TYPE, FHIR_TYPE, EVIDENCE_TYPE = "application/pdf", "application/fhir+json", "application/json"


@dataclass(frozen=True)
class Evidence:
    """Every measurement of the visit with the bytes that stood on the wire, corrected and struck-out ones too."""

    observations: tuple[Observation, ...]


@dataclass(frozen=True)
class Finished:
    """What was made from one signed content; `content_sha256` says from which."""

    content_sha256: str
    pdf: bytes
    fhir: bytes
    sheet: bytes
    evidence: bytes


def finish(
    signed: SignedReport,
    observations: tuple[Observation, ...],
    pictures: Mapping[str, bytes],
    told: tuple[tuple[str, sheet.SheetState], ...] = (),
) -> Finished:
    """Make every document of a signed report. Takes about a second: call it in a thread.

    Args:
        observations: all of the record's, for the evidence.
        pictures: the JPEG of every image that the report lists, by image id.
        told: what the patient's sheet says of each recipient.
    """
    evidence = to_json(Evidence(observations)).encode()
    return Finished(signed.sha256, pdf.render(signed, pictures), fhir.render(signed), sheet.render(signed, told), evidence)


def read_evidence(data: bytes) -> Evidence:
    """The evidence that was kept; NotPlain where the bytes are not one."""
    return from_json(Evidence, data)

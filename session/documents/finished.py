"""The finished documents of a signed visit, as they leave and as they are kept: PDF, FHIR, the patient's sheet, the raw evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from session.documents import fhir, pdf, sheet
from session.observation import Observation
from session.plain import from_json, to_json
from session.report import SignedReport

PDF_TYPE, FHIR_TYPE, EVIDENCE_TYPE, SOUND_TYPE = "application/pdf", "application/fhir+json", "application/json", "audio/wav"


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
    sounds: tuple[tuple[str, bytes], ...] = ()  # the WAV of each recording that the report lists, by its id


def finish(
    signed: SignedReport,
    observations: tuple[Observation, ...],
    pictures: Mapping[str, bytes],
    told: tuple[tuple[str, sheet.SheetState], ...] = (),
    sounds: Mapping[str, bytes] = MappingProxyType({}),
) -> Finished:
    """Make every document of a signed report. Takes about a second: call it in a thread.

    Args:
        observations: all of the record's, for the evidence.
        pictures: the JPEG of every image that the report lists, by image id.
        told: what the patient's sheet says of each recipient.
        sounds: the WAV of every recording that the report lists, by its id.
    """
    evidence = to_json(Evidence(observations)).encode()
    heard = tuple((each.sound_id, sounds.get(each.sound_id, b"")) for each in signed.report.sounds)
    return Finished(signed.sha256, pdf.render(signed, pictures), fhir.render(signed), sheet.render(signed, told), evidence, heard)


def read_evidence(data: bytes) -> Evidence:
    """The evidence that was kept; NotPlain where the bytes are not one."""
    return from_json(Evidence, data)

"""`alcove trace`: from a delivered report alone, each number back to the bytes that the device sent, read again now."""

import base64
import binascii
import hashlib
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from devices.evidence import Evidence, Unreadable
from devices.measurement import Quantity
from devices.shown_unit import shown_number
from drivers.decoding import decode
from session.documents import exact_json
from session.documents.fhir_measures import EVIDENCE_FORMAT
from session.plain import NotPlain, from_json

WHOLE = 64  # bytes that are printed; of more the first ones


class NoReport(ValueError):
    """The file is no FHIR document of a visit."""


@dataclass(frozen=True)
class Traced:
    """One number of the report, and what its bytes say."""

    quantity: Quantity
    number: Decimal  # as the report says it
    unit: str
    at: str
    said: tuple[str, ...]  # quality, device, notes: in the report's own words
    evidence: Evidence | None
    again: Decimal | None  # what the bytes say; None where there are none, or where they cannot be read
    trouble: str = ""

    @property
    def holds(self) -> bool:
        """Whether the bytes say the same number; a typed or averaged one has no bytes of its own."""
        return not self.trouble and (self.evidence is None or self.again == self.number)


def traced(document: bytes) -> tuple[Traced, ...]:
    """Every number of a FHIR document with its evidence.

    Raises:
        NoReport: these bytes are no such document.
    """
    try:
        resources = [entry["resource"] for entry in exact_json.loads(document)["entry"]]
        proofs = {each["identifier"][0]["value"]: each for each in resources if each["resourceType"] == "DocumentReference"}
        return tuple(each for resource in resources if resource["resourceType"] == "Observation" for each in _of_observation(resource, proofs))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise NoReport("no FHIR document of a visit") from error


def _of_observation(resource: Mapping[str, Any], proofs: Mapping[str, Any]) -> Iterator[Traced]:
    evidence, again, trouble = None, {}, ""
    for reference in resource.get("derivedFrom", ()):
        if (proof := proofs.get(reference["reference"])) is None:
            continue  # a reading that it is the average of
        try:
            evidence = _evidence(proof)
            again = {value.quantity: shown_number(value) for value in decode(evidence)}
        except (Unreadable, NotPlain) as error:
            trouble = str(error)
    for part in resource.get("component", [resource]):
        if (told := part.get("valueQuantity")) is None:
            continue  # the size of a cuff
        quantity = Quantity.of(part["code"]["coding"][0]["code"])
        notes = tuple(note["text"] for note in resource.get("note", ()))
        yield Traced(quantity, Decimal(told["value"]), told["unit"], resource["effectiveDateTime"], notes, evidence, again.get(quantity), trouble)


def _evidence(proof: Mapping[str, Any]) -> Evidence:
    content = proof["content"][0]
    if content["format"]["system"] != EVIDENCE_FORMAT:
        raise Unreadable("not bytes of a device")
    try:
        body = base64.b64decode(content["attachment"]["data"], validate=True)
    except binascii.Error:
        raise Unreadable("the bytes are damaged") from None
    if base64.b64encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode() != content["attachment"]["hash"]:
        raise Unreadable("the bytes are not those of the report")
    return from_json(Evidence, body)


def trace(path: Path) -> int:
    """Print each number of this report with its bytes; 1 where one does not hold, or the file is no report."""
    try:
        found = traced(path.read_bytes())
    except OSError as error:
        print(f"{path} : illisible ({error.strerror}).", file=sys.stderr)
        return 1
    except NoReport:
        print(f"{path} : ce n’est pas un compte rendu FHIR. Donnez le fichier compte-rendu.fhir.json.", file=sys.stderr)
        return 1
    for each in found:
        print(f"{each.quantity.display} : {each.number} {each.unit}, {each.at}")
        for line in (*each.said, *_proof(each)):
            print(f"    {line}")
    return 0 if all(each.holds for each in found) else 1


def _proof(of: Traced) -> tuple[str, ...]:
    if of.evidence is None:
        return (f"Preuve illisible : {of.trouble}",) if of.trouble else ("Sans octets propres : saisie, ou moyenne d’autres mesures.",)
    raw = of.evidence.raw
    shown = raw[:WHOLE].hex(" ") + (f" … ({len(raw)} octets)" if len(raw) > WHOLE else "")
    if of.trouble:
        verdict = f"Ne se relit pas ici : {of.trouble}"
    elif of.holds:
        verdict = f"Relu : {of.again}, la même valeur."
    else:
        verdict = f"Relu : {of.again}. CE N’EST PAS LA VALEUR DU COMPTE RENDU."
    return (f"{of.evidence.device}, codec {of.evidence.codec}", shown, verdict)

"""`alcove trace`: from a delivered report alone, each number back to the bytes that the device sent, read again now."""

import sys
from pathlib import Path

from drivers.decoding import decode
from session.documents import read_back
from session.documents.read_back import NoReport, Traced

WHOLE = 64  # bytes that are printed; of more the first ones


def traced(document: bytes) -> tuple[Traced, ...]:
    """Every number of a FHIR document with its evidence. NoReport where these bytes are no such document."""
    return read_back.traced(document, decode)


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

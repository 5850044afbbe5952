"""What the self-test found: each part of the booth, how it does, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How one part does."""

    GOOD = "✓"
    DOUBTFUL = "!"
    WRONG = "✗"
    UNTRIED = "–"  # not in this booth's settings, or in use by the booth that runs


@dataclass(frozen=True)
class Finding:
    """One part of the booth: how it does, what was tried, and what to do about it."""

    part: str
    verdict: Verdict
    sentence: str
    remedy: str = ""


def good(part: str, sentence: str) -> Finding:
    """Nothing to do."""
    return Finding(part, Verdict.GOOD, sentence)


def doubtful(part: str, sentence: str, remedy: str) -> Finding:
    """A visit is possible; somebody should look at it."""
    return Finding(part, Verdict.DOUBTFUL, sentence, remedy)


def wrong(part: str, sentence: str, remedy: str) -> Finding:
    """Not fit for a patient."""
    return Finding(part, Verdict.WRONG, sentence, remedy)


def not_here(part: str) -> Finding:
    """What the settings do not name, the booth does not have."""
    return Finding(part, Verdict.UNTRIED, "pas dans les réglages de cette borne")


def in_use(part: str) -> Finding:
    """What the running booth holds is not taken from it."""
    return Finding(part, Verdict.UNTRIED, "en service : la borne ouverte s’en sert, rien n’a été essayé", "Pour l’essayer, fermer la borne et recommencer.")


def as_tree(title: str, findings: Sequence[Finding]) -> str:
    """The findings as a person reads them."""
    lines = [title]
    for number, finding in enumerate(findings):
        last = number == len(findings) - 1
        lines.append(f"{'└' if last else '├'}─ {finding.verdict.value} {finding.part} : {finding.sentence}")
        if finding.remedy:
            lines.append(f"{' ' if last else '│'}     → {finding.remedy}")
    faults = sum(finding.verdict is Verdict.WRONG for finding in findings)
    lines.append("Prête." if not faults else f"À mettre en ordre avant un patient : {faults}.")
    return "\n".join(lines)

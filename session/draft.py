"""What the practitioner writes before signing, kept at every autosave."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """The practitioner's own sections of the report. Empty means not written yet."""

    examination: str = ""
    conclusion: str = ""
    plan: str = ""  # what the patient does: treatment already there, advice, follow-up
    patient_words: str = ""  # the conclusion in plain words, for the patient's sheet
    call_again_if: str = ""  # the signs for which the patient calls again
    follow_up: str = ""  # what comes next, and when
    cannot_have: tuple[tuple[str, str], ...] = ()  # (missing item, the practitioner's reason)

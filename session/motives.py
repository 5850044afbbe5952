"""Why a patient comes: the reasons offered on the screen, each with its French label and its icon. What each asks to measure: `session.completeness`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Motive:
    """One reason to come. It names no diagnosis."""

    code: str
    label: str
    icon: str  # of ui/assets/icons


MOTIVES: Mapping[str, Motive] = MappingProxyType(
    {
        motive.code: motive
        for motive in (
            Motive("ear", "Oreille", "ear"),
            Motive("eye", "Œil", "eye"),
            Motive("throat", "Gorge, nez, rhume", "mood-sick"),
            Motive("cough", "Toux, souffle", "lungs"),
            Motive("belly", "Ventre", "stomach"),
            Motive("skin", "Peau, plaie", "bandage"),
            Motive("back", "Dos, articulations", "bone"),
            Motive("urine", "Urine", "droplet"),
            Motive("heart", "Tension, cœur", "heartbeat"),
            Motive("renewal", "Ordonnance à refaire", "pill"),
            Motive("mood", "Moral, sommeil", "mood-sad"),
            Motive("other", "Autre chose", "message-circle"),
        )
    }
)


def label(code: str) -> str:
    """The reason in French; a code of a later version stays itself."""
    motive = MOTIVES.get(code)
    return motive.label if motive is not None else code

"""Why a patient comes: the reasons offered on the screen, each with its French label, its icon and what it suggests to measure.

Which devices a reason suggests: our own proposal after the design, to be validated by a physician. A suggestion forces nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from devices.role import Role


@dataclass(frozen=True)
class Motive:
    """One reason to come. It names no diagnosis."""

    code: str
    label: str
    icon: str  # of ui/assets/icons
    suggests: tuple[Role, ...]  # in the order in which they are used


_VITALS = (Role.CUFF, Role.OXIMETER, Role.THERMOMETER)
MOTIVES: Mapping[str, Motive] = MappingProxyType(
    {
        motive.code: motive
        for motive in (
            Motive("ear", "Oreille", "ear", (*_VITALS, Role.OTOSCOPE)),
            Motive("eye", "Œil", "eye", (Role.CUFF, Role.THERMOMETER)),
            Motive("throat", "Gorge, nez, rhume", "mood-sick", (*_VITALS, Role.OTOSCOPE)),
            Motive("cough", "Toux, souffle", "lungs", _VITALS),
            Motive("belly", "Ventre", "stomach", _VITALS),
            Motive("skin", "Peau, plaie", "bandage", (Role.THERMOMETER,)),
            Motive("back", "Dos, articulations", "bone", (Role.CUFF, Role.THERMOMETER)),
            Motive("urine", "Urine", "droplet", _VITALS),
            Motive("heart", "Tension, cœur", "heartbeat", (Role.CUFF, Role.OXIMETER)),
            Motive("renewal", "Ordonnance à refaire", "pill", (Role.CUFF, Role.OXIMETER)),
            Motive("mood", "Moral, sommeil", "mood-sad", (Role.CUFF, Role.OXIMETER)),
            Motive("other", "Autre chose", "message-circle", _VITALS),
        )
    }
)


def label(code: str) -> str:
    """The reason in French; a code of a later version stays itself."""
    motive = MOTIVES.get(code)
    return motive.label if motive is not None else code


def suggested(code: str) -> tuple[Role, ...]:
    """The devices that this reason suggests; a code of a later version suggests the vital signs."""
    motive = MOTIVES.get(code)
    return motive.suggests if motive is not None else _VITALS

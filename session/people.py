"""The people of a consultation, as the record names them."""

from dataclasses import dataclass
from enum import Enum


class Part(Enum):
    """What somebody does here."""

    PATIENT = "patient"
    REPRESENTATIVE = "representative"  # who speaks for a minor or a protected adult
    ASSISTANT = "assistant"
    PRACTITIONER = "practitioner"
    TECHNICIAN = "technician"
    SYSTEM = "system"


@dataclass(frozen=True)
class Author:
    """Who did or said it: shown beside every act."""

    part: Part
    name: str = ""
    identifier: str = ""  # the login of an assistant, the RPPS of a practitioner
    profession: str = ""


SYSTEM = Author(Part.SYSTEM, "Alcôve")
PATIENT = Author(Part.PATIENT)


@dataclass(frozen=True)
class Practitioner:
    """The remote practitioner, as shown to the patient and as bound by the signature."""

    name: str
    rpps: str  # 11 digits
    place: str
    profession: str = "Médecin généraliste"

    @property
    def author(self) -> Author:
        return Author(Part.PRACTITIONER, self.name, self.rpps, self.profession)

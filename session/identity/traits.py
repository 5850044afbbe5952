"""The traits of a patient's identity, validated, and the person who speaks for a minor or a protected adult.

Traits and statuses: French national identity reference (RNIV, ANS): birth name, birth first names, birth date, sex, birth place.
The matricule is not among them: it leaves the booth only with a qualified identity, which needs the national teleservice.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

_NAME = re.compile(r"[A-Z][A-Z '\-]{0,99}")
# Department and commune; 2A and 2B are Corsica's, 97x and 98x overseas, 99 and the country abroad. No commune is numbered 000.
_PLACE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-5]|2[AB])(?!000)[0-9]{3}|97[1-8](?!00)[0-9]{2}|98[4-9][0-9]{2}|99(?!000)[0-9]{3}")
MAJORITY_YEARS = 18


def is_commune_code(code: str) -> bool:
    """Whether this is formed like an INSEE commune code (COG). Whether the commune exists is the national list's to say."""
    return _PLACE.fullmatch(code) is not None


class Sex(Enum):
    """As on the identity document; FHIR administrative gender codes."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class IdentityStatus(Enum):
    """What the identity rests on (RNIV). Only the teleservice and a trusted document together make it qualified."""

    PROVISIONAL = "provisoire"
    RETRIEVED = "récupérée"
    VALIDATED = "validée"
    QUALIFIED = "qualifiée"


class TrustedDocument(Enum):
    """A document that proves an identity. The Vitale card is not one."""

    IDENTITY_CARD = "identity-card"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence-permit"
    FAMILY_RECORD = "family-record"  # livret de famille or birth certificate, for a minor


@dataclass(frozen=True)
class Traits:
    """Upper case, without accents; hyphens and apostrophes stay."""

    birth_name: str
    first_names: tuple[str, ...]  # the birth first names, in order
    birth_date: date
    sex: Sex
    birth_place: str = ""  # INSEE commune code, 99xxx abroad; empty when nobody knows it yet
    used_name: str = ""
    used_first_name: str = ""

    def __post_init__(self) -> None:
        for name in (self.birth_name, *self.first_names):
            if not _NAME.fullmatch(name):
                raise ValueError("a name is written in capitals without accents")
        if not self.first_names:
            raise ValueError("at least one birth first name")
        if self.birth_place and not is_commune_code(self.birth_place):
            raise ValueError("a birth place is an INSEE code of five characters")

    def age(self, today: date) -> int:
        """Whole years."""
        return today.year - self.birth_date.year - ((today.month, today.day) < (self.birth_date.month, self.birth_date.day))

    def is_minor(self, today: date) -> bool:
        return self.age(today) < MAJORITY_YEARS

    @property
    def short(self) -> str:
        """First name and initial: all that a waiting list may show."""
        first = self.used_first_name or self.first_names[0]
        return f"{first.title()} {(self.used_name or self.birth_name)[0]}."


class RepresentativeRole(Enum):
    """Why somebody speaks for the patient."""

    PARENT = "parent"
    GUARDIAN = "guardian"  # tuteur
    CURATOR = "curator"  # curateur
    TRUSTED_PERSON = "trusted-person"  # personne de confiance


@dataclass(frozen=True)
class Representative:
    """Who speaks for a minor or a protected adult."""

    name: str
    role: RepresentativeRole
    phone: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a representative has a name")


@dataclass(frozen=True)
class Identity:
    """The patient as this consultation knows them."""

    traits: Traits
    document: TrustedDocument | None = None
    representative: Representative | None = None

    @property
    def status(self) -> IdentityStatus:
        """Without the national teleservice an identity is at best validated."""
        return IdentityStatus.VALIDATED if self.document is not None else IdentityStatus.PROVISIONAL

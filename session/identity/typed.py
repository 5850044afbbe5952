"""What the assistant typed about a patient, checked field by field: an identity, or what is wrong and where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Never

from session.identity.names import NotAName, normalise_name
from session.identity.traits import Identity, Representative, RepresentativeRole, Sex, Traits, TrustedDocument, is_commune_code

OLDEST_YEARS = 120
FOR_MINORS = frozenset({RepresentativeRole.PARENT, RepresentativeRole.GUARDIAN})  # a curator and a trusted person are an adult's


class Field(Enum):
    """A field of the identity screen."""

    BIRTH_NAME = "birth-name"
    FIRST_NAMES = "first-names"
    BIRTH_DATE = "birth-date"
    SEX = "sex"
    BIRTH_PLACE = "birth-place"
    USED_NAME = "used-name"
    USED_FIRST_NAME = "used-first-name"
    REPRESENTATIVE_NAME = "representative-name"
    REPRESENTATIVE_ROLE = "representative-role"
    REPRESENTATIVE_PHONE = "representative-phone"


class Fault(Enum):
    """What is wrong with a field."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NOT_A_NAME = "not-a-name"
    NOT_A_DATE = "not-a-date"  # not written JJ/MM/AAAA
    NO_SUCH_DAY = "no-such-day"  # such as 30/02
    IN_THE_FUTURE = "in-the-future"
    TOO_LONG_AGO = "too-long-ago"
    NOT_A_COMMUNE = "not-a-commune"
    NEEDED_FOR_MINOR = "needed-for-minor"
    ONLY_FOR_ADULTS = "only-for-adults"
    NOT_A_PHONE = "not-a-phone"


SENTENCES: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.EMPTY: "À remplir",
        Fault.TOO_LONG: "Trop long : 100 lettres au plus",
        Fault.NOT_A_NAME: "Seulement des lettres, des espaces, des tirets et des apostrophes",
        Fault.NOT_A_DATE: "Écrire la date en JJ/MM/AAAA",
        Fault.NO_SUCH_DAY: "Ce jour n’existe pas",
        Fault.IN_THE_FUTURE: "Cette date est dans le futur",
        Fault.TOO_LONG_AGO: "Cette date a plus de 120 ans",
        Fault.NOT_A_COMMUNE: "Code INSEE de la commune : 5 caractères, 99 et le pays pour l’étranger",
        Fault.NEEDED_FOR_MINOR: "Patient mineur : nom et rôle de son représentant",
        Fault.ONLY_FOR_ADULTS: "Patient mineur : un parent ou un tuteur parle pour lui",
        Fault.NOT_A_PHONE: "Numéro de téléphone à vérifier",
    }
)


class NotAnIdentity(ValueError):
    """What was typed is not an identity yet. `faults` says why, field by field; it never quotes what was typed."""

    def __init__(self, faults: Mapping[Field, Fault]) -> None:
        super().__init__(", ".join(f"{where.value}: {what.value}" for where, what in faults.items()))
        self.faults = MappingProxyType(dict(faults))

    @property
    def sentences(self) -> Mapping[Field, str]:
        """What the screen says under each field, in French."""
        return {where: SENTENCES[what] for where, what in self.faults.items()}


class NotADate(ValueError):
    """What was typed is not a day that a living person was born on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def parse_birth_date(typed: str, today: date) -> date:
    """A French date as typed: 12/03/1947, 12.3.1947, 12 03 1947, 12-03-1947 or 12031947. Day first, the year in full.

    Raises:
        NotADate: with its fault.
    """

    def refuse(fault: Fault) -> Never:
        raise NotADate(fault)

    text = typed.strip()
    if not text:
        refuse(Fault.EMPTY)
    found = re.fullmatch(r"([0-9]{1,2})\s*[/. -]\s*([0-9]{1,2})\s*[/. -]\s*([0-9]{4})", text) or re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4})", text)
    if found is None:
        refuse(Fault.NOT_A_DATE)
    day, month, year = (int(part) for part in found.groups())
    try:
        born = date(year, month, day)
    except ValueError:
        refuse(Fault.NO_SUCH_DAY)
    if (fault := birth_date_fault(born, today)) is not None:
        refuse(fault)
    return born


def birth_date_fault(born: date, today: date) -> Fault | None:
    """Why nobody living was born on this day; None where somebody may have been."""
    if born > today:
        return Fault.IN_THE_FUTURE
    if (today.year - OLDEST_YEARS, today.month, today.day) > (born.year, born.month, born.day):
        return Fault.TOO_LONG_AGO
    return None


@dataclass(frozen=True)
class TypedIdentity:
    """The fields of the identity screen, as they stand."""

    birth_name: str = ""
    first_names: str = ""  # all of them, parted by spaces or commas
    birth_date: str = ""
    sex: Sex | None = None  # nobody guesses: UNKNOWN is chosen too
    birth_place: str = ""
    used_name: str = ""
    used_first_name: str = ""
    document: TrustedDocument | None = None
    representative_name: str = ""
    representative_role: RepresentativeRole | None = None
    representative_phone: str = ""

    def faults(self, today: date) -> Mapping[Field, Fault]:
        """What is wrong, field by field; empty where it is an identity."""
        return _Check(self, today).faults

    def identity(self, today: date) -> Identity:
        """The identity; NotAnIdentity with every fault at once where it is none."""
        check = _Check(self, today)
        if check.faults or check.birth_date is None or self.sex is None:
            raise NotAnIdentity(check.faults)
        traits = Traits(
            birth_name=check.birth_name,
            first_names=check.first_names,
            birth_date=check.birth_date,
            sex=self.sex,
            birth_place=check.birth_place,
            used_name=check.used_name,
            used_first_name=check.used_first_name,
        )
        return Identity(traits, self.document, check.representative)


@dataclass
class _Check:
    """One pass over the fields: what each became, and what is wrong."""

    typed: TypedIdentity
    today: date
    faults: dict[Field, Fault] = field(default_factory=dict)

    def __post_init__(self) -> None:
        typed = self.typed
        self.birth_name = self._name(Field.BIRTH_NAME, typed.birth_name)
        parts = [part for part in re.split(r"[,;]|\s+", typed.first_names) if part.strip("-‐‑– ")]
        self.first_names = tuple(self._name(Field.FIRST_NAMES, part) for part in parts)
        if not parts:
            self.faults[Field.FIRST_NAMES] = Fault.EMPTY
        elif sum(len(part) + 1 for part in parts) > 101:
            self.faults[Field.FIRST_NAMES] = Fault.TOO_LONG
        self.birth_date: date | None = None
        try:
            self.birth_date = parse_birth_date(typed.birth_date, self.today)
        except NotADate as error:
            self.faults[Field.BIRTH_DATE] = error.fault
        if typed.sex is None:
            self.faults[Field.SEX] = Fault.EMPTY
        self.birth_place = "".join(typed.birth_place.split()).upper()
        if self.birth_place and not is_commune_code(self.birth_place):
            self.faults[Field.BIRTH_PLACE] = Fault.NOT_A_COMMUNE
        self.used_name = self._name(Field.USED_NAME, typed.used_name, needed=False)
        self.used_first_name = self._name(Field.USED_FIRST_NAME, typed.used_first_name, needed=False)
        self.representative = self._representative()

    def _name(self, where: Field, typed: str, needed: bool = True) -> str:
        if not typed.strip():
            if needed:
                self.faults[where] = Fault.EMPTY
            return ""
        try:
            return normalise_name(typed)
        except NotAName as error:
            self.faults[where] = {"empty": Fault.EMPTY, "too long": Fault.TOO_LONG}.get(str(error), Fault.NOT_A_NAME)
            return ""

    def _representative(self) -> Representative | None:
        typed = self.typed
        name, role = " ".join(typed.representative_name.split()), typed.representative_role
        phone = re.sub(r"[\s.\-]", "", typed.representative_phone)
        minor = self.birth_date is not None and is_minor_on(self.birth_date, self.today)
        if not name and role is None and not phone:
            if minor:
                self.faults[Field.REPRESENTATIVE_NAME] = Fault.NEEDED_FOR_MINOR
            return None
        if not name:
            self.faults[Field.REPRESENTATIVE_NAME] = Fault.NEEDED_FOR_MINOR if minor else Fault.EMPTY
        if role is None:
            self.faults[Field.REPRESENTATIVE_ROLE] = Fault.EMPTY
        elif minor and role not in FOR_MINORS:
            self.faults[Field.REPRESENTATIVE_ROLE] = Fault.ONLY_FOR_ADULTS
        if phone and not is_phone(phone):
            self.faults[Field.REPRESENTATIVE_PHONE] = Fault.NOT_A_PHONE
        return Representative(name, role, phone) if name and role is not None else None


def is_minor_on(born: date, today: date) -> bool:
    """Whether somebody born on this day is under age."""
    return Traits("X", ("X",), born, Sex.UNKNOWN).is_minor(today)


def is_phone(digits: str) -> bool:
    """A French number of ten figures, or an international one with its plus sign."""
    return re.fullmatch(r"0[1-9][0-9]{8}|\+[1-9][0-9]{6,14}", digits) is not None

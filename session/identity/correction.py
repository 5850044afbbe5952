"""What may still be corrected of an identity once agreements were given: a typing mistake, and never another person. No I/O."""

from enum import Enum

from session.identity.traits import Identity


class NotACorrection(Enum):
    """Why an identity cannot take the place of the one that the agreements were given under."""

    NOTHING = "nothing is other"
    ANOTHER_PERSON = "name and birth date are both other: this is another person"
    ANOTHER_SPEAKER = "somebody else answers: the agreements are not theirs"


def is_said_again(before: Identity, after: Identity) -> bool:
    """Whether what patient and practitioner confirm is other: the name, the birth date, or who speaks."""
    return _said(before) != _said(after)


def not_a_correction(agreed: Identity, before: Identity, after: Identity) -> NotACorrection | None:
    """Why `after` cannot be put in place of `before`; None where it can.

    Args:
        agreed: the identity that the agreements were given under: a name today and a birth date tomorrow are another person too.
    """
    if after == before:
        return NotACorrection.NOTHING
    old, new = agreed.traits, after.traits
    if (old.birth_name, old.first_names) != (new.birth_name, new.first_names) and old.birth_date != new.birth_date:
        return NotACorrection.ANOTHER_PERSON
    if _role(agreed) != _role(after):
        return NotACorrection.ANOTHER_SPEAKER
    return None


def _said(identity: Identity) -> tuple[object, ...]:
    traits, speaker = identity.traits, identity.representative
    return traits.birth_name, traits.first_names, traits.used_name, traits.used_first_name, traits.birth_date, speaker.name if speaker else ""


def _role(identity: Identity) -> object:
    return identity.representative.role if identity.representative is not None else None

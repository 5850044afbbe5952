"""What the booth's examination camera looks at, the ears or the skin, and where on the skin a picture was taken. No I/O."""

from enum import Enum

from devices.picture_score import PictureFlaw

LONGEST = 60


class ExaminationCamera(Enum):
    """What the one examination camera of a booth is. The value is also what pictures of the skin have as their subject."""

    OTOSCOPE = "otoscope"
    DERMATOSCOPE = "dermatoscope"

    @property
    def sees_skin(self) -> bool:
        return self is ExaminationCamera.DERMATOSCOPE


SKIN = ExaminationCamera.DERMATOSCOPE.value
_PAIRED = ("Épaule", "Bras", "Avant-bras", "Main", "Cuisse", "Jambe", "Pied")
_FEMININE = ("Épaule", "Main", "Cuisse", "Jambe")
SITES: tuple[str, ...] = (
    *("Visage", "Cuir chevelu", "Cou", "Poitrine", "Ventre", "Dos"),
    *(f"{part} {side}" for part in _PAIRED for side in ("droite" if part in _FEMININE else "droit", "gauche")),
)
TRUE_OF_SKIN = (PictureFlaw.NONE, PictureFlaw.BLACK, PictureFlaw.FROZEN)  # the limits of the others were made for ears: on skin they judge nothing


class NotASite(ValueError):
    """Words that name no place of the body; the text does not quote them."""


def skin_site(words: str) -> str:
    """The place in words as the record keeps it: one line, a capital first.

    >>> skin_site("  avant-bras   gauche, face interne ")
    'Avant-bras gauche, face interne'

    Raises:
        NotASite: it is empty, too long, without a letter, or holds what cannot be printed.
    """
    kept = " ".join(words.split())
    kept = kept[:1].upper() + kept[1:]
    if len(kept) > LONGEST or not kept.isprintable() or not any(map(str.isalpha, kept)):
        raise NotASite(f"a place on the skin is a line of 1 to {LONGEST} signs, with letters")
    return kept


def check_site(subject: str, site: str) -> None:
    """Pass a picture of the skin that says where, and a picture of anything else that says nothing.

    Raises:
        NotASite: otherwise.
    """
    if (subject == SKIN) != bool(site) or (site and skin_site(site) != site):
        raise NotASite("a picture of the skin says where on the body it is, in the record's words")


def flaw_of(subject: str, flaw: PictureFlaw) -> PictureFlaw:
    """What is wrong with a picture of this, as far as anybody can say."""
    return flaw if subject != SKIN or flaw in TRUE_OF_SKIN else PictureFlaw.NONE

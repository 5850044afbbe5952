"""How a name is written in an identity: capitals, no accents, only hyphens and apostrophes beside the letters."""

import re
import unicodedata

_LONGEST = 100
_SPELLED_OUT = str.maketrans(
    {
        "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N",
    }
)  # fmt: skip
_APOSTROPHES = re.compile(r"[’‘‛ʼʻ`´′＇]")
_HYPHENS = re.compile(r"[‐‑‒–—−﹣－]")
_NAME = re.compile(r"[A-Z]+(?:[ '\-]+[A-Z]+)*'?")


class NotAName(ValueError):
    """This is not a name. Never quotes what was typed."""


def without_accents(text: str) -> str:
    """The same letters without their marks; letters that have none to lose (œ, ß, ø…) are spelled out."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPELLED_OUT))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def normalise_name(typed: str) -> str:
    """What was typed, as an identity writes it: « Élodie de l’Œuvre » gives ELODIE DE L'OEUVRE.

    Raises:
        NotAName: empty, longer than 100 letters, or with something that is neither letter, space, hyphen nor apostrophe.
    """
    if len(typed) > 4 * _LONGEST:
        raise NotAName("too long")
    name = _HYPHENS.sub("-", _APOSTROPHES.sub("'", typed))  # before the accents: some of these marks fall apart into a space and a mark
    name = without_accents(name).upper()
    name = re.sub(r" *' *", "'", re.sub(r" *-+ *", "-", " ".join(name.split()))).strip(" -")
    if not name:
        raise NotAName("empty")
    if len(name) > _LONGEST:
        raise NotAName("too long")
    if not _NAME.fullmatch(name):
        raise NotAName("not only letters")
    return name

"""Where a line is never cut: before its marks and units, inside its guillemets, within a telephone number. No Qt."""

import re

NBSP = "\u00a0"
_KEPT_TOGETHER = re.compile(r" (?=[:;!?»%])|(?<=«) |(?<=\d) (?=\d)")


def unbroken(words: str) -> str:
    """The same words, with spaces at which no line ends.

    >>> unbroken("Ici : 03 00, dit « oui ».").replace(NBSP, "~")
    'Ici~: 03~00, dit «~oui~».'
    """
    return _KEPT_TOGETHER.sub(NBSP, words)

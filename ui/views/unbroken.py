"""Where a line is never cut: before its marks and units, inside its guillemets, within a telephone number or an hour. No Qt."""

import re

NBSP = "\u00a0"
_KEPT_TOGETHER = re.compile(r" (?=[:;!?»%])|(?<=«) |(?<=\d) (?=\d|h \d)|(?<=\d h) (?=\d)")


def unbroken(words: str) -> str:
    """The same words, with spaces at which no line ends.

    >>> unbroken("Ici : 03 00, dit « oui » à 10 h 50.").replace(NBSP, "~")
    'Ici~: 03~00, dit «~oui~» à 10~h~50.'
    """
    return _KEPT_TOGETHER.sub(NBSP, words)

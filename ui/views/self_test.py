"""The self-test in rows: each part of the booth, how it does, and what to do about it. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from session.workshop import Found
from ui.views.telling import Telling


@dataclass(frozen=True)
class FoundRow:
    """One part."""

    part: str
    kind: str
    icon_name: str
    mark: str
    sentence: str
    remedy: str


def rows(found: Sequence[Found], tell: Telling) -> tuple[FoundRow, ...]:
    """Every part, what is wrong first."""
    marks = {
        "wrong": ("stop", "alert-octagon", tell.translate("Console", "En défaut")),
        "doubtful": ("attention", "alert-triangle", tell.translate("Console", "À voir")),
        "good": ("ok", "circle-check", tell.translate("Console", "Bon")),
        "untried": ("none", "minus", tell.translate("Console", "Pas essayé")),
    }
    order = list(marks)
    return tuple(FoundRow(each.part, *marks[each.mark], each.sentence, each.remedy) for each in sorted(found, key=lambda each: order.index(each.mark)))


def summary(found: Sequence[Found], tell: Telling) -> str:
    """« Prête », or how much is to be put in order."""
    wrong = sum(each.mark == "wrong" for each in found)
    return tell.translate("Console", "À mettre en ordre avant un patient : {0}").format(wrong) if wrong else tell.translate("Console", "La borne est prête.")

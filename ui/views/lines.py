"""The lines that the console can show from its very first instant: nothing but words, so that nothing else has to be loaded for them. No Qt."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RailStep:
    """One stage of the visit: done, now, skipped or to do."""

    name: str
    stage: str
    detail: str
    icon_name: str


@dataclass(frozen=True)
class OverdueRow:
    """One delivery that has not arrived, on screen 00: no patient's name before the code."""

    code: str
    recipient: str
    remark: str
    kind: str
    mark_icon: str
    mark: str


@dataclass(frozen=True)
class AlertFact:
    """One line of what opened the alert, or of what is known beside it."""

    name: str
    value: str
    remark: str
    at: str
    icon_name: str = ""

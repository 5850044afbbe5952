"""Qt for Python gives back what it borrows: 6.12.0 lost a reference to None and True on each call, and aborted within a minute."""

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 900


class Bell(QObject):
    """Something that is called from both sides."""

    rung = Signal(bool)


def test_calls_into_qt_and_back_keep_the_references_of_none_and_true() -> None:
    bell = Bell()
    heard: list[bool] = []
    bell.rung.connect(lambda loud: heard.append(loud) if not heard else None)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(CALLS // 2):  # half as many emits as 6.12.0 survived
        bell.setObjectName("bell")
        bell.rung.emit(True)
    none, true = sys.getrefcount(None), sys.getrefcount(True)
    assert abs(none - before[0]) < 100
    assert abs(true - before[1]) < 100

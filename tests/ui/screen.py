"""A screen as a person meets it: sentences to read, buttons to touch, names that are read aloud."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

HAIR = 4


@cache
def finger() -> QPointingDevice:
    """A touch screen. Made late: one made before the application dies with its start on xcb."""
    return QTest.createTouchDevice()


class Screen:
    """What a test says and asks of a window."""

    def __init__(self, view: QQuickView, models: dict[str, object]) -> None:
        self.view = view
        self.models = models

    def settle(self) -> None:
        """Let the layout follow."""
        self.view.grabWindow()

    def sentences(self) -> list[str]:
        """Every text that is visible, in reading order of the item tree."""
        return [text for item in self._items() if item.isVisible() and (text := self._text(item))]

    def escaped(self) -> list[str]:
        """Every visible text that sticks out of something it stands in."""
        return [self._text(item) for item in self._items() if item.isVisible() and self._text(item) and sticks_out(item)]

    def button(self, name: str) -> QQuickItem:
        """The item with this objectName."""
        found = [item for item in self._items() if item.objectName() == name]
        assert len(found) == 1, f"{len(found)} items are called {name!r}"
        return found[0]

    def click(self, name: str) -> None:
        """Press and release the mouse in the middle of it."""
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._middle(name))

    def touch(self, name: str) -> None:
        """Touch the middle of it with one finger."""
        spot = self._middle(name)
        QTest.touchEvent(self.view, finger()).press(0, spot, self.view).commit()
        QTest.touchEvent(self.view, finger()).release(0, spot, self.view).commit()

    def spoken(self) -> dict[str, QAccessible.Role]:
        """Name -> role of all that a screen reader meets."""
        root = QAccessible.queryAccessibleInterface(self.view)
        return {each.text(QAccessible.Text.Name): each.role() for each in below(root)}

    def _middle(self, name: str) -> QPoint:
        item = self.button(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _items(self) -> Iterator[QQuickItem]:
        waiting = [self.view.rootObject()]
        while waiting:
            item = waiting.pop(0)
            yield item
            waiting = [*item.childItems(), *waiting]

    @staticmethod
    def _text(item: QObject) -> str:
        return str(item.property("text") or "") if item.inherits("QQuickText") else ""


def sticks_out(item: QQuickItem) -> bool:
    """Whether it is painted outside one of its ancestors, by more than a hair."""
    ancestor = item.parentItem()
    while ancestor is not None:
        place = item.mapRectToItem(ancestor, item.boundingRect()).adjusted(HAIR, HAIR, -HAIR, -HAIR)
        if not ancestor.size().isEmpty() and not ancestor.boundingRect().contains(place):
            return True
        ancestor = ancestor.parentItem()
    return False


def below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The interface's descendants."""
    for index in range(interface.childCount()):
        child = interface.child(index)
        yield child
        yield from below(child)

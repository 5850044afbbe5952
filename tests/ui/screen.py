"""A screen as a person meets it: sentences to read, buttons to touch, names that are read aloud."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QPointingDevice, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

HAIR = 4
FINGER = 72
NEVER_FIRST = (":", ";", "!", "?", "»", "%")


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

    def _reachable(self) -> Iterator[QQuickItem]:
        """What is visible and not under an open sheet."""
        sheets = [item for item in self._items() if item.isVisible() and item.inherits("QQuickItem") and item.property("covers")]
        for item in self._items():
            if item.isVisible() and item.opacity() and (not sheets or any(item is sheet or sheet.isAncestorOf(item) for sheet in sheets)):
                yield item

    def sentences(self) -> list[str]:
        """Every text that is visible, in reading order of the item tree."""
        return [text for item in self._items() if item.isVisible() and (text := self._text(item))]

    def escaped(self) -> list[str]:
        """Every visible text that sticks out of something it stands in."""
        return [self._text(item) for item in self._items() if item.isVisible() and self._text(item) and sticks_out(item)]

    def overlapping(self) -> list[tuple[str, str]]:
        """Every two visible texts of which one lies on the other."""
        places = [(self._text(item), in_sight(item)) for item in self._reachable() if self._text(item)]
        return [
            (one, other)
            for n, (one, place) in enumerate(places)
            for other, second in places[n + 1 :]
            if place.intersects(second) and min(place.intersected(second).width(), place.intersected(second).height()) > HAIR
        ]

    def crowded(self) -> list[str]:
        """Every button that lies on another, sticks out of the window or is smaller than a finger."""
        places = [(item.objectName() or self._name(item), item.mapRectToScene(item.boundingRect())) for item in self._reachable() if is_button(item)]
        window = self.view.rootObject().boundingRect()
        outside = [name for name, place in places if not window.contains(place)]
        small = [name for name, place in places if min(place.width(), place.height()) < FINGER]
        covered = [f"{one} on {other}" for n, (one, a) in enumerate(places) for other, b in places[n + 1 :] if a.intersects(b)]
        return outside + small + covered

    def button_sizes(self) -> list[tuple[str, float]]:
        """Name and shorter side of every visible button."""
        return [(item.objectName(), min(item.width(), item.height())) for item in self._items() if item.isVisible() and item.inherits("QQuickAbstractButton")]

    def left_of(self, words: str) -> float:
        """How far from the left this visible sentence begins."""
        (text,) = (item for item in self._items() if item.isVisible() and self._text(item) == words)
        return text.mapToScene(QPointF()).x()

    def cut(self) -> list[str]:
        """Every visible text of which a part is not painted, because its item is too small for it."""
        return [
            self._text(item)
            for item in self._reachable()
            if self._text(item) and (item.property("truncated") or item.property("paintedWidth") > item.width() + HAIR)
        ]

    def broken(self) -> list[tuple[str, ...]]:
        """Every visible text of which a line begins with a mark or a unit, or ends with an opening guillemet."""
        laid = [tuple(lines_of(item)) for item in self._reachable() if self._text(item)]
        return [lines for lines in laid if any(line.startswith(NEVER_FIRST) for line in lines[1:]) or any(line.endswith("«") for line in lines[:-1])]

    def button(self, name: str) -> QQuickItem:
        """The visible item with this objectName."""
        found = [item for item in self._items() if item.objectName() == name and item.isVisible()]
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
    def _name(item: QObject) -> str:
        return str(item.property("text") or "a button")

    @staticmethod
    def _text(item: QObject) -> str:
        return str(item.property("text") or "") if item.inherits("QQuickText") else ""


def lines_of(item: QQuickItem) -> Iterator[str]:
    """The lines of a text, as they are cut for the width that it has."""
    layout, how = QTextLayout(str(item.property("text")).replace("\n", "\u2028"), item.property("font")), QTextOption()
    how.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(how)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(item.width() - item.property("leftPadding") - item.property("rightPadding"))
        yield layout.text()[line.textStart() : line.textStart() + line.textLength()].strip()
    layout.endLayout()


def is_button(item: QQuickItem) -> bool:
    """Whether it can be pressed."""
    return item.inherits("QQuickAbstractButton") and item.isEnabled()


def painted(item: QQuickItem) -> QRectF:
    """Where a text's own ink lies: its box is often wider."""
    width, box = item.property("paintedWidth"), item.boundingRect()
    return QRectF(box.x(), box.y(), min(width, box.width()), box.height())


def in_sight(item: QQuickItem) -> QRectF:
    """Where in the window a text's ink is seen: what is scrolled away is not."""
    place, ancestor = item.mapRectToScene(painted(item)), item.parentItem()
    while ancestor is not None:
        if ancestor.clip():
            place = place.intersected(ancestor.mapRectToScene(QRectF(QPointF(0, 0), ancestor.size())))
        ancestor = ancestor.parentItem()
    return place


def sticks_out(item: QQuickItem) -> bool:
    """Whether it is painted outside one of its ancestors, by more than a hair. What one can scroll to is in its place."""
    ancestor = item.parentItem()
    while ancestor is not None:
        place = item.mapRectToItem(ancestor, item.boundingRect()).adjusted(HAIR, HAIR, -HAIR, -HAIR)
        room = QRectF(QPointF(0, 0), ancestor.size())  # not its boundingRect: a field's own is that of its text
        if ancestor.inherits("QQuickFlickable") and ancestor.clip():
            top = (ancestor.property("originY") or 0) - ancestor.property("contentY")  # a list's rows begin where it likes
            scrolled = QRectF(0, top, ancestor.width(), ancestor.property("contentHeight"))
            return not scrolled.contains(place) or sticks_out(ancestor)
        if not room.isEmpty() and not room.contains(place):
            return True
        ancestor = ancestor.parentItem()
    return False


def below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The interface's descendants."""
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child.state().invisible:
            continue
        yield child
        yield from below(child)

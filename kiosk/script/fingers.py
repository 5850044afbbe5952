"""Fingers on the booth's screens: they find what is shown by its name, wait until it can be touched, and touch it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from ui.items.pleth_wave import PlethStrip
from ui.models.pleth_trace import COLUMNS, SAMPLE_RATE, PlethTrace

Wait = Callable[[], bool]
BRIGHT = 215  # between the drum of a pretended ear and the light on it
SWING = 0.3  # of a pulse wave's height; an empty clip draws a flat line


class Fingers:
    """One window as a person meets it. Each verb is a step of the script: it yields what it waits for."""

    def __init__(self, view: QQuickView, name: str, pictures: Path, finger: QPointingDevice) -> None:
        self.view, self.name = view, name
        self._pictures, self._finger = pictures, finger

    def touch(self, item: str) -> Iterator[tuple[str, Wait]]:
        """Touch the middle of it, as soon as it is there and can be touched."""
        yield f"{self.name}: touch {item}", lambda: self._ready(item) is not None
        found = self._ready(item)
        if found is None:
            raise LookupError(item)
        spot = found.mapToScene(QPointF(found.width() / 2, found.height() / 2)).toPoint()
        QTest.touchEvent(self.view, self._finger).press(0, spot, self.view).commit()
        QTest.touchEvent(self.view, self._finger).release(0, spot, self.view).commit()

    def touch_starting(self, beginning: str) -> Iterator[tuple[str, Wait]]:
        """Touch the one item whose name begins so."""
        yield f"{self.name}: see {beginning}…", lambda: len(self._beginning(beginning)) == 1
        yield from self.touch(self._beginning(beginning)[0])

    def see(self, item: str) -> Iterator[tuple[str, Wait]]:
        """Wait until it is shown, touchable or not."""
        yield f"{self.name}: see {item}", lambda: any(True for _ in self._named(item))

    def see_ready(self, item: str) -> Iterator[tuple[str, Wait]]:
        """Wait until it could be touched."""
        yield f"{self.name}: ready {item}", lambda: self._ready(item) is not None

    def read_not(self, words: str) -> Iterator[tuple[str, Wait]]:
        """Wait until these words stand on the screen no more."""
        yield f"{self.name}: {words!r} goes", lambda: not any(words in text for text in self._texts())

    def read(self, *words: str) -> Iterator[tuple[str, Wait]]:
        """Wait until these words stand on the screen."""
        yield f"{self.name}: read {words[0]!r}", lambda: all(any(word in text for text in self._texts()) for word in words)

    def see_light(self, item: str, bright: tuple[float, float], dark: tuple[float, float]) -> Iterator[tuple[str, Wait]]:
        """Wait until this moving picture is bright at one of its spots and not at the other; spots in shares of a picture of 16 to 9."""
        yield f"{self.name}: light in {item}", lambda: self._blue(item, bright) > BRIGHT > self._blue(item, dark) > 0

    def see_pulse(self) -> Iterator[tuple[str, Wait]]:
        """Wait until the wave that is shown beats, and not for the first time."""
        yield f"{self.name}: see pulse", lambda: any(_beats(item.property("trace")) for item in self._items() if isinstance(item, PlethStrip))

    def write(self, field: str, text: str) -> Iterator[tuple[str, Wait]]:
        """Touch a field, then the keys of the touch keyboard, one for each letter."""
        yield from self.touch(field)
        for letter in text:
            other_case = letter.isalpha() and self._ready(f"key-{letter}") is None and self._ready(f"key-{letter.swapcase()}") is not None
            if other_case:
                yield from self.touch("key-shift")
            yield from self.touch("key-space" if letter == " " else f"key-{letter}")
            if other_case:
                yield from self.touch("key-shift")

    def picture(self, name: str) -> None:
        """Keep what the window shows."""
        self.view.grabWindow().save(str(self._pictures / f"{name}.png"))

    def _blue(self, item: str, spot: tuple[float, float]) -> int:
        """How much blue is there: what tells a reflex of light from skin. 0 where the picture is not shown."""
        found = next(self._named(item), None)
        if found is None:
            return 0
        scale = min(found.width() / 16, found.height() / 9)
        x, y = (side / 2 + (share - 0.5) * of * scale for side, share, of in zip((found.width(), found.height()), spot, (16, 9), strict=True))
        on_screen = found.mapToScene(QPointF(x, y)) * self.view.devicePixelRatio()
        return self.view.grabWindow().pixelColor(on_screen.toPoint()).blue()

    def _ready(self, name: str) -> QQuickItem | None:
        """The one item of this name that can be touched now: shown whole, enabled, and with nothing in front of it."""
        found = [item for item in self._named(name) if item.isEnabled() and self._is_whole(item) and not self._is_covered(item)]
        return found[0] if len(found) == 1 else None

    def why_not(self, name: str) -> str:
        """Why an item cannot be touched, for whoever reads that the script failed."""
        found = [item for item in self._items() if item.objectName() == name]
        if not found:
            return "it is not on the screen"
        states = {
            "hidden"
            if not item.isVisible()
            else "disabled"
            if not item.isEnabled()
            else "cut off"
            if not self._is_whole(item)
            else "covered"
            if self._is_covered(item)
            else "ready"
            for item in found
        }
        return f"{len(found)} of this name: {', '.join(sorted(states))}"

    def _is_whole(self, item: QQuickItem) -> bool:
        box = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
        return box.width() > 4 and box.height() > 4 and self.view.contentItem().boundingRect().adjusted(-2, -2, 2, 2).contains(box)

    def _is_covered(self, item: QQuickItem) -> bool:
        """Whether something in front of its middle would take the touch."""
        spot = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        below: QQuickItem = item
        while (parent := below.parentItem()) is not None:
            siblings = sorted(enumerate(parent.childItems()), key=lambda each: (each[1].z(), each[0]))
            in_order = [each for _, each in siblings]
            if any(_takes_touch(each, spot) for each in in_order[in_order.index(below) + 1 :]):
                return True
            below = parent
        return False

    def _beginning(self, beginning: str) -> list[str]:
        return sorted({item.objectName() for item in self._items() if item.objectName().startswith(beginning) and item.isVisible()})

    def _named(self, name: str) -> Iterator[QQuickItem]:
        return (item for item in self._items() if item.objectName() == name and item.isVisible())

    def _texts(self) -> Iterator[str]:
        return (str(item.property("text") or "") for item in self._items() if item.inherits("QQuickText") and item.isVisible())

    def _items(self) -> Iterator[QQuickItem]:
        waiting = [self.view.rootObject()] if self.view.rootObject() is not None else []
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(item.childItems())


def _takes_touch(item: QQuickItem, spot: QPointF) -> bool:
    if not item.isVisible():
        return False
    here = item.contains(item.mapFromScene(spot))
    if here and (item.acceptedMouseButtons() != Qt.MouseButton.NoButton or item.acceptTouchEvents()):
        return True
    return any(_takes_touch(child, spot) for child in item.childItems())


def _beats(trace: PlethTrace) -> bool:
    """In the newest second and in the one before."""
    drawn = [trace.values[(trace.head - back) % COLUMNS] or 0.0 for back in range(2 * SAMPLE_RATE)]
    return all(max(second) - min(second) > SWING for second in (drawn[:SAMPLE_RATE], drawn[SAMPLE_RATE:]))

"""The console's window from its first instant: who opens, with which code, and Urgence, while the rest of the program is still being loaded.

What is touched here is shown at once, and done as soon as there is somebody to do it: `ui.assistant_side` takes this window over, with what was
touched in it.

    door = Door(place, people, clock, zone)
    door.window.view.show()
    ...
    side = AssistantSide(Console(..., door=door), ...)
"""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QObject

from ui.assistant.shown import door as shown
from ui.assistant.shown.door import AtDoor
from ui.models.alert import AlertModel
from ui.models.console import ConsoleModel
from ui.models.opening import OpeningModel
from ui.screens import Window
from ui.siren import Siren
from ui.views.opening import Person, pressed
from ui.views.place import Place
from ui.views.speaking import Speaking


def translated(context: str, text: str) -> str:
    """The sentence in the language that is spoken now."""
    return QCoreApplication.translate(context, text)


class Door(QObject):
    """Owns the window and its first view-models until the assistant's side takes them over."""

    def __init__(
        self, place: Place, people: Sequence[Person], clock: Callable[[], datetime], zone: tzinfo, *, visit_waits: bool = False, simulated: bool = False
    ) -> None:
        """`people`: who may open this booth; `visit_waits`: for them."""
        super().__init__()
        self._place, self._clock, self._zone, self._simulated = place, clock, zone, simulated
        self.frame, self.alert, self.opening = ConsoleModel(self), AlertModel(self), OpeningModel(self)
        self.people, self.visit_waits = tuple(people), visit_waits
        self.person = self.code = ""
        self.urgency_at: datetime | None = None
        self.siren: Siren | None = None
        self._touches = (
            self.opening.person_chosen.connect(self._choose),
            self.opening.key_pressed.connect(self._press),
            self.frame.sos_asked.connect(self._call_urgency),
            self.frame.urgency_cancel_asked.connect(self._end_urgency),
        )
        self.window = Window("Assistant/Console", {"desk": self.frame, "alert": self.alert}, painted_items=False)
        self._show()
        self.window.show_screen("Assistant/Opening", {"opening": self.opening})

    def hand_over(self) -> None:
        """From now on somebody else shows and listens: they hear what was touched so far, as if it were touched now."""
        for touch in self._touches:
            QObject.disconnect(touch)
        if self.siren is not None:
            self.siren.changed.disconnect(self._show)
        if self.person:
            self.opening.choose(self.person)
        for key in self.code:
            self.opening.press(key)
        if self.urgency_at is not None:
            self.frame.sos()

    def close(self) -> None:
        """Take the window down, where nobody took it over."""
        if self.siren is not None:
            self.siren.stop()
        self.window.close()

    def _choose(self, login: str) -> None:
        self.person, self.code = login, ""
        self._show()

    def _press(self, key: str) -> None:
        if self.person:
            self.code = pressed(self.code, key)
            self._show()

    def _call_urgency(self) -> None:
        """The alarm rings here and now; the record follows."""
        if self.urgency_at is None:
            self.urgency_at = self._clock()
            if self.siren is None:
                self.siren = Siren()
                self.siren.changed.connect(self._show)
            self.siren.start()
            self._show()

    def _end_urgency(self) -> None:
        self.urgency_at = None
        if self.siren is not None:
            self.siren.stop()
        self._show()

    def _show(self) -> None:
        tell = Speaking(translated, self._clock(), self._zone)
        urgency = shown.urgency(self.urgency_at, self.siren is not None and self.siren.ringing, tell) if self.urgency_at is not None else ""
        self.frame.show(shown.frame(self._place, self._simulated, urgency, tell))
        at_door = AtDoor(people=self.people, person=self.person, typed=len(self.code), visit_waits=self.visit_waits)
        shown.show(self.opening, at_door, self._place, tell)

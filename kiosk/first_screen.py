"""Opening the booth: its first screen can be touched at once, and the rest of the program is loaded behind it.

The first screen is the console's opening: who works here, with which code, and Urgence. It needs Qt, its own few files and the names out of the
store. Once it is shown, a thread loads the program, the engine assembles it, and then this thread, a little at a time, the other screens. What was
touched meanwhile is shown at once, and done then.
"""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kiosk.local_time import HERE, local_clock
from kiosk.log import start_log
from kiosk.settings import Settings
from session.people import Part
from session.store.door import BOOTH_FILE, look
from session.store.keys import booth_key
from ui.assistant.door import Door
from ui.console_language import speak_at_console
from ui.fonts import load_fonts
from ui.language import speak
from ui.views.opening import Person
from ui.views.place import Place

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kiosk.assemble import Program
    from kiosk.engine import Engine
    from kiosk.window import Windows

LOAD_AT_LATEST_MS = 1000  # where no picture is ever shown: a screen that is switched off
NAME = "Alcôve"


def run_booth(settings: Settings) -> int:
    """Open the booth, with its real devices, until the window is closed."""
    start_log(settings.booth.folder)
    return Start(settings, whole_screen=True).run()


def prepared(language: str) -> QGuiApplication:
    """The application, with our typeface and the languages of both sides; the same where it is made already."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")  # a booth has no GPU
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(app, QGuiApplication)
    if app.applicationName() == NAME:
        return app
    app.setApplicationName(NAME)
    load_fonts()
    speak("fr")
    speak_at_console(language)
    return app


def until_closed(app: QGuiApplication) -> int:
    """Turn until the last window is closed, or somebody interrupts at the terminal; the exit code."""
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    awake = QTimer()  # Python hears a signal only when it runs
    awake.timeout.connect(lambda: None)
    awake.start(200)
    return int(app.exec())


class Start(QObject):
    """The booth from its first screen on; `windows` is there once everything is."""

    ready = Signal()
    _loaded = Signal(object)
    _built = Signal(object)

    def __init__(self, settings: Settings, *, whole_screen: bool = False, simulated: tuple[str, ...] = ()) -> None:
        """Shows nothing yet. KeyUnusable where the store's key is missing or others may read it."""
        super().__init__()
        self._settings, self._whole_screen, self._simulated = settings, whole_screen, simulated
        self.engine: Engine | None = None
        self.program: Program | None = None
        self.windows: Windows | None = None
        self._running: Future[None] | None = None
        self._error: BaseException | None = None
        self._loading: Thread | None = None
        self._steps: Iterator[str] = iter(())
        folder = settings.booth.folder
        self.app = prepared(settings.booth.language)
        self.door = self._door(folder)
        self._loaded.connect(self._begin, Qt.ConnectionType.QueuedConnection)
        self._built.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    def follow(self) -> None:
        """The rest comes as soon as the first picture is on the screen. Before `show`."""
        self.door.window.view.frameSwapped.connect(self._after_picture, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(LOAD_AT_LATEST_MS, self._load)

    def show(self) -> None:
        """Show the first screen."""
        if self._whole_screen:
            self.door.window.view.showFullScreen()
        else:
            self.door.window.view.show()

    def run(self) -> int:
        """Until the window is closed; 1 where the program ended by itself.

        Raises:
            Whatever kept the program from being assembled.
        """
        self.follow()
        self.show()
        try:
            code = until_closed(self.app)
        finally:
            self.close()
        if self._error is not None:
            raise self._error
        return 1 if self.windows is not None and self.windows.ended_badly else code

    def close(self) -> None:
        """Take everything down: windows, engine, store. What is still being loaded goes no further."""
        self._closed = True
        if self.windows is not None:
            self.windows.close()
        else:
            self.door.close()
        if self._loading is not None:
            self._loading.join()
        if self.engine is not None:
            self.engine.stop()
        if self.program is not None:
            self.program.close()

    def _door(self, folder: Path) -> Door:
        booth, people, visit_waits = self._settings.booth, list[Person](), False
        if (folder / BOOTH_FILE).exists():
            seen = look(folder, booth_key(folder / "booth.key", may_create=False))
            people = [Person(each.identifier, each.name, each.profession) for each in seen.people if each.part is Part.ASSISTANT]
            visit_waits = seen.visit_waits
        place = Place(booth.organisation, booth.name, booth.phone)
        return Door(place, people, local_clock, HERE, visit_waits=visit_waits, simulated=bool(self._simulated))

    @Slot()
    def _after_picture(self) -> None:
        """The first picture is on the screen: once whatever came with it is done, the rest."""
        self.door.window.view.frameSwapped.disconnect(self._after_picture)
        QTimer.singleShot(0, self._load)

    @Slot()
    def _load(self) -> None:
        if self._loading is None and not self._closed:
            self._loading = Thread(target=self._read, name="loading", daemon=True)
            self._loading.start()

    def _read(self) -> None:
        """Whatever takes long to load, in a thread of its own: the screen stays alive."""
        try:
            import kiosk.assemble
            import kiosk.engine  # noqa: F401
        except BaseException as error:
            self._loaded.emit(error)
        else:
            self._loaded.emit(None)

    @Slot(object)
    def _begin(self, error: BaseException | None) -> None:
        if self._closed:
            return
        if error is not None:
            self._fail(error)
            return
        from kiosk.engine import Engine

        self.engine = Engine()
        self.engine.start()
        self.engine.begin(self._build())

    async def _build(self) -> None:
        """In the engine's thread, to which what it makes belongs. It holds its loop meanwhile: what is asked of it waits its turn."""
        try:
            from kiosk.assemble import Simulated, assemble

            self.program = assemble(self._settings, simulated=Simulated(self._simulated))
        except BaseException as error:
            self._built.emit(error)
            raise
        self._built.emit(None)

    @Slot(object)
    def _go_on(self, error: BaseException | None) -> None:
        if self._closed:
            return
        if error is not None:
            self._fail(error)
            return
        assert self.engine is not None
        assert self.program is not None
        self._running = self.engine.begin(self.program.run())
        self._steps = _what_screens_need()
        self._step()

    @Slot()
    def _step(self) -> None:
        """One more file of the screens, then whatever was touched, then the next."""
        if self._closed:
            return
        try:
            if (name := next(self._steps, None)) is not None:
                import_module(name)
                QTimer.singleShot(0, self._step)
            else:
                self._open_windows()
        except BaseException as error:  # or a door would stay open with nothing behind it
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        self._error = error
        self.app.exit(1)

    def _open_windows(self) -> None:
        from kiosk.window import Windows

        assert self.engine is not None
        assert self.program is not None
        self.windows = Windows(self.engine, self.program, running=self._running, whole_screen=self._whole_screen, door=self.door)
        self.windows.show()
        gc.freeze()  # all of this stays until the end: looking through it for rubbish holds both threads for 80 ms
        self.ready.emit()


def _what_screens_need() -> Iterator[str]:
    """The modules of the other screens, in small pieces, so that a touch in between is answered."""
    from pkgutil import iter_modules

    import ui.models

    yield from (f"ui.models.{each.name}" for each in iter_modules(ui.models.__path__))
    yield from ("ui.patient", "ui.console", "ui.assistant_side", "ui.patient_side", "kiosk.window")

"""The technician's side, wired: its pages stand in the console's window while a technician is at work. Screens' thread only.

Made when a technician first comes in: a booth that never sees one does not load it.

    side = TechnicianSide(console, bridge, workshop, assistant.show)
    side.follow_login(login)

A page is a class of its own in `ui.technician`, named in `ui.technician.pages`.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from session.logins import Login
from session.workshop import Workshop
from ui.bridge import Bridge
from ui.console import Console
from ui.models.technician.shell import PageEntry, ShellModel
from ui.news import ExportNews, ParkNews, PluggedNews, QualityNews, ReviewNews, WireNews
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.technician.pages import pages_of
from ui.technician.wire import WirePage

FIRST = "park"


class TechnicianSide(QObject):
    """Owns the pages' view-models; the window is the console's."""

    def __init__(self, console: Console, bridge: Bridge, workshop: Workshop, show: Callable[[], None]) -> None:
        super().__init__()
        self._console, self._bridge, self._workshop, self._show = console, bridge, workshop, show
        self.bench = Bench(console, bridge, workshop, self.open, lambda code: code in self.pages)
        self.shell = ShellModel(self)
        self.pages: dict[str, Page] = {page.code: page for page in pages_of(self.bench)}
        self.page = self.pages[FIRST]
        self.shell.page_asked.connect(self.open)
        self.shell.leave_asked.connect(lambda: self.bench.do(workshop.leave))
        self.shell.lock_asked.connect(lambda: self.bench.do(workshop.lock))
        bridge.hear(ParkNews, lambda news: self.bench.learn(park=news.park))
        bridge.hear(ReviewNews, lambda news: self.bench.learn(reviews=news.reviews))
        bridge.hear(ExportNews, lambda news: self.bench.learn(places=news.places))
        bridge.hear(QualityNews, lambda news: self.bench.learn(qualities=news.qualities))
        bridge.hear(WireNews, self._hear_line)
        bridge.hear(PluggedNews, lambda news: self.bench.learn(plugged=news.plugged))
        console.frame.furnish(self.shell)
        console.workspace = self
        self.bench.do(workshop.tell_again)

    def follow_login(self, login: Login | None) -> None:
        """Who works here now. After a lock the same person goes on where they were; the next one begins at the park."""
        before = self.bench.known.login
        if login is None or (before is not None and before.author != login.author):
            self.open(FIRST)
        elif before is not None and login.locked and not before.locked:
            self.page.locked()
        elif before is not None and before.locked and not login.locked:
            self.page.unlocked()
        if login is not None and login.locked:
            self._console.type(technicians=True, person=login.author.identifier, code="")
        self.bench.learn(login=login)
        self._console.learn(technician=login)
        self._show()

    def _hear_line(self, news: WireNews) -> None:
        if isinstance(self.page, WirePage):
            self.page.hear(news.lines)

    def open(self, page: str, about: str = "") -> None:
        """Show this page, about this device."""
        self.page.closed()
        self.page = self.pages[page]
        self.page.opened(about)
        self._console.refresh()
        self._show()

    # ── what the console asks of its pages ───────────────────────────────────────────────────────────────────────────

    def screen(self) -> tuple[str, dict[str, object]]:
        """The page that is open."""
        return self.page.screen()

    def refresh(self) -> None:
        """Show the page and the left bar as they stand."""
        login, tell = self.bench.known.login, self.bench.tell
        entries = ((page.code, page.entry(tell)) for page in self.pages.values())
        shown = tuple(PageEntry(code, *entry, chosen=code == self.page.stands_under) for code, entry in entries if entry is not None)
        self.shell.show(shown, login.author.name if login is not None else "", self._console.known.simulated)
        self.page.refresh()

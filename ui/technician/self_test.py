"""The self-test, as `alcove self-test` does it, while the booth runs."""

from concurrent.futures import BrokenExecutor

from session.workshop import Found
from ui.models.technician.self_test import SelfTestModel, SelfTestView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import self_test
from ui.views.telling import Telling


class SelfTestPage(Page):
    """Every part of the booth; tried as soon as the page is opened."""

    code = "self-test"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = SelfTestModel()
        self._found: tuple[Found, ...] = ()
        self._running = self._died = False
        self.model.again_asked.connect(self._try)
        self.model.back_asked.connect(lambda: bench.open("park"))

    @property
    def stands_under(self) -> str:
        return "park"

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/SelfTest", {"test": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        self._found = ()
        self._try()

    def refresh(self) -> None:
        tell = self.bench.tell
        self.model.found_rows.show(self_test.rows(self._found, tell))
        self.model.show(SelfTestView(self._said(tell), self._running))

    def _said(self, tell: Telling) -> str:
        if self._running:
            return tell.translate("Console", "On essaie chaque partie…")
        if self._died:
            return tell.translate("Console", "L’autotest s’est arrêté avant la fin : recommencez. « alcove self-test » dit davantage.")
        return self_test.summary(self._found, tell) if self._found else ""

    def _try(self) -> None:
        if not self._running:
            self._running, self._died = True, False
            self.refresh()
            self.bench.bridge.ask(self.bench.workshop.examine, self.tell, self._failed)

    def tell(self, found: tuple[Found, ...]) -> None:
        """What was found."""
        self._running, self._found = False, found
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._running, self._died = False, isinstance(error, BrokenExecutor)
        self.refresh()
        if not self._died:
            self.bench.tell_refused(error)

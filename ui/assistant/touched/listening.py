"""What touching the stethoscope's page does."""

from session.auscultation import Site
from session.listening import Listening as Act
from session.listening import Stage
from ui.assistant.desk import Desk


class Listening:
    """Where, then listen, stop, keep or listen again."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        model = desk.console.listening
        model.site_chosen.connect(self._choose)
        model.listen_asked.connect(self._listen)
        model.stop_asked.connect(lambda: self._ask("stop"))
        model.keep_asked.connect(lambda: self._ask("keep"))
        model.drop_asked.connect(lambda: self._ask("drop"))
        model.left.connect(self._leave)

    def _choose(self, code: str) -> None:
        """Another place: what is under way there stays there, and is not taken for this one."""
        if self._console.known.listening.stage is Stage.IDLE:
            self._desk.type(site=code)

    def _listen(self) -> None:
        listening, code = self._listening, self._console.typing.site
        if listening is not None and code:
            self._console.sound.clear()
            self._desk.ask(lambda: listening.listen_at(Site.of(code)))

    def _ask(self, verb: str) -> None:
        listening = self._listening
        if listening is None:
            return
        verbs = {"stop": listening.stop, "keep": listening.keep, "drop": listening.drop}
        self._desk.ask(verbs[verb], lambda _: self._desk.type(site="") if verb == "keep" else None)

    def _leave(self) -> None:
        """Back to the visit: nobody listens on unseen."""
        if self._console.known.listening.stage is not Stage.HEARD:
            self._ask("drop")
        self._desk.type(page="")

    @property
    def _listening(self) -> Act | None:
        return self._desk.remote.listening if self._desk.remote is not None else None

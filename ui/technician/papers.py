"""The papers of a check that stands in the register: its certificate and its letters. Each takes seconds, and only one is made at a time."""

from collections.abc import Callable
from pathlib import Path

from session.finishing import NoPrinter
from ui.technician.bench import Bench


class CheckPapers:
    """What a page asks for when a paper's button is touched; `shown` is called when the writing begins and ends."""

    def __init__(self, bench: Bench, shown: Callable[[], None]) -> None:
        self._bench, self._shown = bench, shown
        self.writing = False

    def ask(self, paper: str, entry_id: str) -> None:
        """« certificate », « print » or « letters », of the check of this line."""
        desk = self._bench.workshop.checks
        if desk is None or self.writing:
            return
        self._tell(writing=True)
        if paper == "print":
            self._bench.bridge.ask(lambda: desk.print_certificate(entry_id), self._printed, self._failed)
        else:
            write = desk.write_certificate if paper == "certificate" else desk.write_letters
            self._bench.bridge.ask(lambda: write(entry_id), self._written, self._failed)

    def _tell(self, *, writing: bool) -> None:
        self.writing = writing
        self._shown()

    def _printed(self, _: None) -> None:
        self._tell(writing=False)
        self._bench.say(self._bench.tell.translate("Console", "Le certificat s’imprime."))

    def _written(self, paths: tuple[Path, ...]) -> None:
        self._tell(writing=False)
        tell = self._bench.tell
        said = tell.translate("Console", "{0} fichiers dans {1}") if len(paths) > 1 else tell.translate("Console", "1 fichier dans {1}")
        self._bench.say(said.format(len(paths), paths[0].parent) if paths else tell.translate("Console", "Aucun document à joindre."))

    def _failed(self, error: BaseException) -> None:
        self._tell(writing=False)
        tell = self._bench.tell
        match error:
            case OSError():
                self._bench.say(tell.translate("Console", "Le dossier des papiers ne s’écrit pas : {0}").format(error.strerror or ""))
            case NoPrinter():
                self._bench.say(tell.translate("Console", "Rien n’est sorti de l’imprimante."))
            case _:
                self._bench.tell_refused(error)

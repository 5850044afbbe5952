"""The register: every line, none altered. A line that is wrong is cancelled or corrected by a new one; all of it, and a check's papers, can be taken along."""

from session.upkeep.inventory import Checked, Entered, Entry, Voided
from session.upkeep.lookback import casts_doubt
from ui.models.technician.register import RegisterModel, RegisterView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.technician.papers import CheckPapers
from ui.views import register_lines as r
from ui.views.device_form import LONGEST, Choice
from ui.views.telling import Telling


class RegisterPage(Page):
    """All lines, or those about one device."""

    code = "register"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = RegisterModel()
        self._forget()
        self.model.line_chosen.connect(self._choose)
        self.model.reason_written.connect(self._write_reason)
        self.model.void_asked.connect(self._void)
        self.model.correct_asked.connect(self._correct)
        self.model.export_asked.connect(self._export)
        self._papers = CheckPapers(bench, self.refresh)
        self.model.paper_asked.connect(lambda paper: self._papers.ask(paper, self._chosen))

    def _forget(self) -> None:
        self._chosen, self._reason, self._tried, self._exporting, self._exported = "", "", False, False, ""

    def entry(self, tell: Telling) -> tuple[str, str]:
        return "history", tell.translate("Console", "Registre")

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Register", {"register": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        self._forget()

    @property
    def _line(self) -> Entry | None:
        return next((entry for entry in self.bench.park.entries if entry.entry_id == self._chosen), None)

    def refresh(self) -> None:
        park, tell, line = self.bench.park, self.bench.tell, self._line
        self.model.lines_rows.show(r.rows(park, self.bench.kinds, self._chosen, self.about, tell))
        own = tell.translate("Console", "Dossier de la borne")
        self.model.places_rows.show(tuple(Choice(each.folder, each.name if each.removable else own, each.removable) for each in self.bench.known.places))
        standing = r.may_void(line, park.entries)
        check = line.check if isinstance(line, Checked) else None
        chosen = "" if line is None else " · ".join(filter(None, (r.act(line, tell), r.about(line, park), r.detail(line, self.bench.kinds, tell))))
        self.model.show(
            RegisterView(
                remark=tell.translate("Console", "{0} lignes. Rien ne s’y modifie : une ligne nouvelle corrige.").format(len(park.entries)),
                chosen=chosen,
                reason=self._reason,
                reason_error=tell.translate("Console", "à dire") if self._tried and not self._reason.strip() else "",
                can_correct=standing and isinstance(line, Entered) and line.equipment.serial in park.devices,
                can_void=standing,
                has_papers=check is not None,
                has_letters=standing and check is not None and casts_doubt(check, self.bench.kinds),
                writing=self._papers.writing,
                exporting=self._exporting,
                exported=self._exported,
            )
        )

    def _choose(self, code: str) -> None:
        self._chosen, self._reason, self._tried = "" if code == self._chosen else code, "", False
        self.refresh()

    def _write_reason(self, text: str) -> None:
        self._reason = text[:LONGEST]
        self.refresh()

    def _void(self) -> None:
        reason, line, bench = self._reason.strip(), self._line, self.bench
        if line is None or not reason:
            self._tried = True
            self.refresh()
            return
        corrects = line.entry_id
        bench.do(
            lambda: bench.workshop.write("register-voided", corrects, lambda given: Voided(**given, corrects=corrects, reason=reason)),
            lambda _: self._choose(corrects),
        )

    def _correct(self) -> None:
        if isinstance(self._line, Entered):
            self.bench.open("change", f"correct {self._line.equipment.serial}")

    def _export(self, folder: str) -> None:
        bench, about = self.bench, self.about
        self._exporting, self._exported = True, ""
        self.refresh()
        bench.bridge.ask(lambda: bench.workshop.export(folder, about), self._say_exported, self._not_exported)

    def _say_exported(self, names: tuple[str, ...]) -> None:
        self._exporting = False
        self._exported = self.bench.tell.translate("Console", "Écrit : {0}").format(", ".join(names))
        self.refresh()

    def _not_exported(self, error: BaseException) -> None:
        self._exporting = False
        self.refresh()
        self.bench.tell_refused(error)

"""« Vérifications »: what is due, what is under way, where a check is begun, gone on with or put off. « Sécurité élec. »: the same for the whole booth."""

from datetime import timedelta
from functools import partial

from session.check_desk import CheckDesk
from session.upkeep.checks import Group, Kind
from session.upkeep.due import TO_DO
from session.upkeep.underway import Underway
from ui.models.technician.checks import ChecksModel, ChecksView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import checks
from ui.views.telling import Telling

WAITS = (7, 14, 30)
OWN_PAGES = {"otoscope-picture": "cameras", "stethoscope-sweep": "stethoscope"}  # kinds whose readings come from a page of their own


class ChecksPage(Page):
    """All checks; or, about a serial number, that device's."""

    code = "checks"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = ChecksModel()
        self._under_way: tuple[Underway, ...] = ()
        self._deferring = self._reason = ""
        self._method = ""
        self.model.asked_for.connect(self._asked)

    def entry(self, tell: Telling) -> tuple[str, str]:
        return "adjustments", tell.translate("Console", "Vérifications")

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Checks", {"checks": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        self._deferring = self._reason = ""
        self.look()

    def look(self) -> None:
        """Which checks are under way."""
        if (desk := self._desk) is not None:
            self.bench.do(desk.checking.under_way, self.show_under_way)

    def show_under_way(self, under_way: tuple[Underway, ...]) -> None:
        self._under_way = under_way
        self.refresh()

    def refresh(self) -> None:
        tell = self.bench.tell
        looked = [each for each in self.bench.look() if self.about in ("", each.device.serial)]
        kinds = {kind.kind_id: kind for kind in self._kinds()}
        rows = checks.check_rows(looked, self._under_way, self.bench.kinds, tell, only=kinds)
        to_do = sum(due.state in TO_DO for each in looked for due in each.dues if due.kind.kind_id in kinds)
        self.model.checks_rows.show(rows)
        self.model.waits_rows.show(tuple(checks.StandardRow(str(days), tell.translate("Console", "{0} jours").format(days), "", False) for days in WAITS))
        self.model.methods_rows.show(self._method_rows(tell))
        self.model.history_rows.show(self._history(looked, tell))
        due = tell.translate("Console", "{0} à faire") if to_do else tell.translate("Console", "Tout est à jour")
        deferring = next((row for row in rows if row.code == self._deferring), None)
        self.model.show(
            ChecksView(
                title=self._title(tell),
                remark=" · ".join(filter(None, (due.format(to_do), self._unvalidated(tell)))),
                nothing="" if rows else tell.translate("Console", "Aucun contrôle : inscrire d’abord un appareil."),
                deferring=f"{deferring.device} · {deferring.check}" if deferring is not None else "",
                reason=self._reason,
            )
        )

    def _title(self, tell: Telling) -> str:
        return tell.translate("Console", "Vérifications")

    def _kinds(self) -> tuple[Kind, ...]:
        return self.bench.kinds.all

    def _method_rows(self, tell: Telling) -> tuple[checks.StandardRow, ...]:
        return ()

    def _history(self, looked: object, tell: Telling) -> tuple[checks.HistoryRow, ...]:
        return ()

    def _unvalidated(self, tell: Telling) -> str:
        return "" if self.bench.kinds.validated_by else tell.translate("Console", "Limites pas encore validées par le responsable du site.")

    @property
    def _desk(self) -> CheckDesk | None:
        return self.bench.workshop.checks

    def _asked(self, verb: str, about: str) -> None:
        match verb:
            case "act":
                self._act(about)
            case "put-off":
                self._deferring = about
            case "keep":
                self._deferring = ""
            case "reason":
                self._reason = about
            case "wait":
                self._defer(int(about))
            case "method":
                self._method = about
        self.refresh()

    def _act(self, code: str) -> None:
        """Go on with the check of this name, or begin the one of this device and kind."""
        serial, _, kind_id = code.rpartition(" ")
        if not serial:
            self.bench.open("check", code)
            return
        page, kind = OWN_PAGES.get(kind_id, ""), self.bench.kinds.named(kind_id)
        if page and self.bench.has(page):
            self.bench.open(page, serial)
        elif kind is not None and kind.methods and not self._method:
            self.bench.open("safety")
        elif (desk := self._desk) is not None:
            begin = partial(desk.begin, serial, kind_id, self._method if kind is not None and kind.methods else "")
            self.bench.do(begin, lambda opened: self.bench.open("check", opened.check.check_id))

    def _defer(self, days: int) -> None:
        serial, _, kind_id = self._deferring.rpartition(" ")
        if (desk := self._desk) is not None:
            defer = partial(desk.defer, serial, kind_id, self.bench.today + timedelta(days=days), self._reason)
            self.bench.do(defer, lambda _: self._asked("keep", ""))


class SafetyPage(ChecksPage):
    """The electrical safety of the whole booth: the method first, then the check; what it gave at acceptance and since."""

    code = "safety"

    def opened(self, about: str) -> None:
        super().opened(about)
        self._method = next((method for kind in self._kinds() for method in kind.methods), "")

    def entry(self, tell: Telling) -> tuple[str, str]:
        return "shield-check", tell.translate("Console", "Sécurité élec.")

    def _title(self, tell: Telling) -> str:
        return tell.translate("Console", "Sécurité électrique de la borne entière")

    def _kinds(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in self.bench.kinds.all if kind.group is Group.ELECTRICAL_SAFETY)

    def _method_rows(self, tell: Telling) -> tuple[checks.StandardRow, ...]:
        methods = [method for kind in self._kinds() for method in kind.methods]
        return tuple(checks.StandardRow(method, checks.method_words(method, tell), "", method == self._method) for method in methods)

    def _history(self, looked: object, tell: Telling) -> tuple[checks.HistoryRow, ...]:
        return tuple(row for each in self.bench.look() for kind in self._kinds() for row in checks.history(each.device, kind, tell))

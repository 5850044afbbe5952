"""What of the booth is used up: counted lot by lot, each count a line of the register."""

from dataclasses import replace

from session.upkeep.consumables import Stock, lots
from session.upkeep.inventory import Counted
from ui.models.technician.consumables import ConsumablesModel
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import consumables as c
from ui.views.telling import Telling


class ConsumablesPage(Page):
    """The lots and the count."""

    code = "consumables"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = ConsumablesModel()
        self._form = c.CountForm()
        self.model.lot_chosen.connect(self._choose)
        self.model.field_written.connect(lambda code, text: self._type(self._form.write(code, text)))
        self.model.device_chosen.connect(lambda serial: self._type(replace(self._form, serial=serial)))
        self.model.write_asked.connect(self._write)

    def entry(self, tell: Telling) -> tuple[str, str]:
        return "package", tell.translate("Console", "Consommables")

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Consumables", {"stock": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        self._form = c.CountForm(serial=about)

    def refresh(self) -> None:
        park, tell, today = self.bench.park, self.bench.tell, self.bench.today
        here = lots(park, today)
        needed = sum(lot.stock(today) is not Stock.ENOUGH for lot in here)
        self.model.lots_rows.show(c.lot_rows(here, park, today, tell))
        self.model.fields_rows.show(c.fields(self._form, tell))
        self.model.devices_rows.show(c.devices(park, self._form, tell))
        if not here:
            self.model.show(tell.translate("Console", "Rien n’est encore compté."))
        elif needed:
            self.model.show(tell.translate("Console", "À voir : {0} sur {1}").format(needed, len(here)))
        else:
            self.model.show(tell.translate("Console", "Il y a assez de tout."))

    def _choose(self, entry_id: str) -> None:
        found = next((entry for entry in self.bench.park.entries if entry.entry_id == entry_id), None)
        if isinstance(found, Counted):
            self._type(c.form_of(found, self.bench.tell))

    def _type(self, form: c.CountForm) -> None:
        self._form = form
        self.refresh()

    def _write(self) -> None:
        form, bench = self._form, self.bench
        if c.wrong(form, bench.tell):
            self._type(replace(form, tried=True))
            return
        bench.do(
            lambda: bench.workshop.write("consumable-counted", form.serial, lambda line: c.entry(form, line)),
            lambda _: self._type(c.CountForm()),
        )

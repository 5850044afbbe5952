"""A device is entered, corrected by a new entry, replaced, stopped, taken up again or retired. Nothing in the register is altered."""

from dataclasses import replace
from types import MappingProxyType

from devices.identity import DeviceIdentity
from ui.models.technician.change import ChangeModel, ChangeView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import device_form as f
from ui.views import device_sheet


class ChangePage(Page):
    """Opened about « new », « swap SERIAL », « correct SERIAL »…"""

    code = "change"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = ChangeModel()
        self._form = f.DeviceForm()
        self.model.field_written.connect(self._write_field)
        self.model.role_chosen.connect(lambda role: self._type(replace(self._form, role=role, not_applicable=frozenset())))
        self.model.check_chosen.connect(lambda kind: self._type(self._form.choose(kind)))
        self.model.plugged_taken.connect(self._take_plugged)
        self.model.write_asked.connect(self._write)
        self.model.back_asked.connect(self._back)

    @property
    def stands_under(self) -> str:
        return "park"

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Change", {"change": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        what, _, serial = about.partition(" ")
        device = self.bench.park.devices.get(serial)
        if device is None:
            self._form = f.DeviceForm(f.NEW, texts=MappingProxyType({"location": self.bench.console.place.name}))
        else:
            used = device.equipment.first_used
            self._form = f.filled(what, device.equipment, self.bench.tell.day(used) if used is not None else "")

    def closed(self) -> None:
        super().closed()
        self._form = f.DeviceForm()

    def refresh(self) -> None:
        form, tell, kinds = self._form, self.bench.tell, self.bench.kinds
        self.model.fields_rows.show(f.fields(form, tell))
        self.model.roles_rows.show(f.roles(form, f.known_roles(kinds), tell))
        self.model.checks_rows.show(f.checks(form, kinds, tell))
        titles = {
            f.NEW: tell.translate("Console", "Ajouter un appareil"),
            f.CORRECT: tell.translate("Console", "Corriger {0}"),
            f.SWAP: tell.translate("Console", "Remplacer {0}"),
            f.STOP: tell.translate("Console", "Arrêter {0}"),
            f.RESUME: tell.translate("Console", "Remettre en service {0}"),
            f.RETIRE: tell.translate("Console", "Retirer {0}"),
        }
        warnings = {
            f.NEW: tell.translate("Console", "Il ne mesure qu’après un premier contrôle conforme."),
            f.CORRECT: tell.translate("Console", "Une ligne nouvelle prend la place de l’ancienne ; les deux restent au registre."),
            f.SWAP: tell.translate("Console", "L’ancien est retiré. Le nouveau ne mesure qu’après un contrôle d’acceptation conforme."),
            f.STOP: tell.translate("Console", "Il ne mesure plus, jusqu’à sa remise en service."),
            f.RESUME: tell.translate("Console", "Il mesure de nouveau si ses contrôles sont à jour."),
            f.RETIRE: tell.translate("Console", "Il quitte la borne pour toujours ; ses lignes restent au registre."),
        }
        there = self._plugged()
        self.model.show(
            ChangeView(
                title=titles[form.what].format(form.about),
                remark=device_sheet.role_name(form.role, tell) if form.what != f.NEW else "",
                warning=warnings[form.what],
                write_words=tell.translate("Console", "Inscrire au registre"),
                role_error=f.wrong(form, tell).get("role", "") if form.tried else "",
                plugged="" if there is None else tell.translate("Console", "Reprendre : {0}").format(there),
            )
        )

    def _plugged(self) -> DeviceIdentity | None:
        """What answers under this role and is not in the register yet: its own words are better than typed ones."""
        form = self._form
        if form.what not in (f.NEW, f.SWAP):
            return None
        for role, there in self.bench.known.plugged.items():
            new = there.identity.serial and there.identity.serial not in self.bench.park.devices
            if role.value == form.role and new and there.identity.serial != form.serial:
                return there.identity
        return None

    def _take_plugged(self) -> None:
        there = self._plugged()
        if there is not None:
            own = {"serial": there.serial, "make": there.make, "model": there.model, "firmware": there.firmware}
            self._type(replace(self._form, texts=MappingProxyType({**self._form.texts, **own})))

    def _write_field(self, code: str, text: str) -> None:
        self._type(self._form.write(code, text))

    def _type(self, form: f.DeviceForm) -> None:
        self._form = form
        self.refresh()

    def _write(self) -> None:
        form, tell, bench = self._form, self.bench.tell, self.bench
        if f.wrong(form, tell):
            self._type(replace(form, tried=True))
            return
        known = device_sheet.entered_as(bench.park, form.about) if form.what == f.CORRECT else None
        corrected = known.entry_id if known is not None else ""
        act, serial = f.ACTS[form.what], form.serial or form.about
        bench.do(lambda: bench.workshop.write(act, serial, lambda line: f.entry(form, corrected, tell, line)), lambda _: self._written(form))

    def _written(self, form: f.DeviceForm) -> None:
        """A new device goes to its first check at once, where there is one to do."""
        serial = form.serial or form.about
        if form.what == f.RETIRE:
            self.bench.open("park")
        elif form.what in (f.NEW, f.SWAP) and self.bench.has("checks") and self.bench.kinds.of(form.role):
            self.bench.open("checks", serial)
        else:
            self.bench.open("device", serial)

    def _back(self) -> None:
        if self._form.about:
            self.bench.open("device", self._form.about)
        else:
            self.bench.open("park")

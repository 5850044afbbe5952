"""The sheet of one device: what is known of it, what is due, how it is reached, and the ways to change it."""

from session.upkeep.inventory import Standing
from ui.models.technician.device import DeviceModel, DeviceView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import device_sheet, park, wire_lines

CHANGES = ("correct", "swap", "stop", "resume", "retire")


class DevicePage(Page):
    """About the device of this serial number."""

    code = "device"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = DeviceModel()
        self.model.act_asked.connect(self._act)

    @property
    def stands_under(self) -> str:
        return "park"

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Device", {"device": self.model}

    def refresh(self) -> None:
        bench, tell = self.bench, self.bench.tell
        looked = next((each for each in bench.look() if each.device.serial == self.about), None)
        if looked is None:
            return
        device, known = looked.device, bench.known
        link = park.link_of(device, bench.park, known.plugged)
        review = next((each for each in known.reviews if each.serial == device.serial), None)
        state = park.state_mark(looked, tell)
        why = "" if looked.why is None else tell.translate("Console", "Ne mesure pas : {0}").format(park.hindrance_words(looked.why, tell))
        self.model.facts_rows.show(device_sheet.facts(device, tell))
        self.model.dues_rows.show(device_sheet.due_rows(looked.dues, tell))
        quality = wire_lines.quality_facts(known.qualities.get(device.equipment.role), bench.console.clock(), tell) if link is not None else ()
        self.model.link_rows.show((*device_sheet.link_facts(link, tell), *quality))
        count = len(review.touched) if review is not None else 0
        self.model.show(
            DeviceView(
                title=device.equipment.common_name,
                remark=" · ".join((device.serial, device_sheet.standing(looked, tell))),
                state_kind=state.kind,
                state_icon=state.icon_name,
                state=state.words,
                why=why,
                stopped=device.standing is Standing.STOPPED,
                can_check=bench.has("checks") and bool(looked.dues),
                can_listen=bench.has("wire") and device.equipment.role in bench.workshop.listened_roles,
                visits=(tell.translate("Console", "{0} visites à relire") if count > 1 else tell.translate("Console", "1 visite à relire")).format(count)
                if count
                else "",
            )
        )

    def _act(self, verb: str) -> None:
        serial = self.about
        if verb in CHANGES:
            self.bench.open("change", f"{verb} {serial}")
        elif verb == "back":
            self.bench.open("park")
        else:
            self.bench.open({"listen": "wire", "check": "checks", "visits": "visits"}[verb], serial)

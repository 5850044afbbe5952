"""The wire log: what a device says and is told while the technician looks. Leaving the page lets go of it all."""

from functools import partial

from devices.wire import WireLine
from session.upkeep.inventory import Device
from ui.models.technician.wire import WireModel, WireView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import device_sheet, park, wire_lines

MOST_LINES, KEPT_LINES = 300, 200


class WirePage(Page):
    """About the device of this serial number."""

    code = "wire"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = WireModel()
        self._rows: tuple[wire_lines.WireRow, ...] = ()
        self._followed = self._paused = False
        self.model.back_asked.connect(lambda: bench.open("device", self.about))
        self.model.pause_asked.connect(self._pause)
        self.model.clear_asked.connect(self._clear)
        self.model.try_asked.connect(self._try)

    @property
    def stands_under(self) -> str:
        return "park"

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Wire", {"wire": self.model}

    @property
    def _device(self) -> Device | None:
        return self.bench.park.devices.get(self.about)

    def opened(self, about: str) -> None:
        super().opened(about)
        self.unlocked()

    def closed(self) -> None:
        super().closed()
        self.locked()

    def locked(self) -> None:
        self._followed, self._paused, self._rows = False, False, ()
        self.bench.do(self.bench.workshop.unfollow)

    def unlocked(self) -> None:
        if (device := self._device) is not None:
            self._followed = True
            self.bench.do(partial(self.bench.workshop.follow, device.equipment.role))

    def hear(self, lines: tuple[WireLine, ...]) -> None:
        """The engine told these; a page that is not open hears none."""
        if not self._followed or self._paused or not lines:
            return
        tell = self.bench.tell
        every = (*self._rows, *(wire_lines.row(line, tell) for line in lines))  # said once, and not at each refresh: there may be a hundred a second
        self._rows = every if len(every) <= MOST_LINES else every[-KEPT_LINES:]
        self.refresh()

    def refresh(self) -> None:
        tell, known, device = self.bench.tell, self.bench.known, self._device
        if device is None:
            return
        link = park.link_of(device, self.bench.park, known.plugged)
        reached = device_sheet.link_facts(link, tell) if link is not None else ()
        quality = wire_lines.quality_facts(known.qualities.get(device.equipment.role), self.bench.console.clock(), tell)
        self.model.lines_rows.show(self._rows)
        self.model.quality_rows.show((*reached, *quality))
        self.model.show(
            WireView(
                title=tell.translate("Console", "Journal de liaison"),
                remark=f"{device.equipment.common_name} · {device.serial}",
                paused=self._paused,
                nothing="" if self._rows else tell.translate("Console", "Rien n’a encore été dit. Allumez l’appareil."),
            )
        )

    def _pause(self) -> None:
        self._paused = not self._paused
        self.refresh()

    def _clear(self) -> None:
        self._rows = ()
        self.refresh()

    def _try(self) -> None:
        if (device := self._device) is not None:
            self.bench.ask(partial(self.bench.workshop.try_device, device.equipment.role))

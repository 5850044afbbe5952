"""Screen 20, the park: which devices this booth has, what is due, and what each may be used for."""

from session.upkeep.consumables import lots
from session.upkeep.due import BOOTH_ROLE
from ui.models.technician.park import ParkModel, ParkView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import park
from ui.views.consumables import used_up
from ui.views.telling import Telling


class ParkPage(Page):
    """All devices of the register."""

    code = "park"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = ParkModel()
        self._which, self._searched = park.ALL, ""
        self.model.filter_asked.connect(self._filter)
        self.model.search_written.connect(self._search)
        self.model.device_asked.connect(lambda serial: bench.open("device", serial))
        self.model.visits_asked.connect(lambda serial: bench.open("visits", serial))
        self.model.check_asked.connect(lambda serial: bench.open("checks", serial))
        self.model.test_asked.connect(lambda: bench.open("self-test"))
        self.model.register_asked.connect(lambda: bench.open("register"))
        self.model.add_asked.connect(lambda: bench.open("change", "new"))

    def entry(self, tell: Telling) -> tuple[str, str]:
        return "devices", tell.translate("Console", "Parc")

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Park", {"park": self.model}

    def opened(self, about: str) -> None:
        self._which, self._searched = park.ALL, ""

    def refresh(self) -> None:
        bench, tell = self.bench, self.bench.tell
        looked = bench.look()
        held = [reference for reference in park.standards(bench.park) if reference.valid_until >= bench.today]
        self.model.tiles_rows.show(park.tiles(looked, len(held), tell))
        self.model.filters_rows.show(park.filters(looked, self._which, tell))
        counted = lots(bench.park, bench.today)
        rows = tuple(park.row(each, used_up(each.device, counted), tell) for each in park.chosen(looked, self._which, self._searched))
        self.model.devices_rows.show(rows)
        dues = {each.device.serial: each.dues for each in looked}
        review = park.alarming(bench.known.reviews, bench.park)
        alarm, detail = park.alarm(review, bench.park.devices[review.serial], dues.get(review.serial, ()), tell) if review is not None else ("", "")
        self.model.show(
            ParkView(
                title=tell.translate("Console", "Parc : {0}").format(bench.console.place.name),
                remark=self._remark(looked),
                searched=self._searched,
                nothing=self._nothing(bool(rows), bool(looked)),
                alarm=alarm,
                alarm_detail=detail,
                alarm_serial=review.serial if review is not None else "",
                can_see_visits=bench.has("visits"),
                can_check=bench.has("checks") and not (review is not None and review.retired),
                can_export=bench.has("register"),
                can_test=bench.workshop.can_examine,
            )
        )

    def _remark(self, looked: tuple[park.Looked, ...]) -> str:
        """Which booth, since when, and whether the server answers."""
        tell, up = self.bench.tell, self.bench.console.known.hub_up
        line = {
            True: tell.translate("Console", "le serveur répond"),
            False: tell.translate("Console", "le serveur ne répond pas"),
            None: tell.translate("Console", "sans serveur"),
        }[up]
        booth = next((each.device.equipment for each in looked if each.device.equipment.role == BOOTH_ROLE), None)
        named = self.bench.console.place.booth if booth is None else tell.translate("Console", "Borne {0}").format(booth.serial)
        since = "" if booth is None or booth.first_used is None else tell.translate("Console", "mise en service le {0}").format(tell.day(booth.first_used))
        return " · ".join(filter(None, (named, since, line)))

    def _nothing(self, found: bool, any_device: bool) -> str:
        tell = self.bench.tell
        if self.bench.known.park is None:
            return tell.translate("Console", "Le registre ne se lit pas : alcove self-test dit où.")
        if not any_device:
            return tell.translate("Console", "Aucun appareil au registre.")
        return "" if found else tell.translate("Console", "Aucun appareil ne répond à ce choix.")

    def _filter(self, code: str) -> None:
        self._which = code
        self.refresh()

    def _search(self, words: str) -> None:
        self._searched = words
        self.refresh()

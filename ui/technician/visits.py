"""The visits that a device touched since its last good check: a practitioner reads their values again, the technician sees identifiers only."""

from ui.models.technician.visits import VisitsModel, VisitsView
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import device_sheet, park


class VisitsPage(Page):
    """About the device of this serial number."""

    code = "visits"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.model = VisitsModel()
        self.model.back_asked.connect(self._back)

    @property
    def stands_under(self) -> str:
        return "park"

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Visits", {"visits": self.model}

    def refresh(self) -> None:
        tell = self.bench.tell
        review = next((each for each in self.bench.known.reviews if each.serial == self.about), None)
        rows = device_sheet.visit_rows(review, tell) if review is not None else ()
        self.model.visits_rows.show(rows)
        self.model.show(
            VisitsView(
                title=tell.translate("Console", "Visites à relire : {0}").format(self.about),
                remark=f"{device_sheet.span_words(review, tell)}. {park.read_again(review, tell)}".strip() if review is not None else "",
                nothing="" if rows else tell.translate("Console", "Aucune visite : rien n’est à relire."),
            )
        )

    def _back(self) -> None:
        """To the device's sheet; to the park where the device is gone and has none."""
        there = any(each.device.serial == self.about for each in self.bench.look())
        self.bench.open("device" if there else "park", self.about if there else "")

"""Screen 22, cameras: the otoscope before its chart, measured, compared with its acceptance, and noted in a check that two people sign."""

from dataclasses import replace
from datetime import timedelta

from session.camera_check import OFF, CameraCheck, Sight
from session.upkeep import camera_chart as c
from session.upkeep.checks import Check, Kind, Weighed
from session.upkeep.due import due_of
from session.upkeep.inventory import Device
from session.upkeep.underway import Underway
from ui.models.technician.camera import CameraModel, CameraView
from ui.news import SightNews
from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.views import camera_chart as words
from ui.views.telling import Telling

ROLE = "otoscope"


class CameraPage(Page):
    """One camera and its chart."""

    code = "cameras"

    def __init__(self, bench: Bench, check: CameraCheck) -> None:
        super().__init__(bench)
        self._check = check
        self._sight = OFF
        self._delay = ""
        self._edge_of = ""  # the check whose edge is shown beside today's
        self.model = CameraModel(bench.console.scope)
        self.model.take_asked.connect(self._take)
        self.model.sign_asked.connect(self._sign)
        self.model.delay_written.connect(self._write_delay)
        bench.bridge.hear(SightNews, self._see)

    def entry(self, tell: Telling) -> tuple[str, str]:
        return "camera", tell.translate("Console", "Caméras")

    def screen(self) -> tuple[str, dict[str, object]]:
        return "Technician/Camera", {"camera": self.model}

    def opened(self, about: str) -> None:
        super().opened(about)
        self._delay = ""
        self.unlocked()

    def closed(self) -> None:
        super().closed()
        self.locked()

    def locked(self) -> None:
        self.bench.ask(self._check.close)

    def unlocked(self) -> None:
        self.bench.do(self._check.open)

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def device(self) -> Device | None:
        """The camera that was asked for, or the one that is used."""
        known = self.bench.park.in_service(ROLE)
        unnumbered = self.bench.park.unnumbered(ROLE) if known else ()
        return next((each for each in known if each.serial == self.about), unnumbered[0] if unnumbered else None)

    def refresh(self) -> None:
        tell, device, kind, sight = self.bench.tell, self.device, self.bench.kinds.named(c.KIND), self._sight
        if kind is None:
            return
        accepted = device.accepted(c.KIND) if device is not None else None
        steps = kind.steps_for(accepted)
        measured = sight.measured
        points = c.points_of(measured.reading, words.delay_ms(self._delay)) if measured is not None else ()
        weighed = c.weighed(steps, points)
        lines = [line for step in words.PLOTTED if device is not None and (line := c.trend(device, weighed, step, self.bench.console.clock())) is not None]
        self.model.results_rows.show(words.results(steps, weighed, tell))
        self.model.flags_rows.show(words.flags(sight, tell))
        self.model.trends_rows.show(words.trends(lines, tell))
        self.model.outline("\n".join(map(words.written, words.outlines(sight))))
        view = CameraView(
            title=self._title(tell),
            remark=self._remark(device, tell),
            shape=sight.found.shape if sight.found is not None else 16 / 9,
            picture_title=self._picture_title(sight, tell),
            compared=tell.translate("Console", "par rapport au {0}").format(tell.day(accepted.done_at.date())) if accepted is not None else "",
            delay=self._delay,
            measured=measured is not None,
            measuring=sight.measuring,
            can_take=sight.picture and not sight.measuring,
            can_sign=device is not None and measured is not None and words.delay_ms(self._delay) is not None and self.bench.has("check"),
            missing="" if sight.picture or not self._check.address else tell.translate("Console", "La caméra ne donne pas d’image."),
            span=words.span_words(lines, tell),
            forecast=words.forecast(lines, tell),
        )
        view = self._with_verdict(self._with_edges(view, weighed, accepted), device, kind, weighed, accepted)
        self.model.show(view)
        self._show_edges(sight, accepted)

    def _title(self, tell: Telling) -> str:
        if tell.camera.sees_skin:
            return tell.translate("Console", "Caméra dermatoscope : contrôle sur mire")
        return tell.translate("Console", "Caméra otoscope : contrôle sur mire")

    def _remark(self, device: Device | None, tell: Telling) -> str:
        chart = tell.translate("Console", "mire {0} lot {1} · support à 20 mm · lampe à 70 %").format("M3", self._check.lot)
        if not self._check.address:
            return tell.translate("Console", "Les réglages de cette borne ne nomment pas de caméra d’examen.")
        if device is None:
            if tell.camera.sees_skin:
                return tell.translate("Console", "Aucun dermatoscope au registre : inscrivez-le depuis le parc.")
            return tell.translate("Console", "Aucun otoscope au registre : inscrivez-le depuis le parc.")
        return tell.translate("Console", "N° {0}").format(device.serial) + " · " + chart

    def _picture_title(self, sight: Sight, tell: Telling) -> str:
        if sight.measuring:
            return tell.translate("Console", "Mesure en cours")
        if sight.measured is not None:
            return tell.translate("Console", "Image acceptée pour la mesure")
        if sight.refused is not None or sight.flaw is not None:
            return tell.translate("Console", "Image refusée")
        return tell.translate("Console", "Mire en vue") if sight.found is not None else tell.translate("Console", "Présentez la mire")

    def _with_edges(self, view: CameraView, weighed: tuple[Weighed, ...], accepted: Check | None) -> CameraView:
        tell = self.bench.tell
        if accepted is not None and accepted.photos:
            view = replace(view, then=tell.day(accepted.done_at.date()), then_share=tell.translate("Console", "100 %"))
        centre = next((each for each in weighed if each.step.step_id == c.CENTRE), None)
        if centre is None:
            return view
        return replace(view, now=tell.translate("Console", "Aujourd’hui"), now_share=words.share(centre.step, centre.point.reading, tell))

    def _with_verdict(self, view: CameraView, device: Device | None, kind: Kind, weighed: tuple[Weighed, ...], accepted: Check | None) -> CameraView:
        tell = self.bench.tell
        if not weighed:
            due = due_of(device, kind, self.bench.today) if device is not None else None
            return replace(view, said=words.due_words(due.due_on, tell)) if due is not None and due.due_on is not None else view
        next_on = self.bench.today + timedelta(days=kind.period_days)
        word, verdict, said = words.conclusion(weighed, next_on, first=accepted is None, tell=tell)
        if words.delay_ms(self._delay) is None:
            said = f"{said} {tell.translate('Console', 'Saisissez le retard, puis signez.')}"
        return replace(view, kind=word, verdict=verdict, said=said)

    def _show_edges(self, sight: Sight, accepted: Check | None) -> None:
        """Today's edge, and that of the acceptance: fetched once."""
        self.model.edge_now.show(sight.measured.edge if sight.measured is not None else b"")
        sha256 = c.edge_of(accepted) if accepted is not None else ""
        if sha256 == self._edge_of:
            return
        self._edge_of = sha256
        self.model.edge_then.show(b"")
        if sha256:
            self.bench.do(lambda: self._check.photo(sha256), self.model.edge_then.show)

    # ── what is touched ──────────────────────────────────────────────────────────────────────────────────────────────

    def _see(self, news: SightNews) -> None:
        self._sight = news.sight
        if self.bench.console.workspace is not None:
            self.refresh()

    def _write_delay(self, text: str) -> None:
        self._delay = text
        self.refresh()

    def _take(self) -> None:
        self.bench.ask(self._check.take)

    def _sign(self) -> None:
        """Note all of it; the check waits for its signatures then."""
        device, delay = self.device, words.delay_ms(self._delay)
        if device is None or delay is None:
            return
        serial = device.serial

        async def note() -> Underway:
            return await self._check.note(serial, delay, self.bench.workshop.technician)

        self.bench.ask(note, lambda check: self.bench.open("check", check.check_id))

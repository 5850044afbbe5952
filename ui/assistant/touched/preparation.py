"""What touching a device, a value or the decision does."""

from collections.abc import Mapping

from devices.device import Role
from session import events as e
from ui.assistant.desk import Desk
from ui.views import decision
from ui.views.measures import completeness, device_tiles


class Preparation:
    """The measures, and the assistant's decision."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        preparation = desk.console.preparation
        preparation.device_asked.connect(lambda code: self._touch_device(Role(code)))
        preparation.typing_asked.connect(lambda: desk.type(page="manual"))
        preparation.keep_asked.connect(lambda code: desk.ask(lambda: desk.measuring.keep_pending(Role(code))))
        preparation.discard_asked.connect(lambda code: desk.ask(lambda: desk.measuring.discard_pending(Role(code))))
        preparation.strike_asked.connect(lambda code: desk.type(striking=code))
        preparation.struck.connect(self._strike)
        preparation.outcome_chosen.connect(lambda code: desk.type(outcome=e.Outcome(code)))
        preparation.reason_written.connect(lambda text: desk.type(reason=text))
        preparation.finish_asked.connect(self._finish_or_decide)
        preparation.curtain_noted.connect(lambda on: self._note_privacy(curtain_closed=on))
        preparation.alone_noted.connect(lambda on: self._note_privacy(alone=on))
        preparation.noise_noted.connect(lambda calm: self._note_privacy(calm=calm))

    def _strike(self, code: str, reason: str) -> None:
        """A reason strikes the value out; the row that was kept stays in the record."""
        self._desk.type(striking="")
        self._desk.ask(lambda: self._desk.live.strike_out(code, reason))

    def _touch_device(self, role: Role) -> None:
        """What a touch on a device's tile does, which its row says."""
        known = self._console.known
        tiles = device_tiles(known.statuses, known.measures, self._console.record, self._console.tell, known.blocked)
        tile = next((tile for tile in tiles if tile.code == role.value), None)
        action = tile.action if tile is not None else ""
        if action == "type":
            self._desk.type(page="manual")
        elif action == "stop":
            self._desk.ask(lambda: self._desk.measuring.stop(role))
        elif action == "start" and role is Role.OTOSCOPE:
            self._desk.type(page="call")
        elif action == "start" and role is Role.STETHOSCOPE:
            self._desk.type(page="stethoscope")
        elif action == "start" and role is Role.CUFF:
            self._desk.ask(lambda: self._desk.measuring.show(role))
            self._desk.type(page="acting")
        elif action == "start":
            self._desk.ask(lambda: self._desk.measuring.show(role))

    def _finish_or_decide(self) -> None:
        console = self._console
        consultation, typing, tell = console.known.consultation, console.typing, console.tell
        if consultation is None:
            return
        button = decision.main_button(consultation, console.known.measures, console.known.guide, typing.outcome, typing.reason, tell)
        skipped = decision.skipped_because(completeness(console.record, tell), console.known.guide, tell.in_french())
        outcome, reason = typing.outcome, typing.reason

        async def do() -> None:
            if button.verb in ("finish", "both"):
                await self._desk.live.finish_measures(skipped)
            if button.verb in ("decide", "both") and outcome is not None:
                await self._desk.live.decide(outcome, reason)

        if not button.closed_because:
            self._desk.ask(do)

    def _note_privacy(self, **noted: bool) -> None:
        before = self._console.record.privacy
        now: Mapping[str, bool] = {"curtain_closed": False, "alone": False, "calm": True}
        if before is not None:
            now = {"curtain_closed": before.curtain_closed, "alone": before.alone, "calm": before.calm}
        all_three = {**now, **noted}
        self._desk.ask(lambda: self._desk.live.note_privacy(**all_three))

"""What typing a value by hand does."""

from dataclasses import replace
from decimal import Decimal

from devices.measurement import Quantity
from session.observation import ManualSource
from ui.assistant.desk import Desk


class ManualEntry:
    """A number, where it comes from, and a yes to what is unexpected in it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        manual = desk.console.manual
        manual.quantity_chosen.connect(lambda code: desk.type(manual=desk.console.typing.manual.choose(Quantity.of(code))))
        manual.source_chosen.connect(lambda code: desk.type(manual=desk.console.typing.manual.come_from(ManualSource(code))))
        manual.key_pressed.connect(lambda key: desk.type(manual=desk.console.typing.manual.press(key)))
        manual.why_written.connect(lambda text: desk.type(manual=replace(desk.console.typing.manual, why=text)))
        manual.when_written.connect(lambda text: desk.type(manual=replace(desk.console.typing.manual, when=text)))
        manual.confirmed.connect(lambda: desk.type(manual=desk.console.typing.manual.confirm()))
        manual.corrected.connect(lambda: desk.type(manual=desk.console.typing.manual.correct()))
        manual.add_asked.connect(self._add_value)
        manual.cancelled.connect(self._leave_manual)

    def _add_value(self) -> None:
        form = self._console.typing.manual
        numbers: tuple[tuple[Quantity, Decimal], ...] = form.numbers()
        source = form.source
        if source is not None and numbers:
            self._desk.ask(lambda: self._desk.live.type_value(numbers, source, form.note), lambda _: self._leave_manual())

    def _leave_manual(self) -> None:
        self._desk.type(page="", manual=type(self._console.typing.manual)())

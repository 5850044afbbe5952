"""What touching the closing page does: the hygiene, and the wipe."""

from session import events as e
from session.consultation import State
from ui.assistant.desk import Desk


class Closing:
    """The booth is cleaned, signed for, and wiped."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        closing = desk.console.closing
        closing.clean_asked.connect(lambda code: desk.ask(lambda: desk.live.clean(e.HygieneItem(code))))
        closing.wipe_asked.connect(self._wipe)
        closing.next_asked.connect(lambda: desk.learn(finished=None))

    def _wipe(self) -> None:
        """Signing the hygiene is part of the same act: all seven points are done, by whoever wipes."""
        consultation = self._console.known.consultation
        if consultation is None:
            return
        sign = consultation.state is State.HYGIENE

        async def wipe() -> None:
            if sign:
                await self._desk.live.sign_hygiene()
            await self._desk.live.wipe()

        self._desk.ask(wipe)

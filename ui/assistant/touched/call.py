"""What touching the call page does: the practitioner's requests, the otoscope's stills, mute and mask."""

import hashlib
import uuid
from datetime import datetime
from typing import Any

from PySide6.QtGui import QImage

from devices.device import Role
from session.observation import StillImage
from ui.assistant.desk import Desk


class Call:
    """The call, and the otoscope's stills."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        self._still = b""
        call = desk.console.call
        call.accept_asked.connect(lambda code: desk.ask(lambda: desk.live.answer_request(code, True)))
        call.refuse_asked.connect(lambda code, reason: desk.ask(lambda: desk.live.answer_request(code, False, reason)))
        call.measure_asked.connect(lambda code: desk.ask(lambda: desk.measuring.show(Role(code))))
        call.side_chosen.connect(lambda side: self._resume(side=side))
        call.freeze_asked.connect(self._freeze)
        call.resume_asked.connect(lambda: self._resume())
        call.send_asked.connect(self._send_still)
        call.mute_asked.connect(self._mute)
        call.mask_asked.connect(self._mask)
        call.hang_up_asked.connect(self._hang_up)
        call.note_written.connect(lambda text: desk.ask(lambda: desk.live.write_note(text)))

    def _freeze(self) -> None:
        """One still in full resolution, held here until it is sent or let go."""
        remote = self._desk.remote
        if remote is not None and self._console.typing.side:
            self._desk.bridge.ask(lambda: remote.picture(Role.OTOSCOPE), self._show_still, self._tell_no_still)

    def _show_still(self, jpeg: bytes) -> None:
        self._still = jpeg
        self._console.call.show_picture(QImage.fromData(jpeg))
        self._desk.type(frozen=True)

    def _tell_no_still(self, error: BaseException) -> None:
        if not isinstance(error, Exception):
            raise error
        self._desk.type(notice=self._console.tell.translate("Console", "Pas d’image à figer : l’otoscope n’envoie rien."))

    def _resume(self, **typed: object) -> None:
        self._still = b""
        self._console.call.show_picture(QImage())
        self._desk.type(frozen=False, **typed)

    def _send_still(self) -> None:
        """Keep the frozen picture in the record: from there the practitioner receives it."""
        jpeg, side = self._still, self._console.typing.side
        if not jpeg or not side:
            return
        picture = QImage.fromData(jpeg)
        taken_at: datetime = self._console.clock()
        digest = hashlib.sha256(jpeg).hexdigest()
        image = StillImage(uuid.uuid4().hex, f"otoscope-{side}", taken_at, digest, picture.width(), picture.height(), len(jpeg))

        async def keep() -> None:
            self._desk.live.keep_image(image, jpeg)

        def sent(_: Any) -> None:
            """The next ear is chosen anew, unless it was already."""
            if self._console.typing.side == side:
                self._resume(side="")

        self._desk.ask(keep, sent)

    def _mute(self, on: bool) -> None:
        remote = self._desk.remote

        async def mute() -> None:
            if remote is not None:
                remote.mute(on)

        self._desk.ask(mute)

    def _mask(self, on: bool) -> None:
        remote = self._desk.remote

        async def mask() -> None:
            if remote is not None:
                remote.mask(on)

        self._desk.ask(mask)

    def _hang_up(self) -> None:
        remote = self._desk.remote
        if remote is not None:
            self._desk.ask(lambda: remote.hang_up("Terminé par le téléassistant"))

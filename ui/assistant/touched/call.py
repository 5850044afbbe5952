"""What touching the call page does: the practitioner's requests, the examination camera's stills, mute and mask."""

import hashlib
import uuid
from dataclasses import replace
from typing import Any

from PySide6.QtGui import QImage

from devices.device import Role
from session.call.media_link import Taken
from session.live import NoVisit
from session.observation import StillImage
from session.skin import LONGEST, SKIN, NotASite, skin_site
from ui.assistant.desk import Desk
from ui.assistant.known import Still


class Call:
    """The call, and the examination camera's stills."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._console = desk, desk.console
        self._asked: Still | None = None
        call = desk.console.call
        call.accept_asked.connect(lambda code: desk.ask(lambda: desk.live.answer_request(code, True)))
        call.refuse_asked.connect(lambda code, reason: desk.ask(lambda: desk.live.answer_request(code, False, reason)))
        call.measure_asked.connect(self._measure)
        call.side_chosen.connect(self._choose)
        call.freeze_asked.connect(self._freeze)
        call.resume_asked.connect(lambda: self._resume())
        call.send_asked.connect(self._send_still)
        call.mute_asked.connect(self._mute)
        call.mask_asked.connect(self._mask)
        call.hang_up_asked.connect(self._hang_up)
        call.thumb_missing.connect(self._fetch)
        call.note_written.connect(lambda text: desk.ask(lambda: desk.live.write_note(text)))

    def _measure(self, code: str) -> None:
        """Begin what was asked for: the stethoscope has a page of its own, and the cuff is guided."""
        if Role(code) is Role.STETHOSCOPE:
            self._desk.type(page="stethoscope")
            return
        guided = Role(code) is Role.CUFF and Role.CUFF in self._console.known.statuses  # from the posture on, as before the call
        self._desk.ask(lambda: self._desk.measuring.show(Role(code)), lambda _: self._desk.type(page="acting") if guided else None)

    def _choose(self, side: str) -> None:
        """Which ear, or where on the skin; empty: to be chosen anew."""
        if side and self._console.camera.sees_skin:
            try:
                side = skin_site(side)
            except NotASite:
                self._desk.type(notice=self._console.tell.translate("Console", "Dites un endroit du corps, en {0} signes au plus.").format(LONGEST))
                return
        self._resume(side=side)

    def _freeze(self) -> None:
        """The best still of the last two seconds, in full resolution, held here until it is sent or let go.

        It is of the place and the visit of this touch, whenever it comes.
        """
        remote, visit = self._desk.remote, self._console.known.consultation
        if remote is None or visit is None or not self._console.typing.side:
            return
        asked = self._asked = Still(visit.consultation_id, self._console.typing.side, self._console.clock())
        self._desk.bridge.ask(remote.freeze, lambda taken: self._show_still(asked, taken), self._tell_no_still)

    def _show_still(self, asked: Still, taken: Taken) -> None:
        visit = self._console.known.consultation
        if asked is not self._asked or visit is None or visit.consultation_id != asked.visit:
            return  # another place was chosen meanwhile, or another patient came: nobody asked for this picture any more
        self._console.call.show_picture(QImage.fromData(taken.content))
        self._desk.type(still=replace(asked, jpeg=taken.content, score=taken.score))

    def _tell_no_still(self, error: BaseException) -> None:
        if not isinstance(error, Exception):
            raise error
        tell = self._console.tell
        skin = tell.translate("Console", "Pas d’image à figer : le dermatoscope n’envoie rien.")
        self._desk.type(notice=skin if tell.camera.sees_skin else tell.translate("Console", "Pas d’image à figer : l’otoscope n’envoie rien."))

    def _resume(self, **typed: object) -> None:
        self._asked = None
        self._console.call.show_picture(QImage())
        self._desk.type(still=None, **typed)

    def _send_still(self) -> None:
        """Keep the frozen picture in the record: from there the practitioner receives it."""
        still = self._console.typing.still
        if still is None:
            return
        picture = QImage.fromData(still.jpeg)
        digest = hashlib.sha256(still.jpeg).hexdigest()
        subject, site = (SKIN, still.side) if self._console.camera.sees_skin else (f"otoscope-{still.side}", "")
        image = StillImage(uuid.uuid4().hex, subject, still.at, digest, picture.width(), picture.height(), len(still.jpeg), score=still.score, site=site)

        async def keep() -> None:
            if self._desk.live.now.consultation_id != still.visit:
                raise NoVisit
            of = self._desk.measuring
            self._desk.live.keep_image(replace(image, calibration=of.calibration_of(Role.OTOSCOPE), serial=of.serial_of(Role.OTOSCOPE)), still.jpeg)

        def sent(_: Any) -> None:
            """The next place is chosen anew, unless it was already."""
            if self._console.typing.side == still.side:
                self._resume(side="")

        self._desk.ask(keep, sent)

    def _fetch(self, image_id: str) -> None:
        """A sent picture in small: read from the record, once."""

        async def stored() -> bytes:
            return self._desk.live.records.blob(image_id)

        self._desk.bridge.ask(stored, lambda jpeg: self._console.call.show_thumb(image_id, QImage.fromData(jpeg)), lambda _error: None)

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

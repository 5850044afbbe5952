"""A device on Bluetooth that tells only what it is asked: for the newest of its memory, again and again while it stays connected."""

import time
from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime

from devices.identity import DeviceIdentity
from drivers.transport.ble import Link, Radio, Wanted
from drivers.transport.ble_device import BleDevice


class AskedDevice(BleDevice):
    """A `BleDevice` whose family puts the questions: one at a time, and again where no answer came."""

    answer_within_s: float

    def __init__(
        self,
        radio: Radio,
        wanted: Wanted,
        clock: Callable[[], datetime],
        identity: DeviceIdentity,
        *,
        poll_s: float,
        monotonic: Callable[[], float] = time.monotonic,
        retry_first_s: float = 1.0,
    ) -> None:
        """`poll_s`: how often a device that stays connected is asked for the newest of its memory."""
        super().__init__(radio, wanted, identity, clock, quiet_s=15.0, retry_first_s=retry_first_s)
        self._poll_s, self._monotonic = poll_s, monotonic
        self._talking: Link | None = None  # from when it may be asked; `_link` is there only once it was met
        self._asked_s: float | None = None  # when something was asked that has no answer yet

    # --- what a family adds

    @abstractmethod
    async def _first_question(self) -> None:
        """It was connected anew: nothing said before is true any more."""

    @abstractmethod
    async def _next_question(self) -> None:
        """Nothing is unanswered, and it is time to ask."""

    async def _unanswered(self) -> None:
        """What was asked stays without an answer."""
        await self._next_question()

    # --- the questions

    async def _introduced(self, link: Link) -> None:
        self._talking = link
        await self._first_question()

    def _left(self) -> None:
        super()._left()
        self._talking, self._asked_s = None, None

    def _is_missed(self, link: Link) -> bool:
        return False  # what it measures is in its memory: it sleeps once it was read, and calls again when it has measured

    def _wait_s(self) -> float | None:
        return self._poll_s

    async def _waited(self) -> None:
        if self._asked_s is None:
            await self._next_question()
        elif self._monotonic() - self._asked_s >= self.answer_within_s:
            await self._unanswered()

    async def _write(self, uuid: str, question: bytes) -> None:
        """Put a question; the family has seen to it that it only reads."""
        if self._talking is not None:
            self._asked_s = self._monotonic()
            await self._talking.write(uuid, question)

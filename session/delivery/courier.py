"""Carries what is due to its recipients, one delivery at a time, and asks before it ever sends."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from session.delivery.delivery import Delivery, Receipt, RecipientKind, Trouble, Undelivered
from session.delivery.outbox import Outbox, Parcel
from session.report import NotSigned

_log = logging.getLogger(__name__)
LONGEST_SLEEP_S = 30.0  # after a clock that was set, or a machine that slept, nothing waits longer than this


class Channel(Protocol):
    """The way to one kind of recipient."""

    async def ask(self, parcel: Parcel) -> Receipt | None:
        """The recipient's proof that it holds these very documents; None where it holds none of them.

        Raises:
            Undelivered: it cannot be asked, or it holds something else under these identifiers.
        """
        ...

    async def send(self, parcel: Parcel) -> None:
        """Send all of the parcel, or raise Undelivered."""
        ...


class Record(Channel, Protocol):
    """A recipient that gives back what it holds."""

    async def fetch(self, delivery: Delivery, master: str) -> bytes | None:
        """The FHIR document of this delivery, as the recipient holds it under this master identifier; None where it holds none.

        Raises:
            Undelivered: it cannot be asked, or what it holds is damaged.
        """
        ...


class Courier:
    """The one who delivers. `run` is owned by whoever assembled the booth; `wake` tells it that something entered."""

    def __init__(
        self,
        outbox: Outbox,
        channels: Mapping[RecipientKind, Channel],
        changed: Callable[[str], None] = lambda consultation_id: None,
        received: Callable[[Delivery], None] = lambda delivery: None,
    ) -> None:
        """
        Args:
            changed: called in the loop, with the visit's id, after each change of a delivery: the screens read the outbox again.
            received: called in the loop with each delivery whose recipient has proved that it holds it: for the audit.
        """
        self._received = received
        self._outbox = outbox
        self._channels = dict(channels)
        self._changed = changed
        self._awake = asyncio.Event()

    @property
    def reachable(self) -> frozenset[RecipientKind]:
        return frozenset(self._channels)

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            self._awake.clear()
            try:
                await self.round()
                due = await asyncio.to_thread(self._outbox.next_due)
            except OSError as error:  # the booth's own disk is full or fails: what is due stays due, and the booth goes on
                _log.error("nothing can be delivered now: %s", type(error).__name__)
                due = None
            wait = LONGEST_SLEEP_S if due is None else min(LONGEST_SLEEP_S, max(0.05, due.total_seconds()))
            with suppress(TimeoutError):  # the next attempt is due
                async with asyncio.timeout(wait):
                    await self._awake.wait()

    def wake(self) -> None:
        """Something entered, or the clock moved. From the loop."""
        self._awake.set()

    async def round(self) -> int:
        """One attempt for everything that is due now. Returns how many attempts."""
        attempts = 0
        while (delivery := await asyncio.to_thread(self._outbox.claim)) is not None:
            attempts += 1
            self._changed(delivery.consultation_id)
            await self._attempt(delivery)
            self._changed(delivery.consultation_id)
        return attempts

    async def _attempt(self, delivery: Delivery) -> None:
        try:
            receipt = await self._deliver(delivery)
        except Undelivered as error:
            _log.warning("delivery %s, attempt %d: %s", delivery.delivery_id, delivery.attempts, error.trouble.value)
            await asyncio.to_thread(self._outbox.failed, delivery.delivery_id, error.trouble)
        except NotSigned:
            _log.error("delivery %s: what is kept is not what was signed; it does not leave", delivery.delivery_id)
            await asyncio.to_thread(self._outbox.failed, delivery.delivery_id, Trouble.DIFFERENT)
        else:
            if receipt is None:
                await asyncio.to_thread(self._outbox.stayed_here, delivery.delivery_id)
                return
            await asyncio.to_thread(self._outbox.acknowledged, delivery.delivery_id, receipt)
            self._received(delivery)

    async def _deliver(self, delivery: Delivery) -> Receipt | None:
        """Its proof; None where the recipient holds nothing, and nothing may be sent any more."""
        channel = self._channels.get(delivery.recipient.kind)
        if channel is None:
            raise Undelivered(Trouble.UNREACHABLE)
        parcel = await asyncio.to_thread(self._outbox.parcel, delivery)
        # Asked before the first attempt too: booth.db may be a restored copy, and two recipients may keep one record.
        if (receipt := await channel.ask(parcel)) is not None:
            return receipt
        if not await asyncio.to_thread(self._outbox.may_leave, delivery.delivery_id):
            return None
        await channel.send(parcel)
        await asyncio.to_thread(self._outbox.sent, delivery.delivery_id)
        receipt = await channel.ask(parcel)
        if receipt is None:
            raise Undelivered(Trouble.NOT_UNDERSTOOD)
        return receipt

"""The end of a visit on paper: once signed and said, its documents are made and moved to the outbox; the sheets are printed.

Interrupted at any point, it begins again where the visit stands: the outbox takes the same documents once.
"""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta, tzinfo

from devices.feed import Feed
from session import events as e
from session.consultation import Consultation, State
from session.delivery.courier import Courier
from session.delivery.delivery import Delivery, DeliveryState, Recipient
from session.delivery.outbox import Outbox
from session.delivery.recipients import PURPOSES, addressed
from session.documents import pdf
from session.documents.fhir_words import urn
from session.documents.finished import Finished, finish
from session.documents.sheet import Destination, SheetState, render, render_ending
from session.live import LiveConsultation
from session.people import SYSTEM
from session.report import NotSigned, SignedReport, Site
from session.store.errors import StoreError

_log = logging.getLogger(__name__)
AGAIN_S = 5.0
SETTLED_KEPT = timedelta(days=30)  # documents whose every recipient has answered; the receipts stay


SHEET_STATES: Mapping[DeliveryState, SheetState] = {
    DeliveryState.QUEUED: SheetState.UNDER_WAY,
    DeliveryState.REFUSED: SheetState.REFUSED,
    DeliveryState.NOT_ACTIVATED: SheetState.NOT_ACTIVATED,
}


class NoPrinter(Exception):
    """There is no printer, or it did not take the page; the sentence says what to do."""


Print = Callable[[bytes], Awaitable[None]]  # raises NoPrinter


class Finishing:
    """Makes documents, hands them over, prints. Lives on the engine's loop; the making itself runs beside it."""

    def __init__(
        self,
        live: LiveConsultation,
        outbox: Outbox,
        courier: Courier,
        *,
        site: Site,
        zone: tzinfo,
        print_page: Print,
        destination: Destination | None = None,
        simulated: tuple[str, ...] = (),
        again_s: float = AGAIN_S,
    ) -> None:
        """`destination`: where people go who leave without a call. `simulated`: what of this booth is, in words. Both for the sheets."""
        self._live, self._outbox, self._courier = live, outbox, courier
        self._site, self._zone, self._print, self._again_s = site, zone, print_page, again_s
        self._destination, self._simulated = destination, simulated
        self.deliveries: Feed[tuple[Delivery, ...]] = Feed(())  # of the visit under way, then all that are not settled
        self.held_up: Feed[Exception] = Feed()  # why the documents cannot be handed over now

    async def run(self) -> None:
        """Follow the visit; until cancelled."""
        with self._live.consultation.listen(1) as consultations:
            await self.look()
            async for _ in consultations:
                await self.look()

    async def look(self) -> None:
        """Hand over what is due as the visit stands at this instant, whatever happened while documents were made."""
        told: type[Exception] | None = None
        while True:
            try:
                await self._look()
                return
            except (OSError, StoreError, NotSigned) as error:  # a full disk, a font that cannot be read: nothing leaves and nothing is lost
                if type(error) is not told:
                    _log.error("documents cannot be made or handed over now: %s", type(error).__name__)
                    self.held_up.publish(error)
                told = type(error)
                await asyncio.sleep(self._again_s)

    async def _look(self) -> None:
        self._respect_agreements()
        self.tell()
        while (consultation := self._live.consultation.latest) is not None and consultation.state is State.DELIVERY and consultation.alert is None:
            await self._hand_over(consultation)
        if consultation is None:
            self._outbox.forget_settled(self._live.clock() - SETTLED_KEPT)

    async def _hand_over(self, consultation: Consultation) -> None:
        told = self._told(consultation)
        made_of = (self.signed(consultation), consultation.record.observations, self._pictures(consultation), told, self._sounds(consultation))
        finished = await asyncio.to_thread(finish, *made_of)
        now = self._live.consultation.latest
        if now is None or now.alert is not None or self._told(now) != told:  # raised, or taken back, meanwhile: looked at anew before anything leaves
            return
        deliveries = self._put(now, finished)
        self._live.file.note_document(self._live.now, urn(consultation.consultation_id, "fhir"), hashlib.sha256(finished.fhir).hexdigest())
        self._live.apply(self._live.by_system(e.HandedToOutbox, deliveries=deliveries))
        self._courier.wake()
        self.tell()

    def _put(self, consultation: Consultation, finished: Finished) -> tuple[str, ...]:
        put = self._outbox.put(consultation.record.signature, finished, self.addressed(consultation), self._zone)
        return tuple(each.delivery_id for each in put)

    def addressed(self, consultation: Consultation) -> tuple[tuple[Recipient, DeliveryState], ...]:
        """Who receives the signed report, as the agreements stand now. Any thread may ask."""
        return addressed(self.signed(consultation).report, self._courier.reachable, consultation.record.agreed)

    def _told(self, consultation: Consultation) -> tuple[tuple[str, SheetState], ...]:
        """What the sheet says of each recipient."""
        return tuple((recipient.name, SHEET_STATES[state]) for recipient, state in self.addressed(consultation))

    def _respect_agreements(self) -> None:
        """What the patient no longer wants sent does not leave, however late it is said."""
        consultation = self._live.consultation.latest
        if consultation is not None and consultation.record.signature is not None:
            for delivery in self._outbox.deliveries(consultation.consultation_id):
                if delivery.may_leave and not consultation.record.agreed(PURPOSES[delivery.recipient.kind]):
                    self._outbox.refuse(consultation.consultation_id, delivery.recipient.kind)

    def signed(self, consultation: Consultation) -> SignedReport:
        """The signed report; NotSigned where there is none."""
        return SignedReport.of(consultation.record.signature, self._zone)

    def _pictures(self, consultation: Consultation) -> Mapping[str, bytes]:
        return {image.image_id: self._live.records.blob(image.image_id) for image in consultation.record.images}

    def _sounds(self, consultation: Consultation) -> Mapping[str, bytes]:
        return {sound.sound_id: self._live.records.blob(sound.sound_id) for sound in consultation.record.sounds}

    def tell(self) -> None:
        """Read the outbox again: a delivery has changed."""
        consultation = self._live.consultation.latest
        mine = self._outbox.deliveries(consultation.consultation_id) if consultation is not None else ()
        shown = tuple(mine) or tuple(self._outbox.under_way())
        if shown != self.deliveries.latest:
            self.deliveries.publish(shown)

    def overdue(self) -> tuple[Delivery, ...]:
        """What somebody should look at, on the opening screen."""
        return tuple(self._outbox.overdue())

    def try_now(self, delivery_id: str) -> None:
        """Try this delivery again at once, whatever its turn."""
        self._outbox.try_now(delivery_id)
        self._courier.wake()
        self.tell()

    async def print_sheet(self) -> None:
        """Print what the patient takes home: the sheet, and the whole signed report where nobody else receives it.

        Raises:
            NoPrinter: nothing came out; the sentence says what to do.
        """
        consultation = self._live.now
        await self._print(await asyncio.to_thread(self.sheet, consultation))
        if consultation.record.signature is not None and all(state is not DeliveryState.QUEUED for _, state in self.addressed(consultation)):
            await self._print(await asyncio.to_thread(pdf.render, self.signed(consultation), self._pictures(consultation)))

    def sheet(self, consultation: Consultation) -> bytes:
        """The sheet of this visit as a PDF: the signed one, or that of its ending."""
        record = consultation.record
        if record.ending is not None and record.signature is None:
            by = self._live.assistant or SYSTEM
            return render_ending(consultation, self._site, self._zone, by, self._live.clock(), self._destination, self._simulated)
        kept = self._outbox.document(consultation.consultation_id, "sheet")
        if kept is not None:
            return kept
        return render(self.signed(consultation), self._told(consultation))

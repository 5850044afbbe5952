"""A booth after a failed check: a real store, a delivered report in a real folder, and a register in which the cuff failed. No devices, no screens."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from devices.measurement import Quantity
from drivers.decoding import decode
from session import events as e
from session.delivery.courier import Courier, Record
from session.delivery.delivery import DeliveryState, Recipient, RecipientKind
from session.delivery.folder import RecordFolder
from session.delivery.outbox import Outbox
from session.documents import fhir
from session.documents.fhir_words import urn
from session.documents.finished import Evidence, Finished
from session.hub import messages as m
from session.identity.traits import Identity
from session.plain import to_json
from session.report import SignedReport
from session.reviewing import Reviewing
from session.store.booth import BoothStore
from session.upkeep.checks import Check
from session.upkeep.inventory import Equipment
from tests.session.signed_visit import BEGAN, CUFF, HEART, ODETTE, OXIMETER, PARIS, kept, report, signature, value, visit
from tests.session.upkeep.devices import CUFF as INVENTORIED
from tests.session.upkeep.devices import KINDS, checked, days, entered, entry

CUFF_BYTES = bytes.fromhex("04 8b 00 56 00 65 00 4d 00")  # 139/86, mean 101, pulse 77
STANDARD = replace(CUFF, model="BP 1810")  # speaks the standard
CHECK = "checked-and-failed"


def pressure(name: str = "bp", number: str = "139") -> e.ObservationKept:
    """A reading of the cuff whose bytes say 139."""
    values = (
        value(Quantity.SYSTOLIC, number),
        value(Quantity.DIASTOLIC, "86"),
        value(Quantity.MEAN_ARTERIAL, "101"),
        value(Quantity.PULSE_RATE, "77"),
    )
    happened = kept(name, 8, STANDARD, *values, raw=CUFF_BYTES)
    return replace(happened, observation=replace(happened.observation, measurement=replace(happened.observation.measurement, codec="blood_pressure_1810/1")))


def oxygen(name: str = "spo2") -> e.ObservationKept:
    """A reading of another device."""
    return kept(name, 11, OXIMETER, value(Quantity.SPO2, "96"), value(Quantity.PULSE_RATE, "75"))


class BoothWithFailedCheck:
    """What the booth has forgotten, it fetches; what it is told by the hub, `obey` does."""

    def __init__(self, folder: Path, record: Record | None = None) -> None:
        self.now = BEGAN + timedelta(days=3)
        self.folder, self.store = folder, BoothStore.open(folder / "booth", bytes(range(32)), lambda: self.now)
        self.outbox = Outbox(self.store.engine, lambda: self.now, lambda: 0.5)
        self.record: Record = record or RecordFolder(folder / "record", lambda: self.now)
        self.reviewing = self.reviewer()

    def reviewer(self, say: Callable[[m.BoothMessage], None] = lambda message: None) -> Reviewing:
        return Reviewing(
            self.store,
            KINDS,
            lambda: self.now,
            say,
            deliveries=self.outbox.deliveries,
            record=self.record,
            decode=decode,
            place="Pharmacie des Halles, Joinville",
            zone=PARIS,
        )

    async def sign(
        self,
        number: int = 1,
        identity: Identity = ODETTE,
        *,
        measured: tuple[e.ObservationKept, ...] = (),
        beside: tuple[e.ImageKept | e.SoundKept, ...] = (),
        state: DeliveryState = DeliveryState.QUEUED,
    ) -> str:
        """A visit is signed by Dr Haddad and delivered; the identifier of its document."""
        measured = measured or (pressure(f"bp-{number}"), oxygen(f"spo2-{number}"))
        visited = visit(identity, f"00000000-0000-4000-8000-{number:012d}", observations=measured).after_all(beside)
        signed_by = signature(report(visited))
        content = SignedReport.of(signed_by, PARIS)
        sounds = tuple((each.sound_id, HEART.wav) for each in visited.record.sounds)
        finished = Finished(content.sha256, b"%PDF-", fhir.render(content), b"%PDF-", _evidence(measured), sounds)
        for happened in measured:
            self.store.note_in_ledger(visited.consultation_id, happened.observation)
        for seen_or_heard in (*visited.record.images, *visited.record.sounds):
            self.store.note_in_ledger(visited.consultation_id, seen_or_heard)
        document = urn(visited.consultation_id, "fhir")
        self.store.note_document(visited.consultation_id, document, signed_by.practitioner.rpps, hashlib.sha256(finished.fhir).hexdigest())
        self.outbox.put(signed_by, finished, ((Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé"), state),), PARIS)
        await Courier(self.outbox, {RecipientKind.SHARED_RECORD: self.record}).round()
        return document

    def fail_check(self) -> None:
        """The cuff was good before these visits, and failed the day after."""
        good = entry(checked(at=BEGAN - days(5), serial=CUFF.serial), "good")
        failed = entry(checked(error="4", at=BEGAN + days(1), serial=CUFF.serial), CHECK)
        self.store.register.append(entered(replace(INVENTORIED, serial=CUFF.serial), at=BEGAN - days(9)), good, failed)

    def fail(self, equipment: Equipment, check: Check) -> None:
        """This device came in before these visits, and was never good."""
        self.store.register.append(entered(equipment, at=BEGAN - days(9)), entry(check, CHECK))

    def close(self) -> None:
        self.store.close()


def _evidence(measured: tuple[e.ObservationKept, ...]) -> bytes:
    return to_json(Evidence(tuple(each.observation for each in measured))).encode()

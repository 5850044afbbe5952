"""What is signed and on its way: kept encrypted in the booth until each recipient has proved that it holds it.

Nothing enters without a signature, nothing enters whose hash differs from it, and nothing enters twice. Whatever a method did is on the disk
when it returns. Any thread may call; the methods wait for the disk, so the engine's loop calls them through a thread.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from uuid import UUID, uuid5

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from session import events as e
from session.delivery.delivery import LEASE, Delivery, DeliveryState, Receipt, Recipient, RecipientKind, Trouble, wait_after
from session.delivery.tables import DELIVERIES, DOCUMENTS, REPORTS
from session.documents.fhir_words import urn
from session.documents.finished import EVIDENCE_TYPE, FHIR_TYPE, PDF_TYPE, SOUND_TYPE, Finished, read_evidence
from session.plain import NotPlain, from_json, to_json, utc
from session.report import NotSigned, SignedReport

_NAMESPACE = UUID("8a0e5c39-9d58-4a06-8f7e-7f1e3c0a9f21")
_STAYED = {"state": DeliveryState.REFUSED.value, "next_attempt_at": None, "trouble": None}
_OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.FAILED)


@dataclass(frozen=True)
class Parcel:
    """What one delivery carries: the signed report, and each document as (master identifier, media type, bytes)."""

    delivery: Delivery
    signed: SignedReport
    documents: tuple[tuple[str, str, bytes], ...]


class Outbox:
    """The deliveries of this booth."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], random: Callable[[], float]) -> None:
        self._engine = engine
        self._clock = clock
        self._random = random

    # ── what enters ──────────────────────────────────────────────────────────────────────────────────────────────────

    def put(
        self, signature: e.ReportSigned | None, finished: Finished, addressed: Sequence[tuple[Recipient, DeliveryState]], zone: tzinfo
    ) -> tuple[Delivery, ...]:
        """Take a signed visit's documents in, with one delivery for each recipient. The same visit again changes nothing.

        Raises:
            NotSigned: there is no signature, the signed content or the documents are not of its hash, the evidence lacks a number of
                the report, a recording of it is missing or altered, or another content of this visit is already here.
        """
        signed = SignedReport.of(signature, zone)
        if finished.content_sha256 != signed.sha256:
            raise NotSigned("the documents were made from another content than the signed one")
        _check_evidence(signed, finished.evidence)
        _check_sounds(signed, finished)
        assert signature is not None  # SignedReport.of refused its absence
        now, visit = self._clock(), signed.report.consultation_id
        with self._engine.begin() as db:
            held = db.execute(sa.select(REPORTS.c.content_sha256).where(REPORTS.c.consultation_id == visit)).scalar()
            if held is not None and held != signed.sha256:
                raise NotSigned("another content of this visit is already in the outbox")
            if held is None:
                kept = to_json(replace(signature, at=signed.signed_at))
                db.execute(REPORTS.insert().values(consultation_id=visit, content_sha256=signed.sha256, signature=kept, put_at=utc(now)))
                for name, media_type, body in _bodies(finished):
                    values = {"consultation_id": visit, "name": name, "media_type": media_type, "sha256": hashlib.sha256(body).hexdigest(), "body": body}
                    db.execute(DOCUMENTS.insert().values(**values))
            for recipient, state in addressed:
                self._add(db, signed, recipient, state, now)
        return self.deliveries(visit)

    def _add(self, db: Connection, signed: SignedReport, recipient: Recipient, state: DeliveryState, now: datetime) -> None:
        visit = signed.report.consultation_id
        same = (DELIVERIES.c.consultation_id == visit) & (DELIVERIES.c.recipient == recipient.kind.value)
        if db.execute(sa.select(DELIVERIES.c.delivery_id).where(same)).first() is not None:
            return
        db.execute(
            DELIVERIES.insert().values(
                delivery_id=str(uuid5(_NAMESPACE, f"{visit}|{recipient.kind.value}")),
                consultation_id=visit,
                recipient=recipient.kind.value,
                recipient_name=recipient.name,
                state=state.value,
                content_sha256=signed.sha256,
                queued_at=utc(now),
                next_attempt_at=utc(now) if state is DeliveryState.QUEUED else None,
                attempts=0,
            )
        )

    def refuse(self, consultation_id: str, kind: RecipientKind) -> None:
        """The patient took the agreement back: nothing is sent any more. What may have arrived is asked for, and what has left stays left."""
        mine = (DELIVERIES.c.consultation_id == consultation_id) & (DELIVERIES.c.recipient == kind.value)
        reached_nobody = (DELIVERIES.c.state == DeliveryState.FAILED.value) & (DELIVERIES.c.attempts == 1) & (DELIVERIES.c.trouble == Trouble.UNREACHABLE.value)
        never_left = mine & ((DELIVERIES.c.state == DeliveryState.QUEUED.value) | reached_nobody)
        may_have = mine & DELIVERIES.c.state.in_([each.value for each in (DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.FAILED)])
        with self._engine.begin() as db:
            db.execute(DELIVERIES.update().where(never_left).values(**_STAYED))
            db.execute(DELIVERIES.update().where(may_have).values(trouble=Trouble.WITHDRAWN.value))

    # ── what is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def deliveries(self, consultation_id: str) -> tuple[Delivery, ...]:
        """The deliveries of one visit, in the order of their recipients' kinds."""
        found = self._select(DELIVERIES.c.consultation_id == consultation_id)
        return tuple(sorted(found, key=lambda each: list(RecipientKind).index(each.recipient.kind)))

    def under_way(self) -> tuple[Delivery, ...]:
        """Every delivery that is not settled, the oldest first."""
        return self._select(DELIVERIES.c.state.in_([state.value for state in _OPEN]))

    def overdue(self) -> tuple[Delivery, ...]:
        """Those that somebody should look at, for the assistant's opening screen."""
        now = self._clock()
        return tuple(each for each in self.under_way() if each.is_overdue(now))

    def document(self, consultation_id: str, name: str) -> bytes | None:
        """One finished document, for printing: « pdf », « sheet », « fhir » or « evidence ». None where there is none.

        Raises:
            NotSigned: what is kept is damaged.
        """
        with self._engine.begin() as db:
            return _document(db, consultation_id, name)

    # ── what leaves ──────────────────────────────────────────────────────────────────────────────────────────────────

    def claim(self) -> Delivery | None:
        """The next delivery that is due, now marked as being sent; nobody else gets it before the lease is over. None: nothing is due."""
        now = self._clock()
        with self._engine.begin() as db:
            due = (DELIVERIES.c.state.in_([state.value for state in _OPEN])) & (DELIVERIES.c.next_attempt_at <= utc(now))
            row = db.execute(sa.select(DELIVERIES).where(due).order_by(DELIVERIES.c.next_attempt_at, DELIVERIES.c.queued_at).limit(1)).mappings().first()
            if row is None:
                return None
            broken_off = row["state"] == DeliveryState.SENDING.value and row["trouble"] != Trouble.WITHDRAWN.value
            trouble = Trouble.BROKEN_OFF.value if broken_off else row["trouble"]
            changes = {"state": DeliveryState.SENDING.value, "attempts": row["attempts"] + 1, "next_attempt_at": utc(now + LEASE), "trouble": trouble}
            db.execute(DELIVERIES.update().where(DELIVERIES.c.delivery_id == row["delivery_id"]).values(**changes))
            return _delivery({**row, **changes})

    def parcel(self, delivery: Delivery) -> Parcel:
        """What this delivery carries.

        Raises:
            NotSigned: what is kept is no longer what was signed.
        """
        visit = delivery.consultation_id
        with self._engine.begin() as db:
            kept = db.execute(sa.select(REPORTS.c.signature).where(REPORTS.c.consultation_id == visit)).scalar()
            bodies = [(name, media_type, _document(db, visit, name)) for name, media_type in (("pdf", PDF_TYPE), ("fhir", FHIR_TYPE))]
            names = db.execute(sa.select(DOCUMENTS.c.name).where((DOCUMENTS.c.consultation_id == visit) & (DOCUMENTS.c.media_type == SOUND_TYPE))).scalars()
            bodies += [(name, SOUND_TYPE, _document(db, visit, name)) for name in sorted(names)]
        try:
            signature = from_json(e.ReportSigned, kept or "")
        except NotPlain:
            raise NotSigned("the signature is not readable") from None
        signed = SignedReport.of(signature, signature.at.tzinfo or UTC)
        if signed.sha256 != delivery.content_sha256:
            raise NotSigned("the delivery is of another content")
        return Parcel(delivery, signed, tuple((urn(visit, name), media_type, body) for name, media_type, body in bodies if body is not None))

    def sent(self, delivery_id: str) -> None:
        """The recipient took it. Its proof is asked for when the lease is over, unless it comes before."""
        self._change(delivery_id, state=DeliveryState.SENT.value, sent_at=utc(self._clock()))

    def acknowledged(self, delivery_id: str, receipt: Receipt) -> None:
        """The recipient proved that it holds it. Nothing more happens to this delivery."""
        now = utc(self._clock())
        with self._engine.begin() as db:
            sent_at = sa.func.coalesce(DELIVERIES.c.sent_at, now)
            values = {"state": DeliveryState.ACKNOWLEDGED.value, "acknowledged_at": now, "sent_at": sent_at, "receipt": to_json(receipt)}
            db.execute(DELIVERIES.update().where(DELIVERIES.c.delivery_id == delivery_id).values(**values, next_attempt_at=None, trouble=None))

    def may_leave(self, delivery_id: str) -> bool:
        """Whether it may be sent now: the patient may have taken the agreement back since it was claimed."""
        with self._engine.begin() as db:
            return db.execute(sa.select(DELIVERIES.c.trouble).where(DELIVERIES.c.delivery_id == delivery_id)).scalar() != Trouble.WITHDRAWN.value

    def stayed_here(self, delivery_id: str) -> None:
        """The agreement was taken back, and the recipient holds nothing. Nothing more happens to this delivery."""
        self._change(delivery_id, **_STAYED)

    def failed(self, delivery_id: str, trouble: Trouble) -> None:
        """The attempt failed: the delivery waits for its next one, which only asks where the patient took the agreement back meanwhile."""
        with self._engine.begin() as db:
            row = db.execute(sa.select(DELIVERIES).where(DELIVERIES.c.delivery_id == delivery_id)).mappings().one()
            withdrawn = row["trouble"] == Trouble.WITHDRAWN.value
            values: dict[str, object] = {"state": DeliveryState.REFUSED.value, "next_attempt_at": None}  # asking again would say no more
            if not (withdrawn and trouble is Trouble.DIFFERENT):
                state = DeliveryState.SENT if row["sent_at"] is not None and trouble is not Trouble.DIFFERENT else DeliveryState.FAILED
                values = {"state": state.value, "next_attempt_at": utc(self._clock() + wait_after(row["attempts"], trouble, self._random))}
            said = Trouble.WITHDRAWN if withdrawn else trouble
            db.execute(DELIVERIES.update().where(DELIVERIES.c.delivery_id == delivery_id).values(**values, trouble=said.value))

    def try_now(self, delivery_id: str) -> None:
        """Somebody mended the cause: the next attempt is due at once, unless one is under way. What was sent is asked for its proof."""
        waiting = (DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.SENT)
        waits = (DELIVERIES.c.delivery_id == delivery_id) & DELIVERIES.c.state.in_([state.value for state in waiting])
        with self._engine.begin() as db:
            db.execute(DELIVERIES.update().where(waits).values(next_attempt_at=utc(self._clock())))

    def next_due(self) -> timedelta | None:
        """How long until something is due; None while nothing waits."""
        with self._engine.begin() as db:
            due = db.execute(sa.select(sa.func.min(DELIVERIES.c.next_attempt_at))).scalar()
        return None if due is None else max(timedelta(0), datetime.fromisoformat(due) - self._clock())

    def forget_settled(self, before: datetime) -> int:
        """Destroy the documents of visits whose every delivery was settled and that entered before this instant; the receipts stay.

        What nobody receives goes at once: there is nothing left to prove or to send again.

        Returns how many visits' documents went.
        """
        with self._engine.begin() as db:
            still = sa.select(DELIVERIES.c.consultation_id).where(DELIVERIES.c.state.in_([state.value for state in _OPEN]))
            received = sa.select(DELIVERIES.c.consultation_id).where(DELIVERIES.c.state == DeliveryState.ACKNOWLEDGED.value)
            due = (REPORTS.c.put_at < utc(before)) | REPORTS.c.consultation_id.not_in(received)
            gone = due & REPORTS.c.consultation_id.not_in(still)
            visits = list(db.execute(sa.select(REPORTS.c.consultation_id).where(gone)).scalars())
            db.execute(DOCUMENTS.delete().where(DOCUMENTS.c.consultation_id.in_(visits)))
            db.execute(REPORTS.delete().where(REPORTS.c.consultation_id.in_(visits)))
        return len(visits)

    def _change(self, delivery_id: str, **values: object) -> None:
        with self._engine.begin() as db:
            db.execute(DELIVERIES.update().where(DELIVERIES.c.delivery_id == delivery_id).values(**values))

    def _select(self, where: sa.ColumnElement[bool]) -> tuple[Delivery, ...]:
        with self._engine.begin() as db:
            rows = db.execute(sa.select(DELIVERIES).where(where).order_by(DELIVERIES.c.queued_at)).mappings().all()
        return tuple(_delivery(dict(row)) for row in rows)


def _bodies(finished: Finished) -> tuple[tuple[str, str, bytes], ...]:
    return (
        ("pdf", PDF_TYPE, finished.pdf),
        ("fhir", FHIR_TYPE, finished.fhir),
        ("sheet", PDF_TYPE, finished.sheet),
        ("evidence", EVIDENCE_TYPE, finished.evidence),
        *((_sound(sound_id), SOUND_TYPE, wav) for sound_id, wav in finished.sounds),
    )


def _sound(sound_id: str) -> str:
    return f"sound-{sound_id}"


def _check_sounds(signed: SignedReport, finished: Finished) -> None:
    hashes = tuple((sound_id, hashlib.sha256(wav).hexdigest()) for sound_id, wav in finished.sounds)
    if hashes != tuple((each.sound_id, each.sha256) for each in signed.report.sounds):
        raise NotSigned("a recording of the report is missing or altered")


def _check_evidence(signed: SignedReport, evidence: bytes) -> None:
    try:
        raw = {each.observation_id: each.measurement.raw for each in read_evidence(evidence).observations}
    except NotPlain:
        raise NotSigned("the evidence is not readable") from None
    for each in signed.report.observations:
        if each.evidence is not None and raw.get(each.observation_id) != each.evidence.raw:
            raise NotSigned("a number of the report lacks its evidence")


def _document(db: Connection, consultation_id: str, name: str) -> bytes | None:
    where = (DOCUMENTS.c.consultation_id == consultation_id) & (DOCUMENTS.c.name == name)
    row = db.execute(sa.select(DOCUMENTS.c.body, DOCUMENTS.c.sha256).where(where)).first()
    if row is None:
        return None
    body = bytes(row.body)
    if hashlib.sha256(body).hexdigest() != row.sha256:
        raise NotSigned("a kept document is damaged")
    return body


def _delivery(row: dict[str, object]) -> Delivery:
    def instant(name: str) -> datetime | None:
        text = row[name]
        return datetime.fromisoformat(str(text)) if text is not None else None

    queued_at = instant("queued_at")
    assert queued_at is not None  # the column allows no null
    return Delivery(
        delivery_id=str(row["delivery_id"]),
        consultation_id=str(row["consultation_id"]),
        recipient=Recipient(RecipientKind(row["recipient"]), str(row["recipient_name"])),
        state=DeliveryState(row["state"]),
        content_sha256=str(row["content_sha256"]),
        queued_at=queued_at,
        next_attempt_at=instant("next_attempt_at"),
        attempts=int(str(row["attempts"])),
        sent_at=instant("sent_at"),
        acknowledged_at=instant("acknowledged_at"),
        receipt=from_json(Receipt, str(row["receipt"])) if row["receipt"] is not None else None,
        trouble=Trouble(row["trouble"]) if row["trouble"] is not None else None,
    )

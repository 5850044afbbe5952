"""After a failed check: each practitioner is told which of the reports they signed to read again, opens them from the record, and says what was decided.

The booth has forgotten the patients by then. A report is fetched back, shown to the one page that asked, and kept nowhere; the register keeps the
decision by the document's identifier. Lives on the engine's loop.
"""

import asyncio
import hashlib
import logging
from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from datetime import datetime, tzinfo
from typing import Protocol

from devices.measurement import Quantity
from session.delivery.courier import Record
from session.delivery.delivery import Delivery, DeliveryState, RecipientKind, Trouble, Undelivered
from session.documents import upkeep_words as w
from session.documents import words
from session.documents.fhir_words import urn
from session.documents.read_back import Decode, NoReport, ReadReport, SeenOrHeard, Traced, read_report
from session.hub import messages as m
from session.people import Author
from session.store.errors import StoreError
from session.upkeep.checks import Kinds
from session.upkeep.inventory import Decision, Entry, IllegalEntry, Park, Reviewed
from session.upkeep.lookback import LedgerEntry
from session.upkeep.review import Concerned, LookBack, look_backs

_log = logging.getLogger(__name__)
LOOK_AGAIN_S = 30.0  # another program may have written a check
MOST_REPORTS = 100  # of one look-back, that one practitioner is told at once; the decided ones come last
MOST_TOLD = 5_000  # of all, so that a message always fits
PRESSURE = dict.fromkeys((Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL), "Tension")
MOST_OPENINGS = 20  # that wait for the record
DECIDED = "une décision est déjà notée : relisez-la, et dites pourquoi elle change"
NOT_YOURS = "ce compte rendu n’est pas, ou plus, à revoir par vous"
BUSY = "trop de comptes rendus sont demandés à la fois : réessayez dans un instant"
REFUSED = "le patient n’a pas voulu que ce compte rendu aille dans un dossier partagé : il ne peut pas être rouvert d’ici, seule la lettre sur papier y mène"
NOT_SENT = "ce compte rendu n’a été envoyé à aucun dossier partagé : il ne peut pas être rouvert d’ici, seule la lettre sur papier y mène"
NOT_YET = "ce compte rendu n’est pas encore arrivé dans le dossier partagé : réessayez plus tard"
NOT_THERE = "le dossier partagé n’a pas, ou plus, ce compte rendu"
ALTERED = "ce que le dossier partagé a rendu n’est pas le compte rendu que vous avez signé : il n’est pas montré"
TROUBLES = {
    Trouble.REJECTED: "le dossier partagé refuse de rendre ce compte rendu",
    Trouble.NOT_UNDERSTOOD: "le dossier partagé a répondu autre chose qu’un compte rendu",
    Trouble.DIFFERENT: ALTERED,
}
UNREADABLE = "le registre de la borne ne se lit pas : le technicien doit la voir"
RECORD_DOWN = "le dossier partagé ne répond pas : réessayez plus tard"


class Register(Protocol):
    """The booth's register of devices."""

    def append(self, *entries: Entry) -> Park: ...

    def park(self) -> Park: ...


class Store(Protocol):
    """What of the booth's own file this is made of: nothing of a patient."""

    @property
    def register(self) -> Register: ...

    def ledger(self, *, serial: str) -> Iterable[LedgerEntry]: ...

    def audit(self, act: str, author: Author, subject: str = "", detail: Mapping[str, str] | None = None) -> None: ...


class Reviewing:
    """Joins register, ledger, record and hub. What it is asked comes by `obey`."""

    def __init__(
        self,
        store: Store,
        kinds: Kinds,
        clock: Callable[[], datetime],
        say: Callable[[m.BoothMessage], None],
        *,
        deliveries: Callable[[str], Iterable[Delivery]],
        record: Record | None,
        decode: Decode,
        place: str,
        zone: tzinfo,
        written: Callable[[], None] = lambda: None,
    ) -> None:
        """
        Args:
            say: to the hub.
            deliveries: of a visit, as the outbox keeps them.
            record: the shared record that reports are delivered to; None where this booth has none.
            decode: reads a number's bytes again.
            written: called after each decision: the technician's pages read the register again.
        """
        self._store, self._kinds, self._clock, self._say = store, kinds, clock, say
        self._deliveries, self._record, self._decode, self._place, self._zone = deliveries, record, decode, place, zone
        self._written = written
        self._openings: asyncio.Queue[m.Command] = asyncio.Queue(MOST_OPENINGS)
        self._changed = asyncio.Event()
        self._told: m.ReviewsOpen | None = None

    async def run(self) -> None:
        """Tell and open; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._tell())
            tasks.create_task(self._open_all())

    def wake(self) -> None:
        """Something was written to the register, or a visit was signed."""
        self._changed.set()

    # ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _tell(self) -> None:
        while True:
            self._changed.clear()
            try:
                told = reviews_open(await asyncio.to_thread(self.look_backs), self._place, self._zone)
            except StoreError as error:  # the self-test says so, and the register's own pages
                _log.error("what is to be read again cannot be told: %s", type(error).__name__)
            else:
                if told != self._told:
                    self._told = told
                    self._say(told)
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN_S):
                    await self._changed.wait()

    def look_backs(self) -> tuple[LookBack, ...]:
        return look_backs(self._store.register.park(), self._kinds, lambda serial: self._store.ledger(serial=serial))

    # ── what practitioners do ────────────────────────────────────────────────────────────────────────────────────────

    def obey(self, command: m.Command) -> None:
        """Do this act; nothing is awaited."""
        if isinstance(command.act, m.DecideReview):
            try:
                trouble = self._decide(command, command.act)
            except StoreError as error:
                _log.error("a decision cannot be written: %s", type(error).__name__)
                trouble = UNREADABLE
            self._answer(command, trouble)
        elif isinstance(command.act, m.OpenReview):
            try:
                self._openings.put_nowait(command)
            except asyncio.QueueFull:
                self._answer(command, BUSY)

    def _answer(self, command: m.Command, trouble: str = "") -> None:
        self._say(m.ReviewAnswered(command.practitioner.rpps, command.act.command_id, trouble))

    def _asked_for(self, command: m.Command, act: m.ReviewAct) -> tuple[LookBack, Concerned] | None:
        """What is to be read again, if it was signed by who asks."""
        opened = next((each for each in self.look_backs() if each.check_id == act.check_id), None)
        document = opened.of(act.document_id) if opened is not None else None
        if opened is None or document is None or document not in opened.of_signer(command.practitioner.rpps):
            self._store.audit("review-refused", command.practitioner.author, act.document_id, {"check": act.check_id})
            return None
        return opened, document

    def _decide(self, command: m.Command, act: m.DecideReview) -> str:
        """Into the register; the same act again changes nothing. The sentence says why it cannot be."""
        author = command.practitioner.author
        if any(isinstance(each, Reviewed) and each.entry_id == act.command_id for each in self._store.register.park().entries):
            return ""
        found = self._asked_for(command, act)
        if found is None:
            return NOT_YOURS
        before = found[1].decided
        if before is not None and not act.reason.strip():
            return DECIDED
        entry = Reviewed(
            entry_id=act.command_id,
            at=self._clock(),
            by=author,
            corrects=before.entry_id if before is not None else "",
            reason=act.reason.strip() if before is not None else "",
            check_id=before.check_id if before is not None else act.check_id,
            document_id=act.document_id,
            decision=Decision(act.decision),
            sentence=act.sentence.strip(),
        )
        try:
            self._store.register.append(entry)
        except IllegalEntry as error:
            _log.error("a decision cannot stand in the register: %s", error.why)
            return "cette décision ne peut pas entrer au registre"
        self._store.audit("review-decided", author, act.document_id, {"check": act.check_id, "decision": act.decision})
        self.wake()
        self._written()
        return ""

    async def _open_all(self) -> None:
        while True:
            command = await self._openings.get()
            if isinstance(command.act, m.OpenReview):
                try:
                    opened = await self._open(command, command.act)
                except StoreError:
                    opened = UNREADABLE
                if isinstance(opened, str):
                    self._answer(command, opened)
                else:
                    self._say(opened)

    async def _open(self, command: m.Command, act: m.OpenReview) -> m.ReviewOpened | str:
        """The report from the record, or why it cannot be opened."""
        found = await asyncio.to_thread(self._asked_for, command, act)
        if found is None:
            return NOT_YOURS
        look_back, document = found
        fetched = await self._fetch(document)
        if isinstance(fetched, str):
            return fetched
        try:
            report = await asyncio.to_thread(read_report, fetched, self._decode)
        except NoReport:
            return TROUBLES[Trouble.NOT_UNDERSTOOD]
        if (report.document_id, report.signer) != (act.document_id, command.practitioner.rpps):
            return ALTERED
        self._store.audit("review-opened", command.practitioner.author, act.document_id, {"check": act.check_id})
        return review_opened(command, act, report, look_back, await asyncio.to_thread(self._seen_or_heard, look_back, document))

    def _seen_or_heard(self, opened: LookBack, document: Concerned) -> frozenset[str]:
        """What the device showed or let hear in this visit while it was in doubt, by the identifiers that the report has for it."""
        visit, serial = document.touched.consultation_id, opened.device.serial
        there = [each for each in self._store.ledger(serial=serial) if each.consultation_id == visit and opened.span.holds(each.taken_at)]
        return frozenset(urn(visit, "media", each.observation_id) for each in there if each.loinc in w.SEEN_OR_HEARD)

    async def _fetch(self, document: Concerned) -> bytes | str:
        touched = document.touched
        sent = [each for each in await asyncio.to_thread(self._deliveries, touched.consultation_id) if each.recipient.kind is RecipientKind.SHARED_RECORD]
        if any(each.state is DeliveryState.REFUSED for each in sent):
            return REFUSED
        if not sent or self._record is None or sent[0].state is DeliveryState.NOT_ACTIVATED:
            return NOT_SENT
        if sent[0].state is not DeliveryState.ACKNOWLEDGED:
            return NOT_YET
        try:
            fetched = await self._record.fetch(sent[0], touched.document_id)
        except Undelivered as error:
            return TROUBLES.get(error.trouble, RECORD_DOWN)
        if fetched is None:
            return NOT_THERE
        if touched.document_sha256 and hashlib.sha256(fetched).hexdigest() != touched.document_sha256:
            return ALTERED
        return fetched


# ── in words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def reviews_open(opened: Iterable[LookBack], place: str, zone: tzinfo) -> m.ReviewsOpen:
    """What each practitioner is told, by the check that opened it: what is left to be decided, then what was decided last, while there is room."""
    left: list[tuple[str, m.ShownReview]] = []
    decided: list[tuple[str, m.ShownReview]] = []
    for look_back in opened:
        for rpps in sorted({each.touched.signer for each in look_back.documents} - {""}):
            shown = _review(look_back, look_back.of_signer(rpps), place, zone)
            (left if shown.decided < shown.total else decided).append((rpps, shown))
    told: dict[str, list[m.ShownReview]] = {}
    room = MOST_TOLD
    for rpps, shown in (*left, *reversed(decided)):
        if room > 0:
            room -= len(shown.reports)
            told.setdefault(rpps, []).append(shown)
    return m.ReviewsOpen(tuple(m.PractitionerReviews(rpps, tuple(reviews)) for rpps, reviews in sorted(told.items())))


def _review(of: LookBack, mine: tuple[Concerned, ...], place: str, zone: tzinfo) -> m.ShownReview:
    check, equipment = of.failed.check, of.device.equipment
    out = [each for each in check.as_found if each.step.accuracy and not each.good]
    ordered = sorted(mine, key=lambda each: each.decided is not None)  # within each, as before: oldest first
    return m.ShownReview(
        check_id=of.check_id,
        device=f"{equipment.common_name} n° {equipment.serial}",
        place=place,
        quantities=_quantities(loinc for each in mine for loinc in each.touched.loincs),
        since=of.span.since,
        found_at=check.done_at,
        why=f"contrôle du {words.instant(check.done_at.astimezone(zone))}, hors limite : {w.worst_of(out) or check.broken_off}",
        total=len(mine),
        decided=sum(each.decided is not None for each in mine),
        reports=tuple(_to_review(each) for each in ordered[:MOST_REPORTS]),
    )


def _to_review(of: Concerned) -> m.ShownToReview:
    touched, decided = of.touched, of.decided
    told = m.ShownToReview(touched.document_id, touched.first, touched.last, _quantities(touched.loincs))
    if decided is None:
        return told
    return m.ShownToReview(told.document_id, told.first, told.last, told.quantities, decided.decision.value, decided.sentence, decided.at, decided.reason)


def _quantities(loincs: Iterable[str]) -> tuple[str, ...]:
    """« Tension », « Pouls », « Image »: the numbers of one pressure are one quantity here."""
    there = set(loincs)
    measured = (PRESSURE.get(each, name) for each, name in words.QUANTITIES.items() if each.loinc in there)
    return tuple(dict.fromkeys((*measured, *(name for code, name in w.SEEN_OR_HEARD.items() if code in there))))


def review_opened(command: m.Command, act: m.OpenReview, report: ReadReport, of: LookBack, in_doubt: Container[str] = ()) -> m.ReviewOpened:
    """The report as the page shows it: what the failed check casts doubt on first.

    Args:
        in_doubt: the identifiers of its pictures and sounds by this device.
    """
    seen_or_heard = [_seen_or_heard(each, each.identifier in in_doubt) for each in report.seen_or_heard]
    numbers = [_read_back(each, of) for each in report.numbers]
    return m.ReviewOpened(
        rpps=command.practitioner.rpps,
        command_id=act.command_id,
        check_id=act.check_id,
        document_id=act.document_id,
        full_name=report.full_name,
        birth_date=report.birth_date,
        sex=report.sex,
        signed_at=report.signed_at,
        simulated=report.simulated,
        numbers=tuple(sorted(numbers, key=lambda each: (not each.concerned, each.taken_at))),
        seen_or_heard=tuple(sorted(seen_or_heard, key=lambda each: (not each.concerned, each.taken_at))),
    )


def _seen_or_heard(of: SeenOrHeard, concerned: bool) -> m.ShownSeenOrHeard:
    return m.ShownSeenOrHeard("sound" if of.sound else "image", of.of, datetime.fromisoformat(of.at), of.said, concerned)


def _read_back(of: Traced, opened: LookBack) -> m.ShownReadBack:
    at = datetime.fromisoformat(of.at)
    reread = ""
    if of.trouble:
        reread = "unreadable"
    elif of.evidence is not None:
        reread = "same" if of.holds else "different"
    return m.ShownReadBack(
        quantity=words.QUANTITIES.get(of.quantity, of.quantity.display),
        number=str(of.number),
        unit=of.unit,
        taken_at=at,
        device=of.device,
        notes=of.said,
        reread=reread,
        again=str(of.again) if of.again is not None else "",
        concerned=of.serial == opened.device.serial and opened.span.holds(at),
    )

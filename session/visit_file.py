"""The encrypted file that a visit is stored into while it lasts, and what the booth's own file notes of it: ledger, documents and audit."""

import logging
from collections.abc import Iterator, Sequence
from typing import Protocol

from session import events as e
from session.auscultation import Auscultation
from session.consultation import Consultation, State
from session.observation import Observation, StillImage
from session.people import Author
from session.store.errors import StoreError

_log = logging.getLogger(__name__)


# What the booth's audit keeps of a visit, beside its beginning and its wipe: that it happened, when and by whom, and nothing of the patient.
AUDITED: dict[type[e.Event], str] = {
    e.AssistantTookCharge: "took-charge",
    e.IdentityCorrected: "identity-corrected",
    e.ConsentWithdrawn: "consent-withdrawn",
    e.ReportSigned: "signed",
    e.HandedToOutbox: "handed-to-outbox",
    e.Oriented: "ended-oriented",
    e.CallRefused: "ended-refused",
    e.NoPractitioner: "ended-no-practitioner",
    e.PatientLeft: "ended-patient-left",
    e.CallFailed: "ended-call-failed",
}


class ConsultationRecords(Protocol):
    """One consultation's encrypted file."""

    @property
    def consultation(self) -> Consultation: ...

    def append(self, events: Sequence[e.Event]) -> Consultation: ...

    def put_blob(self, blob_id: str, data: bytes) -> None: ...

    def blob(self, blob_id: str) -> bytes: ...

    def drop_blobs(self, blob_ids: Sequence[str]) -> None: ...

    def close(self) -> None: ...


class BoothRecords(Protocol):
    """The booth's own file, as a visit needs it."""

    def begin(self) -> ConsultationRecords: ...

    def unfinished(self) -> tuple[str, ...]: ...

    def resume(self, consultation_id: str) -> ConsultationRecords: ...

    def wipe(self, consultation_id: str) -> None: ...

    def note_in_ledger(self, consultation_id: str, kept: Observation | StillImage | Auscultation) -> None: ...

    def note_document(self, consultation_id: str, document_id: str, signer: str = "", document_sha256: str = "") -> None: ...

    def audit(self, act: str, author: Author, subject: str = "") -> None: ...


class VisitFile:
    """From the first event to the wipe: one visit's file at a time, or none."""

    def __init__(self, booth: BoothRecords) -> None:
        self._booth = booth
        self.opened: ConsultationRecords | None = None
        self.set_aside: tuple[str, ...] = ()  # visits whose file cannot be read
        self._unwiped: tuple[str, ...] = ()  # ended, and something of them is still on the disk

    def unfinished(self) -> Iterator[Consultation]:
        """Open, one after the other, the visits that a crash or a power cut interrupted."""
        for consultation_id in self._booth.unfinished():
            try:
                self.opened = self._booth.resume(consultation_id)
            except StoreError as error:  # this one stays as it is, for the technician; the booth still opens, and Urgence with it
                _log.critical("a visit cannot be read: %s", error)
                self.set_aside += (consultation_id,)
                continue
            visit = self.opened.consultation
            if visit.state is not State.WIPING:
                self._note_values_again(visit)
            yield visit

    def _note_values_again(self, visit: Consultation) -> None:
        try:
            for observation in visit.record.observations:
                self._booth.note_in_ledger(visit.consultation_id, observation)
        except StoreError as error:  # a full disk: noted at the next start, and the visit goes on
            _log.error("the ledger may lack values of a visit: %s", error)

    def begin(self, by: Author) -> None:
        """A file of its own for a new visit, under a key of its own."""
        self.opened = self._booth.begin()
        self._booth.audit("consultation-begun", by, self.opened.consultation.consultation_id)

    def note(self, consultation_id: str, events: Sequence[e.Event]) -> None:
        """What the booth's own file keeps of these events, which are stored."""
        for event in events:
            if isinstance(event, e.ObservationKept):
                self._booth.note_in_ledger(consultation_id, event.observation)
            if (act := AUDITED.get(type(event))) is not None:
                self._booth.audit(act, event.author, consultation_id)

    def note_document(self, visit: Consultation, document_id: str, document_sha256: str) -> None:
        """The document that states this visit's values: the ledger leads to it, and to who signed it, once the visit is wiped.

        Its pictures and sounds are noted only now: until the signature a withdrawal destroys them, and the ledger forgets nothing.
        """
        seen_or_heard: tuple[StillImage | Auscultation, ...] = (*visit.record.images, *visit.record.sounds)
        for kept in seen_or_heard:
            self._booth.note_in_ledger(visit.consultation_id, kept)
        signed = visit.record.signature
        signer = signed.practitioner.rpps if signed is not None else ""
        self._booth.note_document(visit.consultation_id, document_id, signer, document_sha256)

    def wipe(self, by: Author) -> None:
        """Close the file and destroy it; what cannot go now goes before the next visit begins."""
        if self.opened is None:
            return
        consultation_id = self.opened.consultation.consultation_id
        self.opened.close()
        self.opened = None
        self._unwiped = (*self._unwiped, consultation_id)
        try:
            self.finish_wiping(by)
        except StoreError as error:  # closed, nothing of it is shown any more
            _log.critical("not wiped yet: %s", error)

    def finish_wiping(self, by: Author) -> None:
        """Wipe what a failing disk has left of the visits before."""
        for consultation_id in self._unwiped:
            self._booth.wipe(consultation_id)
            self._booth.audit("wiped", by, consultation_id)
            self._unwiped = tuple(each for each in self._unwiped if each != consultation_id)

"""The visit as it goes on: verbs for the screens, and values for whoever shows them.

Every verb is stored before anybody is told. Lives on the engine's loop: call it from there only.
"""

import logging
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar

from devices.calibration import UNKNOWN, Calibration
from devices.feed import Feed
from devices.identity import MANUAL_ENTRY
from devices.measurement import GOOD, Measurement, Origin, Quantity, Reason, Value
from session import events as e
from session.alarm import AlarmRules, Finding
from session.auscultation import Auscultation
from session.consent import WORDINGS, Purpose, words_hash
from session.consultation import AGREED, TRANSITIONS, WITH_PATIENT, Consultation, IllegalEvent, State, decide
from session.cuffs import CuffUse
from session.identity.traits import Identity
from session.observation import ManualSource, Observation, StillImage, check
from session.people import PATIENT, SYSTEM, Author, Part
from session.store.errors import StoreError
from session.visit_file import BoothRecords, ConsultationRecords, VisitFile

_log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
E = TypeVar("E", bound=e.Event)
TAKES_VALUES = frozenset(state for state in WITH_PATIENT if e.ObservationKept in TRANSITIONS[state])  # once it is signed or over, a value would be in no report


class NobodyLoggedIn(Exception):
    """A verb of the assistant was called while nobody is logged in, or while the console is locked."""


class NoVisit(Exception):
    """There is no visit to act on."""


class BoothClosed(Exception):
    """A technician works on the booth: no visit begins, and none is taken up."""


class LiveConsultation:
    """The one live object: the visit under way, if any, and the verbs that move it."""

    def __init__(self, records: BoothRecords, rules: AlarmRules, clock: Clock) -> None:
        self.file = VisitFile(records)
        self.rules = rules
        self.clock = clock
        self.consultation: Feed[Consultation | None] = Feed(None)
        self.happened: Feed[e.Event] = Feed()  # each event, once it is stored
        self.not_stored: Feed[StoreError] = Feed()  # why something that nobody at a screen asked for could not be kept
        self.assistant: Author | None = None  # who answers for the visit
        self.locked = False  # the console obeys nobody: what it asks for is refused
        self.closed = False  # a technician works on the booth
        self._owed: tuple[e.Event, ...] = ()  # taken back, obeyed, and not on the disk yet: stored before anything else is
        self.calibration_of: Callable[[str], Calibration] = lambda serial: UNKNOWN

    # ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def now(self) -> Consultation:
        """The visit as it stands; NoVisit where there is none."""
        if self.consultation.latest is None:
            raise NoVisit
        return self.consultation.latest

    @property
    def records(self) -> ConsultationRecords:
        """The visit's encrypted file; NoVisit where there is none."""
        if self.file.opened is None:
            raise NoVisit
        return self.file.opened

    def resume(self) -> bool:
        """Take up the visit that a crash or a power cut interrupted. True where there was one; BoothClosed while a technician is at work."""
        self._refuse_closed()
        for visit in self.file.unfinished():
            self.consultation.publish(visit)
            if visit.state is not State.WIPING:
                return True
            self._wipe()  # nothing more is to be decided
        return False

    def _refuse_closed(self) -> None:
        if self.closed:
            raise BoothClosed

    # ── storing, then telling ────────────────────────────────────────────────────────────────────────────────────────

    def apply(self, *events: e.Event) -> Consultation:
        """Store these events in one piece, then tell everybody. IllegalEvent stores nothing and tells nobody."""
        records, before, events = self.records, self.records.consultation, (*self._owed, *events)
        try:
            records.append(events)
            self.file.note(before.consultation_id, events)
        finally:  # what is in the visit's file has happened, even where its log could not be emptied, or the booth's own file not note it
            if (consultation := records.consultation) is not before:
                self._owed = ()
                self.consultation.publish(consultation)
                for event in events:
                    self.happened.publish(event)
        return consultation

    def make(self, kind: type[E], /, **fields: Any) -> E:
        """An event of the assistant's, now; NobodyLoggedIn where nobody is, or the console is locked."""
        return kind(at=self.clock(), author=self.at_console(), **fields)

    def at_console(self) -> Author:
        """Who touches the console now; NobodyLoggedIn where nobody may."""
        if self.assistant is None or self.locked:
            raise NobodyLoggedIn
        return self.assistant

    def put_in_charge(self, assistant: Author | None) -> None:
        """This assistant answers for the visit from now on; the record says so where it was another."""
        self.assistant = assistant
        visit = self.consultation.latest
        if visit is not None and e.AssistantTookCharge in TRANSITIONS[visit.state] and (charge := self._charge(visit)):
            self.apply(*charge)

    def _charge(self, visit: Consultation | None) -> tuple[e.Event, ...]:
        if self.assistant is None or (visit is not None and visit.record.responsible == self.assistant):
            return ()
        return (e.AssistantTookCharge(at=self.clock(), author=self.assistant),)

    @property
    def patient(self) -> Author:
        """Who touches the patient's screen: the patient, or whoever speaks for them."""
        identity = self.consultation.latest.record.identity if self.consultation.latest is not None else None
        if identity is None or identity.representative is None:
            return PATIENT
        return Author(Part.REPRESENTATIVE, identity.representative.name)

    def _said(self, for_patient: bool, kind: type[E], /, **fields: Any) -> E:
        """An event of the patient's, or of the assistant's who acts for them; then NobodyLoggedIn where nobody is."""
        return self.make(kind, **fields) if for_patient else kind(at=self.clock(), author=self.patient, **fields)

    def by_system(self, kind: type[E], /, **fields: Any) -> E:
        """An event of the booth's own, now."""
        return kind(at=self.clock(), author=SYSTEM, **fields)

    # ── the path ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def begin(
        self, language: str = "fr", text_scale: float = 1.0, voice: bool = False, high_contrast: bool = False, *, for_patient: bool = False
    ) -> None:
        """« Commencer » was touched: a record of its own, under a key of its own. `for_patient`, here and below: the assistant touched it for them.

        Raises:
            BoothClosed: a technician works on the booth.
        """
        self._refuse_closed()
        welcomed = self._said(for_patient, e.Welcomed, language=language, text_scale=text_scale, voice=voice, high_contrast=high_contrast)
        if self.file.opened is None:
            self.file.finish_wiping(self._wipes)
            self.file.begin(welcomed.author)
        self.apply(welcomed, *self._charge(self.consultation.latest))

    async def enter_identity(self, identity: Identity) -> None:
        self._apply_and_weigh(self.make(e.IdentityEntered, identity=identity))

    async def correct_identity(self, identity: Identity, reason: str) -> None:
        """A typing mistake is mended: the agreements stay, and patient and practitioner confirm anew what they confirmed.

        What was kept is weighed again: another age has other limits. IllegalEvent where this is another person.
        """
        self._apply_and_weigh(self.make(e.IdentityCorrected, identity=identity, reason=reason.strip()))

    async def state_identity(self, *, for_patient: bool = False) -> None:
        """The patient said name and birth date, and they match. Who said that this is somebody else waits for the assistant."""
        if self.now.record.identity_denied and not for_patient:
            raise IllegalEvent(e.IdentityStated, self.now.state, "the patient said that this is somebody else")
        self.apply(self._said(for_patient, e.IdentityStated))

    async def deny_identity(self, *, for_patient: bool = False) -> None:
        self.apply(self._said(for_patient, e.IdentityDenied))

    async def answer_consent(self, purpose: Purpose, agreed: bool, spoken: bool = False, *, language: str = "fr", words: tuple[str, str] | None = None) -> None:
        """One purpose, yes or no. `spoken`: attested by the assistant. `words`: title and explanation as they were shown, where that was no French."""
        kind, wording = e.ConsentGiven if agreed else e.ConsentRefused, WORDINGS[purpose]
        shown = words_hash(*(words or (wording.title, wording.explanation)))
        self.apply(self._said(spoken, kind, purpose=purpose, wording=wording.version, spoken=spoken, language=language, words_sha256=shown))

    async def finish_consents(self, *, for_patient: bool = False) -> None:
        """Every purpose has its answer. Without the call, the visit ends well: refused is not an error."""
        record = self.now.record
        if len(record.consents) == len(Purpose) and not record.agreed(Purpose.TELECONSULTATION):
            self.apply(self._said(for_patient, e.CallRefused, reason="Ne souhaite pas parler au médecin en vidéo"))
        else:
            self.apply(self._said(for_patient, e.ConsentsAnswered))

    async def withdraw(self, purpose: Purpose, spoken: bool = False) -> None:
        """An agreement taken back, in force when this returns, and where it raises StoreError too. The row stays; unsent pictures and sounds go with theirs.

        `spoken`: said aloud, and attested by the assistant.
        """
        if not self.now.record.agreed(purpose):
            return
        events: list[e.Event] = [self._said(spoken, e.ConsentWithdrawn, purpose=purpose)]
        record, goes = self.now.record, purpose in (Purpose.IMAGES, Purpose.TELECONSULTATION) and self.now.record.signature is None
        unsent = tuple(image.image_id for image in record.images) if goes else ()
        unheard = tuple(sound.sound_id for sound in record.sounds) if goes else ()
        if unsent:
            events.append(self.by_system(e.ImagesDropped, image_ids=unsent))
        if unheard:
            events.append(self.by_system(e.SoundsDropped, sound_ids=unheard))
        if purpose is Purpose.TELECONSULTATION and self.now.state in (State.CONSENT, *AGREED):
            events.append(self._said(spoken, e.CallRefused, reason="Accord retiré"))
        try:
            self.apply(*events)
        except StoreError:
            if self.now.record.agreed(purpose):  # a disk that takes nothing keeps no camera on
                self._owed = (*self._owed, *events)
                self.consultation.publish(self.now.after_all(events))
            raise
        if unsent or unheard:
            self.records.drop_blobs((*unsent, *unheard))

    async def give_motive(self, code: str, words: str = "", *, for_patient: bool = False) -> None:
        self.apply(self._said(for_patient, e.MotiveGiven, motive=code, words=words))

    async def answer_red_flag(self, flag_id: str, kind: e.AnswerKind, *, for_patient: bool = False) -> None:
        """One alarm question; "yes" and "I do not know" raise the alert in the same stored piece."""
        events: list[e.Event] = [self._said(for_patient, e.RedFlagAnswered, flag=flag_id, kind=kind, rules=self.rules.version)]
        if (finding := self.rules.of_answer(flag_id, kind)) is not None:
            events.append(self._alert(finding))
        self.apply(*events)

    async def finish_red_flags(self, *, for_patient: bool = False) -> None:
        """All alarm questions are answered; IllegalEvent while one is not."""
        if missing := [flag.flag_id for flag in self.rules.red_flags if flag.flag_id not in self.now.record.red_flags]:
            raise IllegalEvent(e.RedFlagsAnswered, self.now.state, f"not answered: {', '.join(missing)}")
        self.apply(self._said(for_patient, e.RedFlagsAnswered))

    async def feel_alarming(self, finding: str) -> None:
        """The patient touched what opens the alert, in whatever state; the assistant decides."""
        self.apply(self._said(False, e.AlertRaised, rule="patient-touched", rules=self.rules.version, finding=finding))

    async def give_up_waiting(self) -> None:
        """The patient no longer waits for the call: the visit ends well."""
        self.apply(self._said(False, e.CallRefused, reason="Annulée par le patient pendant l’attente"))

    async def answer_question(self, question: e.Question, kind: e.AnswerKind, detail: str = "") -> None:
        """A pregnancy, say, makes a pressure alarming that was none: what was kept is weighed again."""
        self._apply_and_weigh(self.make(e.QuestionAnswered, question=question, kind=kind, detail=detail))

    def _apply_and_weigh(self, learnt: e.Event) -> None:
        """Store what is known now of the patient, with an alert for each kept value that only now is alarming."""
        before, after = self.now.record, self.now.after(learnt).record
        alerts = [
            self._alert(finding)
            for each in after.current_observations
            for finding in self.rules.of_observation(each, after)
            if finding not in self.rules.of_observation(each, before)
        ]
        self.apply(learnt, *alerts)

    async def finish_questions(self) -> None:
        self.apply(self.make(e.QuestionsAnswered))

    async def finish_measures(self, skipped: Sequence[tuple[str, str]] = ()) -> None:
        self.apply(self.make(e.MeasuresDone, skipped=tuple(skipped)))

    async def decide(self, outcome: e.Outcome, reason: str) -> None:
        """The assistant's decision: closes an open alert, decides relevance anew, queues or orients."""
        events = decide(self.now, outcome, reason, self.clock(), self.at_console())
        if not events:
            raise IllegalEvent(e.RelevanceDecided, self.now.state)
        self.apply(*events)

    # ── keeping ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def keep(
        self,
        measurement: Measurement,
        *,
        source: ManualSource | None = None,
        corrects: str = "",
        average_of: tuple[str, ...] = (),
        note: str = "",
        series: str = "",
        cuff: CuffUse | None = None,
    ) -> Observation:
        """Put a measurement into the record, weigh it against the rules, and open the alert where one is met.

        Raises:
            NotKept: it must not enter the record; `reason` says why.
        """
        check(measurement)
        observation = Observation(
            observation_id=uuid.uuid4().hex,
            measurement=measurement,
            kept_at=self.clock(),
            kept_by=self.assistant or SYSTEM,
            calibration=self.calibration_of(measurement.device.serial),
            manual_source=source,
            corrects=corrects,
            average_of=average_of,
            note=note,
            unattended=self.locked,
            series=series,
            cuff=cuff,
        )
        kept = e.ObservationKept(at=observation.kept_at, author=observation.kept_by, observation=observation)
        record = self.now.record
        readings = (each for each in record.observations if each.observation_id in average_of)
        known = {finding.rule for each in readings for finding in self.rules.of_observation(each, record)}  # decided already: an average says nothing new
        self.apply(kept, *(self._alert(finding) for finding in self.rules.of_observation(observation, record) if finding.rule not in known))
        return observation

    def discard(self, measurement: Measurement, reason: Reason, author: Author = SYSTEM) -> None:
        """Tell of a measurement that is not kept, and why: the booth's own refusal, or somebody's."""
        if self.consultation.latest is not None and e.MeasurementDiscarded in TRANSITIONS[self.now.state]:
            self.apply(e.MeasurementDiscarded(at=self.clock(), author=author, measurement=measurement, reason=reason))

    def _alert(self, finding: Finding) -> e.AlertRaised:
        return self.by_system(e.AlertRaised, rule=finding.rule, rules=self.rules.version, finding=finding.words)

    async def type_value(self, numbers: Sequence[tuple[Quantity, Decimal]], source: ManualSource, note: str = "") -> Observation:
        """A value typed by the assistant, marked so for ever. NotKept beyond the hard limits, NoVisit once the visit is signed or over."""
        self.at_console()
        self.must_take_values()
        values = tuple(Value(quantity, number) for quantity, number in numbers)
        return self.keep(Measurement(values, self.clock(), MANUAL_ENTRY, GOOD, b"", Origin.MANUAL), source=source, note=note)

    async def strike_out(self, observation_id: str, reason: str) -> None:
        """Withdraw a kept value: a new row says so and why; the old one stays. With an average goes its series. NoVisit once the visit is signed or over."""
        author, at = self.at_console(), self.clock()
        self.must_take_values()
        record = self.now.record
        old = next(each for each in record.observations if each.observation_id == observation_id)
        of_series = (each for each in record.current_observations if each.observation_id in old.average_of or (old.series and each.series == old.series))
        struck = (old, *(each for each in of_series if old.average_of and each is not old))
        rows = (replace(each, observation_id=uuid.uuid4().hex, corrects=each.observation_id, withdrawn=True, note=reason) for each in struck)
        self.apply(*(e.ObservationKept(at=at, author=author, observation=replace(row, kept_at=at, kept_by=author, unattended=False)) for row in rows))

    def must_take_values(self) -> None:
        """NoVisit where a value that is kept, or struck out, would be in no report."""
        if self.now.state not in TAKES_VALUES:
            raise NoVisit

    def keep_image(self, image: StillImage, data: bytes) -> None:
        """Put a picture into the record; IllegalEvent where pictures are not agreed to."""
        self._keep_blob(self.make(e.ImageKept, image=image), image.image_id, data)

    def keep_sound(self, sound: Auscultation, wav: bytes) -> None:
        """Put a recording of heart or lungs into the record; IllegalEvent where it is not agreed to."""
        self._keep_blob(self.make(e.SoundKept, sound=sound), sound.sound_id, wav)

    def _keep_blob(self, kept: e.Event, blob_id: str, data: bytes) -> None:
        self.now.after(kept)  # refuses before a byte is stored
        self.records.put_blob(blob_id, data)
        self.apply(kept)

    # ── beside the path ──────────────────────────────────────────────────────────────────────────────────────────────

    async def write_note(self, text: str) -> None:
        self.apply(self.make(e.NoteWritten, text=text))

    async def note_privacy(self, curtain_closed: bool, alone: bool, calm: bool) -> None:
        self.apply(self.make(e.PrivacyNoted, curtain_closed=curtain_closed, alone=alone, calm=calm))

    async def send_chat(self, text: str) -> None:
        if text.strip():
            self.apply(self.make(e.ChatSent, message_id=uuid.uuid4().hex, text=text.strip()))

    async def answer_request(self, request_id: str, accepted: bool, reason: str = "") -> None:
        """Accept or refuse what the practitioner asked for; a refusal has a reason."""
        if not accepted and not reason.strip():
            raise ValueError("a refusal has a reason")
        self.apply(self.make(e.MeasureRequestAnswered, request_id=request_id, accepted=accepted, reason=reason))

    async def call_urgency(self, *, at_console: bool = False) -> None:
        """Works in every state, without a network and at a locked console; where there is no visit the local alarm alone rings."""
        if self.file.opened is not None and self.now.state not in (State.WIPING, State.WIPED):
            caller = self.patient if not at_console else SYSTEM if self.assistant is None or self.locked else self.assistant
            self.apply(e.UrgencyCalled(at=self.clock(), author=caller))

    async def cancel_urgency(self, reason: str = "", *, at_console: bool = False) -> None:
        if self.file.opened is not None and self.now.state not in (State.WIPING, State.WIPED):
            self.apply(self._said(at_console, e.UrgencyCancelled, reason=reason))

    async def end(self, kind: type[e.Oriented | e.CallRefused | e.NoPractitioner | e.PatientLeft | e.CallFailed], **fields: Any) -> None:
        """End the visit without a report; fields are those of the ending."""
        self.apply(self.make(kind, **fields))

    async def leave_call(self) -> None:
        """The patient ends the call; the visit goes on to its conclusion."""
        self.apply(self._said(False, e.CallEnded, reason="Terminé par le patient"))

    async def leave(self, *, touched: bool = False) -> None:
        """The patient ends the visit by a touch, or nobody is here any more: the idle screen ran out. What is over on its own stays as it is."""
        if self.file.opened is not None and e.PatientLeft in TRANSITIONS[self.now.state]:
            gone = self.by_system(e.PatientLeft, reason="Plus personne devant la borne")
            self.apply(self._said(False, e.PatientLeft, reason="Le patient arrête la visite") if touched else gone)

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def give_recap(self, teach_back: str = "", *, for_patient: bool = False) -> None:
        self.apply(self._said(for_patient, e.RecapGiven, teach_back=teach_back))

    async def hand_over_sheet(self, sheet: e.Sheet, reason: str = "", *, for_patient: bool = False) -> None:
        """What became of the sheet, as it is."""
        self.apply(self._said(for_patient, e.SheetHandedOver, sheet=sheet, reason=reason))

    async def clean(self, item: e.HygieneItem) -> None:
        self.apply(self.make(e.HygieneDone, item=item))

    async def sign_hygiene(self) -> None:
        self.apply(self.make(e.HygieneSigned))

    async def wipe(self) -> None:
        """Destroy the visit's key, then its file. IllegalEvent before the hygiene is signed."""
        self._wipe()

    def _wipe(self) -> None:
        wiped = self.by_system(e.Wiped)
        consultation = self.now.after(wiped)
        self.file.wipe(self._wipes)
        self.consultation.publish(consultation)
        self.happened.publish(wiped)
        self.consultation.publish(None)

    @property
    def _wipes(self) -> Author:
        return self.assistant or SYSTEM

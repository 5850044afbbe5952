"""The report of one visit, composed from its record: all that is signed, printed and sent, and nothing else. No I/O.

What is hashed is `canonical(report)`; that very text is signed, kept and delivered, and every document is made from it alone.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any, Self

from devices.calibration import Calibration
from devices.evidence import Evidence
from devices.identity import DeviceIdentity
from devices.measurement import Origin, Quality, Quantity, Reason, Value
from session import events as e
from session.alarm import AlarmRules
from session.auscultation import Auscultation
from session.compared import Note, notes
from session.completeness import Missing, assess
from session.consent import Purpose
from session.consultation import Consultation
from session.cuffs import CuffUse
from session.draft import Draft
from session.guided import spread
from session.identity.traits import Identity, IdentityStatus
from session.motives import label
from session.observation import ManualSource, Observation, StillImage
from session.people import Author, Part, Practitioner
from session.plain import NotPlain, from_json, to_json, to_plain
from session.protocols import PRESSURE
from session.record import Record
from session.standing import standing

FORMAT = "alcove-report-1"


@dataclass(frozen=True)
class Site:
    """The booth and the place where the visit happened."""

    booth: str  # the booth's own name
    organisation: str  # who runs the place and keeps the documents
    address: str
    phone: str  # where the patient calls again
    finess: str = ""  # nine digits; empty where the place has none
    setting: str = "SA33"  # kind of place, ANS code system TRE_R02 (SA33: community pharmacy)
    software: str = "Alcôve"


@dataclass(frozen=True)
class FlagAnswer:
    """One alarm question and its answer."""

    flag: str
    question: str
    kind: e.AnswerKind
    at: datetime
    author: Author
    rules: str


@dataclass(frozen=True)
class Answer:
    """One of the assistant's questions and its answer."""

    question: e.Question
    kind: e.AnswerKind
    detail: str
    at: datetime
    author: Author


@dataclass(frozen=True)
class Reported:
    """A kept measurement that holds, with all that says how far to believe it."""

    observation_id: str
    values: tuple[Value, ...]
    taken_at: datetime
    device: DeviceIdentity
    quality: Quality
    origin: Origin
    calibration: Calibration
    kept_at: datetime
    kept_by: Author
    body_site: str = ""
    own_words: str = ""  # number and unit as the device gave them, where they were converted
    manual_source: ManualSource | None = None
    average_of: tuple[str, ...] = ()
    corrects: str = ""
    note: str = ""
    unattended: bool = False  # kept by itself while the console was locked
    series: str = ""  # of the guided series that it belongs to
    cuff: CuffUse | None = None
    spread: Decimal | None = None  # of an average: how far its readings lie apart, mmHg
    highest_of: int = 0  # of how many temperatures it is the highest, which counts
    protocol: str = ""  # of an average: by which rule its series was taken
    notes: tuple[Note, ...] = ()  # beside what one expects, and beside the earlier values of the visit
    evidence: Evidence | None = None  # the bytes on the wire, and by what they were read; None for a typed or averaged value
    perfusion: Decimal | None = None  # %, where the oximeter tells it


@dataclass(frozen=True)
class Discarded:
    """A measurement that was not kept, with its numbers and the reason. It counts nowhere."""

    values: tuple[Value, ...]
    at: datetime
    device: DeviceIdentity
    reason: Reason
    author: Author


@dataclass(frozen=True)
class Decision:
    """What was decided, by whom and why."""

    outcome: e.Outcome
    reason: str
    at: datetime
    author: Author
    closed_alert: bool


@dataclass(frozen=True)
class Alert:
    """Something alarming that was found."""

    rule: str
    finding: str
    at: datetime


@dataclass(frozen=True)
class CorrectedIdentity:
    """A mistyped identity that was corrected during the visit."""

    before: Identity
    after: Identity
    reason: str
    at: datetime
    author: Author


@dataclass(frozen=True)
class ConsentState:
    """One purpose, and what was answered last."""

    purpose: Purpose
    agreed: bool
    withdrawn: bool
    at: datetime
    wording: str = ""
    spoken: bool = False


@dataclass(frozen=True)
class Remark:
    """A text with its instant and its author: the note, an incident."""

    text: str
    at: datetime
    author: Author


@dataclass(frozen=True)
class Asked:
    """A measure that the practitioner asked for, and what came of it."""

    what: str
    note: str
    at: datetime
    accepted: bool | None
    reason: str = ""


@dataclass(frozen=True)
class Report:
    """One visit, complete. Instants carry the place's own offset, in whole seconds."""

    consultation_id: str
    site: Site
    simulated: tuple[str, ...]  # what was simulated, in words; empty in a real visit
    language: str
    patient: Identity
    identity_status: IdentityStatus
    began_at: datetime
    identity_stated_at: datetime | None
    identity_confirmed_at: datetime | None
    queued_at: datetime | None
    call_began_at: datetime | None
    call_ended_at: datetime | None  # None: signed during the call
    practitioner: Practitioner
    team: tuple[Author, ...]  # the assistants who took part
    motive: str
    motive_words: str
    red_flags: tuple[FlagAnswer, ...]
    answers: tuple[Answer, ...]
    observations: tuple[Reported, ...]
    images: tuple[StillImage, ...]
    note: Remark | None
    alerts: tuple[Alert, ...]
    decisions: tuple[Decision, ...]
    consents: tuple[ConsentState, ...]
    asked: tuple[Asked, ...]
    skipped: tuple[tuple[str, str], ...]
    incidents: tuple[Remark, ...]
    draft: Draft
    missing: tuple[Missing, ...]
    corrections: tuple[CorrectedIdentity, ...] = ()
    call_ended_by: Author | None = None
    discarded: tuple[Discarded, ...] = ()
    sounds: tuple[Auscultation, ...] = ()
    version: int = 1
    format: str = FORMAT

    def agreed(self, purpose: Purpose) -> bool:
        """Whether this purpose was agreed to when the report was composed."""
        return any(each.purpose is purpose and each.agreed for each in self.consents)


class NotReportable(Exception):
    """The visit has no report yet: something that every report names is not there."""


def compose(consultation: Consultation, site: Site, rules: AlarmRules, zone: tzinfo, simulated: tuple[str, ...] = ()) -> Report:
    """The report of this visit as it stands now.

    Args:
        site: the booth and its place.
        rules: for the sentences of the alarm questions.
        zone: the place's time zone; every instant of the report is told in it.
        simulated: what was simulated beside the devices themselves, in French words, such as « appel ».

    Raises:
        NotReportable: no identity, no practitioner, or the visit never began.
    """
    record = consultation.record
    if record.identity is None or record.practitioner is None or record.began_at is None:
        raise NotReportable("a report names a patient, a practitioner and a beginning")

    def local(at: datetime) -> datetime:
        return told_in(zone, at)

    def maybe(at: datetime | None) -> datetime | None:
        return local(at) if at is not None else None

    questions = {flag.flag_id: flag.question for flag in rules.red_flags}
    observations = reported(record, zone)
    devices = {each.device for each in observations if each.device.simulated}
    return Report(
        consultation_id=consultation.consultation_id,
        site=site,
        simulated=(*sorted(str(device) for device in devices), *simulated),
        language=record.language,
        patient=record.identity,
        identity_status=record.identity.status,
        began_at=local(record.began_at),
        identity_stated_at=maybe(record.identity_stated_at),
        identity_confirmed_at=maybe(record.identity_confirmed_at),
        queued_at=maybe(record.queued_at),
        call_began_at=maybe(record.call_began_at),
        call_ended_at=maybe(record.call_ended_at),
        call_ended_by=record.call_ended_by,
        discarded=tuple(Discarded(each.measurement.values, local(each.at), each.measurement.device, each.reason, each.author) for each in record.discarded),
        practitioner=record.practitioner,
        team=_team(consultation),
        motive=label(record.motive.motive) if record.motive is not None else "",
        motive_words=record.motive.words if record.motive is not None else "",
        red_flags=tuple(
            FlagAnswer(each.flag, questions.get(each.flag, each.flag), each.kind, local(each.at), each.author, each.rules) for each in record.red_flags.values()
        ),
        answers=tuple(Answer(each.question, each.kind, each.detail, local(each.at), each.author) for each in record.answers.values()),
        observations=observations,
        images=tuple(replace(image, taken_at=local(image.taken_at)) for image in record.images),
        sounds=tuple(replace(sound, taken_at=local(sound.taken_at)) for sound in record.sounds),
        note=Remark(record.note.text, local(record.note.at), record.note.author) if record.note is not None else None,
        alerts=tuple(Alert(each.rule, each.finding, local(each.at)) for each in record.alerts),
        decisions=tuple(Decision(each.outcome, each.reason, local(each.at), each.author, isinstance(each, e.AlertDecided)) for each in record.decisions),
        consents=tuple(
            ConsentState(
                purpose,
                isinstance(each, e.ConsentGiven),
                isinstance(each, e.ConsentWithdrawn),
                local(each.at),
                "" if isinstance(each, e.ConsentWithdrawn) else each.wording,
                not isinstance(each, e.ConsentWithdrawn) and each.spoken,
            )
            for purpose, each in sorted(record.consents.items(), key=lambda item: list(Purpose).index(item[0]))
        ),
        asked=tuple(
            Asked(each.what, each.note, local(each.at), answer.accepted if answer else None, answer.reason if answer else "")
            for each in record.requests
            for answer in [record.request_answers.get(each.request_id)]
        ),
        skipped=record.skipped,
        incidents=tuple(Remark(each.what, local(each.at), each.author) for each in record.incidents),
        draft=record.draft,
        missing=assess(record).missing,
        corrections=tuple(CorrectedIdentity(each.before, each.by.identity, each.by.reason, local(each.by.at), each.by.author) for each in record.corrections),
    )


def told_in(zone: tzinfo, at: datetime) -> datetime:
    """The instant in this zone, to the second, with a fixed offset: its text reads back as the same value."""
    return datetime.fromisoformat(at.astimezone(zone).replace(microsecond=0).isoformat())


def reported(record: Record, zone: tzinfo) -> tuple[Reported, ...]:
    """The measurements that hold."""
    highest = {one.observation.observation_id: len(one.series) for one in standing(record).get(Quantity.TEMPERATURE, ()) if len(one.series) > 1}
    return tuple(_told(each, zone, record, highest.get(each.observation_id, 0)) for each in record.current_observations)


def _told(each: Observation, zone: tzinfo, record: Record, highest_of: int) -> Reported:
    said = each.measurement
    averaged = tuple(part.measurement for part in record.observations if part.observation_id in each.average_of)
    return Reported(
        observation_id=each.observation_id,
        values=said.values,
        taken_at=told_in(zone, said.taken_at),
        device=said.device,
        quality=said.quality,
        origin=said.origin,
        calibration=each.calibration,
        kept_at=told_in(zone, each.kept_at),
        kept_by=each.kept_by,
        body_site=said.site,
        own_words=said.own_words,
        manual_source=each.manual_source,
        average_of=each.average_of,
        corrects=each.corrects,
        note=each.note,
        unattended=each.unattended,
        series=each.series,
        cuff=each.cuff,
        spread=spread(averaged),
        highest_of=highest_of,
        protocol=PRESSURE.name if each.series and each.average_of else "",
        notes=tuple(replace(note, before_at=told_in(zone, note.before_at) if note.before_at is not None else None) for note in notes(each, record)),
        evidence=Evidence.of(said),
        perfusion=said.perfusion,
    )


def _team(consultation: Consultation) -> tuple[Author, ...]:
    record = consultation.record
    authors = [each.kept_by for each in record.observations]
    for acts in (record.consents, record.red_flags, record.answers):
        authors += [act.author for act in acts.values()]
    authors += [decision.author for decision in record.decisions]
    authors += [correction.by.author for correction in record.corrections]
    if record.note is not None:
        authors.append(record.note.author)
    return tuple(sorted({author for author in authors if author.part is Part.ASSISTANT}, key=lambda author: (author.name, author.identifier)))


def canonical(report: Report) -> bytes:
    """The report as the one sequence of bytes that stands for it: JSON, keys sorted, UTF-8."""
    return to_json(report).encode()


def sha256(content: bytes) -> str:
    """The hash that the signature binds, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _is_canonical(report: Report, content: bytes) -> bool:
    """Whether the content is this report in its one form. What an older version did not name yet is missing in it, and stands here as its default."""

    def named(told: Any, data: Any) -> Any:
        if isinstance(told, dict) and isinstance(data, dict):
            return {key: named(each, data[key]) for key, each in told.items() if key in data}
        if isinstance(told, (list, tuple)) and isinstance(data, list) and len(told) == len(data):
            return [named(*both) for both in zip(told, data, strict=True)]
        return told

    return to_json(named(to_plain(report), json.loads(content))).encode() == content


class NotSigned(Exception):
    """There is no signature, or it is not of this content. Nothing leaves."""


@dataclass(frozen=True)
class SignedReport:
    """A report and the signature that binds it. It cannot be made from a content whose hash differs."""

    report: Report
    content: bytes
    sha256: str
    signed_at: datetime

    @classmethod
    def of(cls, signature: e.ReportSigned | None, zone: tzinfo) -> Self:
        """The signed report, read back from the signed content itself.

        Raises:
            NotSigned: no signature, another hash, another practitioner, or a content that is not a report in its canonical form.
        """
        if signature is None:
            raise NotSigned("nothing leaves before a signature")
        content = signature.content.encode()
        if sha256(content) != signature.sha256:
            raise NotSigned("the content is not the one that was signed")
        try:
            report = from_json(Report, content)
        except NotPlain:
            raise NotSigned("the signed content is not a report") from None
        if not _is_canonical(report, content):
            raise NotSigned("the signed content is not in its canonical form")
        if report.practitioner.rpps != signature.practitioner.rpps:
            raise NotSigned("the report names another practitioner than the signature")
        return cls(report, content, signature.sha256, told_in(zone, signature.at))

    @property
    def short_hash(self) -> str:
        """The fingerprint as people compare it, the same on the screen, on paper and on each receipt."""
        return f"{self.sha256[:4]} {self.sha256[4:8]} … {self.sha256[-4:]}"

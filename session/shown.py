"""What of a visit a practitioner is shown: the record as messages, and nothing before it is theirs to see. No I/O."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256

from devices.evidence import Evidence, Unreadable
from devices.measurement import Measurement, Quantity, Value
from devices.shown_unit import shown_number, shown_unit
from session import events as e
from session.alarm import AlarmRules
from session.auscultation import Auscultation
from session.compared import Note, notes
from session.completeness import assess
from session.consent import WORDINGS, Purpose
from session.consultation import Consultation, State
from session.guided import is_irregular
from session.hub.messages import (
    Missing,
    RecordShown,
    ShownAnswer,
    ShownChat,
    ShownCorrection,
    ShownDecision,
    ShownDiscarded,
    ShownEvidence,
    ShownImage,
    ShownNote,
    ShownObservation,
    ShownRequest,
    ShownSound,
    ShownValue,
    Taken,
    Waiting,
)
from session.identity.traits import Traits
from session.motives import label
from session.observation import Observation, StillImage
from session.people import Part
from session.questions import LABELS, questions_for
from session.record import Correction, Record
from session.requestable import requestable
from session.skin import ExaminationCamera, flaw_of
from session.standing import Standing, standing

HEAD = 20  # bytes that are shown
Reread = Callable[[Evidence], tuple[Value, ...] | None]


def not_here(_evidence: Evidence) -> None:
    """Where no codec is at hand: nothing is said of what the bytes would say."""


def waiting(consultation: Consultation, today: date, place: str, assistant: str, simulated: bool) -> Waiting:
    """The visit in the list of those who wait: a first name and an initial, and why it is urgent where it is."""
    record = consultation.record
    if record.identity is None or record.queued_at is None:
        raise ValueError("a visit that waits has an identity and an instant")
    decided = record.decisions[-1] if record.decisions else None
    return Waiting(
        consultation_id=consultation.consultation_id,
        short_name=record.identity.traits.short,
        age=record.identity.traits.age(today),
        motive=label(record.motive.motive) if record.motive is not None else "",
        priority=decided is not None and decided.outcome is e.Outcome.PRIORITY,
        alert=_alert(consultation),
        since=record.queued_at,
        place=place,
        assistant=assistant,
        simulated=simulated,
    )


def taken(consultation: Consultation, place: str, phone: str, assistant: str, simulated: bool) -> Taken:
    """What the practitioner compares with what the patient says, before the record opens."""
    record = consultation.record
    if record.identity is None or record.practitioner is None:
        raise ValueError("a visit that is taken has a patient and a practitioner")
    traits, speaker = record.identity.traits, record.identity.representative
    return Taken(
        consultation_id=consultation.consultation_id,
        rpps=record.practitioner.rpps,
        full_name=_named(traits),
        birth_date=traits.birth_date,
        representative=f"{speaker.name} ({speaker.role.value})" if speaker is not None else "",
        assistant=assistant,
        place=place,
        phone=phone,
        simulated=simulated,
        in_call=consultation.state is State.CALL,
        ended_by=_ended_by(record),
        identity_version=record.identity_version,
        corrections=tuple(_correction(each) for each in record.corrections),
    )


def record_shown(
    consultation: Consultation,
    rules: AlarmRules,
    today: date,
    recipients: tuple[str, ...],
    reread: Reread = not_here,
    camera: ExaminationCamera = ExaminationCamera.OTOSCOPE,
) -> RecordShown:
    """The whole record, for the practitioner who confirmed who the patient is.

    Args:
        reread: what a measurement's bytes say when they are read again now.
        camera: what the booth's examination camera is.
    """
    record = consultation.record
    if record.identity is None:
        raise ValueError("a record has a patient")
    complete, stands = assess(record), standing(record)
    return RecordShown(
        consultation_id=consultation.consultation_id,
        state=consultation.state.value,
        identity_status=record.identity.status.value,
        age=record.identity.traits.age(today),
        sex=record.identity.traits.sex.value,
        motive=label(record.motive.motive) if record.motive is not None else "",
        motive_words=record.motive.words if record.motive is not None else "",
        red_flags=tuple(_flag(record, flag.flag_id, flag.question) for flag in rules.red_flags),
        answers=tuple(_answer(record, question) for question in questions_for(record)),
        observations=tuple(_observation(each, record, rules, stands, reread) for each in record.current_observations),
        discarded=tuple(_discarded(each) for each in record.discarded),
        images=tuple(map(_image, record.images)),
        sounds=tuple(map(_sound, record.sounds)),
        note=record.note.text if record.note is not None else "",
        chat=tuple(ShownChat(each.message_id, each.author.name, each.author.part is Part.PRACTITIONER, each.at, each.text) for each in record.chat),
        requests=tuple(_request(record, each) for each in record.requests),
        decisions=tuple(ShownDecision(each.outcome.value, each.reason, each.author.name, each.at) for each in record.decisions),
        alert=_alert(consultation),
        draft=record.draft,
        draft_saved_at=record.draft_saved_at,
        completeness=complete.percent,
        missing=tuple(Missing(each.item, each.label) for each in complete.to_settle),
        recipients=recipients,
        refused=refusals(record),
        can_request=requestable(camera),
        camera=camera.value,
        signed=record.signature is not None,
    )


def refusals(record: Record) -> tuple[str, ...]:
    """What the patient refused or took back, in the words that were shown."""
    return tuple(WORDINGS[purpose].title for purpose in Purpose if purpose in record.consents and not record.agreed(purpose))


def values(measurement: Measurement) -> tuple[ShownValue, ...]:
    """The numbers of a measurement as the instrument gave them, in the unit in which they are read."""
    return tuple(ShownValue(value.quantity.loinc, format(shown_number(value), "f"), shown_unit(value.quantity)) for value in measurement.values)


def _ended_by(record: Record) -> str:
    who = record.call_ended_by
    return "" if who is None else who.name or "le patient"


def _named(traits: Traits) -> str:
    return f"{traits.birth_name} {traits.used_first_name or traits.first_names[0].title()}"


def _correction(of: Correction) -> ShownCorrection:
    return ShownCorrection(_named(of.before.traits), of.before.traits.birth_date, of.by.reason, of.by.author.name, of.by.at)


def _alert(consultation: Consultation) -> str:
    return " ; ".join(alert.finding for alert in consultation.open_alerts)


def _flag(record: Record, flag_id: str, question: str) -> ShownAnswer:
    answered = record.red_flags.get(flag_id)
    return ShownAnswer(question, answered.kind.value if answered is not None else "not-asked")


def _answer(record: Record, question: e.Question) -> ShownAnswer:
    answered = record.answers.get(question)
    return ShownAnswer(LABELS[question], answered.kind.value, answered.detail) if answered is not None else ShownAnswer(LABELS[question], "not-asked")


def _observation(
    observation: Observation, record: Record, rules: AlarmRules, stands: Mapping[Quantity, tuple[Standing, ...]], reread: Reread
) -> ShownObservation:
    measurement, cuff = observation.measurement, observation.cuff
    evidence = Evidence.of(measurement)
    holding = {quantity.loinc: each for quantity, some in stands.items() for each in some if each.observation is observation}
    one = next(iter(holding.values()), None)
    spread = one.spread if one is not None else None
    unweighed = rules.not_weighed(record, measurement.taken_at.date())
    return ShownObservation(
        observation_id=observation.observation_id,
        values=values(measurement),
        taken_at=measurement.taken_at,
        device=str(measurement.device),
        simulated=measurement.device.simulated,
        origin=measurement.origin.value,
        source=observation.manual_source.value if observation.manual_source is not None else "",
        quality=measurement.quality.level.value,
        reasons=tuple(reason.value for reason in measurement.quality.reasons),
        calibration=observation.calibration.state.value,
        average_of=len(observation.average_of),
        unattended=observation.unattended,
        alarming=tuple(finding.words for finding in rules.of_observation(observation, record)),
        unweighed=tuple(value.quantity.loinc for value in measurement.values if value.quantity in unweighed),
        stands=tuple(holding),
        readings=len(one.series) if one is not None else 0,
        spread=format(spread, "f") if spread is not None else "",
        irregular=is_irregular(measurement),
        cuff=str(cuff.size) if cuff is not None and cuff.size is not None else "",
        arm_cm="" if cuff is None else "unknown" if cuff.arm_cm is None else format(cuff.arm_cm, "f"),
        site=measurement.site,
        own_words=measurement.own_words,
        perfusion=format(measurement.perfusion, "f") if measurement.perfusion is not None else "",
        notes=tuple(_note(each) for each in notes(observation, record)),
        evidence=_evidence(measurement, evidence, reread) if evidence is not None else None,
    )


def _evidence(measurement: Measurement, evidence: Evidence, reread: Reread) -> ShownEvidence:
    raw, seen = evidence.raw, measurement.quality.signal
    try:
        again = reread(evidence)
        said = "" if again is None else "same" if again == measurement.values else "different"
    except Unreadable:
        said = "unreadable"
    told = ShownEvidence(measurement.codec, len(raw), raw[:HEAD].hex(" "), sha256(raw).hexdigest(), said)
    return told if seen is None else replace(told, score=seen.score, seconds=seen.seconds, beats=seen.beats, rate=seen.rate)


def _note(note: Note) -> ShownNote:
    if note.by is None:
        return ShownNote(note.quantity.loinc, note.kind.value)
    by = format(shown_number(Value(note.quantity, note.by)), "f")
    return ShownNote(note.quantity.loinc, note.kind.value, by, shown_unit(note.quantity), note.before_at)


def _discarded(event: e.MeasurementDiscarded) -> ShownDiscarded:
    author = "" if event.author.part is Part.SYSTEM else event.author.name
    return ShownDiscarded(values(event.measurement), event.at, str(event.measurement.device), event.reason.value, author)


def _image(image: StillImage) -> ShownImage:
    told = ShownImage(image.image_id, image.subject, image.taken_at, image.width, image.height, calibration=image.calibration.state.value, site=image.site)
    return told if image.score is None else replace(told, focus=image.score.focus, flaw=flaw_of(image.subject, image.score.flaw).value)


def _sound(sound: Auscultation) -> ShownSound:
    return ShownSound(
        sound_id=sound.sound_id,
        site=sound.site.words,
        taken_at=sound.taken_at,
        seconds=round(sound.seconds, 1),
        missing_s=round(sound.missing / sound.rate_hz, 2),
        device=str(sound.device),
        simulated=sound.device.simulated,
        quality=sound.quality.level.value,
        reasons=tuple(reason.value for reason in sound.quality.reasons),
        calibration=sound.calibration.state.value,
        sha256=sound.sha256,
    )


def _request(record: Record, request: e.MeasureRequested) -> ShownRequest:
    answer = record.request_answers.get(request.request_id)
    state = "open" if answer is None else "accepted" if answer.accepted else "refused"
    return ShownRequest(request.request_id, request.what, request.note, state, answer.reason if answer is not None else "")

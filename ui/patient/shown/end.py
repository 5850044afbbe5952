"""What the patient sees from the wait to the end: the place in the queue, the call, what was said, or why there was no call."""

from datetime import datetime

from session import events as e
from session.call.control import Heard, Seen
from session.consultation import Consultation
from ui import flow
from ui.models.call import CallView
from ui.models.moment import MomentView
from ui.models.no_call import NoCallView
from ui.models.recap import RecapView
from ui.models.waiting import WaitingView
from ui.patient.known import PatientKnown, Place

WHY = {
    e.CallRefused: "refused",
    e.NoPractitioner: "no-practitioner",
    e.PatientLeft: "patient-left",
    e.CallFailed: "call-failed",
}


def waiting(known: PatientKnown, now: datetime) -> WaitingView:
    """How many are before this patient, and for how long they have waited."""
    queued_at = known.record.queued_at
    waited = int((now - queued_at).total_seconds() // 60) if queued_at is not None else 0
    return WaitingView(known.ahead, waited_min=max(0, waited), reached=known.hub_up is not False)


def call(known: PatientKnown) -> CallView:
    """Who is on the line, and whether camera and microphone are really on."""
    practitioner = known.record.practitioner
    line = "connecting" if known.line in ("", "new") else known.line
    return CallView(
        practitioner=practitioner.name if practitioner else "",
        profession=practitioner.profession if practitioner else "",
        place=practitioner.place if practitioner else "",
        rpps=practitioner.rpps if practitioner else "",
        line=line,
        seen=known.media.patient_camera.seen is Seen.PRESENT,
        masked=known.media.masked,
        heard=known.media.sound.microphone is Heard.PRESENT,
        muted=known.media.muted,
        headset_advised=line != "up",
    )


def moment(consultation: Consultation | None, name: str) -> MomentView:
    """A moment with nothing to do; after the call, who ended it."""
    if consultation is None:
        return MomentView("closed", name)
    practitioner, ended_by = consultation.record.practitioner, consultation.record.call_ended_by
    return MomentView(flow.moment(consultation), name, practitioner.name if practitioner is not None else "", ended_by.part if ended_by is not None else None)


def recap(known: PatientKnown, name: str, place: Place) -> RecapView:
    """What the doctor found, in plain words, and what follows."""
    draft, practitioner = known.record.draft, known.record.practitioner
    return RecapView(
        assistant=name,
        practitioner=practitioner.name if practitioner else "",
        finding=draft.patient_words or draft.conclusion,
        plan=draft.plan,
        follow_up=draft.follow_up,
        call_again_if=draft.call_again_if,
        phone=place.phone,
        sent_to=known.sent_to,
    )


def no_call(known: PatientKnown, name: str, place: Place) -> NoCallView:
    """How the visit ends where there was no call, or no report."""
    ending = known.record.ending
    if known.record.is_emergency:
        return NoCallView(name, e.Outcome.EMERGENCY.value, "", "", place.phone, known.sheet)
    why = ending.outcome.value if isinstance(ending, e.Oriented) else WHY.get(type(ending), "no-practitioner") if ending else "no-practitioner"
    return NoCallView(name, why, place.in_person, place.in_person_where, place.phone, known.sheet)

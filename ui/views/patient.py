"""What the patient's screens show, computed from the visit. No Qt, no I/O."""

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from devices.device import Abilities
from devices.measurement import CuffPressure, Measurement, QualityLevel, Quantity, Reason
from devices.role import Role
from devices.status import DeviceStatus, Status
from session import events as e
from session.alarm import AlarmRules
from session.call.control import Seen
from session.call.media_link import MediaHealth
from session.call.state import CallState
from session.consent import WORDINGS
from session.consultation import Consultation, State
from session.guided import Posture, PressureGuide
from session.measuring import MeasureState
from session.motives import MOTIVES
from session.observation import Observation
from session.people import Author
from session.record import Record
from ui.models.agreements import Agreement, AgreementsView
from ui.models.blood_pressure import BloodPressureView, CuffReading
from ui.models.call import CallView
from ui.models.motive import MotiveView
from ui.models.no_call import NoCallView
from ui.models.otoscope import OtoscopeView
from ui.models.oximeter import OximeterView
from ui.models.posture import PostureView
from ui.models.presence import PresenceView
from ui.models.question import QuestionView
from ui.models.recap import RecapView
from ui.models.rest import RestView
from ui.models.retry import RetryView
from ui.models.stated_identity import StatedIdentityView
from ui.models.thermometer import ThermometerView
from ui.models.waiting import WaitingView

POSTURES = {
    Posture.BACK_SUPPORTED: "back",
    Posture.FEET_FLAT: "feet",
    Posture.ARM_SUPPORTED: "arm",
    Posture.CUFF_PLACED: "cuff",
    Posture.QUIET: "calm",
}
ANSWERS = {"yes": e.AnswerKind.YES, "no": e.AnswerKind.NO, "unknown": e.AnswerKind.UNKNOWN}
LINES = {
    CallState.NEW: "connecting",
    CallState.CONNECTING: "connecting",
    CallState.UP: "up",
    CallState.LOST: "lost",
    CallState.ENDED: "ended",
}
_LEVELS = {QualityLevel.GOOD: 4, QualityLevel.DOUBTFUL: 2, QualityLevel.REFUSED: 0}


def first_name(assistant: Author | None) -> str:
    """What the patient calls the assistant."""
    return assistant.name.split()[0] if assistant is not None and assistant.name else ""


def presence(assistant: Author | None, health: MediaHealth | None) -> PresenceView:
    """Who is there, and what camera and microphone do in truth."""
    camera = health is not None and not health.masked and Seen.PRESENT in (health.patient_camera.seen, health.otoscope.seen)
    microphone = health is not None and not health.muted and health.sound.microphone.value == "present"
    profession = assistant.profession.lower() if assistant is not None else ""
    return PresenceView(first_name(assistant), profession, camera_on=camera, microphone_on=microphone)


def stated_identity(record: Record, assistant: Author | None) -> StatedIdentityView:
    if record.identity is None:
        return StatedIdentityView(first_name(assistant))
    traits = record.identity.traits
    name = f"{traits.birth_name} {traits.used_first_name or traits.first_names[0].title()}"
    return StatedIdentityView(first_name(assistant), name, traits.birth_date)


def agreements(record: Record, assistant: Author | None, *, later: bool = False) -> AgreementsView:
    """Every purpose with its answer: none is ticked beforehand."""
    lines = []
    for purpose, wording in WORDINGS.items():
        given = record.consents.get(purpose)
        answer = None if given is None else isinstance(given, e.ConsentGiven)
        lines.append(Agreement(purpose.value, wording.title, wording.explanation, answer, isinstance(given, e.ConsentWithdrawn)))
    return AgreementsView(first_name(assistant), tuple(lines), later)


def motive(chosen: str) -> MotiveView:
    return MotiveView(tuple(MOTIVES.values()), chosen)


def question(rules: AlarmRules, record: Record, number: int, answer: str) -> QuestionView:
    """The alarm question of this number, counted from 0."""
    flag = rules.red_flags[number]
    given = record.red_flags.get(flag.flag_id)
    said = answer or (given.kind.value if given is not None else "")
    return QuestionView(flag.question, flag.help, number + 1, len(rules.red_flags), said)


def posture(guide: PressureGuide, assistant: Author | None) -> PostureView:
    return PostureView(first_name(assistant), frozenset(POSTURES[tick] for tick in guide.ticks))


def rest(guide: PressureGuide, assistant: Author | None, *, accelerated: bool) -> RestView:
    """In life's seconds: an accelerated rest shows its own, and says so."""
    return RestView(first_name(assistant), round(guide.left.total_seconds()), round(guide.rest.total_seconds()), guide.held, accelerated)


def blood_pressure(
    guide: PressureGuide, measure: MeasureState, abilities: Abilities, pressure: CuffPressure | None, elapsed_s: int, assistant: Author | None
) -> BloodPressureView:
    """The readings of the series, and the cuff as it works."""
    done = tuple(_reading(each) for each in guide.readings)
    live = abilities.has_live_pressure
    return BloodPressureView(
        assistant=first_name(assistant),
        done=done,
        measuring=measure.under_way,
        cuff_mmhg=round(pressure.mmhg) if pressure is not None and live and measure.under_way else None,
        pulse_found=pressure.pulse_found if pressure is not None and measure.under_way else False,
        elapsed_s=elapsed_s,
        pause_s=0 if measure.under_way or guide.phase.value != "pause" else max(1, round(guide.left.total_seconds())),
        has_live_pressure=live,
    )


def _reading(observation: Observation) -> CuffReading:
    measurement = observation.measurement
    pulse = measurement.value(Quantity.PULSE_RATE)
    return CuffReading(
        _whole(measurement.value(Quantity.SYSTOLIC)) or 0, _whole(measurement.value(Quantity.DIASTOLIC)) or 0, _whole(pulse) if pulse is not None else None
    )


def retry(guide: PressureGuide, assistant: Author | None) -> RetryView:
    return RetryView(first_name(assistant), guide.failures or (Reason.DEVICE_ERROR,))


def oximeter(measure: MeasureState, status: DeviceStatus | None, preview: Measurement | None, elapsed_s: float, window_s: float) -> OximeterView:
    """A number never without its quality, and none that is old: what is not heard now is not shown."""
    if measure.kept is not None and not measure.under_way:
        kept = measure.kept.measurement
        return OximeterView(_whole(kept.value(Quantity.SPO2)), _whole(kept.value(Quantity.PULSE_RATE)), 4, 1.0, 0, done=True)
    trouble = measure.failed
    if trouble is None and status is not None:
        trouble = Reason.NO_DATA if status.status in (Status.ABSENT, Status.FAULT) else status.signal
    if preview is None or trouble is not None:
        return OximeterView(trouble=trouble)
    left = max(0.0, window_s - elapsed_s)
    return OximeterView(
        spo2=_whole(preview.value(Quantity.SPO2)),
        pulse_rate=_whole(preview.value(Quantity.PULSE_RATE)),
        quality=_LEVELS[preview.quality.level],
        progress=min(0.97, elapsed_s / window_s) if window_s else 0.0,
        remaining_s=round(left),
    )


def thermometer(measure: MeasureState, status: DeviceStatus | None, assistant: Author | None) -> ThermometerView:
    kept = measure.kept.measurement.value(Quantity.TEMPERATURE) if measure.kept is not None and not measure.under_way else None
    connected = status is not None and status.status in (Status.READY, Status.MEASURING)
    return ThermometerView(first_name(assistant), kept, connected, measure.failed is not None)


def otoscope(record: Record, side: str, assistant: Author | None) -> OtoscopeView:
    kept = sum(image.subject.startswith("otoscope") for image in record.images)
    return OtoscopeView(first_name(assistant), side, False, kept)


def waiting(record: Record, *, reached: bool, at: datetime) -> WaitingView:
    """Honest: what nobody knows is not shown."""
    waited = int((at - record.queued_at).total_seconds() // 60) if record.queued_at is not None else 0
    return WaitingView(waited_min=max(0, waited), updated_at=at.time(), reached=reached)


def call(record: Record, state: CallState, health: MediaHealth | None) -> CallView:
    who = record.practitioner
    return CallView(
        practitioner=who.name if who is not None else "",
        profession=who.profession.lower() if who is not None else "",
        place=who.place if who is not None else "",
        line=LINES[state],
        camera_on=health is not None and health.patient_camera.seen is Seen.PRESENT and not health.masked,
        microphone_on=health is not None and health.sound.microphone.value == "present" and not health.muted,
        headset_advised=state is not CallState.UP,
    )


def recap(record: Record, assistant: Author | None, phone: str) -> RecapView:
    """The practitioner's words as they were signed."""
    draft, who = record.draft, record.practitioner
    return RecapView(
        assistant=first_name(assistant),
        practitioner=who.name if who is not None else "",
        finding=draft.patient_words,
        plan=draft.plan,
        follow_up=draft.follow_up,
        call_again_if=draft.call_again_if,
        phone=phone,
    )


WHY = {
    State.REFUSED: "refused",
    State.NO_PRACTITIONER: "no-practitioner",
    State.PATIENT_LEFT: "patient-left",
    State.CALL_FAILED: "call-failed",
}


def no_call(consultation: Consultation, assistant: Author | None, phone: str) -> NoCallView:
    ending = consultation.record.ending
    why = ending.outcome.value if isinstance(ending, e.Oriented) else WHY.get(consultation.state, "patient-left")
    return NoCallView(first_name(assistant), why, ending.place if isinstance(ending, e.Oriented) else "", "", phone, "none")


def measure_role(role: Role | None, state: State) -> Role | None:
    """The measure that takes the patient's screen: not in the call, which stays in sight."""
    return role if state in (State.MEASURES, State.RELEVANCE, State.WAITING) else None


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number.quantize(Decimal(1), ROUND_HALF_UP))

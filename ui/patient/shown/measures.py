"""What the patient's measures show: the cuff, the clip on the finger, the thermometer."""

from datetime import datetime, timedelta
from decimal import Decimal

from devices.device import Role
from devices.measurement import CuffPressure, Measurement, QualityLevel, Quantity, Reason
from devices.status import Status
from session.guided import Phase, PressureGuide, is_irregular
from session.measure_state import MeasureState
from session.observation import Observation
from session.temperature import highest, one_more
from ui.models.blood_pressure import BloodPressureView, CuffReading
from ui.models.oximeter import OximeterView
from ui.models.posture import PostureView
from ui.models.thermometer import ThermometerView
from ui.patient.known import PatientKnown

BARS = {QualityLevel.GOOD: 3, QualityLevel.DOUBTFUL: 1, QualityLevel.REFUSED: 0}
OLD = timedelta(seconds=3)
LEAST_SCORES = (0, 50, 75, 90)  # of each bar; the third says « Signal bon »


def posture(guide: PressureGuide, name: str) -> PostureView:
    """What is checked before the rest, and the cuff for this arm."""
    ticked = frozenset(point.value for point in guide.ticks)
    return PostureView(name, ticked, guide.cuff.name if guide.cuff is not None else "", guide.arm_cm, guide.no_cuff_fits, guide.arm_answered)


def pressure(known: PatientKnown, name: str, elapsed_s: float, *, has_live_pressure: bool) -> BloodPressureView:
    """The cuff: the readings so far, the live one, the pause between two."""
    guide, live = known.guide, known.live.get(Role.CUFF)
    pause = round(guide.left.total_seconds()) if guide.phase is Phase.PAUSE else 0
    under_way = known.measure(Role.CUFF).under_way
    pressed = live if isinstance(live, CuffPressure) and under_way else None
    return BloodPressureView(
        assistant=name,
        done=tuple(_reading(observation) for observation in guide.readings),
        wanted=guide.wanted,
        one_more=guide.one_more,
        pause_total_s=max(1, round(guide.pause.total_seconds())),
        cuff_mmhg=round(pressed.mmhg) if pressed is not None else None,
        pulse_found=pressed is not None and pressed.pulse_found,
        elapsed_s=int(elapsed_s),
        pause_s=max(1, pause) if guide.phase is Phase.PAUSE else 0,
        has_live_pressure=has_live_pressure,
    )


def oximeter(known: PatientKnown, elapsed_s: float, oximeter_s: float, now: datetime) -> OximeterView:
    """The clip: the live values, what is missing, or the value kept. A number that nothing has borne out for three seconds is nobody's any more."""
    state = known.measure(Role.OXIMETER)
    if not state.under_way and (kept := known.kept(Role.OXIMETER)) is not None:
        spo2, pulse = kept.measurement.value(Quantity.SPO2), kept.measurement.value(Quantity.PULSE_RATE)
        return OximeterView(_whole(spo2), _whole(pulse), BARS[kept.measurement.quality.level], 1.0, 0, done=True)
    trouble = trouble_of_oximeter(known, state)
    live = known.live.get(Role.OXIMETER)
    if trouble is not None or not isinstance(live, Measurement) or now - known.live_at.get(Role.OXIMETER, now) > OLD:
        return OximeterView(trouble=trouble or Reason.SEARCHING)
    remaining = max(0, round(oximeter_s - elapsed_s)) if state.under_way else 0
    return OximeterView(
        spo2=_whole(live.value(Quantity.SPO2)),
        pulse_rate=_whole(live.value(Quantity.PULSE_RATE)),
        quality=bars(live, state),
        progress=min(0.95, elapsed_s / oximeter_s) if state.under_way else 0.0,
        remaining_s=remaining,
    )


def bars(live: Measurement, state: MeasureState) -> int:
    """The signal, 0 to 4: as the booth reads the wave where the device sends one, else as the device says; the worse of both."""
    told = BARS[live.quality.level]
    if state.signal is None or not state.under_way:
        return told
    seen = sum(state.signal.seen.score >= least for least in LEAST_SCORES)
    seen = min(seen, 2) if state.signal.doubts else seen
    return seen if live.quality.level is QualityLevel.GOOD else min(seen, told)


def trouble_of_oximeter(known: PatientKnown, state: MeasureState) -> Reason | None:
    """Why there is no value now: the link, the finger, or the try before."""
    status = known.statuses.get(Role.OXIMETER)
    if status is None or status.status in (Status.ABSENT, Status.FAULT, Status.CONNECTING):
        return Reason.NO_DATA
    return status.signal or (state.failed if not state.under_way else None)


def thermometer(known: PatientKnown, name: str) -> ThermometerView:
    """The thermometer: switched on or not, and its value."""
    kept, state = known.kept(Role.THERMOMETER), known.measure(Role.THERMOMETER)
    status = known.statuses.get(Role.THERMOMETER)
    connected = status is not None and status.status in (Status.READY, Status.MEASURING)
    taken = tuple(each for each in known.record.current_observations if kept is not None and kept.series and each.series == kept.series)
    counts = highest(taken) if taken else kept
    value = counts.measurement.value(Quantity.TEMPERATURE) if counts is not None and not state.under_way else None
    before = tuple(each.measurement.values[0].number for each in taken) if state.under_way and one_more(taken) else ()
    return ThermometerView(name, value, connected or kept is not None, state.failed is not None and value is None and not state.under_way, before)


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else round(number)


def _reading(observation: Observation) -> CuffReading:
    value = observation.measurement.value
    systolic, diastolic = _whole(value(Quantity.SYSTOLIC)) or 0, _whole(value(Quantity.DIASTOLIC)) or 0
    return CuffReading(systolic, diastolic, _whole(value(Quantity.PULSE_RATE)), is_irregular(observation.measurement))

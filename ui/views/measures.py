"""Devices and measures as the console shows them: each with its state, its quality, its time and where it comes from. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from devices.calibration import CalibrationState
from devices.device import Role
from devices.measurement import Measurement, Origin, QualityLevel, Quantity, Reason, Value
from devices.shown_unit import shown_number
from devices.status import DeviceStatus, Status
from session.compared import Note, NoteKind, notes
from session.completeness import assess
from session.cuffs import Side
from session.events import MeasurementDiscarded
from session.measure_state import MAIN, MeasureState
from session.observation import ManualSource, Observation
from session.people import Part
from session.protocols import TEMPERATURE
from session.record import Record
from session.skin import SKIN
from session.standing import Standing, standing
from ui.views.evidence import discarded_code
from ui.views.opening import CheckResult
from ui.views.telling import QUANTITY_ICONS, Telling, is_woman, main_values

MEASURING_ROLES = (Role.CUFF, Role.OXIMETER, Role.THERMOMETER, Role.HEARTBEAT, Role.SCALE, Role.GLUCOMETER, Role.OTOSCOPE, Role.STETHOSCOPE)
NEVER_TYPED = (Role.OTOSCOPE, Role.STETHOSCOPE)  # what is seen and heard
EXAMINED = ("otoscope-left", "otoscope-right", SKIN)
DEVICE_OF = {quantity: role for role, quantity in MAIN.items()}
ITEMS: dict[str, tuple[Quantity | None, Role]] = {
    "measure:blood-pressure": (Quantity.SYSTOLIC, Role.CUFF),
    "measure:pulse": (Quantity.PULSE_RATE, Role.OXIMETER),
    "measure:oxygen": (Quantity.SPO2, Role.OXIMETER),
    "measure:temperature": (Quantity.TEMPERATURE, Role.THERMOMETER),
    "image:otoscope": (None, Role.OTOSCOPE),
}
IDLE = MeasureState()


@dataclass(frozen=True)
class DeviceTile:
    """A device: done, live, ready, doubtful, blocked or offline, in a word. `action` is what a touch does."""

    code: str
    name: str
    icon_name: str
    stage: str
    status_icon: str
    status: str
    action: str = ""


@dataclass(frozen=True)
class Vital:
    """A measure of the visit; `live` draws the pulse instead of a remark."""

    code: str
    name: str
    icon: str
    value: str
    unit: str
    mark: str
    mark_icon: str
    mark_kind: str
    remark: str
    live: bool = False
    stage: str = ""  # kept: it can be struck out; asked: why; struck: it no longer holds


@dataclass(frozen=True)
class Fact:
    """A value in a strip: name and number, nothing else."""

    name: str
    icon_name: str
    value: str


@dataclass(frozen=True)
class Completeness:
    """How much of what a practitioner expects is there, and what is missing."""

    percent: int
    missing: tuple[str, ...]
    roles: tuple[Role, ...]  # the devices of what is missing

    def words(self, tell: Telling) -> str:
        """« Dossier complet à 70 % : il manque température et oreilles »."""
        if not self.missing:
            return tell.translate("Console", "Mesures complètes")
        return tell.translate("Console", "Dossier complet à {0} % : il manque {1}").format(self.percent, joined(self.missing, tell))


def joined(words: tuple[str, ...], tell: Telling) -> str:
    """« température, pouls et oreilles »."""
    *first, last = words
    return tell.translate("Console", "{0} et {1}").format(", ".join(first), last) if first else last


def completeness(record: Record, tell: Telling) -> Completeness:
    """What of the measures that belong to this reason for coming is there, and what is neither there nor excused."""
    assessed = assess(record)
    expected = [item for item in assessed.expected if item in ITEMS]
    missing = [each.item for each in assessed.to_settle if each.item in ITEMS]
    names = tuple(_item_name(ITEMS[item][0], tell) for item in missing)
    percent = round(100 * (len(expected) - len(missing)) / len(expected))
    return Completeness(percent, names, tuple(dict.fromkeys(ITEMS[item][1] for item in missing)))


def _item_name(quantity: Quantity | None, tell: Telling) -> str:
    return tell.translate("Console", "oreilles") if quantity is None else tell.quantity(quantity).lower()


def device_tiles(
    statuses: Mapping[Role, DeviceStatus],
    measures: Mapping[Role, MeasureState],
    record: Record,
    tell: Telling,
    blocked: frozenset[Role] = frozenset(),
) -> tuple[DeviceTile, ...]:
    """One tile for each device of this booth that measures."""
    off = DeviceStatus(Status.ABSENT)  # a camera that is held back is not even switched on
    known = [role for role in MEASURING_ROLES if role in statuses or (role is Role.OTOSCOPE and role in blocked)]
    return tuple(_tile(role, statuses.get(role, off), measures.get(role, IDLE), record, tell, role in blocked) for role in known)


def _tile(role: Role, status: DeviceStatus, measure: MeasureState, record: Record, tell: Telling, blocked: bool) -> DeviceTile:
    stage, icon, words, action = _standing(role, status, measure, record, tell, blocked)
    return DeviceTile(role.value, tell.device(role), tell.icon(role), stage, icon, words, action)


def _standing(role: Role, status: DeviceStatus, measure: MeasureState, record: Record, tell: Telling, blocked: bool) -> tuple[str, str, str, str]:
    if blocked:
        return "blocked", "lock", tell.translate("Console", "Bloqué · contrôle dépassé"), "" if role in NEVER_TYPED else "type"
    if measure.pending is not None:
        reasons = joined(tuple(tell.reason(each) for each in measure.pending.quality.reasons), tell)
        return "doubtful", "alert-triangle", tell.translate("Console", "À confirmer · {0}").format(reasons), "confirm"
    if measure.under_way and status.status in (Status.ABSENT, Status.CONNECTING):
        return "live", "clock", tell.translate("Console", "Attendu : allumez-le, mesurez"), "stop"
    if status.status is Status.ABSENT:
        if role is Role.STETHOSCOPE:
            return "offline", "plug-connected-x", tell.translate("Console", "Débranché"), ""
        if role is Role.OTOSCOPE:
            return "offline", "plug-connected-x", tell.translate("Console", "Hors ligne · à allumer"), "start"
        return "offline", "plug-connected-x", tell.translate("Console", "Hors ligne · à allumer, ou saisir"), "start"  # many are on the air only afterwards
    if status.status is Status.CONNECTING:
        return "ready", "clock", tell.translate("Console", "Connexion en cours"), ""
    if status.status is Status.FAULT and role in NEVER_TYPED:
        return "blocked", "alert-octagon", tell.translate("Console", "En défaut · appelez le technicien"), ""
    if status.status is Status.FAULT:
        return "blocked", "alert-octagon", tell.translate("Console", "En défaut · saisie possible"), "type"
    if role is Role.STETHOSCOPE and status.status is Status.MEASURING:
        return "live", "activity", tell.translate("Console", "En direct"), "start"
    if measure.under_way:
        signal = tell.reason(status.signal) if status.signal is not None else live_signal(measure, tell)
        words = tell.translate("Console", "En cours · {0}").format(signal) if role is Role.OXIMETER or status.signal else tell.translate("Console", "En cours")
        if measure.failed is not None:
            words = tell.translate("Console", "En cours · écartée : {0}").format(tell.reason(measure.failed))
        return "live", "activity", words, "stop"
    if measure.failed is not None:
        return "doubtful", "refresh-alert", tell.translate("Console", "À refaire · {0}").format(tell.reason(measure.failed)), "start"
    done = _times_done(role, record)
    if done:
        words = tell.translate("Console", "Fait") if done == 1 else tell.translate("Console", "Fait · {0} fois").format(done)
        return "done", "check", words, "start"
    battery = status.battery_percent
    if battery is not None and battery <= 20:
        return "ready", "battery-1", tell.translate("Console", "Prêt · pile {0} %").format(battery), "start"
    if role is Role.THERMOMETER:
        return "ready", "player-play", tell.translate("Console", "Prêt · dans la pièce depuis {0} min ?").format(TEMPERATURE.wait_min), "start"
    if role is Role.OTOSCOPE and tell.camera.sees_skin:
        return "ready", "player-play", tell.translate("Console", "Prêt · optique désinfectée ?"), "start"
    if role is Role.OTOSCOPE:
        return "ready", "player-play", tell.translate("Console", "Prêt · embout neuf à poser"), "start"
    return "ready", "player-play", tell.translate("Console", "Prêt"), "start"


def live_signal(measure: MeasureState, tell: Telling) -> str:
    """« signal 93 % », as the booth reads the wave now, and what makes it doubt; « signal bon » where the device alone can say."""
    if measure.signal is None:
        return tell.translate("Console", "signal bon")
    words = tell.translate("Console", "signal {0} %").format(measure.signal.seen.score)
    return f"{words}, {tell.reason(measure.signal.doubts[0])}" if measure.signal.doubts else words


def _times_done(role: Role, record: Record) -> int:
    if role is Role.OTOSCOPE:
        return sum(image.subject in EXAMINED for image in record.images)
    if role is Role.STETHOSCOPE:
        return len(record.sounds)
    return sum(
        _measured_by(each.measurement) is role and not each.average_of and each.measurement.origin is Origin.DEVICE for each in record.current_observations
    )


def _measured_by(measurement: Measurement) -> Role | None:
    """Cuff and clip give a pulse too: it is the chest strap's where it comes alone."""
    return next((role for quantity, role in DEVICE_OF.items() if measurement.value(quantity) is not None), None)


def struck_of_each(record: Record, tell: Telling) -> dict[Quantity, Observation]:
    """For each shown quantity the last row that says it was struck out."""
    return {quantity: each for each in record.observations if each.withdrawn for quantity, _ in main_values(each.measurement, tell)}


def vitals(
    record: Record,
    measures: Mapping[Role, MeasureState],
    tell: Telling,
    striking: str = "",
    unweighed: frozenset[Quantity] = frozenset(),
    *,
    closed: bool = False,
) -> tuple[Vital, ...]:
    """Every value that holds, then what was struck out and not measured again, then the measure under way.

    Each says its quality, its time and its device. `striking`: the kept one that is about to be struck out.
    `unweighed`: what no alarm limit weighs for this patient. `closed`: the visit is signed or over, and nothing is struck out any more.
    """
    stands, struck = standing(record), struck_of_each(record, tell)
    order = [quantity for quantity in QUANTITY_ICONS if quantity in stands]
    rows = [_vital(quantity, each, tell, record, quantity in unweighed) for quantity in order for each in stands[quantity]]
    rows = rows if closed else [replace(row, stage="asked" if row.code == striking else "kept") for row in rows]
    rows += [_struck(quantity, struck[quantity], tell) for quantity in QUANTITY_ICONS if quantity in struck and quantity not in stands]
    rows += [
        _discarded(discarded_code(place), quantity, shown, each, tell)
        for place, each in enumerate(record.discarded)
        for quantity, shown in main_values(each.measurement, tell)[:1]
    ]
    for quantity, role in DEVICE_OF.items():
        measure = measures.get(role, IDLE)
        if measure.under_way:
            rows.append(_under_way(quantity, role, measure, tell))
        elif measure.pending is not None:
            shown = dict(main_values(measure.pending, tell)).get(quantity, "")
            reasons = joined(tuple(tell.reason(each) for each in measure.pending.quality.reasons), tell)
            mark = tell.translate("Console", "À confirmer")
            rows.append(
                Vital(role.value, tell.quantity(quantity), QUANTITY_ICONS[quantity], shown, tell.unit(quantity), mark, "alert-triangle", "attention", reasons)
            )
    return tuple(rows)


def under_way(measure: MeasureState, tell: Telling) -> tuple[str, str, str]:
    """Words, icon and kind of the measure that runs; of a wave how well it can be read."""
    mark = tell.translate("Console", "En cours")
    if measure.signal is None:
        return mark, "activity", "primary"
    icon, kind = ("alert-triangle", "attention") if measure.signal.doubts else ("activity", "primary")
    return f"{mark} · {live_signal(measure, tell)}", icon, kind


def _under_way(quantity: Quantity, role: Role, measure: MeasureState, tell: Telling) -> Vital:
    mark, icon, kind = under_way(measure, tell)
    return Vital("", tell.quantity(quantity), QUANTITY_ICONS[quantity], "", "", mark, icon, kind, "", live=role is Role.OXIMETER)


def _struck(quantity: Quantity, row: Observation, tell: Telling) -> Vital:
    """A value that no longer holds: still legible, with who struck it out, when and why."""
    value = dict(main_values(row.measurement, tell))[quantity]
    by = tell.translate("Console", "{0} · {1}, {2}").format(tell.translate("VitalRow", row.note), row.kept_by.name, tell.clock(row.kept_at))
    mark = tell.translate("Console", "Barrée")
    icon = QUANTITY_ICONS[quantity]
    return Vital(row.observation_id, tell.quantity(quantity), icon, value, tell.unit(quantity), mark, "eraser", "ink", by, stage="struck")


def _discarded(code: str, quantity: Quantity, value: str, event: MeasurementDiscarded, tell: Telling) -> Vital:
    """A measurement that was not kept: its numbers stay legible, with the reason."""
    why = tell.reason(event.reason)
    if event.author.part is not Part.SYSTEM:
        why = f"{why} · {event.author.name}"
    mark = tell.translate("Console", "Écartée")
    return Vital(
        code,
        tell.quantity(quantity),
        QUANTITY_ICONS[quantity],
        value,
        tell.unit(quantity),
        mark,
        "eraser",
        "ink",
        f"{why}, {tell.clock(event.at)}",
        stage="struck",
    )


def note_words(note: Note, tell: Telling) -> str:
    """What is said of a value beside others: a note, and no refusal."""
    if note.by is None or note.before_at is None:
        return tell.translate("Console", "Chiffre inattendu")
    by, at = tell.number(shown_number(Value(note.quantity, note.by))), tell.clock(note.before_at)
    words = tell.translate("Console", "{0} de plus qu’à {1}") if note.kind is NoteKind.HIGHER else tell.translate("Console", "{0} de moins qu’à {1}")
    return words.format(by, at)


def _with_what(observation: Observation, tell: Telling) -> str:
    """The device; of a cuff its size and the arm too."""
    parts = [observation.measurement.device.model]
    if observation.cuff is not None:
        size = observation.cuff.size
        words = tell.translate("Console", "tour de bras inconnu") if size is None else tell.translate("Console", "brassard {0}").format(size.name)
        parts.append(words)
    match observation.measurement.site:
        case Side.LEFT.value:
            parts.append(tell.translate("Console", "bras gauche"))
        case Side.RIGHT.value:
            parts.append(tell.translate("Console", "bras droit"))
    return " · ".join(parts)


def _counts_as(quantity: Quantity, of: Standing, tell: Telling) -> str:
    """What the value is to its series: the average of how many and how far apart, or the highest."""
    if of.observation.average_of and quantity is Quantity.SYSTOLIC:
        words = tell.translate("Console", "moyenne des {0} dernières").format(len(of.observation.average_of))
        apart = tell.translate("Console", "écart {0}")
        return words if of.spread is None else f"{words} · {apart.format(tell.number(of.spread))}"
    if quantity is Quantity.TEMPERATURE and len(of.series) > 1:
        return tell.translate("Console", "la plus haute de {0}").format(len(of.series))
    return ""


def _vital(quantity: Quantity, of: Standing, tell: Telling, record: Record, unweighed: bool) -> Vital:
    observation = of.observation
    measurement = observation.measurement
    value = dict(main_values(measurement, tell))[quantity]
    said = [note_words(note, tell) for note in notes(observation, record) if note.quantity is quantity]
    if observation.manual_source is not None:
        mark, icon, kind = tell.translate("Console", "Saisie manuelle"), "pencil", "info"
        remark = source_words(observation.manual_source, tell, woman=is_woman(record))
    elif measurement.quality.reasons == (Reason.IRREGULAR_PULSE,):
        mark, icon, kind, remark = tell.translate("Console", "Irrégulier"), "alert-triangle", "attention", _with_what(observation, tell)
    elif measurement.quality.level is QualityLevel.DOUBTFUL:
        mark, icon, kind = tell.translate("Console", "Douteuse, gardée"), "alert-triangle", "attention"
        remark = joined(tuple(tell.reason(each) for each in measurement.quality.reasons), tell)
    elif said:
        mark, icon, kind, remark = said.pop(0), "info-circle", "info", _with_what(observation, tell)
    else:
        mark, icon, kind, remark = tell.translate("Console", "Qualité bonne"), "check", "ok", _with_what(observation, tell)
    counts_as = _counts_as(quantity, of, tell)
    if observation.average_of and counts_as and remark == _with_what(observation, tell):
        remark = ""  # the pulse's row, from the same readings, names the cuff
    parts = [tell.clock(measurement.taken_at), counts_as, remark, *said]
    if unweighed:
        parts.insert(0, tell.translate("Console", "pas de limite à cet âge"))
    if observation.calibration.state is CalibrationState.CALIBRATION_REQUIRED:
        parts.append(tell.translate("Console", "contrôle dépassé"))
    if observation.unattended:
        parts.append(tell.translate("Console", "console verrouillée"))
    return Vital(
        observation.observation_id,
        tell.quantity(quantity),
        QUANTITY_ICONS[quantity],
        value,
        tell.unit(quantity),
        mark,
        icon,
        kind,
        " · ".join(p for p in parts if p),
    )


def source_words(source: ManualSource, tell: Telling, *, woman: bool) -> str:
    """Where a typed value comes from."""
    match source:
        case ManualSource.READ_ON_DEVICE:
            return tell.translate("Console", "lu sur un appareil")
        case ManualSource.SAID_BY_PATIENT:
            return tell.translate("Console", "dit par la patiente") if woman else tell.translate("Console", "dit par le patient")
        case ManualSource.SEEN_ON_DOCUMENT:
            return tell.translate("Console", "vu sur un document")
        case ManualSource.COUNTED:
            return tell.translate("Console", "compté ici")


def strip(record: Record, tell: Telling) -> tuple[Fact, ...]:
    """The values of the visit on one line, for the call."""
    stands = standing(record)
    facts = []
    for quantity in (Quantity.SYSTOLIC, Quantity.PULSE_RATE, Quantity.SPO2, Quantity.TEMPERATURE):
        if quantity in stands:
            value = " · ".join(dict(main_values(each.observation.measurement, tell))[quantity] for each in stands[quantity])
            unit = f" {tell.unit(quantity)}" if quantity in (Quantity.SPO2, Quantity.TEMPERATURE) else ""
            facts.append(Fact(tell.quantity(quantity), QUANTITY_ICONS[quantity], value + unit))
    return tuple(facts)


def devices_result(statuses: Mapping[Role, DeviceStatus], tell: Telling) -> CheckResult:
    """The devices' own line is not a test: it is how they are now."""
    if not statuses:
        return CheckResult(None, None, tell.translate("Console", "Aucun appareil"))
    away = [tell.device(role) for role, status in statuses.items() if status.status not in (Status.READY, Status.MEASURING)]
    if not away:
        return CheckResult(True, tell.now, "")
    return CheckResult(False, tell.now, tell.translate("Console", "Pas prêt : {0}").format(", ".join(away)))

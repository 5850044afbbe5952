"""Where a number comes from, for the assistant: device, hour, control, quality with its reasons, and the bytes, read again now. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from devices.calibration import Calibration, CalibrationState
from devices.device import Role
from devices.evidence import Evidence, Unreadable
from devices.measurement import Measurement, Origin, QualityLevel, Value
from devices.signal_quality import SignalQuality
from session.events import MeasurementDiscarded
from session.measure_state import MeasureState
from session.observation import Observation
from session.people import Part
from session.record import Record
from ui.views.telling import Telling, main_values

DISCARDED = "discarded-"  # and its place in the record: how a row of the measures names what was not kept
LINE = 24  # bytes on one line

Again = Mapping[str, tuple[Value, ...]]
"""What the bytes of each reading say now, under its key; nothing in it: they are not read here. A key that is missing is still being read."""


@dataclass(frozen=True)
class Reading:
    """One measurement behind a row, with what is known around it."""

    key: str
    measurement: Measurement
    calibration: Calibration | None = None  # None: not kept, so that nothing was attached to it
    said: str = ""  # what became of it, and by whom
    refused: str = ""  # why it was not kept
    average: bool = False
    beside: bool = False  # another reading of the same series


@dataclass(frozen=True)
class EvidenceLine:
    """One line of the sheet. `kind`: head, fact, bytes, or how the fact is marked (ok, attention, stop, info)."""

    kind: str
    label: str
    value: str
    icon_name: str = ""


def discarded_code(place: int) -> str:
    """How the row of the measurement that was let go at this place is named."""
    return f"{DISCARDED}{place}"


def readings(code: str, record: Record, measures: Mapping[Role, MeasureState], tell: Telling) -> tuple[Reading, ...]:
    """What stands behind this row, what counts first: a reading, or an average and those that it is made of. Nothing where the row is gone."""
    if code.startswith(DISCARDED):
        return tuple(_let_go(code, each, tell) for place, each in enumerate(record.discarded) if discarded_code(place) == code)
    for role, state in measures.items():
        if role.value == code:
            return () if state.pending is None else (Reading(code, state.pending, said=tell.translate("Console", "attend d’être gardée ou écartée")),)
    of = next((each for each in record.observations if each.observation_id == code), None)
    if of is None:
        return ()
    beside = [
        each for each in record.current_observations if each is not of and (each.observation_id in of.average_of or (of.series and each.series == of.series))
    ]
    return (_kept(of, tell), *(replace(_kept(each, tell), beside=True) for each in beside if not each.average_of))


def _kept(of: Observation, tell: Telling) -> Reading:
    words = tell.translate("Console", "barrée par {0}, {1} : {2}") if of.withdrawn else tell.translate("Console", "gardée par {0}, {1}")
    return Reading(
        of.observation_id, of.measurement, of.calibration, words.format(of.kept_by.name, tell.clock(of.kept_at), of.note), average=bool(of.average_of)
    )


def _let_go(code: str, event: MeasurementDiscarded, tell: Telling) -> Reading:
    by = tell.translate("Console", "par la borne") if event.author.part is Part.SYSTEM else tell.translate("Console", "par {0}").format(event.author.name)
    said = tell.translate("Console", "écartée {0}, {1}").format(by, tell.clock(event.at))
    return Reading(code, event.measurement, said=said, refused=tell.reason(event.reason))


def values_words(measurement: Measurement, tell: Telling) -> str:
    """« Tension 136/84 mmHg · Pouls 91 /min »."""
    return " · ".join(f"{tell.quantity(quantity)} {shown} {tell.unit(quantity)}" for quantity, shown in main_values(measurement, tell))


def lines(found: tuple[Reading, ...], again: Again, tell: Telling) -> tuple[EvidenceLine, ...]:
    """The sheet's lines: the first reading under the sheet's own title, each other one under its own."""
    return tuple(line for each in found for line in _of_reading(each, again, tell))


def _of_reading(of: Reading, again: Again, tell: Telling) -> Iterator[EvidenceLine]:
    measurement = of.measurement
    if of.beside:
        yield EvidenceLine("head", values_words(measurement, tell), tell.clock(measurement.taken_at))
    if not of.average:
        yield from _device(of, tell)
    yield EvidenceLine("fact", tell.translate("Console", "Mesurée"), _seconds(measurement.taken_at, tell))
    if measurement.device_time:
        yield EvidenceLine("fact", tell.translate("Console", "Heure de l’appareil"), measurement.device_time.replace("T", " "))
    if measurement.own_words:
        yield EvidenceLine("fact", tell.translate("Console", "Dit par l’appareil"), measurement.own_words)
    yield _quality(of, tell)
    if measurement.quality.signal is not None:
        yield EvidenceLine("fact", tell.translate("Console", "Courbe lue par la borne"), signal_words(measurement.quality.signal, tell))
    if measurement.perfusion is not None:
        told = tell.translate("Console", "{0} %, dit l’oxymètre").format(tell.number(measurement.perfusion))
        yield EvidenceLine("fact", tell.translate("Console", "Indice de perfusion"), told)
    if of.said:
        yield EvidenceLine("fact", tell.translate("Console", "Suite"), of.said)
    yield from _bytes(of, again, tell)


def _device(of: Reading, tell: Telling) -> Iterator[EvidenceLine]:
    device = of.measurement.device
    if of.measurement.origin is Origin.MANUAL:
        return
    made = f"{device.make} {device.model}" + (f", {device.firmware}" if device.firmware else "")
    yield EvidenceLine("fact", tell.translate("Console", "Appareil"), made)
    yield EvidenceLine("fact", tell.translate("Console", "N° de série"), device.serial or tell.translate("Console", "l’appareil ne le dit pas"))
    if of.calibration is not None:
        yield _calibration(of.calibration, tell)


def _calibration(of: Calibration, tell: Telling) -> EvidenceLine:
    label = tell.translate("Console", "Contrôle")
    last = tell.translate("Console", ", le dernier est du {0}").format(tell.day(of.checked_on)) if of.checked_on is not None else ""
    due = tell.translate("Console", ", à refaire avant le {0}").format(tell.day(of.due_on)) if of.due_on is not None else ""
    match of.state:
        case CalibrationState.CALIBRATED:
            return EvidenceLine("ok", label, tell.translate("Console", "à jour") + last + due, "check")
        case CalibrationState.CALIBRATION_REQUIRED:
            return EvidenceLine("attention", label, tell.translate("Console", "dépassé ou non réussi") + last, "alert-triangle")
        case CalibrationState.NOT_CALIBRATED:
            return EvidenceLine("attention", label, tell.translate("Console", "pas encore fait"), "alert-triangle")
        case _:
            return EvidenceLine("info", label, tell.translate("Console", "la borne n’en sait rien"), "info-circle")


def _quality(of: Reading, tell: Telling) -> EvidenceLine:
    quality, label = of.measurement.quality, tell.translate("Console", "Qualité")
    reasons = ", ".join(dict.fromkeys((*((of.refused,) if of.refused else ()), *map(tell.reason, quality.reasons))))
    if of.refused or quality.level is QualityLevel.REFUSED:
        return EvidenceLine("stop", label, tell.translate("Console", "écartée : {0}").format(reasons), "eraser")
    if quality.level is QualityLevel.DOUBTFUL:
        return EvidenceLine("attention", label, tell.translate("Console", "douteuse : {0}").format(reasons), "alert-triangle")
    return EvidenceLine("ok", label, tell.translate("Console", "bonne"), "check")


def signal_words(seen: SignalQuality, tell: Telling) -> str:
    """« lisible à 97 % sur 10 s, 12 battements, 72 /min »: how well the wave could be read, and no accuracy."""
    rate = f", {seen.rate} /min" if seen.rate is not None else ""
    return tell.translate("Console", "lisible à {0} % sur {1} s, {2} battements").format(seen.score, seen.seconds, seen.beats) + rate


def _bytes(of: Reading, again: Again, tell: Telling) -> Iterator[EvidenceLine]:
    evidence = Evidence.of(of.measurement)
    label = tell.translate("Console", "Octets")
    if evidence is None:
        none = (
            tell.translate("Console", "aucun en propre : moyenne des mesures qui suivent") if of.average else tell.translate("Console", "aucun : valeur saisie")
        )
        yield EvidenceLine("fact", label, none)
        return
    yield _read_again(of, again, tell)
    raw = evidence.raw
    size = tell.translate("Console", "{0} octets, lus par {1}").format(len(raw), evidence.codec or tell.translate("Console", "un lecteur non noté"))
    yield EvidenceLine("fact", label, size)
    yield EvidenceLine("fact", tell.translate("Console", "Empreinte SHA-256"), sha256(raw).hexdigest())
    try:
        packets = evidence.packets
    except Unreadable:
        packets = (raw,)
    for number, packet in enumerate(packets, 1):
        name = tell.translate("Console", "Paquet {0}").format(number) if len(packets) > 1 else ""
        for start in range(0, len(packet), LINE):
            yield EvidenceLine("bytes", name if start == 0 else "", packet[start : start + LINE].hex(" ").upper())


def _read_again(of: Reading, again: Again, tell: Telling) -> EvidenceLine:
    label = tell.translate("Console", "Relu maintenant")
    if of.key not in again:
        return EvidenceLine("fact", label, "…")
    if not (values := again[of.key]):
        return EvidenceLine("attention", label, tell.translate("Console", "ces octets ne se relisent pas sur cette borne"), "alert-triangle")
    said = values_words(replace(of.measurement, values=values), tell)
    if values == of.measurement.values:
        return EvidenceLine("ok", label, tell.translate("Console", "{0} : les mêmes chiffres").format(said), "check")
    return EvidenceLine(
        "stop", label, tell.translate("Console", "{0} : ce ne sont pas les chiffres gardés. Appelez le technicien.").format(said), "alert-octagon"
    )


def _seconds(at: datetime, tell: Telling) -> str:
    local = at.astimezone(tell.zone)
    return tell.translate("Console", "le {0} à {1}").format(tell.day(local.date()), f"{local:%H:%M:%S}")

"""How the console tells of a camera before its chart: what the picture is good for, each figure beside its limit, and the lines of earlier checks. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from devices.chart import Flaw, Point
from session.camera_check import Sight
from session.upkeep import camera_chart as c
from session.upkeep.camera_chart import Grade, Trend
from session.upkeep.checks import Step, Weighed
from ui.views.telling import Telling

KINDS = {Grade.CONFORMING: ("ok", "circle-check"), Grade.TIGHT: ("attention", "clock"), Grade.OUT: ("stop", "circle-x")}
PLOTTED = (c.CENTRE, c.EDGE, c.COLOURS, c.EVENNESS)
LONGEST_DELAY = 9999  # milliseconds


@dataclass(frozen=True)
class ResultRow:
    """One figure."""

    code: str
    name: str
    detail: str
    value: str
    limit: str
    kind: str
    icon_name: str
    words: str


@dataclass(frozen=True)
class FlagRow:
    """One thing that the picture must be, and whether it is."""

    words: str
    good: bool


@dataclass(frozen=True)
class TrendRow:
    """One figure's line: places from 0 to 1, from the lower left."""

    title: str
    value: str
    points: str
    limit_at: float
    good_above: bool
    out: bool


def names(step_id: str, tell: Telling) -> tuple[str, str]:
    """What a figure is called, and how it comes about."""
    return {
        c.CENTRE: (tell.translate("Console", "Netteté au centre"), tell.translate("Console", "MTF50, 4 bords")),
        c.EDGE: (tell.translate("Console", "Netteté au bord"), tell.translate("Console", "pire coin")),
        c.COLOURS: (tell.translate("Console", "Couleurs"), tell.translate("Console", "dE00, 18 cases")),
        c.RED_PATCH: (tell.translate("Console", "Rouge"), tell.translate("Console", "dE00, case utile")),
        c.GREYS: (tell.translate("Console", "Exposition"), tell.translate("Console", "clarté, 6 gris")),
        c.EVENNESS: (tell.translate("Console", "Lumière égale"), tell.translate("Console", "bord sur centre")),
        c.DEAD_PIXELS: (tell.translate("Console", "Pixels morts"), tell.translate("Console", "sur fond uni")),
        c.RATE: (tell.translate("Console", "Cadence"), tell.translate("Console", "images/seconde")),
        c.DELAY: (tell.translate("Console", "Retard"), tell.translate("Console", "lampe vers écran")),
    }[step_id]


def value_words(step: Step, value: Decimal, tell: Telling) -> str:
    """« 91 % », « 5,4 », « 118 ms »."""
    if step.least_share is not None and step.acceptance is None:
        return tell.translate("Console", "{0}/mm").format(tell.number(value))
    text = tell.number(c.shown(step, value))
    return text + {"ms": " ms"}.get(step.unit, " %" if step.least_share is not None else "")


def limit_words(step: Step, tell: Telling) -> str:
    """« au moins 80 % », « 8 au plus »; of a first check nothing but that it is the reference."""
    if step.least_share is not None and step.acceptance is None:
        return tell.translate("Console", "référence")
    limit = c.limit_of(step)
    if limit is None:
        return ""
    text = tell.number(limit) + (" %" if step.least_share is not None else " ms" if step.unit == "ms" else "")
    if step.least is not None or step.least_share is not None:
        return tell.translate("Console", "au moins {0}").format(text)
    return tell.translate("Console", "{0} au plus").format(text)


def grade_words(grade: Grade, tell: Telling) -> str:
    """« Conforme », « Juste » or « Hors limite »."""
    return {
        Grade.CONFORMING: tell.translate("Console", "Conforme"),
        Grade.TIGHT: tell.translate("Console", "Juste"),
        Grade.OUT: tell.translate("Console", "Hors limite"),
    }[grade]


def results(steps: Sequence[Step], weighed: Sequence[Weighed], tell: Telling) -> tuple[ResultRow, ...]:
    """Each figure of the check: those that were not measured yet without a value."""
    known = {each.step.step_id: each for each in weighed}
    rows = []
    for step in steps:
        name, detail = names(step.step_id, tell)
        each = known.get(step.step_id)
        if each is None:
            rows.append(ResultRow(step.step_id, name, detail, "", limit_words(step, tell), "", "", ""))
            continue
        grade = c.grade(each)
        kind, icon = KINDS[grade]
        value = value_words(step, each.point.reading, tell)
        rows.append(ResultRow(step.step_id, name, detail, value, limit_words(step, tell), kind, icon, grade_words(grade, tell)))
    return tuple(rows)


def flaw_words(flaw: Flaw, tell: Telling) -> str:
    """Why these pictures give no measure, and what to do."""
    return {
        Flaw.NO_PICTURES: tell.translate("Console", "La caméra ne donne pas assez d’images."),
        Flaw.NOT_PICTURES: tell.translate("Console", "Les images de la caméra ne se lisent pas."),
        Flaw.FROZEN: tell.translate("Console", "Image figée : débranchez puis rebranchez la caméra."),
        Flaw.BLACK: tell.translate("Console", "Image noire : lampe éteinte ou objectif couvert."),
        Flaw.MARKS_MISSING: tell.translate("Console", "Repères introuvables : montrez la mire entière."),
        Flaw.MARKS_BLURRED: tell.translate("Console", "Repères flous : réglez la mise au point, nettoyez l’optique."),
        Flaw.TILTED: tell.translate("Console", "Mire vue de biais : calez-la dans le support."),
        Flaw.TURNED: tell.translate("Console", "Mire tournée : remettez-la droite dans le support."),
        Flaw.TOO_SMALL: tell.translate("Console", "Mire trop petite : approchez la caméra."),
        Flaw.TOO_DARK: tell.translate("Console", "Image trop sombre : lampe à 70 %."),
        Flaw.CLIPPED: tell.translate("Console", "Image surexposée : baissez la lampe."),
        Flaw.GLARE: tell.translate("Console", "Reflet sur la mire : inclinez la lampe, essuyez la mire."),
        Flaw.EDGES: tell.translate("Console", "Les carrés ne sont pas ceux de la mire."),
        Flaw.BROKEN: tell.translate("Console", "La mesure a échoué : recommencez."),
    }[flaw]


def flags(sight: Sight, tell: Telling) -> tuple[FlagRow, ...]:
    """What the picture is good for: of the measured series, or of the live picture while none was."""
    measured = sight.measured
    found = measured.reading.found if measured is not None else sight.found
    flaw = sight.refused if measured is None and sight.refused is not None else sight.flaw if found is None else None
    if flaw is not None:
        return (FlagRow(flaw_words(flaw, tell), False),)
    if found is None:
        return ()
    slant = tell.number(Decimal(found.slant_deg).quantize(Decimal("0.1")))
    rows = [FlagRow(tell.translate("Console", "4 repères trouvés"), True), FlagRow(tell.translate("Console", "Inclinaison {0}°").format(slant), True)]
    if measured is not None:
        seconds = tell.number(Decimal(measured.reading.seconds).quantize(Decimal("0.1")).normalize())
        rows.append(FlagRow(tell.translate("Console", "Sans reflet"), True))
        rows.append(FlagRow(tell.translate("Console", "{0} images, {1} s").format(measured.reading.pictures, seconds), True))
    return tuple(rows)


def outlines(sight: Sight) -> tuple[tuple[Point, ...], ...]:
    """What is drawn into the live picture: two edges, the colours, the greys, and each mark as one point."""
    found = sight.found
    return () if found is None else (found.left, found.right, found.colours, found.greys, *((mark,) for mark in found.marks))


def written(points: Iterable[Point]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{x:.4f},{y:.4f}" for x, y in points)


def trends(lines: Sequence[Trend], tell: Telling) -> tuple[TrendRow, ...]:
    """The lines, each in a frame of its own that shows the limit too."""
    return tuple(row for line in lines if (row := _trend(line, tell)) is not None)


def _trend(line: Trend, tell: Telling) -> TrendRow | None:
    limit = c.limit_of(line.step)
    if limit is None:
        return None
    values = [float(value) for value in line.values]
    low, high = min(*values, float(limit)), max(*values, float(limit))
    room = (high - low) * 0.3 or 1.0
    low, high = low - room, high + room
    span = (line.days[-1] - line.days[0]).days
    xs = [(day - line.days[0]).days / span if span else 1.0 for day in line.days]
    name = names(line.step.step_id, tell)[0]
    title = {c.COLOURS: tell.translate("Console", "{0}, dE00"), c.EVENNESS: "{0}"}.get(line.step.step_id, tell.translate("Console", "{0}, %")).format(name)
    ys = [(value - low) / (high - low) for value in values]
    return TrendRow(
        title,
        tell.number(line.values[-1]),
        written(zip(xs, ys, strict=True)),
        (float(limit) - low) / (high - low),
        line.step.most is None,
        c.beyond(line.step, line.values[-1]),
    )


def span_words(lines: Sequence[Trend], tell: Telling) -> str:
    """« 9 mois »."""
    months = max((line.months for line in lines), default=0)
    return tell.translate("Console", "{0} mois").format(months) if months else ""


def forecast(lines: Sequence[Trend], tell: Telling) -> str:
    """« Au rythme actuel : netteté au bord à la limite vers janvier 2027 (estimation). »; empty where no line leads out."""
    line = c.soonest(lines)
    if line is None or line.crosses_on is None:
        return ""
    said = tell.translate("Console", "Au rythme actuel : {0} à la limite vers {1} (estimation).")
    return said.format(_small(names(line.step.step_id, tell)[0]), month(line.crosses_on, tell))


def month(day: date, tell: Telling) -> str:
    """« janvier 2027 »."""
    months = tell.translate("Console", "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre").split(",")
    return f"{months[day.month - 1]} {day.year}"


def conclusion(weighed: Sequence[Weighed], next_on: date | None, *, first: bool, tell: Telling) -> tuple[str, str, str]:
    """How the whole stands: what colour, the word, and the sentence behind it."""
    by_grade = {grade: [_small(names(each.step.step_id, tell)[0]) for each in weighed if c.grade(each) is grade] for grade in Grade}
    if by_grade[Grade.OUT]:
        return "stop", tell.translate("Console", "Hors limite."), tell.translate("Console", "À revoir : {0}.").format(", ".join(by_grade[Grade.OUT]))
    said = [tell.translate("Console", "Prochain contrôle le {0}.").format(tell.day(next_on))] if next_on is not None else []
    if first:
        said.append(tell.translate("Console", "Premier contrôle : les suivants lui seront comparés."))
    if by_grade[Grade.TIGHT]:
        said.append(tell.translate("Console", "À surveiller : {0}.").format(", ".join(by_grade[Grade.TIGHT])))
    return "ok", tell.translate("Console", "Conforme."), " ".join(said)


def due_words(due_on: date, tell: Telling) -> str:
    """Until when the next check is to be done."""
    return tell.translate("Console", "Contrôle à faire avant le {0}.").format(tell.day(due_on))


def delay_ms(text: str) -> int | None:
    """What was typed, as milliseconds; None where it is none.

    >>> delay_ms("118"), delay_ms("un peu"), delay_ms("0")
    (118, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 and 0 < int(text) <= LONGEST_DELAY else None


def share(step: Step, value: Decimal, tell: Telling) -> str:
    """« 91 % » of the acceptance."""
    if not step.acceptance:
        return tell.translate("Console", "100 %")
    return tell.number((100 * value / step.acceptance).quantize(Decimal(1), ROUND_HALF_UP)) + " %"


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]

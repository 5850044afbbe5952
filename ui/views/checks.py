"""What the pages of a check show: which are due, where one stands, its table, its plot, what follows from it. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from session.check_desk import Open
from session.upkeep.checks import Check, Kind, Kinds, Step, Way, Weighed, by_vials
from session.upkeep.due import Due, State
from session.upkeep.inventory import Device
from session.upkeep.underway import Phase, Stage, Underway
from ui.views.park import ICONS, WORST, Looked, Mark, due_mark
from ui.views.telling import Telling

UNITS = {"mm[Hg]": "mmHg", "mm[Hg]/min": "mmHg/min", "Cel": "°C", "Ohm": "Ω", "MOhm": "MΩ", "uA": "µA", "/min": "/min", "/s": "/s", "1": ""}
DONE, NOW, TO_DO, BAD = "done", "now", "todo", "bad"


@dataclass(frozen=True)
class CheckRow:
    """One line of the list: a check of a device, and what can be done about it."""

    code: str  # « serial kind », or the check's own name where it is under way
    icon_name: str
    device: str
    serial: str
    check: str
    mark_kind: str
    mark_icon: str
    mark: str
    remark: str
    act: str
    under_way: bool


@dataclass(frozen=True)
class StageRow:
    """One line of the list of steps."""

    words: str
    standing: str  # done, now, todo or bad


@dataclass(frozen=True)
class LevelRow:
    """One line of the table; a cell is empty where it has nothing to say."""

    words: str
    a: str
    a_kind: str
    b: str
    b_kind: str
    c: str
    c_kind: str
    d: str
    d_kind: str
    now: bool


@dataclass(frozen=True)
class StandardRow:
    """One instrument to choose."""

    code: str
    words: str
    remark: str
    chosen: bool


@dataclass(frozen=True)
class FieldRow:
    """One line to write in."""

    code: str
    label: str
    text: str
    hint: str
    error: str


@dataclass(frozen=True)
class HistoryRow:
    """One value of the electrical safety through the years: at acceptance, the time before last, the last time."""

    words: str
    acceptance: str
    before: str
    last: str
    kind: str
    limit: str


@dataclass(frozen=True)
class PersonRow:
    """Somebody who may sign."""

    code: str
    words: str
    remark: str
    chosen: bool


@dataclass(frozen=True)
class Table:
    """The table: its heads and its lines. Without a second head there are no ways, but a limit."""

    title: str
    remark: str
    heads: tuple[str, str, str, str]
    both: bool  # before and after an adjustment
    ways: bool
    rows: tuple[LevelRow, ...]


@dataclass(frozen=True)
class Plot:
    """The errors over the values brought about: kind (found-up, found-down, left-up, left-down), x, y; and the limit at each x."""

    title: str
    axis: str
    limit_words: str
    points: tuple[tuple[str, float, float], ...] = ()
    limits: tuple[tuple[float, float], ...] = ()


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def named(words: str, tell: Telling) -> str:
    """A name, a way or a source that stands in checks.toml."""
    return tell.translate("Checks", words) if words else ""


def number(of: Decimal, tell: Telling) -> str:
    return tell.number(Decimal(format(of, "f")))


def signed(of: Decimal, tell: Telling) -> str:
    """« +4,6 », « −1,1 »."""
    return f"{'+' if of > 0 else '−' if of < 0 else ''}{number(abs(of), tell)}"


def measure(of: Decimal, unit: str, tell: Telling) -> str:
    return f"{number(of, tell)} {UNITS.get(unit, unit)}".rstrip()


def limit(step: Step, tell: Telling) -> str:
    """« ± 3 mmHg »."""
    if step.tick:
        return ""
    if step.within is not None:
        return f"± {measure(step.within, step.unit, tell)}"
    if step.between and step.least is None:
        return tell.translate("Console", "dans la plage imprimée")
    if step.least is not None and step.most is not None:
        return tell.translate("Console", "{0} à {1}").format(number(step.least, tell), measure(step.most, step.unit, tell))
    least = tell.translate("Console", "{0} au moins").format(measure(step.least, step.unit, tell)) if step.least is not None else ""
    most = tell.translate("Console", "{0} au plus").format(measure(step.most, step.unit, tell)) if step.most is not None else ""
    return least or most or tell.translate("Console", "à l’acceptation")


def series_name(steps: Sequence[Step], tell: Telling) -> str:
    """What the steps of one series are called together."""
    together = {
        "visual": tell.translate("Console", "Examen visuel"),
        "leakage": tell.translate("Console", "Courants de fuite"),
        "response": tell.translate("Console", "Réponse en fréquence"),
        "low": tell.translate("Console", "Solution basse"),
        "high": tell.translate("Console", "Solution haute"),
    }
    return together.get(steps[0].of_series) or named(steps[0].name, tell)


def step_words(step: Step, tell: Telling) -> str:
    """« Pression statique, 50 mmHg »."""
    return named(step.name, tell) + (f", {measure(step.target, step.unit, tell)}" if step.target is not None else "")


def way_words(way: Way, tell: Telling) -> str:
    return {Way.UP: tell.translate("Console", "montée"), Way.DOWN: tell.translate("Console", "descente"), Way.ANY: ""}[way]


def stage_rows(check: Underway, tell: Telling) -> tuple[StageRow, ...]:
    """The list of steps with what is done, what is now, what failed."""
    rows, current = [], check.stage
    for stage in check.stages:
        state = DONE if stage.done else NOW if current is not None and (stage.phase, stage.series) == (current.phase, current.series) else TO_DO
        if stage.done and not stage.good and not (stage.phase is Phase.FOUND and _read_again(check, stage)):
            state = BAD
        rows.append(StageRow(_stage_words(check, stage, tell), state))
    return tuple(rows)


def _read_again(check: Underway, stage: Stage) -> bool:
    return any(step.step_id in check.again for step in stage.steps)


def _stage_words(check: Underway, stage: Stage, tell: Telling) -> str:
    if stage.phase is Phase.ADJUST:
        if not stage.done:
            return tell.translate("Console", "Réglage")
        said = " ; ".join(check.adjustments) or tell.translate("Console", "aucun")
        return tell.translate("Console", "Réglage : {0}").format(said)
    name = series_name(stage.steps, tell)
    if stage.phase is Phase.LEFT:
        return tell.translate("Console", "{0}, après réglage").format(name)
    before = stage.series == check.begun.adjust_after or _read_again(check, stage)
    return tell.translate("Console", "{0}, avant réglage").format(name) if before else name


# ── the table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def table_of(check: Underway, now: str, tell: Telling) -> Table:
    """The series with a way up and a way down while it is read or was the last; else every other step, a line each."""
    here = next((step for step in check.steps if step.step_id == now), None)
    ways = [step for step in check.steps if step.way is not Way.ANY]
    if ways and (here is None or here.way is not Way.ANY or here.tick):
        return _two_ways(check, ways, now, tell)
    return _one_way(check, [step for step in check.steps if step.way is Way.ANY], now, tell)


def _two_ways(check: Underway, steps: Sequence[Step], now: str, tell: Telling) -> Table:
    found = {each.step.step_id: each for each in check.weighed()}
    left = {each.step.step_id: each for each in check.weighed(left=True)}
    again = any(step.step_id in check.again for step in steps)
    rows = []
    for target in dict.fromkeys(step.target for step in steps):
        by_way = {step.way: step for step in steps if step.target == target}
        cells: list[tuple[str, str]] = []
        for phase, read in ((Phase.FOUND, found), (Phase.LEFT, left)):
            for way in (Way.UP, Way.DOWN):
                step = by_way.get(way)
                here = step is not None and step.step_id == now and (phase is Phase.LEFT) == (step.step_id in check.again)
                cells.append(("", "") if step is None or (phase is Phase.LEFT and not again) else _error(read.get(step.step_id), here, tell))
        rows.append(_level(number(target or Decimal(0), tell), cells, now=any(step.step_id == now for step in by_way.values())))
    up, down = tell.translate("Console", "Montée"), tell.translate("Console", "Descente")
    unit = UNITS.get(steps[0].unit, steps[0].unit)
    title = tell.translate("Console", "Erreur, en {0}").format(unit)
    return Table(title, tell.translate("Console", "lue moins référence"), (up, down, up if again else "", down if again else ""), again, True, tuple(rows))


def _one_way(check: Underway, steps: Sequence[Step], now: str, tell: Telling) -> Table:
    found = {each.step.step_id: each for each in check.weighed()}
    left = {each.step.step_id: each for each in check.weighed(left=True)}
    again = any(step.step_id in check.again for step in steps)
    compared = any(step.acceptance is not None for step in steps)
    title = tell.translate("Console", "Relevés")
    if by_vials(steps):  # all in one unit, and long: it is said once
        title = tell.translate("Console", "Relevés, en {0}").format(steps[-1].unit)
        steps = [replace(step, unit="1", reads="") for step in steps]
    rows = []
    for step in map(check.bounded, steps):
        here = step.step_id == now
        second = step.step_id in check.again
        cells = [
            _told(found.get(step.step_id), step, here and not second, tell),
            _told(left.get(step.step_id), step, here and second, tell) if second else ("", ""),
            (measure(step.acceptance, step.unit, tell) if step.acceptance is not None else "", "soft"),
            (limit(step, tell), "soft"),
        ]
        rows.append(_level(step_words(step, tell), cells, now=here))
    heads = (
        tell.translate("Console", "Avant réglage") if again else tell.translate("Console", "Lu"),
        tell.translate("Console", "Après réglage") if again else "",
        tell.translate("Console", "À l’acceptation") if compared else "",
        tell.translate("Console", "Limite"),
    )
    return Table(title, "", heads, again, False, tuple(rows))


def _level(words: str, cells: Sequence[tuple[str, str]], *, now: bool) -> LevelRow:
    (a, a_kind), (b, b_kind), (c, c_kind), (d, d_kind) = cells
    return LevelRow(words, a, a_kind, b, b_kind, c, c_kind, d, d_kind, now)


def _error(of: Weighed | None, here: bool, tell: Telling) -> tuple[str, str]:
    if of is None:
        return (tell.translate("Console", "en cours"), "now") if here else (tell.translate("Console", "à faire"), "soft")
    return signed(of.error or Decimal(0), tell), "now" if here else "good" if of.good else "bad"


def _told(of: Weighed | None, step: Step, here: bool, tell: Telling) -> tuple[str, str]:
    if of is None:
        return (tell.translate("Console", "en cours"), "now") if here else (tell.translate("Console", "à faire"), "soft")
    kind = "good" if of.good else "bad"
    if step.tick:
        return (tell.translate("Console", "bon") if of.good else tell.translate("Console", "défaut")), kind
    return (signed(of.error, tell) if of.error is not None else measure(of.point.reading, step.unit, tell)), kind


def summary(weighed: Sequence[Weighed], tell: Telling) -> tuple[bool, str] | None:
    """Whether what was read is within its limits, and the largest error of it; None where nothing was read."""
    if not weighed:
        return None
    errors = [each.error for each in weighed if each.error is not None]
    worst = max(errors, key=abs, default=None)
    return all(each.good for each in weighed), "" if worst is None else tell.translate("Console", "max {0}").format(signed(worst, tell))


def plot_of(check: Underway, now: str, tell: Telling) -> Plot | None:
    """The errors of the series that is read, or of the first that has any; None where fewer than two values are brought about."""
    here = next((step for step in check.steps if step.step_id == now and step.target is not None), None)
    series = here.of_series if here is not None else next((step.of_series for step in check.steps if step.target is not None), "")
    steps = [step for step in check.steps if step.of_series == series and step.target is not None]
    targets = sorted({step.target for step in steps if step.target is not None})
    if len(targets) < 2:
        return None
    points = []
    for phase, left in (("found", False), ("left", True)):
        for each in check.weighed(left=left):
            if each.step.of_series == series and each.step.target is not None and each.error is not None:
                points.append((f"{phase}-{'down' if each.step.way is Way.DOWN else 'up'}", float(each.step.target), float(each.error)))
    within = {step.target: step.within for step in steps}
    unit = UNITS.get(steps[0].unit, steps[0].unit)
    limits = tuple((float(target), float(within[target] or 0)) for target in targets)
    return Plot(
        title=tell.translate("Console", "Erreur selon la valeur demandée"),
        axis=tell.translate("Console", "Valeur de référence, {0}").format(unit),
        limit_words=tell.translate("Console", "Limite {0}").format(limit(steps[0], tell)) if len({size for _, size in limits}) == 1 else "",
        points=tuple(points),
        limits=limits,
    )


# ── what follows ─────────────────────────────────────────────────────────────────────────────────────────────────────


def out_of_limits(check: Underway) -> bool:
    """Whether anything that was read is, or was before it was put right; a look that found a fault too."""
    return check.fails or any(not each.good for each in check.weighed())


def consequence_kind(opened: Open) -> str:
    """How loudly it is said: a fault that still stands, or visits that it touches, as a stop."""
    check = opened.check
    if opened.touched or (check.fails and not check.found_out):
        return "stop"
    return "attention" if out_of_limits(check) else "ok"


def consequence(opened: Open, device: Device | None, tell: Telling) -> str:
    """What was found means for visits that are over."""
    check, count = opened.check, len(opened.touched)
    if not check.found_out:
        if out_of_limits(check):
            return tell.translate("Console", "Hors limite, sans effet sur ce qui a été mesuré avant.")
        return tell.translate("Console", "Rien n’est hors limite de ce qui a été lu.")
    if not count:
        return tell.translate("Console", "L’écart trouvé ne touche aucune visite.")
    last = max((each.done_at for each in device.checks if each.kind_id == check.begun.kind_id and each.left_good), default=None) if device is not None else None
    documents = sum(bool(each.document_id) for each in opened.touched)
    touched = (
        tell.translate("Console", "L’écart trouvé touche {0} visite") if count == 1 else tell.translate("Console", "L’écart trouvé touche {0} visites")
    ).format(count)
    since = tell.translate("Console", "depuis le {0}").format(tell.day(last.astimezone(tell.zone).date())) if last is not None else ""
    letters = tell.translate("Console", "Une lettre est préparée pour chacun de leurs documents ({0}).").format(documents)
    return f"{touched} {since}".strip() + f". {letters}"


# ── the list ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def check_rows(
    looked: Sequence[Looked], under_way: Sequence[Underway], kinds: Kinds, tell: Telling, *, only: Mapping[str, object] | None = None
) -> tuple[CheckRow, ...]:
    """Those under way first, then what is to be done, the worst first, then the rest."""
    devices = {each.device.serial: each.device for each in looked}
    going = {(check.begun.serial, check.begun.kind_id): check for check in under_way}
    rows = []
    for each in looked:
        for due in each.dues:
            if due.state is State.NOT_APPLICABLE or (only is not None and due.kind.kind_id not in only):
                continue
            check = going.get((each.device.serial, due.kind.kind_id))
            rows.append((check is None, WORST.index(due.state), due.days_left or 0, _check_row(devices[each.device.serial], due, check, tell)))
    return tuple(row for *_, row in sorted(rows, key=lambda row: row[:3]))


def _check_row(device: Device, due: Due, check: Underway | None, tell: Telling) -> CheckRow:
    mark = due_mark(due, tell)
    put_off = device.put_off(due.kind.kind_id)
    if check is not None:
        done = sum(stage.done for stage in check.stages)
        mark = Mark("primary", "player-play", tell.translate("Console", "En cours : {0} sur {1}").format(done, len(check.stages)))
        remark = tell.translate("Console", "commencé par {0}").format(check.begun.by.name)
    elif put_off is not None:
        remark = tell.translate("Console", "reporté au {0} : {1}").format(tell.day(put_off.until), put_off.reason)
    elif due.checked_on is not None:
        remark = tell.translate("Console", "fait le {0}").format(tell.day(due.checked_on))
    else:
        remark = tell.translate("Console", "jamais fait")
    return CheckRow(
        code=check.check_id if check is not None else f"{device.serial} {due.kind.kind_id}",
        icon_name=ICONS.get(device.equipment.role, "device-desktop"),
        device=device.equipment.common_name,
        serial=device.serial,
        check=named(due.kind.name, tell),
        mark_kind=mark.kind,
        mark_icon=mark.icon_name,
        mark=mark.words,
        remark=remark,
        act=tell.translate("Console", "Reprendre") if check is not None else tell.translate("Console", "Commencer"),
        under_way=check is not None,
    )


def history(device: Device, kind: Kind, tell: Telling) -> tuple[HistoryRow, ...]:
    """What each step gave at acceptance, the time before last and the last time."""
    checks = [check for check in device.checks if check.kind_id == kind.kind_id]
    if not checks:
        return ()
    accepted, last = device.accepted(kind.kind_id), checks[-1]
    before = checks[-2] if len(checks) > 1 else None

    def said(check: Check | None, step: Step) -> str:
        of = next((each for each in check.as_left if each.step.step_id == step.step_id), None) if check is not None else None
        return "" if of is None else _told(of, step, False, tell)[0]

    good = {each.step.step_id: each.good for each in last.as_left}
    return tuple(
        HistoryRow(
            step_words(step, tell), said(accepted, step), said(before, step), said(last, step), "good" if good.get(step.step_id) else "bad", limit(step, tell)
        )
        for step in last.steps
    )


def method_words(method: str, tell: Telling) -> str:
    return {
        "direct": tell.translate("Console", "Méthode directe"),
        "differential": tell.translate("Console", "Méthode différentielle"),
        "alternative": tell.translate("Console", "Méthode alternative"),
    }.get(method, method)


def kind_of(kinds: Kinds, code: str) -> Kind | None:
    """The kind that a row « serial kind » names."""
    return kinds.named(code.rpartition(" ")[2])

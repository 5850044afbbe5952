"""Screen 21 in words: the step of now, the instrument, the signatures, the verdict and what follows. No Qt."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from session.check_desk import NOT_READING, DeviceReading, Open
from session.people import Author, Part
from session.upkeep.checks import Gate, Kinds, Reference, Step, Verdict, Way, by_vials
from session.upkeep.inventory import Checked, Device
from session.upkeep.lookback import Touched
from session.upkeep.underway import Phase, Underway
from ui.views import check_form as f
from ui.views import checks
from ui.views.check_form import CheckForm
from ui.views.telling import Telling


@dataclass(frozen=True)
class Told:
    """All that the page is made of."""

    opened: Open
    device: Device | None
    form: CheckForm
    reading: DeviceReading
    done: Checked | None
    touched: tuple[Touched, ...]
    tell: Telling

    @property
    def check(self) -> Underway:
        return self.opened.check

    @property
    def role(self) -> str:
        return self.device.equipment.role if self.device is not None else ""

    @property
    def step(self) -> Step | None:
        """The step of now, or the one that is read again; with its bounds, where they were read before."""
        now = self.check.step_now
        step_id = self.form.again or (now[0].step_id if now is not None else "")
        return next((self.check.bounded(step) for step in self.check.steps if step.step_id == step_id), None)

    @property
    def step_id(self) -> str:
        return self.step.step_id if self.step is not None else ""

    @property
    def heard(self) -> DeviceReading:
        """What the device shows for this very step; nothing where it was listened to for another."""
        return self.reading if self.reading.step_id in ("", self.step_id) else NOT_READING

    @property
    def by_vials(self) -> bool:
        return by_vials(self.check.steps)

    @property
    def asks_reference(self) -> bool:
        return self.step is not None and self.step.within is not None

    @property
    def mode(self) -> str:
        """Which part of the page is open."""
        check, panel = self.check, self.form.panel
        if self.done is not None:
            return "done"
        if panel in (f.SIGN, f.NOTES, f.PREPARE, f.ADJUST):
            return panel
        if check.lacks:
            return f.PREPARE
        if check.stage is not None and check.stage.phase is Phase.ADJUST and not self.form.again:
            return f.ADJUST
        if check.broken_off or self.step is None:
            return "ready"
        return "tick" if self.step.tick else "read"


def units(check: Underway) -> tuple[str, ...]:
    """Those of what is held against the reference."""
    return tuple(dict.fromkeys(step.unit for step in check.steps if step.within is not None))


def read_before(check: Underway, step_id: str) -> str:
    """The step that was noted before this one (empty: the last), to be read again: as left where something was adjusted, else as found."""
    read = [each.step.step_id for each in check.weighed(left=bool(check.again))]
    before = read[: read.index(step_id)] if step_id in read else read
    return before[-1] if before else ""


@dataclass(frozen=True)
class StandardWords:
    """How the page speaks of what the device is held against."""

    fields: tuple[str, str, str, str]
    row: str
    other: str
    other_remark: str
    missing: str
    chosen: str


def standard_words(told: Told) -> StandardWords:
    """Of an instrument with its certificate; or of vials, with their lots and their expiry."""
    tell = told.tell
    if told.by_vials:
        return StandardWords(
            (
                tell.translate("Console", "Solutions de contrôle, marque"),
                tell.translate("Console", "Lots des deux solutions"),
                tell.translate("Console", "Lot des bandelettes"),
                tell.translate("Console", "Première péremption"),
            ),
            tell.translate("Console", "bandelettes {0}, valables jusqu’au {1}"),
            tell.translate("Console", "D’autres flacons"),
            tell.translate("Console", "avec leurs lots et leur péremption"),
            tell.translate("Console", "Flacons à noter"),
            tell.translate("Console", "Lots {0}, valables jusqu’au {1}"),
        )
    return StandardWords(
        (
            tell.translate("Console", "Étalon"),
            tell.translate("Console", "Son numéro de série"),
            tell.translate("Console", "Son certificat"),
            tell.translate("Console", "Valable jusqu’au"),
        ),
        tell.translate("Console", "{0}, valide jusqu’au {1}"),
        tell.translate("Console", "Un autre étalon"),
        tell.translate("Console", "avec son propre certificat"),
        tell.translate("Console", "Étalon à choisir"),
        tell.translate("Console", "Étalon {0}, valide jusqu’au {1}"),
    )


# ── the preparation ──────────────────────────────────────────────────────────────────────────────────────────────────


def standard_rows(told: Told, standards: tuple[Reference, ...]) -> tuple[checks.StandardRow, ...]:
    """The instruments of earlier checks whose certificate holds, and another one."""
    if not told.check.begun.reference:
        return ()
    tell, said = told.tell, standard_words(told)
    rows = [
        checks.StandardRow(
            each.serial,
            f"{each.name} {each.serial}",
            said.row.format(each.certificate, tell.day(each.valid_until)),
            each.serial == told.form.standard,
        )
        for each in standards
    ]
    return (*rows, checks.StandardRow(f.OTHER, said.other, said.other_remark, told.form.standard == f.OTHER))


def field_rows(told: Told) -> tuple[checks.FieldRow, ...]:
    """The lines to write in: of the instrument where it is another, of the room, of the uncertainty."""
    tell, form = told.tell, told.form
    labels = {
        **dict(zip(f.REFERENCE_FIELDS, standard_words(told).fields, strict=True)),
        "celsius": tell.translate("Console", "Température, °C"),
        "humidity": tell.translate("Console", "Humidité, %"),
        "hectopascal": tell.translate("Console", "Pression de l’air, hPa"),
    }
    said = {"missing": tell.translate("Console", "à remplir"), "wrong": tell.translate("Console", "à vérifier"), "": ""}
    rows = []
    for name, needed in _fields(told):
        unit = name.removeprefix("uncertainty-")
        label = labels.get(name) or tell.translate("Console", "Incertitude (k = 2), {0}").format(checks.UNITS.get(unit, unit))
        error = said[form.wrong_field(name, needed=needed)] if form.tried else ""
        hint = tell.translate("Console", "jj/mm/aaaa") if name == "valid_until" else ""
        rows.append(checks.FieldRow(name, label, form.text(name), hint, error))
    return tuple(rows)


def unprepared(told: Told) -> bool:
    """Whether something that is needed is not typed, or cannot be."""
    check, form = told.check, told.form
    chosen = bool(form.standard) or check.reference is not None or not check.begun.reference
    return not chosen or any(form.wrong_field(name, needed=needed) for name, needed in _fields(told))


def _fields(told: Told) -> list[tuple[str, bool]]:
    """The fields that stand on the page, and whether each is needed."""
    check, form = told.check, told.form
    names = [(name, True) for name in f.REFERENCE_FIELDS] if form.standard == f.OTHER else []
    if check.begun.environment:
        needed = check.environment is None or any(form.text(name).strip() for name in f.ROOM_FIELDS)  # a room is noted whole
        names += [(name, needed) for name in f.ROOM_FIELDS]
    return [*names, *((f"uncertainty-{unit}", False) for unit in units(check))]


# ── signing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def people_rows(told: Told, people: tuple[Author, ...]) -> tuple[checks.PersonRow, ...]:
    """Who may sign now: a technician first, then anybody else."""
    tell, signed = told.tell, {each.identifier for each in told.check.signed_by}
    parts = {Part.TECHNICIAN: tell.translate("Console", "technicien"), Part.ASSISTANT: tell.translate("Console", "téléassistant")}
    may = [each for each in people if each.identifier not in signed and (signed or each.part is Part.TECHNICIAN)]
    return tuple(checks.PersonRow(each.identifier, each.name, parts.get(each.part, ""), each.identifier == told.form.person) for each in may)


# ── the whole page ───────────────────────────────────────────────────────────────────────────────────────────────────


def view(
    told: Told, table: checks.Table, plot: checks.Plot | None, kinds: Kinds, *, can_listen: bool, can_release: bool, can_see_visits: bool
) -> dict[str, Any]:
    """Every sentence of the page, by the name of its property."""
    check, tell, form = told.check, told.tell, told.form
    kind = kinds.named(check.begun.kind_id)
    name = told.device.equipment.common_name if told.device is not None else ""
    return {
        "mode": told.mode,
        "title": tell.said_of(name, _lowered(checks.named(kind.name, tell))) if kind is not None else name,
        "stages_said": _counted(check),
        "remark": _remark(told),
        **_standard(check.reference, told),
        "how": checks.named(kind.how, tell) if kind is not None else "",
        **_asked(told),
        "can_listen": can_listen and told.mode == "read",
        "listening": told.heard.listening,
        "can_release": can_release,
        "can_step_back": bool(read_before(check, form.again)) and told.mode in ("read", "tick", "ready", "adjust"),
        "table_title": table.title,
        "table_remark": table.remark,
        **dict(zip(("head_a", "head_b", "head_c", "head_d"), table.heads, strict=True)),
        "both": table.both,
        "ways": table.ways,
        **_summaries(told),
        "plot_title": plot.title if plot is not None else "",
        "plot_axis": plot.axis if plot is not None else "",
        "plot_limit": plot.limit_words if plot is not None else "",
        "consequence": checks.consequence(told.opened, told.device, tell),
        "consequence_kind": checks.consequence_kind(told.opened),
        "adjustment": form.text("adjustment"),
        "can_adjust": bool(form.text("adjustment").strip()),
        "can_break_off": check.fails and not check.broken_off and check.stage is not None,
        "reason": form.text("reason"),
        "note": form.text("note"),
        "employer": form.text("employer"),
        **_signing(told),
        **_verdict(told, kinds),
        "can_see_visits": can_see_visits and bool(told.touched),
        "photos_words": _photos(len(check.photos), tell),
    }


def stage_window(told: Told, *, buttons: bool) -> tuple[checks.StageRow, ...]:
    """The steps that there is room for: beside the pad, those around the step of now."""
    rows = checks.stage_rows(told.check, told.tell)
    now = next((place for place, row in enumerate(rows) if row.standing == checks.NOW), 0)
    if told.mode != "read":
        return rows
    return rows[now : now + 1] if buttons else rows[max(0, now - 1) : now + 2]


def _counted(check: Underway) -> str:
    return f"{sum(stage.done for stage in check.stages)} / {len(check.stages)}"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _remark(told: Told) -> str:
    check, tell = told.check, told.tell
    room = check.environment
    words = [tell.translate("Console", "N° {0}").format(check.begun.serial)]
    if check.begun.method:
        words.append(checks.method_words(check.begun.method, tell))
    if room is not None:
        words += [f"{checks.number(room.celsius, tell)} °C", f"{checks.number(room.humidity, tell)} % HR", f"{checks.number(room.hectopascal, tell)} hPa"]
    return " · ".join(words)


def _standard(of: Reference | None, told: Told) -> dict[str, object]:
    tell = told.tell
    if of is None:
        missing = told.check.begun.reference
        return {"standard": standard_words(told).missing if missing else "", "standard_kind": "attention"}
    soon = of.valid_until <= (tell.now + timedelta(days=30)).date()
    words = standard_words(told).chosen.format(of.serial, tell.day(of.valid_until))
    return {"standard": words, "standard_kind": "attention" if soon else "ok"}


def _asked(told: Told) -> dict[str, object]:
    step, tell, form = told.step, told.tell, told.form
    if step is None:
        return {}
    unit = checks.UNITS.get(step.unit, step.unit)
    way = checks.way_words(step.way, tell) if step.way is not Way.ANY else ""
    named = checks.named(step.name, tell)
    label = tell.translate("Console", "Palier demandé") if step.way is not Way.ANY else named
    source = checks.named(step.source, tell)
    printed = f"{checks.limit(step, tell)}." if step.between and step.least is not None else ""
    is_bound = any(step.step_id in each.between for each in told.check.steps)
    label_read = tell.translate("Console", "Imprimé, {0}") if is_bound else tell.translate("Console", "Lu, {0}")
    at = tell.translate("Console", "À l’acceptation : {0}.").format(checks.measure(step.acceptance, step.unit, tell)) if step.acceptance is not None else ""
    whole = f.number_of(form.reading) is not None and (not told.asks_reference or f.number_of(form.reference) is not None)
    steady, kind = _steady(told)
    return {
        "asked_label": label,
        "asked": checks.number(step.target, tell) if step.target is not None else "",
        "asked_remark": ", ".join(filter(None, (unit, way))),
        "step_limit": " ".join(filter(None, (printed, f"{source}.", at))),
        "reference_label": tell.translate("Console", "Référence"),
        "reference": form.reference.replace(",", tell.translate("Console", ",")),
        "reading_label": told.device.equipment.common_name if told.device is not None and step.within is not None else label_read.format(unit),
        "reading": form.reading.replace(",", tell.translate("Console", ",")),
        "asks_reference": told.asks_reference,
        "writes_reference": form.field_of(told.asks_reference) == f.REFERENCE,
        "steady": steady,
        "steady_kind": kind,
        "can_note": whole,
    }


def _steady(told: Told) -> tuple[str, str]:
    reading, tell = told.heard, told.tell
    if reading.error is not None:
        return tell.translate("Console", "L’appareil ne répond pas."), "stop"
    if reading.failed is not None:
        return tell.reason(reading.failed), "stop"
    if reading.steady:
        return tell.translate("Console", "Stable, lu sur l’appareil"), "ok"
    if reading.number is not None:
        return tell.translate("Console", "Stable depuis {0} s sur {1}").format(reading.since_s, reading.for_s), "attention"
    return (tell.translate("Console", "Attend l’appareil…"), "attention") if reading.listening else ("", "none")


def _summaries(told: Told) -> dict[str, object]:
    check, tell = told.check, told.tell
    told_of: dict[str, object] = {}
    found = (tell.translate("Console", "Tel que trouvé : conforme"), tell.translate("Console", "Tel que trouvé : hors limite"))
    if check.again:
        found = (tell.translate("Console", "Avant réglage : conforme"), tell.translate("Console", "Avant réglage : hors limite"))
    for name, left, words in (
        ("found", False, found),
        ("left", True, (tell.translate("Console", "Après réglage : conforme"), tell.translate("Console", "Après réglage : hors limite"))),
    ):
        summary = checks.summary(check.weighed(left=left), tell)
        if summary is not None:
            good, most = summary
            told_of |= {f"{name}_said": words[0] if good else words[1], f"{name}_kind": "ok" if good else "stop", f"{name}_max": most}
    said = [
        tell.translate("Console", "± {0} (k = {1})").format(checks.measure(each.value, each.unit, tell), checks.number(each.k, tell))
        for each in check.uncertainties
    ]
    uncertainty = tell.translate("Console", "Incertitude élargie {0}.").format(" ; ".join(said)) if said else ""
    return told_of | {"uncertainty": uncertainty}


def _signing(told: Told) -> dict[str, object]:
    check, tell, form = told.check, told.tell, told.form
    names = ", ".join(each.name for each in check.signed_by)
    left = 2 - len(check.signed_by)
    words = tell.translate("Console", "Conclure") if left == 0 else tell.translate("Console", "Signer")
    titles = {
        2: tell.translate("Console", "Première signature : le technicien"),
        1: tell.translate("Console", "Seconde signature : une autre personne"),
        0: tell.translate("Console", "Signé par deux personnes"),
    }
    return {
        "sign_title": titles[left],
        "signers": names or tell.translate("Console", "un technicien, puis une autre personne"),
        "sign_words": words,
        "can_sign": check.whole,
        "concludes": left == 0,
        "typed": len(form.code),
        "wrong": form.wrong,
        "person": form.person,
    }


def _verdict(told: Told, kinds: Kinds) -> dict[str, object]:
    tell, done = told.tell, told.done
    if done is None:
        return {}
    check, kind = done.check, kinds.named(done.check.kind_id)
    words = {
        Verdict.CONFORMING: tell.translate("Console", "Conforme"),
        Verdict.ADJUSTED: tell.translate("Console", "Conforme après réglage"),
        Verdict.FAILED: tell.translate("Console", "Non conforme"),
    }
    if check.verdict is Verdict.FAILED and kind is not None and kind.gate is Gate.NONE:
        remark = tell.translate("Console", "À refaire ; ce contrôle n’arrête pas l’appareil.")
    elif check.verdict is Verdict.FAILED:
        remark = tell.translate("Console", "L’appareil reste arrêté jusqu’à un contrôle conforme, selon le choix du site.")
    else:
        due = tell.day((check.done_at + timedelta(days=kind.period_days)).astimezone(tell.zone).date()) if kind is not None else ""
        remark = tell.translate("Console", "Prochain contrôle avant le {0}.").format(due)
    documents = sum(bool(each.document_id) for each in told.touched)
    return {
        "verdict": words[check.verdict],
        "verdict_kind": "stop" if check.verdict is Verdict.FAILED else "ok",
        "verdict_remark": remark,
        "letters_words": tell.translate("Console", "Lettres à joindre ({0})").format(documents) if documents else "",
    }


def _photos(count: int, tell: Telling) -> str:
    if not count:
        return tell.translate("Console", "Ajouter les photos de la clé")
    return (tell.translate("Console", "{0} photo") if count == 1 else tell.translate("Console", "{0} photos")).format(count)

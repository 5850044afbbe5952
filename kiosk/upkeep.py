"""The technician's commands: the park with its due dates, guided checks, the look-back, the register as a file."""

import argparse
import asyncio
import getpass
import sys
import uuid
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from devices.chart import M3
from devices.errors import DeviceError
from devices.measurement import Quantity
from devices.role import Role
from devices.sweep import Sweep, Unmeasured
from kiosk.booth_store import open_store
from kiosk.device_names import NAMES
from kiosk.finding import Finding, doubtful, good, wrong
from kiosk.local_time import local_clock
from kiosk.settings import Settings
from session.checking import Checking
from session.documents import upkeep_words as w
from session.documents.words import QUANTITIES
from session.logins import LoginRefused, Logins, MustWait
from session.papers import Papers
from session.people import Author, Part
from session.report import Site
from session.store.booth import BoothStore
from session.upkeep.checks import Check, Environment, Gate, Kind, NotACheck, Point, Reference, Step, Uncertainty, Weighed, read_kinds
from session.upkeep.due import BOOTH_ROLE, TO_DO, State, dues_of, hindrance
from session.upkeep.inventory import Device, Entered, Entry, Equipment, IllegalEntry, Park, Resumed, Retired, Standing, Stopped, Voided
from session.upkeep.lookback import look_back as visits_touched
from session.upkeep.lookback import span_of, span_to_review
from session.upkeep.stethoscope_sweep import KIND, SENTENCES, points_of, remark_of
from session.upkeep.underway import Underway

T = TypeVar("T")
KINDS = read_kinds()


# ── what stands ──────────────────────────────────────────────────────────────────────────────────────────────────────


def list_park(settings: Settings, given: argparse.Namespace) -> int:
    """Each device with its due dates."""
    with closing(open_store(settings)) as store:
        park = store.register.park()
    for device in park.devices.values():
        if device.standing is Standing.RETIRED:
            continue
        why = hindrance(park, KINDS, device.serial, local_clock(), overdue_blocks=settings.measures.overdue == "block")
        print(f"{w.device_words(device)} : {f'bloqué, {w.HINDRANCES[why]}' if why is not None else 'utilisable'}")
        for due in dues_of(device, KINDS, local_clock().date()):
            print(f"  {w.DUE_MARKS[due.state]} {due.kind.name} ({due.kind.kind_id}) : {w.due_words(due)}")
    if not park.devices:
        print("Aucun appareil au registre : alcove upkeep enter-device.")
    if not KINDS.validated_by:
        print(f"Limites, version {KINDS.version} : pas encore validées par le responsable du site.")
    return 0


def findings(store: BoothStore, settings: Settings) -> Sequence[Finding]:
    """What the self-test says of the devices' checks: the same as `alcove upkeep list`."""
    entries, park, now, found = store.register.verify(), store.register.park(), local_clock(), []
    devices = [device for device in park.devices.values() if device.standing is not Standing.RETIRED]
    for device in devices:
        part, remedy = f"Contrôles, {device.equipment.common_name} n° {device.serial}", f"alcove upkeep check {device.equipment.role}"
        dues = [due for due in dues_of(device, KINDS, now.date()) if due.state in TO_DO]
        said = " ; ".join(f"{due.kind.name} {w.due_words(due)}" for due in dues)
        why = hindrance(park, KINDS, device.serial, now, overdue_blocks=settings.measures.overdue == "block")
        if why is not None:
            found.append(wrong(part, f"bloqué, {w.HINDRANCES[why]}" + (f" ({said})" if said else ""), remedy))
        elif dues:
            found.append(doubtful(part, said, remedy))
    if not devices:
        return [doubtful("Contrôles", "aucun appareil au registre : chaque valeur dit que son contrôle est inconnu", "alcove upkeep enter-device")]
    return found or [good("Contrôles", f"{len(devices)} appareil{'s' if len(devices) > 1 else ''} à jour, registre intact ({entries} lignes)")]


def look_back(settings: Settings, given: argparse.Namespace) -> int:
    """The visits to read again."""
    with closing(open_store(settings)) as store:
        device = store.register.park().devices.get(given.serial)
        if device is None:
            print(f"{w.REFUSALS['serial-unknown']} : {given.serial}".capitalize(), file=sys.stderr)
            return 1
        _print_touched(store, device, None)
    return 0


def _print_touched(store: BoothStore, device: Device, failed: Check | None) -> None:
    span = span_to_review(device, KINDS) if failed is None else span_of(device, failed)
    touched = visits_touched(store.ledger(serial=device.serial), device.serial, span)
    since = f"depuis le {span.since:%d/%m/%Y %H:%M}, dernier bon contrôle" if span.since is not None else "depuis toujours : aucun bon contrôle avant"
    until = f", jusqu’au {span.until:%d/%m/%Y %H:%M}" if span.until is not None else ""
    print(f"{w.device_words(device)} : {len(touched)} visite{'s' if len(touched) > 1 else ''} à relire {since}{until}")
    for row in touched:
        quantities = ", ".join(QUANTITIES.get(Quantity.of(loinc), loinc) for loinc in row.loincs)
        print(f"  {row.consultation_id}  {row.first:%d/%m/%Y %H:%M} UTC  {quantities}  {row.document_id or 'sans document'}")


def export(settings: Settings, given: argparse.Namespace) -> int:
    """The register, whole or of one device, as a table and as paper."""
    if given.csv is None and given.pdf is None:
        print("Dans quel fichier ? --csv FICHIER, --pdf FICHIER", file=sys.stderr)
        return 2
    with closing(open_store(settings)) as store:
        if given.serial and given.serial not in store.register.park().devices:
            print(f"{w.REFUSALS['serial-unknown']} : {given.serial}".capitalize(), file=sys.stderr)
            return 1
        lines, papers = store.register.verify(), _papers(store, settings)
        made = {given.csv: papers.register_csv, given.pdf: papers.register_pdf}
        for path in filter(None, (given.csv, given.pdf)):
            if not _saved(path, made[path](given.serial)):
                return 1
            print(f"{path} : registre intact, {lines} lignes.")
    return 0


def certificate(settings: Settings, given: argparse.Namespace) -> int:
    """The certificate of one check."""
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: 0 if _saved(given.pdf, _papers(store, settings).certificate(given.line)) else 1)


def letters(settings: Settings, given: argparse.Namespace) -> int:
    """A letter for each document that states values in doubt by one check."""
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: _letters(_papers(store, settings), given))


def _letters(papers: Papers, given: argparse.Namespace) -> int:
    touched = papers.touched(given.line)
    try:
        written = papers.at(given.folder).write_letters(given.line)
    except OSError as error:
        print(f"{given.folder} : {error.strerror}", file=sys.stderr)
        return 1
    print(f"{len(touched)} visite{'s' if len(touched) > 1 else ''} à relire, {len(written)} lettre{'s' if len(written) > 1 else ''} dans {given.folder}")
    return 0


def _papers(store: BoothStore, settings: Settings) -> Papers:
    booth = settings.booth
    site = Site(booth.name, booth.place.split(",")[0], booth.place, booth.phone, booth.finess)
    return Papers(store, KINDS, site, local_clock)


def _saved(path: Path, data: bytes) -> bool:
    try:
        path.write_bytes(data)
    except OSError as error:
        print(f"{path} : {error.strerror}", file=sys.stderr)
        return False
    return True


# ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────


def enter_device(settings: Settings, given: argparse.Namespace) -> int:
    """A device comes into the booth."""
    equipment = Equipment(
        serial=given.serial.strip(),
        role=given.role,
        common_name=given.name or _usual_name(given.role),
        trade_name=given.trade_name,
        make=given.make,
        model=given.model,
        udi=given.udi,
        firmware=given.firmware,
        location=given.location or settings.booth.name,
        supplier=given.supplier,
        first_used=given.first_used,
        accessories=tuple(given.accessory),
        not_applicable=tuple(given.not_for),
    )
    if unknown := set(given.not_for) - {kind.kind_id for kind in KINDS.of(given.role)}:
        print(f"Pas un contrôle de cet appareil : {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    return _write(
        settings,
        "device-entered",
        equipment.serial,
        lambda line: Entered(**line, equipment=equipment, replaces=given.replaces, corrects=given.corrects, reason=given.reason),
        "Inscrit. Il ne mesure qu’après son premier contrôle : alcove upkeep check " + given.role,
    )


def _usual_name(role: str) -> str:
    return "Borne complète" if role == BOOTH_ROLE else NAMES[Role(role)]


def stop(settings: Settings, given: argparse.Namespace) -> int:
    """Out of service from now on."""
    return _write(settings, "device-stopped", given.serial, lambda line: Stopped(**line, serial=given.serial, reason=given.reason), "Arrêté.")


def resume(settings: Settings, given: argparse.Namespace) -> int:
    """In service again."""
    return _write(settings, "device-resumed", given.serial, lambda line: Resumed(**line, serial=given.serial, reason=given.reason), "Remis en service.")


def retire(settings: Settings, given: argparse.Namespace) -> int:
    """Gone for good."""
    return _write(settings, "device-retired", given.serial, lambda line: Retired(**line, serial=given.serial, reason=given.reason), "Retiré.")


def void(settings: Settings, given: argparse.Namespace) -> int:
    """A line that should never have been written."""
    return _write(
        settings, "register-voided", given.entry, lambda line: Voided(**line, corrects=given.entry, reason=given.reason), "Annulée ; les deux restent."
    )


def _write(settings: Settings, act: str, subject: str, entry: Callable[[dict[str, Any]], Entry], done: str) -> int:
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: _write_signed(store, act, subject, entry, done))


def _write_signed(store: BoothStore, act: str, subject: str, entry: Callable[[dict[str, Any]], Entry], done: str) -> int:
    by = _signature(store, "Technicien", (Part.TECHNICIAN,))
    written = entry({"entry_id": uuid.uuid4().hex, "at": local_clock(), "by": by})
    store.register.append(written)
    store.audit(act, by, subject)
    print(f"{done} Ligne {written.entry_id}.")
    return 0


# ── a check, step by step ────────────────────────────────────────────────────────────────────────────────────────────


def check(settings: Settings, given: argparse.Namespace) -> int:
    """Guide through one check. What is noted stays: a check that was interrupted goes on where it stood, here or on the booth's own screen."""
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: _check(store, settings, given))


def sweep(settings: Settings, given: argparse.Namespace) -> int:
    """The stethoscope's loop-back sweep: played, listened to and noted; then the check goes on as any other."""
    given.role, given.kind, given.method = Role.STETHOSCOPE.value, KIND, ""
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: _check(store, settings, given, lambda: _swept(settings, given.loudspeaker)))


def _swept(settings: Settings, loudspeaker: str) -> Sweep:
    from drivers.stethoscope.coupler import sweep as play  # asyncio and a process: only where it is played

    print("Le balayage dure 15 secondes : silence, s’il vous plaît.", flush=True)
    try:
        found = asyncio.run(play(settings.devices.stethoscope, loudspeaker=loudspeaker))
    except Unmeasured as error:
        raise _Stop(f"Rien n’est mesuré : {SENTENCES[error.flaw]}.") from None
    except DeviceError:
        raise _Stop("Rien n’est mesuré : aucune entrée son de ce nom ([devices] stethoscope).") from None
    print(remark_of(found))
    return found


def _check(store: BoothStore, settings: Settings, given: argparse.Namespace, swept: Callable[[], Sweep] | None = None) -> int:
    device = _device(store.register.park(), given.role, given.serial)
    kind = _kind(given.role, given.kind)
    technician = _signature(store, "Technicien", (Part.TECHNICIAN,))
    print(f"{w.device_words(device)} · {kind.name}\n{kind.how}")
    checking = Checking(store, KINDS, local_clock, failed_stops=settings.measures.overdue == "block")
    check = checking.begin(device.serial, kind.kind_id, technician, _method(kind, given.method))
    if check.found:
        print("Ce contrôle était commencé : il reprend où il en était.")
    check = _prepared(checking, check, kind, technician)
    remark = ""
    while check.stage is not None or (check.fails and _yes("Un réglage a-t-il été fait ? (o/n)")):
        if swept is not None and check.step_now is not None:
            check, remark = _played(checking, check, swept(), technician)
            continue
        check = _noted(checking, check, technician)
    if units := {step.unit for step in check.steps if step.within is not None} - {each.unit for each in check.uncertainties}:
        for unit in sorted(units):
            if said := _ask(f"Incertitude élargie (k = 2), {w.UNITS.get(unit, unit)} (vide : non dite)"):
                check = checking.say_uncertainty(check.check_id, Uncertainty(_decimal(said), unit), technician)
    checking.remark(
        check.check_id, " ".join(filter(None, (_ask("Remarque (vide : aucune)"), remark))), _ask("Employeur du technicien (vide : non dit)"), technician
    )
    second = _signature(store, "Seconde personne", (Part.TECHNICIAN, Part.ASSISTANT))
    for who in (technician, second):
        check = checking.sign(check.check_id, who)
    entry = checking.conclude(check.check_id, corrects=given.corrects, reason=given.reason)
    after = store.register.park().devices[device.serial]
    due = next(due for due in dues_of(after, KINDS, entry.at.date()) if due.kind is kind)
    what_next = f"Prochain contrôle avant le {w.day(due.due_on)}." if due.state is not State.FAILED else "À refaire."
    print(f"Verdict : {w.VERDICTS[entry.check.verdict]}. {what_next}")
    print(f"Ligne {entry.entry_id}.")
    if not entry.check.found_good and kind.gate is Gate.MEASURES:
        _print_touched(store, after, entry.check)
    return 0


def _played(checking: Checking, check: Underway, found: Sweep, by: Author) -> tuple[Underway, str]:
    """All that is to be read now, from one sweep; and its other figures in words."""
    points = {point.step_id: point for point in points_of(found, check.steps)}
    while check.step_now is not None:
        step, _ = check.step_now
        check = checking.read(check.check_id, points[step.step_id], by)
        print(f"  {'✓' if Weighed(step, points[step.step_id]).good else '✗'} {w.weighed_words(Weighed(step, points[step.step_id]))}")
    return check, remark_of(found)


def _prepared(checking: Checking, check: Underway, kind: Kind, by: Author) -> Underway:
    if kind.reference and check.reference is None:
        check = checking.choose_reference(check.check_id, _reference(), by)
    if kind.environment and check.environment is None:
        room = Environment(_number("Température, °C"), _number("Humidité, %"), _number("Pression de l’air, hPa"))
        check = checking.read_room(check.check_id, room, by)
    return check


def _noted(checking: Checking, check: Underway, by: Author) -> Underway:
    """One step read, or the adjustment said."""
    if check.step_now is not None:
        step, phase = check.step_now
        check = checking.read(check.check_id, _point(step), by)
        stage = next(stage for stage in check.stages if (stage.series, stage.phase) == (step.of_series, phase))
        if stage.done:
            for each in stage.read:
                print(f"  {'✓' if each.good else '✗'} {w.weighed_words(each)}")
        return check
    if check.stage is not None and not check.fails:
        return checking.adjust(check.check_id, "", by)
    if check.stage is not None and not _yes("Un réglage a-t-il été fait ? (o/n)"):
        return checking.adjust(check.check_id, "", by)
    return checking.adjust(check.check_id, _text("Quel réglage"), by)


def _method(kind: Kind, asked: str) -> str:
    if asked not in (kind.methods or ("",)):
        raise _Stop(f"Quelle méthode ? --method : {', '.join(kind.methods) or 'sans objet pour ce contrôle'}")
    return asked


def _device(park: Park, role: str, serial: str) -> Device:
    devices = [device for device in park.in_service(role) if serial in ("", device.serial)]
    if len(devices) != 1:
        named = ", ".join(device.serial for device in park.in_service(role))
        raise _Stop(f"Lequel ? --serial : {named}" if devices else f"Aucun appareil de ce rôle au registre ({named or 'alcove upkeep enter-device'}).")
    return devices[0]


def _kind(role: str, kind_id: str) -> Kind:
    kinds = [kind for kind in KINDS.of(role) if kind_id in ("", kind.kind_id)]
    if len(kinds) != 1:
        raise _Stop(f"Quel contrôle ? --kind : {', '.join(kind.kind_id for kind in KINDS.of(role)) or 'aucun pour ce rôle'}")
    return kinds[0]


def _reference() -> Reference:
    return Reference(_text("Étalon"), _text("Son numéro de série"), _text("Son certificat"), _parsed("Valable jusqu’au (AAAA-MM-JJ)", date.fromisoformat))


def _point(step: Step) -> Point:
    print(f"{w.step_words(step)} : {w.limit_words(step)}. Source : {step.source}")
    if step.tick:
        return Point(step.step_id, Decimal(int(_yes("  Bon (o/n)"))))
    reference = _number("  Référence") if step.within is not None else None
    return Point(step.step_id, _number("  Lu"), reference)


def chart(_: Settings, given: argparse.Namespace) -> int:
    """The camera chart, to be printed."""
    from session.documents import chart_sheet  # WeasyPrint is for whoever prints

    try:
        given.out.write_bytes(chart_sheet.pdf())
    except OSError as error:
        print(f"{given.out} : {error.strerror}", file=sys.stderr)
        return 1
    print(f"{given.out} : mire {M3.name}, lot {M3.lot}. À imprimer à 100 %.")
    return 0


def photo(settings: Settings, given: argparse.Namespace) -> int:
    """A picture goes with a check that is under way."""
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: _photo(store, given))


def _photo(store: BoothStore, given: argparse.Namespace) -> int:
    checking = Checking(store, KINDS, local_clock)
    waiting = [check for check in checking.under_way() if check.begun.serial == given.serial and given.kind in ("", check.begun.kind_id)]
    if len(waiting) != 1:
        raise _Stop(f"Quel contrôle en cours ? {', '.join(check.begun.kind_id for check in waiting) or 'aucun pour cet appareil'}")
    try:
        picture = given.file.read_bytes()
    except OSError as error:
        raise _Stop(f"{given.file} : {error.strerror}") from None
    technician = _signature(store, "Technicien", (Part.TECHNICIAN,))
    check = checking.add_photo(waiting[0].check_id, picture, given.caption, technician)
    print(f"Gardée sous {check.photos[-1].sha256}, sans ce que l’appareil photo y avait écrit.")
    return 0


def defer(settings: Settings, given: argparse.Namespace) -> int:
    """A check is put off, with its reason; it stays due."""
    with closing(open_store(settings)) as store:
        return _at_terminal(lambda: _defer(store, given))


def _defer(store: BoothStore, given: argparse.Namespace) -> int:
    by = _signature(store, "Technicien", (Part.TECHNICIAN,))
    entry = Checking(store, KINDS, local_clock).defer(given.serial, given.kind, given.until, given.reason, by)
    print(f"Reporté au {w.day(entry.until)} ; l’échéance reste. Ligne {entry.entry_id}.")
    return 0


ACTIONS = {
    "list": list_park,
    "enter-device": enter_device,
    "check": check,
    "stop": stop,
    "resume": resume,
    "retire": retire,
    "void": void,
    "look-back": look_back,
    "export": export,
    "certificate": certificate,
    "letters": letters,
    "photo": photo,
    "defer": defer,
    "chart": chart,
    "sweep": sweep,
}


# ── asking at the terminal ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Stop(Exception):
    """What is asked for cannot be done; the sentence says why."""

    sentence: str


def _at_terminal(do: Callable[[], int]) -> int:
    try:
        return do()
    except (IllegalEntry, NotACheck) as error:
        print(f"Rien n’a été écrit : {w.REFUSALS.get(error.why, error.why)}.", file=sys.stderr)
    except MustWait as error:
        print(f"Rien n’a été écrit : trop de codes faux, attendre {error.until:%H:%M}.", file=sys.stderr)
    except LoginRefused:
        print("Rien n’a été écrit : ce nom et ce code ne vont pas ensemble.", file=sys.stderr)
    except _Stop as error:
        print(error.sentence, file=sys.stderr)
    except EOFError:
        print("Interrompu : ce qui est noté d’un contrôle reste, et il reprendra là ; rien d’autre n’a été écrit.", file=sys.stderr)
    return 1


def _signature(store: BoothStore, who: str, parts: tuple[Part, ...]) -> Author:
    name = _text(f"{who}, nom")
    code = getpass.getpass("Code personnel : ") if sys.stdin.isatty() else _ask("Code personnel")
    return Logins(store.accounts, store.audit, local_clock, parts=parts).vouch(name, code)


def _ask(words: str) -> str:
    return input(f"{words} : ").strip()


def _text(words: str) -> str:
    return _parsed(words, _not_empty)


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError
    return text


def _yes(words: str) -> bool:
    return _parsed(words, {"o": True, "oui": True, "n": False, "non": False}.__getitem__)


def _number(words: str) -> Decimal:
    return _parsed(words, _decimal)


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        raise ValueError from None
    return Point("", number).reading  # refuses what no instrument shows


def _parsed(words: str, parse: Callable[[str], T]) -> T:
    """Asked until it can be read; from a pipe, once."""
    while True:
        try:
            return parse(_ask(words))
        except (ValueError, KeyError):
            if not sys.stdin.isatty():
                raise _Stop(f"Rien n’a été écrit : {words.strip()} ?") from None
            print("Pas compris. Encore une fois.", file=sys.stderr)

"""A technician's check at the terminal, step by step: begun or gone on with, noted, signed by two; its photos, and putting it off."""

import argparse
import asyncio
from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal

from devices.errors import DeviceError
from devices.role import Role
from devices.sweep import Sweep, Unmeasured
from kiosk.at_terminal import Stop, ask, at_terminal, decimal, number, parsed, signature, text, yes
from kiosk.booth_store import open_store
from kiosk.local_time import local_clock
from kiosk.settings import Settings
from session.checking import Checking
from session.documents import upkeep_words as w
from session.people import Author, Part
from session.store.booth import BoothStore
from session.upkeep.checks import Check, Environment, Kind, Point, Reference, Step, Uncertainty, Weighed, by_vials, read_kinds
from session.upkeep.due import State, dues_of
from session.upkeep.inventory import Device, Park
from session.upkeep.lookback import casts_doubt, span_of, span_to_review
from session.upkeep.lookback import look_back as visits_touched
from session.upkeep.review import latest_of, look_backs
from session.upkeep.stethoscope_sweep import KIND, SENTENCES, points_of, remark_of
from session.upkeep.underway import Underway

KINDS = read_kinds()


def check(settings: Settings, given: argparse.Namespace) -> int:
    """Guide through one check. What is noted stays: a check that was interrupted goes on where it stood, here or on the booth's own screen."""
    with closing(open_store(settings)) as store:
        return at_terminal(lambda: _check(store, settings, given))


def sweep(settings: Settings, given: argparse.Namespace) -> int:
    """The stethoscope's loop-back sweep: played, listened to and noted; then the check goes on as any other."""
    given.role, given.kind, given.method = Role.STETHOSCOPE.value, KIND, ""
    with closing(open_store(settings)) as store:
        return at_terminal(lambda: _check(store, settings, given, lambda: _swept(settings, given.loudspeaker)))


def _swept(settings: Settings, loudspeaker: str) -> Sweep:
    from drivers.stethoscope.coupler import sweep as play  # asyncio and a process: only where it is played

    print("Le balayage dure 15 secondes : silence, s’il vous plaît.", flush=True)
    try:
        found = asyncio.run(play(settings.devices.stethoscope, loudspeaker=loudspeaker))
    except Unmeasured as error:
        raise Stop(f"Rien n’est mesuré : {SENTENCES[error.flaw]}.") from None
    except DeviceError:
        raise Stop("Rien n’est mesuré : aucune entrée son de ce nom ([devices] stethoscope).") from None
    print(remark_of(found))
    return found


def _check(store: BoothStore, settings: Settings, given: argparse.Namespace, swept: Callable[[], Sweep] | None = None) -> int:
    device = _device(store.register.park(), given.role, given.serial)
    kind = _kind(given.role, given.kind)
    technician = signature(store, "Technicien", (Part.TECHNICIAN,))
    print(f"{w.device_words(device)} · {kind.name}\n{kind.how}")
    checking = Checking(store, KINDS, local_clock, failed_stops=settings.measures.overdue == "block")
    check = checking.begin(device.serial, kind.kind_id, technician, _method(kind, given.method))
    if check.found:
        print("Ce contrôle était commencé : il reprend où il en était.")
    check = _prepared(checking, check, kind, technician)
    remark = ""
    while check.stage is not None or (check.fails and yes("Un réglage a-t-il été fait ? (o/n)")):
        if swept is not None and check.step_now is not None:
            check, remark = _played(checking, check, swept(), technician)
            continue
        check = _noted(checking, check, technician)
    if units := {step.unit for step in check.steps if step.within is not None} - {each.unit for each in check.uncertainties}:
        for unit in sorted(units):
            if said := ask(f"Incertitude élargie (k = 2), {w.UNITS.get(unit, unit)} (vide : non dite)"):
                check = checking.say_uncertainty(check.check_id, Uncertainty(decimal(said), unit), technician)
    said = ask(f"Remarque (vide : {f'« {check.note} »' if check.note else 'aucune'})") or check.note
    employer = ask(f"Employeur du technicien (vide : {check.employer or 'non dit'})") or check.employer
    checking.remark(check.check_id, " ".join(filter(None, (said, remark))), employer, technician)
    second = signature(store, "Seconde personne", (Part.TECHNICIAN, Part.ASSISTANT))
    for who in (technician, second):
        check = checking.sign(check.check_id, who)
    entry = checking.conclude(check.check_id, corrects=given.corrects, reason=given.reason)
    after = store.register.park().devices[device.serial]
    due = next(due for due in dues_of(after, KINDS, entry.at.date()) if due.kind is kind)
    what_next = f"Prochain contrôle avant le {w.day(due.due_on)}." if due.state is not State.FAILED else "À refaire."
    print(f"Verdict : {w.VERDICTS[entry.check.verdict]}. {what_next}")
    print(f"Ligne {entry.entry_id}.")
    if casts_doubt(entry.check, KINDS):
        print_touched(store, after, entry.check)
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
        check = checking.choose_reference(check.check_id, _reference(by_vials(kind.steps)), by)
    if kind.environment and check.environment is None:
        room = Environment(number("Température, °C"), number("Humidité, %"), number("Pression de l’air, hPa"))
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
    if check.stage is not None and not (check.fails and yes("Un réglage a-t-il été fait ? (o/n)")):
        return checking.adjust(check.check_id, "", by)
    return checking.adjust(check.check_id, text("Quel réglage"), by)


def _method(kind: Kind, asked: str) -> str:
    if asked not in (kind.methods or ("",)):
        raise Stop(f"Quelle méthode ? --method : {', '.join(kind.methods) or 'sans objet pour ce contrôle'}")
    return asked


def _device(park: Park, role: str, serial: str) -> Device:
    devices = [device for device in park.in_service(role) if serial in ("", device.serial)]
    if len(devices) != 1:
        named = ", ".join(device.serial for device in park.in_service(role))
        raise Stop(f"Lequel ? --serial : {named}" if devices else f"Aucun appareil de ce rôle au registre ({named or 'alcove upkeep enter-device'}).")
    return devices[0]


def _kind(role: str, kind_id: str) -> Kind:
    kinds = [kind for kind in KINDS.of(role) if kind_id in ("", kind.kind_id)]
    if len(kinds) != 1:
        raise Stop(f"Quel contrôle ? --kind : {', '.join(kind.kind_id for kind in KINDS.of(role)) or 'aucun pour ce rôle'}")
    return kinds[0]


def _reference(vials: bool) -> Reference:
    asked = ("Solutions de contrôle", "Leurs lots", "Lot des bandelettes") if vials else ("Étalon", "Son numéro de série", "Son certificat")
    name, serial, proof = map(text, asked)
    return Reference(name, serial, proof, parsed("Valable jusqu’au (AAAA-MM-JJ)", date.fromisoformat), vials)


def _point(step: Step) -> Point:
    print(f"{w.step_words(step)} : {w.limit_words(step)}. Source : {step.source}")
    if step.tick:
        return Point(step.step_id, Decimal(int(yes("  Bon (o/n)"))))
    reference = number("  Référence") if step.within is not None else None
    return Point(step.step_id, number("  Lu"), reference)


def photo(settings: Settings, given: argparse.Namespace) -> int:
    """A picture goes with a check that is under way."""
    with closing(open_store(settings)) as store:
        return at_terminal(lambda: _photo(store, given))


def _photo(store: BoothStore, given: argparse.Namespace) -> int:
    checking = Checking(store, KINDS, local_clock)
    waiting = [check for check in checking.under_way() if check.begun.serial == given.serial and given.kind in ("", check.begun.kind_id)]
    if len(waiting) != 1:
        raise Stop(f"Quel contrôle en cours ? {', '.join(check.begun.kind_id for check in waiting) or 'aucun pour cet appareil'}")
    try:
        picture = given.file.read_bytes()
    except OSError as error:
        raise Stop(f"{given.file} : {error.strerror}") from None
    technician = signature(store, "Technicien", (Part.TECHNICIAN,))
    check = checking.add_photo(waiting[0].check_id, picture, given.caption, technician)
    print(f"Gardée sous {check.photos[-1].sha256}, sans ce que l’appareil photo y avait écrit.")
    return 0


def defer(settings: Settings, given: argparse.Namespace) -> int:
    """A check is put off, with its reason; it stays due."""
    with closing(open_store(settings)) as store:
        return at_terminal(lambda: _defer(store, given))


def _defer(store: BoothStore, given: argparse.Namespace) -> int:
    by = signature(store, "Technicien", (Part.TECHNICIAN,))
    entry = Checking(store, KINDS, local_clock).defer(given.serial, given.kind, given.until, given.reason, by)
    print(f"Reporté au {w.day(entry.until)} ; l’échéance reste. Ligne {entry.entry_id}.")
    return 0


def print_touched(store: BoothStore, device: Device, failed: Check | None) -> None:
    """The visits to read again: because of this check that failed, or by how the device stands."""
    span = span_to_review(device, KINDS) if failed is None else span_of(device, failed)
    touched = visits_touched(store.ledger(serial=device.serial), device.serial, span)
    since = f"depuis le {span.since:%d/%m/%Y %H:%M}, dernier bon contrôle" if span.since is not None else "depuis toujours : aucun bon contrôle avant"
    until = f", jusqu’au {span.until:%d/%m/%Y %H:%M}" if span.until is not None else ""
    print(f"{w.device_words(device)} : {len(touched)} visite{'s' if len(touched) > 1 else ''} à relire {since}{until}")
    opened = latest_of(device, look_backs(store.register.park(), KINDS, lambda serial: store.ledger(serial=serial)))
    decided = {each.touched.document_id: w.DECISIONS[each.decided.decision] for back in opened for each in back.documents if each.decided is not None}
    for row in touched:
        quantities = ", ".join(map(w.kept_words, row.loincs))
        said = "  ".join(filter(None, (row.document_id or "sans document", decided.get(row.document_id, ""))))
        print(f"  {row.consultation_id}  {row.first:%d/%m/%Y %H:%M} UTC  {quantities}  {said}")
    for back in opened:
        print(f"Revus par leur médecin : {back.decided} sur {len(back.documents)}.")

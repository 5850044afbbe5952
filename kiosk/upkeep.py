"""The technician's commands: the park with its due dates, what goes into the register, the register and its papers as files."""

import argparse
import sys
import uuid
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from devices.chart import M3
from devices.role import Role
from kiosk.at_terminal import at_terminal, signature
from kiosk.booth_store import open_store
from kiosk.device_names import name_of
from kiosk.finding import Finding, doubtful, good, wrong
from kiosk.local_time import local_clock
from kiosk.settings import Settings
from kiosk.site import site_of
from kiosk.upkeep_check import KINDS, check, defer, photo, print_touched, sweep
from session.documents import upkeep_words as w
from session.papers import Papers
from session.people import Part
from session.store.booth import BoothStore
from session.store.errors import RegisterBroken
from session.upkeep.due import BOOTH_ROLE, TO_DO, Hindrance, dues_of, hindrance
from session.upkeep.inventory import Entered, Entry, Equipment, Resumed, Retired, Standing, Stopped, Voided

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
    entries, park, now, found = store.register.verify(), store.register.park(), local_clock(), _look_at_notes(store)
    devices = [device for device in park.devices.values() if device.standing is not Standing.RETIRED]
    for device in devices:
        part = f"Contrôles, {device.equipment.common_name} n° {device.serial}"
        by_hand = device.standing is Standing.STOPPED and not device.because  # no check ends this stop
        remedy = f"alcove upkeep resume {device.serial}" if by_hand else f"alcove upkeep check {device.equipment.role}"
        dues = [due for due in dues_of(device, KINDS, now.date()) if due.state in TO_DO]
        said = " ; ".join(f"{due.kind.name} {w.due_words(due)}" for due in dues)
        why = hindrance(park, KINDS, device.serial, now, overdue_blocks=settings.measures.overdue == "block")
        if why is Hindrance.UNSAFE:  # no check of its own ends that
            remedy = f"alcove upkeep check {BOOTH_ROLE}"
        if why is not None:
            found.append(wrong(part, f"bloqué, {w.HINDRANCES[why]}" + (f" ({said})" if said else ""), remedy))
        elif dues:
            found.append(doubtful(part, said, remedy))
    if not devices:
        return [*found, doubtful("Contrôles", "aucun appareil au registre : chaque valeur dit que son contrôle est inconnu", "alcove upkeep enter-device")]
    return found or [good("Contrôles", f"{len(devices)} appareil{'s' if len(devices) > 1 else ''} à jour, registre intact ({entries} lignes)")]


def _look_at_notes(store: BoothStore) -> list[Finding]:
    """Nothing, where what was noted in each check still stands as it was."""
    try:
        store.notes.verify()
    except RegisterBroken as error:
        return [wrong("Notes des contrôles", f"altérées : {error}", "Appeler le technicien : ne rien effacer.")]
    return []


def look_back(settings: Settings, given: argparse.Namespace) -> int:
    """The visits to read again."""
    with closing(open_store(settings)) as store:
        device = store.register.park().devices.get(given.serial)
        if device is None:
            print(f"{w.REFUSALS['serial-unknown']} : {given.serial}".capitalize(), file=sys.stderr)
            return 1
        print_touched(store, device, None)
    return 0


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
        return at_terminal(lambda: 0 if _saved(given.pdf, _papers(store, settings).certificate(given.line)) else 1)


def letters(settings: Settings, given: argparse.Namespace) -> int:
    """A letter for each document that states values in doubt by one check."""
    with closing(open_store(settings)) as store:
        return at_terminal(lambda: _letters(_papers(store, settings), given))


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
    return Papers(store, KINDS, site_of(settings.booth), local_clock)


def _saved(path: Path, data: bytes) -> bool:
    try:
        path.write_bytes(data)
    except OSError as error:
        print(f"{path} : {error.strerror}", file=sys.stderr)
        return False
    return True


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


# ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────


def enter_device(settings: Settings, given: argparse.Namespace) -> int:
    """A device comes into the booth."""
    equipment = Equipment(
        serial=given.serial.strip(),
        role=given.role,
        common_name=given.name or _usual_name(given.role, settings),
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
    if gating := set(given.not_for) - {kind.kind_id for kind in KINDS.of(given.role) if kind.may_be_left_out}:
        print(f"Une mesure en dépend, il concerne chaque appareil : {', '.join(sorted(gating))}", file=sys.stderr)
        return 2
    return _write(
        settings,
        "device-entered",
        equipment.serial,
        lambda line: Entered(**line, equipment=equipment, replaces=given.replaces, corrects=given.corrects, reason=given.reason),
        f"Inscrit. Il ne mesure qu’après son premier contrôle (alcove upkeep check {given.role}).",
    )


def _usual_name(role: str, settings: Settings) -> str:
    return "Borne complète" if role == BOOTH_ROLE else name_of(Role(role), settings.devices)


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
        return at_terminal(lambda: _write_signed(store, act, subject, entry, done))


def _write_signed(store: BoothStore, act: str, subject: str, entry: Callable[[dict[str, Any]], Entry], done: str) -> int:
    by = signature(store, "Technicien", (Part.TECHNICIAN,))
    written = entry({"entry_id": uuid.uuid4().hex, "at": local_clock(), "by": by})
    store.register.append(written)
    store.audit(act, by, subject)
    print(f"{done} Ligne {written.entry_id}.")
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

"""The self-test of what lies in the booth itself: its files, its people, its disk, its printer."""

import contextlib
import shutil
from pathlib import Path

from kiosk.booth_store import is_there, open_store
from kiosk.finding import Finding, doubtful, good, wrong
from kiosk.printing import NoQueue, default_queue
from kiosk.settings import BoothSettings, Settings
from kiosk.upkeep import findings
from session.people import Part
from session.store.booth import BoothStore, Enrolment
from session.store.errors import StoreError

DISK_NEEDED = 2 * 2**30


def look_at_what_is_kept(settings: Settings) -> tuple[list[Finding], Enrolment | None]:
    """The store, its people, and the disk it lies on; and the hub that the booth belongs to."""
    disk = look_at_disk(settings.booth.folder)
    if not is_there(settings.booth):
        nothing = wrong("Dossiers", f"rien encore dans {settings.booth.folder}", "Inscrire la borne (alcove join), puis ajouter un téléassistant.")
        return [nothing, disk], None
    try:
        with contextlib.closing(open_store(settings)) as store:
            return [_look_at_store(store), _look_at_people(store), *findings(store, settings), disk], store.enrolment
    except Exception as error:  # whatever is wrong with it, the technician is told and the other parts are still tried
        return [wrong("Dossiers", f"{type(error).__name__} : {error}", "Appeler le technicien : ne rien effacer."), disk], None


def _look_at_store(store: BoothStore) -> Finding:
    """Read all of the encrypted store, and check that nobody touched its audit."""
    if faults := store.check():
        return wrong("Dossiers", f"relus en entier : {faults[0]}", "Appeler le technicien : ne rien effacer.")
    if unread := _unread(store):
        return wrong("Dossiers", f"une visite ne s’ouvre plus : {unread}", "Appeler le technicien : ne rien effacer.")
    entries = store.verify_audit()
    waiting = len(store.unfinished())
    visit = ", une visite à reprendre" if waiting else ""
    return good("Dossiers", f"chiffrés, relus en entier, journal intact ({entries} lignes){visit}")


def _unread(store: BoothStore) -> str:
    """Why a visit that is not over cannot be taken up; empty where each can. One that is wiped meanwhile is none."""
    for visit in store.unfinished():
        try:
            store.resume(visit).close()
        except StoreError as error:
            if visit in store.unfinished():
                return f"{type(error).__name__} : {error}"
    return ""


def _look_at_people(store: BoothStore) -> Finding:
    people = sum(account.part is Part.ASSISTANT for account in store.accounts.all())
    if not people:
        return wrong("Téléassistants", "personne ne peut ouvrir cette borne", "Ajouter une personne : alcove assistant add « Prénom Nom ».")
    return good("Téléassistants", f"{people} {'personne peut' if people == 1 else 'personnes peuvent'} ouvrir cette borne")


def look_at_place(booth: BoothSettings) -> Finding:
    """Where the booth is and whom its patients call: what somebody says to the 15."""
    missing = [key for key in ("place", "phone") if not getattr(booth, key).strip()]
    if missing:
        said = (
            "ni l’adresse à dire au 15, ni le numéro à rappeler"
            if len(missing) == 2
            else "pas l’adresse à dire au 15"
            if missing == ["place"]
            else "pas le numéro à rappeler"
        )
        return wrong("Lieu", f"les réglages n’ont {said}", f"Écrire {' et '.join(missing)} sous [booth] dans les réglages.")
    return good("Lieu", f"{booth.place}, {booth.phone} : ce qu’Urgence fait dire au 15, et ce que les feuilles donnent à rappeler")


def look_at_disk(folder: Path) -> Finding:
    """Room enough for a day of visits."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(place).free
    said = f"{free / 2**30:.1f} Go libres".replace(".", ",")
    if free < DISK_NEEDED:
        return wrong("Disque", said, "Faire de la place : il faut 2 Go.")
    return good("Disque", said)


async def look_at_printer() -> Finding:
    """CUPS answers, and its default printer takes sheets. Nothing is printed."""
    try:
        queue = await default_queue()
    except NoQueue as missing:
        remedy = "Installer CUPS et choisir une imprimante par défaut (lpadmin -d), ou recopier les feuilles à la main."
        return doubtful("Imprimante", str(missing), remedy)
    except TimeoutError:
        return wrong("Imprimante", "le service d’impression (CUPS) ne répond pas à temps", "Redémarrer CUPS : systemctl restart cups.")
    because = f" ({queue.reason})" if queue.reason else ""
    if not queue.enabled:
        return wrong("Imprimante", f"{queue.name} est arrêtée{because}", f"Vérifier papier et câble, puis : cupsenable {queue.name}.")
    if not queue.accepting:
        return wrong("Imprimante", f"{queue.name} refuse les feuilles{because}", f"La remettre en service : cupsaccept {queue.name}.")
    if because:
        return doubtful("Imprimante", f"{queue.name} prend les feuilles, et signale : {queue.reason}", "Regarder l’imprimante : papier, encre, capot.")
    return good("Imprimante", f"{queue.name} prend les feuilles (état demandé à CUPS, rien n’a été imprimé)")

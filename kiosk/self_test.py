"""Is this booth fit for a patient? Each part is tried for real, and what is wrong comes with what to do."""

import asyncio
import contextlib
import shutil
import subprocess
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import httpx

from devices.device import MeasuringDevice, Role
from devices.errors import DeviceError, Remedy
from devices.status import Status
from drivers.camera.driver import Camera
from drivers.camera.source import source_at
from kiosk.assemble import local_clock, measuring_devices
from kiosk.people import open_store
from kiosk.settings import Settings

DEVICE_S = 20.0
CAMERA_S = 5.0
DISK_NEEDED = 2 * 2**30
CLOCK_OFF_S = 2.0


class Verdict(Enum):
    """How one part does."""

    GOOD = "✓"
    DOUBTFUL = "!"
    WRONG = "✗"
    ABSENT = "–"  # not in this booth's settings


@dataclass(frozen=True)
class Finding:
    """One part of the booth: how it does, and what to do about it."""

    part: str
    verdict: Verdict
    sentence: str
    remedy: str = ""


REMEDIES = {
    Remedy.SWITCH_ON: "Allumer l’appareil et vérifier ses piles.",
    Remedy.MOVE_CLOSER: "Rapprocher l’appareil de la borne.",
    Remedy.REPEAT: "Recommencer.",
    Remedy.PAIR_AGAIN: "Appairer l’appareil de nouveau.",
    Remedy.PLUG_IN: "Brancher l’appareil.",
    Remedy.CALL_TECHNICIAN: "Appeler le technicien.",
}
NAMES = {Role.CUFF: "Tensiomètre", Role.OXIMETER: "Oxymètre", Role.THERMOMETER: "Thermomètre"}


def run_self_test(settings: Settings) -> int:
    """Try everything and print it as a tree; 1 when something is wrong."""
    findings = asyncio.run(examine(settings))
    print(as_tree(settings.booth.name, findings))
    return int(any(finding.verdict is Verdict.WRONG for finding in findings))


async def examine(settings: Settings) -> list[Finding]:
    """Every part, those that wait for something side by side."""
    first = await asyncio.to_thread(look_at_what_is_kept, settings)
    devices = measuring_devices(settings.devices, local_clock)
    waiting: list[Awaitable[Finding]] = [try_device(NAMES[role], device) for role, device in devices.items()]
    cameras = {"Caméra du patient": settings.devices.patient_camera, "Otoscope": settings.devices.otoscope}
    waiting += [asyncio.to_thread(try_camera, name, address) for name, address in cameras.items()]
    waiting += [asyncio.to_thread(look_at_sound), try_hub(settings.hub.url)]
    absent = [Finding(name, Verdict.ABSENT, "pas dans les réglages de cette borne") for role, name in NAMES.items() if role not in devices]
    return [*first, *await asyncio.gather(*waiting), *absent]


def as_tree(title: str, findings: list[Finding]) -> str:
    """The findings as a person reads them."""
    lines = [title]
    for number, finding in enumerate(findings):
        last = number == len(findings) - 1
        lines.append(f"{'└' if last else '├'}─ {finding.verdict.value} {finding.part} : {finding.sentence}")
        if finding.remedy:
            lines.append(f"{' ' if last else '│'}     → {finding.remedy}")
    wrong = sum(finding.verdict is Verdict.WRONG for finding in findings)
    lines.append("Prête." if not wrong else f"À mettre en ordre avant un patient : {wrong}.")
    return "\n".join(lines)


def look_at_what_is_kept(settings: Settings) -> list[Finding]:
    """The store, and the disk it lies on."""
    return [look_at_store(settings), look_at_disk(Path(settings.booth.data).expanduser())]


def look_at_store(settings: Settings) -> Finding:
    """Open the encrypted store and check that nobody touched its audit."""
    try:
        with contextlib.closing(open_store(settings)) as store:
            entries = store.verify_audit()
            waiting = len(store.unfinished())
    except Exception as error:  # whatever is wrong with it, the technician is told and the other parts are still tried
        return Finding("Dossiers", Verdict.WRONG, f"{type(error).__name__} : {error}", "Appeler le technicien : ne rien effacer.")
    visit = ", une visite à reprendre" if waiting else ""
    return Finding("Dossiers", Verdict.GOOD, f"chiffrés, journal intact ({entries} lignes){visit}")


def look_at_disk(folder: Path) -> Finding:
    """Room enough for a day of visits."""
    place = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(place).free
    said = f"{free / 2**30:.1f} Go libres".replace(".", ",")
    if free < DISK_NEEDED:
        return Finding("Disque", Verdict.WRONG, said, "Faire de la place : il faut 2 Go.")
    return Finding("Disque", Verdict.GOOD, said)


async def try_device(name: str, device: MeasuringDevice) -> Finding:
    """Connect to it as a visit would."""
    running = asyncio.create_task(device.run())
    try:
        async with asyncio.timeout(DEVICE_S):
            with device.status.listen() as statuses:
                while device.status.latest is None or device.status.latest.status not in (Status.READY, Status.MEASURING):
                    await statuses.next()
    except TimeoutError:
        latest = device.status.latest
        error = latest.error if latest is not None else None
        remedy = error.remedy if isinstance(error, DeviceError) else Remedy.SWITCH_ON
        return Finding(name, Verdict.WRONG, str(error) if error else "ne répond pas", REMEDIES[remedy])
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
    battery = device.status.latest.battery_percent
    level = f", pile {battery} %" if battery is not None else ""
    simulated = " (simulation)" if device.identity.simulated else ""
    verdict = Verdict.DOUBTFUL if battery is not None and battery < 20 else Verdict.GOOD
    return Finding(name, verdict, f"{device.identity}{simulated}{level}", "Changer les piles." if verdict is Verdict.DOUBTFUL else "")


def try_camera(name: str, address: str) -> Finding:
    """Open it and wait for a picture."""
    if not address:
        return Finding(name, Verdict.ABSENT, "pas dans les réglages de cette borne")
    camera = Camera(source_at(address))
    camera.open()
    try:
        frame = camera.frame_after(0, CAMERA_S)
    finally:
        camera.close()
    if frame is None:
        return Finding(name, Verdict.WRONG, "aucune image", "Brancher la caméra, puis recommencer.")
    return Finding(name, Verdict.GOOD, f"image {frame.width} × {frame.height}")


def look_at_sound() -> Finding:
    """A microphone and a loudspeaker. Without echo cancelling, a headset is needed."""
    try:
        import sounddevice  # needs PortAudio, which a booth without sound may lack

        devices = sounddevice.query_devices()
    except Exception as error:  # PortAudio raises its own, and OSError where it is not installed
        return Finding("Son", Verdict.WRONG, type(error).__name__, "Installer et allumer le son : le médecin n’entendrait rien.")
    inputs = sum(device["max_input_channels"] > 0 for device in devices)
    outputs = sum(device["max_output_channels"] > 0 for device in devices)
    if not inputs or not outputs:
        return Finding("Son", Verdict.WRONG, f"{inputs} micro, {outputs} haut-parleur", "Brancher un casque avec micro.")
    return Finding("Son", Verdict.DOUBTFUL, "un micro et un haut-parleur", "Utiliser un casque : l’écho n’est pas encore supprimé.")


async def try_hub(url: str) -> Finding:
    """Reach the hub, and compare the clocks on the way."""
    try:
        async with httpx.AsyncClient(timeout=5) as client:
            asked = time.time()
            answer = await client.get(f"{url}/health")
            answer.raise_for_status()
    except httpx.HTTPError as error:
        return Finding("Serveur", Verdict.WRONG, f"ne répond pas ({type(error).__name__})", "Vérifier le réseau, puis l’adresse dans les réglages.")
    off = _clock_difference_s(answer.headers.get("Date", ""), asked)
    if off is not None and off > CLOCK_OFF_S:
        return Finding("Serveur et horloge", Verdict.WRONG, f"horloges écartées de {off:.0f} s", "Régler l’heure de la borne (NTP).")
    return Finding("Serveur et horloge", Verdict.GOOD, f"répond, {_synchronised()}")


def _clock_difference_s(date: str, asked: float) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return abs(parsedate_to_datetime(date).timestamp() - asked)
    except ValueError:
        return None


def _synchronised(run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run) -> str:
    """What the system says of its own clock."""
    if not (timedatectl := shutil.which("timedatectl")):
        return "heure comparée au serveur"
    said = run([timedatectl, "show", "--property=NTPSynchronized", "--value"], capture_output=True, text=True, timeout=5, check=False).stdout.strip()
    return "heure réglée par le réseau" if said == "yes" else "heure comparée au serveur"

"""The self-test of what measures, sees and hears: each thing is opened as a visit would open it, and let go again."""

import asyncio
import contextlib
import shutil
import sys
import threading
from asyncio.subprocess import DEVNULL, PIPE

import numpy as np

from devices.device import MeasuringDevice
from devices.errors import DeviceError, NotFound, Remedy
from devices.sound import loudness
from devices.status import Status
from drivers.camera.button import capture_button
from drivers.camera.driver import Camera
from drivers.camera.source import source_at
from drivers.stethoscope.codec import RATE_HZ
from drivers.stethoscope.driver import Stethoscope
from drivers.transport.ble_state import BluetoothMissing
from kiosk.finding import Finding, Verdict, doubtful, good, not_here, wrong
from kiosk.local_time import local_clock
from kiosk.pairing import MISSING
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from ui.voice import PROGRAM as VOICE
from ui.voice import VOICES

DEVICE_S = 20.0
CAMERA_S = 5.0
BUTTON_S = 3.0
MEDIA_S = 20.0
STETHOSCOPE_S = 12.0
LISTEN_BLOCKS = 50  # of 20 ms: one second
LISTEN_S = 5.0
VOICE_S = 10.0
QUIET_DBFS = -70.0  # a live microphone in a quiet room gives more than this

REMEDIES = {
    Remedy.SWITCH_ON: "Allumer l’appareil (appuyer sur son bouton) et vérifier ses piles.",
    Remedy.MOVE_CLOSER: "Rapprocher l’appareil de la borne.",
    Remedy.REPEAT: "Recommencer.",
    Remedy.PAIR_AGAIN: "Appairer l’appareil de nouveau : alcove devices pair.",
    Remedy.PLUG_IN: "Brancher l’appareil.",
    Remedy.CALL_TECHNICIAN: "Appeler le technicien.",
}


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
        if isinstance(error, BluetoothMissing):
            return wrong(name, "Bluetooth ne répond pas", MISSING[error.lacking])
        remedy = error.remedy if isinstance(error, DeviceError) else Remedy.SWITCH_ON
        return wrong(name, f"essayé {DEVICE_S:.0f} s : {error or 'ne répond pas'}", REMEDIES[remedy])
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
    battery = device.status.latest.battery_percent
    level = f", pile {battery} %" if battery is not None else ""
    simulated = " (simulation)" if device.identity.simulated else ""
    firmware = f", micrologiciel {device.identity.firmware}" if device.identity.firmware else ""
    said = f"connecté : {device.identity}{simulated}{firmware}{level}"
    return doubtful(name, said, "Changer les piles.") if battery is not None and battery < 20 else good(name, said)


def try_camera(name: str, address: str) -> Finding:
    """Open it and wait for a picture."""
    if not address:
        return not_here(name)
    camera = Camera(source_at(address))
    camera.open()
    try:
        frame = camera.frame_after(0, CAMERA_S)
        error = camera.status.error
    finally:
        camera.close()
    if frame is None:
        because = f" ({error})" if error is not None else ""
        return wrong(name, f"aucune image en {CAMERA_S:.0f} s{because}", "Brancher la caméra, puis recommencer.")
    return good(name, f"image {frame.width} × {frame.height}")


async def try_stethoscope(name: str, address: str) -> Finding:
    """Find its sound input and listen for a moment. Nothing is kept."""
    if not address:
        return not_here(name)
    device = Stethoscope(address, local_clock)
    running = asyncio.create_task(device.run())
    pcm = b""
    try:
        with device.status.listen() as statuses, device.sound.listen(1024) as sounds:
            async with asyncio.timeout(STETHOSCOPE_S):
                while device.status.latest is None or device.status.latest.status is not Status.READY:
                    await statuses.next()
                await device.start()
                while len(pcm) < 2 * RATE_HZ:
                    pcm += (await sounds.next()).pcm
    except (TimeoutError, DeviceError):
        latest = device.status.latest
        absent = latest is None or latest.status is Status.ABSENT
        said = "aucune entrée son de ce nom" if absent else f"{device.identity.model} : rien n’arrive"
        return wrong(name, said, "Brancher le stéthoscope ; son nom se lit avec : pactl list sources.")
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    level = loudness(pcm)
    if not any(pcm):
        return doubtful(name, f"{device.identity.model} : silence complet", "L’allumer, monter son volume, tapoter la membrane et recommencer.")
    return good(name, f"{device.identity.model}, niveau {level.mean_dbfs:.0f} dBFS, {RATE_HZ // 1000} kHz")


async def try_button(name: str, camera: str, named: str, key: int) -> Finding:
    """Find the otoscope's button and listen to it for a moment, alone. Nobody has to press it."""
    button = capture_button(camera, named, key, local_clock)
    if button is None:
        return not_here(name)
    running = asyncio.create_task(button.run())
    try:
        async with asyncio.timeout(BUTTON_S):
            with button.status.listen() as statuses:
                while (latest := button.status.latest) is None or latest.status is not Status.READY:
                    await statuses.next()
        return good(name, f"{named or 'celui de la caméra'} ({button.path}), écouté")
    except TimeoutError:
        error = button.status.latest.error if button.status.latest is not None else None
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    if isinstance(error, NotFound) and not named:
        return Finding(name, Verdict.UNTRIED, "cette caméra n’en montre pas : « Figer l’image » est à l’écran")
    remedy = "Le brancher." if isinstance(error, NotFound) else "Poser la règle udev (packaging/udev), ou fermer l’autre programme qui l’écoute."
    return doubtful(name, f"{named or 'celui de la caméra'} : {error}", f"{remedy} « Figer l’image » reste à l’écran.")


async def try_media(engine: str) -> Finding:
    """Start a media process, as a visit has one, and have it answer."""
    name = "Processus des médias"
    link = MediaLink((sys.executable, "-m", "kiosk.media", f"--engine={engine}"), Pictures.create(), spare_after_s=None)
    running = asyncio.create_task(link.run())
    try:
        async with asyncio.timeout(MEDIA_S):
            with link.health.listen() as healths:
                while (health := link.health.latest) is None or not health.running:
                    await healths.next()
    except TimeoutError:
        return wrong(name, f"démarré, sans réponse en {MEDIA_S:.0f} s", "Refaire l’installation (make setup) ; sinon, appeler le technicien.")
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    if health.engine != engine:
        return doubtful(name, f"répond, avec le moteur de secours {health.engine}", f"Réinstaller le moteur {engine} : l’image sera moins bonne d’ici là.")
    return good(name, f"démarre et répond, moteur d’appel {health.engine}")


def try_sound() -> list[Finding]:
    """Open the microphone and the loudspeaker that a call would use, and listen for a second. Nothing is kept."""
    try:
        from session.call.sound import Playout, SoundCard, device_names  # needs PortAudio, which a booth without sound may lack
    except OSError:
        return [wrong("Son", "PortAudio n’est pas installé", "Installer libportaudio2 : le médecin n’entendrait rien.")]
    heard: list[bytes] = []
    enough = threading.Event()

    def hear(block: bytes) -> None:
        heard.append(block)
        if len(heard) >= LISTEN_BLOCKS:
            enough.set()

    card = SoundCard(hear, Playout())
    try:
        card.open("", "")
        microphone, loudspeaker = device_names()
        enough.wait(LISTEN_S if microphone else 0)
        status = card.check()
    finally:
        card.close()
    return [_microphone(microphone, heard, status.detail), _loudspeaker(loudspeaker)]


def _microphone(name: str, heard: list[bytes], detail: str) -> Finding:
    part, plug = "Micro", "Brancher un casque avec micro, puis recommencer."
    if not name or not heard:
        return wrong(part, f"{name or 'aucun'} : rien n’arrive{f' ({detail})' if detail else ''}", plug)
    level = decibels(b"".join(heard))
    if level is None:
        return doubtful(part, f"{name} : silence complet pendant une seconde", "Vérifier que le micro n’est ni coupé ni à zéro, puis parler et recommencer.")
    said = f"{name}, niveau {level:.0f} dBFS pendant une seconde"
    if level < QUIET_DBFS:
        return doubtful(part, said, "Très faible : parler devant le micro et recommencer ; sinon, monter son volume.")
    return good(part, said)


def _loudspeaker(name: str) -> Finding:
    part = "Haut-parleur"
    if not name:
        return wrong(part, "aucun", "Brancher un casque avec micro, puis recommencer.")
    if shutil.which("pacat") is None:
        return doubtful(part, f"{name}, mais la sonnerie d’Urgence n’a pas de quoi sonner", "Installer pulseaudio-utils (pacat).")
    return doubtful(part, f"{name} (ouvert, rien n’a été joué)", "Utiliser un casque : l’écho n’est pas encore supprimé.")


async def try_voice(program: str = VOICE) -> Finding:
    """Have the voice say a word in each of its languages, into a file that nobody hears."""
    part = "Voix"
    if shutil.which(program) is None:
        return doubtful(part, f"{program} n’est pas installé : les écrans ne proposent pas de voix", "Installer espeak-ng : apt install espeak-ng.")
    for language in VOICES.values():
        speaking = await asyncio.create_subprocess_exec(program, "-v", language, "--stdout", "Bonjour", stdout=PIPE, stderr=DEVNULL)
        try:
            said, _ = await asyncio.wait_for(speaking.communicate(), VOICE_S)
        except TimeoutError:
            speaking.kill()
            await speaking.wait()
            said = b""
        if speaking.returncode != 0 or not said.startswith(b"RIFF"):
            return doubtful(part, f"{program} ne dit rien ({language})", "Réinstaller espeak-ng : apt install --reinstall espeak-ng.")
    return good(part, f"{program} parle ({', '.join(VOICES.values())}) ; rien n’a été joué")


def decibels(sound: bytes) -> float | None:
    """The level of mono s16 sound, in decibels below full scale; None for complete silence."""
    samples = np.frombuffer(sound, np.int16).astype(np.float64)
    root_mean_square = float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0
    return 20 * float(np.log10(root_mean_square / 32768)) if root_mean_square else None

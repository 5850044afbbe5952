"""A whole booth on one machine: hub, booth, and simulated devices that speak their real protocols on real transports."""

import asyncio
import contextlib
import json
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import random
from typing import TYPE_CHECKING, Any

from aiohttp import web
from PySide6.QtCore import QMargins, QRect, QSize, Qt, QTimer

from devices.role import Role
from drivers.simulation.stage import Stage
from kiosk.assemble import Program, Simulated, assemble, examination_camera
from kiosk.booth_store import open_store
from kiosk.engine import Engine
from kiosk.in_service import in_service
from kiosk.local_time import local_clock
from kiosk.log import start_log
from kiosk.pretended_hand import PretendedHand
from kiosk.settings import DeliverySettings, DeviceSettings, Settings, UpkeepSettings, read_settings
from session.delivery.outbox import Outbox
from session.finishing import NoPrinter
from session.hub.accounts import Refused
from session.hub.server import Hub, serve
from session.logins import Logins, NameTaken
from session.people import Author, Part
from session.plain import to_json
from session.store.booth import BoothStore, Enrolment
from session.upkeep.inventory import Entered, Equipment, IllegalEntry

if TYPE_CHECKING:
    from kiosk.window import Windows

_log = logging.getLogger(__name__)
ASSISTANT, CODE, PROFESSION = "Claire Morel", "271828", "Infirmière"
TECHNICIAN, TECHNICIANS_CODE = "Yann Perrot", "161803"
PRACTITIONER, PASSWORD = "haddad", "alcove-demonstration"
PLACE, PHONE = "Pharmacie des Halles, 12 place du Marché", "01 02 03 04 05"
SIMULATED = ("appareils", "caméras", "dossier du patient")
INTERACTIVE_SPEED = 6.0
SCRIPT_SPEED = 20.0
WAVE_SPEED = 3.0  # of the oximeter at the most: three seconds of pulse, where less shows no wave
_SOUND = "Son : le micro et le haut-parleur de cette machine servent à l’appel. Mettre un casque : l’écho n’est pas retiré."
_NO_SOUND = "Son : ni PulseAudio ni PipeWire ne répond ici. L’appel se fera sans son, et les écrans le diront."
TITLE_PX = 40  # a desktop's title bar
CORNER_SHARE = 0.65  # of the display, for each of two windows


@dataclass(frozen=True)
class Demonstration:
    """What runs, and where its people come in."""

    program: Program
    stage: Stage
    page: str  # the practitioner's page


def run_demo(settings_file: Path | None, *, headless: bool, script: str | None, out: Path | None, speed: float | None, windows: int) -> int:
    """Run until the window is closed, or until the script is at its end."""
    if not headless and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        print("Pas d’écran ici : la démonstration se déroule sans fenêtre, toute seule.")
        headless, script = True, script or "usual-visit"
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        script = script or "usual-visit"
    settings = read_settings(settings_file) if settings_file is not None else Settings()
    out = out or (Path("out") / "demo" if script else None)
    speed = speed if speed is not None else (SCRIPT_SPEED if script else INTERACTIVE_SPEED)
    with tempfile.TemporaryDirectory(prefix="alcove-") as scratch:
        data = Path(scratch) if script else Path("~/.local/share/alcove-demo").expanduser()
        with in_service(data / "booth"):  # two at once would share one record
            return _run(replace_data(settings, data, windows), Path(scratch), speed=speed, script=script, out=out)


def replace_data(settings: Settings, data: Path, windows: int) -> Settings:
    """The settings of a demonstration: everything in one folder of its own, the hub on a free port, and nothing real in reach.

    Of the file stay what the booth is called and how it looks; its devices, its record and its papers are another booth's.
    """
    examined_with = DeviceSettings(otoscope_is=settings.devices.otoscope_is)
    real = settings.booth
    booth = replace(real, data=str(data / "booth"), windows=2 if windows == 2 else 1, place=real.place or PLACE, phone=real.phone or PHONE)
    hub = replace(settings.hub, data=str(data / "hub"), host="127.0.0.1", port=0)
    return replace(settings, booth=booth, hub=hub, devices=examined_with, delivery=DeliverySettings(folder=str(data / "delivered")), upkeep=UpkeepSettings())


def _run(settings: Settings, scratch: Path, *, speed: float, script: str | None, out: Path | None) -> int:
    from kiosk.window import Windows  # the screens are loaded once the platform is chosen

    start_log(settings.booth.folder)
    if script is None:
        print("Alcôve, démonstration : la borne, le serveur et les appareils simulés démarrent…", flush=True)
    engine = Engine()
    engine.start()
    stack = AsyncExitStack()
    try:
        demonstration = engine.ask(stack.enter_async_context(demonstrate(settings, scratch, speed)))
        if script is not None:
            from kiosk.script import keep_documents, play  # Chromium and test fingers: only a played visit needs them

            folder = out or Path("out/demo")
            windows = Windows(engine, demonstration.program)
            code = play(script, windows, demonstration.page, (PRACTITIONER, PASSWORD), (ASSISTANT, CODE), folder, speed)
            if code == 0:
                keep_documents(Path(settings.delivery.folder), receipts(demonstration.program.store), folder)
            return code
        windows = Windows(engine, demonstration.program)
        QTimer.singleShot(0, lambda: _lay_out(windows))  # once they are shown: before, each takes the size that it is drawn for
        _announce(demonstration)
        return windows.run()
    finally:
        try:
            engine.ask(stack.aclose())
        except Exception:  # the exit code is the demonstration's
            _log.exception("the demonstration did not close well")
        engine.stop()


def receipts(store: BoothStore) -> list[Any]:
    """Every delivery of the visits that went to the outbox, with what its recipient answered."""
    outbox = Outbox(store.engine, local_clock, random)
    visits = [entry.subject for entry in store.audit_entries() if entry.act == "handed-to-outbox"]
    return [json.loads(to_json(each)) for visit in visits for each in outbox.deliveries(visit)]


def _lay_out(windows: "Windows") -> None:
    """Both windows in sight with their titles: each on a display of its own where there are two, else at opposite corners of the one."""
    console, patient = windows.assistant.window.view, windows.patient.window.view
    console.setTitle("Alcôve · téléassistante")
    patient.setTitle("Alcôve · patient")
    screens = windows.app.screens()
    alone = not windows.two or len(screens) > 1
    for view, screen, at_end in ((console, screens[0], False), (patient, screens[-1] if windows.two else screens[0], not alone)):
        area = screen.availableGeometry().marginsRemoved(QMargins(8, TITLE_PX, 8, 8))
        size = QSize(16, 9).scaled(area.size() * (1.0 if alone else CORNER_SHARE), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(area.topLeft(), size)
        if at_end:
            place.moveBottomRight(area.bottomRight())
        view.setGeometry(place)


def _has_sound() -> bool:
    """Whether a sound server answers: PulseAudio, or PipeWire in its place."""
    pactl = shutil.which("pactl")
    try:
        return pactl is not None and subprocess.run([pactl, "info"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=3).returncode == 0  # noqa: S603  found on the path
    except (OSError, subprocess.TimeoutExpired):
        return False


def _announce(demonstration: Demonstration) -> None:
    print("Appareils, caméras et dossier du patient sont simulés. Ne pas l’utiliser pour soigner.")
    print(f"  1. Fenêtre de la téléassistante : {ASSISTANT}, code {CODE}")
    print("  2. Fenêtre du patient : elle s’éveille quand la téléassistante ouvre la borne.")
    print(f"  3. Page du médecin : {demonstration.page}   identifiant {PRACTITIONER}, mot de passe {PASSWORD}")
    print(f"  4. Fenêtre de la téléassistante, « Technicien » : {TECHNICIAN}, code {TECHNICIANS_CODE}")
    simulated = demonstration.program.simulated
    print(f"Mesures et repos vont {simulated.speed:g} fois plus vite que dans la vie, l’oxymètre {simulated.speed_of(Role.OXIMETER):g} fois.")
    print(_SOUND if _has_sound() else _NO_SOUND)
    print("Pour finir : fermer les fenêtres, ou Ctrl-C ici.", flush=True)
    if opener := shutil.which("xdg-open"):
        subprocess.Popen(  # noqa: S603  our own address
            [opener, demonstration.page], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )


@asynccontextmanager
async def demonstrate(settings: Settings, scratch: Path, speed: float) -> AsyncIterator[Demonstration]:
    """Hub, simulators and booth in this loop, as long as the block lasts."""
    async with AsyncExitStack() as stack:
        hub, page = await stack.enter_async_context(_hub(settings))
        logging.getLogger("bleak.backends.bluezdbus.version").setLevel(logging.ERROR)  # it looks for a real BlueZ; ours is pretended
        bleak = logging.getLogger("bleak")
        stack.callback(bleak.setLevel, bleak.level)
        stage = await stack.enter_async_context(Stage.open(scratch / "stage" / "control", speed=speed))
        stack.callback(bleak.setLevel, logging.ERROR)  # the radio's bus goes with the stage, on purpose: not worth a warning
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = stage.whereabouts.bus
        where = stage.whereabouts
        devices = replace(
            settings.devices,
            cuff="Brassard simulé",
            thermometer="Thermomètre simulé",
            scale="Balance simulée",
            glucometer="Glucomètre simulé",
            oximeter=where.serial_ports["oximeter"],
            patient_camera=where.cameras["patient-camera"],
            otoscope=where.cameras["otoscope"],
            otoscope_button=where.buttons["otoscope"],
            stethoscope=where.sounds.get("stethoscope", ""),
        )
        marked = replace(settings.measures, overdue="mark")  # the pretended otoscope was never checked: its pictures say so, and are taken
        settings = replace(settings, devices=devices, measures=marked, hub=replace(settings.hub, url=page.rstrip("/")))
        prepare_store(settings, hub)
        program = assemble(settings, simulated=Simulated(SIMULATED, speed, {Role.OXIMETER: min(speed, WAVE_SPEED)}), print_sheet=_no_paper)
        stack.callback(program.close)
        async with asyncio.TaskGroup() as tasks:
            hand = PretendedHand(program.measuring, stage, program.workshop.camera, skin=examination_camera(devices).sees_skin)
            running = [tasks.create_task(program.run()), tasks.create_task(hand.run())]
            try:
                yield Demonstration(program, stage, page)
            finally:
                for task in running:
                    task.cancel()


@asynccontextmanager
async def _hub(settings: Settings) -> AsyncIterator[tuple[Hub, str]]:
    hub = Hub.open(settings.hub.folder, ice_servers=settings.call.ice_servers)
    with contextlib.suppress(Refused):  # there since the last demonstration
        await asyncio.to_thread(hub.accounts.add_practitioner, PRACTITIONER, "Dr Samir Haddad", "10003456789", "Médecin généraliste", PASSWORD)
    runner = await serve(hub, settings.hub.host, settings.hub.port)
    try:
        yield hub, _address(runner)
    finally:
        await runner.cleanup()


def _address(runner: web.AppRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://{host}:{port}/"


def prepare_store(settings: Settings, hub: Hub) -> None:
    """Enrol the booth at this hub, as `alcove join` does, and let the assistant in."""
    store = open_store(settings)
    try:
        booth_id, key = hub.accounts.redeem(hub.accounts.enrolment_code())
        store.enrol(Enrolment(settings.hub.url, booth_id, key))
        with contextlib.suppress(NameTaken):
            Logins(store.accounts, store.audit, local_clock).add(ASSISTANT, CODE, profession=PROFESSION)
        with contextlib.suppress(NameTaken):
            Logins(store.accounts, store.audit, local_clock).add(TECHNICIAN, TECHNICIANS_CODE, Part.TECHNICIAN, "Technicien")
        with contextlib.suppress(IllegalEntry):  # there since the last demonstration
            store.register.append(_otoscope())
    finally:
        store.close()


def _otoscope() -> Entered:
    """The pretended otoscope in the register, so that a technician can check it."""
    equipment = Equipment("SIMULATION-1", Role.OTOSCOPE.value, "Otoscope simulé", not_applicable=("battery",))
    by = Author(Part.TECHNICIAN, TECHNICIAN, "yann.perrot", "Technicien")
    return Entered(entry_id="demonstration-otoscope", at=local_clock(), by=by, equipment=equipment)


async def _no_paper(_: bytes) -> None:
    raise NoPrinter("Démonstration sans imprimante : lisez la feuille, puis recopiez-la.")

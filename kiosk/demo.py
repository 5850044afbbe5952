"""A whole booth on one machine: hub, booth, and simulated devices that speak their real protocols on real transports."""

import asyncio
import contextlib
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from aiohttp import web

from drivers.simulation.stage import Stage
from kiosk.assemble import Program, Simulated, assemble, local_clock
from kiosk.engine import Engine
from kiosk.log import start_log
from kiosk.people import open_store
from kiosk.pretended_hand import PretendedHand
from kiosk.settings import Settings, read_settings
from session.finishing import NoPrinter
from session.hub.accounts import Refused
from session.hub.server import Hub, serve
from session.logins import Logins, NameTaken
from session.store.booth import Enrolment

_log = logging.getLogger(__name__)
ASSISTANT, CODE, PROFESSION = "Claire Morel", "271828", "Infirmière"
PRACTITIONER, PASSWORD = "haddad", "alcove-demonstration"
SIMULATED = ("appareils", "caméras", "dossier du patient")
INTERACTIVE_SPEED = 6.0
SCRIPT_SPEED = 20.0


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
    speed = speed or (SCRIPT_SPEED if script else INTERACTIVE_SPEED)
    with tempfile.TemporaryDirectory(prefix="alcove-") as scratch:
        data = Path(scratch) if script else Path("~/.local/share/alcove-demo").expanduser()
        return _run(replace_data(settings, data, windows), Path(scratch), speed=speed, script=script, out=out)


def replace_data(settings: Settings, data: Path, windows: int) -> Settings:
    """The settings of a demonstration: everything in one folder of its own, the hub on a free port."""
    booth = replace(settings.booth, data=str(data / "booth"), windows=2 if windows == 2 else 1)
    hub = replace(settings.hub, data=str(data / "hub"), host="127.0.0.1", port=0)
    return replace(settings, booth=booth, hub=hub, delivery=replace(settings.delivery, folder=settings.delivery.folder or str(data / "delivered")))


def _run(settings: Settings, scratch: Path, *, speed: float, script: str | None, out: Path | None) -> int:
    from kiosk.window import Windows  # Qt is loaded once the platform is chosen

    start_log(Path(settings.booth.data))
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
            keep_documents(Path(settings.delivery.folder), folder)
            return code
        _announce(demonstration)
        return Windows(engine, demonstration.program).run()
    finally:
        try:
            engine.ask(stack.aclose())
        except Exception:  # the exit code is the demonstration's
            _log.exception("the demonstration did not close well")
        engine.stop()


def _announce(demonstration: Demonstration) -> None:
    print("Alcôve, démonstration : appareils, caméras et dossier simulés. Ne pas l’utiliser pour soigner.")
    print(f"  Téléassistante : {ASSISTANT}, code {CODE}")
    print(f"  Page du médecin : {demonstration.page}   identifiant {PRACTITIONER}, mot de passe {PASSWORD}")
    print(f"  Mesures et repos {demonstration.program.simulated.speed:g} fois plus rapides que dans la vie.", flush=True)
    if opener := shutil.which("xdg-open"):
        subprocess.Popen([opener, demonstration.page], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  our own address


@asynccontextmanager
async def demonstrate(settings: Settings, scratch: Path, speed: float) -> AsyncIterator[Demonstration]:
    """Hub, simulators and booth in this loop, as long as the block lasts."""
    async with AsyncExitStack() as stack:
        hub, page = await stack.enter_async_context(_hub(settings))
        stage = await stack.enter_async_context(Stage.open(scratch / "stage" / "control", speed=speed))
        os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = stage.whereabouts.bus
        where = stage.whereabouts
        devices = replace(
            settings.devices,
            cuff="Brassard simulé",
            thermometer="Thermomètre simulé",
            oximeter=where.serial_ports["oximeter"],
            patient_camera=where.cameras["patient-camera"],
            otoscope=where.cameras["otoscope"],
        )
        settings = replace(settings, devices=devices, hub=replace(settings.hub, url=page.rstrip("/")))
        prepare_store(settings, hub)
        program = assemble(settings, simulated=Simulated(SIMULATED, speed), print_sheet=_no_paper)
        stack.callback(program.close)
        async with asyncio.TaskGroup() as tasks:
            running = [tasks.create_task(program.run()), tasks.create_task(PretendedHand(program.measuring, stage).run())]
            try:
                yield Demonstration(program, stage, page)
            finally:
                for task in running:
                    task.cancel()


@asynccontextmanager
async def _hub(settings: Settings) -> AsyncIterator[tuple[Hub, str]]:
    hub = Hub.open(Path(settings.hub.data), ice_servers=settings.call.ice_servers)
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
    finally:
        store.close()


async def _no_paper(_: bytes) -> None:
    raise NoPrinter("Démonstration sans imprimante : lisez la feuille, puis recopiez-la.")

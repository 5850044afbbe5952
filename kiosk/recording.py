"""`alcove devices record`: one device talks with its driver for a while, and every byte is kept in a file."""

import asyncio
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from devices.device import MeasuringDevice
from devices.errors import DeviceError
from devices.feed import Listener
from devices.measurement import Measurement, NoReading
from devices.role import Role
from devices.status import DeviceStatus, Status
from drivers.family import Place
from drivers.transport.recording import WARNING, Recorder, recorded
from drivers.transport.recording_radio import RecordingRadio
from kiosk.device_names import NAMES
from kiosk.in_service import in_service
from kiosk.local_time import local_clock
from kiosk.pairing import in_french
from kiosk.settings import Settings

_WORDS = {
    Status.ABSENT: "absent",
    Status.CONNECTING: "trouvé, connexion",
    Status.READY: "connecté",
    Status.MEASURING: "en mesure",
    Status.FAULT: "en défaut",
}


def record_device(settings: Settings, role: Role, out: Path, seconds: float) -> int:
    """Listen for so long, and say what came; 1 where there is nothing to listen to or nowhere to write."""
    address, family = settings.devices.address_of(role), settings.devices.family_of(role)
    if not address or family.build is None:
        print(f"{NAMES[role]} : rien dans les réglages ([devices] {role.value}).")
        return 1
    with in_service(settings.booth.folder):  # a device talks with one program at a time
        try:
            file = os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8")  # ours alone, and over nothing
        except OSError as error:
            print(f"{out} : {'existe déjà, choisir un autre nom' if isinstance(error, FileExistsError) else 'ne peut pas être écrit'}.")
            return 1
        with file:
            print(WARNING)
            print(f"{NAMES[role]}, {family.name} : j’enregistre {seconds:g} s. Faites une mesure maintenant.", flush=True)
            recorder = Recorder(file, role.value, family.key, local_clock().isoformat(timespec="seconds"))
            place = Place(
                address,
                local_clock,
                cache(lambda: RecordingRadio(recorder)),
                lambda opening: recorded(opening, recorder),
                settings.devices.user_of(role),
                settings.devices.format_of(role),
            )
            asyncio.run(_listen(family.build(place), seconds))
    print(f"{recorder.lines} lignes dans {out}{' : plein, la suite manque' if recorder.full else ''}.")
    return 0


async def _listen(device: MeasuringDevice, seconds: float) -> None:
    with device.status.listen() as statuses, device.results.listen() as results:
        tasks = [asyncio.create_task(each) for each in (device.run(), _tell_statuses(statuses), _tell_results(device, results))]
        await device.start()
        try:
            await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            with suppress(DeviceError):  # pulled out as the time ends
                await device.stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _tell_statuses(statuses: Listener[DeviceStatus]) -> None:
    before: tuple[Status, str] | None = None
    async for each in statuses:
        now = each.status, in_french(each.error) if each.error is not None else ""
        if now != before:
            print("  " + " · ".join(filter(None, (_WORDS[each.status], now[1]))), flush=True)
        before = now


async def _tell_results(device: MeasuringDevice, results: Listener[Measurement | NoReading]) -> None:
    """That it measured, never what: a terminal has a memory too. Then the next measure may come."""
    async for each in results:
        print("  une mesure est arrivée" if isinstance(each, Measurement) else f"  sans valeur : {each.reason.value}", flush=True)
        await device.start()

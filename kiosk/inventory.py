"""What is plugged in and what is near, beside what the settings name: for the technician, `alcove devices`."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from serial.tools import list_ports

from devices.errors import DeviceError
from drivers.catalogue import measuring_roles, roles_on_air
from drivers.transport.ble import Heard, Radio, Wanted
from drivers.transport.ble_state import BluetoothMissing, bonded_devices
from kiosk.assemble import measuring_devices
from kiosk.device_names import NAMES
from kiosk.finding import Finding, not_here
from kiosk.in_service import who_runs
from kiosk.local_time import local_clock
from kiosk.pairing import MISSING, Candidate, families_of, in_french
from kiosk.settings import DeviceSettings, Settings
from kiosk.try_devices import try_device

CAMERAS = Path("/sys/class/video4linux")
BY_ID = Path("/dev/serial/by-id")


def list_devices(settings: Settings, listen_s: float) -> int:
    """Print it. While the booth runs, only what can be seen without taking anything from it."""
    process = who_runs(settings.booth.folder)
    print("Dans les réglages")
    if process is None:
        findings, radio = asyncio.run(_look_and_listen(settings.devices, listen_s))
        _print(f"{finding.verdict.value} {finding.part} : {finding.sentence}" for finding in findings)
    else:
        _print(f"{NAMES[role]} : {settings.devices.address_of(role) or 'aucun'}" for role in measuring_roles())
        radio = [f"en service : la borne (processus {process}) s’en sert, rien n’a été écouté"]
    print("Radio Bluetooth")
    _print(radio)
    print("Ports série")
    _print(serial_ports())
    print("Caméras")
    _print(cameras())
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in list(lines) or ["rien"]:
        print(f"  {line}")


async def _look_and_listen(settings: DeviceSettings, listen_s: float) -> tuple[list[Finding], list[str]]:
    """Who is near comes first: what is connected to, is not heard any more."""
    radio = await near(settings, listen_s)
    devices = measuring_devices(settings, local_clock)
    found = await asyncio.gather(*(try_device(NAMES[role], device) for role, device in devices.items()))
    return [*found, *(not_here(NAMES[role]) for role in measuring_roles() if role not in devices)], radio


async def near(settings: DeviceSettings, listen_s: float) -> list[str]:
    """Who is heard, and who is paired but silent."""
    try:
        bonded = {each.address: each for each in await bonded_devices()}
        heard = await Radio().survey(listen_s)
    except BluetoothMissing as error:
        return [MISSING[error.lacking]]
    except DeviceError as error:
        return [in_french(error)]
    lines = [f"{Candidate(each, each.address in bonded)}{_of_this_booth(settings, each)}" for each in heard]
    silent = [each for address, each in bonded.items() if address not in {one.address for one in heard}]
    return lines + [f"{each.address}  « {each.name} », appairé, pas entendu : appuyez sur son bouton" for each in silent]


def _of_this_booth(settings: DeviceSettings, heard: Heard) -> str:
    """Which role it has in the settings, or could have."""
    for role in roles_on_air():
        named = settings.address_of(role)
        if named and Wanted.named(named).matches(heard.address, heard.name, heard.services):
            return f" — {NAMES[role].lower()} de cette borne"
    for role in roles_on_air():
        for family in families_of(role, heard)[:1]:
            return f" — {family.name}, hors réglages : alcove devices pair {role.value}"
    return ""


def serial_ports() -> list[str]:
    """Each port under the name that stays the same wherever it is plugged in."""
    stable = {str(link.resolve()): str(link) for link in BY_ID.iterdir()} if BY_ID.is_dir() else {}
    ports = sorted(list_ports.comports(), key=lambda port: port.device)
    return [f"{stable.get(port.device, port.device)}  {port.description}" for port in ports if port.vid is not None or port.device in stable]


def cameras(folder: Path = CAMERAS) -> list[str]:
    """Each video device with the name that it gives itself."""
    names = sorted(folder.iterdir()) if folder.is_dir() else []
    return [f"/dev/{each.name}  {(each / 'name').read_text(encoding='utf-8', errors='replace').strip()}" for each in names if (each / "name").exists()]

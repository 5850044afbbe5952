"""Is this booth fit for a patient? Each part is tried for real, and what is wrong comes with what to do."""

import asyncio
from collections.abc import Awaitable

from devices.role import Role
from drivers.catalogue import measuring_roles
from kiosk.assemble import measuring_devices
from kiosk.device_names import NAMES, name_of
from kiosk.finding import Finding, Verdict, as_tree, in_use, not_here
from kiosk.in_service import who_runs
from kiosk.local_time import local_clock
from kiosk.settings import DeviceSettings, Settings
from kiosk.trust import trust
from kiosk.try_devices import try_button, try_camera, try_device, try_media, try_sound, try_stethoscope, try_voice
from kiosk.try_machine import look_at_place, look_at_printer, look_at_what_is_kept
from kiosk.try_network import try_hub, try_record

CAMERAS = (Role.PATIENT_CAMERA, Role.OTOSCOPE)
BUTTON = "Bouton de la caméra d’examen"


def run_self_test(settings: Settings) -> int:
    """Try everything and print it as a tree; 1 when something is wrong."""
    process = who_runs(settings.booth.folder)
    title = settings.booth.name if process is None else f"{settings.booth.name}, en service (processus {process})"
    findings = asyncio.run(examine(settings, in_service=process is not None))
    print(as_tree(title, findings))
    return int(any(finding.verdict is Verdict.WRONG for finding in findings))


async def examine(settings: Settings, *, in_service: bool = False) -> list[Finding]:
    """Every part, those that wait for something side by side.

    Args:
        in_service: the booth runs: its devices, cameras, microphone and radio are left to it.
    """
    kept, enrolment = await asyncio.to_thread(look_at_what_is_kept, settings)
    trusted, delivery = trust(settings.booth), settings.delivery
    beyond = asyncio.gather(
        try_hub(settings.hub.url, enrolment, trusted), try_record(delivery.record_url, delivery.folder, trusted), look_at_printer(), try_voice()
    )
    held = _left_alone(settings.devices) if in_service else await _try_what_is_held(settings)
    hub, record, printer, voice = await beyond
    return [look_at_place(settings.booth), *kept, *held, voice, printer, *hub, record]


async def _try_what_is_held(settings: Settings) -> list[Finding]:
    """What only one program at a time can have."""
    devices = measuring_devices(settings.devices, local_clock)
    tried: list[Awaitable[Finding]] = [try_device(NAMES[role], device) for role, device in devices.items()]
    tried += [asyncio.to_thread(try_camera, name_of(role, settings.devices), settings.devices.address_of(role)) for role in CAMERAS]
    tried.append(try_button(BUTTON, settings.devices.otoscope, settings.devices.otoscope_button, settings.devices.otoscope_key))
    tried.append(try_stethoscope(NAMES[Role.STETHOSCOPE], settings.devices.stethoscope))
    tried.append(try_media(settings.call.engine))
    sound = asyncio.to_thread(try_sound)
    absent = [not_here(NAMES[role]) for role in measuring_roles() if role not in devices]
    found, heard = await asyncio.gather(asyncio.gather(*tried), sound)
    return [*found, *absent, *heard]


def _left_alone(settings: DeviceSettings) -> list[Finding]:
    return [
        *(
            in_use(name_of(role, settings)) if settings.address_of(role) else not_here(name_of(role, settings))
            for role in (*measuring_roles(), *CAMERAS, Role.STETHOSCOPE)
        ),
        in_use(BUTTON) if settings.otoscope_button or settings.otoscope else not_here(BUTTON),
        in_use("Médias, micro et haut-parleur"),
    ]

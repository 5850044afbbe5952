"""The self-test while the booth runs, for the technician's workspace: `alcove self-test` itself in a process of its own, and the devices as they answer now."""

import asyncio
from collections.abc import Sequence

from devices.booth import Booth
from devices.status import DeviceStatus, Status
from kiosk.device_names import NAMES
from kiosk.finding import Finding, Verdict, good, wrong
from kiosk.settings import Settings
from session.workshop import Found

MARKS = {Verdict.GOOD: "good", Verdict.DOUBTFUL: "doubtful", Verdict.WRONG: "wrong", Verdict.UNTRIED: "untried"}


async def examine_running(settings: Settings, booth: Booth) -> tuple[Found, ...]:
    """Every part. What the running booth holds is told as the booth sees it: nothing is taken from it."""
    import multiprocessing  # when a technician asks, and not while the booth starts
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        findings = await asyncio.get_running_loop().run_in_executor(process, _examined, settings)
    held = {NAMES[role]: _as_it_answers(NAMES[role], device.status.latest) for role, device in booth}
    return tuple(Found(MARKS[each.verdict], each.part, each.sentence, each.remedy) for each in (held.get(each.part, each) for each in findings))


def _examined(settings: Settings) -> Sequence[Finding]:
    """In the other process: it loads what hears and sees, which the booth need not."""
    from kiosk.self_test import examine

    return asyncio.run(examine(settings, in_service=True))


def _as_it_answers(part: str, status: DeviceStatus | None) -> Finding:
    if status is not None and status.status in (Status.READY, Status.MEASURING):
        battery = f", pile {status.battery_percent} %" if status.battery_percent is not None else ""
        return good(part, f"connecté à la borne ouverte{battery}")
    why = f" : {status.error}" if status is not None and status.error is not None else ""
    return wrong(part, f"ne répond pas à la borne ouverte{why}", "Allumer l’appareil (appuyer sur son bouton) et vérifier ses piles.")

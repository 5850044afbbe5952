"""The hand of a pretended patient, for demonstrations: it presses the cuff's button, puts a finger into the oximeter, holds the thermometer.

It acts on the simulators through their stage, as a person acts on devices: the booth's drivers then measure as they would.
"""

import asyncio
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from devices.role import Role
from drivers.simulation.stage import Stage
from session.camera_check import CameraCheck
from session.measure_state import MeasureState
from session.measuring import Measuring

PRESSURES = ((138, 86, 78), (136, 84, 76), (134, 82, 75))
SATURATION = {"spo2": 96, "pulse_rate": 74}
CELSIUS = 38.1
KILOGRAMS, MG_PER_DL = 71.4, 96
REACH_S = 1.2  # a hand takes its time


class PretendedHand:
    """Follows the measures, and does what they ask of the patient."""

    def __init__(self, measuring: Measuring, stage: Stage, camera: CameraCheck | None = None, *, skin: bool = False) -> None:
        """
        Args:
            camera: a technician's; the hand holds the chart before the examination camera while they check it.
            skin: this camera is a dermatoscope: the hand holds it to a mole, and turns no head.
        """
        self._first = "skin" if skin else "right"
        self._measuring, self._stage, self._camera = measuring, stage, camera
        self._pressures: Iterator[tuple[int, int, int]] = itertools.cycle(PRESSURES)

    async def run(self) -> None:
        """Until cancelled."""
        before: Mapping[Role, MeasureState] = {}
        async with asyncio.TaskGroup() as tasks:
            if self._first == "skin":
                await self._stage.order("otoscope", "show", view="skin")
            else:
                tasks.create_task(self._turn_the_head())
            if self._camera is not None:
                tasks.create_task(self._hold_the_chart(self._camera))
            with self._measuring.measures.listen() as all_measures:
                async for measures in all_measures:
                    for role, state in measures.items():
                        was = role in before and before[role].under_way
                        if state.under_way and not was:
                            tasks.create_task(self._reach(role))
                        elif was and not state.under_way and role is Role.OXIMETER:
                            await self._stage.order("oximeter", "finger-out")
                    before = measures

    async def _turn_the_head(self) -> None:
        """The right ear first; once its picture is kept, the left one."""
        shown = "right"
        with self._measuring.live.consultation.listen() as consultations:
            async for consultation in consultations:
                kept = {image.subject for image in consultation.record.images} if consultation is not None else set()
                side = "left" if "otoscope-right" in kept else "right"
                if side != shown:
                    shown = side
                    await self._stage.order("otoscope", "show", view=side)

    async def _hold_the_chart(self, camera: CameraCheck) -> None:
        """Before the camera while a technician checks it; then the ear, or the mole, again."""
        held = False
        with camera.sight.listen() as sights:
            async for sight in sights:
                if sight.on and not held:
                    await self._stage.order("otoscope", "chart")
                elif held and not sight.on:
                    await self._stage.order("otoscope", "show", view=self._first)
                held = sight.on

    async def _reach(self, role: Role) -> None:
        await asyncio.sleep(REACH_S)
        if not self._measuring.of(role).under_way:
            return
        name, order, details = self._gesture(role)
        await self._stage.order(name, order, **details)

    def _gesture(self, role: Role) -> tuple[str, str, dict[str, Any]]:
        match role:
            case Role.CUFF:
                systolic, diastolic, pulse = next(self._pressures)
                return "cuff", "measure", {"systolic": systolic, "diastolic": diastolic, "pulse": pulse}
            case Role.THERMOMETER:
                return "thermometer", "measure", {"celsius": CELSIUS}
            case Role.SCALE:
                return "scale", "measure", {"kg": KILOGRAMS}
            case Role.GLUCOMETER:
                return "glucometer", "measure", {"mg": MG_PER_DL}
            case _:
                return "oximeter", "finger-in", dict(SATURATION)

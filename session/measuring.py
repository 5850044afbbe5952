"""Measuring with the booth's devices: what is started, what came, what is kept, and the guide through a blood pressure.

A good result is kept at once; a doubtful one waits for the assistant; a refused one is shown with its reason and never becomes a value.
Only results that come while a measure was asked for count. Lives on the engine's loop.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from devices.booth import Booth
from devices.device import Role
from devices.errors import CheckNeeded, DeviceError
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, Origin, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.consultation import TRANSITIONS, WITH_PATIENT, IllegalEvent
from session.guided import READINGS, Phase, Posture, PressureGuide, average
from session.live import LiveConsultation, NoVisit
from session.observation import NotKept, Observation, check
from session.upkeep.gate import Gate, open_gate

TICK_S = 0.25
LOOK = timedelta(seconds=5)
NOT_OURS = (Reason.STALE, Reason.OTHER_DAY, Reason.OTHER_USER)  # from the device's memory: many cuffs send it whenever they connect


@dataclass(frozen=True)
class MeasureState:
    """One device's measure, as the screens show it."""

    under_way: bool = False
    pending: Measurement | None = None  # doubtful: the assistant keeps or discards it
    kept: Observation | None = None  # the last one kept in this visit
    failed: Reason | None = None  # why the last try gave nothing
    error: DeviceError | None = None


@dataclass(frozen=True)
class Shown:
    """The measure that the patient's screen guides through; None when there is none."""

    role: Role | None


class Measuring:
    """The measures of the visit."""

    def __init__(
        self,
        live: LiveConsultation,
        booth: Booth,
        *,
        rest: timedelta = timedelta(minutes=3),
        pause: timedelta = timedelta(minutes=1),
        gate: Gate | None = None,
    ) -> None:
        self.live = live
        self.booth = booth
        self._gate = gate or open_gate(live.clock)
        self._looked_at = live.clock()
        self._fresh = PressureGuide(rest=rest, pause=pause)
        self.statuses: Feed[Mapping[Role, DeviceStatus]] = Feed(MappingProxyType({role: DeviceStatus(Status.ABSENT) for role, _ in booth}))
        self.measures: Feed[Mapping[Role, MeasureState]] = Feed(MappingProxyType({role: MeasureState() for role, _ in booth}))
        self.guide: Feed[PressureGuide] = Feed(self._fresh)
        self.shown: Feed[Shown] = Feed(Shown(None))
        self.blocked: Feed[frozenset[Role]] = Feed(self._hindered())  # by the register: what is typed still counts

    async def run(self) -> None:
        """Keep every device connected and listened to; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for role, device in self.booth:
                tasks.create_task(device.run())
                tasks.create_task(self._follow_status(role))
                tasks.create_task(self._follow_results(role))
            tasks.create_task(self._follow_visit())
            tasks.create_task(self._follow_time())
            tasks.create_task(self._follow_guide())

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def start(self, role: Role) -> None:
        """Begin a measure; from now on this device's results count. NoVisit once the visit is signed or over: the value would be in no report.

        A device that the register holds back is not even asked: its measure fails at once, with `CheckNeeded`.
        """
        if self.live.now.state not in WITH_PATIENT or e.ObservationKept not in TRANSITIONS[self.live.now.state]:
            raise NoVisit
        if (refusal := self._refusal(role, self.booth[role].identity)) is not None:
            self._fail(role, Reason.DEVICE_ERROR, refusal)
            return
        self._set(role, replace(self.of(role), under_way=True, failed=None, pending=None, error=None))
        try:
            await self.booth[role].start()
        except DeviceError as error:
            self._set(role, replace(self.of(role), under_way=False, error=error))

    async def stop(self, role: Role) -> None:
        """End the measure; nothing that comes after counts."""
        self._set(role, replace(self.of(role), under_way=False))
        try:
            await self.booth[role].stop()
        except DeviceError as error:
            self._set(role, replace(self.of(role), error=error))

    async def show(self, role: Role) -> None:
        """Guide the patient through this measure: a cuff from the posture on, a camera as it looks; the others measure at once.

        Raises:
            CheckNeeded: the register holds this device back.
        """
        if role in self.booth and (refusal := self._refusal(role, self.booth[role].identity)) is not None:
            raise refusal
        if role is Role.CUFF and self._guide.phase in (Phase.DONE, Phase.GIVEN_UP):
            await self.restart_guide()
        self.shown.publish(Shown(role))
        if role is not Role.CUFF and role in self.booth:
            await self.start(role)

    async def hide(self) -> None:
        """Leave the measure: the patient's screen goes back to the visit."""
        role = self.shown.latest.role if self.shown.latest is not None else None
        self.shown.publish(Shown(None))
        if role is not None and role in self.booth and self.of(role).under_way:
            await self.stop(role)

    async def keep_pending(self, role: Role) -> None:
        """Keep the doubtful measurement that waits, with its reasons beside it: the assistant's to say, at an open console."""
        self.live.at_console()
        if (measurement := self.of(role).pending) is not None:
            self._set(role, replace(self.of(role), pending=None))
            self._keep(role, measurement)

    async def discard_pending(self, role: Role) -> None:
        """Let go of the doubtful measurement that waits."""
        if (measurement := self.of(role).pending) is not None:
            self._fail(role, measurement.quality.reasons[0])

    async def tick_posture(self, posture: Posture, on: bool) -> None:
        self.guide.publish(self._guide.tick(posture, on))

    async def begin_rest(self) -> None:
        self.guide.publish(self._guide.begin_rest(self.live.clock()))

    async def hold_rest(self, on: bool) -> None:
        """The patient talks or moves: the rest does not count meanwhile."""
        self.guide.publish(self._guide.hold(on, self.live.clock()))

    async def restart_guide(self) -> None:
        """A new series, from the posture on."""
        await self.stop(Role.CUFF)
        self.guide.publish(self._fresh)

    # ── what comes ───────────────────────────────────────────────────────────────────────────────────────────────────

    def of(self, role: Role) -> MeasureState:
        """How this device's measure stands."""
        assert self.measures.latest is not None
        return self.measures.latest[role]

    @property
    def _guide(self) -> PressureGuide:
        assert self.guide.latest is not None
        return self.guide.latest

    def _set(self, role: Role, state: MeasureState) -> None:
        self.measures.publish(MappingProxyType({**(self.measures.latest or {}), role: state}))

    async def _follow_status(self, role: Role) -> None:
        device = self.booth[role]
        with device.status.listen() as statuses:
            if device.status.latest is not None:
                self._show_status(role, device.status.latest)
            async for status in statuses:
                self._show_status(role, status)

    def _show_status(self, role: Role, status: DeviceStatus) -> None:
        self.statuses.publish(MappingProxyType({**(self.statuses.latest or {}), role: status}))
        if self.of(role).under_way and status.status in (Status.ABSENT, Status.FAULT):
            self._fail(role, Reason.NO_DATA, status.error)

    async def _follow_results(self, role: Role) -> None:
        with self.booth[role].results.listen() as results:
            async for result in results:
                if self.of(role).under_way:
                    self._take(role, result)

    def _take(self, role: Role, result: Measurement | NoReading) -> None:
        if isinstance(result, NoReading):
            self._fail(role, result.reason)
        elif result.quality.reasons and result.quality.reasons[0] in NOT_OURS:  # said, and the one that was asked for may still come
            self._set(role, replace(self.of(role), failed=result.quality.reasons[0]))
        elif result.quality.level is QualityLevel.REFUSED:
            self._fail(role, result.quality.reasons[0])
        elif result.quality.level is QualityLevel.DOUBTFUL:
            try:
                check(result)
            except NotKept as refusal:
                self._fail(role, refusal.reason)
            else:
                self._set(role, replace(self.of(role), under_way=False, pending=result, failed=None))
        else:
            self._keep(role, result)

    def _keep(self, role: Role, measurement: Measurement) -> None:
        if (held_back := self._refusal(role, measurement.device)) is not None:  # some say who they are only once they are connected
            self._fail(role, Reason.DEVICE_ERROR, held_back)
            return
        measurement = replace(measurement, device=self._gate.identified(role, measurement.device))
        try:
            observation = self.live.keep(measurement)
        except NotKept as refusal:
            self._fail(role, refusal.reason)
            return
        except (NoVisit, IllegalEvent):  # the visit has moved on
            self._set(role, replace(self.of(role), under_way=False))
            return
        self._set(role, replace(self.of(role), under_way=False, kept=observation, failed=None))
        if role is Role.CUFF and self._guide.phase is Phase.MEASURE:
            standing = {each.observation_id for each in self.live.now.record.current_observations}  # the assistant may have struck one out
            guide = replace(self._guide, readings=tuple(each for each in self._guide.readings if each.observation_id in standing))
            guide = guide.kept(observation, self.live.clock())
            if guide.phase is Phase.DONE:
                mean = self.live.keep(average(guide.readings), average_of=tuple(each.observation_id for each in guide.readings[-2:]))
                self._set(role, replace(self.of(role), kept=mean))
            self.guide.publish(guide)

    def _fail(self, role: Role, reason: Reason, error: DeviceError | None = None) -> None:
        self._set(role, replace(self.of(role), under_way=False, pending=None, failed=reason, error=error))
        if role is Role.CUFF and self._guide.phase is Phase.MEASURE:
            self.guide.publish(self._guide.failed(reason))

    async def _follow_visit(self) -> None:
        """What was asked for in a visit ends with it, and a new patient finds nothing of the one before."""
        with self.live.consultation.listen() as consultations:
            async for consultation in consultations:
                if consultation is not None and consultation.state not in WITH_PATIENT:
                    for role, _ in self.booth:
                        if self.of(role).under_way or self.of(role).pending is not None:
                            await self.stop(role)
                            self._set(role, replace(self.of(role), pending=None))
                    self.shown.publish(Shown(None))
                if consultation is None:
                    for role, _ in self.booth:
                        await self.stop(role)
                        self._set(role, MeasureState())
                    self.guide.publish(self._fresh)
                    self.shown.publish(Shown(None))

    async def _follow_time(self) -> None:
        while True:
            self.pass_time()
            await asyncio.sleep(TICK_S)

    def pass_time(self) -> None:
        """Move the guide to the clock's instant, and look at the register now and then."""
        if abs(self.live.clock() - self._looked_at) >= LOOK:
            self.look_at_register()
        guide = self._guide.passed(self.live.clock())
        if guide != self._guide:
            self.guide.publish(guide)

    def look_at_register(self) -> None:
        """Tell which devices may not measure now: a check may have been done, or a day gone by."""
        self._looked_at = self.live.clock()
        if (blocked := self._hindered()) != self.blocked.latest:
            self.blocked.publish(blocked)

    def _hindered(self) -> frozenset[Role]:
        return frozenset(role for role, device in self.booth if self._gate.hindrance(role, device.identity) is not None)

    def _refusal(self, role: Role, device: DeviceIdentity) -> CheckNeeded | None:
        why = self._gate.hindrance(role, device)
        return None if why is None else CheckNeeded(why.value, device=str(device))

    async def _follow_guide(self) -> None:
        """Arm the cuff as soon as the guide comes to a measure."""
        before = self._guide.phase
        with self.guide.listen() as guides:
            async for guide in guides:
                if guide.phase is Phase.MEASURE and before is not Phase.MEASURE:
                    await self.start(Role.CUFF)
                before = guide.phase

    def take_up(self) -> None:
        """After a restart: the readings of the series that were kept still count; the rest begins again."""
        single = tuple(
            each
            for each in self.live.now.record.current_observations
            if each.measurement.value(Quantity.SYSTOLIC) is not None and each.measurement.origin is Origin.DEVICE and not each.average_of
        )
        averaged = any(each.average_of for each in self.live.now.record.current_observations)
        self.guide.publish(replace(self._fresh, readings=() if averaged else single[: READINGS - 1]))

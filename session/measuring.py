"""Measuring with the booth's devices: what is started, what came, what is kept, and the cuff of a guided series armed.

A good result is kept at once; a doubtful one waits for the assistant; a refused one is shown with its reason and never becomes a value.
Only results that come while a measure was asked for count. Lives on the engine's loop.
"""

import asyncio
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from devices.booth import Booth
from devices.calibration import Calibration
from devices.device import Role
from devices.errors import CheckNeeded, DeviceError
from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from session.consultation import WITH_PATIENT, Consultation, IllegalEvent, State
from session.guided import Phase
from session.guided_pressure import GuidedPressure
from session.live import LiveConsultation, NoVisit
from session.live_signal import RunningWave
from session.measure_state import MAIN, MeasureState, Shown
from session.observation import NotKept, Observation, check
from session.people import SYSTEM, Author
from session.protocols import PRESSURE
from session.pulse_wave import weighed
from session.store.errors import StoreError
from session.temperature import one_more
from session.upkeep.gate import Gate, open_gate

TICK_S = 0.25
LOOK = timedelta(seconds=5)
NOT_OURS = (Reason.STALE, Reason.OTHER_DAY, Reason.OTHER_USER)  # from the device's memory: many cuffs send it whenever they connect
SEEN_ONLY = (Role.OTOSCOPE,)  # the media process's: it says no serial number, and the register knows one for its role
UNNAMED = DeviceIdentity("", "", "")
NOT_OF_THE_PATIENT = (*NOT_OURS, Reason.DEMONSTRATION, Reason.UNDATED)  # its numbers are told nowhere; undated, unless the assistant keeps it
LINKED = (Status.READY, Status.MEASURING)


class Measuring:
    """The measures of the visit."""

    def __init__(
        self,
        live: LiveConsultation,
        booth: Booth,
        *,
        rest: timedelta = PRESSURE.rest,
        pause: timedelta = PRESSURE.pause,
        cuffs: tuple[str, ...] = (),
        gate: Gate | None = None,
        codecs: Mapping[Role, str] = MappingProxyType({}),
    ) -> None:
        """`cuffs`: those of this booth, as its settings name them; empty where they are its maker's. `codecs`: by what each device's bytes are read."""
        self.live = live
        self.booth = booth
        self._gate = gate or open_gate(live.clock)
        self._looked_at = live.clock()
        self._codecs = codecs
        self._heats: tuple[Observation, ...] = ()  # the temperatures of the series under way
        self._heat_series = ""
        self.statuses: Feed[Mapping[Role, DeviceStatus]] = Feed(MappingProxyType({role: DeviceStatus(Status.ABSENT) for role, _ in booth}))
        self.measures: Feed[Mapping[Role, MeasureState]] = Feed(MappingProxyType({role: MeasureState() for role, _ in booth}))
        self.pressure = GuidedPressure(live, booth, self._show_average, rest=rest, pause=pause, cuffs=cuffs)
        self.shown: Feed[Shown] = Feed(Shown(None))
        self.blocked: Feed[frozenset[Role]] = Feed(self._hindered())  # by the register: what is typed still counts

    async def run(self) -> None:
        """Keep every device connected and listened to; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for role, device in self.booth:
                tasks.create_task(device.run())
                tasks.create_task(self._follow_status(role))
                tasks.create_task(self._follow_results(role))
                if role is Role.OXIMETER:
                    tasks.create_task(self._follow_wave(role))
            tasks.create_task(self._follow_visit())
            tasks.create_task(self._follow_time())
            tasks.create_task(self._follow_guide())

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def start(self, role: Role) -> None:
        """Begin a measure; from now on this device's results count. NoVisit once the visit is signed or over: the value would be in no report.

        A device that is not on the air is waited for: many are only once they have measured. One that the register holds back is not even
        asked: its measure fails at once, with `CheckNeeded`. What waited for the assistant is let go, and told as discarded.
        """
        self.live.must_take_values()
        self._let_go(role)
        if (refusal := self._refusal(role, self.booth[role].identity)) is not None:
            self._fail(role, Reason.DEVICE_ERROR, refusal)
            return
        self._set(role, replace(self.of(role), under_way=True, failed=None, pending=None, error=None, signal=None))
        try:
            await self.booth[role].start()
        except DeviceError as error:
            self._fail(role, Reason.NO_DATA, error)

    async def _go_on(self, role: Role) -> None:
        """The next measure of a series begins by itself, unless the visit has moved on meanwhile."""
        try:
            with suppress(NoVisit):
                await self.start(role)
        except StoreError as error:  # what waited cannot be told as let go: it waits on
            self.live.not_stored.publish(error)

    async def stop(self, role: Role) -> None:
        """End the measure; nothing that comes after counts. Of a guided series the next reading does not begin by itself either."""
        state, guide = self.of(role), self.pressure.now
        decided_elsewhere = guide.phase is Phase.MEASURE and not state.under_way and (guide.failures or state.pending is not None)
        if role is Role.CUFF and not decided_elsewhere:
            self.pressure.stop()
        await self._end(role)

    async def _end(self, role: Role) -> None:
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
        if role in SEEN_ONLY and role in self._hindered():
            raise CheckNeeded("its check is overdue or failed", device=role.value)
        if role is Role.CUFF and self.pressure.now.phase in (Phase.DONE, Phase.GIVEN_UP):
            await self.restart_guide()
        self.shown.publish(Shown(role))
        if role is Role.THERMOMETER:
            self._heats, self._heat_series = (), uuid.uuid4().hex
        if role is not Role.CUFF and role in self.booth:
            await self.start(role)

    async def hide(self) -> None:
        """Leave the measure: the patient's screen goes back to the visit."""
        self._heat_series = ""
        role = self.shown.latest.role if self.shown.latest is not None else None
        self.shown.publish(Shown(None))
        if role is not None and role in self.booth and self.of(role).under_way:
            await self.stop(role)

    async def keep_pending(self, role: Role) -> None:
        """Keep the doubtful measurement that waits, with its reasons beside it: the assistant's to say, at an open console."""
        self.live.at_console()
        if (measurement := self.of(role).pending) is not None:
            before = self.live.now.record.observations
            self._set(role, replace(self.of(role), pending=None))
            try:
                self._keep(role, measurement)
            except StoreError:
                if self.live.now.record.observations == before:  # a full disk: it is not stored, and waits on
                    self._set(role, replace(self.of(role), pending=measurement))
                raise
            await self._once_more(role)

    async def discard_pending(self, role: Role) -> None:
        """Let go of the doubtful measurement that waits: it is told as discarded, with its reason."""
        author = self.live.at_console()
        if (reason := self._let_go(role, author)) is not None:
            self._fail(role, reason)

    def _let_go(self, role: Role, author: Author = SYSTEM) -> Reason | None:
        """What waits for the assistant is not kept, and told so, with its reason; maybe another's, it is told nowhere."""
        if (measurement := self.of(role).pending) is None:
            return None
        reason = measurement.quality.reasons[0]
        if reason not in NOT_OF_THE_PATIENT:
            self.live.discard(measurement, reason, author)
        self._set(role, replace(self.of(role), pending=None))
        return reason

    async def restart_guide(self) -> None:
        """A new series, from the posture on, on the same arm until another is said."""
        await self._end(Role.CUFF)
        self.pressure.begin_anew()

    # ── what comes ───────────────────────────────────────────────────────────────────────────────────────────────────

    def of(self, role: Role) -> MeasureState:
        """How this device's measure stands."""
        assert self.measures.latest is not None
        return self.measures.latest[role]

    def _set(self, role: Role, state: MeasureState) -> None:
        self.measures.publish(MappingProxyType({**(self.measures.latest or {}), role: state}))

    async def _follow_status(self, role: Role) -> None:
        device = self.booth[role]
        with device.status.listen() as statuses:
            if device.status.latest is not None:
                await self._show_status(role, device.status.latest)
            async for status in statuses:
                await self._show_status(role, status)

    async def _show_status(self, role: Role, status: DeviceStatus) -> None:
        """A measure fails where its link broke or its device is at fault; not where the device is not on the air yet, or left when it had said all."""
        assert self.statuses.latest is not None
        before = self.statuses.latest[role].status
        self.statuses.publish(MappingProxyType({**self.statuses.latest, role: status}))
        broke = status.status is Status.ABSENT and status.error is not None and before in LINKED
        if self.of(role).under_way and (broke or status.status is Status.FAULT):
            self._fail(role, Reason.NO_DATA, status.error)
            with suppress(DeviceError):
                await self.booth[role].stop()  # it waits for nothing any more either: what it brings later was asked for by nobody

    async def _follow_results(self, role: Role) -> None:
        with self.booth[role].results.listen() as results:
            async for result in results:
                if self.of(role).under_way:
                    try:
                        self._take(role, self._weighed(role, result) if isinstance(result, Measurement) else result)
                        await self._once_more(role)
                    except StoreError as error:  # a full disk: this value is lost, and said to be; the device is asked again
                        self._fail(role, Reason.DEVICE_ERROR)
                        self.live.not_stored.publish(error)

    async def _follow_wave(self, role: Role) -> None:
        """The booth's own look at the wave, told while it is measured: an assistant sees a moving finger before the number is kept.

        A wave under which the device has no number, such as the line without a finger, is nobody's.
        """
        device, running = self.booth[role], RunningWave()
        with device.waveform.listen() as stretches:
            async for stretch in stretches:
                live = device.live.latest
                if not self.of(role).under_way or not isinstance(live, Measurement):
                    running.clear()
                elif (signal := running.add(stretch, live.value(Quantity.PULSE_RATE))) is not None:
                    self._set(role, replace(self.of(role), signal=signal))

    def _weighed(self, role: Role, measurement: Measurement) -> Measurement:
        """With the booth's own look at its wave, and with what its bytes were read by."""
        return weighed(replace(measurement, codec=self._codecs.get(role, "")))

    def _take(self, role: Role, result: Measurement | NoReading) -> None:
        if isinstance(result, NoReading):
            self._fail(role, result.reason)
        elif result.quality.reasons and self._is_passed_over(role, result.quality.reasons[0]):
            self._set(role, replace(self.of(role), failed=result.quality.reasons[0]))
        elif role in MAIN and result.value(MAIN[role]) is None:  # whatever it is, it is not what this device is here for
            self._discard(role, result, Reason.DEVICE_ERROR)
        elif result.quality.level is QualityLevel.REFUSED:
            self._discard(role, result, result.quality.reasons[0])
        elif result.quality.level is QualityLevel.DOUBTFUL:
            try:
                check(result)
            except NotKept as refusal:
                self._discard(role, result, refusal.reason)
            else:
                self._set(role, replace(self.of(role), under_way=False, pending=result, failed=None))
        else:
            self._keep(role, result)

    def _is_passed_over(self, role: Role, reason: Reason) -> bool:
        """Said, and the one that was asked for may still come: after a drop of control solution too, whether or not its meter hangs up meanwhile."""
        return reason in NOT_OURS or (reason is Reason.DEMONSTRATION and role is Role.GLUCOMETER)

    def _keep(self, role: Role, measurement: Measurement) -> None:
        if (held_back := self._refusal(role, measurement.device)) is not None:  # some say who they are only once they are connected
            self._fail(role, Reason.DEVICE_ERROR, held_back)
            return
        measurement = replace(measurement, device=self._gate.identified(role, measurement.device))
        guide = self.pressure.now
        guided = role is Role.CUFF and guide.phase is Phase.MEASURE
        if guided and guide.side is not None:
            measurement = replace(measurement, site=guide.side.value)
        series = guide.series if guided else self._heat_series if role is Role.THERMOMETER else ""
        try:
            observation = self.live.keep(measurement, series=series, cuff=guide.cuff_use if guided else None)
        except NotKept as refusal:
            self._discard(role, measurement, refusal.reason)
            return
        except (NoVisit, IllegalEvent):  # the visit has moved on
            self._set(role, replace(self.of(role), under_way=False))
            return
        self._set(role, replace(self.of(role), under_way=False, kept=observation, failed=None))
        if series and role is Role.THERMOMETER:
            self._heats = (*self._heats, observation)
        if guided:
            self.pressure.keep(observation)

    def _show_average(self, mean: Observation) -> None:
        if Role.CUFF in self.booth:  # after a restart it may be gone
            self._set(Role.CUFF, replace(self.of(Role.CUFF), kept=mean))

    async def _once_more(self, role: Role) -> None:
        """A guided temperature is taken again until the readings agree, or there are enough of them."""
        state = self.of(role)
        if role is Role.THERMOMETER and self._heats and self._heat_series and not state.under_way and state.pending is None:
            standing = {each.observation_id for each in self.live.now.record.current_observations}
            self._heats = tuple(each for each in self._heats if each.observation_id in standing)
            if state.failed is None and one_more(self._heats):
                await self._go_on(role)
            elif state.failed is None:
                self._heat_series = ""

    def _discard(self, role: Role, measurement: Measurement, reason: Reason) -> None:
        """Not kept, and told so, with its numbers where they are this patient's."""
        if reason not in NOT_OF_THE_PATIENT:
            self.live.discard(measurement, reason)
        self._fail(role, reason)

    def _fail(self, role: Role, reason: Reason, error: DeviceError | None = None) -> None:
        self._set(role, replace(self.of(role), under_way=False, pending=None, failed=reason, error=error))
        if role is Role.CUFF:
            self.pressure.fail(reason)

    async def _follow_visit(self) -> None:
        """What was asked for in a visit ends with it, and a new patient finds nothing of the one before."""
        before = self.live.consultation.latest
        with self.live.consultation.listen() as consultations:
            async for consultation in consultations:
                if self._moves_on(before, consultation):
                    await self._break_off()
                before = consultation
                if consultation is not None and consultation.state not in WITH_PATIENT:
                    for role, _ in self.booth:
                        if self.of(role).under_way or self.of(role).pending is not None:
                            await self._end(role)
                            self._set(role, replace(self.of(role), pending=None))
                    self.shown.publish(Shown(None))
                if consultation is None:
                    for role, _ in self.booth:
                        await self._end(role)
                        self._set(role, MeasureState())
                    self.pressure.forget()
                    self._heat_series = ""
                    self.shown.publish(Shown(None))

    def _moves_on(self, before: Consultation | None, now: Consultation | None) -> bool:
        """Whether the patient's screens leave what was measured: the measures are over, or the visit is."""
        if before is None or now is None:
            return False
        return (before.state is State.MEASURES and now.state is not State.MEASURES) or (before.state in WITH_PATIENT and now.state not in WITH_PATIENT)

    async def _break_off(self) -> None:
        """No cuff tightens by itself on somebody whose screen speaks of something else."""
        self.shown.publish(Shown(None))
        if self.pressure.now.phase in (Phase.REST, Phase.MEASURE, Phase.PAUSE):
            self.pressure.break_off()
            await self._end(Role.CUFF)

    async def _follow_time(self) -> None:
        while True:
            self.pass_time()
            await asyncio.sleep(TICK_S)

    def pass_time(self) -> None:
        """Move the guide to the clock's instant, and look at the register now and then."""
        if abs(self.live.clock() - self._looked_at) >= LOOK:
            self.look_at_register()
        self.pressure.pass_time()

    def look_at_register(self) -> None:
        """Tell which devices may not measure now: a check may have been done, or a day gone by."""
        self._looked_at = self.live.clock()
        if (blocked := self._hindered()) != self.blocked.latest:
            self.blocked.publish(blocked)

    def _hindered(self) -> frozenset[Role]:
        measure = {role for role, device in self.booth if self._gate.hindrance(role, device.identity) is not None}
        return frozenset(measure | {role for role in SEEN_ONLY if self._gate.hindrance(role, UNNAMED) is not None})

    def serial_of(self, role: Role) -> str:
        """The number of what is only looked through: that of the one device of the register that is used so."""
        return self._gate.identified(role, UNNAMED).serial

    def calibration_of(self, role: Role) -> Calibration:
        """The state of its check."""
        return self._gate.calibration_of(self.serial_of(role))

    def _refusal(self, role: Role, device: DeviceIdentity) -> CheckNeeded | None:
        why = self._gate.hindrance(role, device)
        return None if why is None else CheckNeeded(why.value, device=str(device))

    async def _follow_guide(self) -> None:
        """Arm the cuff as soon as the guide comes to a measure."""
        before = self.pressure.now.phase
        with self.pressure.guide.listen() as guides:
            async for guide in guides:
                now = self.pressure.now  # it may have been stopped since
                if guide.phase is Phase.MEASURE and before is not Phase.MEASURE and now.phase is Phase.MEASURE and not now.failures:
                    await self._go_on(Role.CUFF)
                before = guide.phase

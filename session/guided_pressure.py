"""The guide through a blood pressure in the visit: arm and posture, the rest, reading after reading, and the average that is kept of them.

It measures nothing itself: `measuring.py` arms the cuff when the guide comes to it. Lives on the engine's loop.
"""

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from devices.booth import Booth
from devices.device import Role
from devices.feed import Feed
from devices.measurement import Quantity, Reason
from session.cuffs import Side, cuffs_of
from session.guided import Phase, Posture, PressureGuide, average
from session.live import TAKES_VALUES, LiveConsultation
from session.observation import Observation
from session.store.errors import StoreError


class GuidedPressure:
    """The series of the visit, and what moves it on."""

    def __init__(
        self, live: LiveConsultation, booth: Booth, averaged: Callable[[Observation], None], *, rest: timedelta, pause: timedelta, cuffs: tuple[str, ...]
    ) -> None:
        """`averaged`: told of the average of a series, once it is kept. `cuffs`: as `Measuring` has them."""
        self._live, self._booth, self._averaged = live, booth, averaged
        self._rest, self._pause, self._cuffs = rest, pause, cuffs
        self.guide: Feed[PressureGuide] = Feed(self._fresh())

    @property
    def now(self) -> PressureGuide:
        """The guide as it stands."""
        assert self.guide.latest is not None
        return self.guide.latest

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def tick_posture(self, posture: Posture, on: bool) -> None:
        self.guide.publish(self.now.tick(posture, on))

    async def fit_cuff(self, arm_cm: Decimal | None, side: Side | None, *, unknown: bool = False) -> None:
        """The arm that is measured: how many centimetres around, or that nobody can say, and which. From it comes the cuff; not changed within a series."""
        if self.now.phase is Phase.POSITION and not self.now.readings:
            cuffs = cuffs_of(self._booth[Role.CUFF].identity.make, self._cuffs)
            self.guide.publish(replace(self.now, cuffs=cuffs).on_arm(arm_cm, side, unknown=unknown))

    async def begin_rest(self) -> None:
        self.guide.publish(self.now.begin_rest(self._live.clock()))

    async def hold_rest(self, on: bool) -> None:
        """The patient talks or moves: the rest does not count meanwhile."""
        self.guide.publish(self.now.hold(on, self._live.clock()))

    # ── what becomes of the series ───────────────────────────────────────────────────────────────────────────────────

    def keep(self, reading: Observation) -> None:
        """One more reading of the series is in the record; the last one brings the average with it."""
        standing = {each.observation_id for each in self._live.now.record.current_observations}  # the assistant may have struck one out
        guide = replace(self.now, readings=tuple(each for each in self.now.readings if each.observation_id in standing))
        guide = guide.kept(reading, self._live.clock())
        if guide.phase is Phase.DONE:
            self._finish(guide)
        self.guide.publish(guide)

    def fail(self, reason: Reason) -> None:
        """The reading that was under way gave nothing."""
        if self.now.phase is Phase.MEASURE:
            self.guide.publish(self.now.failed(reason))

    def stop(self) -> None:
        """The next reading does not begin by itself."""
        self.guide.publish(self.now.stopped())

    def break_off(self) -> None:
        """The patient's screen leaves the series."""
        self.guide.publish(self.now.broken_off())

    def begin_anew(self) -> None:
        """Another series, from the posture on, on the same arm until another is said."""
        before = self.now
        arm = replace(self._fresh(), cuffs=before.cuffs, arm_cm=before.arm_cm, arm_unknown=before.arm_unknown, side=before.side)
        self.guide.publish(replace(arm, given_up=before.without_value))

    def forget(self) -> None:
        """Nothing of the patient stays here."""
        self.guide.publish(self._fresh())

    def pass_time(self) -> None:
        """Move the guide to the clock's instant."""
        visit, now = self._live.consultation.latest, self._live.clock()
        waits = visit is not None and (visit.alert is not None or visit.record.urgency is not None)  # until then nothing tightens by itself
        guide = self.now.waited(now) if waits else self.now.passed(now)
        if guide != self.now:
            self.guide.publish(guide)

    def take_up(self) -> None:
        """After a restart: the readings of the unfinished series still count; the patient sits and rests again. One that lacks its average gets it.

        A series that had one, struck out since, is over.
        """
        if self._live.now.state not in TAKES_VALUES:
            return
        current = self._live.now.record.current_observations
        averaged = {each.series for each in self._live.now.record.observations if each.average_of}
        series = next((each.series for each in reversed(current) if each.series and each.measurement.value(Quantity.SYSTOLIC) is not None), "")
        if not series or series in averaged:
            return
        readings = tuple(each for each in current if each.series == series)
        cuff, site = readings[-1].cuff, readings[-1].measurement.site
        guide = replace(
            self._fresh(),
            series=series,
            readings=readings,
            cuffs=cuffs_of(readings[-1].measurement.device.make, self._cuffs),
            arm_cm=cuff.arm_cm if cuff is not None else None,
            arm_unknown=cuff is not None and cuff.arm_cm is None,
            side=next((side for side in Side if side.value == site), None),
        )
        if guide.complete:
            with suppress(StoreError):  # a full disk: the readings stand without their average
                self._finish(guide)
            guide = replace(guide, phase=Phase.DONE)
        self.guide.publish(guide)

    def _finish(self, guide: PressureGuide) -> None:
        last = guide.readings[-2:]
        self._averaged(self._live.keep(average(last), average_of=tuple(each.observation_id for each in last), series=guide.series, cuff=last[-1].cuff))

    def _fresh(self) -> PressureGuide:
        return PressureGuide(rest=self._rest, pause=self._pause, series=uuid.uuid4().hex)

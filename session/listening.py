"""Listening with the stethoscope as a guided act: where first, then start, stop, and keep it or listen again. Lives on the engine's loop.

Nothing is heard without the agreement, and what was heard and not kept is forgotten. Each stretch goes on as it comes: to the trace on
the screen, and to the practitioner's page.
"""

import asyncio
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from devices.device import ListeningDevice
from devices.errors import CheckNeeded, DeviceError, NotFound, Remedy
from devices.feed import Feed, Listener
from devices.measurement import Quality, Reason
from devices.role import Role
from devices.sound import Sound, loudness, samples_of
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from session import events as e
from session.auscultation import LONGEST_S, SHORTEST_S, Recording, Site
from session.consultation import Consultation, IllegalEvent
from session.live import LiveConsultation
from session.media_wanted import media_wanted
from session.upkeep.gate import Gate, open_gate

TOLD_EVERY_S = 0.2  # how it stands; the sound itself goes on as it comes
TRACE_HZ = 50  # below what a screen draws: no peak falls between two columns
TRACE_SCALE = 255
LOUDEST_SHOWN = 8192  # a quarter of full scale fills the trace: hearts are quiet


class Stage(Enum):
    """Where the listening stands."""

    IDLE = "idle"
    OPENING = "opening"  # asked for, and nothing heard yet
    LISTENING = "listening"
    HEARD = "heard"  # to be kept, or listened to again


class Interrupted(Enum):
    """Why a listening ended without a recording."""

    LOST = "lost"  # the stethoscope was unplugged, or fell silent
    TOO_SHORT = "too-short"


@dataclass(frozen=True)
class Auscultating:
    """The listening as it stands."""

    stage: Stage = Stage.IDLE
    site: Site | None = None
    sound_id: str = ""
    seconds: float = 0.0
    samples: int = 0
    quality: Quality | None = None  # of the last second while it is heard, of all of it afterwards
    interrupted: Interrupted | None = None  # how the one before ended, where it left nothing

    @property
    def is_on(self) -> bool:
        """Whether the stethoscope hears, or is about to."""
        return self.stage in (Stage.OPENING, Stage.LISTENING)


@dataclass(frozen=True)
class Heard:
    """One stretch of what is heard now."""

    sound_id: str
    first_number: int  # within the recording
    sound: Sound


class Listening:
    """The stethoscope of the visit under way; None where this booth has none."""

    def __init__(self, live: LiveConsultation, device: ListeningDevice | None, gate: Gate | None = None) -> None:
        self._live, self._device, self._gate = live, device, gate or open_gate(live.clock)
        self.state: Feed[Auscultating] = Feed(Auscultating())
        self.heard: Feed[Heard] = Feed()
        self.trace: Feed[Samples] = Feed()
        self.status: Feed[DeviceStatus | None] = Feed(None)
        self._visit = ""
        self._told = 0
        self._waiting: Listener[Sound] | None = None
        self._sounds: list[Sound] = []
        self._began: datetime | None = None
        self._recording: Recording | None = None

    @property
    def has_device(self) -> bool:
        return self._device is not None

    @property
    def _now(self) -> Auscultating:
        return self.state.latest or Auscultating()

    async def run(self) -> None:
        """Hear, follow the device, and obey the agreements; until cancelled."""
        if self._device is None:
            return
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._device.run())
            tasks.create_task(self._follow_sound(self._device))
            tasks.create_task(self._follow_status(self._device))
            tasks.create_task(self._follow_visit())

    # ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────

    async def listen_at(self, site: Site) -> None:
        """Listen here; what was heard before and not kept is forgotten.

        Raises:
            IllegalEvent: the patient does not agree to it, or the visit is not so far.
            NotFound: there is no stethoscope.
            CheckNeeded: its check is overdue or failed.
        """
        visit = self._allowed()
        self._live.at_console()
        if self._device is None:
            raise NotFound("this booth has no stethoscope", remedy=Remedy.PLUG_IN)
        if self._gate.hindrance(Role.STETHOSCOPE, self._device.identity) is not None:
            raise CheckNeeded("its check is overdue or failed", device=Role.STETHOSCOPE.value)
        await self._device.stop()
        while self._waiting is not None and self._waiting.waiting():
            await self._waiting.next()  # of before
        self._forget()
        self._visit = visit.consultation_id
        self.state.publish(Auscultating(Stage.OPENING, site, uuid.uuid4().hex))
        try:
            await self._device.start()
        except DeviceError:
            self.state.publish(Auscultating(interrupted=Interrupted.LOST))
            raise

    async def stop(self) -> None:
        """Enough was heard."""
        if self._device is not None and self._now.is_on:
            await self._device.stop()
            self._end()

    async def keep(self) -> None:
        """Put what was heard into the record; nothing where there is nothing to keep."""
        now, recording = self._now, self._recording
        if now.stage is not Stage.HEARD or now.site is None or recording is None or self._began is None or self._device is None:
            return
        if self._allowed().consultation_id != self._visit:
            raise IllegalEvent(e.SoundKept, self._live.now.state, "it was heard in another visit")
        device = self._gate.identified(Role.STETHOSCOPE, self._device.identity)
        kept = recording.kept(now.sound_id, now.site, self._began, device, self._gate.calibration_of(device.serial))
        self._live.keep_sound(kept, recording.wav)
        self._forget()
        self.state.publish(Auscultating())

    async def drop(self) -> None:
        """Forget what was heard."""
        if self._device is not None:
            await self._device.stop()
        self._forget()
        self.state.publish(Auscultating())

    # ── following ────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _follow_sound(self, device: ListeningDevice) -> None:
        with device.sound.listen(256) as sounds:
            self._waiting = sounds
            async for sound in sounds:
                if self._now.is_on:
                    await self._hear(device, sound)

    async def _hear(self, device: ListeningDevice, sound: Sound) -> None:
        now = self._now
        self._began = self._began or sound.first_at
        self._sounds.append(sound)
        samples = sound.first_number + sound.count - self._sounds[0].first_number
        told = int(samples / sound.rate_hz / TOLD_EVERY_S)
        if now.stage is Stage.OPENING or told != self._told:
            self._told = told
            lately = b"".join(each.pcm for each in self._sounds[-25:])
            quality = loudness(lately).quality if samples >= sound.rate_hz else None
            self.state.publish(replace(now, stage=Stage.LISTENING, seconds=samples / sound.rate_hz, samples=samples, quality=quality))
        self.heard.publish(Heard(now.sound_id, sound.first_number - self._sounds[0].first_number, sound))
        self.trace.publish(traced(sound))
        if samples >= LONGEST_S * sound.rate_hz:
            await device.stop()
            self._end()

    async def _follow_status(self, device: ListeningDevice) -> None:
        with device.status.listen(16) as statuses:
            self.status.publish(device.status.latest)
            async for status in statuses:
                self.status.publish(status)
                if status.error is not None and status.status is not Status.MEASURING and self._now.is_on:
                    await device.stop()
                    self._forget()
                    self.state.publish(Auscultating(interrupted=Interrupted.LOST))

    async def _follow_visit(self) -> None:
        """Without the agreement, or in another visit, nothing is heard and nothing that was heard is left."""
        with self._live.consultation.listen(1) as consultations:
            async for _ in consultations:
                now = self._live.consultation.latest
                if self._now.stage is not Stage.IDLE and (now is None or now.consultation_id != self._visit or not media_wanted(now).stethoscope):
                    await self.drop()

    # ── what was heard ───────────────────────────────────────────────────────────────────────────────────────────────

    def _allowed(self) -> Consultation:
        visit = self._live.now
        if not media_wanted(visit).stethoscope:
            raise IllegalEvent(e.SoundKept, visit.state, "listening is not agreed to, or not yet")
        return visit

    def _end(self) -> None:
        now, recording = self._now, Recording.of(self._sounds)
        if not now.is_on:
            return
        self._sounds = []
        if recording.seconds < SHORTEST_S:
            self._forget()
            self.state.publish(Auscultating(interrupted=Interrupted.TOO_SHORT))
            return
        self._recording = recording
        self.state.publish(replace(now, stage=Stage.HEARD, seconds=recording.seconds, samples=recording.samples, quality=recording.quality))

    def _forget(self) -> None:
        self._sounds, self._recording, self._began = [], None, None


def traced(sound: Sound) -> Samples:
    """What a screen draws of it: of each fiftieth of a second the sample that is farthest out, on a scale that a heart fills."""
    step, samples = sound.rate_hz // TRACE_HZ, samples_of(sound.pcm)
    farthest = (max(samples[start : start + step], key=abs) for start in range(0, len(samples), step))
    middle = TRACE_SCALE // 2
    values = tuple(max(0, min(TRACE_SCALE, middle + each * middle // LOUDEST_SHOWN)) for each in farthest)
    return Samples(sound.first_number // step, sound.first_at, TRACE_HZ, TRACE_SCALE, values)


def is_silent(quality: Quality | None) -> bool:
    """Whether nothing at all comes from it: switched off, or turned down."""
    return quality is not None and Reason.NO_DATA in quality.reasons

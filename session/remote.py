"""What practitioners are shown of the visit, and the call; what they do is in `commands.py`. Lives on the engine's loop."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from devices.device import Role
from devices.evidence import Evidence
from devices.feed import Feed
from devices.measurement import CuffPressure, Measurement, Reason, Value
from devices.status import DeviceStatus, Status
from devices.waveform import TOLD_EVERY_S, Samples, joined
from session import events as e
from session.call.control import CameraStatus, Heard, Seen
from session.call.media_link import MediaHealth, MediaLink, Taken
from session.consultation import ENDED_WITHOUT_REPORT, Consultation, IllegalEvent, State
from session.hub import messages as m
from session.hub.client import HubClient
from session.listening import Listening, Stage
from session.live import LiveConsultation
from session.measuring import Measuring
from session.media_wanted import MediaWanted, media_wanted
from session.report import Site
from session.shown import Reread, not_here, record_shown, taken, values, waiting
from session.skin import ExaminationCamera
from session.store.errors import StoreError

_log = logging.getLogger(__name__)
WITHOUT_FINGER = (Reason.NO_DATA, Reason.FINGER_OUT, Reason.PROBE_ERROR)
WITH_PRACTITIONER = (State.CALL, State.CONCLUSION)


class Remote:
    """Joins the visit, the line to the hub, and the media process."""

    def __init__(
        self,
        live: LiveConsultation,
        measuring: Measuring,
        hub: HubClient,
        media: MediaLink,
        *,
        site: Site,
        cameras: tuple[str, str],
        recipients: Callable[[Consultation], tuple[str, ...]],
        listening: Listening | None = None,
        simulated: tuple[str, ...] = (),
        reread: Reread = not_here,
        camera: ExaminationCamera = ExaminationCamera.OTOSCOPE,
    ) -> None:
        """
        Args:
            cameras: addresses of the patient's camera and of the examination camera; empty where there is none.
            recipients: who would get the report, in words.
            listening: the stethoscope; None where this booth has none.
            simulated: what is simulated beside the measuring devices, in words.
            reread: what a measurement's bytes say when they are read again now.
            camera: what the examination camera is.
        """
        self.live, self.measuring, self.hub, self.media = live, measuring, hub, media
        self.site, self.simulated, self.recipients, self.listening = site, simulated, recipients, listening
        self._reread, self._camera, self._cameras = reread, camera, cameras
        self._on = MediaWanted()
        self._visit = ""  # whose patient hid camera or microphone, or did not
        self._told: dict[str, m.VisitMessage] = {}  # of the visit under way, by what it says
        self._over = ""  # the visit of which it was told that it is over
        self._shown_images: set[str] = set()
        self._shown_sounds: set[str] = set()
        self._read_again: dict[Evidence, tuple[Value, ...] | None] = {}
        self._live_number = 0
        self.ahead: Feed[int | None] = Feed(None)
        hub.why_over = self._why_over

    async def run(self) -> None:
        """Tell and call; until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._follow_visit())
            tasks.create_task(self._follow_offers())
            tasks.create_task(self._follow_media())
            tasks.create_task(self._follow_statuses())
            tasks.create_task(self._follow_place())
            if self.listening is not None:
                tasks.create_task(self._follow_listening(self.listening))
                tasks.create_task(self._follow_heard(self.listening))
            for role, device in self.measuring.booth:
                tasks.create_task(self._follow_live(role, device.live))
                if device.abilities.has_waveform:
                    tasks.create_task(self._follow_waveform(device.waveform))

    # ── verbs of the booth's people ──────────────────────────────────────────────────────────────────────────────────

    def mask(self, on: bool) -> None:
        """Hide the cameras from the practitioner, at once and for the whole visit, or show them again."""
        self.media.mask(on)
        self._note_hidden(on, None)

    def mute(self, on: bool) -> None:
        """Send silence, at once and for the whole visit, or sound again."""
        self.media.mute(on)
        self._note_hidden(None, on)

    async def hang_up(self, reason: str = "") -> None:
        """End the call on purpose; the visit goes on to its conclusion."""
        self.live.apply(self.live.make(e.CallEnded, reason=reason))

    async def freeze(self) -> Taken:
        """The otoscope's best picture of the last two seconds, in full resolution, with its score."""
        return await self.media.best(Role.OTOSCOPE)

    # ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _follow_visit(self) -> None:
        with self.live.consultation.listen(1) as consultations:
            await self._tell(self.live.consultation.latest)
            async for _ in consultations:
                await self._tell(self.live.consultation.latest)  # never an older one: its pictures may be destroyed by now

    async def _tell(self, consultation: Consultation | None) -> None:
        if self._on == MediaWanted():
            self._hide_as_in(consultation)  # before anything is opened: after a crash too
        await self._switch(media_wanted(consultation, self.measuring.blocked.latest or frozenset()))
        self._hide_as_in(consultation)
        self._take_leave(consultation)
        if consultation is None:
            return
        if consultation.state is State.WAITING:
            self._say("Waiting", waiting(consultation, self.live.clock().date(), self.site.address or self.site.booth, self._assistant, bool(self._simulated)))
        elif self._told.pop("Waiting", None) is not None:
            self.ahead.publish(None)
            self.hub.say(m.NotWaiting(consultation.consultation_id))
        if consultation.record.practitioner is not None and consultation.state in WITH_PRACTITIONER:
            try:
                self._show(consultation)
            except StoreError as error:  # a picture cannot be read now: what is not shown yet is shown at the next event
                self.live.not_stored.publish(error)

    def _take_leave(self, consultation: Consultation | None) -> None:
        """Tell once that a visit is over for the practitioner; after a restart too, when nobody knows whether it was told."""
        if consultation is not None and (consultation.state in WITH_PRACTITIONER or consultation.record.practitioner is None):
            self._over = ""
            return
        if consultation is not None:
            visit, why = consultation.consultation_id, _why_ended(consultation)
        elif (last := self._told.get("Taken") or self._told.get("Waiting")) is not None:
            visit, why = last.consultation_id, "la visite est terminée sur place"
        else:
            return
        self._forget_told()
        if self._over != visit:
            self._over = visit
            self.hub.say(m.Ended(visit, why))

    def _forget_told(self) -> None:
        """Nothing of the visit stays here."""
        self._told.clear()
        self._shown_images.clear()
        self._shown_sounds.clear()
        self._read_again.clear()

    def _why_over(self, visit: str) -> str:
        consultation = self.live.consultation.latest
        if consultation is None or consultation.consultation_id != visit:
            return "la visite est terminée"
        return "" if consultation.state is State.WAITING or consultation.state in WITH_PRACTITIONER else _why_ended(consultation)

    def _show(self, consultation: Consultation) -> None:
        """All that the practitioner who has the visit may see of it now."""
        opening = taken(consultation, self.site.address or self.site.booth, self.site.phone, self._assistant, bool(self._simulated))
        before = self._told.get("Taken")
        if isinstance(before, m.Taken) and before.closes(opening):
            self._forget_told()
        self._say("Taken", opening)
        if consultation.record.identity_confirmed_at is not None:
            self._show_record(consultation)
        if consultation.state is State.CALL:
            self._say("Media", _media(consultation.consultation_id, self.media.health.latest or MediaHealth()))

    def _show_record(self, consultation: Consultation) -> None:
        visit = consultation.consultation_id
        kept = {image.image_id for image in consultation.record.images}
        if gone := self._shown_images - kept:
            self.hub.say(m.ImagesGone(visit, tuple(sorted(gone))))
        for image in consultation.record.images:
            if image.image_id not in self._shown_images:
                self.hub.say(m.ImageBytes(visit, image.image_id, image.media_type, self.live.records.blob(image.image_id)))
        self._shown_images = kept
        self._show_sounds(consultation)
        self._say("Record", record_shown(consultation, self.live.rules, self.live.clock().date(), self.recipients(consultation), self._read_once, self._camera))

    def _read_once(self, evidence: Evidence) -> tuple[Value, ...] | None:
        """What these bytes say: each once a visit, since the record is told at every event, and a long stretch takes 13 ms to read."""
        if evidence not in self._read_again:
            self._read_again[evidence] = self._reread(evidence)
        return self._read_again[evidence]

    def _show_sounds(self, consultation: Consultation) -> None:
        visit, kept = consultation.consultation_id, {sound.sound_id for sound in consultation.record.sounds}
        if gone := self._shown_sounds - kept:
            self.hub.say(m.SoundsGone(visit, tuple(sorted(gone))))
        for sound_id in sorted(kept - self._shown_sounds):
            self.hub.say(m.SoundBytes(visit, sound_id, self.live.records.blob(sound_id)))
        self._shown_sounds = kept

    def _say(self, slot: str, message: m.VisitMessage) -> None:
        if self._told.get(slot) != message:
            self._told[slot] = message
            self.hub.say(message)

    @property
    def _assistant(self) -> str:
        return self.live.assistant.name if self.live.assistant is not None else ""

    @property
    def _simulated(self) -> tuple[str, ...]:
        return self.simulated or (("appareils",) if self.measuring.booth.simulated else ())

    # ── cameras and microphone ───────────────────────────────────────────────────────────────────────────────────────

    async def _switch(self, wanted: MediaWanted) -> None:
        if wanted == self._on:
            return
        before, self._on = self._on, wanted
        if wanted == MediaWanted():
            await self.media.close()
            return
        if before.sound and not wanted.sound:
            await self.media.close()  # the call with it; what is still wanted is opened anew
            before = MediaWanted()
        if (wanted.patient_camera, wanted.otoscope) != (before.patient_camera, before.otoscope):
            patient, otoscope = self._cameras
            self.media.open_cameras(patient if wanted.patient_camera else "", otoscope if wanted.otoscope else "")
        if wanted.sound and not before.sound:
            self.media.open_sound()

    def _hide_as_in(self, consultation: Consultation | None) -> None:
        """What a patient hid stays hidden for the whole visit, and not for the next patient."""
        visit = consultation.consultation_id if consultation is not None else ""
        if visit != self._visit:
            self._visit = visit
            hidden = consultation.record.hidden if consultation is not None else None
            self.media.mask(hidden is not None and hidden.cameras)
            self.media.mute(hidden is not None and hidden.microphone)

    def _note_hidden(self, cameras: bool | None, microphone: bool | None) -> None:
        """It is hidden already; the record only makes it outlast a crash. None: as before."""
        visit = self.live.consultation.latest
        if visit is None:
            return
        before = visit.record.hidden
        if cameras is None:
            cameras = before is not None and before.cameras
        if microphone is None:
            microphone = before is not None and before.microphone
        try:
            self.live.apply(self.live.by_system(e.HiddenInCall, cameras=cameras, microphone=microphone))
        except IllegalEvent:
            _log.info("hidden in %s, where no call can follow", visit.state.value)
        except StoreError as error:
            self.live.not_stored.publish(error)

    async def _follow_offers(self) -> None:
        with self.media.offers.listen() as offers:
            async for offer in offers:
                if (visit := self._visit_in_call()) is not None:
                    self.hub.say(m.CallOffer(visit, offer.call, offer.sdp))

    async def _follow_media(self) -> None:
        with self.media.health.listen() as healths:
            async for health in healths:
                if (visit := self._visit_in_call()) is not None:
                    self._say("Media", _media(visit, health))

    def _visit_in_call(self) -> str | None:
        consultation = self.live.consultation.latest
        return consultation.consultation_id if consultation is not None and consultation.state is State.CALL else None

    # ── live values ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _watched(self) -> str | None:
        """The visit whose live values somebody may see: in the call, once the record is open."""
        consultation = self.live.consultation.latest
        if consultation is None or consultation.state is not State.CALL or consultation.record.identity_confirmed_at is None:
            return None
        return consultation.consultation_id

    async def _follow_live(self, role: Role, feed: Feed[CuffPressure | Measurement]) -> None:
        with feed.listen(8) as lives:
            async for each in lives:
                if isinstance(each, Measurement) and (visit := self._watched()) is not None:
                    self._live_number += 1
                    reasons = tuple(reason.value for reason in each.quality.reasons)
                    self.hub.say(m.LiveVital(visit, self._live_number, role.value, values(each), each.quality.level.value, reasons, each.taken_at))

    async def _follow_waveform(self, feed: Feed[Samples]) -> None:
        with feed.listen(32) as stretches:
            async for came in stretches.batches(TOLD_EVERY_S):
                for samples in joined(came):
                    if (visit := self._watched()) is not None:
                        self.hub.say(m.LiveWave(visit, samples.first_number, samples.rate_hz, samples.full_scale, samples.values))

    async def _follow_listening(self, listening: Listening) -> None:
        """Tell where the stethoscope lies, and when it is taken away; the sound itself goes by the call."""
        with listening.state.listen(8) as states:
            async for state in states:
                if (visit := self._watched()) is None:
                    continue
                on = state.stage in (Stage.OPENING, Stage.LISTENING)
                if on and state.site is not None:
                    self._say("Listening", m.Listening(visit, state.sound_id, state.site.words, True))
                elif isinstance(told := self._told.get("Listening"), m.Listening) and told.on:
                    self._say("Listening", replace(told, on=False, samples=state.samples if state.sound_id == told.sound_id else 0))

    async def _follow_heard(self, listening: Listening) -> None:
        with listening.heard.listen(64) as all_heard:
            async for heard in all_heard:
                if self._watched() is not None:
                    self.media.send_sound(heard.sound_id, heard.first_number, heard.sound.rate_hz, heard.sound.pcm)

    async def _follow_place(self) -> None:
        """How many wait before the patient, as far as the hub says it of this very visit."""
        with self.hub.place.listen(1) as places:
            async for place in places:
                consultation = self.live.consultation.latest
                mine = place is not None and consultation is not None and place.consultation_id == consultation.consultation_id
                self.ahead.publish(place.ahead if mine and place is not None else None)

    async def _follow_statuses(self) -> None:
        """A device that is gone or silent shows nothing as live."""
        silent: set[Role] = set()
        with self.measuring.statuses.listen() as all_statuses:
            async for statuses in all_statuses:
                gone = {role for role, status in statuses.items() if is_silent(status)}
                if (visit := self._watched()) is not None:
                    for role in gone - silent:
                        self.hub.say(m.LiveGone(visit, role.value))
                silent = gone


def _why_ended(consultation: Consultation) -> str:
    if consultation.record.signature is not None:
        return "signé"
    if consultation.state is State.REFUSED:
        return "le patient a retiré son accord"
    if consultation.state in ENDED_WITHOUT_REPORT:
        return "la visite est terminée sur place"
    return "la visite est revenue à l’accueil"


def is_silent(status: DeviceStatus) -> bool:
    return status.status in (Status.ABSENT, Status.FAULT, Status.CONNECTING) or status.signal in WITHOUT_FINGER


def _camera(status: CameraStatus, masked: bool) -> str:
    if masked and status.seen is not Seen.CLOSED:
        return "masked"
    return status.seen.value


def _media(visit: str, health: MediaHealth) -> m.CallMedia:
    microphone = "off" if health.sound.microphone is not Heard.PRESENT else "muted" if health.muted else "on"
    return m.CallMedia(visit, _camera(health.patient_camera, health.masked), _camera(health.otoscope, health.masked), microphone)

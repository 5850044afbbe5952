"""The practitioner hears the patient's heart as the stethoscope does: sample for sample, through a real sound server and a real browser."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import expect

from devices.status import Status
from drivers.stethoscope.simulator import SOURCE, StethoscopeSimulator
from kiosk.settings import DeviceSettings, Settings
from session import events as e
from session.auscultation import Auscultation, Site
from session.call.state import CallState
from session.consent import Purpose
from session.listening import Stage
from tests.journeys.booth import BoothAtWork, booth_at
from tests.journeys.browser import practitioner_at
from tests.journeys.conftest import Enrolled
from tests.journeys.hub import HubHouse
from tests.session.call.practitioner import loudest_hertz
from tests.session.chest import pcm_of
from tests.sound_server import sound_server
from tests.waiting import reached

RATE = 8000


@pytest.fixture
async def stethoscope(silence: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[StethoscopeSimulator]:
    """A pretended stethoscope on a sound server of this journey's own."""
    with sound_server(tmp_path, monkeypatch.setenv):
        simulator = StethoscopeSimulator()
        assert await simulator.plug_in()
        yield simulator
        await simulator.unplug()


@pytest.fixture
def listening_booth(enrolled: Enrolled) -> Settings:
    return enrolled(DeviceSettings(stethoscope=SOURCE))


async def listen(booth: BoothAtWork, site: Site, seconds: float) -> None:
    """For so long, from the moment that something is heard."""
    await reached(booth.program.listening.status, lambda status: status is not None and status.status is Status.READY)
    await booth.program.listening.listen_at(site)
    await reached(booth.program.listening.state, lambda state: state.stage is Stage.LISTENING and state.seconds >= seconds)


async def keep(booth: BoothAtWork) -> Auscultation:
    await booth.program.listening.stop()
    await booth.program.listening.keep()
    return booth.now.record.sounds[-1]


def pitch(pcm: bytes) -> float:
    samples = np.frombuffer(pcm, "<i2").astype(float)
    return loudest_hertz(samples[-2 * RATE :], RATE)


@pytest.mark.browser
async def test_what_the_page_receives_is_what_is_kept(listening_booth: Settings, hub: HubHouse, stethoscope: StethoscopeSimulator) -> None:
    async with booth_at(listening_booth) as booth, practitioner_at(hub.url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.open_record()
        panel = doctor.page.get_by_role("region", name="Stéthoscope")
        await expect(panel).to_be_hidden()
        await reached(booth.media.state, lambda state: state is CallState.UP)
        await doctor.page.wait_for_function("() => Boolean(document.querySelector('.stage audio')?.srcObject)")
        kept = []
        for site, hertz in ((Site.MITRAL, 50.0), (Site.AORTIC, 100.0), (Site.LUNG_LOWER_LEFT, 400.0)):
            await stethoscope.obey("tone", hertz=hertz)
            await listen(booth, site, 1)
            await expect(panel.get_by_text(f"En direct : {site.words}")).to_be_visible()
            await reached(booth.program.listening.state, lambda state: state.seconds >= 4)
            sound = await keep(booth)
            pcm = pcm_of(booth.live.records.blob(sound.sound_id))
            assert abs(pitch(pcm) - hertz) <= 1
            await expect(panel.get_by_role("button", name=site.words)).to_be_visible()
            await expect(panel.locator(f'[data-sound="{sound.sound_id}"]').last).to_contain_text("le même qu’en direct")
            trace = panel.get_by_label("Tracé du son")
            await expect(trace).to_have_attribute("data-sound", sound.sound_id)
            await expect(trace).to_have_attribute("data-missing", "0")
            await expect(trace).to_have_attribute("data-received", str(sound.samples))
            await expect(panel).to_have_attribute("data-sha256", hashlib.sha256(pcm).hexdigest())
            kept.append(sound)
        await expect(panel).to_have_attribute("data-gaps", "0")

        for sound in kept:  # and each again, as it was kept
            await panel.get_by_role("button", name=sound.site.words).click()
            audio = panel.get_by_label(sound.site.words, exact=True)
            await doctor.page.wait_for_function("audio => audio.duration > 3 && audio.currentTime > 0.2", arg=await audio.element_handle())

        await booth.live.withdraw(Purpose.IMAGES)
        await expect(panel.get_by_role("button", name="Foyer mitral")).to_have_count(0)
        assert await doctor.page.evaluate(f"fetch('/api/sound/{booth.visit_id}/{kept[0].sound_id}').then((answer) => answer.status)") == 404
        with pytest.raises(KeyError):
            booth.live.records.blob(kept[0].sound_id)


@pytest.mark.browser
async def test_who_mutes_is_not_heard_through_the_stethoscope_and_the_page_shows_the_gap(
    listening_booth: Settings, hub: HubHouse, stethoscope: StethoscopeSimulator
) -> None:
    async with booth_at(listening_booth) as booth, practitioner_at(hub.url) as doctor:
        await booth.to_waiting()
        await doctor.take()
        await doctor.open_record()
        panel = doctor.page.get_by_role("region", name="Stéthoscope")
        await reached(booth.media.state, lambda state: state is CallState.UP)
        await doctor.page.wait_for_function("() => Boolean(document.querySelector('.stage audio')?.srcObject)")
        await stethoscope.obey("heart")
        await listen(booth, Site.MITRAL, 1)
        await expect(panel.get_by_label("Tracé du son")).to_be_visible()
        await reached(booth.program.listening.state, lambda state: state.seconds >= 3)
        booth.remote.mute(True)
        await reached(booth.media.health, lambda health: health.muted)
        await reached(booth.program.listening.state, lambda state: state.seconds >= 4.5)
        booth.remote.mute(False)
        await expect(panel.get_by_text("Il manque")).to_be_visible()
        sound = await keep(booth)
        assert sound.missing == 0, "what the assistant keeps is whole"
        await expect(panel.locator(f'[data-sound="{sound.sound_id}"]').last).to_contain_text("le même qu’en direct")
        booth.live.apply(booth.live.make(e.CallEnded, reason="fin"))
        await expect(panel.get_by_text("Rien en direct")).to_be_visible()

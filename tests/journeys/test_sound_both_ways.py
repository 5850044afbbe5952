"""Patient and practitioner hear each other through a real sound server and a real browser, and whoever mutes is not heard."""

import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.settings import Settings
from session.call.control import Heard
from tests.journeys.booth import booth_at
from tests.journeys.browser import practitioner_at
from tests.journeys.hub import HubHouse
from tests.session.call.practitioner import tone
from tests.sound_server import listening, sings, sound_server, speaking
from tests.waiting import reached

PATIENT_HERTZ, PRACTITIONER_HERTZ = 440.0, 700.0
MOMENT_S = 5.0  # a machine may be five times slower than a moment


@pytest.fixture
def sound_card(silence: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A sound server of this journey's own, which the booth finds."""
    with sound_server(tmp_path, monkeypatch.setenv):
        yield


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """A recording for the practitioner's microphone: a tone in pulses, since browsers take a steady one for noise and remove it."""
    second = np.frombuffer(b"".join(tone(number, PRACTITIONER_HERTZ) for number in range(50)), np.int16)
    pulses = (np.arange(48_000) // 9_600) % 2 == 0
    path = tmp_path / "voice.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((second * pulses).astype(np.int16).tobytes())
    return path


@pytest.mark.browser
async def test_sound_both_ways(bare: Settings, hub: HubHouse, sound_card: None, voice: Path) -> None:
    async with speaking(PATIENT_HERTZ), listening() as loudspeaker, booth_at(bare) as booth, practitioner_at(hub.url, voice=voice) as doctor:
        await booth.to_waiting()
        await doctor.take()
        health = await reached(booth.media.health, lambda health: health.sound.microphone is health.sound.speaker is Heard.PRESENT)
        assert not health.muted
        await doctor.hears(PATIENT_HERTZ)
        await loudspeaker.until(lambda heard: sings(heard, PRACTITIONER_HERTZ, above=-40), 40)

        booth.remote.mute(True)  # what the button on the booth's screens calls
        await doctor.hears_nothing(within_s=MOMENT_S)
        await doctor.reads("Micro du patient : coupé par lui")
        await loudspeaker.until(lambda heard: sings(heard, PRACTITIONER_HERTZ, above=-40), 40)
        booth.remote.mute(False)
        await doctor.hears(PATIENT_HERTZ)

        await doctor.page.get_by_role("button", name="Micro", exact=True).click()
        await loudspeaker.until(lambda heard: heard.decibels(4800) < -60, MOMENT_S)
        await doctor.hears(PATIENT_HERTZ)
        await doctor.page.get_by_role("button", name="Micro coupé").click()
        await loudspeaker.until(lambda heard: sings(heard, PRACTITIONER_HERTZ, above=-40), 40)

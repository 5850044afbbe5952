"""The stethoscope's driver hears a pretended heart through a real PulseAudio, and nothing once the input is gone."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import psutil
import pytest

from devices.errors import NotFound, Remedy
from devices.sound import Sound
from devices.status import Status
from drivers.stethoscope.driver import Stethoscope
from drivers.stethoscope.inputs import Input
from drivers.stethoscope.resampling import Sixth
from drivers.stethoscope.simulator import SOURCE, StethoscopeSimulator
from tests.sound_server import sound_server
from tests.waiting import reached

RATE = 8000


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with sound_server(tmp_path, monkeypatch.setenv):
        yield


@asynccontextmanager
async def plugged_in() -> AsyncIterator[tuple[Stethoscope, StethoscopeSimulator]]:
    simulator = StethoscopeSimulator()
    assert await simulator.plug_in()
    device = Stethoscope(SOURCE, lambda: datetime.now(UTC), simulated=True)
    running = asyncio.create_task(device.run())
    try:
        yield device, simulator
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await simulator.unplug()


async def heard(device: Stethoscope, wanted: int) -> list[Sound]:
    """So many samples of what it hears, once something is heard."""
    sounds: list[Sound] = []
    async with asyncio.timeout(40):
        with device.sound.listen(1024) as came:
            async for sound in came:
                if sounds or any(sound.pcm):
                    sounds.append(sound)
                if sum(each.count for each in sounds) >= wanted:
                    return sounds
    raise AssertionError


@pytest.mark.parametrize("hertz", [50.0, 100.0, 400.0])
async def test_a_tone_is_heard_at_its_pitch_and_loudness_and_without_a_gap(server: None, hertz: float) -> None:
    async with plugged_in() as (device, simulator):
        await simulator.obey("tone", hertz=hertz, loudness=0.5)
        await reached(device.status, lambda status: status.status is Status.READY)
        await device.start()
        sounds = await heard(device, 3 * RATE)
        assert device.status.latest is not None
        assert device.status.latest.status is Status.MEASURING
        await device.stop()
        assert device.status.latest.status is Status.READY
    assert all(later.first_number == one.first_number + one.count for one, later in itertools.pairwise(sounds))
    samples = np.frombuffer(b"".join(each.pcm for each in sounds), "<i2").astype(float)[-2 * RATE :]
    spectrum = abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert abs(np.fft.rfftfreq(len(samples), 1 / RATE)[spectrum.argmax()] - hertz) <= 1
    loudness = np.sqrt(np.mean(samples.reshape(8, -1) ** 2, axis=1)) / 32768
    assert abs(np.median(loudness) - 0.5 / np.sqrt(2)) < 0.01, "nobody turned it up or down"


async def test_pulled_out_it_is_missed_at_once_and_another_microphone_is_never_taken_for_it(server: None) -> None:
    async with plugged_in() as (device, simulator):
        await reached(device.status, lambda status: status.status is Status.READY)
        await device.start()
        await heard(device, RATE)
        loop = asyncio.get_running_loop()
        pulled_at = loop.time()
        await simulator.obey("unplug")
        gone = await reached(device.status, lambda status: status.status is Status.ABSENT)
        assert loop.time() - pulled_at < 10  # 0.1 s on a quiet machine; the bench has the figure
        assert gone.error is not None
        assert gone.error.remedy is Remedy.PLUG_IN
        with pytest.raises(NotFound):
            await device.start()
        await simulator.obey("replug")
        await reached(device.status, lambda status: status.status is Status.READY)
        await device.start()
        assert (await heard(device, RATE))[0].rate_hz == RATE


async def test_without_a_sound_server_it_is_not_there_and_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'none'}")
    device = Stethoscope("Thinklabs", lambda: datetime.now(UTC))
    running = asyncio.create_task(device.run())
    absent = await reached(device.status, lambda status: status.error is not None)
    assert (absent.status, absent.error.remedy if absent.error else None) == (Status.ABSENT, Remedy.PLUG_IN)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_who_stops_while_the_listening_process_starts_waits_until_it_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def look() -> tuple[Input, ...]:
        return (Input("Thinklabs One", "", on_server=False),)

    monkeypatch.setenv("PATH", str(tmp_path))  # no pactl beside it
    before = set(psutil.Process().children())
    device = Stethoscope("Thinklabs", lambda: datetime.now(UTC), look=look, ear=("/bin/sh", "-c", "exec /bin/sleep 60"))
    running = asyncio.create_task(device.run())
    await reached(device.status, lambda status: status.status is Status.READY)
    for steps in range(8):
        await device.start()
        for _ in range(steps):
            await asyncio.sleep(0)
        await asyncio.gather(device.stop(), device.stop())
        assert set(psutil.Process().children()) <= before
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def test_a_card_that_knows_no_8_khz_is_thinned_without_folding_down_what_lies_above() -> None:
    def through(hertz: float) -> float:
        at = np.arange(48_000)
        wave = (16_000 * np.sin(2 * np.pi * hertz * at / 48_000)).astype("<i2").tobytes()
        thin = Sixth()
        pcm = b"".join(thin.feed(wave[start : start + 3840]) for start in range(0, len(wave), 3840))
        samples = np.frombuffer(pcm, "<i2").astype(float)[1000:]
        assert len(samples) == RATE - 1000
        return float(20 * np.log10(max(1e-9, np.sqrt(2 * np.mean(samples**2)) / 16_000)))

    assert all(abs(through(hertz)) < 0.1 for hertz in (50, 400, 2000, 3400))
    assert all(through(hertz) < -70 for hertz in (4600, 7600, 15_600))

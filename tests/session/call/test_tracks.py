"""What leaves the booth, without an engine."""

import asyncio
import threading

import numpy as np
import pytest

from session.call.sound import FIRST_BLOCKS, MOST_BLOCKS, Playout
from session.call.tracks import SOUND_BLOCK, CameraSource, MicrophoneSource, card
from tests.session.call.practitioner import picture, tone


class Clock:
    """Moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def level(frame: object) -> float:
    return float(np.median(frame.to_ndarray()[: frame.height]))  # type: ignore[attr-defined]  # an av.VideoFrame


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def test_only_the_newest_picture_is_sent(clock: Clock) -> None:
    source = CameraSource(clock=clock)
    for each in (50, 90, 130):
        source.give(picture(0, level=each))
    assert level(await source.next_frame()) == 130
    assert source.sent == 1


async def test_a_picture_given_by_another_thread_wakes_the_call(clock: Clock) -> None:
    source = CameraSource(clock=clock)
    waiting = asyncio.create_task(source.next_frame())
    await asyncio.sleep(0)
    thread = threading.Thread(target=source.give, args=(picture(0, level=90),))
    thread.start()
    assert level(await waiting) == 90
    thread.join()


async def test_a_picture_of_before_is_never_sent_as_if_it_were_live(clock: Clock) -> None:
    source = CameraSource(clock=clock)
    source.give(picture(0, level=90))
    assert level(await source.next_frame()) == 90
    clock.now += 0.5
    assert level(await source.next_frame()) == 90
    clock.now += 0.6
    assert level(await source.next_frame()) == level(card(1280, 720))


async def test_masked_or_dropped_the_card_is_sent_at_once(clock: Clock) -> None:
    source = CameraSource(clock=clock)
    source.give(picture(0, level=90))
    source.mask(True)
    assert source.masked
    assert level(await source.next_frame()) == 32
    assert source.shows_card
    clock.now += 1
    source.mask(False)
    source.give(picture(0, level=90))
    assert level(await source.next_frame()) == 90
    assert not source.shows_card
    clock.now += 1
    source.drop()
    assert level(await source.next_frame()) == 32


async def test_instants_follow_the_clock(clock: Clock) -> None:
    source = CameraSource(clock=clock)
    source.give(picture(0))
    first = (await source.next_frame()).time
    clock.now += 0.04
    source.give(picture(1))
    second = (await source.next_frame()).time
    assert first is not None
    assert second is not None
    assert second - first == pytest.approx(0.04, abs=1e-4)


def test_the_card_shows_something() -> None:
    luma = card(1280, 720).to_ndarray()[:720]
    assert luma.min() < 40
    assert luma.max() > 200


async def test_what_was_said_while_muted_is_never_heard() -> None:
    microphone = MicrophoneSource()
    loud = tone(3, 440)
    microphone.give(loud)
    assert bytes((await microphone.next_frame()).planes[0])[: SOUND_BLOCK * 2] == loud
    microphone.mute(True)
    microphone.give(loud)
    assert not any(bytes((await microphone.next_frame()).planes[0]))
    microphone.mute(False)
    assert not any(bytes((await microphone.next_frame()).planes[0]))
    microphone.give(loud)
    assert bytes((await microphone.next_frame()).planes[0])[: SOUND_BLOCK * 2] == loud


async def test_without_a_microphone_there_is_silence_in_real_time() -> None:
    microphone = MicrophoneSource()
    loop = asyncio.get_running_loop()
    began = loop.time()
    frames = [await microphone.next_frame() for _ in range(6)]
    assert loop.time() - began > 0.09
    assert [frame.pts for frame in frames] == [number * SOUND_BLOCK for number in range(6)]
    assert not any(bytes(frames[0].planes[0]))


async def heard(number: int) -> object:
    microphone = MicrophoneSource()
    microphone.give(tone(number, 700))
    return await microphone.next_frame()


async def test_the_loudspeaker_waits_for_a_little_store_and_then_plays_in_order() -> None:
    playout = Playout()
    for number in range(FIRST_BLOCKS):
        assert playout.next_block() == Playout.SILENCE
        playout.hear(await heard(number))  # type: ignore[arg-type]  # an av.AudioFrame
    for number in range(FIRST_BLOCKS):
        stereo = np.frombuffer(playout.next_block(), np.int16)
        mono = np.frombuffer(tone(number, 700), np.int16)
        assert np.abs(stereo[::2] - mono).max() <= 10_000, "one voice on both sides, perhaps softer"
        assert (stereo[::2] == stereo[1::2]).all()
    assert playout.next_block() == Playout.SILENCE


async def test_a_voice_that_comes_too_fast_loses_its_oldest_and_never_lags() -> None:
    playout = Playout()
    for number in range(MOST_BLOCKS * 3):
        playout.hear(await heard(number))  # type: ignore[arg-type]  # an av.AudioFrame
    blocks = 0
    while playout.next_block() != Playout.SILENCE:
        blocks += 1
    assert blocks == MOST_BLOCKS

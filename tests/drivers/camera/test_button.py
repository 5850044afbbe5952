"""The otoscope's button: found beside its camera, listened to through the kernel's own bytes, pulled out and put back."""

import asyncio
import os
import struct
import tty
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.button import CaptureButton, Pressed
from devices.errors import DeviceError, Remedy
from devices.feed import Listener
from devices.status import DeviceStatus, Status
from drivers.camera import button as kernels_input
from drivers.camera.button import BOUNCES_S, EventButton, capture_button
from drivers.camera.button_place import button_of
from drivers.camera.key_events import EVENT, KEY_CAMERA, Presses, event, pressed
from drivers.camera.pretended_button import PretendedButton, plug_in_camera
from tests.drivers.camera.kernel_button import event_device, kernel_button

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SOON_S = 20.0
LOST = event(0, 3, 0)
REPORT = event(0, 0, 0)
events = st.builds(event, st.integers(0, 31), st.integers(0, 0x2FF), st.integers(-(2**31), 2**31 - 1))


# --- the bytes


@pytest.mark.parametrize(
    ("keys", "said", "presses"),
    [
        ((KEY_CAMERA,), pressed(), 1),
        ((KEY_CAMERA,), pressed() * 3, 3),
        ((KEY_CAMERA,), pressed(30), 0),
        ((), pressed(30), 1),
        ((), event(1, 30, 2) * 5, 0),  # held down
        ((), event(1, 30, 0), 0),
        ((), event(2, 1, 1) + event(3, 1, 1) + event(4, 4, 1), 0),  # a mouse, a joystick, a scan code
        ((), LOST + pressed(30)[: EVENT.size], 0),  # the kernel lost some: until its next report nothing is sure
        ((), LOST + event(1, 30, 1) + REPORT + pressed(30), 1),
        ((), b"", 0),
    ],
)
def test_what_is_a_press(keys: tuple[int, ...], said: bytes, presses: int) -> None:
    assert Presses(keys).feed(said) == presses


@given(st.lists(events, max_size=20), st.lists(st.integers(0, 600), max_size=10))
def test_events_cut_anywhere_are_the_same(said: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(said)
    parser, found, start = Presses(), 0, 0
    for cut in [*sorted(cut for cut in cuts if cut < len(stream)), len(stream)]:
        found += parser.feed(stream[start:cut])
        start = cut
    assert found == Presses().feed(stream)


@given(st.lists(st.binary(max_size=100), max_size=20))
def test_any_bytes_are_presses_or_none_and_memory_is_bounded(chunks: list[bytes]) -> None:
    parser = Presses()
    presses = sum(parser.feed(chunk) for chunk in chunks)
    assert 0 <= presses <= sum(map(len, chunks)) // EVENT.size
    assert len(parser._held) < EVENT.size


# --- where it is


def test_the_button_of_a_camera_is_the_one_on_the_same_plug(tmp_path: Path) -> None:
    sys, dev = tmp_path / "sys", tmp_path / "dev"
    plug_in_camera(sys, "1-2", "video0", "event9")
    plug_in_camera(sys, "1-4", "video2", "event11")
    plug_in_camera(sys, "1-5", "video4", "event2", keys=(30, 48))  # a camera with a microphone's keys
    assert button_of("/dev/video0", sys, dev) == dev / "input/event9"
    assert button_of("/dev/video2", sys, dev) == dev / "input/event11"
    assert button_of("/dev/video4", sys, dev) is None
    assert button_of("/dev/video7", sys, dev) is None
    assert button_of("http://127.0.0.1/otoscope", sys, dev) is None
    by_id = tmp_path / "usb-Horus-video-index0"
    by_id.symlink_to("/dev/video2")
    assert button_of(str(by_id), sys, dev) == dev / "input/event11"


def test_without_a_system_to_look_at_there_is_no_button(tmp_path: Path) -> None:
    assert button_of("/dev/video0", tmp_path / "nothing", tmp_path) is None


@given(st.text(max_size=40))
def test_whatever_the_kernel_tells_of_keys(told: str) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        sys = Path(folder) / "sys"
        plug_in_camera(sys, "1-2", "video0", "event1")
        (sys / "class/input/event1/device/capabilities/key").write_text(told, encoding="utf-8")
        assert button_of("/dev/video0", sys) in (None, Path("/dev/input/event1"))


# --- listening


class Heard:
    """A button that runs, and what it says."""

    def __init__(self, button: EventButton, statuses: Listener[DeviceStatus], presses: Listener[Pressed]) -> None:
        self.button, self.statuses, self.presses = button, statuses, presses

    async def until(self, holds: Callable[[DeviceStatus], bool]) -> DeviceStatus:
        async with asyncio.timeout(SOON_S):
            latest = self.button.status.latest
            while latest is None or not holds(latest):
                latest = await self.statuses.next()
            return latest

    async def ready(self) -> None:
        await self.until(lambda said: said.status is Status.READY)

    async def press(self) -> Pressed:
        async with asyncio.timeout(SOON_S):
            return await self.presses.next()


@asynccontextmanager
async def running(button: EventButton) -> AsyncIterator[Heard]:
    with button.status.listen() as statuses, button.presses.listen() as presses:
        task = asyncio.create_task(button.run())
        try:
            yield Heard(button, statuses, presses)
        finally:
            task.cancel()
            (ended,) = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(ended, asyncio.CancelledError), ended


def made(find: Callable[[], Path | None], keys: tuple[int, ...] = (KEY_CAMERA,)) -> EventButton:
    times = iter(range(10**6))
    return EventButton(find, keys, lambda: AT, monotonic=lambda: float(next(times)), look_again_s=0.01)


async def test_pressed_it_says_when_and_nothing_else(tmp_path: Path) -> None:
    pretended = PretendedButton(tmp_path / "event7")
    pretended.plug_in()
    button: CaptureButton = made(lambda: pretended.path)
    assert isinstance(button, EventButton)
    async with running(button) as heard:
        await heard.ready()
        pretended.press(30)  # another key of the same thing
        pretended.press()
        assert await heard.press() == Pressed(AT)
        assert heard.presses.waiting() == 0
    assert button.status.latest == DeviceStatus(Status.ABSENT)


async def test_a_foot_that_bounces_presses_once(tmp_path: Path) -> None:
    pretended, now = PretendedButton(tmp_path / "event7"), [100.0]
    pretended.plug_in()
    async with running(EventButton(lambda: pretended.path, (), lambda: AT, monotonic=lambda: now[0])) as heard:
        await heard.ready()
        pretended.say(pressed(48) * 4)
        await heard.press()
        now[0] += 2 * BOUNCES_S
        pretended.say(pressed(48))
        await heard.press()
        assert heard.presses.waiting() == 0


async def test_pulled_out_and_put_back_under_another_name(tmp_path: Path) -> None:
    pretended, sys = PretendedButton(tmp_path / "dev/input/event7"), tmp_path / "sys"
    button = made(lambda: button_of("/dev/video0", sys, tmp_path / "dev"))
    async with running(button) as heard:
        absent = await heard.until(lambda said: said.error is not None)
        assert absent.status is Status.ABSENT
        for number in (7, 9, 8):
            for link in (sys / "class/input").glob("event*"):
                link.unlink()
            plug_in_camera(sys, "1-2", "video0", f"event{number}")
            pretended.path = tmp_path / f"dev/input/event{number}"
            pretended.plug_in()
            await heard.ready()
            pretended.press()
            await heard.press()
            pretended.pull_out()
            gone = await heard.until(lambda said: said.status is Status.ABSENT)
            assert isinstance(gone.error, DeviceError)
            assert gone.error.remedy is Remedy.PLUG_IN


@given(st.lists(st.binary(min_size=1, max_size=80), max_size=6))
async def test_garbage_ends_nothing(garbage: list[bytes]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        pretended = PretendedButton(Path(folder) / "event7")
        pretended.plug_in()
        async with running(made(lambda: pretended.path)) as heard:
            await heard.ready()
            for each in garbage:
                pretended.say(each)
            pretended.say(bytes(-sum(map(len, garbage)) % EVENT.size) + REPORT + pressed())
            await heard.press()
        pretended.pull_out()


async def test_without_the_right_to_listen_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretended = PretendedButton(tmp_path / "event7")
    pretended.plug_in()

    def refuse(path: Path, flags: int) -> int:
        raise PermissionError(13, "refused", str(path))

    monkeypatch.setattr(os, "open", refuse)
    async with running(made(lambda: pretended.path)) as heard:
        said = await heard.until(lambda said: said.error is not None)
    assert "no right" in str(said.error)
    assert said.error is not None
    assert said.error.remedy is Remedy.CALL_TECHNICIAN


@pytest.mark.parametrize(
    ("camera", "named", "there"),
    [("/dev/video2", "", True), ("http://127.0.0.1:1/otoscope", "", False), ("", "", False), ("", "/dev/input/by-id/pedal", True)],
)
def test_which_booth_has_one(camera: str, named: str, there: bool) -> None:
    assert (capture_button(camera, named, 0, lambda: AT) is not None) is there


PEDAL = (  # as a foot switch that is a keyboard says it: when, type, code, value
    *((0.000104, 4, 4, 0x70005), (0.000104, 1, 48, 1), (0.000104, 0, 0, 0)),  # its scan code, the key, the end of the report
    *((0.254201, 1, 48, 2), (0.254201, 0, 0, 1), (0.287540, 1, 48, 2), (0.287540, 0, 0, 1)),  # held down, it repeats
    *((0.301733, 4, 4, 0x70005), (0.301733, 1, 48, 0), (0.301733, 0, 0, 0)),  # let go
)


async def test_a_device_of_characters_that_goes_under_the_reader() -> None:
    """What a pipe has not: events with their times, reads cut anywhere, and an error in the middle of reading once it is pulled out."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path: list[Path] = [Path(os.ttyname(theirs))]
    async with running(made(lambda: path[0] if path else None, (48,))) as heard:
        await heard.ready()
        said = b"".join(EVENT.pack(1795339800 + int(at), round(at % 1 * 1e6), kind, code, value) for at, kind, code, value in PEDAL)
        for at in range(0, len(said), 17):
            os.write(ours, said[at : at + 17])
        assert await heard.press() == Pressed(AT)
        os.write(ours, said)
        await heard.press()
        path.clear()
        os.close(theirs)
        os.close(ours)
        gone = await heard.until(lambda status: status.status is Status.ABSENT)
        assert gone.error is not None
        assert gone.error.remedy is Remedy.PLUG_IN
        assert heard.presses.waiting() == 0


def test_the_request_to_listen_alone_is_the_kernels() -> None:
    grab = 1 << 30 | struct.calcsize("i") << 16 | ord("E") << 8 | 0x90  # EVIOCGRAB: _IOW('E', 0x90, int)
    assert grab == kernels_input._GRAB


@pytest.mark.skipif(not os.access("/dev/uinput", os.W_OK), reason="no /dev/uinput to make a real input device with")
async def test_a_real_input_device() -> None:
    """The kernel's own device, made through /dev/uinput: its bytes, its grab, its going."""
    async with running(made(event_device)) as heard:
        with kernel_button(KEY_CAMERA) as press:
            await heard.ready()
            press()
            await heard.press()
        await heard.until(lambda said: said.status is Status.ABSENT)

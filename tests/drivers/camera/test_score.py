"""How good one picture is: against scikit-image's blur metric, against the cause of each flaw, and which one « Figer » takes."""

from datetime import UTC, datetime

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from skimage import measure

from devices.picture_score import PictureFlaw, PictureScore
from drivers.camera import scenes
from drivers.camera.frame import VideoFrame
from drivers.camera.picture import Picture
from drivers.camera.score import EVERY_S, WINDOW_S, BestOfWindow, score

Grey = npt.NDArray[np.uint8]
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


def tissue(seed: int = 3, scale: float = 1.0) -> Grey:
    """Something like skin: structures of every size, evenly lit."""
    chance = np.random.default_rng(seed)
    picture = sum(size * cv2.GaussianBlur(chance.normal(0, 1, (720, 1280)).astype(np.float32), (0, 0), size) for size in (1.2, 2.5, 6.0, 15.0))
    return np.clip(120 + 16 * scale * np.asarray(picture), 16, 235).astype(np.uint8)


def blurred(picture: Grey, sigma: float) -> Grey:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8) if sigma else picture


def noisy(picture: Grey, sigma: float) -> Grey:
    return np.clip(np.round(picture + np.random.default_rng(1).normal(0, sigma, picture.shape)), 16, 235).astype(np.uint8)


def frame(number: int, luma: Grey, taken_s: float, encoded: bytes | None = None) -> VideoFrame:
    height, width = luma.shape
    i420 = np.full((height * 3 // 2, width), 128, np.uint8)
    i420[:height] = luma
    return VideoFrame(number, NOW, taken_s, width, height, i420, encoded)


@pytest.mark.parametrize("noise", [0, 1, 2, 3])
def test_the_sharper_picture_has_the_higher_mark_whatever_the_noise(noise: float) -> None:
    marks = [score(noisy(blurred(tissue(), sigma), noise)).focus for sigma in (0, 1.5, 3, 6)]
    assert marks == sorted(marks, reverse=True)
    assert marks[0] >= 50 > marks[-1]


@pytest.mark.parametrize("seed", range(4))
def test_it_orders_pictures_as_scikit_image_does(seed: int) -> None:
    sigmas = (0, 0.8, 1.6, 2.4, 3.2)
    ours = [score(blurred(tissue(seed), sigma)).focus for sigma in sigmas]
    theirs = [measure.blur_effect(blurred(tissue(seed), sigma)[200:520, 480:800]) for sigma in sigmas]
    assert ours == sorted(ours, reverse=True)
    assert theirs == sorted(theirs)
    assert np.corrcoef(ours, theirs)[0, 1] < -0.9


def test_less_contrast_is_not_less_sharp() -> None:
    assert score(tissue(scale=0.6)).focus == pytest.approx(score(tissue()).focus, abs=8)


def shining(picture: Grey) -> Grey:
    return np.asarray(cv2.circle(picture.copy(), (640, 360), 70, 235, -1), np.uint8)


@pytest.mark.parametrize(
    ("picture", "stream", "flaw"),
    [
        (tissue(), Picture.GOOD, PictureFlaw.NONE),
        (blurred(tissue(), 6), Picture.GOOD, PictureFlaw.BLURRED),
        ((tissue() // 5 + 14).astype(np.uint8), Picture.GOOD, PictureFlaw.DARK),
        (shining(tissue()), Picture.GOOD, PictureFlaw.GLARE),
        (np.full((720, 1280), 17, np.uint8), Picture.BLACK, PictureFlaw.BLACK),
        (tissue(), Picture.FROZEN, PictureFlaw.FROZEN),
    ],
)
def test_each_flaw_has_its_name(picture: Grey, stream: Picture, flaw: PictureFlaw) -> None:
    assert score(picture, stream).flaw is flaw


def test_a_burnt_picture_is_not_taken_for_a_good_one() -> None:
    assert score(np.full((720, 1280), 235, np.uint8)).flaw in (PictureFlaw.BURNT, PictureFlaw.GLARE, PictureFlaw.BLURRED)
    assert score(np.full((720, 1280), 235, np.uint8)).lowest == 0


def test_the_pretended_ear_is_a_good_picture() -> None:
    grey = cv2.cvtColor(scenes.ear("right")(0.2), cv2.COLOR_BGR2GRAY)
    assert score(np.asarray(grey * (219 / 255) + 16, np.uint8)).light >= 50


def test_the_best_of_two_seconds_is_taken_and_not_the_last() -> None:
    window = BestOfWindow()
    assert window.best() is None
    for number, sigma in enumerate((6, 0, 3, 6)):
        picture = blurred(tissue(), sigma)
        window.show(frame(number, picture, number * EVERY_S, bytes([number]) if number == 1 else None), score(picture))
    best = window.best()
    assert best is not None
    assert best[1] == score(tissue())
    assert len(window) <= 3  # what can no longer be the best is let go
    later = blurred(tissue(), 5)
    window.show(frame(9, later, EVERY_S + WINDOW_S + 0.1), score(later))
    best = window.best()
    assert best is not None
    assert best[1].focus < score(tissue()).focus  # the sharp one is older than two seconds now
    window.clear()
    assert window.best() is None


def test_a_black_picture_is_the_best_of_nothing_but_black_ones() -> None:
    window = BestOfWindow()
    window.show(frame(1, tissue(), 0.0), PictureScore(90, 90, 90, PictureFlaw.FROZEN))
    window.show(frame(2, tissue(), 0.3), PictureScore(10, 60, 60, PictureFlaw.BLURRED))
    best = window.best()
    assert best is not None
    assert best[1].flaw is PictureFlaw.BLURRED


@given(st.lists(st.tuples(st.integers(0, 100), st.floats(0.01, 1.0)), min_size=1, max_size=60))
def test_what_is_held_is_always_the_best_that_is_young_enough(shown: list[tuple[int, float]]) -> None:
    window, at_s, all_shown = BestOfWindow(), 0.0, []
    for number, (focus, pause_s) in enumerate(shown):
        at_s += max(EVERY_S, pause_s)
        scored = PictureScore(focus, 100, 100)
        window.show(frame(number, np.full((4, 4), 99, np.uint8), at_s), scored)
        all_shown.append((at_s, scored))
        best = window.best()
        assert best is not None
        assert best[1].rank == max(each.rank for then, each in all_shown if at_s - then <= WINDOW_S)
        assert len(window) <= WINDOW_S / EVERY_S + 1


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 255), st.booleans())
def test_whatever_the_size_there_is_a_score(height: int, width: int, level: int, noise: bool) -> None:
    picture = np.random.default_rng(level).integers(0, 255, (height, width), np.uint8) if noise else np.full((height, width), level, np.uint8)
    assert 0 <= score(picture).lowest <= 100

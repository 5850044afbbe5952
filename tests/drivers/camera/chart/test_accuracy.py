"""What is measured on pictures of known faults is what was put into them, within five per cent."""

import numpy as np
import pytest

from devices.chart import M3, RED
from drivers.camera.chart.drawing import Lens
from drivers.camera.chart.measure import measure
from kiosk.bench.camera_chart import cast_errors, half_at
from tests.drivers.camera.chart.pictures import SIZE, WHOLE, shot

FIVE = 0.05
PAIRS_A_MM = 0.98 * SIZE[1] / M3.millimetres  # line pairs a millimetre to one a pixel


@pytest.mark.parametrize("blur", [0.3, 0.8, 1.5, 2.5])
def test_a_known_blur_is_measured_everywhere(blur: float) -> None:
    reading = measure(shot(Lens(blur=blur)), M3).reading
    assert reading.centre_pixels == pytest.approx(half_at(blur), rel=FIVE)
    assert reading.centre == pytest.approx(half_at(blur) * PAIRS_A_MM, rel=FIVE)
    for corner in reading.corners:
        assert corner == pytest.approx(half_at(blur) * PAIRS_A_MM, rel=FIVE)


def test_a_border_that_is_less_sharp_is_told_from_the_middle() -> None:
    reading = measure(shot(Lens(blur=0.8, border_blur=1.6)), M3).reading
    assert reading.centre_pixels == pytest.approx(half_at(0.8), rel=FIVE)
    assert reading.worst_corner == pytest.approx(half_at(1.6) * PAIRS_A_MM, rel=FIVE)


@pytest.mark.parametrize(("quality", "noise"), [(95, 0.7), (80, 4.0), (60, 2.0)])
def test_noise_and_the_cameras_own_compression_change_nothing(quality: int, noise: float) -> None:
    reading = measure(shot(Lens(blur=1.2, shade=0.3, noise=noise), quality=quality), M3).reading
    assert reading.centre_pixels == pytest.approx(half_at(1.2), rel=FIVE)
    assert reading.evenness == pytest.approx(1 - 0.3 * 0.81, rel=FIVE)
    assert reading.mean_colour < 0.5
    assert reading.dead_pixels == 0


@pytest.mark.parametrize(("turn_deg", "lean"), [(-1.5, 0.1), (4.0, -0.1)])
def test_a_camera_that_stands_a_little_askew_measures_the_same(turn_deg: float, lean: float) -> None:
    reading = measure(shot(Lens(blur=1.2), lean=lean, turn_deg=turn_deg), M3).reading
    assert reading.centre_pixels == pytest.approx(half_at(1.2), rel=FIVE)
    assert reading.mean_colour < 0.5


@pytest.mark.parametrize("size", [(640, 480), (1280, 720)])
def test_other_sizes_of_picture(size: tuple[int, int]) -> None:
    reading = measure(shot(Lens(blur=1.0), size=size), M3).reading
    assert reading.centre_pixels == pytest.approx(half_at(1.0), rel=FIVE)
    assert (reading.width, reading.height) == size


@pytest.mark.parametrize("shade", [0.0, 0.3, 0.6])
def test_a_known_fall_of_light_is_measured_and_leaves_the_colours_alone(shade: float) -> None:
    reading = measure(shot(Lens(shade=shade)), M3).reading
    assert reading.evenness == pytest.approx(1 - shade * 0.9**2, rel=FIVE)
    assert reading.mean_colour < 0.5
    assert max(map(abs, reading.greys)) < 0.5


@pytest.mark.parametrize("gain", [(1.15, 1.0, 0.85), (0.9, 1.05, 0.7)])
def test_a_known_cast_is_measured_in_every_colour(gain: tuple[float, float, float]) -> None:
    reading, expected = measure(shot(Lens(gain=gain)), M3).reading, cast_errors(Lens(gain=gain))
    assert reading.mean_colour == pytest.approx(np.mean(expected), rel=FIVE)
    assert M3.of_colour(RED, reading.colours) == pytest.approx(M3.of_colour(RED, expected), rel=2 * FIVE)


@pytest.mark.parametrize("gain", [0.4, 1.1])
def test_exposure_is_no_error_of_colour(gain: float) -> None:
    assert measure(shot(Lens(gain=(gain,) * 3)), M3).reading.mean_colour < 0.6


def test_pixels_that_do_not_take_part_are_counted() -> None:
    dead, hot = ((500, 70), (800, 220), (640, 345), (620, 230)), ((620, 260), (700, 200))
    assert measure(shot(Lens(dead=dead[:3], hot=hot), size=WHOLE), M3).reading.dead_pixels == 5
    assert measure(shot(Lens(dead=dead[3:]), size=WHOLE), M3).reading.dead_pixels <= 1  # dark on a dark square: hardly to be seen
    assert measure(shot(Lens()), M3).reading.dead_pixels == 0


def test_the_rate_counts_what_the_camera_sent_and_not_what_was_taken() -> None:
    series = shot(Lens(), count=9, every_ns=66_666_666)
    assert measure(series, M3).reading.rate == pytest.approx(15, rel=0.001)
    assert measure(series[::2], M3).reading.rate == pytest.approx(15, rel=0.001)


def test_the_areas_that_are_shown_lie_where_the_chart_is() -> None:
    found = measure(shot(Lens(), size=WHOLE), M3).reading.found
    assert found.slant_deg == pytest.approx(5, abs=0.1)
    assert found.askew == pytest.approx(1, abs=0.005)
    scale, left = 0.98 * 720 / 640, (1280 - 0.98 * 720) / 2
    for mark, (x, y) in zip(M3.marks, found.marks, strict=True):
        assert (x * 1280, y * 720) == pytest.approx((left + mark.x * scale, 720 * 0.01 + mark.y * scale), abs=1.0)
    assert all(0 <= share <= 1 for area in (found.left, found.right, found.colours, found.greys) for point in area for share in point)

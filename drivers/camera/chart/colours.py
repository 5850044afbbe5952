"""How far the colours of the chart are from what they are: ΔE00, by scikit-image.

The chart is lit by the camera's own lamp, so lightness is relative: a patch's light is taken as a share of the ground's beside it, and the ground
counts as what is printed. That takes out exposure and uneven light. Nothing is done for white balance: a cast is an error of the camera and counts.
Colours are taken as sRGB (D65, 2° observer) on both sides.
"""

import numpy as np
import numpy.typing as npt
from skimage.color import deltaE_ciede2000, rgb2lab

from devices.chart import Chart
from drivers.camera.chart.drawing import FIRST_PATCH, GROUND, Labels, palette
from drivers.camera.chart.ground import Lighting, Mask
from drivers.camera.chart.light import LUMINANCE, Floats, codes, light


def differences(picture: Floats, drawn: Labels, flat: Mask, falls: Lighting, chart: Chart) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """ΔE00 of each colour, and the difference in lightness of each grey.

    Args:
        picture: the mean picture in red, green and blue code values.
        falls: the ground's luminance.
    """
    ground = float(palette(chart)[GROUND] @ LUMINANCE)
    patches = (*chart.colours, *chart.greys)
    seen = np.array([_seen(picture, drawn, flat, falls, ground, number) for number in range(len(patches))])
    measured, printed = _lab(codes(seen)), _lab(np.array([patch.colour for patch in patches]))
    off = deltaE_ciede2000(printed, measured)  # type: ignore[no-untyped-call]  # scikit-image has no types
    greys = measured[len(chart.colours) :, 0] - printed[len(chart.colours) :, 0]
    return tuple(map(float, off[: len(chart.colours)])), tuple(map(float, greys))


def _seen(picture: Floats, drawn: Labels, flat: Mask, falls: Lighting, ground: float, number: int) -> npt.NDArray[np.float64]:
    """The light of a patch as a share of the ground's there, times what the ground is printed with."""
    rows, columns = np.nonzero(flat & (drawn == FIRST_PATCH + number))
    here = falls.at(columns.astype(np.float64), rows.astype(np.float64))
    return np.asarray((light(picture[rows, columns]) / here[:, None]).mean(axis=0) * ground, np.float64)


def _lab(rgb: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
    return np.asarray(rgb2lab(np.asarray(rgb, np.float64) / 255), np.float64)

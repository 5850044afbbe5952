"""Code values of a picture and the light that they stand for: the curve of sRGB (IEC 61966-2-1)."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])  # of red, green and blue light
_CODES = np.arange(0, 256.0625, 0.0625) / 255
_LIGHT = np.where(_CODES <= 0.04045, _CODES / 12.92, ((_CODES + 0.055) / 1.055) ** 2.4)


def light(codes: npt.NDArray[np.floating]) -> Floats:
    """0…255, between whole numbers too, as light from 0 to 1."""
    return np.asarray(np.interp(codes, _CODES * 255, _LIGHT), np.float32)


def codes(of_light: npt.NDArray[np.floating]) -> Floats:
    """Light as code values 0…255, not rounded."""
    held = np.clip(of_light, 0, 1)
    return np.asarray(np.where(held <= 0.0031308, held * 12.92, 1.055 * np.power(held, 1 / 2.4) - 0.055) * 255, np.float32)

"""A pretended finger with a pulse in it, for every pretended oximeter."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FULL_SCALE = 127


@dataclass
class Finger:
    """What is in the oximeter."""

    spo2: int = 97
    pulse_rate: int = 72
    weak: bool = False
    moving: bool = False


class Pulse:
    """The wave and the numbers of a finger, step by step at a fixed rate."""

    def __init__(self, steps_per_s: int, seed: int = 50) -> None:
        self._steps_per_s = steps_per_s
        self._random = random.Random(seed)  # noqa: S311 - a wobble, not a secret
        self._phase = 0.0
        self._count = 0

    def step(self, finger: Finger) -> tuple[int, bool]:
        """One step later: the wave, 0 to 127, and whether a beat began."""
        self._count += 1
        previous, self._phase = self._phase, (self._phase + self._rate(finger) / 60 / self._steps_per_s) % 1
        return self._height(finger), previous > self._phase

    def numbers(self, finger: Finger) -> tuple[int, int]:
        """SpO2 and pulse rate as an oximeter would show them; of a moving finger, nonsense."""
        spo2, rate = finger.spo2, round(self._rate(finger))
        if finger.moving:
            tick = int(self._count * 60 / self._steps_per_s)
            spo2, rate = max(60, spo2 - (tick // 20 % 5) * 4), rate + (tick // 15 % 4) * 12
        return spo2, rate

    def _rate(self, finger: Finger) -> float:
        """Breathing moves the pulse a little."""
        return finger.pulse_rate + 1.4 * self._breath()

    def _breath(self) -> float:
        return math.sin(2 * math.pi * self._count / self._steps_per_s / 5)

    def _height(self, finger: Finger) -> int:
        """A pulse wave: a steep rise, a slower fall, the dicrotic notch, and breathing under it."""
        if finger.moving:
            return self._random.randrange(FULL_SCALE + 1)
        wave = 78 * math.exp(-(((self._phase - 0.18) / 0.09) ** 2)) + 34 * math.exp(-(((self._phase - 0.46) / 0.13) ** 2))
        return max(0, min(FULL_SCALE, round((12 + wave + 4 * self._breath()) * (0.18 if finger.weak else 1))))


def ordered_finger(details: Mapping[str, Any], *, weak: bool, moving: bool) -> Finger:
    """The finger that an order describes; ValueError where nobody has such a one."""
    unknown = set(details) - {"spo2", "pulse_rate"}
    if unknown:
        raise ValueError(f"a finger has no {', '.join(sorted(unknown))}")
    spo2, pulse_rate = int(details.get("spo2", 97)), int(details.get("pulse_rate", 72))
    if not (1 <= spo2 <= 100 and 20 <= pulse_rate <= 254):
        raise ValueError("such a finger is not alive")
    return Finger(spo2, pulse_rate, weak, moving)

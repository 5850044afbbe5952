"""The sweep: what is played into the coupler, and what the recording of it says of the stethoscope.

A logarithmic chirp twice, 12 dB apart, then a noise that stays, silence, and the same noise 20 dB fainter. The response comes from the
chirp by deconvolution (A. Farina, AES 108th Convention, 2000), averaged over third octaves (IEC 61260-1, base 10); the others from the
levels. An instrument without automatic gain, noise suppression or gate gives 0, 0 and 0 for those.
"""

from typing import Any

import numpy as np

from devices.sweep import Sweep, SweepFlaw, Unmeasured
from drivers.stethoscope.codec import RATE_HZ

LOWEST_HZ, HIGHEST_HZ = 20.0, 3000.0
CHIRP_S, PAUSE_S, QUIET_S, STAYS_S, SILENCE_S, FAINT_S, END_S = 2.5, 0.6, 1.2, 3.0, 0.8, 1.0, 0.6
LOUD, STEP_DB = 0.5, 12.0
NOISE_RMS, FAINT_DB = 0.1, 20.0
THIRDS = tuple(10 ** (number / 10) for number in range(14, 33))  # 25 Hz to 1.6 kHz
IMPULSE_S = (0.01, 0.3)  # what of the impulse response is looked at, before and after its peak
CLEAR = 8.0  # how far the chirp stands out of the correlation where it was heard
CLIPPED = 32_700
Signal = np.ndarray[Any, np.dtype[np.float64]]


def chirp() -> Signal:
    """The logarithmic chirp at full level, faded in and out."""
    at = np.arange(round(CHIRP_S * RATE_HZ)) / RATE_HZ
    ratio = np.log(HIGHEST_HZ / LOWEST_HZ)
    wave = np.sin(2 * np.pi * LOWEST_HZ * CHIRP_S / ratio * (np.exp(at / CHIRP_S * ratio) - 1))
    fade = round(0.03 * RATE_HZ)
    wave[:fade] *= np.sin(np.linspace(0, np.pi / 2, fade)) ** 2
    wave[-fade:] *= np.cos(np.linspace(0, np.pi / 2, fade)) ** 2
    return np.asarray(wave, np.float64)


def _noise(seconds: float) -> Signal:
    """The same noise each time, 50 Hz to 1 kHz, of a root mean square of 1."""
    count = round(seconds * RATE_HZ)
    spectrum = np.fft.rfft(np.random.default_rng(20261122).standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE_HZ)
    spectrum[(hertz < 50) | (hertz > 1000)] = 0
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)), np.float64)


PARTS = (  # name, seconds
    ("quiet", QUIET_S),
    ("loud", CHIRP_S),
    ("pause", PAUSE_S),
    ("soft", CHIRP_S),
    ("rest", PAUSE_S),
    ("stays", STAYS_S),
    ("silence", SILENCE_S),
    ("faint", FAINT_S),
    ("end", END_S),
)


LEVELS = {  # where each level of the noise is looked at: part, from and to in seconds
    "begins": ("stays", 0.1, 0.5),
    "ends": ("stays", STAYS_S - 0.8, STAYS_S - 0.1),
    "faint": ("faint", 0.1, FAINT_S - 0.1),
}


def _starts() -> dict[str, int]:
    at, starts = 0.0, {}
    for name, seconds in PARTS:
        starts[name] = round(at * RATE_HZ)
        at += seconds
    return {**starts, "over": round(at * RATE_HZ)}


STARTS = _starts()


def excitation() -> Signal:
    """All that is played, from -1 to 1, at 8 kHz."""
    whole = np.zeros(STARTS["over"])
    for name, wave in (
        ("loud", LOUD * chirp()),
        ("soft", LOUD * 10 ** (-STEP_DB / 20) * chirp()),
        ("stays", NOISE_RMS * _noise(STAYS_S)),
        ("faint", NOISE_RMS * 10 ** (-FAINT_DB / 20) * _noise(FAINT_S)),
    ):
        whole[STARTS[name] : STARTS[name] + len(wave)] += wave
    return whole


def measure(pcm: bytes) -> Sweep:
    """What the recording of the whole excitation says: signed 16 bits at 8 kHz, begun before it and ended after it.

    Raises:
        Unmeasured: nothing was heard, or too loud.
    """
    numbers = np.frombuffer(pcm[: len(pcm) & ~1], "<i2")
    if len(numbers) < STARTS["over"] - round(END_S * RATE_HZ):
        raise Unmeasured(SweepFlaw.NOTHING_HEARD)
    if np.count_nonzero(np.abs(numbers.astype(np.int32)) >= CLIPPED) > 3:
        raise Unmeasured(SweepFlaw.TOO_LOUD)
    heard = numbers / 32768.0
    heard = heard - heard.mean()
    late = _delay(heard)
    loud, soft = (_response(heard, late, name) for name in ("loud", "soft"))
    steps = [level - then for (hertz, level), (_, then) in zip(loud, soft, strict=True) if 50 <= hertz <= 800]
    floor = _power(_part(heard, late, "quiet", QUIET_S - 1.0, QUIET_S - 0.1))
    begins, ends, faint = (_power(_part(heard, late, part, begin, end)) for part, begin, end in LEVELS.values())
    sent, above = _sent_levels(), max(faint - floor, floor / 1000, 1e-12)
    return Sweep(
        bands=loud,
        noise_dbfs=round(_decibels(floor), 1),
        linearity_db=round(float(np.mean(steps)), 2),
        steady_db=round(_decibels(max(ends - floor, floor / 1000)) - _decibels(max(begins - floor, floor / 1000)) - sent["ends"], 2),
        gate_db=round(min(60.0, _decibels(max(begins - floor, floor / 1000)) - _decibels(above) + sent["faint"]), 2),
        delay_ms=round(1000 * late / RATE_HZ, 1),
    )


def _delay(heard: Signal) -> int:
    """How many samples after the excitation's beginning the recording has it; may be negative."""
    wave = chirp()
    size = 1 << int(np.ceil(np.log2(len(heard) + len(wave))))
    match = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wave, size)), size)[: len(heard)]
    strength = np.abs(match)
    peak = int(strength.argmax())
    if strength[peak] <= CLEAR * max(float(np.median(strength)), 1e-9) or strength[peak] < 1e-3 * len(wave) / 2 * LOUD:
        raise Unmeasured(SweepFlaw.NOTHING_HEARD)
    return peak - STARTS["loud"]


def _part(heard: Signal, late: int, name: str, begin_s: float, end_s: float) -> Signal:
    start = STARTS[name] + late
    cut = heard[max(0, start + round(begin_s * RATE_HZ)) : max(0, start + round(end_s * RATE_HZ))]
    if not len(cut):
        raise Unmeasured(SweepFlaw.NOTHING_HEARD)
    return cut


def _response(heard: Signal, late: int, name: str) -> tuple[tuple[float, float], ...]:
    """Each third octave's level against what was sent."""
    wave = chirp() * (LOUD if name == "loud" else LOUD * 10 ** (-STEP_DB / 20))
    before = round(0.1 * RATE_HZ)
    start = STARTS[name] + late - before
    cut = heard[max(0, start) : start + before + len(wave) + round(0.5 * RATE_HZ)]
    size = 1 << int(np.ceil(np.log2(len(cut) + len(wave))))
    sent = np.fft.rfft(wave, size)
    power = np.abs(sent) ** 2
    impulse = np.fft.irfft(np.fft.rfft(cut, size) * np.conj(sent) / (power + 1e-6 * power.max()), size)
    impulse = np.roll(impulse, -(int(np.abs(impulse).argmax()) - round(IMPULSE_S[0] * RATE_HZ)))
    window = np.zeros(size)
    kept = round(sum(IMPULSE_S) * RATE_HZ)
    window[:kept] = 1
    tail = kept // 4
    window[kept - tail : kept] = np.cos(np.linspace(0, np.pi / 2, tail)) ** 2
    transfer = np.abs(np.fft.rfft(impulse * window, 1 << 15)) ** 2
    hertz = np.fft.rfftfreq(1 << 15, 1 / RATE_HZ)
    bands = []
    for third in THIRDS:
        inside = (hertz >= third * 10**-0.05) & (hertz < third * 10**0.05)
        bands.append((round(third, 1), round(_decibels(float(transfer[inside].mean())), 2)))
    return tuple(bands)


def _sent_levels() -> dict[str, float]:
    """What was sent of the noise that stays towards its end, and of the faint one, against its beginning: in decibels."""
    sent = excitation()
    levels = {name: _decibels(_power(_part(sent, 0, part, begin, end))) for name, (part, begin, end) in LEVELS.items()}
    return {name: level - levels["begins"] for name, level in levels.items()}


def _power(signal: Signal) -> float:
    return float(np.mean(signal**2))


def _decibels(power: float) -> float:
    return float(10 * np.log10(max(power, 1e-12)))

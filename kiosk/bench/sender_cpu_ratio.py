"""What sending two cameras and receiving one costs the processor, beside Chromium doing the same. No I/O."""

from collections.abc import Sequence
from dataclasses import asdict

from kiosk.bench.figure import Figure, Series, at_most, ratio, void
from kiosk.bench.reception import Reception, why_not_alike

NAME = "sender_cpu_ratio"
MEANING = "processor time of the sending side, two 720p30 MJPEG cameras out and one picture in, VP8: the media process, over Chromium's whole tree"
TARGET = at_most(1.3)


def figure(ours: Sequence[tuple[float, Reception]], peer: Sequence[tuple[float, Reception]]) -> Figure:
    """From the cores that each call took; void where either did not send both cameras whole and in time."""
    over = Series("media process", "cores", tuple(cpu for cpu, _ in ours))
    under = Series("Chromium's tree", "cores", tuple(cpu for cpu, _ in peer))
    why = why_not_alike([reception for _, reception in ours], [reception for _, reception in peer], at_like_bit_rates=False)
    made = void(NAME, MEANING, why, TARGET, over, under) if why else ratio(NAME, MEANING, over, under, TARGET)
    return made.with_detail(ours=[asdict(reception) for _, reception in ours], peer=[asdict(reception) for _, reception in peer])

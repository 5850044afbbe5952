"""What sending two cameras and receiving one costs the processor, beside Chromium doing the same. No I/O."""

from collections.abc import Sequence
from dataclasses import asdict

from kiosk.bench.figure import Figure, Series, at_most, ratio, void
from kiosk.bench.reception import Reception, why_not_alike

NAME = "sender_cpu_ratio"
MEANING = "processor time of the sender for a pair of pictures, two 720p30 MJPEG cameras out and one in, VP8: media process, over Chromium's whole tree"
TARGET = at_most(1.3)
LEAST_FPS = 15.0  # of each camera; below it a call is not one


def work_ms(cpu: float, reception: Reception) -> float:
    """Processor milliseconds for one picture of each camera. Sending less is no virtue: on a full machine neither reaches thirty a second."""
    return 1000 * cpu / reception.fps if reception.fps else float("inf")


def figure(ours: Sequence[tuple[float, Reception]], peer: Sequence[tuple[float, Reception]]) -> Figure:
    """From the work for each pair of pictures that arrived; void where either did not send both cameras whole, or hardly at all."""
    over = Series("media process", "ms/pair", tuple(work_ms(*each) for each in ours))
    under = Series("Chromium's tree", "ms/pair", tuple(work_ms(*each) for each in peer))
    why = why_not_alike([reception for _, reception in ours], [reception for _, reception in peer], at_like_bit_rates=False, least_fps=LEAST_FPS)
    made = void(NAME, MEANING, why, TARGET, over, under) if why else ratio(NAME, MEANING, over, under, TARGET)
    return made.with_detail(ours=[asdict(reception) for _, reception in ours], peer=[asdict(reception) for _, reception in peer])

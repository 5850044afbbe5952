"""How long the booth takes until its first screen can be used, beside an empty Qt Quick window."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from kiosk.bench.child import Silent, started
from kiosk.bench.figure import Figure, Series, at_most, ratio, void
from kiosk.bench.settings_file import written
from kiosk.bench.turns import by_turns
from kiosk.settings import BoothSettings, HubSettings, Settings

NAME = "cold_start_ratio"
MEANING = "from the start of the process to a first screen that is shown and listens: the booth, over an empty Qt Quick window"
TARGET = at_most(2.0)
NOTES = ("a new process each time, its files in the page cache; the booth's record exists already and no hub answers",)


def measure(samples: int) -> Figure:
    """Each started anew, off screen."""
    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as scratch:
        settings = replace(Settings(), booth=BoothSettings(data=f"{scratch}/booth"), hub=HubSettings(url="http://127.0.0.1:9"))
        file = written(settings, Path(scratch) / "settings.toml")
        try:
            booth_start_s(file)  # makes the record, and brings the files into memory
            bare_start_s()
            ours, peer = by_turns(samples, lambda: booth_start_s(file), bare_start_s)
        except Silent as error:
            return void(NAME, MEANING, f"a window did not open: {error}", TARGET)
    return ratio(NAME, MEANING, Series("booth", "s", tuple(ours)), Series("empty Qt Quick window", "s", tuple(peer)), TARGET, *NOTES)


def booth_start_s(settings: Path) -> float:
    """The whole booth, with engine, record and both of its windows."""
    return _start_s("kiosk.bench.booth_process", str(settings))


def bare_start_s() -> float:
    """An empty window, in Python as ours."""
    return _start_s("kiosk.bench.bare_window")


def _start_s(module: str, *arguments: str) -> float:
    with started(module, *arguments) as child:
        child.hear("usable")
        return time.perf_counter() - child.began

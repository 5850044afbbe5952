"""How long the booth takes until its first screen can be used, beside an empty Qt Quick window."""

import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

from kiosk.bench.child import Silent, started
from kiosk.bench.figure import Figure, Series, at_most, ratio, void
from kiosk.bench.settings_file import written
from kiosk.bench.turns import by_turns
from kiosk.booth_store import open_store
from kiosk.demo import ASSISTANT, CODE, PROFESSION
from kiosk.local_time import local_clock
from kiosk.settings import BoothSettings, HubSettings, Settings
from session.logins import Logins

NAME = "cold_start_ratio"
MEANING = "from the start of the process to a first screen that can be touched: the booth, over an empty Qt Quick window"
TARGET = at_most(2.0)
NOTES = ("a new process each time, its files compiled and in the page cache; the booth's record exists already and no hub answers",)


def measure(samples: int) -> Figure:
    """Each started anew, off screen."""
    with tempfile.TemporaryDirectory(prefix="alcove-bench-") as scratch:
        settings = replace(Settings(), booth=BoothSettings(data=f"{scratch}/booth"), hub=HubSettings(url="http://127.0.0.1:9"))
        file = written(settings, Path(scratch) / "settings.toml")
        whole = list[float]()
        try:
            _let_in_an_assistant(settings)
            booth_start_s(file, [])  # compiles what is not, and brings the files into memory
            bare_start_s()
            ours, peer = by_turns(samples, lambda: booth_start_s(file, whole), bare_start_s)
        except Silent as error:
            return void(NAME, MEANING, f"a window did not open: {error}", TARGET)
    notes = (*NOTES, f"everything behind it is there {median(whole):.2f} s after the start")
    figure = ratio(NAME, MEANING, Series("booth", "s", tuple(ours)), Series("empty Qt Quick window", "s", tuple(peer)), TARGET, *notes)
    return figure.with_detail(whole_s=[round(each, 3) for each in whole])


def _let_in_an_assistant(settings: Settings) -> None:
    """A record with somebody in it, whose name is there to be touched."""
    with closing(open_store(settings)) as store:
        Logins(store.accounts, store.audit, local_clock).add(ASSISTANT, CODE, profession=PROFESSION)


def booth_start_s(settings: Path, whole: list[float]) -> float:
    """The booth's first screen; when engine, record and both windows are there is added to `whole`."""
    with started("kiosk.bench.booth_process", str(settings)) as child:
        child.hear("usable")
        usable = time.perf_counter() - child.began
        child.hear("whole")
        whole.append(time.perf_counter() - child.began)
    return usable


def bare_start_s() -> float:
    """An empty window, in Python as ours."""
    with started("kiosk.bench.bare_window") as child:
        child.hear("usable")
        return time.perf_counter() - child.began

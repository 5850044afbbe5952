"""What processes use: the time of processors, and memory counted fairly."""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil

PRIVATE = ("Private_Clean", "Private_Dirty", "Private_Hugetlb")
BEHIND = 10  # on the scale of nice(1): a tenth of what the others may have
SHARED = ("Shared_Clean", "Shared_Dirty", "Shared_Hugetlb")


def cpu_s(root: psutil.Process) -> float:
    """Processor seconds of this process and of all that stem from it and live."""
    total = 0.0
    for process in (root, *root.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system
    return total


def memory_mb(root: psutil.Process) -> float:
    """The memory of this process and of all that stem from it: what several of them share is counted once.

    It is their PSS as if nobody else ran. The kernel's own PSS would be smaller here than on a booth, since the bench is a Python too and
    shares libraries with them.
    """
    maps = []
    for process in (root, *root.children(recursive=True)):
        with suppress(psutil.NoSuchProcess, FileNotFoundError, ProcessLookupError):
            maps.append(Path(f"/proc/{process.pid}/smaps").read_text())
    return together_kb(maps) / 1024


def pss_mb(root: psutil.Process) -> dict[str, float]:
    """The kernel's own PSS of each of them, by what was started: smaller than on a booth, for the reason above."""
    found: dict[str, float] = {}
    for process in (root, *root.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            module = next((part for part in process.cmdline() if part.startswith("kiosk.")), process.name())
            found[f"{module} {len(found) + 1}"] = round(process.memory_full_info().pss / (1 << 20), 1)
    return found


def stand_back(root: psutil.Process) -> None:
    """Let this process and all that stem from it take what others leave: they stand for a machine of their own.

    Said of their sessions, among which Linux shares the cores (sched(7), "The autogroup feature"); a kernel without it, or which lets us
    say it only ten times a second, shares as before.
    """
    for process in (root, *root.children(recursive=True)):
        with suppress(OSError, psutil.NoSuchProcess):
            Path(f"/proc/{process.pid}/autogroup").write_text(str(BEHIND))


def together_kb(maps: Iterable[str]) -> int:
    """Kilobytes of several processes, from their smaps: what is private to each, and of each shared mapping the largest part that one holds.

    >>> library = "7f00-7f01 r-xp 00001000 00:01 42 /lib/x\\nPrivate_Clean: 1 kB\\nShared_Clean: 10 kB\\n"
    >>> together_kb([library, library])
    12
    """
    private = 0
    shared: dict[tuple[str, ...], int] = defaultdict(int)
    for text in maps:
        held: dict[tuple[str, ...], int] = defaultdict(int)
        mapping: tuple[str, ...] = ()
        for line in text.splitlines():
            name, _, rest = line.partition(":")
            if name in PRIVATE:
                private += int(rest.split()[0])
            elif name in SHARED:
                held[mapping] += int(rest.split()[0])
            elif "-" in name.split(" ", 1)[0]:
                mapping = tuple(line.split()[2:5])  # offset, device, inode
        for mapping, size in held.items():
            shared[mapping] = max(shared[mapping], size)
    return private + sum(shared.values())

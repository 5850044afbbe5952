"""The machine on which figures were measured, and how busy others kept it meanwhile."""

import os
import platform
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

import psutil

PACKAGES = ("PySide6-Essentials", "wrtc", "aiortc", "av", "aiohttp", "httpx", "playwright", "sqlcipher3")
CHROMIUM = "/usr/bin/chromium"


def facts() -> dict[str, Any]:
    """What must be known to compare a figure with another machine's. Nothing that names this one."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_mb": psutil.virtual_memory().total >> 20,
        "kernel": platform.release(),
        "system": _system(),
        "python": sys.version.split()[0],
        "chromium": _chromium(),
        "packages": {name: metadata.version(name) for name in PACKAGES if _installed(name)},
        "platform": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "load_average": os.getloadavg(),
    }


def busy_elsewhere(seconds: float = 1.0) -> float:
    """Cores that others use while we do nothing: what the figures below were disturbed by at their start."""
    before = psutil.cpu_times()
    time.sleep(seconds)
    after = psutil.cpu_times()
    idle = (after.idle - before.idle) + (after.iowait - before.iowait)
    return round(max(0.0, (psutil.cpu_count() or 1) - idle / seconds), 2)


def stolen_s() -> float:
    """Processor seconds, since this virtual machine started, that its host gave to others while we wanted them."""
    return float(getattr(psutil.cpu_times(), "steal", 0.0))


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())


def _chromium() -> str | None:
    if not Path(CHROMIUM).exists():
        return None
    return subprocess.run([CHROMIUM, "--version"], capture_output=True, text=True, timeout=20, check=False).stdout.strip() or None  # noqa: S603  a fixed path


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True

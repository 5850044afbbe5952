"""The booth's own log: what the program did, never what a patient said, is or has.

Exceptions are written with their type and the places they went through; their text only where the error is one of ours, which name things
and not people.
"""

import logging
import logging.handlers
import resource
import traceback
from pathlib import Path
from types import TracebackType

from devices.errors import DeviceError, ProtocolError

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
LOG_FILE = "alcove.log"
_SIZE = 1_000_000
_KEEP = 5


class _Discreet(logging.Formatter):
    """Leaves out the text of foreign exceptions: it may quote what was being handled."""

    def formatException(self, ei: ExcInfo) -> str:
        error, trace = ei[1], ei[2]
        # a packet is what a patient's body said
        said = f": {error}" if isinstance(error, DeviceError) and not isinstance(error, ProtocolError) else ""
        return "".join(traceback.format_tb(trace)) + type(error).__name__ + said


def start_log(folder: Path, *, verbose: bool = False) -> None:
    """Write to alcove.log in this folder, five files of a megabyte at most, and warnings to the terminal too. No core dumps."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump of this process would hold a patient in clear
    form = _Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s")
    kept = logging.handlers.RotatingFileHandler(folder / LOG_FILE, maxBytes=_SIZE, backupCount=_KEEP, encoding="utf-8")
    shown = logging.StreamHandler()
    shown.setLevel(logging.INFO if verbose else logging.WARNING)
    root = logging.getLogger()
    root.handlers.clear()
    root.setLevel(logging.INFO)
    for handler in (kept, shown):
        handler.setFormatter(form)
        root.addHandler(handler)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)

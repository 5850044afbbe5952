"""The booth's encrypted store on this machine: made at the first start, and opened the same way by the booth and by each command."""

from collections.abc import Callable
from datetime import datetime

from kiosk.local_time import local_clock
from kiosk.settings import BoothSettings, Settings
from session.store.booth import BoothStore
from session.store.door import BOOTH_FILE
from session.store.keys import booth_key


def is_there(settings: BoothSettings) -> bool:
    """Whether it was made already."""
    return (settings.folder / BOOTH_FILE).exists()


def open_store(settings: Settings, clock: Callable[[], datetime] = local_clock) -> BoothStore:
    """Open it; close it after. KeyUnusable where it is there and its key is not."""
    booth = settings.booth
    return BoothStore.open(booth.folder, booth_key(booth.folder / "booth.key", may_create=not is_there(booth)), clock)

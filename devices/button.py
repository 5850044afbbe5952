"""A button that somebody presses to hold a picture: the otoscope's own, or a pedal in its place."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from devices.feed import Feed
from devices.status import DeviceStatus


@dataclass(frozen=True)
class Pressed:
    """It was pressed. Which key it was is nobody's business."""

    at: datetime


class CaptureButton(Protocol):
    """Belongs to one event loop."""

    @property
    def status(self) -> Feed[DeviceStatus]:
        """Absent until it runs and is plugged in."""

    @property
    def presses(self) -> Feed[Pressed]: ...

    async def run(self) -> None:
        """Find it, listen to it, and find it again when it was pulled out; until cancelled."""

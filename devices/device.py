"""The shape of a measuring device, and what each declares that it can do."""

from dataclasses import dataclass
from typing import Protocol

from devices.feed import Feed
from devices.identity import DeviceIdentity
from devices.measurement import CuffPressure, Measurement, NoReading
from devices.role import Role as Role
from devices.sound import Sound
from devices.status import DeviceStatus
from devices.waveform import Samples


@dataclass(frozen=True)
class Abilities:
    """What software can do with this model; a screen offers nothing else."""

    can_start: bool = False
    can_stop: bool = False
    has_live_pressure: bool = False
    has_waveform: bool = False
    reports_battery: bool = False


class ListeningDevice(Protocol):
    """A stethoscope as the rest of the program sees it: it gives sound and no value. Its feeds belong to the engine's loop."""

    @property
    def identity(self) -> DeviceIdentity: ...

    @property
    def status(self) -> Feed[DeviceStatus]: ...

    @property
    def sound(self) -> Feed[Sound]: ...

    async def run(self) -> None:
        """See it come and go; until cancelled. Nothing is heard yet."""

    async def start(self) -> None:
        """Listen: `sound` follows, numbered from 0. NotFound where it is not plugged in."""

    async def stop(self) -> None:
        """Nothing is heard after this."""


class MeasuringDevice(Protocol):
    """A driver as the rest of the program sees it. Its feeds belong to the engine's loop."""

    @property
    def identity(self) -> DeviceIdentity: ...

    @property
    def abilities(self) -> Abilities: ...

    @property
    def status(self) -> Feed[DeviceStatus]: ...

    @property
    def results(self) -> Feed[Measurement | NoReading]:
        """Finished measurements: what may be kept."""

    @property
    def live(self) -> Feed[CuffPressure | Measurement]:
        """What is shown while it measures: never kept as it is."""

    @property
    def waveform(self) -> Feed[Samples]: ...

    async def run(self) -> None:
        """Find it, connect, read, and connect again when it goes; until cancelled."""

    async def start(self) -> None:
        """Begin a measure: from now on a result counts. Starts the device too where `can_start`."""

    async def stop(self) -> None:
        """End the measure; stops the device too where `can_stop`. Nothing measured after this counts."""

"""What a family of devices tells of itself before any of them is there: for the settings, for pairing, and for the honest table in the README.

Reading it opens nothing, and loads neither the radio nor the serial port: a family's driver comes when a device of it is built.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from devices.role import Role

if TYPE_CHECKING:  # the booth's first screen reads the settings, and these with them: no asyncio before it is shown
    from devices.device import MeasuringDevice
    from devices.measurement import Quantity
    from drivers.transport.ble import Radio, Wanted
    from drivers.transport.stream import OpenStream


def long_uuid(uuid: str) -> str:
    """A service's UUID as the radio says it.

    >>> long_uuid("181D")
    '0000181d-0000-1000-8000-00805f9b34fb'
    """
    return f"0000{uuid.lower()}-0000-1000-8000-00805f9b34fb" if len(uuid) == 4 else uuid.lower()


@dataclass(frozen=True)
class OnAir:
    """How its devices are recognised on Bluetooth: by a service that they call out, or by how their name begins."""

    services: tuple[str, ...] = ()  # UUIDs, 16-bit or 128-bit
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"Bluetooth {', '.join(self.services) or ', '.join(f'« {name}… »' for name in self.names)}"

    def knows(self, name: str) -> bool:
        """Whether devices of this name are its own."""
        return bool(self.names) and name.startswith(self.names)

    def matches(self, name: str, services: frozenset[str]) -> bool:
        """Whether what was heard may be one of them."""
        return bool(services & set(map(long_uuid, self.services))) or self.knows(name)


@dataclass(frozen=True)
class OnCable:
    """How the line of its serial cable is set."""

    baud: int
    line: str = "8N1"

    def __str__(self) -> str:
        return f"serial, {self.baud} {self.line}"


@dataclass(frozen=True)
class OnVideo:
    """A camera: the media process opens it, by path or URL."""

    def __str__(self) -> str:
        return "V4L2, MJPEG over HTTP, film"


@dataclass(frozen=True)
class OnSound:
    """A sound card: a process of its own listens to it, by part of its name."""

    def __str__(self) -> str:
        return "sound card (USB or line input)"


@dataclass(frozen=True)
class Tried:
    """How far it was tried, in the words of the README's table. Nothing here is meant to look better than it is."""

    captures: str  # bytes that came out of a real device, and of which
    simulator: str = "yes"
    hardware: str = "no"  # by us


def _as_it_is(opening: "OpenStream") -> "OpenStream":
    return opening


@dataclass(frozen=True)
class Place:
    """Where a device is in this booth, and what its driver works with."""

    address: str  # as the settings say it: a BLE address or advertised name, a serial port
    clock: Callable[[], datetime]
    radio: "Callable[[], Radio]"  # the booth's one radio; made when the first driver asks for it
    cable: "Callable[[OpenStream], OpenStream]" = _as_it_is  # how a serial port is opened here, where somebody listens in
    user: int | None = None  # which of the device's users is the booth's, where it tells them apart; None: any, or the one that it usually is
    format: str = ""  # of those of its family, the one that it is set to; empty: the usual one
    simulated: bool = False
    speed: float = 1.0  # how many times faster than life a demonstration measures

    @property
    def wanted(self) -> "Wanted":
        """The device on the air that the settings mean."""
        from drivers.transport.ble import Wanted

        return Wanted.named(self.address)

    def make(self, real: str) -> str:
        """The maker that a device without a word about itself is said to have."""
        return "Alcôve Simulation" if self.simulated else real


@dataclass(frozen=True)
class Family:
    """One family of devices: one folder of `drivers`."""

    key: str  # its folder, and its name in the settings
    name: str  # as a technician reads it
    models: tuple[str, ...]
    roles: tuple[Role, ...]
    quantities: "tuple[Quantity, ...]"  # what it may bring
    transport: OnAir | OnCable | OnVideo | OnSound
    tried: Tried
    build: "Callable[[Place], MeasuringDevice] | None"  # None: no measuring device: the media process opens it, or a listening process
    tells_user: bool = False  # whether its readings say whose they are
    users: int | None = None  # how many it tells apart at most, counted from 1; None: it counts as it likes
    formats: tuple[str, ...] = ()  # in which its devices may be set to speak, and do not say so; the usual one first
    version: int = 1  # of its codec: one more whenever the same bytes are read as other numbers

    @property
    def codec(self) -> str:
        """By what the bytes of its measurements were read, as the record and the report name it."""
        return f"{self.key}/{self.version}"

"""A recorded conversation played again as a device: on a serial port, or on the virtual air. The real driver reads it as it read the first one.

What the device said comes at the pace at which it came, or a faster one. Where the host spoke, the replay waits until the host has said that
again; a host that says something else is waited for as long as `patience_s`, and then the device goes on, as most devices do.
"""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from bumble.att import Attribute
from bumble.core import AdvertisingData
from bumble.device import Connection, Device
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.link import LocalLink

from drivers.simulation.bumble_link import make_device
from drivers.simulation.pty import PtyPort
from drivers.transport.recording import Said

_HEARD_AT_MOST = 1 << 16
_GENERIC = ("1800", "1801")  # every device of bumble's has these by itself
_PROPERTIES = Characteristic.Properties
_CAN = {
    "read": _PROPERTIES.READ,
    "write": _PROPERTIES.WRITE,
    "write-without-response": _PROPERTIES.WRITE_WITHOUT_RESPONSE,
    "notify": _PROPERTIES.NOTIFY,
    "indicate": _PROPERTIES.INDICATE,
}


class _Pace:
    """The time between what happened, so many times faster."""

    def __init__(self, faster: float) -> None:
        self._faster, self._before_s = faster, 0.0

    async def until(self, said: Said) -> None:
        pause_s, self._before_s = (said.at_s - self._before_s) / self._faster, said.at_s
        await asyncio.sleep(max(0.0, pause_s))


class CableReplay:
    """What was recorded on a serial cable, on a real port of this machine."""

    def __init__(self, path: Path, said: Sequence[Said], *, faster: float = 1.0, patience_s: float = 5.0) -> None:
        self.port = PtyPort(path, self._hear)
        self._said, self._faster, self._patience_s = said, faster, patience_s
        self._heard = b""
        self._came = asyncio.Event()

    async def play(self) -> None:
        """From the first to the last; a cable that was pulled out is pulled out again, and comes back where it came back."""
        self.port.plug_in()
        pace = _Pace(self._faster)
        for said in self._said:
            if said.what == "out":
                await self._until_heard(said.data)
            await pace.until(said)
            if said.what == "in":
                await self.port.pour(said.data)
            elif said.what == "fault":
                self.port.unplug()
            elif said.what == "open":
                self.port.plug_in()

    def _hear(self, data: bytes) -> None:
        self._heard = (self._heard + data)[-_HEARD_AT_MOST:]
        self._came.set()

    async def _until_heard(self, wanted: bytes) -> None:
        try:
            async with asyncio.timeout(self._patience_s):
                while wanted not in self._heard:
                    self._came.clear()
                    await self._came.wait()
        except TimeoutError:
            return
        self._heard = self._heard.partition(wanted)[2]


class AirReplay:
    """What was recorded over Bluetooth, on the virtual air: `drivers.simulation.radio.virtual_radio` takes it as a peripheral."""

    orders: frozenset[str] = frozenset()

    def __init__(self, name: str, said: Sequence[Said], *, address: str = "F0:AA:00:00:00:01", faster: float = 1.0, patience_s: float = 5.0) -> None:
        self.name, self.address = name, address
        self._said, self._faster, self._patience_s = said, faster, patience_s
        self._reads: dict[str, list[bytes]] = {}
        for each in said:
            if each.what == "read":
                self._reads.setdefault(each.uuid, []).append(each.data)
        self._characteristics: dict[str, Characteristic[bytes]] = {}
        self._written: list[tuple[str, bytes]] = []
        self._changed = asyncio.Event()
        self._device: Device | None = None
        self._playing: asyncio.Task[None] | None = None

    async def obey(self, order: str, **_details: object) -> None:
        """It takes none: it does what was recorded."""
        raise ValueError(f"a recording has no order {order!r}")

    async def appear(self, link: LocalLink) -> None:
        """Power on, advertise, and play to whoever connects."""
        connected = next((each for each in self._said if each.what == "connect"), None)
        if connected is None:
            raise ValueError("nothing was connected to in this recording")
        device = self._device = make_device(link, connected.words, self.address)
        for service, has in connected.services.items():
            if service not in _GENERIC:
                device.add_service(Service(service, [self._characteristic(uuid, can) for uuid, can in has.items()]))
        device.on("connection", self._on_connection)
        await device.power_on()
        call = AdvertisingData([(AdvertisingData.FLAGS, b"\x06"), (AdvertisingData.COMPLETE_LOCAL_NAME, connected.words.encode()[:26])])
        await device.start_advertising(auto_restart=True, advertising_data=bytes(call), advertising_interval_min=50, advertising_interval_max=50)
        self._playing = asyncio.create_task(self._play(device))

    async def vanish(self) -> None:
        """Power off."""
        if self._playing is not None:
            self._playing.cancel()
            await asyncio.gather(self._playing, return_exceptions=True)
        if self._device is not None:
            await self._device.power_off()

    def _characteristic(self, uuid: str, can: Sequence[str]) -> Characteristic[bytes]:
        properties = _PROPERTIES(0)
        for each in can:
            properties |= _CAN.get(each, _PROPERTIES(0))

        def read(_connection: Connection) -> bytes:
            """What was read then: each reading once, and the last of them again and again."""
            kept = self._reads.get(uuid, [b""])
            return kept.pop(0) if len(kept) > 1 else kept[0]

        def write(_connection: Connection, data: bytes) -> None:
            self._written.append((uuid, bytes(data)))
            self._changed.set()

        made: Characteristic[bytes] = Characteristic(
            uuid, properties, Attribute.Permissions.READABLE | Attribute.Permissions.WRITEABLE, CharacteristicValue[bytes](read=read, write=write)
        )
        made.on("subscription", lambda *_: self._changed.set())
        self._characteristics[uuid] = made
        return made

    def _on_connection(self, connection: Connection) -> None:
        self._changed.set()
        connection.on("disconnection", lambda _reason: self._changed.set())

    async def _play(self, device: Device) -> None:
        pace = _Pace(self._faster)
        linked = False
        for said in self._said:
            if said.what == "connect":
                linked = await self._until(lambda: bool(device.connections), forever=True)
            elif said.what == "subscribe":
                await self._until(lambda uuid=said.uuid: self._subscribed(device, uuid))  # type: ignore[misc]  # mypy guesses no type for the default
            elif said.what == "write":
                await self._until(lambda wanted=(said.uuid, said.data): wanted in self._written)  # type: ignore[misc]
                if (said.uuid, said.data) in self._written:
                    self._written.remove((said.uuid, said.data))
            await pace.until(said)
            if said.what == "value" and said.uuid in self._characteristics:
                await self._send(device, self._characteristics[said.uuid], said.data)
            elif said.what == "close":
                linked = False
            elif said.what == "drop" and linked:
                for connection in tuple(device.connections.values()):
                    await connection.disconnect()

    async def _send(self, device: Device, characteristic: Characteristic[bytes], data: bytes) -> None:
        if characteristic.properties & _PROPERTIES.INDICATE:
            await device.indicate_subscribers(characteristic, data)
        else:
            await device.notify_subscribers(characteristic, data)

    def _subscribed(self, device: Device, uuid: str) -> bool:
        characteristic = self._characteristics.get(uuid)
        return characteristic is not None and any(each.get(characteristic.handle) for each in device.gatt_server.subscribers.values())

    async def _until(self, holds: Callable[[], bool], *, forever: bool = False) -> bool:
        try:
            async with asyncio.timeout(None if forever else self._patience_s):
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
        except TimeoutError:
            return False
        return True

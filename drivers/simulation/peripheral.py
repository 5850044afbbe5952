"""A pretended Bluetooth device: it advertises, lets itself be connected, says who it is, and obeys."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any

from bumble.att import Attribute
from bumble.core import AdvertisingData
from bumble.device import Connection, Device
from bumble.gatt import Characteristic, CharacteristicValue, Service
from bumble.link import LocalLink

from drivers.ieee11073.date_time import DateTime
from drivers.simulation.bumble_link import make_device
from drivers.transport.ble_device import BATTERY_LEVEL, CURRENT_TIME, FIRMWARE, MANUFACTURER, MODEL, SERIAL, SIMULATION_MANUFACTURER

log = logging.getLogger(__name__)

_PROPERTIES = Characteristic.Properties
_ADVERTISING_INTERVAL_MS = 50
_LONGEST_CALL = 31  # bytes
_SERVICES_OF_SIZE = {
    2: AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    16: AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
}
_FULL = 80  # percent
COMMON_ORDERS = frozenset(
    {"restart", "hang", "low-battery", "drop", "unplug", "replug", "silence", "speak", "wrong-clock", "right-clock", "cut", "wrong-check"}
)


def readable(uuid: str, value: bytes, *, encrypted: bool = False) -> Characteristic[bytes]:
    """A characteristic to be read; `encrypted` where only a bonded device may."""
    permissions = Attribute.Permissions.READABLE
    if encrypted:
        permissions |= Attribute.Permissions.READ_REQUIRES_ENCRYPTION
    return Characteristic(uuid, _PROPERTIES.READ, permissions, value)


def indicated(uuid: str) -> Characteristic[bytes]:
    """A characteristic that is sent unasked and confirmed."""
    return Characteristic(uuid, _PROPERTIES.INDICATE, Attribute.Permissions.READABLE, b"")


def notified(uuid: str, value: bytes = b"", *, can_read: bool = False) -> Characteristic[bytes]:
    """A characteristic that is sent unasked and not confirmed."""
    properties = _PROPERTIES.NOTIFY | _PROPERTIES.READ if can_read else _PROPERTIES.NOTIFY
    return Characteristic(uuid, properties, Attribute.Permissions.READABLE, value)


def written(uuid: str, receive: Callable[[bytes], Awaitable[None]], *, confirms: bool = True) -> Characteristic[bytes]:
    """A characteristic to be written to; what comes is given to `receive`."""
    return spoken_with(uuid, receive, properties=_PROPERTIES.WRITE_WITHOUT_RESPONSE | (_PROPERTIES.WRITE if confirms else _PROPERTIES(0)))


def spoken_with(
    uuid: str,
    receive: Callable[[bytes], Awaitable[None]],
    *,
    properties: Characteristic.Properties = _PROPERTIES.WRITE | _PROPERTIES.WRITE_WITHOUT_RESPONSE | _PROPERTIES.NOTIFY,
) -> Characteristic[bytes]:
    """A characteristic that is written to and answers on itself."""

    async def write(_connection: Connection, data: bytes) -> None:
        await receive(bytes(data))

    value = CharacteristicValue[bytes](write=write)
    return Characteristic(uuid, properties, Attribute.Permissions.WRITEABLE, value)


def within(details: Mapping[str, Any], name: str, default: float, least: float, most: float) -> float:
    """A number among an order's details; ValueError where it is none, or beyond what the simulator can do."""
    number = float(details.get(name, default))
    if not least <= number <= most:
        raise ValueError(f"{name} is between {least:g} and {most:g}, not {number:g}")
    return number


def only(details: Mapping[str, Any], *names: str) -> None:
    """ValueError for a detail that the order does not have."""
    if unknown := details.keys() - set(names):
        raise ValueError(f"no such detail: {', '.join(sorted(unknown))}; there is {', '.join(names) or 'none'}")


class VirtualPeripheral(ABC):
    """A `Peripheral` with device information and a battery; a family adds its service and what it does when ordered."""

    own_orders: frozenset[str] = frozenset()

    def __init__(
        self,
        name: str,
        *,
        service: str,
        address: str,
        model: str,
        wall_clock: Callable[[], datetime],
        advertised_name: str = "",
        manufacturer: str = SIMULATION_MANUFACTURER,
        tells_time: bool = False,
        passkey: int | None = None,
    ) -> None:
        """`advertised_name`: its model where it is not told; `passkey`: the number that it shows while it pairs; None where it shows none."""
        self.name = name
        self._passkey = passkey
        self.address = address
        self.advertised_name = advertised_name or model
        self._service = service
        self._information = {MANUFACTURER: manufacturer, MODEL: model, SERIAL: f"SIM-{address[-5:]}", FIRMWARE: "1.0"}
        self._wall_clock = wall_clock
        self._clock_error = timedelta()
        self._tells_time = tells_time
        self._battery = notified(BATTERY_LEVEL, bytes((_FULL,)), can_read=True)
        self._device: Device | None = None
        self._work: set[asyncio.Task[None]] = set()
        self._silent = False
        self._damage = ""  # what befalls the next packet that it sends
        self._answering = asyncio.Event()  # cleared: a request for its time is never answered
        self._answering.set()

    @property
    def orders(self) -> frozenset[str]:
        """What it can be told."""
        return COMMON_ORDERS | self.own_orders

    @abstractmethod
    def characteristics(self) -> list[Characteristic[bytes]]:
        """What its service consists of."""

    def vendor_services(self) -> list[Service]:
        """Services that are its maker's own."""
        return []

    @abstractmethod
    async def obey_own(self, order: str, **details: Any) -> None:
        """An order of this family's own."""

    async def appear(self, link: LocalLink) -> None:
        """Power on and advertise."""
        device = self._device = make_device(link, self.advertised_name, self.address, self._passkey)
        information = [readable(uuid, text.encode()) for uuid, text in self._information.items() if text]
        device.add_services([Service(self._service, self.characteristics()), Service("180A", information), Service("180F", [self._battery])])
        device.add_services(self.vendor_services())
        if self._tells_time:
            clock = CharacteristicValue[bytes](read=self._current_time)
            current_time = Characteristic[bytes](CURRENT_TIME, _PROPERTIES.READ, Attribute.Permissions.READABLE, clock)
            device.add_service(Service("1805", [current_time]))
        await device.power_on()
        await self._advertise()

    async def vanish(self) -> None:
        """Power off; nothing of it runs afterwards."""
        await self._unplug()
        await self._end_work()
        await self._powered.power_off()

    async def obey(self, order: str, **details: Any) -> None:
        """Begin what was ordered."""
        if order == "low-battery":
            await self._set_battery(int(within(details, "percent", 8, 0, 100)))
        elif order == "drop":
            await self._drop()
        elif order == "unplug":
            await self._unplug()
        elif order == "replug":
            await self._advertise()
        elif order == "wrong-clock":
            self._clock_error = timedelta(days=within(details, "days", -412, -9999, 9999))
        elif order == "right-clock":
            self._clock_error = timedelta()
        elif order == "hang":
            self._answering.clear()
        elif order == "restart":
            await self._restart()
        elif order in ("silence", "speak"):
            self._silent = order == "silence"
        elif order in ("cut", "wrong-check"):
            only(details)
            self._damage = order
        elif order in self.own_orders:
            await self.obey_own(order, **details)
        else:
            raise ValueError(f"{self.name} cannot {order}; it can {', '.join(sorted(self.orders))}")

    @abstractmethod
    def forget(self) -> None:
        """Empty the memory of readings."""

    # --- for the families

    def now(self) -> datetime:
        """What its own clock shows."""
        return self._wall_clock() + self._clock_error

    async def _current_time(self, _connection: Connection) -> bytes:
        """Current Time, 0x2A2B: date and time, day of the week, 1/256 seconds, reason of the last change."""
        await self._answering.wait()
        return bytes(DateTime.of(self.now())) + bytes((self.now().isoweekday(), 0, 0))

    @property
    def is_connected(self) -> bool:
        return bool(self._powered.connections)

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do this in the background, until done or until power off."""
        task = asyncio.create_task(work)
        self._work.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: "asyncio.Task[None]") -> None:
        self._work.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None and not isinstance(error, TimeoutError):
            log.error("the simulated %s failed", self.name, exc_info=error)

    async def notify(self, characteristic: Characteristic[bytes], data: bytes) -> None:
        """Send to whoever subscribed, if it speaks at all."""
        if not self._silent:
            await self._powered.notify_subscribers(characteristic, self._damaged(data))

    async def indicate(self, characteristic: Characteristic[bytes], data: bytes) -> bool:
        """Send to whoever subscribed; whether it was confirmed. A silent device believes that it was."""
        if self._silent:
            return True
        gone = asyncio.Event()
        for connection in self._powered.connections.values():
            connection.once("disconnection", lambda _reason: gone.set())
        sending = self.begin(self._powered.indicate_subscribers(characteristic, self._damaged(data)))
        leaving = asyncio.create_task(gone.wait())
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
        if sending.done():
            return not sending.cancelled() and sending.exception() is None
        sending.cancel()
        return False

    def _damaged(self, data: bytes) -> bytes:
        """The packet as it leaves: without its last byte or with a wrong bit in it, where that was ordered; once."""
        damage, self._damage = self._damage, ""
        if damage == "cut":
            return data[:-1]
        return data[:-1] + bytes((data[-1] ^ 1,)) if damage else data

    def has_subscriber(self, characteristic: Characteristic[bytes]) -> bool:
        """Whether anybody would hear it."""
        return any(subscribed.get(characteristic.handle) for subscribed in self._powered.gatt_server.subscribers.values())

    # --- its radio

    @property
    def _powered(self) -> Device:
        if self._device is None:
            raise RuntimeError(f"{self.name} is not on the air yet")
        return self._device

    async def _advertise(self) -> None:
        service = bytes.fromhex(self._service.replace("-", ""))[::-1]
        known = (AdvertisingData.FLAGS, b"\x06"), (AdvertisingData.COMPLETE_LOCAL_NAME, self.advertised_name.encode())
        call = AdvertisingData([*known, (_SERVICES_OF_SIZE[len(service)], service)])
        if len(bytes(call)) > _LONGEST_CALL:  # a long UUID beside a long name: such a device calls out its name alone
            call = AdvertisingData([*known])
        if not self._powered.is_advertising:
            await self._powered.start_advertising(
                auto_restart=True,
                advertising_data=bytes(call),
                advertising_interval_min=_ADVERTISING_INTERVAL_MS,
                advertising_interval_max=_ADVERTISING_INTERVAL_MS,
            )

    async def _unplug(self) -> None:
        await self._powered.stop_advertising()
        await self._drop()

    async def _drop(self) -> None:
        for connection in tuple(self._powered.connections.values()):
            assert isinstance(connection, Connection)
            await connection.disconnect()

    async def _end_work(self) -> None:
        for task in tuple(self._work):
            task.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)

    async def _restart(self) -> None:
        """Batteries out, and fresh ones in: nothing of before is left."""
        await self._unplug()
        await self._end_work()
        self.forget()
        self._silent, self._damage = False, ""
        self._answering.set()
        self._clock_error = timedelta()
        self._battery.value = bytes((_FULL,))
        await self._advertise()

    async def _set_battery(self, percent: int) -> None:
        self._battery.value = bytes((percent,))
        await self.notify(self._battery, bytes((percent,)))


class StoreAndForward:
    """Finished readings: sent at once to whoever subscribed; else kept, and sent when somebody does, as real devices do."""

    def __init__(self, peripheral: VirtualPeripheral, characteristic: Characteristic[bytes], all_sent: Callable[[], Awaitable[None]] | None = None) -> None:
        """`all_sent`: what it does once it has nothing left to send."""
        self._peripheral = peripheral
        self._all_sent = all_sent
        self._unsent: list[bytes] = []
        self.characteristic = characteristic
        characteristic.on("subscription", lambda _connection, _notify, indicate: peripheral.begin(self._send_unsent()) if indicate else None)

    async def send(self, packet: bytes) -> None:
        """Send it, or keep it."""
        if not self._peripheral.has_subscriber(self.characteristic) or not await self._peripheral.indicate(self.characteristic, packet):
            self._unsent.append(packet)

    def forget(self) -> None:
        """Empty the memory."""
        self._unsent.clear()

    async def _send_unsent(self) -> None:
        while self._unsent and await self._peripheral.indicate(self.characteristic, self._unsent[0]):
            self._unsent.pop(0)
        if self._all_sent is not None and not self._unsent:
            await self._all_sent()


class RunningNumbers:
    """What it shows at the moment, sent every so often as long as anybody subscribes."""

    def __init__(self, peripheral: VirtualPeripheral, characteristic: Characteristic[bytes], shown: Callable[[], bytes], interval_s: float) -> None:
        self._peripheral, self._shown, self._interval_s = peripheral, shown, interval_s
        self._sending: asyncio.Task[None] | None = None
        self.characteristic = characteristic
        characteristic.on("subscription", lambda _connection, notify, _indicate: self._begin() if notify else None)

    def stop(self) -> None:
        """Send no more to whoever subscribed so far."""
        if self._sending is not None:
            self._sending.cancel()

    def _begin(self) -> None:
        self.stop()
        self._sending = self._peripheral.begin(self._send())

    async def _send(self) -> None:
        while self._peripheral.has_subscriber(self.characteristic):
            await self._peripheral.notify(self.characteristic, self._shown())
            await asyncio.sleep(self._interval_s)

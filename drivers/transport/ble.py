"""The booth's Bluetooth: find a device, hold its link, read it. The one place that talks to bleak; `ble_errors.py` has its errors in our words.

What real adapters taught, and this keeps to: one scanner; scan, stop, connect, in that order and one device at a time; every
operation limited in time, because a GATT call may never return; a session ends by disconnecting and never by unsubscribing,
which makes some cuffs forget their bond; links left over from a crash are cut first, because a connected device does not advertise.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bleak import BleakAdapter, BleakClient, BleakScanner
from bleak.args.bluez import BlueZAdapterArgs, BlueZClientArgs, BlueZScannerArgs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData
from bleak.exc import BleakError
from bleak.uuids import normalize_uuid_str

from devices.errors import DeviceError, NotFound
from drivers.transport.ble_errors import NoRoom, translated
from drivers.transport.ble_presence import Presence
from drivers.transport.ble_state import bonded_devices, undo_bond
from drivers.transport.pairing_agent import AskPasskey, PairingAgent

log = logging.getLogger(__name__)

TYPING_S = 60.0  # to read a number off a device and type it
_ON_EVERY_DEVICE = ("1800", "1801")  # Generic Access, Generic Attribute


@dataclass(frozen=True)
class Wanted:
    """How to recognise a device on the air. With an address only that one device will do; else a name or a service is enough."""

    services: frozenset[str] = frozenset()  # 16-bit or 128-bit UUIDs
    address: str = ""
    name: str = ""

    @classmethod
    def named(cls, address_or_name: str) -> "Wanted":
        """What the settings mean: a BLE address where it is one, else the advertised name."""
        return cls(address=address_or_name) if address_or_name.count(":") == 5 else cls(name=address_or_name)

    def __str__(self) -> str:
        return self.address or self.name or ", ".join(sorted(self.services))

    def matches(self, address: str, name: str, services: frozenset[str]) -> bool:
        """Whether what was heard is what is wanted. Many cuffs advertise only a name, or nothing but their address."""
        if self.address:
            return address.casefold() == self.address.casefold()
        if self.name and name == self.name:
            return True
        return bool(services & {normalize_uuid_str(service) for service in self.services})


@dataclass(frozen=True)
class Patience:
    """How long each thing may take, in seconds: set for real devices, which are a hundred times slower than simulated ones."""

    find_s: float = 20.0
    connect_s: float = 20.0
    reach_s: float = 4.0  # until the link stands, where another device waits for the air: as long as Linux gives one that it connects to by itself
    operation_s: float = 8.0


@dataclass(frozen=True)
class _Attempt:
    """A device that is being connected to: the air is its own until it is there, or its time is over."""

    client: BleakClient
    until: asyncio.Timeout
    gives_way_at: float  # by the loop's clock

    def end(self) -> None:
        """Its time is over."""
        if not self.until.expired():
            self.until.reschedule(asyncio.get_running_loop().time())


@dataclass(frozen=True)
class Heard:
    """A device that called while we listened."""

    address: str
    name: str
    services: frozenset[str]
    signal_dbm: int


def short_uuid(uuid: str) -> str:
    """Four digits where it is one of Bluetooth's own.

    >>> short_uuid("00002a35-0000-1000-8000-00805f9b34fb")
    '2A35'
    """
    return uuid[4:8].upper() if uuid.startswith("0000") and uuid.endswith("-0000-1000-8000-00805f9b34fb") else uuid.upper()


@dataclass(frozen=True)
class CharacteristicValue:
    """What a device sent unasked, and from which characteristic."""

    uuid: str
    data: bytes


class Link:
    """A connected device. Values that it sends unasked wait in one queue, in the order of their arrival."""

    def __init__(self, client: BleakClient, name: str, operation_s: float) -> None:
        self._client = client
        self._operation_s = operation_s
        self._values: asyncio.Queue[CharacteristicValue | None] = asyncio.Queue()
        self.address = client.address
        self.name = name

    def offers(self, uuid: str, *properties: str) -> bool:
        """Whether the device has this characteristic, with one of these properties ("notify", "indicate"…) where any is named.

        Raises:
            ConnectionLost: the link has ended, and with it what is known of the device.
        """
        with translated(self.name):
            characteristic = self._client.services.get_characteristic(normalize_uuid_str(uuid))
        return characteristic is not None and (not properties or bool(set(properties) & set(characteristic.properties)))

    async def read(self, uuid: str) -> bytes:
        """Read a characteristic.

        Raises:
            DeviceError: ConnectionLost, TimedOut, PairingRefused, or what the device refused.
        """
        with translated(self.name):
            async with asyncio.timeout(self._operation_s):
                return bytes(await self._client.read_gatt_char(normalize_uuid_str(uuid)))

    async def write(self, uuid: str, data: bytes) -> None:
        """Write a characteristic, and wait for the device to confirm where it can; errors as of `read`."""
        with translated(self.name):
            async with asyncio.timeout(self._operation_s):
                await self._client.write_gatt_char(normalize_uuid_str(uuid), data, response=self.offers(uuid, "write"))

    async def subscribe(self, uuid: str) -> None:
        """Have the device send this characteristic unasked, for `next_value`; errors as of `read`."""
        short = uuid.upper()

        def receive(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
            self.came(short, bytes(data))

        with translated(self.name):
            async with asyncio.timeout(self._operation_s):
                await self._client.start_notify(normalize_uuid_str(uuid), receive)

    def came(self, uuid: str, data: bytes) -> None:
        """The device sent this unasked."""
        self._values.put_nowait(CharacteristicValue(uuid, data))

    def services(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """What the device offers: by service, each characteristic with its properties; UUIDs short where they are Bluetooth's own. Errors as of `offers`."""
        with translated(self.name):
            offered = self._client.services
        return {short_uuid(service.uuid): {short_uuid(each.uuid): tuple(each.properties) for each in service.characteristics} for service in offered}

    async def next_value(self) -> CharacteristicValue | None:
        """What the device sent next; None once the link is gone, which is normal: many cuffs switch themselves off."""
        return await self._values.get()

    async def pair(self, within_s: float) -> None:
        """Bond; errors as of `read`."""
        with translated(self.name):
            async with asyncio.timeout(within_s):
                await self._client.pair()

    def hang_up(self) -> None:
        """The link is gone: let `next_value` say so after what has already arrived."""
        self._values.put_nowait(None)


NewLink = Callable[[BleakClient, str, float], Link]


class Radio:
    """The booth's Bluetooth adapter, shared by all the drivers of one event loop."""

    def __init__(self, adapter: str = "", patience: Patience = Patience()) -> None:
        self._adapter = adapter  # "hci0" where there are several: which one is the default changes from run to run
        self._patience = patience
        self._air = asyncio.Lock()  # who holds it may change between scanning and connecting
        self._wait_for_air = 0  # how many
        self._waiting: dict[asyncio.Future[BLEDevice], Wanted] = {}
        self._scanner: BleakScanner | None = None
        self._ours: dict[str, Link] = {}  # by address, what this process is connected to
        self._attempt: _Attempt | None = None
        self._somebody_waits_for_room = False
        self.signal_dbm: dict[str, int] = {}  # by address, how strongly each was last heard calling
        self.presence = Presence(adapter, self._lose_all)
        self.agent = PairingAgent()

    def _lose_all(self) -> None:
        """The adapter went: with it what is being looked for, what is being connected, and every link."""
        for future in self._waiting:
            if not future.done() and (missing := self.presence.missing) is not None:
                future.set_exception(missing)
        if self._attempt is not None:
            self._attempt.end()
        for link in self._ours.values():
            link.hang_up()

    @asynccontextmanager
    async def _holding_air(self) -> AsyncIterator[None]:
        """One at a time. Whoever connects to a device that has left since it was heard gives way to whoever waits."""
        self._wait_for_air += 1
        self._give_way()
        try:
            await self._air.acquire()
        finally:
            self._wait_for_air -= 1
        try:
            yield
        finally:
            self._air.release()

    def _give_way(self) -> None:
        attempt = self._attempt
        if attempt is None or attempt.client.is_connected or asyncio.get_running_loop().time() < attempt.gives_way_at:
            return  # connected: its services are being read
        if self._wait_for_air or self._somebody_listens:  # nobody is heard while it is being connected to
            attempt.end()

    @property
    def _somebody_listens(self) -> bool:
        return any(not future.done() for future in self._waiting)

    async def _connect(self, client: BleakClient) -> None:
        """The air must be held."""
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(self._patience.connect_s) as until:
            self._attempt = _Attempt(client, until, loop.time() + self._patience.reach_s)
            look = loop.call_at(self._attempt.gives_way_at, self._give_way)
            try:
                await client.connect()
            finally:
                self._attempt = None
                look.cancel()

    async def find(self, wanted: Wanted) -> BLEDevice:
        """Cut what is left of an earlier link to it, and listen until the device is heard.

        Raises:
            NotFound: it was not, in time; or there is no Bluetooth.
            DeviceError: the radio failed.
        """
        if (missing := self.presence.missing) is not None:
            raise missing
        await self._cut_stale_links(wanted)
        found: asyncio.Future[BLEDevice] = asyncio.get_running_loop().create_future()
        self._waiting[found] = wanted
        try:
            async with self._holding_air():
                await self._listen_where_wanted(str(wanted))
            async with asyncio.timeout(self._patience.find_s):
                return await found
        except TimeoutError:
            async with self._holding_air():
                await self._stop_listening()  # a scan that heard nothing may be a dead one: whoever still waits gets a new one
            raise NotFound(f"{wanted} was not heard in {self._patience.find_s:g} s", device=str(wanted)) from None
        finally:
            del self._waiting[found]
            if found.done() and not found.cancelled():
                found.exception()  # looked at: it may have gone while the scan was being started
            async with self._holding_air():
                await self._listen_where_wanted(str(wanted))

    async def survey(self, listen_s: float) -> tuple[Heard, ...]:
        """Listen for so long, and say who was heard, the nearest first.

        Raises:
            DeviceError: the radio failed, or there is none.
        """
        heard: dict[str, Heard] = {}

        def note(device: BLEDevice, advertisement: AdvertisementData) -> None:
            services = frozenset(advertisement.service_uuids)
            heard[device.address] = Heard(device.address, advertisement.local_name or device.name or "", services, advertisement.rssi)

        async with self._holding_air():
            await self._stop_listening()
            scanner = BleakScanner(note, bluez=BlueZScannerArgs(adapter=self._adapter) if self._adapter else BlueZScannerArgs())
            with translated("the radio"):
                async with asyncio.timeout(self._patience.operation_s):
                    await scanner.start()
            try:
                await asyncio.sleep(listen_s)
            finally:
                await _to_its_end(self._stop(scanner))
                await self._listen_where_wanted("the radio")
        return tuple(sorted(heard.values(), key=lambda each: -each.signal_dbm))

    async def pair(self, wanted: Wanted, passkey: AskPasskey | None = None) -> str:
        """Bond with the device that the technician chose, and with no other; returns its address, to be kept in the settings.

        Args:
            passkey: asks the technician for the number that the device shows, where it shows one.

        Raises:
            PairingRefused: it or BlueZ refused; a wrong number is one reason.
            DeviceError: as of `find` and `link_to`.
        """
        device = await self.find(wanted)
        with translated(str(wanted)):
            async with self.agent.accepting(device.address, passkey), self.link_to(device) as link:
                await link.pair(self._patience.connect_s if passkey is None else max(self._patience.connect_s, TYPING_S))
                return link.address

    async def forget(self, wanted: Wanted) -> str:
        """Undo the bond with a device, near or not, so that it can be paired anew; returns its address.

        Raises:
            NotFound: there is no bond with it, or no Bluetooth.
        """
        for bonded in await bonded_devices():
            if wanted.matches(bonded.address, bonded.name, frozenset()):
                await undo_bond(bonded)
                return bonded.address
        raise NotFound(f"{wanted} is not paired with this computer", device=str(wanted))

    @asynccontextmanager
    async def link_to(self, device: BLEDevice, make: "NewLink | None" = None) -> AsyncIterator[Link]:
        """Connect to a device that was found, and hold the link for as long as the block lasts.

        Args:
            make: makes the link in place of `Link`, where somebody follows what is said on it.

        Raises:
            DeviceError: NotFound, TimedOut, ConnectionLost, PairingRefused.
        """
        link: Link | None = None

        def gone(_client: BleakClient) -> None:
            if link is not None:
                link.hang_up()

        client = BleakClient(device, disconnected_callback=gone, timeout=self._patience.connect_s, bluez=self._client_args())
        link = (make or Link)(client, device.name or device.address, self._patience.operation_s)
        was_connected = False
        try:
            async with self._holding_air():
                await self._stop_listening()
                try:
                    with translated(link.name):
                        await self._connect(client)
                    was_connected = True
                except NoRoom:
                    self._somebody_waits_for_room = True
                    raise
                finally:
                    await self._listen_where_wanted(link.name)
            self._ours[device.address] = link
            yield link
        finally:
            self._ours.pop(device.address, None)
            if was_connected:  # an attempt that failed or was cancelled bleak undoes itself
                await self._disconnect(client, link.name)
                if self._somebody_waits_for_room:
                    self._somebody_waits_for_room = False
                    self.presence.say_worth_trying()

    async def _disconnect(self, client: BleakClient, name: str) -> None:
        """Part; a link that does not end in time is left to the next start's clean-up."""
        try:
            with translated(name):
                async with asyncio.timeout(self._patience.operation_s):
                    await client.disconnect()
        except DeviceError as error:
            log.warning("could not disconnect: %s", error)

    async def _cut_stale_links(self, wanted: Wanted) -> None:
        """BlueZ keeps the links of a program that crashed. Cut those of the wanted device only: a keyboard may be Bluetooth too."""
        with translated(str(wanted)):
            async with asyncio.timeout(self._patience.operation_s):
                adapter = await BleakAdapter.get(bluez=BlueZAdapterArgs(adapter=self._adapter) if self._adapter else BlueZAdapterArgs())
                for device in await adapter.get_connected_devices([*_ON_EVERY_DEVICE, *wanted.services]):
                    services = frozenset(device.details["props"].get("UUIDs", ())) if isinstance(device.details, dict) else frozenset()
                    if device.address in self._ours or not wanted.matches(device.address, device.name or "", services):
                        continue
                    log.info("cutting a link left over to %s", device.address)
                    client = BleakClient(device, bluez=self._client_args())
                    try:
                        await client.connect()  # takes the link over, so that it can be ended
                        await client.disconnect()
                    except BleakError as error:  # it may have ended by itself: bleak remembers what BlueZ knew before it began anew
                        log.info("%s has no link any more: %s", device.address, error)

    def _client_args(self) -> BlueZClientArgs:
        return BlueZClientArgs(adapter=self._adapter) if self._adapter else BlueZClientArgs()

    def _heard(self, device: BLEDevice, advertisement: AdvertisementData) -> None:
        services = frozenset(advertisement.service_uuids)
        self.signal_dbm[device.address] = advertisement.rssi
        for future, wanted in self._waiting.items():
            if not future.done() and wanted.matches(device.address, advertisement.local_name or device.name or "", services):
                future.set_result(device)

    async def _listen_where_wanted(self, device: str) -> None:
        """Scan exactly while somebody waits for a device. The air must be held."""
        if not self._somebody_listens:
            await self._stop_listening()
        elif self._scanner is None:
            await _to_its_end(self._start_listening(device))

    async def _start_listening(self, device: str) -> None:
        scanner = BleakScanner(self._heard, bluez=BlueZScannerArgs(adapter=self._adapter) if self._adapter else BlueZScannerArgs())
        with translated(device):
            async with asyncio.timeout(self._patience.operation_s):
                await scanner.start()
        self._scanner = scanner

    async def _stop_listening(self) -> None:
        scanner, self._scanner = self._scanner, None
        if scanner is not None:
            await _to_its_end(self._stop(scanner))

    async def _stop(self, scanner: BleakScanner) -> None:
        try:
            with translated("the radio"):
                async with asyncio.timeout(self._patience.operation_s):
                    await scanner.stop()
        except DeviceError as error:
            log.warning("could not stop listening: %s", error)


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Do this to its end even where the caller is cancelled: half a call leaves BlueZ scanning, and every later scan refused."""
    task = asyncio.create_task(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise

"""Whether this computer has Bluetooth at the moment: told by the signals of BlueZ and of the bus, and never looked for by the clock.

An adapter may be pulled out and put back, switched off and on; BlueZ may end and begin again, and so may the bus itself.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from drivers.transport.ble_state import ADAPTER, BluetoothMissing, ask, objects_on, system_bus

log = logging.getLogger(__name__)

_OBJECTS, _PROPERTIES, _BUS = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties", "org.freedesktop.DBus"
_RULES = (
    f"type='signal',sender='org.bluez',interface='{_OBJECTS}'",
    f"type='signal',sender='org.bluez',interface='{_PROPERTIES}',member='PropertiesChanged',arg0='{ADAPTER}'",
    f"type='signal',sender='{_BUS}',interface='{_BUS}',member='NameOwnerChanged',arg0='org.bluez'",
)
_BUS_LOOKED_FOR_EVERY_S = 1.0


class Presence:
    """Whether there is Bluetooth, for the drivers of one radio: noticed while any of them runs."""

    def __init__(self, adapter: str, gone: Callable[[], None]) -> None:
        """`gone`: called when it went, before anybody tries anew."""
        self._adapter, self._gone = adapter, gone
        self._watchers = 0
        self._watch: asyncio.Task[None] | None = None
        self._missing: BluetoothMissing | None = None
        self._told = asyncio.Event()  # set when it is worth trying; then there is another
        self.tries = 0  # how often it became worth trying at once

    @property
    def missing(self) -> BluetoothMissing | None:
        """Why there is no Bluetooth at the moment, where that was noticed; each time another, to be raised."""
        return BluetoothMissing(str(self._missing), self._missing.lacking) if self._missing is not None else None

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """For as long as the block lasts, adapters that come and go are noticed at once."""
        self._watchers += 1
        if self._watch is None:
            self._watch = asyncio.create_task(self._follow())
        try:
            yield
        finally:
            self._watchers -= 1
            if not self._watchers:
                watch, self._watch, self._missing = self._watch, None, None
                watch.cancel()
                await asyncio.gather(watch, return_exceptions=True)

    async def rest(self, seconds: float, tries: int) -> bool:
        """Wait for so long between two attempts. True, and at once, where it became worth trying since there were so many `tries`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.tries == tries:
                    await self._told.wait()
        return self.tries != tries

    def say_worth_trying(self) -> None:
        """Whoever rests tries at once."""
        self.tries += 1
        self._told.set()
        self._told = asyncio.Event()

    async def _follow(self) -> None:
        async for missing in told(self._adapter):
            before, self._missing = self._missing, missing
            if missing is not None:
                log.warning("%s", missing)
                self._gone()
            elif before is not None:
                self.say_worth_trying()


async def told(adapter: str = "") -> AsyncIterator[BluetoothMissing | None]:
    """What is missing, or None where nothing is: how it is now, and then each time that it changes. For ever.

    Args:
        adapter: the only one that counts, such as "hci0"; empty: any.
    """
    before: BluetoothMissing | str | None = "nothing was told yet"
    while True:
        try:
            async with system_bus() as bus, _signals(bus) as changed:
                while bus.connected:
                    changed.clear()
                    now = await _missing(bus, adapter)
                    if isinstance(before, str) or (now is None) is not (before is None):
                        before = now
                        yield now
                    await changed.wait()
        except BluetoothMissing as missing:  # the bus itself
            if isinstance(before, str) or before is None:
                before = missing
                yield missing
        await asyncio.sleep(_BUS_LOOKED_FOR_EVERY_S)


async def _missing(bus: MessageBus, adapter: str) -> BluetoothMissing | None:
    try:
        await objects_on(bus, adapter)
    except BluetoothMissing as missing:
        return missing
    return None


@asynccontextmanager
async def _signals(bus: MessageBus) -> AsyncIterator[asyncio.Event]:
    """Set whenever an adapter, BlueZ or the bus comes or goes."""
    changed = asyncio.Event()

    def receive(message: Message) -> None:
        if message.message_type is MessageType.SIGNAL and _concerns_adapters(message):
            changed.set()

    bus.add_message_handler(receive)
    for rule in _RULES:
        await ask(bus, Message(destination=_BUS, path="/org/freedesktop/DBus", interface=_BUS, member="AddMatch", signature="s", body=[rule]))
    ending = asyncio.create_task(_ended(bus, changed))
    try:
        yield changed
    finally:
        ending.cancel()


async def _ended(bus: MessageBus, changed: asyncio.Event) -> None:
    try:
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # dbus-fast leaves it untyped
    except (OSError, EOFError) as error:
        log.info("the D-Bus ended: %s", error)
    finally:
        changed.set()


def _concerns_adapters(message: Message) -> bool:
    """Of all that BlueZ tells: most is of devices and their services."""
    match message.member, message.body:
        case "InterfacesAdded" | "InterfacesRemoved", [_, dict() | list() as interfaces]:
            return ADAPTER in interfaces
        case "PropertiesChanged", [interface, dict() as changed, *_]:
            return bool(interface == ADAPTER) and "Powered" in changed
        case "NameOwnerChanged", [name, *_]:
            return bool(name == "org.bluez")
    return False

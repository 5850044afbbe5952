"""Whether this computer has Bluetooth at the moment: told by the signals of BlueZ and of the bus, and never looked for by the clock.

An adapter may be pulled out and put back, switched off and on; BlueZ may end and begin again, and so may the bus itself.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from drivers.transport.ble_state import ADAPTER, BluetoothMissing, objects_on, system_bus

_OBJECTS, _PROPERTIES, _BUS = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties", "org.freedesktop.DBus"
_RULES = (
    f"type='signal',sender='org.bluez',interface='{_OBJECTS}'",
    f"type='signal',sender='org.bluez',interface='{_PROPERTIES}',member='PropertiesChanged',arg0='{ADAPTER}'",
    f"type='signal',sender='{_BUS}',interface='{_BUS}',member='NameOwnerChanged',arg0='org.bluez'",
)
_BUS_LOOKED_FOR_EVERY_S = 1.0


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
        await bus.call(Message(destination=_BUS, path="/org/freedesktop/DBus", interface=_BUS, member="AddMatch", signature="s", body=[rule]))
    ended = asyncio.ensure_future(bus.wait_for_disconnect())
    ended.add_done_callback(lambda done: (done.cancelled() or done.exception(), changed.set()))
    try:
        yield changed
    finally:
        ended.cancel()


def _concerns_adapters(message: Message) -> bool:
    """Of all that BlueZ tells: most is of devices and their services."""
    match message.member:
        case "InterfacesAdded" | "InterfacesRemoved":
            return ADAPTER in message.body[1]
        case "PropertiesChanged":
            return message.body[0] == ADAPTER and "Powered" in message.body[1]
        case "NameOwnerChanged":
            return bool(message.body[0] == "org.bluez")
    return False

"""What BlueZ knows without listening: whether there is Bluetooth at all, and which devices it has a bond with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from dbus_fast import BusType, Message, MessageFlag, MessageType
from dbus_fast.aio import MessageBus

from devices.errors import DeviceError, NotFound, Remedy

ANSWER_S = 8.0
ADAPTER, _DEVICE = "org.bluez.Adapter1", "org.bluez.Device1"

Objects = dict[str, dict[str, dict[str, Any]]]


@dataclass(frozen=True)
class Bonded:
    """A device that was paired with this machine."""

    address: str
    name: str
    path: str  # BlueZ's
    adapter: str


class BluetoothMissing(NotFound):
    """There is no Bluetooth here; `lacking` is "bus", "bluez", "adapter" or "power"."""

    remedy = Remedy.CALL_TECHNICIAN

    def __init__(self, sentence: str, lacking: str) -> None:
        super().__init__(sentence, device="bluetooth")
        self.lacking = lacking


async def bonded_devices() -> tuple[Bonded, ...]:
    """Every device with a bond, near or not.

    Raises:
        BluetoothMissing: no D-Bus, no BlueZ, no adapter, or none that is switched on.
    """
    async with system_bus() as bus:
        objects = await objects_on(bus)
    found = [(path, interfaces[_DEVICE]) for path, interfaces in objects.items() if _DEVICE in interfaces]
    return tuple(
        Bonded(str(_plain(each, "Address") or ""), str(_plain(each, "Name") or ""), path, str(_plain(each, "Adapter") or ""))
        for path, each in found
        if _plain(each, "Paired")
    )


async def objects_on(bus: MessageBus, adapter: str = "") -> Objects:
    """All that BlueZ has, where one of its adapters can be used, or this one ("hci0").

    Raises:
        BluetoothMissing: none can.
    """
    question = Message(
        destination="org.bluez", path="/", interface="org.freedesktop.DBus.ObjectManager", member="GetManagedObjects", flags=MessageFlag.NO_AUTOSTART
    )
    reply = await ask(bus, question)
    if reply.message_type is MessageType.ERROR:
        raise BluetoothMissing("BlueZ is not running", "bluez")
    objects: Objects = reply.body[0]
    adapters = [interfaces[ADAPTER] for path, interfaces in objects.items() if ADAPTER in interfaces and path.endswith(f"/{adapter}" if adapter else "")]
    if not adapters:
        raise BluetoothMissing("there is no Bluetooth adapter", "adapter")
    if not any(_plain(each, "Powered") for each in adapters):
        raise BluetoothMissing("the Bluetooth adapter is switched off", "power")
    return objects


async def undo_bond(device: Bonded) -> None:
    """Have BlueZ forget this device, near or not.

    Raises:
        DeviceError: BlueZ refused.
    """
    remove = Message(destination="org.bluez", path=device.adapter, interface=ADAPTER, member="RemoveDevice", signature="o", body=[device.path])
    async with system_bus() as bus:
        reply = await ask(bus, remove)
    if reply.message_type is MessageType.ERROR:
        raise DeviceError(f"BlueZ does not forget {device.address}: {reply.error_name}", device=device.address)


@asynccontextmanager
async def system_bus() -> AsyncIterator[MessageBus]:
    """A line to the system's D-Bus; BluetoothMissing where there is none."""
    try:
        bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
    except (OSError, EOFError) as error:
        raise BluetoothMissing("there is no system D-Bus", "bus") from error
    try:
        yield bus
    finally:
        bus.disconnect()


async def ask(bus: MessageBus, message: Message) -> Message:
    """What the bus, or BlueZ, answers; BluetoothMissing where neither does, or the bus has ended meanwhile."""
    try:
        async with asyncio.timeout(ANSWER_S):
            reply = await bus.call(message)
    except (TimeoutError, EOFError, OSError) as error:
        raise BluetoothMissing("BlueZ does not answer", "bluez") from error
    if reply is None:
        raise BluetoothMissing("BlueZ does not answer", "bluez")
    return reply


def _plain(properties: dict[str, Any], name: str) -> Any:
    found = properties.get(name)
    return None if found is None else found.value

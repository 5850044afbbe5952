"""A pretended BlueZ: as much of `org.bluez` on D-Bus as a Bluetooth client uses, with virtual devices behind it.

The client on top is bleak's own, unmodified BlueZ backend; the devices below are bumble's. What BlueZ does and this does not: keep a
database of services across connections, forget devices that it no longer hears, refuse by `InProgress` under races.
Names, signatures and errors are those of BlueZ's documentation (doc/org.bluez.*.rst).
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bleak.backends.characteristic import GattCharacteristicsFlags
from bumble import att, core
from bumble.device import Advertisement, Connection, Device, Peer
from bumble.gatt_client import CharacteristicProxy
from bumble.hci import Address
from bumble.pairing import PairingDelegate
from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusError

from drivers.simulation.advertisement import device_properties, long_uuid
from drivers.simulation.bluez_objects import NOTHING, OBJECT_MANAGER, PROPERTIES, Objects, Reply, bluez_error
from drivers.simulation.bumble_link import connect, pairing_config

ADAPTER = "org.bluez.Adapter1"
DEVICE = "org.bluez.Device1"
SERVICE = "org.bluez.GattService1"
CHARACTERISTIC = "org.bluez.GattCharacteristic1"
DESCRIPTOR = "org.bluez.GattDescriptor1"
AGENT = "org.bluez.Agent1"
HCI = "/org/bluez/hci0"
_CONNECT_WITHIN_S = 20
_MTU = 517
LINKS = 10  # at once, as good adapters; poor ones hold three

_ATT_ERRORS: dict[int, tuple[str, str]] = {
    att.ATT_READ_NOT_PERMITTED_ERROR: ("NotPermitted", "Read not permitted"),
    att.ATT_WRITE_NOT_PERMITTED_ERROR: ("NotPermitted", "Write not permitted"),
    att.ATT_INSUFFICIENT_AUTHENTICATION_ERROR: ("NotPermitted", "Not paired"),
    att.ATT_INSUFFICIENT_ENCRYPTION_ERROR: ("NotPermitted", "Not paired"),
    att.ATT_REQUEST_NOT_SUPPORTED_ERROR: ("NotSupported", "Operation is not supported"),
    att.ATT_INSUFFICIENT_AUTHORIZATION_ERROR: ("NotAuthorized", "Operation Not Authorized"),
}


@dataclass
class _Subscription:
    """A characteristic of a connected device, and where its values go."""

    characteristic: CharacteristicProxy[bytes]
    receive: Callable[[bytes], None]


@dataclass
class _Known:
    """A device that has been heard."""

    address: Address
    peer: Peer | None = None
    attempt: asyncio.Task[Connection] | None = None
    subscriptions: dict[str, _Subscription] = field(default_factory=dict)
    services: set[str] = field(default_factory=set)  # advertised, and found once connected


class _Typist(PairingDelegate):
    """A computer with a keyboard: asked for the number that a device shows."""

    def __init__(self, ask: Callable[[], Awaitable[int | None]]) -> None:
        super().__init__(PairingDelegate.KEYBOARD_INPUT_ONLY)
        self._ask = ask

    async def get_number(self) -> int | None:
        return await self._ask()


class BlueZ:
    """`org.bluez` on the bus at `bus_address`, with `central` as its only adapter, hci0."""

    def __init__(self, central: Device, bus_address: str) -> None:
        self._central = central
        self._bus = MessageBus(bus_address=bus_address, bus_type=BusType.SYSTEM)
        self._objects = Objects(self._signal)
        self._known: dict[str, _Known] = {}
        self._scanners: set[str] = set()
        self._agents: dict[str, str] = {}  # the bus name of its owner: its path
        self._can_type: set[str] = set()  # owners of agents that can be asked for a number
        self._default_agent: str | None = None
        self._air = asyncio.Lock()
        self.holds_at_most = LINKS
        self._calls: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Take the name on the bus and listen."""
        await self._bus.connect()
        self._objects.add("/org/bluez", {"org.bluez.AgentManager1": {}})
        self._add_adapter()
        self._bus.add_message_handler(self._receive)
        self._central.on("advertisement", self._heard)
        rule = "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"
        await self._bus.call(
            Message(
                destination="org.freedesktop.DBus",
                path="/org/freedesktop/DBus",
                interface="org.freedesktop.DBus",
                member="AddMatch",
                signature="s",
                body=[rule],
            )
        )
        await self._bus.request_name("org.bluez")

    def _add_adapter(self) -> None:
        adapter = {
            "Address": Variant("s", self._central.public_address.to_string(False)),
            "AddressType": Variant("s", "public"),
            "Name": Variant("s", "alcove"),
            "Alias": Variant("s", "alcove"),
            "Class": Variant("u", 0),
            "Powered": Variant("b", True),
            "Discoverable": Variant("b", False),
            "Pairable": Variant("b", True),
            "Discovering": Variant("b", False),
            "UUIDs": Variant("as", []),
            "Roles": Variant("as", ["central"]),
        }
        self._objects.add(HCI, {ADAPTER: adapter})

    async def pull_out(self) -> None:
        """The adapter is pulled out: what it heard and held goes with it, without a word of the links."""
        if HCI not in self._objects:
            return
        self._objects.remove(HCI)
        if self._scanners:
            await self._central.stop_scanning()
        self._scanners.clear()
        for known in self._known.values():
            if known.attempt is not None:
                known.attempt.cancel()
            if known.peer is not None:
                await known.peer.connection.disconnect()
        self._known.clear()

    def put_back(self) -> None:
        """It is there again, and knows of nobody."""
        if HCI not in self._objects:
            self._add_adapter()

    def switch(self, on: bool) -> None:
        """The adapter is switched off or on by somebody; its links are left as they are."""
        self._objects.set(HCI, ADAPTER, Powered=Variant("b", on))

    async def close(self) -> None:
        """Leave the bus."""
        self._central.remove_listener("advertisement", self._heard)
        if self._scanners:
            await self._central.stop_scanning()
        for known in self._known.values():
            if known.peer is not None:
                await known.peer.connection.disconnect()
        for call in tuple(self._calls):
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)
        self._bus.disconnect()

    # --- what it tells

    def _signal(self, message: Message) -> None:
        if self._bus.connected:
            self._bus.send(message)

    def _own(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    def _heard(self, advertisement: Advertisement) -> None:
        if not self._scanners:
            return
        address = advertisement.address.to_string(False)
        path = f"{HCI}/dev_{address.replace(':', '_')}"
        properties = device_properties(advertisement)
        known = self._known.setdefault(path, _Known(advertisement.address))
        known.address = advertisement.address
        known.services.update(properties["UUIDs"].value)
        properties["UUIDs"] = Variant("as", sorted(known.services))
        if path in self._objects:
            self._objects.set(path, DEVICE, **properties)  # a changed RSSI is how a client sees a known device again
            return
        fresh = {flag: Variant("b", False) for flag in ("Paired", "Bonded", "Trusted", "Blocked", "Connected", "ServicesResolved", "LegacyPairing")}
        fresh |= {
            "Address": Variant("s", address),
            "AddressType": Variant("s", "random"),
            "Alias": Variant("s", address.replace(":", "-")),
            "Adapter": Variant("o", HCI),
        }
        self._objects.add(path, {DEVICE: fresh | properties})

    # --- calls from the bus

    def _receive(self, message: Message) -> bool | None:
        if message.message_type is not MessageType.METHOD_CALL:
            if message.member == "NameOwnerChanged" and message.body[2] == "":
                self._own(self._client_left(message.body[0]))
            return None
        if message.destination not in ("org.bluez", self._bus.unique_name):
            return None
        self._own(self._answer(message))
        return True

    async def _client_left(self, sender: str) -> None:
        """A client that dies takes its discovery and its agent with it; its links stay, as in BlueZ."""
        self._agents.pop(sender, None)
        self._can_type.discard(sender)
        if self._default_agent == sender:
            self._default_agent = None
        if sender in self._scanners:
            await self._stop_discovery(sender)

    async def _answer(self, message: Message) -> None:
        try:
            signature, body = await self._dispatch(message)
            reply = Message.new_method_return(message, signature, body)
        except DBusError as error:
            reply = Message.new_error(message, error.type, error.text)
        except att.ATT_Error as error:
            name, text = _ATT_ERRORS.get(error.error_code, ("Failed", f"Operation failed with ATT error: 0x{error.error_code:02x}"))
            reply = Message.new_error(message, f"org.bluez.Error.{name}", text)
        except (core.BaseBumbleError, asyncio.CancelledError) as error:
            # bumble cancels a pending request when the link drops; BlueZ answers that it failed
            if (task := asyncio.current_task()) is not None and task.cancelling():
                raise
            reply = Message.new_error(message, "org.bluez.Error.Failed", repr(error))
        if self._bus.connected:
            await self._bus.send(reply)

    async def _dispatch(self, message: Message) -> Reply:
        path, interface, member, body = message.path or "", message.interface, message.member or "", message.body
        if interface == OBJECT_MANAGER:
            return self._objects.all()
        if path not in self._objects:
            raise bluez_error("org.freedesktop.DBus.Error.UnknownObject", f"no object {path}")
        if interface == PROPERTIES:
            return self._objects.answer(path, member, body)
        if interface == "org.bluez.AgentManager1":
            return self._agent_manager(message.sender or "", member, body)
        if interface == ADAPTER:
            return await self._adapter(message.sender or "", member, body)
        if interface == DEVICE:
            return await self._device(path, member)
        if interface in (CHARACTERISTIC, DESCRIPTOR):
            return await self._attribute(path, interface, member, body)
        raise bluez_error("org.freedesktop.DBus.Error.UnknownMethod", f"no {interface}.{member}")

    def _agent_manager(self, sender: str, member: str, body: list[Any]) -> Reply:
        if member == "RegisterAgent":
            if sender in self._agents:
                raise bluez_error("AlreadyExists", "Already Exists")
            self._agents[sender] = body[0]
            if "Keyboard" in body[1]:
                self._can_type.add(sender)
        elif self._agents.get(sender) != body[0]:
            raise bluez_error("DoesNotExist", "Does Not Exist")
        elif member == "RequestDefaultAgent":
            self._default_agent = sender
        else:
            del self._agents[sender]
            self._default_agent = None if self._default_agent == sender else self._default_agent
        return NOTHING

    async def _adapter(self, sender: str, member: str, body: list[Any]) -> Reply:
        if member == "StartDiscovery":
            if sender in self._scanners:
                raise bluez_error("InProgress", "Operation already in progress")
            self._scanners.add(sender)
            if len(self._scanners) == 1:
                await self._central.start_scanning(filter_duplicates=False)
            self._objects.set(HCI, ADAPTER, Discovering=Variant("b", True))
        elif member == "StopDiscovery":
            if sender not in self._scanners:
                raise bluez_error("Failed", "No discovery started")
            await self._stop_discovery(sender)
        elif member == "RemoveDevice":
            await self._forget(body[0])
        elif member != "SetDiscoveryFilter":
            raise bluez_error("org.freedesktop.DBus.Error.UnknownMethod", f"no {member}")
        return NOTHING

    async def _stop_discovery(self, sender: str) -> None:
        self._scanners.discard(sender)
        if not self._scanners:
            await self._central.stop_scanning()
        self._objects.set(HCI, ADAPTER, Discovering=Variant("b", bool(self._scanners)))

    async def _forget(self, path: str) -> None:
        known = self._known.pop(path, None)
        if known is None:
            raise bluez_error("DoesNotExist", "Does Not Exist")
        if known.peer is not None:
            await known.peer.connection.disconnect()
        if self._central.keystore is not None and self._objects.value(path, DEVICE, "Paired"):
            for name, _keys in await self._central.keystore.get_all():
                if name.split("/")[0] == known.address.to_string(False):
                    await self._central.keystore.delete(name)
        self._objects.remove(path)

    # --- one device

    async def _device(self, path: str, member: str) -> Reply:
        known = self._known[path]
        if member == "Connect":
            await self._connect(path, known)
        elif member == "Disconnect":
            if known.attempt is not None:
                known.attempt.cancel()
            if known.peer is not None:
                await known.peer.connection.disconnect()
        elif member == "Pair":
            await self._pair(path, known)
        else:
            raise bluez_error("org.freedesktop.DBus.Error.UnknownMethod", f"no {member}")
        return NOTHING

    async def _connect(self, path: str, known: _Known) -> None:
        if known.peer is not None:
            return
        if known.attempt is not None:
            raise bluez_error("InProgress", "Operation already in progress")
        if sum(each.peer is not None for each in self._known.values()) >= self.holds_at_most:
            raise bluez_error("Failed", "le-connection-concurrent-connection-limit")
        known.attempt = asyncio.create_task(connect(self._central, known.address, self._air, _CONNECT_WITHIN_S))
        try:
            connection = await known.attempt
        except (core.BaseBumbleError, asyncio.CancelledError):
            raise bluez_error("Failed", "le-connection-abort-by-local") from None
        finally:
            known.attempt = None
        peer = known.peer = Peer(connection)

        def gone(_reason: int) -> None:
            known.peer = None
            known.subscriptions.clear()
            self._objects.set(path, DEVICE, ServicesResolved=Variant("b", False), Connected=Variant("b", False))
            self._objects.remove(f"{path}/service")

        connection.on("disconnection", gone)
        self._objects.set(path, DEVICE, Connected=Variant("b", True))
        if await self._central.get_long_term_key(connection.handle, b"", 0):
            await connection.encrypt()
        self._own(self._resolve(path, known, peer))

    async def _resolve(self, path: str, known: _Known, peer: Peer) -> None:
        """Find the services and export them; a link that drops meanwhile ends it."""
        try:
            await peer.request_mtu(_MTU)
            await peer.discover_services()
            for service in peer.services:
                service_path = f"{path}/service{service.handle:04x}"
                found: list[tuple[str, CharacteristicProxy[bytes]]] = []
                for characteristic in await service.discover_characteristics():
                    await characteristic.discover_descriptors()
                    found.append((f"{service_path}/char{characteristic.handle - 1:04x}", characteristic))
                if known.peer is not peer:
                    return
                properties = {"UUID": Variant("s", long_uuid(service.uuid)), "Primary": Variant("b", True)}
                self._objects.add(service_path, {SERVICE: properties | {"Device": Variant("o", path), "Includes": Variant("ao", [])}})
                for characteristic_path, characteristic in found:
                    self._export(service_path, characteristic_path, characteristic, known, peer.connection.att_mtu)
            known.services.update(long_uuid(service.uuid) for service in peer.services)
            self._objects.set(path, DEVICE, UUIDs=Variant("as", sorted(known.services)), ServicesResolved=Variant("b", True))
        except core.BaseBumbleError:
            return
        except asyncio.CancelledError:
            if known.peer is peer:
                raise

    def _export(self, service_path: str, path: str, characteristic: CharacteristicProxy[bytes], known: _Known, mtu: int) -> None:
        known.subscriptions[path] = _Subscription(characteristic, lambda value: self._objects.set(path, CHARACTERISTIC, Value=Variant("ay", bytes(value))))
        flags = [flag.name.replace("_", "-") for flag in GattCharacteristicsFlags if flag.name and flag.value & int(characteristic.properties)]
        exported = {
            "UUID": Variant("s", long_uuid(characteristic.uuid)),
            "Service": Variant("o", service_path),
            "Value": Variant("ay", b""),
            "Notifying": Variant("b", False),
            "MTU": Variant("q", mtu),
            "Flags": Variant("as", flags),
        }
        self._objects.add(path, {CHARACTERISTIC: exported})
        for descriptor in characteristic.descriptors:
            properties = {"UUID": Variant("s", long_uuid(descriptor.type)), "Characteristic": Variant("o", path), "Value": Variant("ay", b"")}
            self._objects.add(f"{path}/desc{descriptor.handle:04x}", {DESCRIPTOR: properties})

    async def _pair(self, path: str, known: _Known) -> None:
        if self._objects.value(path, DEVICE, "Paired"):
            raise bluez_error("AlreadyExists", "Already Exists")
        await self._connect(path, known)
        if self._default_agent is None:  # what BlueZ does from 5.72 on
            raise bluez_error("AuthenticationFailed", "Authentication Failed")
        if self._default_agent in self._can_type:
            typist = _Typist(lambda: self._ask_agent(path, "RequestPasskey"))
        elif await self._ask_agent(path, "RequestAuthorization") is None:
            raise bluez_error("AuthenticationRejected", "Authentication Rejected")
        else:
            typist = None
        if known.peer is None:
            raise bluez_error("AuthenticationCanceled", "Authentication Canceled")
        self._central.pairing_config_factory = lambda _connection: pairing_config(typist)
        try:
            await known.peer.connection.pair()
        except core.ProtocolError:
            raise bluez_error("AuthenticationFailed", "Authentication Failed") from None
        self._objects.set(path, DEVICE, Paired=Variant("b", True), Bonded=Variant("b", True))

    async def _ask_agent(self, path: str, question: str) -> int | None:
        """What the agent answers of this device: a number, 0 for yes; None for no."""
        if self._default_agent is None:
            return None
        agent = self._default_agent
        ask = Message(destination=agent, path=self._agents[agent], interface=AGENT, member=question, signature="o", body=[path])
        answer = await self._bus.call(ask)
        if answer is None or answer.message_type is MessageType.ERROR:
            return None
        return int(answer.body[0]) if answer.body else 0

    # --- one characteristic or descriptor

    async def _attribute(self, path: str, interface: str, member: str, body: list[Any]) -> Reply:
        known = self._known[path[: path.index("/service")]]
        if known.peer is None:
            raise bluez_error("Failed", "Not connected")
        client = known.peer.gatt_client
        handle = int(path[-4:], 16) + (1 if interface == CHARACTERISTIC else 0)
        if member == "ReadValue":
            return "ay", [await client.read_value(handle)]
        if member == "WriteValue":
            kind = body[1].get("type", Variant("s", "request")).value
            await client.write_value(handle, bytes(body[0]), with_response=kind == "request")
            return NOTHING
        subscription = known.subscriptions[path]
        if member == "StartNotify":
            await client.subscribe(subscription.characteristic, subscription.receive)
            self._objects.set(path, CHARACTERISTIC, Notifying=Variant("b", True))
        elif member == "StopNotify":
            await client.unsubscribe(subscription.characteristic, subscription.receive)
            self._objects.set(path, CHARACTERISTIC, Notifying=Variant("b", False))
        else:
            raise bluez_error("org.freedesktop.DBus.Error.UnknownMethod", f"no {member}")
        return NOTHING

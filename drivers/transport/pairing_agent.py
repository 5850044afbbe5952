"""Who may pair with this booth: the one device that the technician chose, while they are pairing it, and nobody else.

BlueZ (from 5.72 on) refuses to pair when no agent answers its question, and bleak registers none. This is `org.bluez.Agent1`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

PATH = "/alcove/agent"
INTERFACE = "org.bluez.Agent1"
_MANAGER = "org.bluez.AgentManager1"
_ASKS_TO_PAIR = frozenset({"RequestAuthorization", "RequestConfirmation", "AuthorizeService"})
_REJECTED = "org.bluez.Error.Rejected"


class PairingAgent:
    """Answers BlueZ's questions while `accepting` lasts; at all other times there is no agent, and nothing can pair."""

    def __init__(self) -> None:
        self.refused: list[str] = []  # addresses that asked and were not the chosen one

    @asynccontextmanager
    async def accepting(self, address: str) -> AsyncIterator[None]:
        """Accept this address only, for as long as the block lasts."""
        bus = await MessageBus(bus_type=BusType.SYSTEM).connect()

        def receive(message: Message) -> bool | None:
            if message.message_type is not MessageType.METHOD_CALL or message.interface != INTERFACE:
                return None
            bus.send(self.answer(message, address))
            return True

        bus.add_message_handler(receive)
        try:
            await _call(bus, "RegisterAgent", "os", [PATH, "NoInputNoOutput"])
            await _call(bus, "RequestDefaultAgent", "o", [PATH])
            yield
        finally:
            bus.disconnect()  # BlueZ forgets an agent whose owner leaves the bus

    def answer(self, message: Message, chosen: str) -> Message:
        """Yes to the chosen device; to any other, and to any question for a code, no."""
        if message.member in ("Release", "Cancel"):
            return Message.new_method_return(message)
        asking = address_of(message.body[0]) if message.body else ""
        if message.member in _ASKS_TO_PAIR and asking == chosen.upper():
            return Message.new_method_return(message)
        self.refused.append(asking)
        return Message.new_error(message, _REJECTED, "not the device that was chosen")


def address_of(path: str) -> str:
    """The address in BlueZ's path of a device.

    >>> address_of("/org/bluez/hci0/dev_F0_F1_F2_F3_F4_F5")
    'F0:F1:F2:F3:F4:F5'
    """
    return path.partition("/dev_")[2].replace("_", ":").upper()


async def _call(bus: MessageBus, member: str, signature: str, body: list[str]) -> None:
    reply = await bus.call(Message(destination="org.bluez", path="/org/bluez", interface=_MANAGER, member=member, signature=signature, body=body))
    if reply is None or reply.message_type is MessageType.ERROR:
        raise ConnectionError(f"BlueZ refused {member}: {reply.body[0] if reply and reply.body else 'no answer'}")

"""Who may pair with this booth: the one device that the technician chose, while they are pairing it, and nobody else.

BlueZ (from 5.72 on) refuses to pair when no agent answers its question, and bleak registers none. This is `org.bluez.Agent1`.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from dbus_fast import BusType, Message, MessageType
from dbus_fast.aio import MessageBus

PATH = "/alcove/agent"
INTERFACE = "org.bluez.Agent1"
_MANAGER = "org.bluez.AgentManager1"
_ASKS_TO_PAIR = frozenset({"RequestAuthorization", "RequestConfirmation", "AuthorizeService"})
_REJECTED = "org.bluez.Error.Rejected"
_LARGEST_PASSKEY = 999_999

AskPasskey = Callable[[], Awaitable[int | None]]  # the number that the device shows; None: it was not given


class PairingAgent:
    """Answers BlueZ's questions while `accepting` lasts; at all other times there is no agent, and nothing can pair."""

    def __init__(self) -> None:
        self.refused: list[str] = []  # addresses that asked and were not the chosen one

    @asynccontextmanager
    async def accepting(self, address: str, passkey: AskPasskey | None = None) -> AsyncIterator[None]:
        """Accept this address only, for as long as the block lasts.

        Args:
            passkey: asks somebody for the number that the device shows. Without it nothing that wants a number can pair.
        """
        bus = await MessageBus(bus_type=BusType.SYSTEM).connect()
        asking: set[asyncio.Task[None]] = set()

        async def answer(message: Message) -> None:
            number = await passkey() if passkey is not None and self._may_ask(message, address) else None
            if bus.connected:
                await bus.send(self.answer(message, address, number))

        def receive(message: Message) -> bool | None:
            if message.message_type is not MessageType.METHOD_CALL or message.interface != INTERFACE:
                return None
            task = asyncio.get_running_loop().create_task(answer(message))
            asking.add(task)
            task.add_done_callback(asking.discard)
            return True

        bus.add_message_handler(receive)
        try:
            await _call(bus, "RegisterAgent", "os", [PATH, "NoInputNoOutput" if passkey is None else "KeyboardOnly"])
            await _call(bus, "RequestDefaultAgent", "o", [PATH])
            yield
        finally:
            bus.disconnect()  # BlueZ forgets an agent whose owner leaves the bus
            for task in tuple(asking):
                task.cancel()
            await asyncio.gather(*asking, return_exceptions=True)

    @staticmethod
    def _may_ask(message: Message, chosen: str) -> bool:
        return message.member == "RequestPasskey" and bool(message.body) and address_of(message.body[0]) == chosen.upper()

    def answer(self, message: Message, chosen: str, passkey: int | None = None) -> Message:
        """Yes, or the number that it shows, to the chosen device; no to any other, and to a question that cannot be answered."""
        if message.member in ("Release", "Cancel"):
            return Message.new_method_return(message)
        asking = address_of(message.body[0]) if message.body else ""
        if message.member in _ASKS_TO_PAIR and asking == chosen.upper():
            return Message.new_method_return(message)
        if self._may_ask(message, chosen) and passkey is not None and 0 <= passkey <= _LARGEST_PASSKEY:
            return Message.new_method_return(message, "u", [passkey])
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

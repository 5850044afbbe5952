"""Virtual Bluetooth controllers on one virtual air, made by bumble, with one defect of its controller mended.

Everything above the air is real: HCI, L2CAP, ATT, SMP.
"""

import asyncio

from bumble import hci
from bumble.controller import Controller
from bumble.device import Connection, Device
from bumble.hci import Address
from bumble.host import Host
from bumble.keys import MemoryKeyStore
from bumble.link import LocalLink
from bumble.pairing import PairingConfig, PairingDelegate
from bumble.transport.common import AsyncPipeSink


class _Controller(Controller):
    """bumble 0.0.236 acknowledges LE Create Connection Cancel and never ends the attempt, so that every later one hangs."""

    def on_hci_le_create_connection_cancel_command(self, _command: hci.HCI_LE_Create_Connection_Cancel_Command) -> hci.HCI_StatusReturnParameters:
        pending, self.pending_le_connection = self.pending_le_connection, None
        if pending is None:
            return hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.COMMAND_DISALLOWED_ERROR)
        complete = hci.HCI_LE_Connection_Complete_Event(
            status=hci.HCI_ErrorCode.UNKNOWN_CONNECTION_IDENTIFIER_ERROR,
            connection_handle=0,
            role=hci.Role.CENTRAL,
            peer_address_type=pending.peer_address.address_type,
            peer_address=pending.peer_address,
            connection_interval=0,
            peripheral_latency=0,
            supervision_timeout=0,
            central_clock_accuracy=0,
        )
        asyncio.get_running_loop().call_soon(self.send_hci_packet, complete)
        return hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.SUCCESS)


class ShowsPasskey(PairingDelegate):
    """A device with a display: it pairs with whoever types the number that it shows."""

    def __init__(self, passkey: int) -> None:
        super().__init__(PairingDelegate.DISPLAY_OUTPUT_ONLY)
        self._passkey = passkey

    async def generate_passkey(self) -> int:
        return self._passkey


def make_device(link: LocalLink, name: str, address: str, passkey: int | None = None) -> Device:
    """A Bluetooth device on the virtual air, not yet powered; it keeps its keys in memory.

    It bonds by "just works", or, where it has a `passkey`, with who types that.
    """
    controller = _Controller(name, link=link, public_address=address)
    host = Host()
    host.set_packet_sink(AsyncPipeSink(controller))
    controller.set_packet_sink(AsyncPipeSink(host))
    device = Device(name=name, address=Address(address), host=host)
    device.keystore = MemoryKeyStore()
    delegate = None if passkey is None else ShowsPasskey(passkey)
    device.pairing_config_factory = lambda _connection: pairing_config(delegate)
    return device


def pairing_config(delegate: PairingDelegate | None) -> PairingConfig:
    """How one side pairs: with whoever stands behind the delegate, or by "just works"."""
    return PairingConfig(
        sc=True,
        mitm=delegate is not None,
        bonding=True,
        identity_address_type=PairingConfig.AddressType.RANDOM,  # else a bond is not found again and it silently pairs anew
        delegate=delegate or PairingDelegate(PairingDelegate.NO_OUTPUT_NO_INPUT),
    )


async def connect(central: Device, address: Address, one_at_a_time: asyncio.Lock, within_s: float) -> Connection:
    """Connect, and survive being cancelled: a half-sent HCI command must never be, or the host is wedged."""
    async with one_at_a_time:
        attempt = asyncio.create_task(central.connect(address, timeout=within_s))
        try:
            return await asyncio.shield(attempt)
        except asyncio.CancelledError:
            if not attempt.done():
                await central.cancel_connection()  # type: ignore[no-untyped-call]  # bumble leaves it untyped
            result = (await asyncio.gather(attempt, return_exceptions=True))[0]
            if isinstance(result, Connection):
                await result.disconnect()
            raise

"""The booth's radio for one device whose conversation is followed: all that is said to it and by it is noted, in a recording or on a screen."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import TypeVar

from bleak import BleakClient
from bleak.backends.device import BLEDevice

from devices.errors import DeviceError
from drivers.transport.ble import Link, NewLink, Radio, Wanted
from drivers.transport.recording import Notes

T = TypeVar("T")


class RecordedLink(Link):
    """A link whose reads, writes and values are kept."""

    def __init__(self, client: BleakClient, name: str, operation_s: float, notes: Notes) -> None:
        super().__init__(client, name, operation_s)
        self._notes = notes

    async def read(self, uuid: str) -> bytes:
        data = await self._noting(super().read(uuid), uuid)
        self._notes.note("read", data, uuid=uuid)
        return data

    async def write(self, uuid: str, data: bytes) -> None:
        await self._noting(super().write(uuid, data), uuid)
        self._notes.note("write", data, uuid=uuid)

    async def subscribe(self, uuid: str) -> None:
        self._notes.note("subscribe", uuid=uuid)  # before: a value may come before its subscription is confirmed
        await self._noting(super().subscribe(uuid), uuid)

    def came(self, uuid: str, data: bytes) -> None:
        self._notes.note("value", data, uuid=uuid)
        super().came(uuid, data)

    def hang_up(self) -> None:
        self._notes.note("drop")
        super().hang_up()

    async def _noting(self, act: Awaitable[T], uuid: str) -> T:
        try:
            return await act
        except DeviceError as error:
            self._notes.note("fault", uuid=uuid, words=type(error).__name__)
            raise


class RecordingRadio(Radio):
    """The booth's one radio, as one driver sees it. Who else calls out nearby is not noted."""

    def __init__(self, notes: Notes, radio: Radio | None = None) -> None:
        super().__init__()
        self._notes = notes
        self._radio = radio or Radio()
        self.presence, self.agent, self.signal_dbm = self._radio.presence, self._radio.agent, self._radio.signal_dbm

    async def find(self, wanted: Wanted) -> BLEDevice:
        device = await self._radio.find(wanted)
        if (signal := self.signal_dbm.get(device.address)) is not None:
            self._notes.note("heard", words=str(signal))
        return device

    @asynccontextmanager
    async def link_to(self, device: BLEDevice, make: NewLink | None = None) -> AsyncIterator[Link]:
        connected = False
        try:
            async with self._radio.link_to(device, lambda client, name, operation_s: RecordedLink(client, name, operation_s, self._notes)) as link:
                connected = True
                self._notes.note("connect", words=link.name, services=link.services())
                try:
                    yield link
                finally:
                    self._notes.note("close")
        except DeviceError as error:
            if not connected:  # what goes wrong afterwards its read or its write has told
                self._notes.note("fault", words=type(error).__name__)
            raise

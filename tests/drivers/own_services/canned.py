"""A link whose device says what a test wrote down, at the times that it wrote down; and all that a driver wrote to it."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from devices.measurement import CuffPressure, Measurement, NoReading
from devices.status import DeviceStatus, Status
from devices.waveform import Samples
from drivers.transport.ble import CharacteristicValue
from drivers.transport.ble_oximeter import BluetoothOximeter

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START, STOP = object(), object()  # somebody asks for a measure, or ends it
Said = bytes | float | object  # a notification; so many seconds without any


class Time:
    """A time that only the script moves."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def monotonic(self) -> float:
        return self.now_s

    def clock(self) -> datetime:
        return AT + timedelta(seconds=self.now_s)


class CannedLink:
    """As much of a link as a listening driver uses."""

    name = "canned"
    address = "F0:00:00:00:00:01"

    def __init__(self, device: BluetoothOximeter, time: Time, sends: str, script: Iterable[Said]) -> None:
        self._device, self._time, self._sends, self._script = device, time, sends, iter(script)
        self.written: list[tuple[str, bytes]] = []

    def offers(self, uuid: str, *_properties: str) -> bool:
        return uuid == self._sends

    async def subscribe(self, uuid: str) -> None:
        assert uuid == self._sends

    async def write(self, uuid: str, data: bytes) -> None:
        self.written.append((uuid, data))

    async def next_value(self) -> CharacteristicValue | None:
        for said in self._script:
            await asyncio.sleep(0)
            if said is START:
                await self._device.start()
            elif said is STOP:
                await self._device.stop()
            elif isinstance(said, bytes):
                return CharacteristicValue(self._sends, said)
            elif isinstance(said, float):
                self._time.now_s += said
                raise TimeoutError
        return None


class Heard:
    """All that a driver said while the script lasted."""

    def __init__(self, device: BluetoothOximeter, time: Time, sends: str, script: Iterable[Said]) -> None:
        self.device, self._link = device, CannedLink(device, time, sends, script)
        self.statuses: list[DeviceStatus] = []
        self.results: list[Measurement | NoReading] = []
        self.live: list[Measurement | CuffPressure] = []
        self.wave: list[Samples] = []

    @property
    def written(self) -> list[tuple[str, bytes]]:
        return self._link.written

    async def listen(self) -> "Heard":
        """Connect, and listen until the script is at its end."""
        device = self.device
        with (
            device.status.listen(4096) as statuses,
            device.results.listen(4096) as results,
            device.live.listen(4096) as live,
            device.waveform.listen(4096) as wave,
        ):
            device._status.publish(DeviceStatus(Status.CONNECTING))
            await device._greet(self._link)  # type: ignore[arg-type]  # all of a link that this needs
            await device._listen(self._link)  # type: ignore[arg-type]
            self.statuses = [await statuses.next() for _ in range(statuses.waiting())]
            self.results = [await results.next() for _ in range(results.waiting())]
            self.live = [await live.next() for _ in range(live.waiting())]
            self.wave = [await wave.next() for _ in range(wave.waiting())]
        return self


def every(step_s: float, notifications: Iterable[bytes]) -> list[Said]:
    """These notifications, at this pace."""
    return [said for each in notifications for said in (each, step_s)]

"""A packet that a driver stumbles over is a fault of that device, told as one; the others measure on."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from bleak.backends.device import BLEDevice
from bleak.exc import BleakError

from devices.errors import ConnectionLost, ProtocolError
from devices.measurement import NoReading, Reason
from devices.status import DeviceStatus, Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.transport.ble import CharacteristicValue, Link, Radio, Wanted
from drivers.transport.serial_oximeter import Rhythm, Said, SerialOximeter
from drivers.transport.stream import BackOff, Stream
from tests.drivers.bluetooth.test_any_bytes import CannedLink
from tests.drivers.cable import IDENTITY, Line, running

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FAILED = bytes.fromhex("04 ff07 ff07 0000 ff07")  # how a Beurer says that the measure failed: no number, and no mean


class Stumbling(BloodPressureCuff):
    """A driver with a mistake in it."""

    def _receive(self, value: CharacteristicValue) -> None:
        if value.data == b"stumble":
            raise ValueError("a patient's number")
        super()._receive(value)


async def heard(device: BloodPressureCuff, *packets: bytes) -> Any:
    with device.results.listen(64) as results:
        await device._listen(CannedLink(device, [CharacteristicValue("2A35", packet) for packet in packets]))  # type: ignore[arg-type]
        return [await results.next() for _ in range(results.waiting())]


async def test_a_failed_reading_without_a_mean_is_no_reading() -> None:
    (result,) = await heard(BloodPressureCuff(Radio(), Wanted(), lambda: AT), FAILED)
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NOT_A_NUMBER


async def test_a_driver_that_stumbles_is_a_fault_and_listens_on(caplog: pytest.LogCaptureFixture) -> None:
    device = Stumbling(Radio(), Wanted(), lambda: AT)
    with device.status.listen(64) as statuses, caplog.at_level(logging.INFO):
        first, second = await heard(device, b"stumble", FAILED)
        faults = [said for said in [await statuses.next() for _ in range(statuses.waiting())] if said.status is Status.FAULT]
    assert first.reason is Reason.DEVICE_ERROR
    assert second.reason is Reason.NOT_A_NUMBER
    assert isinstance(faults[0].error, ProtocolError)
    assert "ValueError" in caplog.text
    assert "patient's number" not in caplog.text


async def test_a_fault_passes_with_the_next_whole_packet() -> None:
    device = Stumbling(Radio(), Wanted(), lambda: AT)
    device._status.publish(DeviceStatus(Status.READY))
    for packet, status in ((b"\xff", Status.FAULT), (b"stumble", Status.FAULT), (FAILED, Status.READY)):
        await device._listen(Unasked(packet))  # type: ignore[arg-type]  # all of a link that this needs
        assert device._now.status is status


class Unasked:
    """A link whose device sends this while no measure is asked for."""

    name = "unasked"

    def __init__(self, packet: bytes) -> None:
        self._coming: list[CharacteristicValue | None] = [CharacteristicValue("2A35", packet), None]

    async def next_value(self) -> CharacteristicValue | None:
        return self._coming.pop(0)


class StumblingOnCable(SerialOximeter):
    """The same on a cable."""

    dropped_bytes = 0

    async def _greet(self, stream: Stream) -> None: ...

    def _take_apart(self, data: bytes) -> Sequence[Said]:
        raise ValueError("a patient's number")


async def test_on_a_cable_too() -> None:
    line = Line()
    device = StumblingOnCable(line.open, IDENTITY, line.clock, rhythm=Rhythm(1, 1), monotonic=line.monotonic)
    with device.status.listen(64) as statuses:
        async with running(device, line), asyncio.timeout(30):
            await line.said(b"\x00")
            while (said := await statuses.next()).status is not Status.FAULT:
                pass
    assert isinstance(said.error, ProtocolError)


class RadioWithAMistake(Radio):
    """What is under bleak may stumble too, over what BlueZ has just forgotten."""

    async def find(self, wanted: Wanted) -> BLEDevice:
        raise KeyError("org.bluez.Device1")


async def test_a_radio_that_stumbles_while_it_looks_ends_nothing() -> None:
    device = BloodPressureCuff(RadioWithAMistake(), Wanted(), lambda: AT)
    await device._one_visit(BackOff())
    assert device._now.status is Status.FAULT
    assert isinstance(device._now.error, ProtocolError)


class Gone:
    """bleak's client once its device is gone: it has forgotten what that device offered."""

    address = "F0:00:00:00:00:01"

    @property
    def services(self) -> object:
        raise BleakError("Service Discovery has not been performed yet")


def test_a_link_that_ended_between_two_reads_is_lost() -> None:
    link = Link(Gone(), "cuff", 1.0)  # type: ignore[arg-type]  # all of a client that this needs
    with pytest.raises(ConnectionLost):
        link.offers("2A19")
    with pytest.raises(ConnectionLost):
        link.services()

"""The serial cable: who may open it, what comes through, and what is said when it is pulled out."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from devices.errors import ConnectionLost, NotFound, PortBusy, Remedy, TimedOut
from drivers.simulation.pty import PtyPort
from drivers.transport import serial_port
from drivers.transport.serial_port import SerialPort, SerialSettings
from drivers.transport.stream import BackOff


class Cable:
    """A port with an echo-less device at its end."""

    def __init__(self, path: Path) -> None:
        self.heard = bytearray()
        self.came = asyncio.Event()
        self.port = PtyPort(path, self._hear)
        self.settings = SerialSettings(str(path), 115200, dtr=True, rts=False)

    def _hear(self, data: bytes) -> None:
        self.heard += data
        self.came.set()


@pytest.fixture
async def cable(tmp_path: Path) -> AsyncIterator[Cable]:
    one = Cable(tmp_path / "port")
    one.port.plug_in()
    yield one
    one.port.unplug()


async def test_bytes_go_both_ways_and_a_missing_dtr_harms_nothing(cable: Cable) -> None:
    port = await SerialPort.open(cable.settings)
    cable.port.send(bytes(range(256)))
    received = b""
    while len(received) < 256:
        received += await port.read()
    assert received == bytes(range(256))
    await port.write(b"\x7d\x81\xa1")
    await cable.came.wait()
    assert cable.heard == b"\x7d\x81\xa1"
    port.close()
    port.close()


async def test_it_is_ours_alone(cable: Cable) -> None:
    port = await SerialPort.open(cable.settings)
    with pytest.raises(PortBusy):
        await SerialPort.open(cable.settings)
    port.close()
    (await SerialPort.open(cable.settings)).close()


async def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        await SerialPort.open(SerialSettings(str(tmp_path / "none"), 9600))
    assert caught.value.remedy is Remedy.PLUG_IN


async def test_what_was_said_before_we_opened_is_not_read(cable: Cable) -> None:
    cable.port.send(b"old")
    port = await SerialPort.open(cable.settings)
    cable.port.send(b"new")
    assert await port.read() == b"new"
    port.close()


async def test_pulled_out_under_a_waiting_read(cable: Cable) -> None:
    port = await SerialPort.open(cable.settings)
    reading = asyncio.create_task(port.read())
    await asyncio.sleep(0)
    cable.port.unplug()
    with pytest.raises(ConnectionLost):
        await reading
    with pytest.raises(ConnectionLost):
        await port.write(b"x")
    port.close()


async def test_closed_under_a_waiting_read(cable: Cable) -> None:
    port = await SerialPort.open(cable.settings)
    reading = asyncio.create_task(port.read())
    await asyncio.sleep(0)
    port.close()
    with pytest.raises(ConnectionLost):
        await reading
    with pytest.raises(ConnectionLost):
        await port.read()


async def test_a_cancelled_read_loses_nothing(cable: Cable) -> None:
    port = await SerialPort.open(cable.settings)
    reading = asyncio.create_task(port.read())
    await asyncio.sleep(0)
    reading.cancel()
    await asyncio.gather(reading, return_exceptions=True)
    cable.port.send(b"still here")
    assert await port.read() == b"still here"
    port.close()


async def test_a_device_that_takes_no_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serial_port, "WRITE_WITHIN_S", 0.2)
    device, host = os.openpty()
    port = await SerialPort.open(SerialSettings(os.ttyname(host), 115200))
    with pytest.raises(TimedOut):
        await port.write(bytes(1 << 20))
    port.close()
    os.close(device)
    os.close(host)


def test_pauses_grow_and_begin_anew() -> None:
    pauses = BackOff(0.5, 2)
    assert [pauses.next_s() for _ in range(4)] == [0.5, 1, 2, 2]
    pauses.reset()
    assert pauses.next_s() == 0.5

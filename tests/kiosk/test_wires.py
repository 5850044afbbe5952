"""What is said on a device's line, followed at a booth as it is put together."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from devices.role import Role
from devices.wire import Way, Wire
from drivers.oximeter_contec.codec import LiveData
from drivers.simulation.pty import PtyPort
from kiosk.assemble import measuring_devices
from kiosk.settings import DeviceSettings

PACKET = bytes(LiveData(5, 60, 3, 72, 97, 120, beat=True).packet())


async def test_a_packet_cut_in_two_is_read_where_it_ends(tmp_path: Path) -> None:
    came = asyncio.Event()
    port = PtyPort(tmp_path / "oximeter", lambda _data: came.set())
    port.plug_in()
    wires: dict[Role, Wire] = {}
    devices = measuring_devices(DeviceSettings(oximeter=str(tmp_path / "oximeter")), lambda: datetime.now(UTC), wires=wires)
    with wires[Role.OXIMETER].follow() as lines:
        running = asyncio.create_task(devices[Role.OXIMETER].run())
        try:
            async with asyncio.timeout(40):
                assert [(line.what, line.reading) for line in [await lines.next()]] == [("open", None)]
                told = await lines.next()
                assert told.way is Way.BOOTH
                assert told.reading is not None
                assert told.reading.packets == ((("start live", ""),),)
                await came.wait()
                read = []
                for part in (PACKET[:4], PACKET[4:]):
                    port.send(part)
                    line = await lines.next()
                    while line.way is Way.BOOTH:
                        line = await lines.next()
                    read.append(line.reading)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            port.unplug()
    begun, ended = read
    assert begun is not None
    assert ended is not None
    assert (begun.packets, begun.awaits) == ((), True)
    assert (ended.goes_on, ended.awaits) == (True, False)
    assert {("spo2", "97"), ("pulse rate", "72"), ("beat", "")} <= set(ended.packets[0])

"""A cuff's line as a technician follows it: each event in its order, and what the codec says beside the bytes."""

import asyncio

from devices.feed import Listener
from devices.status import Status
from devices.wire import Way, Wire, WireLine
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.transport.ble import Wanted
from drivers.transport.recording_radio import RecordingRadio
from drivers.transport.wire_reading import LineReader
from tests.drivers.bluetooth.radio import SOON_S, RadioProcess, hasty_radio, now, running

CUFF = Wanted(address="F0:18:10:00:00:01")


async def until(lines: Listener[WireLine], uuid: str, seen: list[WireLine]) -> WireLine:
    """The next value of this characteristic; what came before it is seen."""
    async with asyncio.timeout(SOON_S):
        while True:
            seen.append(await lines.next())
            if (seen[-1].what, seen[-1].where) == ("value", uuid):
                return seen[-1]


async def test_each_event_has_what_the_codec_says_of_it(air: RadioProcess) -> None:
    wire = Wire(now, lambda: LineReader("blood_pressure_1810", cuff))
    cuff = BloodPressureCuff(RecordingRadio(wire, hasty_radio()), CUFF, now, retry_first_s=0.05)
    seen: list[WireLine] = []
    with wire.follow(4096) as lines:
        async with running(cuff) as watched:
            await watched.until(Status.READY)
            await cuff.start()
            air.order("cuff", "measure", systolic=131, diastolic=84, pulse=66, speed=100)
            live, finished = await until(lines, "2A36", seen), await until(lines, "2A35", seen)
            air.order("cuff", "garbage")
            refused = await until(lines, "2A35", seen)
            air.order("cuff", "drop")
            await watched.until(Status.ABSENT)
    for line, fields in ((live, {"systolic"}), (finished, {"systolic", "diastolic", "mean", "pulse rate"})):
        assert line.way is Way.DEVICE
        assert line.reading is not None
        (packet,) = line.reading.packets
        assert fields <= {name for name, _ in packet}
    assert ("systolic", "131") in finished.reading.packets[0]  # type: ignore[union-attr]  # looked at above
    assert refused.reading is not None
    assert (refused.reading.packets, refused.reading.refused is not None) == ((), True)
    happened = [line.what for line in seen]
    assert happened.index("heard") < happened.index("connect") < happened.index("subscribe") < happened.index("value")
    heard = seen[happened.index("heard")]
    assert (wire.quality.called_at, wire.quality.drops) == (heard.at, 1)
    assert str(wire.quality.signal_dbm) == heard.words

"""The stage: one process with all the pretended devices, that obeys, and dies with the booth that started it."""

import asyncio
import json
import queue
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import pytest_asyncio

from devices.errors import ConnectionLost, NotFound, ProtocolError
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Quantity
from devices.status import Status
from drivers.camera.button import capture_button
from drivers.camera.driver import Camera, CameraStatus
from drivers.camera.source import source_at
from drivers.oximeter_contec.driver import ContecOximeter, at_port
from drivers.simulation.stage import Stage, Whereabouts
from drivers.transport.child_process import child_process
from drivers.transport.serial_oximeter import Timing
from tests.waiting import reached

PATIENCE_S = 60.0
SPEED = 20.0

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    async with Stage.open(tmp_path_factory.mktemp("stage") / "control", speed=SPEED) as one:
        yield one


async def test_it_says_where_everything_is(stage: Stage) -> None:
    where = stage.whereabouts
    assert set(where.orders) == {
        "adapter",
        "oximeter",
        "cuff",
        "thermometer",
        "scale",
        "glucometer",
        "patient-camera",
        "otoscope",
        "otoscope-button",
        "stethoscope",
    }
    assert set(where.cameras) == {"patient-camera", "otoscope"}
    assert where.bus.startswith("unix:path=")
    assert where.speed == SPEED
    assert "finger-in" in where.orders["oximeter"]
    assert where.control.stat().st_mode & 0o077 == 0


async def test_a_finger_is_measured(stage: Stage) -> None:
    clock = lambda: datetime.now(UTC)  # noqa: E731
    identity = DeviceIdentity("Contec", "CMS50D+", "", simulated=True)
    driver = ContecOximeter(at_port(stage.whereabouts.serial_ports["oximeter"]), identity, clock, timing=Timing().accelerated(SPEED))
    running = asyncio.create_task(driver.run())
    try:
        with driver.results.listen() as results:
            await driver.start()
            await stage.order("oximeter", "finger-in", spo2=94, pulse_rate=88)
            async with asyncio.timeout(PATIENCE_S):
                result = await results.next()
        assert isinstance(result, Measurement)
        assert result.value(Quantity.SPO2) == Decimal(94)
        with driver.status.listen() as told:
            await stage.order("oximeter", "unplug")
            async with asyncio.timeout(PATIENCE_S):
                while (await told.next()).status is not Status.ABSENT:
                    pass
                await stage.order("oximeter", "replug")
                while (await told.next()).status is not Status.READY:
                    pass
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def test_the_otoscopes_button_is_pressed_and_pulled_out(stage: Stage) -> None:
    button = capture_button("", stage.whereabouts.buttons["otoscope"], 0, lambda: datetime.now(UTC))
    assert button is not None
    running = asyncio.create_task(button.run())
    try:
        await reached(button.status, lambda said: said.status is Status.READY)
        with button.presses.listen() as presses:
            await stage.order("otoscope-button", "press")
            async with asyncio.timeout(PATIENCE_S):
                await presses.next()
        await stage.order("otoscope-button", "pull-out")
        await reached(button.status, lambda said: said.status is Status.ABSENT)
        await stage.order("otoscope-button", "replug")
        await reached(button.status, lambda said: said.status is Status.READY)
        with pytest.raises(ValueError, match="press"):
            await stage.order("otoscope-button", "explode")
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_the_cameras_show_and_are_pulled_out(stage: Stage) -> None:
    said: queue.Queue[CameraStatus] = queue.Queue()
    camera = Camera(source_at(stage.whereabouts.cameras["otoscope"]), on_status=said.put)
    camera.open()
    try:
        for order, wanted in ((None, Status.READY), ("pull-out", Status.ABSENT), ("replug", Status.READY)):
            if order is not None:
                await stage.order("otoscope", order)
            while (await asyncio.to_thread(said.get, True, PATIENCE_S)).status is not wanted:
                pass
    finally:
        await asyncio.to_thread(camera.close)


async def test_what_is_on_the_air_obeys(stage: Stage) -> None:
    await stage.order("cuff", "measure")
    await stage.order("thermometer", "measure")
    await stage.order("cuff", "speak")
    await stage.order("scale", "measure", kg=71.4)
    await stage.order("glucometer", "measure", mg=96)


@pytest.mark.parametrize(
    ("simulator", "order", "details", "why"),
    [
        ("oximeter", "explode", {}, "no order 'explode'"),
        ("toaster", "heat", {}, "names a simulator"),
        ("oximeter", "finger-in", {"spo2": 130}, "not alive"),
        ("oximeter", "finger-in", {"colour": "red"}, "no colour"),
        ("oximeter", "silence", {"self": 1}, "self"),
        ("otoscope", "show", {"view": "nose"}, "right, left"),
    ],
)
async def test_a_wrong_order_is_refused_in_words(stage: Stage, simulator: str, order: str, details: dict[str, object], why: str) -> None:
    reader, writer = await asyncio.open_unix_connection(stage.whereabouts.control)
    writer.write(json.dumps({**details, "simulator": simulator, "order": order}).encode() + b"\n")
    assert why in json.loads(await reader.readline())["error"]
    writer.close()
    await writer.wait_closed()


async def test_a_wrong_order_raises_at_the_client(stage: Stage) -> None:
    with pytest.raises(ValueError, match="no order"):
        await stage.order("patient-camera", "explode")


async def test_several_may_give_orders(stage: Stage) -> None:
    async with Stage.join(stage.whereabouts) as other:
        await asyncio.gather(*(one.order("oximeter", "finger-out") for one in (stage, other) for _ in range(5)))


async def test_a_line_without_end_closes_only_its_own_connection(stage: Stage) -> None:
    reader, writer = await asyncio.open_unix_connection(stage.whereabouts.control)
    writer.write(b"x" * 300_000)
    with suppress(ConnectionError):
        await reader.read()
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
    await stage.order("oximeter", "finger-out")


PARENT = """
import asyncio, sys
from pathlib import Path
from drivers.simulation.stage import Stage

async def main():
    async with Stage.open(Path(sys.argv[1]), radio=False) as stage:
        print(stage.whereabouts.to_json(), flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    async with child_process(sys.executable, "-c", PARENT, str(tmp_path / "control"), stderr=None) as parent, asyncio.timeout(PATIENCE_S):
        assert parent.stdout is not None
        where = Whereabouts.from_json(await parent.stdout.readline())
        assert where.bus == ""
        async with Stage.join(where) as orphan:
            parent.kill()
            assert await orphan._reader.read() == b""  # its end is heard
    with pytest.raises(ConnectionLost):
        async with Stage.join(where):
            pytest.fail("it is still there")
    with pytest.raises(NotFound):
        await at_port(where.serial_ports["oximeter"])()


async def test_a_first_line_that_says_nothing() -> None:
    for line in (b"", b"{}", b"[]", b'{"control": 1}', b"\xff"):
        with pytest.raises(ProtocolError):
            Whereabouts.from_json(line)

"""Scales on the virtual radio: the weight in kilograms, and what is no weight of the one who stands on it."""

import pytest

from devices.errors import ProtocolError
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import Status
from drivers.scale_181d.driver import Scale
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import RadioProcess, Watched, hasty_radio, now, running

SCALE = Wanted(address="F0:18:1D:00:00:01")
BODY_SCALE = Wanted(name="BF105")
UC352 = Wanted(name="A&D_UC-352BLE_00A1B2")


def a_scale(wanted: Wanted = SCALE) -> Scale:
    return Scale(hasty_radio(), wanted, now, user=1, retry_first_s=0.05)


async def asked(watched: Watched) -> None:
    await watched.until(Status.READY)
    await watched.device.start()
    await watched.until(Status.MEASURING)


@pytest.mark.parametrize(
    ("wanted", "simulator", "kg", "shown"),
    [(SCALE, "scale", "82.35", "82.35"), (SCALE, "scale", "70", "70.00"), (BODY_SCALE, "body-scale", "82.35", "82.35"), (UC352, "uc352", "31.2", "31.21")],
)
async def test_a_weight_reaches_the_booth(air: RadioProcess, wanted: Wanted, simulator: str, kg: str, shown: str) -> None:
    scale = a_scale(wanted)
    async with running(scale) as watched:
        await asked(watched)
        air.order(simulator, "measure", kg=kg, speed=50)
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert [(value.quantity, str(value.number)) for value in result.values] == [(Quantity.WEIGHT, shown)]
    assert result.quality == GOOD
    assert result.device.simulated is (simulator == "scale")
    assert scale.abilities.reports_battery


@pytest.mark.parametrize(("wanted", "simulator"), [(SCALE, "scale"), (BODY_SCALE, "body-scale"), (UC352, "uc352")])
async def test_what_did_not_succeed_is_no_reading(air: RadioProcess, wanted: Wanted, simulator: str) -> None:
    async with running(a_scale(wanted)) as watched:
        await asked(watched)
        air.order(simulator, "error-reading", speed=50)
        result = await watched.result()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NOT_A_NUMBER


@pytest.mark.parametrize(("details", "reason"), [({"user": 2, "days": 0}, Reason.OTHER_USER), ({"user": 1, "days": 1}, Reason.STALE)])
async def test_a_weight_of_another_is_refused_and_the_right_one_is_waited_for(air: RadioProcess, details: dict[str, object], reason: Reason) -> None:
    async with running(a_scale()) as watched:
        await asked(watched)
        air.order("scale", "stored-reading", kg=112, **details)
        old = await watched.result()
        assert isinstance(old, Measurement)
        assert old.quality.level is QualityLevel.REFUSED
        assert old.quality.reasons == (reason,)
        air.order("scale", "measure", kg="64.5", speed=50)
        new = await watched.result()
    assert isinstance(new, Measurement)
    assert str(new.value(Quantity.WEIGHT)) == "64.50"
    assert new.quality == GOOD


async def test_weighed_while_nobody_heard_it_comes_when_the_link_is_back(air: RadioProcess) -> None:
    async with running(a_scale()) as watched:
        await asked(watched)
        air.order("scale", "unplug")
        await watched.until(Status.ABSENT)
        air.order("scale", "measure", kg="55.5", speed=50)
        air.order("scale", "replug")
        result = await watched.result()
    assert isinstance(result, Measurement)
    assert str(result.value(Quantity.WEIGHT)) == "55.50"
    assert result.quality == GOOD


@pytest.mark.parametrize(("wanted", "simulator"), [(SCALE, "scale"), (BODY_SCALE, "body-scale")])
async def test_garbage(air: RadioProcess, wanted: Wanted, simulator: str) -> None:
    scale = a_scale(wanted)
    async with running(scale) as watched:
        await asked(watched)
        air.order(simulator, "garbage")
        result = await watched.result()
        assert isinstance(result, NoReading)
        assert result.reason is Reason.DEVICE_ERROR
        assert isinstance((await watched.until(Status.FAULT)).error, ProtocolError)
        assert scale.refused_packets == 1


async def test_a_weight_unasked_is_told_to_nobody(air: RadioProcess) -> None:
    scale = a_scale()
    async with running(scale) as watched:
        await watched.until(Status.READY)
        air.order("scale", "stored-reading", days=0, user=1)
        air.order("scale", "garbage")
        await watched.until(Status.FAULT)
        assert watched.results.waiting() == 0
    assert scale.unasked == 1

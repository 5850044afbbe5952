"""A cuff on the virtual radio, through bleak's own BlueZ backend, up to the measurement."""

from decimal import Decimal

from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quantity, Reason
from devices.status import Status
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.transport.ble import Wanted
from tests.drivers.bluetooth.radio import RadioProcess, hasty_radio, now, running

CUFF = Wanted(address="F0:18:10:00:00:01")


def a_cuff(wanted: Wanted = CUFF) -> BloodPressureCuff:
    return BloodPressureCuff(hasty_radio(), wanted, now, user=1, retry_first_s=0.05)


async def test_a_reading_reaches_the_booth(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await watched.until(Status.READY)
        await cuff.start()
        air.order("cuff", "measure", systolic=131, diastolic=84, pulse=66, speed=100)
        measurement = await watched.result()
    assert isinstance(measurement, Measurement)
    assert [(value.quantity, value.number) for value in measurement.values] == [
        (Quantity.SYSTOLIC, Decimal(131)),
        (Quantity.DIASTOLIC, Decimal(84)),
        (Quantity.MEAN_ARTERIAL, Decimal(99)),
        (Quantity.PULSE_RATE, Decimal(66)),
    ]
    assert measurement.quality == GOOD
    assert measurement.device.simulated
    assert measurement.device.serial == "SIM-00:01"


async def test_its_pressure_is_shown_while_it_measures(air: RadioProcess) -> None:
    cuff = a_cuff()
    with cuff.live.listen() as live:
        async with running(cuff) as watched:
            await watched.until(Status.READY)
            assert cuff.abilities.has_live_pressure
            assert not cuff.abilities.can_stop
            await cuff.start()
            assert (await watched.until(Status.MEASURING)).battery_percent == 80
            air.order("cuff", "measure", speed=50)
            await watched.result()
        pressures = [value.mmhg async for value in _all(live.waiting(), live) if isinstance(value, CuffPressure)]
    assert pressures[0] == 0
    assert max(pressures) > 100


async def _all(count, listener):  # type: ignore[no-untyped-def]
    for _ in range(count):
        yield await listener.next()


async def test_all_not_a_number_is_no_reading(air: RadioProcess) -> None:
    cuff = a_cuff()
    async with running(cuff) as watched:
        await watched.until(Status.READY)
        await cuff.start()
        air.order("cuff", "error-reading", speed=200)
        result = await watched.result()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NOT_A_NUMBER

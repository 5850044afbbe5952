"""A number with an absurd exponent is no reading: what is kept in the record must be read again after a restart."""

import asyncio
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import Measurement, NoReading, Reason
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.glucometer_1808.driver import Glucometer
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import CharacteristicValue, Radio, Wanted
from drivers.transport.ble_device import BleDevice
from session.plain import from_json, to_json
from tests.drivers.bluetooth.test_any_bytes import CannedLink, results_of

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CUFF = BloodPressureCuff(Radio(), Wanted(), lambda: AT)
THERMOMETER = Thermometer(Radio(), Wanted(), lambda: AT)


@pytest.mark.parametrize(
    ("device", "uuid", "packet"),
    [
        (THERMOMETER, "2A1C", "00 ffff7f 7e"),  # 8388607E126
        (THERMOMETER, "2A1C", "01 010000 80"),  # 1E-128 degrees Fahrenheit
        (CUFF, "2A35", "04 8270 5000 5d00 4200"),
        (CUFF, "2A35", "05 8270 5000 5d00 4200"),
        (CUFF, "2A35", "04 8200 5000 5d00 4260"),
    ],
)
def test_it_is_no_reading(device: BleDevice, uuid: str, packet: str) -> None:
    (result,) = results_of(device, [CharacteristicValue(uuid, bytes.fromhex(packet))])
    assert isinstance(result, NoReading)
    assert result.reason is Reason.OUT_OF_RANGE


def test_neither_is_a_meters() -> None:
    meter = Glucometer(Radio(), Wanted(), lambda: AT)
    meter._newest = 4
    (result,) = results_of(meter, [CharacteristicValue("2A18", bytes.fromhex("02 0500 ea07 0b 16 09 00 00 ff77 11"))])
    assert isinstance(result, NoReading)
    assert result.reason is Reason.OUT_OF_RANGE


@given(st.binary(min_size=4, max_size=4), st.booleans())
def test_every_temperature_that_is_told_is_kept_and_read_again(word: bytes, fahrenheit: bool) -> None:
    (result,) = results_of(THERMOMETER, [CharacteristicValue("2A1C", bytes((fahrenheit,)) + word)])
    assert isinstance(result, NoReading) or from_json(Measurement, to_json(result)) == result


def test_while_it_settles_nothing_absurd_is_shown() -> None:
    async def shown() -> list[Decimal]:
        thermometer = Thermometer(Radio(), Wanted(), lambda: AT)
        with thermometer.live.listen(8) as live:
            values = [CharacteristicValue("2A1E", bytes.fromhex(each)) for each in ("00 ffff7f 7e", "00 6c0100 ff")]
            await thermometer._listen(CannedLink(thermometer, values))  # type: ignore[arg-type]  # all of a link that this needs
            measured = [await live.next() for _ in range(live.waiting())]
            return [each.values[0].number for each in measured if isinstance(each, Measurement)]

    assert asyncio.run(shown()) == [Decimal("36.4")]


def test_a_cuff_shows_no_absurd_pressure_and_was_not_seen_to_measure_by_it() -> None:
    async def shown() -> tuple[int, Measurement | NoReading]:
        cuff = BloodPressureCuff(Radio(), Wanted(), lambda: AT)
        with cuff.live.listen(8) as live, cuff.results.listen(8) as results:
            await cuff.start()
            values = [CharacteristicValue("2A36", bytes.fromhex("00 ff77 ff07 ff07")), CharacteristicValue("2A35", bytes.fromhex("00 8300 5000 5f00"))]
            await cuff._listen(CannedLink(cuff, values))  # type: ignore[arg-type]  # all of a link that this needs
            return live.waiting(), await results.next()

    pressures, result = asyncio.run(shown())
    assert pressures == 0
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.UNDATED,)

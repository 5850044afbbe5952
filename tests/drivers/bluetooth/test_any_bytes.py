"""Whatever bytes a device sends, its driver goes on, and no result holds what is not a number."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.device import MeasuringDevice
from devices.measurement import Measurement, NoReading, QualityLevel, Quantity
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.glucometer_1808.driver import Glucometer
from drivers.heart_rate_180d.driver import HeartRateSensor
from drivers.ieee11073.date_time import DateTime
from drivers.oximeter_1822.driver import PulseOximeter
from drivers.scale_181d.driver import Scale
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import CharacteristicValue, Radio, Wanted
from drivers.transport.ble_device import BATTERY_LEVEL, BleDevice

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class CannedLink:
    """A link whose device sends these values, one asked-for measure after the other, and goes."""

    name = "canned"

    def __init__(self, device: BleDevice, values: Sequence[CharacteristicValue]) -> None:
        self._device = device
        self._values = list(values)

    async def next_value(self) -> CharacteristicValue | None:
        await self._device.start()
        return self._values.pop(0) if self._values else None


DATES = st.datetimes().map(lambda instant: bytes(DateTime.of(instant)))
PACKETS = (
    st.binary(max_size=24)
    | st.builds(lambda head, date, tail: b"\x16" + head + date + tail, st.binary(min_size=6, max_size=6), DATES, st.binary(min_size=4, max_size=4))
    | st.builds(lambda head, date, tail: b"\x06" + head + date + tail, st.binary(min_size=4, max_size=4), DATES, st.binary(min_size=1, max_size=1))
)


WORDS = st.sampled_from([bytes.fromhex(each) for each in ("ff07", "0008", "fe07", "ffff", "0000", "7800", "5000", "ff77", "0078", "4200", "ff87")])


def cut(size: int) -> st.SearchStrategy[bytes]:
    """So many bytes of numbers and of words that stand for none."""
    return st.lists(WORDS, min_size=size // 2 + 1, max_size=size // 2 + 1).map(lambda words: b"".join(words)[:size])


@st.composite
def whole(draw: st.DrawFn, head: int, fields: tuple[int, ...]) -> bytes:
    """A packet as long as its flags say, whose numbers are odd ones."""
    flags = draw(st.integers(0, 0x1F))
    size = head + sum(each for bit, each in enumerate(fields) if flags >> bit & 1)
    return bytes((flags,)) + draw(cut(size))


def any_values(odd: st.SearchStrategy[bytes], *uuids: str) -> st.SearchStrategy[list[CharacteristicValue]]:
    return st.lists(st.builds(CharacteristicValue, st.sampled_from(uuids), PACKETS | odd), max_size=5)


def results_of(device: BleDevice, values: Sequence[CharacteristicValue]) -> list[Measurement | NoReading]:
    """What came of it; nothing that the driver did not foresee."""

    async def listen() -> list[Measurement | NoReading]:
        with device.results.listen(depth=64) as results, device.status.listen(depth=256) as statuses:
            await device._listen(CannedLink(device, values))  # type: ignore[arg-type]  # all of a link that this needs
            for status in [await statuses.next() for _ in range(statuses.waiting())]:
                assert status.error is None or status.error.__cause__ is None
            return [await results.next() for _ in range(results.waiting())]

    return asyncio.run(listen())


@given(any_values(whole(6, (0, 7, 2, 1, 2)), "2A35", "2A36", BATTERY_LEVEL), st.none() | st.timedeltas())
def test_cuff(values: list[CharacteristicValue], clock_error: timedelta | None) -> None:
    cuff = BloodPressureCuff(Radio(), Wanted(), lambda: AT, user=1)
    cuff.clock_error = clock_error
    for result in results_of(cuff, values):
        if isinstance(result, Measurement):
            assert all(value.number.is_finite() for value in result.values)
            assert result.quality.level is not QualityLevel.GOOD or len(result.values) >= 2


@given(any_values(whole(4, (0, 7, 1)), "2A1C", "2A1E", BATTERY_LEVEL), st.none() | st.timedeltas())
def test_thermometer(values: list[CharacteristicValue], clock_error: timedelta | None) -> None:
    thermometer = Thermometer(Radio(), Wanted(), lambda: AT)
    thermometer.clock_error = clock_error
    for result in results_of(thermometer, values):
        if isinstance(result, Measurement):
            assert all(value.number.is_finite() for value in result.values)


@given(any_values(whole(4, (7, 2, 3, 2, 0)) | whole(4, (4, 4, 2, 3, 2)), "2A5E", "2A5F", BATTERY_LEVEL), st.none() | st.timedeltas())
def test_oximeter(values: list[CharacteristicValue], clock_error: timedelta | None) -> None:
    oximeter = PulseOximeter(Radio(), Wanted(), lambda: AT)
    oximeter.clock_error = clock_error
    for result in results_of(oximeter, values):
        if isinstance(result, Measurement):
            assert all(value.number.is_finite() for value in result.values)
            assert result.quality.level is not QualityLevel.GOOD or result.values[0].quantity is Quantity.SPO2


@given(any_values(whole(2, (0, 7, 1, 4)), "2A9D", "2A9C", BATTERY_LEVEL), st.none() | st.timedeltas())
def test_scale(values: list[CharacteristicValue], clock_error: timedelta | None) -> None:
    scale = Scale(Radio(), Wanted(), lambda: AT, user=1)
    scale.clock_error = clock_error
    for result in results_of(scale, values):
        assert isinstance(result, NoReading) or result.value(Quantity.WEIGHT) is not None


@given(any_values(whole(9, (2, 3, 0, 2, 0)), "2A18", "2A34", "2A52", BATTERY_LEVEL), st.none() | st.timedeltas())
def test_glucometer(values: list[CharacteristicValue], clock_error: timedelta | None) -> None:
    meter = Glucometer(Radio(), Wanted(), lambda: AT)
    meter.clock_error = clock_error
    for result in results_of(meter, values):
        assert isinstance(result, NoReading) or result.value(Quantity.GLUCOSE) is not None


@given(any_values(whole(1, (1, 0, 0, 2, 2)), "2A37", BATTERY_LEVEL))
def test_heart_rate(values: list[CharacteristicValue]) -> None:
    for result in results_of(HeartRateSensor(Radio(), Wanted(), lambda: AT), values):
        assert isinstance(result, NoReading) or result.value(Quantity.PULSE_RATE) is not None


@pytest.mark.parametrize("device", [BloodPressureCuff(Radio(), Wanted(), lambda: AT), Thermometer(Radio(), Wanted(), lambda: AT)])
def test_they_are_measuring_devices(device: MeasuringDevice) -> None:
    assert not device.abilities.can_start
    assert not device.abilities.can_stop

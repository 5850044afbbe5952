"""Readings out of a device's memory whose date tells nothing by itself: undated ones wait for the assistant, dated ones for the last of them."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from devices.measurement import GOOD, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason
from drivers.blood_pressure_1810.codec import CUFF_PRESSURE, BloodPressure
from drivers.blood_pressure_1810.codec import MEASUREMENT as PRESSURE
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from drivers.ieee11073.date_time import DateTime, wall_clock
from drivers.ieee11073.number import NoNumber
from drivers.oximeter_1822.codec import CONTINUOUS, SPOT_CHECK, Continuous, Pair, SpotCheck
from drivers.oximeter_1822.driver import PulseOximeter
from drivers.scale_181d.driver import Scale
from drivers.thermometer_1809.codec import INTERMEDIATE, Temperature
from drivers.thermometer_1809.codec import MEASUREMENT as TEMPERATURE
from drivers.thermometer_1809.driver import Thermometer
from drivers.transport.ble import CharacteristicValue, Radio, Wanted
from drivers.transport.ble_device import BleDevice

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
UNSET = DateTime(0, 0, 0, 0, 0, 0)
UNDATED = Quality(QualityLevel.DOUBTFUL, (Reason.UNDATED,))
QUIET = None  # nothing comes for as long as the driver waits
Said = tuple[str, bytes] | float | None | Callable[[], Awaitable[None]]


class Script:
    """A link whose device sends this, in a measure that was asked for; a number is so many seconds that pass, a verb is done meanwhile."""

    name = "script"

    def __init__(self, said: Sequence[Said]) -> None:
        self.now = AT
        self._said = list(said)

    def clock(self) -> datetime:
        return self.now

    async def next_value(self) -> CharacteristicValue | None:
        while self._said:
            match self._said.pop(0):
                case None:
                    raise TimeoutError
                case (uuid, data):
                    return CharacteristicValue(uuid, data)
                case float(seconds):
                    self.now += timedelta(seconds=seconds)
                case verb:
                    await verb()
        return None


async def heard(device: BleDevice, link: Script) -> list[Measurement | NoReading]:
    with device.results.listen(64) as results:
        await device.start()
        await device._listen(link)  # type: ignore[arg-type]  # all of a link that this needs
        return [await results.next() for _ in range(results.waiting())]


def cuff(link: Script, user: int | None = None) -> BloodPressureCuff:
    return BloodPressureCuff(Radio(), Wanted(), link.clock, user=user)


def reading(systolic: int, taken: DateTime | None, user: int | None = None) -> tuple[str, bytes]:
    packet = BloodPressure(Decimal(systolic), Decimal(80), Decimal(95), taken=taken, user=user)
    return PRESSURE, bytes(packet)


def ago(**how_long: float) -> DateTime:
    return DateTime.of(wall_clock(AT) - timedelta(**how_long))


INFLATED, DEFLATED = ((CUFF_PRESSURE, bytes(BloodPressure(Decimal(mmhg), NoNumber.NAN, NoNumber.NAN))) for mmhg in (150, 0))
TWO_YEARS_SLOW = {"days": 730}


def told(results: Sequence[Measurement | NoReading]) -> list[tuple[Decimal | None, Quality]]:
    return [(each.value(Quantity.SYSTOLIC), each.quality) for each in results if isinstance(each, Measurement)]


@pytest.mark.parametrize("taken", [None, UNSET])
async def test_an_undated_reading_waits_for_the_assistant(taken: DateTime | None) -> None:
    link = Script([reading(131, taken)])
    assert told(await heard(cuff(link), link)) == [(131, UNDATED)]
    link = Script([(TEMPERATURE, bytes(Temperature(Decimal("38.4"), taken=taken)))])
    (result,) = await heard(Thermometer(Radio(), Wanted(), link.clock), link)
    assert isinstance(result, Measurement)
    assert result.quality == UNDATED


@pytest.mark.parametrize("taken", [None, UNSET])
async def test_one_that_was_seen_to_measure_needs_no_date(taken: DateTime | None) -> None:
    link = Script([INFLATED, reading(131, taken)])
    assert told(await heard(cuff(link), link)) == [(131, GOOD)]
    settling = (INTERMEDIATE, bytes(Temperature(Decimal("38.0"))))
    link = Script([settling, (TEMPERATURE, bytes(Temperature(Decimal("38.4"), taken=taken)))])
    (result,) = await heard(Thermometer(Radio(), Wanted(), link.clock), link)
    assert isinstance(result, Measurement)
    assert result.quality == GOOD


@pytest.mark.parametrize(("date", "quality"), [(b"", GOOD), (bytes(UNSET), UNDATED)])
async def test_a_scale_whose_clock_is_not_set_may_tell_its_memory(date: bytes, quality: Quality) -> None:
    link = Script([("2A9D", bytes((0x02 if date else 0x00,)) + (14000).to_bytes(2, "little") + date)])
    (result,) = await heard(Scale(Radio(), Wanted(), link.clock), link)
    assert isinstance(result, Measurement)
    assert result.quality == quality


async def test_an_oximeter_whose_clock_is_not_set_may_too() -> None:
    spot = SpotCheck(Pair(Decimal(97), Decimal(66)), taken=ago(minutes=0), pulse_amplitude=Decimal("1.2"), clock_unset=True)
    link = Script([(SPOT_CHECK, bytes(spot))])
    (result,) = await heard(PulseOximeter(Radio(), Wanted(), link.clock), link)
    assert isinstance(result, Measurement)
    assert (result.quality, result.perfusion) == (UNDATED, Decimal("1.2"))


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("end", [[QUIET], [], [3.0, DEFLATED]])
async def test_of_a_memory_sent_after_the_measure_the_last_one_counts(end: list[Said], newest_first: bool) -> None:
    old, older, now = ({**TWO_YEARS_SLOW, "hours": hours} for hours in (20, 40, 0))
    memory = [reading(199, ago(**older)), reading(188, ago(**old)), reading(131, ago(**now))]
    link = Script([INFLATED, *(reversed(memory) if newest_first else memory), *end])
    results = told(await heard(cuff(link), link))
    assert results[-1] == (131, GOOD)
    assert [(number, quality.level, quality.reasons) for number, quality in results[:-1]] == [
        (199, QualityLevel.REFUSED, (Reason.STALE,)),
        (188, QualityLevel.REFUSED, (Reason.STALE,)),
    ]


@pytest.mark.parametrize("end", [[], [3.0, INFLATED, DEFLATED, reading(131, ago(days=729))]])
async def test_what_comes_while_the_cuff_still_holds_the_arm_is_of_its_memory(end: list[Said]) -> None:
    link = Script([INFLATED, reading(199, ago(**TWO_YEARS_SLOW)), INFLATED, *end])
    old, *new = told(await heard(cuff(link), link))
    assert (old[0], old[1].reasons) == (199, (Reason.STALE,))
    assert new == ([(131, GOOD)] if end else [])


async def test_pressures_that_go_on_do_not_keep_the_last_one_waiting() -> None:
    link = Script([INFLATED, reading(131, ago(**TWO_YEARS_SLOW)), 1.0, DEFLATED, 3.0, DEFLATED, reading(199, ago(days=729))])
    assert told(await heard(cuff(link), link)) == [(131, GOOD)]


async def test_a_stop_lets_go_of_what_was_held() -> None:
    link = Script([INFLATED, reading(131, ago(**TWO_YEARS_SLOW)), lambda: device.stop()])
    device = cuff(link)
    assert told(await heard(device, link)) == []


async def test_another_persons_later_reading_is_not_the_last_one() -> None:
    link = Script([INFLATED, reading(131, ago(**TWO_YEARS_SLOW), user=1), reading(199, ago(days=1), user=2), QUIET])
    assert [(number, quality.reasons) for number, quality in told(await heard(cuff(link, user=1), link))] == [(199, (Reason.OTHER_USER,)), (131, ())]


async def test_garbage_behind_it_does_not_undo_it() -> None:
    link = Script([INFLATED, reading(131, ago(**TWO_YEARS_SLOW)), (PRESSURE, b"\xff")])
    assert told(await heard(cuff(link), link)) == [(131, GOOD)]


async def test_what_was_asked_for_anew_begins_anew() -> None:
    link = Script([INFLATED, reading(199, ago(**TWO_YEARS_SLOW))])
    device = cuff(link)
    assert told(await heard(device, link)) == [(199, GOOD)]
    again = Script([INFLATED, reading(199, ago(**TWO_YEARS_SLOW)), reading(131, ago(days=729)), QUIET])
    assert told(await heard(device, again)) == [(131, GOOD)]


async def test_running_numbers_do_not_make_a_stored_reading_a_new_one() -> None:
    numbers = Pair(Decimal(97), Decimal(66))
    running = (CONTINUOUS, bytes(Continuous(numbers)))
    link = Script([running, (SPOT_CHECK, bytes(SpotCheck(numbers, taken=ago(hours=5))))])
    oximeter = PulseOximeter(Radio(), Wanted(), link.clock)
    oximeter._continuous = True
    (result,) = [each for each in await heard(oximeter, link) if isinstance(each, Measurement)]
    assert result.quality.reasons == (Reason.STALE,)

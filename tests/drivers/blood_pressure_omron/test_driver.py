"""An Omron cuff whose memory is read: which record counts, and that nothing but reading ever leaves."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import PairingRefused, TimedOut, Unsupported
from devices.measurement import GOOD, Measurement, NoReading, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from drivers.blood_pressure_omron.codec import HEARS, SENDS, UNLOCK, may_be_written
from drivers.blood_pressure_omron.driver import OmronCuff
from drivers.blood_pressure_omron.simulator import SimulatedOmron
from drivers.transport.ble import CharacteristicValue, Radio, Wanted
from drivers.transport.ble_device import BATTERY_LEVEL, MODEL

AT = datetime(2026, 11, 22, 9, 0, 30, tzinfo=UTC)
ROUND = 12  # waits: more than one round of questions takes
MODELS = ("HEM-7322T", "HEM-7600T-E", "HEM-7142T2")


class OnTable(SimulatedOmron):
    """The pretended cuff without a radio: what it would send is kept for whoever looks."""

    def __init__(self, model: str, now: "Table") -> None:
        super().__init__(model=model, wall_clock=now.shown)
        self.sent: list[CharacteristicValue] = []

    async def notify(self, characteristic: object, data: bytes) -> None:
        uuids = dict(zip(map(id, self._sends), SENDS, strict=False)) | {id(self._unlock): UNLOCK}
        self.sent.append(CharacteristicValue(uuids[id(characteristic)], data))


class Table:
    """A cuff and its driver on one table: what the driver writes the cuff answers, and time passes in between."""

    name, address = "BLEsmart_00000116", "F0:EC:BE:00:00:01"

    def __init__(self, model: str = "HEM-7322T", ahead: timedelta = timedelta(), person: int = 1) -> None:
        self.now, self._ahead = AT, ahead
        self._model = model
        self.cuff = OnTable(model, self)
        self.driver = OmronCuff(Radio(), Wanted(), lambda: self.now, person=person, monotonic=lambda: self.now.timestamp())
        self.written: list[tuple[str, bytes]] = []
        self._waits = 0
        self.deaf = False

    def shown(self) -> datetime:
        return (self.now + self._ahead).astimezone().replace(tzinfo=None)

    def offers(self, uuid: str, *_properties: str) -> bool:
        return uuid in (*SENDS[: len(self.cuff._sends)], UNLOCK, HEARS, MODEL, BATTERY_LEVEL)

    async def read(self, uuid: str) -> bytes:
        assert uuid in (MODEL, BATTERY_LEVEL)
        return self._model.encode() if uuid == MODEL else b"\0"

    async def subscribe(self, uuid: str) -> None:
        assert uuid in (*SENDS, UNLOCK, BATTERY_LEVEL)

    async def write(self, uuid: str, data: bytes) -> None:
        self.written.append((uuid, data))
        if self.deaf:
            return
        await (self.cuff._told(data) if uuid == UNLOCK else self.cuff._asked(data))
        while self.cuff._work:
            await next(iter(self.cuff._work))

    async def next_value(self) -> CharacteristicValue | None:
        if self.cuff.sent:
            return self.cuff.sent.pop(0)
        if not self._waits:
            return None
        self._waits -= 1
        self.now += timedelta(seconds=2)
        raise TimeoutError

    async def connect(self) -> None:
        self.driver._status.publish(DeviceStatus(Status.CONNECTING))
        await self.driver._greet(self)  # type: ignore[arg-type]  # all of a link that this needs

    async def listen(self, waits: int = ROUND) -> list[Measurement | NoReading]:
        """A round or two of questions, and what came of them."""
        self._waits = waits
        with self.driver.results.listen(64) as results:
            await self.driver._listen(self)  # type: ignore[arg-type]
            return [await results.next() for _ in range(results.waiting())]


async def asked(**details: object) -> Table:
    table = Table(**details)  # type: ignore[arg-type]
    await table.connect()
    assert await table.listen() == []
    await table.driver.start()
    return table


@pytest.mark.parametrize(("model", "percent"), [("HEM-7322T", 0), ("HEM-7600T-E", None), ("HEM-7142T2", 0)])
async def test_a_cuff_that_always_says_nought_of_its_battery_tells_nothing(model: str, percent: int | None) -> None:
    table = Table(model)
    await table.connect()
    assert table.driver._now.battery_percent == percent
    table.cuff.sent.append(CharacteristicValue(BATTERY_LEVEL, b"\0"))
    await table.listen()
    assert table.driver._now.battery_percent == percent


@pytest.mark.parametrize("model", MODELS)
async def test_a_record_made_since_it_was_asked_for_is_the_value(model: str) -> None:
    table = await asked(model=model)
    await table.cuff.obey("measure", systolic=131, diastolic=79, pulse=64)
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert {value.quantity: str(value.number) for value in result.values} == {
        Quantity.SYSTOLIC: "131",
        Quantity.DIASTOLIC: "79",
        Quantity.PULSE_RATE: "64",
    }
    assert result.quality == GOOD
    assert len(result.raw) == 14
    assert result.device_time
    await table.driver.start()
    assert await table.listen() == []  # the same record is no second measure
    await table.cuff.obey("measure", systolic=131, diastolic=79, pulse=64)
    assert len(await table.listen()) == 1


async def test_what_was_there_before_never_counts() -> None:
    table = Table()
    await table.cuff.obey("measure")  # just now, by somebody else
    await table.connect()
    await table.listen()
    await table.driver.start()
    assert await table.listen() == []
    assert table.driver.unasked == 1


async def test_an_old_record_is_stale_and_the_right_one_is_waited_for() -> None:
    table = Table()
    await table.cuff.obey("stored-reading", days=1)
    await table.connect()
    await table.driver.start()
    (old,) = await table.listen()
    assert isinstance(old, Measurement)
    assert (old.quality.level, old.quality.reasons) == (QualityLevel.REFUSED, (Reason.STALE,))
    await table.cuff.obey("measure")
    (new,) = await table.listen()
    assert isinstance(new, Measurement)
    assert new.quality == GOOD


async def test_the_other_persons_record_is_refused_and_their_old_ones_are_not_even_told() -> None:
    table = Table()
    await table.cuff.obey("stored-reading", days=1, person=2)
    await table.connect()
    await table.driver.start()
    assert await table.listen() == []
    await table.cuff.obey("other-person")
    (other,) = await table.listen()
    assert isinstance(other, Measurement)
    assert (other.quality.level, other.quality.reasons) == (QualityLevel.REFUSED, (Reason.OTHER_USER,))
    await table.cuff.obey("measure")
    (own,) = await table.listen()
    assert isinstance(own, Measurement)
    assert own.quality == GOOD


async def test_the_second_persons_memory_may_be_the_booths() -> None:
    table = await asked(person=2)
    await table.cuff.obey("measure")
    (first,) = await table.listen()
    assert isinstance(first, Measurement)
    assert first.quality.reasons == (Reason.OTHER_USER,)
    await table.cuff.obey("other-person")
    (second,) = await table.listen()
    assert isinstance(second, Measurement)
    assert second.quality == GOOD


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("days", [-400, 3])
async def test_a_wrong_clock_harms_nothing(model: str, days: int) -> None:
    table = await asked(model=model, ahead=timedelta(days=days))
    await table.cuff.obey("measure")
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert result.quality == GOOD
    assert table.driver.clock_error is not None
    assert abs(table.driver.clock_error - timedelta(days=days)) <= timedelta(seconds=2)


async def test_a_clock_set_between_two_looks_makes_no_old_record_new() -> None:
    table = await asked(ahead=timedelta(days=-1))
    await table.cuff.obey("stored-reading", days=0)
    table._ahead = timedelta()
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.STALE,)


@pytest.mark.parametrize(("order", "reason"), [("movement", Reason.MOVEMENT), ("irregular-pulse", Reason.IRREGULAR_PULSE)])
async def test_what_the_cuff_noticed_is_a_doubt(order: str, reason: Reason) -> None:
    table = await asked()
    await table.cuff.obey(order)
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert (result.quality.level, result.quality.reasons) == (QualityLevel.DOUBTFUL, (reason,))


async def test_a_record_whose_sum_is_wrong_is_no_reading_and_is_said_once() -> None:
    table = await asked()
    await table.cuff.obey("error-reading")
    (result,) = await table.listen()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.DEVICE_ERROR
    await table.driver.start()
    assert await table.listen() == []
    await table.cuff.obey("measure")
    (good,) = await table.listen()
    assert isinstance(good, Measurement)


async def test_the_ring_of_records_comes_round() -> None:
    table = await asked(model="HEM-7142T2")
    for systolic in range(120, 137):
        await table.cuff.obey("measure", systolic=systolic)
        (result,) = await table.listen()
        assert isinstance(result, Measurement)
        assert result.value(Quantity.SYSTOLIC) == systolic
        await table.driver.start()


@pytest.mark.parametrize("model", ["X4 Smart", "HEM-7361T", "M7 Intelli IT AFib"])
async def test_a_model_that_is_not_known_is_not_read(model: str) -> None:
    table = Table(model)
    with pytest.raises(Unsupported, match=model):
        await table.connect()
    assert table.written == []


async def test_another_layout_behind_the_same_name_gives_no_value() -> None:
    """Two models call themselves M7 Intelli IT: the other one's clock is not where this one's would be."""
    table = Table("M7 Intelli IT")
    await table.cuff.obey("measure")
    table.cuff._keep_its_index_and_clock = lambda: None  # type: ignore[method-assign]  # as if that stood elsewhere
    table.cuff._memory[0x0260:0x0280] = bytes(range(32))
    await table.connect()
    await table.driver.start()
    results = await table.listen()
    assert results
    assert all(isinstance(result, NoReading) for result in results)


@pytest.mark.parametrize(("model", "person"), [("HEM-7322T", 3), ("HEM-7600T-E", 2), ("HEM-7142T2", 0)])
async def test_a_memory_that_it_does_not_have_is_said_at_once(model: str, person: int) -> None:
    with pytest.raises(Unsupported, match=f"no memory {person}"):
        await Table(model, person=person).connect()


async def test_another_key_in_the_cuff_wants_it_paired_again() -> None:
    table = Table()
    await table.cuff.obey("other-key")
    await table.connect()
    with pytest.raises(PairingRefused):
        await table.listen()


async def test_a_lost_piece_is_asked_for_again() -> None:
    table = await asked()
    await table.cuff.obey("lose-a-piece")
    await table.cuff.obey("measure")
    (result,) = await table.listen(2 * ROUND)
    assert isinstance(result, Measurement)


async def test_a_question_without_an_answer_is_asked_again_and_in_the_end_given_up() -> None:
    table = await asked()
    before = len(table.written)
    table.deaf = True
    with pytest.raises(TimedOut):
        await table.listen(40)
    assert len(set(table.written[before:])) == 1
    assert len(table.written) - before == 5


@pytest.mark.parametrize("model", MODELS)
async def test_a_round_is_opened_and_closed_and_the_memory_is_as_it_was(model: str) -> None:
    table = await asked(model=model)
    await table.cuff.obey("measure")
    table.cuff._keep_its_index_and_clock()
    before = bytes(table.cuff._memory[0x02A0:])
    await table.listen()
    kinds = [wire[1:3].hex() for uuid, wire in table.written if uuid == HEARS]
    rounds = " ".join(kinds).split("0000")[1:]
    assert len(rounds) > 2
    assert all(each.strip().removesuffix("0f00").strip().split() == ["0100"] * (2 + len(table.cuff._written)) for each in rounds[:-1])
    assert all(each.strip().endswith("0f00") for each in rounds[:-1])
    assert bytes(table.cuff._memory[0x02A0:]) == before


@given(st.sampled_from(MODELS), st.lists(st.tuples(st.sampled_from((*SENDS, UNLOCK)), st.binary(max_size=64)), max_size=8), st.booleans())
async def test_whatever_it_says_it_is_only_read(model: str, said: list[tuple[str, bytes]], before: bool) -> None:
    table = Table(model)
    garbage = [CharacteristicValue(uuid, data) for uuid, data in said]
    if before:
        table.cuff.sent += garbage
    try:
        await table.connect()
        table.cuff.sent += [] if before else garbage
        await table.driver.start()
        await table.cuff.obey("measure")
        await table.listen()
    except (PairingRefused, TimedOut):
        pass
    assert table.written
    assert all(may_be_written(uuid, data) for uuid, data in table.written)
    assert {wire[1:3].hex() for uuid, wire in table.written if uuid == HEARS} <= {"0000", "0100", "0f00"}
    assert {wire[:1].hex() for uuid, wire in table.written if uuid == UNLOCK} <= {"01", "11"}

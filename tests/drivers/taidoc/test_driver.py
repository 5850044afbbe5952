"""A TaiDoc device asked for its newest record: what of it counts, and that it is only ever read."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import Unsupported
from devices.measurement import GOOD, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason
from devices.status import DeviceStatus, Status
from drivers.taidoc.codec import TALK, Command, may_be_asked
from drivers.taidoc.driver import TaiDocDevice
from drivers.taidoc.simulator import SimulatedTaiDoc
from drivers.transport.ble import CharacteristicValue, Radio, Wanted

AT = datetime(2026, 11, 22, 9, 0, 30, tzinfo=UTC)


class Table:
    """A device and its driver on one table: what the driver writes the device answers, and time passes in between."""

    name, address = "TD3128", "F0:15:23:00:00:01"

    def __init__(self, model: str = "3128", good: bytes = bytes((128, 97, 82, 72)), ahead: timedelta = timedelta()) -> None:
        self.now = AT
        self.device = SimulatedTaiDoc(model=model, good=good, wall_clock=lambda: (self.now + ahead).astimezone().replace(tzinfo=None))
        self.driver = TaiDocDevice(Radio(), Wanted(), lambda: self.now, monotonic=lambda: self.now.timestamp())
        self.written: list[bytes] = []
        self._answers: list[bytes] = []
        self._waits = 0

    def offers(self, uuid: str, *_properties: str) -> bool:
        return uuid == TALK

    async def subscribe(self, uuid: str) -> None:
        assert uuid == TALK

    async def write(self, uuid: str, data: bytes) -> None:
        assert uuid == TALK
        self.written.append(data)
        answer = self.device._answer(data[1], int.from_bytes(data[2:4], "little"))
        if answer is not None:
            head = bytes((0x51, data[1])) + answer + b"\xa5"
            self._answers.append(head + bytes((sum(head) & 0xFF,)))

    def say(self, wire: bytes) -> None:
        self._answers.append(wire)

    async def next_value(self) -> CharacteristicValue | None:
        if self._answers:
            return CharacteristicValue(TALK, self._answers.pop(0))
        if not self._waits:
            return None
        self._waits -= 1
        self.now += timedelta(seconds=3)
        raise TimeoutError

    async def connect(self) -> None:
        self.driver._status.publish(DeviceStatus(Status.CONNECTING))
        await self.driver._greet(self)  # type: ignore[arg-type]  # all of a link that this needs

    async def listen(self, waits: int = 12) -> list[Measurement | NoReading]:
        """Two rounds of questions, and what came of them."""
        self._waits = waits
        with self.driver.results.listen(64) as results:
            await self.driver._listen(self)  # type: ignore[arg-type]
            return [await results.next() for _ in range(results.waiting())]


@pytest.mark.parametrize(
    ("model", "data", "values"),
    [
        ("3128", (128, 97, 82, 72), {Quantity.SYSTOLIC: "128", Quantity.DIASTOLIC: "82", Quantity.PULSE_RATE: "72"}),
        ("8255", (97, 0, 0, 66), {Quantity.SPO2: "97", Quantity.PULSE_RATE: "66"}),
        ("1241", (0x6D, 0x01, 0, 0), {Quantity.TEMPERATURE: "36.5"}),
        ("4277", (112, 0, 0, 0), {Quantity.GLUCOSE: "112"}),
    ],
)
async def test_a_record_made_since_it_was_asked_for_is_the_value(model: str, data: tuple[int, ...], values: dict[Quantity, str]) -> None:
    table = Table(model, bytes(data))
    await table.connect()
    assert await table.listen() == []
    await table.driver.start()
    await table.device.obey("measure")
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert {value.quantity: str(value.number) for value in result.values} == values
    assert result.quality == GOOD
    assert len(result.raw) == 16
    assert result.device_time
    await table.driver.start()
    await table.device.obey("measure")  # the same numbers within the same minute
    assert len(await table.listen()) == 1


async def test_what_was_there_before_never_counts() -> None:
    table = Table()
    await table.device.obey("measure")  # a minute ago, by somebody else
    await table.connect()
    await table.listen()
    await table.driver.start()
    assert await table.listen() == []
    assert table.driver.unasked == 1


async def test_an_old_record_is_stale_and_the_right_one_is_waited_for() -> None:
    table = Table()
    await table.device.obey("stored-reading", days=1)
    await table.connect()
    await table.driver.start()
    (old,) = await table.listen()
    assert isinstance(old, Measurement)
    assert (old.quality.level, old.quality.reasons) == (QualityLevel.REFUSED, (Reason.STALE,))
    await table.device.obey("measure")
    (new,) = await table.listen()
    assert isinstance(new, Measurement)
    assert new.quality == GOOD


@pytest.mark.parametrize(("order", "reason"), [("control-solution", Reason.DEMONSTRATION), ("measure", None)])
@pytest.mark.parametrize("meal", [0x00, 0x40, 0x80])
async def test_control_solution_is_nobodys_blood(order: str, reason: Reason | None, meal: int) -> None:
    table = Table("4277", bytes((112, 0, 0, meal)))
    await table.connect()
    await table.driver.start()
    await table.device.obey(order)
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert result.quality == (GOOD if reason is None else Quality.of((reason,)))


async def test_old_control_solution_is_old() -> None:
    table = Table("4277")
    table.device._stored = bytes((112, 0, 0, 0xC0))
    await table.device.obey("stored-reading", days=1)
    await table.connect()
    await table.driver.start()
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert result.quality.reasons == (Reason.STALE,)


async def test_a_wrong_clock_harms_nothing() -> None:
    table = Table(ahead=timedelta(days=-400))
    await table.connect()
    await table.driver.start()
    await table.device.obey("measure")
    (result,) = await table.listen()
    assert isinstance(result, Measurement)
    assert result.quality == GOOD
    assert result.device_time.startswith("2025")
    assert table.driver.clock_error is not None
    assert abs(table.driver.clock_error + timedelta(days=400)) <= timedelta(minutes=1)


async def test_no_numbers_are_no_reading() -> None:
    table = Table()
    await table.connect()
    await table.driver.start()
    await table.device.obey("error-reading")
    (result,) = await table.listen()
    assert isinstance(result, NoReading)
    assert result.reason is Reason.NOT_A_NUMBER


async def test_a_model_that_nobody_knows_is_said() -> None:
    table = Table("2555")
    await table.connect()
    with pytest.raises(Unsupported, match="TD-2555"):
        await table.listen()


async def test_a_question_without_an_answer_is_asked_again() -> None:
    table = Table()
    await table.connect()
    table._answers.clear()
    await table.driver.start()
    await table.device.obey("measure")
    (result,) = await table.listen(20)
    assert isinstance(result, Measurement)


@given(st.lists(st.binary(max_size=10) | st.sampled_from([0x24, 0x26, 0x52, 0x54]), max_size=6))
async def test_whatever_it_says_it_is_only_read(said: list[bytes | int]) -> None:
    table = Table()
    await table.connect()
    await table.driver.start()
    for each in said:
        head = bytes((0x51, each)) + bytes.fromhex("28310000a5") if isinstance(each, int) else each
        table.say(head + bytes((sum(head) & 0xFF,)))
    await table.device.obey("measure")
    await table.listen()
    assert table.written
    assert all(may_be_asked(wire) for wire in table.written)
    assert 0x52 not in {wire[1] for wire in table.written}
    assert {wire[1] for wire in table.written} <= {command.value for command in Command}

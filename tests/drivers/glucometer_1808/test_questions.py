"""What is written to a meter, all of it: its last record and newer ones are asked for, nothing else, and nothing is ever deleted."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import DeviceError, ProtocolError
from devices.measurement import Measurement, NoReading, QualityLevel, Reason
from drivers.glucometer_1808.codec import ABORT, CONTEXT, CONTROL_POINT, LAST, MEASUREMENT, Answer, Concentration, Glucose, Reply, since
from drivers.glucometer_1808.driver import ANSWER_WITHIN_S, Glucometer
from drivers.ieee11073.date_time import DateTime, wall_clock
from drivers.transport.ble import CharacteristicValue, Radio, Wanted

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class PaperLink:
    """A link that writes down what it is told, and offers what a meter has."""

    name = "paper"

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def offers(self, uuid: str, *_properties: str) -> bool:
        return uuid in (MEASUREMENT, CONTEXT, CONTROL_POINT)

    async def subscribe(self, uuid: str) -> None: ...

    async def write(self, uuid: str, data: bytes) -> None:
        assert uuid == CONTROL_POINT
        self.written.append(data)


class Table:
    """A meter's driver with a link of paper and a clock moved by hand."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.link = PaperLink()
        self.meter = Glucometer(Radio(), Wanted(), lambda: AT + timedelta(seconds=self.now_s), monotonic=lambda: self.now_s)

    async def connect(self) -> None:
        await self.meter._subscribe(self.link)  # type: ignore[arg-type]  # all of a link that this needs
        await self.meter._introduced(self.link)  # type: ignore[arg-type]

    async def wait(self, seconds: float) -> None:
        self.now_s += seconds
        await self.meter._waited()

    def record(self, sequence: int, minutes_ago: float, mg: int = 104) -> None:
        taken = DateTime.of(wall_clock(AT + timedelta(seconds=self.now_s) - timedelta(minutes=minutes_ago)))
        packet = Glucose(sequence, taken, concentration=Concentration(Decimal(mg).scaleb(-5), 1, 1))
        self.meter._receive(CharacteristicValue(MEASUREMENT, bytes(packet)))

    def receive(self, value: CharacteristicValue) -> None:
        """As the link's reader does: what is no packet is refused."""
        try:
            self.meter._receive(value)
        except ProtocolError as error:
            self.meter._refuse(error)

    def answer(self, answer: Answer) -> None:
        self.meter._receive(CharacteristicValue(CONTROL_POINT, bytes(Reply(operation=1, answer=answer))))


async def test_it_is_asked_for_its_last_record_and_then_for_newer_ones_only() -> None:
    table = Table()
    with table.meter.results.listen() as results:
        await table.connect()
        assert table.link.written == [LAST]
        table.record(41, minutes_ago=2)
        table.answer(Answer.SUCCESS)
        await table.wait(3)
        assert table.link.written == [LAST]  # nobody measures: nothing is asked
        await table.meter.start()
        await table.wait(3)
        assert table.link.written[1:] == [since(42)]
        table.answer(Answer.NO_RECORDS)
        await table.wait(3)
        table.record(42, minutes_ago=0, mg=118)
        table.answer(Answer.SUCCESS)
        result = await results.next()
        assert results.waiting() == 0
    assert isinstance(result, Measurement)
    assert result.values[0].number == 118
    assert result.quality.level is QualityLevel.GOOD
    assert result.site == "finger"


async def test_a_meter_without_that_question_is_asked_for_its_last_again() -> None:
    table = Table()
    with table.meter.results.listen() as results:
        await table.connect()
        table.record(7, minutes_ago=1)
        table.answer(Answer.SUCCESS)
        await table.meter.start()
        await table.wait(3)
        table.answer(Answer.OPERATOR_NOT_SUPPORTED)
        await table.wait(3)
        table.record(7, minutes_ago=1)
        table.answer(Answer.SUCCESS)
        await table.wait(3)
        table.record(8, minutes_ago=0)
        result = await results.next()
    assert table.link.written == [LAST, since(8), LAST, LAST]
    assert isinstance(result, Measurement)
    assert result.quality.level is QualityLevel.GOOD


async def test_what_is_not_answered_is_broken_off_and_asked_again() -> None:
    table = Table()
    await table.connect()
    await table.meter.start()
    await table.wait(ANSWER_WITHIN_S - 1)
    assert table.link.written == [LAST]
    await table.wait(2)
    await table.wait(3)
    assert table.link.written == [LAST, ABORT, LAST]


async def test_a_record_without_a_date_counts_only_where_the_memory_was_known_before() -> None:
    unset = bytes(Glucose(5, DateTime(0, 0, 0, 0, 0, 0), concentration=Concentration(Decimal("0.00099"), 1, 1)))
    for known, reasons in ((False, (Reason.STALE,)), (True, ())):
        table = Table()
        with table.meter.results.listen() as results:
            if not known:
                await table.meter.start()
            await table.connect()
            if known:
                table.answer(Answer.NO_RECORDS)
                await table.meter.start()
            table.meter._receive(CharacteristicValue(MEASUREMENT, unset))
            result = await results.next()
        assert isinstance(result, Measurement)
        assert result.quality.reasons == reasons


@pytest.mark.parametrize("request_", [b"", b"\x01\x01", b"\x02\x01", b"\x02\x03\x01\x01\x00", b"\x04\x01", b"\x07"])
async def test_nothing_else_can_be_asked(request_: bytes) -> None:
    table = Table()
    await table.connect()
    with pytest.raises(DeviceError):
        await table.meter._ask(request_)
    assert table.link.written == [LAST]


EVENTS = st.lists(
    st.sampled_from(("start", "stop", "wait", "long"))
    | st.builds(CharacteristicValue, st.sampled_from((MEASUREMENT, CONTROL_POINT, CONTEXT)), st.binary(max_size=18))
    | st.builds(lambda sequence, ago: (sequence, ago), st.integers(0, 0xFFFF), st.integers(0, 100))
    | st.sampled_from(Answer),
    max_size=30,
)


@given(EVENTS)
def test_whatever_it_says_only_allowed_things_are_written(events: Sequence[object]) -> None:
    async def play() -> tuple[list[bytes], list[Measurement | NoReading]]:
        table = Table()
        with table.meter.results.listen(depth=64) as results:
            await table.connect()
            for event in events:
                if event in ("start", "stop"):
                    await (table.meter.start() if event == "start" else table.meter.stop())
                elif event in ("wait", "long"):
                    await table.wait(3 if event == "wait" else 60)
                elif isinstance(event, Answer):
                    table.answer(event)
                elif isinstance(event, tuple):
                    table.record(event[0], minutes_ago=event[1])
                elif isinstance(event, CharacteristicValue):
                    table.receive(event)
            return table.link.written, [await results.next() for _ in range(results.waiting())]

    written, results = asyncio.run(play())
    assert all(request in (LAST, ABORT) or request[:3] == b"\x01\x03\x01" for request in written)
    for result in results:
        assert isinstance(result, NoReading) or all(value.number.is_finite() for value in result.values)

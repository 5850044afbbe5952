"""Omron's bytes, against what came out of real cuffs, and against any bytes at all."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.blood_pressure_omron.codec import (
    END,
    EVOLV,
    HEARS,
    LARGEST_READ,
    NEWER,
    OLDER,
    PIECE,
    START,
    UNLOCK,
    WITH_KEY,
    Channels,
    Frame,
    Layout,
    Record,
    layout_of,
    may_be_written,
    opened_by,
    read,
    with_token,
)
from drivers.ieee11073.date_time import DateTime

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "omron.json").read_text())
LAYOUTS = (OLDER, EVOLV, NEWER)
layouts = st.sampled_from(LAYOUTS)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2063, 12, 31)).map(DateTime.of)
frames = st.builds(Frame, st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.binary(max_size=LARGEST_READ), st.integers(0, 255))


def layout(vector: dict[str, Any]) -> Layout:
    found = layout_of(vector["model"])
    assert found is not None
    return found


def said(vector: dict[str, Any]) -> Frame:
    channels, frame = Channels(), None
    for channel, piece in enumerate(vector["pieces"]):
        assert frame is None
        frame = channels.feed(channel, bytes.fromhex(piece))
    assert frame is not None
    return frame


def pieces(wire: bytes) -> list[bytes]:
    return [wire[at : at + PIECE].ljust(PIECE, b"\xa5") for at in range(0, len(wire), PIECE)]


@pytest.mark.parametrize("vector", VECTORS["answers"], ids=lambda vector: vector["id"])
def test_every_answer(vector: dict[str, Any]) -> None:
    frame = said(vector)
    assert (frame.kind, frame.address, frame.result) == (vector["type"], vector["address"], 0)
    asked = bytes.fromhex(vector["asks"])
    assert may_be_written(HEARS, asked)
    assert frame.answers(asked)
    assert not frame.answers(read(vector["address"] + 1, 14))
    if vector.get("sums"):
        assert sum(frame.data[:12]) & 0xFF == frame.data[12]
    for at, told in enumerate(vector.get("records", ())):
        record = Record.parse(frame.data[14 * at : 14 * (at + 1)], layout(vector))
        assert record is not None
        assert (record.systolic, record.diastolic, record.pulse_rate, str(record.taken)) == (told["sys"], told["dia"], told["bpm"], told["ts"])
    if "newest" in vector:
        found = layout(vector)
        assert found.newest(frame.data[: found.index[1]]) == tuple(vector["newest"])
        at = found.clock[0] - vector["address"]
        assert str(found.time(frame.data[at : at + found.clock[1]])) == vector["clock"]


@pytest.mark.parametrize("vector", VECTORS["records"], ids=lambda vector: vector["id"])
def test_every_record(vector: dict[str, Any]) -> None:
    record = Record.parse(bytes.fromhex(vector["hex"]), layout(vector))
    if vector.get("empty"):
        assert record is None
        return
    assert record is not None
    assert (record.systolic, record.diastolic, record.pulse_rate) == (vector["sys"], vector["dia"], vector["bpm"])
    if "ts" in vector:
        assert str(record.taken) == vector["ts"]
    assert record.taken.instant is not None
    other = next(each for each in LAYOUTS if each.swapped is not layout(vector).swapped)
    with suppress(ProtocolError):  # the sum of a record that is the other way round is wrong; where it is not, so are its numbers
        assert Record.parse(bytes.fromhex(vector["hex"]), other) != record


@pytest.mark.parametrize("vector", [each for each in VECTORS["records"] if not each.get("empty")], ids=lambda vector: vector["id"])
@pytest.mark.parametrize("at", range(13))
def test_one_changed_byte_and_there_is_no_record(vector: dict[str, Any], at: int) -> None:
    """Of those that the sum is over; what stands in the last one is not the same on all models."""
    ordered = bytearray(layout(vector).in_order(bytes.fromhex(vector["hex"])))
    ordered[at] ^= 0x10
    with pytest.raises(ProtocolError):
        Record.parse(layout(vector).in_order(bytes(ordered)), layout(vector))


@pytest.mark.parametrize("vector", VECTORS["clocks"], ids=lambda vector: vector["id"])
def test_every_clock(vector: dict[str, Any]) -> None:
    block = bytes.fromhex(vector["hex"])
    assert str(layout(vector).time(block)) == vector["shows"]
    for at in range(len(block) - 2):
        broken = bytearray(layout(vector).in_order(block))
        broken[at] ^= 1
        with pytest.raises(ProtocolError):
            layout(vector).time(layout(vector).in_order(bytes(broken)))


@pytest.mark.parametrize(
    ("model", "known"),
    [
        ("HEM-7322T-D", OLDER),
        ("M700 Intelli IT", OLDER),
        ("HEM-7600T-E", EVOLV),
        ("HEM-7142T2-ZAZ", NEWER),
        ("BP7150", NEWER),
        ("M7 Intelli IT AFib", None),  # a HEM-7380T1
        ("HEM-7144T2", None),
        ("HEM-7361T", None),
        ("", None),
    ],
)
def test_a_layout_is_known_by_its_model_and_never_guessed(model: str, known: Layout | None) -> None:
    assert layout_of(model) is known


def test_questions_as_real_programs_put_them() -> None:
    assert START.hex() == "0800000000100018"
    assert END.hex() == "080f000000000007"
    assert opened_by(WITH_KEY) == bytes.fromhex("8100")
    assert opened_by(with_token(b"abcd")) == b"\x91\x00abcd"


REFUSED = {
    "writes to the memory": (HEARS, "1601c002860e401e802d800080000100ff01860100d6"),  # as the maker's own program did in omblepy's issue #57
    "writes one byte": (HEARS, "0901c00286010000cd"),
    "writes, with a length that fits a question": (HEARS, "0801c00286000043"),
    "begins to change the key": (UNLOCK, "02" + "00" * 16),
    "changes the key": (UNLOCK, "00" + "deadbeaf12341234" * 2),
    "another key": (UNLOCK, "01" + "00" * 16),
    "asks to be bonded by the application": (UNLOCK, "7001" + "00" * 18),
    "reads more than fits": (HEARS, read(0x0260, 0x39).hex()),
    "a question in the wrong place": (UNLOCK, START.hex()),
    "the key in the wrong place": (HEARS, WITH_KEY.hex()),
    "a wrong check byte": (HEARS, "0800000000100019"),
    "nothing": (HEARS, ""),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_may_never_be_written(name: str) -> None:
    uuid, wire = REFUSED[name]
    assert not may_be_written(uuid, bytes.fromhex(wire))


@given(st.sampled_from((HEARS, UNLOCK)), st.binary(max_size=24) | frames.map(bytes))
def test_of_any_bytes_only_reading_may_be_written(uuid: str, wire: bytes) -> None:
    if not may_be_written(uuid, wire):
        return
    if uuid == HEARS:
        assert Frame.parse(wire).kind in (0x0000, 0x0100, 0x0F00)
        assert Frame.parse(wire).data == b""
    else:
        assert wire[0] in (0x01, 0x11)


@given(st.integers(0, 0xFFFF), st.integers(1, LARGEST_READ))
def test_any_place_may_be_read(address: int, size: int) -> None:
    assert may_be_written(HEARS, read(address, size))


@given(frames)
def test_a_frame_goes_both_ways_and_through_the_channels(frame: Frame) -> None:
    assert Frame.parse(bytes(frame)) == frame
    assert Channels().feed(0, bytes(frame)) == frame  # whole, as the newer cuffs send it
    channels = Channels()
    came = [channels.feed(channel, piece) for channel, piece in enumerate(pieces(bytes(frame)))]
    assert came == [None] * (len(came) - 1) + [frame]


@given(st.binary(max_size=80))
def test_any_bytes_are_a_frame_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        looked = Frame.parse(wire)
        assert Frame.parse(bytes(looked)) == looked


@given(st.lists(st.tuples(st.integers(0, 3), st.binary(max_size=80)), max_size=30), frames)
def test_garbage_is_refused_and_the_next_frame_is_whole(garbage: list[tuple[int, bytes]], frame: Frame) -> None:
    channels = Channels()
    for channel, data in garbage:
        with suppress(ProtocolError):
            channels.feed(channel, data)
        assert len(channels.held) <= 160
    came = [channels.feed(channel, piece) for channel, piece in enumerate(pieces(bytes(frame)))]
    assert came[-1] == frame


def test_a_lost_piece_costs_its_frame_alone() -> None:
    channels, wire = Channels(), bytes(Frame(0x8100, 0x062C, bytes(range(56))))
    first, _lost, third, _fourth = pieces(wire)
    assert channels.feed(0, first) is None
    with pytest.raises(ProtocolError):
        channels.feed(2, third)
    assert [channels.feed(channel, piece) for channel, piece in enumerate(pieces(wire))][-1] == Frame.parse(wire)


@given(
    layouts,
    st.builds(
        Record,
        st.integers(25, 250) | st.none(),
        st.integers(1, 255) | st.none(),
        st.integers(1, 255) | st.none(),
        moments,
        st.booleans(),
        st.booleans(),
    ),
)
def test_a_record_goes_both_ways(layout: Layout, record: Record) -> None:
    assume(record.taken.year > 2000 or record.systolic != 25)
    assert Record.parse(record.block(layout), layout) == record


@given(layouts, st.binary(max_size=20) | st.binary(min_size=14, max_size=14))
def test_any_bytes_are_a_record_or_refused(layout: Layout, block: bytes) -> None:
    with suppress(ProtocolError):
        record = Record.parse(block, layout)
        if record is not None:
            assert record.systolic is None or 25 <= record.systolic <= 250
            assert record.diastolic != 0


@given(layouts, moments)
def test_a_clock_goes_both_ways(layout: Layout, shown: DateTime) -> None:
    assert layout.time(layout.clock_block(shown)) == shown


@given(layouts, st.binary(max_size=20))
def test_any_bytes_are_a_clock_and_an_index_or_refused(layout: Layout, block: bytes) -> None:
    with suppress(ProtocolError):
        layout.time(block)
    with suppress(ProtocolError):
        assert all(0 <= slot < layout.slots for slot in layout.newest(block))

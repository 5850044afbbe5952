"""A line is counted always, and told only to who follows it; nothing that was said stays."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from devices.wire import LinkQuality, Reading, Way, Wire

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_a_line_that_comes_and_goes_is_counted() -> None:
    at = [NOW]
    wire = Wire(lambda: at[0])
    wire.note("fault", words="NotFound")  # an attempt: nothing broke off
    wire.note("connect", words="A&D_UA-651BLE")
    wire.note("heard", words="-61")
    wire.note("write", b"\x01\x02", uuid="2A08")
    at[0] = NOW + timedelta(seconds=3)
    wire.note("value", bytes(19), uuid="2A35")
    assert wire.quality == LinkQuality(NOW, NOW + timedelta(seconds=3), drops=0, faults=1, bytes_in=19, bytes_out=2, signal_dbm=-61, called_at=NOW)
    wire.note("drop")
    wire.note("close")
    assert (wire.quality.since, wire.quality.drops) == (None, 1)


def test_a_read_that_fails_does_not_break_the_line() -> None:
    wire = Wire(lambda: NOW)
    wire.note("connect")
    wire.note("fault", uuid="2A19", words="TimedOut")
    assert (wire.quality.since, wire.quality.drops, wire.quality.faults) == (NOW, 0, 1)


async def test_only_who_follows_hears_and_nothing_stays() -> None:
    wire = Wire(lambda: NOW)
    wire.note("in", b"before")
    with wire.follow() as lines:
        wire.note("in", b"\x80\x21")
        wire.note("out", b"\x7d")
        wire.note("open")
        heard = [await lines.next() for _ in range(3)]
    wire.note("in", b"after")
    assert [(each.way, each.data) for each in heard] == [(Way.DEVICE, b"\x80\x21"), (Way.BOOTH, b"\x7d"), (Way.LINE, b"")]
    assert lines.waiting() == 0
    assert wire._lines.latest is None
    assert "80" not in repr(heard[0])


class Counting:
    """Says how many things it was told since somebody began to follow."""

    def __init__(self) -> None:
        self._told = 0

    def read(self, what: str, data: bytes, uuid: str, words: str) -> Reading | None:
        self._told += 1
        return Reading((((what, f"{self._told} {data.hex()} {uuid} {words}"),),))


async def test_each_event_is_read_as_it_comes_and_anew_for_whoever_follows() -> None:
    wire = Wire(lambda: NOW, Counting)
    for _ in range(2):
        wire.note("in", b"before")
        with wire.follow() as lines:
            wire.note("connect", words="A&D_UA-651BLE")
            wire.note("value", b"\x1e", uuid="2A35")
            said = [(await lines.next()).reading for _ in range(2)]
        assert said == [Reading(((("connect", "1   A&D_UA-651BLE"),),)), Reading(((("value", "2 1e 2A35 "),),))]
        assert "1e" not in repr(said)


@given(st.lists(st.tuples(st.sampled_from(["open", "connect", "in", "value", "out", "write", "drop", "close", "fault"]), st.binary(max_size=40)), max_size=60))
def test_whatever_happens_the_counts_hold(said: list[tuple[str, bytes]]) -> None:
    wire = Wire(lambda: NOW)
    for what, data in said:
        wire.note(what, data)
    assert wire.quality.bytes_in == sum(len(data) for what, data in said if what in ("in", "value"))
    assert wire.quality.bytes_out == sum(len(data) for what, data in said if what in ("out", "write"))
    assert wire.quality.drops <= sum(what in ("drop", "fault") for what, _ in said)

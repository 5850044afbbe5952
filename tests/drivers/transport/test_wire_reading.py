"""What stands beside each event of a wire log: the codec's words where a packet ends in it, and else why there is none."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import Malformed
from devices.wire import Packet, Reading
from drivers.blood_pressure_1810.codec import BM85, BloodPressure
from drivers.blood_pressure_microlife import codec as microlife
from drivers.blood_pressure_omron import codec as omron
from drivers.blood_pressure_suntech import codec as suntech
from drivers.catalogue import families
from drivers.glucometer_1808 import codec as glucometer
from drivers.ieee11073.date_time import DateTime
from drivers.oximeter_1822 import codec as oximeter
from drivers.oximeter_berry import codec as berry
from drivers.oximeter_contec import codec as contec
from drivers.oximeter_contec_ble import codec as contec_ble
from drivers.oximeter_contec_old import codec as contec_old
from drivers.oximeter_jumper import codec as jumper
from drivers.oximeter_masimo import codec as masimo
from drivers.oximeter_nonin_ble import codec as nonin_ble
from drivers.oximeter_nonin_serial import codec as nonin
from drivers.oximeter_viatom import codec as viatom
from drivers.scale_181d import codec as scale
from drivers.taidoc import codec as taidoc
from drivers.transport.wire_reading import LineReader
from tests.drivers.transport.greeted import Greeted

MEASURING = [each.key for each in families() if each.build is not None]
TAKEN = DateTime(2026, 11, 22, 9, 30, 0)
READ_AS = {"oximeter_nonin_serial": "8", "taidoc": "blood-pressure"}
MODELS = {"blood_pressure_omron": "HEM-7322T-E"}


def plain(packet: Packet) -> set[str]:
    """« systolic 122 », « beat »."""
    return {" ".join(filter(None, each)) for each in packet}


def reader(key: str) -> LineReader:
    return LineReader(key, Greeted(MODELS.get(key, ""), READ_AS.get(key, "")))  # type: ignore[arg-type]  # only who it is, is looked at


@dataclass(frozen=True)
class Example:
    """One packet as a device says it, or as it is told, and what must stand beside it."""

    key: str
    uuid: str
    data: bytes
    words: tuple[str, ...]
    what: str = field(default="")

    @property
    def event(self) -> str:
        return self.what or ("value" if self.uuid else "in")


CONTEC = bytes(contec.LiveData(5, 60, 3, 72, 97, 120, beat=True).packet())
EXAMPLES = [
    Example(
        "blood_pressure_1810", "2A35", bytes(BloodPressure(Decimal(122), Decimal(76), Decimal(91), taken=TAKEN)), ("systolic 122", "taken 2026-11-22T09:30:00")
    ),
    Example("blood_pressure_1810", "2A08", bytes(TAKEN), ("taken 2026-11-22T09:30:00",), "write"),
    Example("blood_pressure_microlife", "FFF1", microlife.framed(microlife.memory(microlife.record_bytes(122, 76, 64, TAKEN))), ("systolic 122",)),
    Example("blood_pressure_microlife", "FFF2", microlife.TELL_RECORDS, ("tell records",), "write"),
    Example("blood_pressure_omron", omron.SENDS[0], omron.START, ("address 0",)),
    Example("blood_pressure_omron", omron.HEARS, omron.read(0x0260, 8), ("address 608",), "write"),
    Example("blood_pressure_suntech", "", bytes(suntech.Pressure(80)), ("mmhg 80",)),
    Example("blood_pressure_suntech", "", bytes(suntech.Command.ABORT), ("abort",), "out"),
    Example("glucometer_1808", "2A18", bytes(glucometer.Glucose(7, TAKEN)), ("sequence 7",)),
    Example("glucometer_1808", "2A52", glucometer.LAST, ("report",), "write"),
    Example("heart_rate_180d", "2A37", bytes.fromhex("00 48"), ("counted 72",)),
    Example("oximeter_1822", "2A5F", bytes(oximeter.Continuous(oximeter.Pair(Decimal(97), Decimal(72)))), ("spo2 97", "pulse rate 72")),
    Example("oximeter_berry", berry.SENDS, bytes(berry.Packet(97, 72)), ("spo2 97", "pulse rate 72")),
    Example("oximeter_contec", "", CONTEC, ("spo2 97", "pulse rate 72", "beat")),
    Example("oximeter_contec", "", bytes(contec.Packet.command(contec.Command.HEARTBEAT)), ("heartbeat",), "out"),
    Example("oximeter_contec_ble", contec_ble.SENDS, bytes(contec_ble.Numbers(6, 97, 72).frame()), ("spo2 97",)),
    Example("oximeter_contec_ble", contec_ble.HEARS, contec_ble.Command.GO_ON.value, ("go on",), "write"),
    Example("oximeter_contec_old", "", bytes(contec_old.Packet(5, 60, 3, 72, 97)), ("spo2 97",)),
    Example("oximeter_jumper", jumper.SENDS, bytes(jumper.Numbers(97, 72)), ("spo2 97",)),
    Example(
        "oximeter_masimo", "", bytes(masimo.Line("11/22/26 09:30:00", "0001", 97, 72, None, masimo.Exceptions.FULL_SET)) + b"\r\n", ("spo2 97", "full set")
    ),
    Example("oximeter_nonin_ble", nonin_ble.SENDS, bytes(nonin_ble.Oximetry(nonin_ble.Status.FINGER_IN, 30, 100, 1, 97, 72)), ("spo2 97", "finger in")),
    Example("oximeter_nonin_serial", "", bytes(nonin.EachSecond(72, 97, nonin.Second.SMART_POINT)), ("spo2 97", "smart point")),
    Example("oximeter_nonin_serial", "", bytes((nonin.ACK,)), ("ACK",)),
    Example("oximeter_nonin_serial", "", nonin.SET_FORMAT[nonin.Format.EIGHT], ("format 8",), "out"),
    Example("oximeter_viatom", viatom.SENDS, bytes(viatom.Numbers(97, 72).frame()), ("spo2 97",)),
    Example("scale_181d", "2A9D", bytes(scale.Weight(scale.Mass(14000, Decimal("0.005"), imperial=False))), ("counts 14000",)),
    Example("taidoc", taidoc.TALK, bytes(taidoc.Answer(taidoc.Command.TELL_MODEL.value, bytes.fromhex("28310000"))), ("model TD-3128",)),
    Example("taidoc", taidoc.TALK, taidoc.request(taidoc.Command.TELL_TIME), ("tell time",), "write"),
    Example("thermometer_1809", "2A1C", bytes.fromhex("00 6f0100ff"), ("number 36.7",)),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.key} {each.event} {each.uuid}")
def test_a_whole_packet_is_said_in_words(example: Example) -> None:
    reading = reader(example.key).read(example.event, example.data, example.uuid, "")
    assert reading is not None
    assert reading == Reading(reading.packets)
    (packet,) = reading.packets
    assert set(example.words) <= plain(packet), packet


def test_each_family_has_an_example() -> None:
    assert {each.key for each in EXAMPLES} == set(MEASURING)


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.event in ("value", "in") and len(each.data) > 1], ids=lambda each: each.key)
def test_a_packet_in_two_events_waits_for_its_end_or_was_refused(example: Example) -> None:
    line = reader(example.key)
    line.read("connect" if example.uuid else "open", b"", "", "")
    first, second = (line.read(example.event, part, example.uuid, "") for part in (example.data[:-1], example.data[-1:]))
    assert first is not None
    assert second is not None
    assert not first.packets
    if first.refused is None and not first.stray_bytes:
        assert (first.awaits, second.goes_on, second.awaits) == (True, True, False)
        assert set(example.words) <= plain(second.packets[0])
    else:
        assert not second.goes_on


def test_the_middle_of_a_packet_is_no_fault_of_the_line() -> None:
    """Somebody begins to look while it speaks: what went before was not seen."""
    line = reader("oximeter_contec")
    begun = line.read("in", CONTEC[4:] + CONTEC, "", "")
    assert begun is not None
    assert (begun.goes_on, begun.stray_bytes, len(begun.packets)) == (True, 0, 1)
    later = line.read("in", CONTEC[4:] + CONTEC, "", "")
    assert later is not None
    assert (later.goes_on, later.stray_bytes) == (False, len(CONTEC) - 4)


def test_what_is_no_packet_says_why() -> None:
    cuff = reader("blood_pressure_1810")
    assert [cuff.read("value", bytes.fromhex(data), "2A35", "") for data in ("00 7a00", "e0 7a004c005b00")] == [
        Reading(refused=Malformed.LENGTH),
        Reading(refused=Malformed.FLAGS),
    ]
    assert reader("taidoc").read("value", bytes(8), taidoc.TALK, "") == Reading(refused=Malformed.STRANGE)


def test_a_dialect_is_known_from_the_name_that_connected() -> None:
    data = bytes(BloodPressure(Decimal(122), Decimal(76), Decimal(91), pulse_rate=Decimal(64), user=1, dialect=BM85))
    line = reader("blood_pressure_1810")
    assert line.read("value", data, "2A35", "") == Reading(refused=Malformed.FLAGS)
    line.read("connect", b"", "", "BM85")
    said = line.read("value", data, "2A35", "")
    assert said is not None
    assert "pulse rate 64" in plain(said.packets[0])


def test_what_no_codec_reads_has_nothing_beside_it() -> None:
    assert reader("blood_pressure_1810").read("read", b"A&D Medical", "2A29", "") is None
    assert reader("oximeter_masimo").read("out", b"?", "", "") is None


UUIDS = sorted({each.uuid for each in EXAMPLES} | set(omron.SENDS))
EVENTS = st.tuples(st.sampled_from(["open", "connect", "in", "value", "read", "out", "write", "drop"]), st.binary(max_size=80), st.sampled_from(UUIDS))


@given(st.sampled_from(MEASURING), st.lists(EVENTS, max_size=8), st.sampled_from(["", "BM85", "HEM-7322T"]))
def test_whatever_comes_is_read_or_refused(key: str, events: list[tuple[str, bytes, str]], name: str) -> None:
    line = reader(key)
    for what, data, uuid in events:
        reading = line.read(what, data, uuid, name)
        if reading is not None:
            assert 0 <= reading.stray_bytes <= sum(len(each) for _, each, _ in events)
            assert all(isinstance(text, str) for packet in reading.packets for each in packet for text in each)

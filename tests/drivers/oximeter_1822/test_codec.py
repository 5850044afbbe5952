"""Oximeter packets: vectors of our own making, every refusal, and any bytes at all."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.ieee11073.date_time import DateTime
from drivers.ieee11073.number import Number, parse_sfloat
from drivers.oximeter_1822.codec import Continuous, Pair, Sensor, SpotCheck, Status, Supported, parse_features

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "oximeter_1822.json").read_text())["vectors"]
KINDS: dict[str, type[SpotCheck] | type[Continuous]] = {"2A5E": SpotCheck, "2A5F": Continuous}
FULL = {"2A5E": "0f62003d00ea070b16091e0580012000" + "0034f0", "2A5F": "1f60004b005f004e0061004a0020000000007be0"}


def decimal(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if not vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_vectors(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["hex"])
    packet = KINDS[vector["characteristic"]].parse(data)
    expected = vector["expected"]
    numbers = packet.numbers if isinstance(packet, SpotCheck) else packet.normal
    assert [str(known) if known is not None else None for known in numbers.known] == [expected["spo2"], expected["pulse_rate"]]
    assert packet.status == expected.get("status")
    assert packet.sensor == expected.get("sensor")
    assert packet.pulse_amplitude == decimal(expected.get("pulse_amplitude"))
    if isinstance(packet, SpotCheck):
        assert (str(packet.taken) if packet.taken else None) == expected.get("taken")
        assert packet.clock_unset == expected.get("clock_unset", False)
    else:
        for name in ("fast", "slow"):
            pair = getattr(packet, name)
            assert ([str(pair.spo2), str(pair.pulse_rate)] if pair else None) == expected.get(name)
    if b"\xff\xff" not in data:
        assert bytes(packet) == data


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as refusal:
        KINDS[vector["characteristic"]].parse(bytes.fromhex(vector["hex"]))
    assert refusal.value.packet == bytes.fromhex(vector["hex"])


@pytest.mark.parametrize(("kind", "size"), [(kind, size) for kind, full in FULL.items() for size in range(len(full) // 2)])
def test_cut_anywhere_is_refused(kind: str, size: int) -> None:
    full = bytes.fromhex(FULL[kind])
    assert bytes(KINDS[kind].parse(full)) == full
    with pytest.raises(ProtocolError):
        KINDS[kind].parse(full[:size])


@pytest.mark.parametrize(
    ("spo2", "pulse", "known"),
    [(100, 510, (100, 510)), (101, 71, (None, 71)), (0, 0, (None, None)), (127, 255, (None, None)), (255, 511, (None, None)), (-1, 512, (None, None))],
)
def test_what_cannot_be_is_no_value(spo2: int, pulse: int, known: tuple[int | None, int | None]) -> None:
    assert Pair(Decimal(spo2), Decimal(pulse)).known == known


def test_features() -> None:
    assert parse_features(b"\x03\x00\xff\xff") == Supported.MEASUREMENT_STATUS | Supported.SENSOR_STATUS
    with pytest.raises(ProtocolError):
        parse_features(b"\x03")


@given(st.binary(max_size=26), st.sampled_from(sorted(KINDS)))
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes, kind: str) -> None:
    try:
        packet = KINDS[kind].parse(data)
    except ProtocolError as refusal:
        assert refusal.packet == data
        return
    numbers = packet.numbers if isinstance(packet, SpotCheck) else packet.normal
    spo2, pulse_rate = numbers.known
    assert spo2 is None or 0 < spo2 <= 100
    assert pulse_rate is None or 0 < pulse_rate < 511
    if b"\xff\xff" not in data:  # "not sent" is sent back as NaN
        assert bytes(packet) == data


NUMBERS: st.SearchStrategy[Number] = st.binary(min_size=2, max_size=2).filter(lambda data: data != b"\xff\xff").map(parse_sfloat)
PAIRS = st.builds(Pair, NUMBERS, NUMBERS)
STATUSES = st.none() | st.integers(0, 0xFFFF).map(Status)
SENSORS = st.none() | st.integers(0, 0xFFFFFF).map(Sensor)
DATES = st.none() | st.binary(min_size=7, max_size=7).map(DateTime.parse)


@given(
    st.builds(SpotCheck, PAIRS, DATES, STATUSES, SENSORS, st.none() | NUMBERS, st.booleans())
    | st.builds(Continuous, PAIRS, st.none() | PAIRS, st.none() | PAIRS, STATUSES, SENSORS, st.none() | NUMBERS)
)
def test_any_packet_goes_both_ways(packet: SpotCheck | Continuous) -> None:
    assert type(packet).parse(bytes(packet)) == packet

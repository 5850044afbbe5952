"""Heart rate packets: vectors of our own making, every refusal, and any bytes at all."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.heart_rate_180d.codec import HeartRate

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "heart_rate_180d.json").read_text())["vectors"]


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if not vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_vectors(vector: dict[str, Any]) -> None:
    data, expected = bytes.fromhex(vector["hex"]), vector["expected"]
    packet = HeartRate.parse(data)
    assert packet.rate == expected["rate"]
    assert packet.contact is expected.get("contact")
    assert packet.energy_kj == expected.get("energy_kj")
    assert packet.intervals == (tuple(expected["intervals"]) if "intervals" in expected else None)
    assert bytes(packet) == data


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as refusal:
        HeartRate.parse(bytes.fromhex(vector["hex"]))
    assert refusal.value.packet == bytes.fromhex(vector["hex"])


def test_intervals_in_seconds() -> None:
    assert HeartRate.parse(bytes.fromhex("164800040002")).intervals_s == (1.0, 0.5)
    assert HeartRate.parse(bytes.fromhex("0048")).intervals_s == ()


def test_an_empty_packet_is_refused() -> None:
    with pytest.raises(ProtocolError):
        HeartRate.parse(b"")


@given(st.binary(max_size=20))
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes) -> None:
    try:
        packet = HeartRate.parse(data)
    except ProtocolError as refusal:
        assert refusal.packet == data
        return
    assert packet.rate is None or packet.rate > 0
    assert bytes(packet) == data


WORDS = st.integers(0, 0xFFFF)
INTERVALS = st.none() | st.lists(WORDS, max_size=8).map(tuple)


@given(st.booleans(), st.booleans(), st.sampled_from((True, False, None)), st.none() | WORDS, INTERVALS, st.data())
def test_any_packet_goes_both_ways(
    wide: bool, contact_bit: bool, contact: bool | None, energy: int | None, intervals: tuple[int, ...] | None, data: st.DataObject
) -> None:
    counted = data.draw(st.integers(0, 0xFFFF if wide else 0xFF))
    packet = HeartRate(counted, wide, contact, contact_bit and contact is None, energy, intervals)
    assert HeartRate.parse(bytes(packet)) == packet

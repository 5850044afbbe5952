"""A Nonin 3230's bytes, against vectors of our making, and against any bytes at all."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_nonin_ble.codec import Oximetry, Status

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "nonin_ble.json").read_text())["made"]

packets = st.builds(
    Oximetry,
    status=st.integers(0, 255).map(Status),
    battery_tenths_of_v=st.integers(0, 255),
    perfusion=st.none() | st.integers(1, 0xFFFE),
    counter=st.integers(0, 0xFFFF),
    spo2=st.none() | st.integers(1, 100),
    pulse_rate=st.none() | st.integers(1, 321),
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["hex"])
def test_every_vector(vector: dict[str, object]) -> None:
    packet = Oximetry.parse(bytes.fromhex(str(vector["hex"])))
    assert {name: getattr(packet, name) for name in ("status", "battery_tenths_of_v", "perfusion", "counter", "spo2", "pulse_rate")} == vector["means"]


@given(packets)
def test_packets_go_both_ways(packet: Oximetry) -> None:
    assert Oximetry.parse(bytes(packet)) == packet


@given(st.binary(max_size=14) | st.binary(min_size=9, max_size=11).map(lambda rest: bytes((len(rest) + 1,)) + rest))
def test_any_bytes_are_values_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        packet = Oximetry.parse(wire)
        assert packet.spo2 is None or 1 <= packet.spo2 <= 100
        assert packet.pulse_rate is None or 1 <= packet.pulse_rate <= 321


@pytest.mark.parametrize("wire", ["", "0a", "0a141c0138000162004b00", "09141c013800016200", "0a141c013800016200"])
def test_what_is_no_packet_is_refused(wire: str) -> None:
    with pytest.raises(ProtocolError):
        Oximetry.parse(bytes.fromhex(wire))

"""A Jumper's bytes, against the one example that was found, against vectors of our making, and against any bytes at all."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.oximeter_jumper.codec import Numbers

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "jumper.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: vector["hex"])
def test_every_vector(vector: dict[str, Any]) -> None:
    numbers = Numbers.parse(bytes.fromhex(vector["hex"]))
    assert (numbers.pulse_rate, numbers.spo2, numbers.perfusion) == (vector["pulse_rate"], vector["spo2"], vector["perfusion"])


@pytest.mark.parametrize("wire", VECTORS["refused"])
def test_what_is_no_packet_is_refused(wire: str) -> None:
    with pytest.raises(ProtocolError):
        Numbers.parse(bytes.fromhex(wire))


@given(st.builds(Numbers, st.none() | st.integers(1, 100), st.none() | st.integers(1, 250), st.none() | st.integers(1, 200)))
def test_packets_go_both_ways(numbers: Numbers) -> None:
    assert Numbers.parse(bytes(numbers)) == numbers


@given(st.binary(max_size=8) | st.binary(min_size=3, max_size=3).map(lambda rest: b"\x81" + rest))
def test_any_bytes_are_values_or_refused(wire: bytes) -> None:
    with suppress(ProtocolError):
        numbers = Numbers.parse(wire)
        assert numbers.spo2 is None or 1 <= numbers.spo2 <= 100
        assert numbers.pulse_rate is None or 1 <= numbers.pulse_rate <= 250

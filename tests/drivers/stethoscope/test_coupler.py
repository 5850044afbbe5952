"""The sweep's process: what it says is read back. It is played for real in tests/kiosk/test_upkeep_sweep.py."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import NotFound, ProtocolError
from devices.sweep import Sweep, SweepFlaw, Unmeasured
from drivers.stethoscope.coupler import parse, sweep, to_line
from tests.sound_server import sound_server


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with sound_server(tmp_path, monkeypatch.setenv):
        yield


async def test_an_input_that_is_not_there_is_not_looked_for_elsewhere(server: None) -> None:
    with pytest.raises(NotFound):
        await sweep("Thinklabs")


def test_the_process_says_what_it_measured_and_it_is_read_back() -> None:
    found = Sweep(((50.1, -3.2), (100.0, -1.0)), -71.2, 0.1, -0.2, 0.3, 312.5)
    assert parse(to_line(found)) == found
    assert found.band(95) == -1.0
    with pytest.raises(Unmeasured, match="gaps"):
        parse(to_line(SweepFlaw.GAPS))


anything = st.recursive(st.none() | st.integers() | st.text(), lambda each: st.dictionaries(st.text(), each)).map(json.dumps)


@given(st.binary(max_size=200) | anything.map(str.encode))
def test_whatever_a_process_says_is_read_or_refused(said: bytes) -> None:
    with pytest.raises((ProtocolError, Unmeasured)):
        parse(said)

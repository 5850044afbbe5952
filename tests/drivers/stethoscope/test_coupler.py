"""The sweep through a real sound server: what the loudspeaker plays comes back as it went."""

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


async def test_the_loudspeakers_own_sound_comes_back_flat_and_unaltered(server: None) -> None:
    found = await sweep("loudspeaker.monitor")
    levels = [level for hertz, level in found.bands if 40 <= hertz <= 1300]
    assert max(levels) - min(levels) < 1
    assert abs(found.linearity_db) < 0.3
    assert abs(found.steady_db) < 0.5
    assert abs(found.gate_db) < 1
    assert found.noise_dbfs < -80


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

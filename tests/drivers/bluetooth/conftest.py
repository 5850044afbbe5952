"""One virtual radio for all these tests; each finds its simulators as new."""

from collections.abc import Iterator

import pytest

from drivers.simulation.private_bus import CLIENT_VARIABLE
from tests.drivers.bluetooth.radio import RadioProcess, radio_process


@pytest.fixture(scope="session")
def _radio_process() -> Iterator[RadioProcess]:
    with radio_process() as process:
        yield process


@pytest.fixture
def air(_radio_process: RadioProcess, monkeypatch: pytest.MonkeyPatch) -> RadioProcess:
    """The virtual radio, with every simulator as at its beginning. Others may have one of their own at the same time: this is the one to be found."""
    monkeypatch.setenv(CLIENT_VARIABLE, _radio_process.address)
    _radio_process.restore()
    return _radio_process

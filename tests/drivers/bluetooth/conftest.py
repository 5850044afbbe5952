"""One virtual radio for all these tests; each finds its simulators as new."""

from collections.abc import Iterator

import pytest

from tests.drivers.bluetooth.radio import RadioProcess, radio_process


@pytest.fixture(scope="session")
def _radio_process() -> Iterator[RadioProcess]:
    with radio_process() as process:
        yield process


@pytest.fixture
def air(_radio_process: RadioProcess) -> RadioProcess:
    """The virtual radio, with every simulator as at its beginning."""
    _radio_process.restore()
    return _radio_process

"""One virtual radio for all streaming oximeters; each test finds them as new."""

from collections.abc import Iterator

import pytest

from tests.drivers.bluetooth.radio import RadioProcess, radio_process


@pytest.fixture(scope="package")
def _oximeters() -> Iterator[RadioProcess]:
    with radio_process(cast="tests.drivers.oximetry.peripherals") as process:
        yield process


@pytest.fixture
def air(_oximeters: RadioProcess) -> RadioProcess:
    """The virtual radio, with every oximeter as at its beginning."""
    _oximeters.restore()
    return _oximeters

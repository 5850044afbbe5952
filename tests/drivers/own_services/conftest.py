"""One virtual radio for all devices with services of their own; each test finds them as new."""

from collections.abc import Iterator

import pytest

from drivers.simulation.private_bus import CLIENT_VARIABLE
from tests.drivers.bluetooth.radio import RadioProcess, radio_process


@pytest.fixture(scope="package")
def _devices() -> Iterator[RadioProcess]:
    with radio_process(cast="tests.drivers.own_services.peripherals") as process:
        yield process


@pytest.fixture
def air(_devices: RadioProcess, monkeypatch: pytest.MonkeyPatch) -> RadioProcess:
    """The virtual radio, with every device as at its beginning."""
    monkeypatch.setenv(CLIENT_VARIABLE, _devices.address)
    _devices.restore()
    return _devices

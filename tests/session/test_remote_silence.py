"""A number is shown as live only while its device really sees the patient."""

import pytest

from devices.measurement import Reason
from devices.status import DeviceStatus, Status
from session.remote import is_silent


@pytest.mark.parametrize("signal", [Reason.NO_DATA, Reason.FINGER_OUT, Reason.PROBE_ERROR])
def test_without_a_finger_nothing_is_live(signal: Reason) -> None:
    assert is_silent(DeviceStatus(Status.MEASURING, signal=signal))


@pytest.mark.parametrize("signal", [None, Reason.SEARCHING, Reason.WEAK_SIGNAL])
def test_a_weak_signal_is_a_signal(signal: Reason | None) -> None:
    assert not is_silent(DeviceStatus(Status.MEASURING, signal=signal))

"""Whether a device may measure now, and what its values say of its last check: the register, asked at each measure. No I/O of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from devices.calibration import Calibration
from devices.identity import DeviceIdentity
from devices.role import Role
from session.upkeep.checks import Kinds
from session.upkeep.due import Hindrance, calibration_of, hindrance
from session.upkeep.inventory import Park


@dataclass(frozen=True)
class Gate:
    """Stands between a device and the record."""

    park: Callable[[], Park]  # as it stands when asked
    kinds: Kinds
    clock: Callable[[], datetime]
    overdue_blocks: bool = True  # the site's choice: else an overdue check only marks the values

    def calibration_of(self, serial: str) -> Calibration:
        """The state that a value of this serial carries."""
        return calibration_of(self.park(), self.kinds, serial, self.clock())

    def identified(self, role: Role, device: DeviceIdentity) -> DeviceIdentity:
        """A device that does not say its serial number has that of the register, where one device alone is used for this role."""
        return device if device.serial else replace(device, serial=_serial(self.park(), role, device))

    def hindrance(self, role: Role, device: DeviceIdentity) -> Hindrance | None:
        """Why it may not measure now; None where it may."""
        park = self.park()
        return hindrance(park, self.kinds, _serial(park, role, device), self.clock(), overdue_blocks=self.overdue_blocks)


def _serial(park: Park, role: Role, device: DeviceIdentity) -> str:
    known = park.in_service(role.value)
    return known[0].serial if not device.serial and len(known) == 1 else device.serial


def open_gate(clock: Callable[[], datetime]) -> Gate:
    """Of a booth without a register: every device measures, and nothing is known of its checks."""
    return Gate(Park, Kinds("", "", ()), clock)

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
        """A device that does not say its serial number has that of the register, where it can be one device alone."""
        known = self.park().unnumbered(role.value)
        return device if device.serial or len(known) != 1 else replace(device, serial=known[0].serial)

    def hindrance(self, role: Role, device: DeviceIdentity) -> Hindrance | None:
        """Why it may not measure now; None where it may. One that may be any of several is held back with any of them."""
        park = self.park()
        known = () if device.serial else park.unnumbered(role.value)
        serials = [each.serial for each in known] or [device.serial]
        why = (hindrance(park, self.kinds, serial, self.clock(), overdue_blocks=self.overdue_blocks) for serial in serials)
        return next((each for each in why if each is not None), None)


def open_gate(clock: Callable[[], datetime]) -> Gate:
    """Of a booth without a register: every device measures, and nothing is known of its checks."""
    return Gate(Park, Kinds("", "", ()), clock)

"""Which device this is: make, model, serial, and whether it is a simulation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DeviceIdentity:
    """A device as the record, the report and the inventory name it."""

    make: str
    model: str
    serial: str
    firmware: str = ""
    address: str = ""  # where the booth finds it: a BLE address, a serial port, a camera's URL
    simulated: bool = False

    def __str__(self) -> str:
        return f"{self.make} {self.model} n° {self.serial}" if self.serial else f"{self.make} {self.model}"


MANUAL_ENTRY = DeviceIdentity("Alcôve", "saisie manuelle", "")

"""The devices of this booth, by what they are for."""

from collections.abc import Iterator, Mapping

from devices.device import MeasuringDevice, Role


class Booth:
    """Who is plugged into this booth. Fixed at assembly."""

    def __init__(self, devices: Mapping[Role, MeasuringDevice]) -> None:
        self._devices = dict(devices)

    def __getitem__(self, role: Role) -> MeasuringDevice:
        return self._devices[role]

    def __contains__(self, role: Role) -> bool:
        return role in self._devices

    def __iter__(self) -> Iterator[tuple[Role, MeasuringDevice]]:
        return iter(self._devices.items())

    @property
    def simulated(self) -> bool:
        """Whether anything here is a simulation: the screens then say so, always."""
        return any(device.identity.simulated for device in self._devices.values())

"""Meters of Bluetooth's Glucose service, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.glucometer_1808.driver import POLL_S, Glucometer

    return Glucometer(place.radio(), place.wanted, place.clock, poll_s=max(0.3, POLL_S / place.speed))


FAMILY = Family(
    key="glucometer_1808",
    name="glucomètre Bluetooth, service 0x1808",
    models=("Roche Accu-Chek Guide", "others of the profile"),
    roles=(Role.GLUCOMETER,),
    quantities=(Quantity.GLUCOSE,),
    transport=OnAir(services=("1808",)),
    tried=Tried(captures="yes: one record"),
    build=_build,
)

"""Oximeters of Bluetooth's Pulse Oximeter service, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_1822.driver import PulseOximeter
    from drivers.transport.steady import AS_IN_LIFE

    return PulseOximeter(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_1822",
    name="oxymètre Bluetooth, service 0x1822",
    models=("Masimo MightySat", "Nonin 3230", "others of the profile"),
    roles=(Role.OXIMETER,),
    quantities=(Quantity.SPO2, Quantity.PULSE_RATE),
    transport=OnAir(services=("1822",)),
    tried=Tried(captures="no: vectors of our own"),
    build=_build,
)

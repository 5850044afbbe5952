"""Nonin's oximeters on Bluetooth, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_nonin_ble.driver import NoninOximeter
    from drivers.transport.steady import AS_IN_LIFE

    return NoninOximeter(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_nonin_ble",
    name="oxymètre Nonin 3230, Bluetooth",
    models=("Nonin 3230",),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(services=("46A970E0-0D5F-11E2-8B5E-0002A5D5C51B",), names=("Nonin3230",)),
    tried=Tried(captures="no: vectors of our own"),
    build=_build,
)

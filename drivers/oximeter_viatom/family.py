"""Viatom's oximeters on Bluetooth, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_viatom.driver import ViatomOximeter
    from drivers.transport.steady import AS_IN_LIFE

    return ViatomOximeter(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_viatom",
    name="oxymètre Viatom PC-60FW, Bluetooth",
    models=("Viatom PC-60FW",),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(names=("PC-60",)),
    tried=Tried(captures="yes: a log of a PC-60FW"),
    build=_build,
)

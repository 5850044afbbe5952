"""Jumper's oximeter on Bluetooth, as the catalogue lists it."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_jumper.driver import JumperOximeter
    from drivers.transport.steady import AS_IN_LIFE

    return JumperOximeter(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_jumper",
    name="oxymètre Jumper JPD-500F, Bluetooth",
    models=("Jumper JPD-500F", "Custom PLS-01BT"),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(services=("CDEACB80-5235-4C07-8846-93A37EE6B86D",), names=("My Oximeter",)),
    tried=Tried(captures="no: one packet of another project’s comments"),
    build=_build,
)

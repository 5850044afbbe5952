"""Berry's oximeters on Bluetooth, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_berry.driver import BerryOximeter
    from drivers.transport.steady import AS_IN_LIFE

    return BerryOximeter(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_berry",
    name="oxymètre Berry BM1000, Bluetooth",
    models=("Berry BM1000",),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(names=("BerryMed",)),
    tried=Tried(captures="no: vectors of our own"),
    build=_build,
)

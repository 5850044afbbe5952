"""Microlife's cuffs on Bluetooth, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.blood_pressure_microlife.driver import MicrolifeCuff

    return MicrolifeCuff(place.radio(), place.wanted, place.clock)


FAMILY = Family(
    key="blood_pressure_microlife",
    name="tensiomètre Microlife BP3GY1-2N, Bluetooth",
    models=("Microlife BP3GY1-2N",),
    roles=(Role.CUFF,),
    quantities=(
        Quantity.SYSTOLIC,
        Quantity.DIASTOLIC,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(services=("FFF0",)),
    tried=Tried(captures="no: vectors of our own"),
    build=_build,
)

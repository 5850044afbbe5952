"""Cuffs of Bluetooth's Blood Pressure service, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.blood_pressure_1810.driver import BloodPressureCuff

    return BloodPressureCuff(place.radio(), place.wanted, place.clock, user=place.user)


FAMILY = Family(
    key="blood_pressure_1810",
    name="tensiomètre Bluetooth, service 0x1810",
    models=("Beurer BM85", "A&D UA-651BLE", "others of the profile"),
    roles=(Role.CUFF,),
    quantities=(Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL, Quantity.PULSE_RATE),
    transport=OnAir(services=("1810",)),
    tried=Tried(captures="yes: BM85, UA-651BLE, one unnamed"),
    build=_build,
    tells_user=True,
)

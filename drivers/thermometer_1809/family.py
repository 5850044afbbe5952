"""Thermometers of Bluetooth's Health Thermometer service, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.thermometer_1809.driver import Thermometer

    return Thermometer(place.radio(), place.wanted, place.clock)


FAMILY = Family(
    key="thermometer_1809",
    name="thermomètre Bluetooth, service 0x1809",
    models=("Pyle PHTM60BT", "A&D UT-201BLE", "others of the profile"),
    roles=(Role.THERMOMETER,),
    quantities=(Quantity.TEMPERATURE,),
    transport=OnAir(services=("1809",)),
    tried=Tried(captures="yes: Pyle PHTM60BT"),
    build=_build,
)

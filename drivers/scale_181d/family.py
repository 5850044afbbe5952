"""Scales of Bluetooth's Weight Scale and Body Composition services, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.scale_181d.driver import Scale

    return Scale(place.radio(), place.wanted, place.clock, user=place.user)


FAMILY = Family(
    key="scale_181d",
    name="balance Bluetooth, service 0x181D",
    models=("A&D UC-352BLE", "Beurer BF105", "others of the profile"),
    roles=(Role.SCALE,),
    quantities=(Quantity.WEIGHT,),
    transport=OnAir(services=("181D", "181B")),
    tried=Tried(captures="yes: two packets"),
    build=_build,
    tells_user=True,
)

"""Sensors of Bluetooth's Heart Rate service, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.heart_rate_180d.driver import HeartRateSensor
    from drivers.transport.steady import AS_IN_LIFE

    return HeartRateSensor(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="heart_rate_180d",
    name="cardiofréquencemètre Bluetooth, service 0x180D",
    models=("chest straps and arm bands of the profile",),
    roles=(Role.HEARTBEAT,),
    quantities=(Quantity.PULSE_RATE,),
    transport=OnAir(services=("180D",)),
    tried=Tried(captures="no: vectors of our own"),
    build=_build,
)

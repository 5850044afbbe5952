"""Contec's oximeters on Bluetooth, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_contec_ble.driver import ContecBluetoothOximeter
    from drivers.transport.steady import AS_IN_LIFE

    return ContecBluetoothOximeter(place.radio(), place.wanted, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_contec_ble",
    name="oxymètre Contec CMS50D-BT, Bluetooth",
    models=("CMS50D-BT",),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(services=("FF12",)),
    tried=Tried(captures="yes: single frames"),
    build=_build,
)

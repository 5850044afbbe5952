"""TaiDoc's devices on Bluetooth, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.taidoc.driver import TaiDocDevice

    return TaiDocDevice(place.radio(), place.wanted, place.clock)


FAMILY = Family(
    key="taidoc",
    name="appareil TaiDoc, Bluetooth",
    models=("TD-3128", "TD-8201", "TD-8255", "TD-1241", "TD-1261", "TD-4235", "TD-4277"),
    roles=(
        Role.CUFF,
        Role.OXIMETER,
        Role.THERMOMETER,
        Role.GLUCOMETER,
    ),
    quantities=(
        Quantity.SYSTOLIC,
        Quantity.DIASTOLIC,
        Quantity.PULSE_RATE,
        Quantity.SPO2,
        Quantity.TEMPERATURE,
        Quantity.GLUCOSE,
    ),
    transport=OnAir(names=("TAIDOC",)),
    tried=Tried(captures="no: vectors of our own"),
    build=_build,
)

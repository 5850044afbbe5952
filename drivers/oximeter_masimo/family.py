"""Masimo's oximeters on a serial line, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.identity import DeviceIdentity
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnCable, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_masimo.driver import MasimoOximeter, at_port
    from drivers.transport.serial_oximeter import AS_IN_LIFE

    identity = DeviceIdentity(place.make("Masimo"), "Rad-8", "", address=place.address, simulated=place.simulated)
    return MasimoOximeter(place.cable(at_port(place.address)), identity, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_masimo",
    name="oxymètre Masimo Rad-8 sur câble (ASCII 1)",
    models=("Masimo Rad-8",),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnCable(9600),
    tried=Tried(captures="yes: six lines of two Rad-8"),
    build=_build,
)

"""Contec's oximeters on the USB cable, newer protocol, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.identity import DeviceIdentity
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnCable, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_contec.driver import ContecOximeter, at_port
    from drivers.transport.serial_oximeter import AS_IN_LIFE

    identity = DeviceIdentity(place.make("Contec"), "CMS50D+", "", address=place.address, simulated=place.simulated)
    return ContecOximeter(place.cable(at_port(place.address)), identity, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_contec",
    name="oxymètre Contec sur câble, protocole 7.0",
    models=("CMS50D+ (firmware 4.6)", "CMS50E", "CMS50F", "CMS50I"),
    roles=(Role.OXIMETER,),
    quantities=(Quantity.SPO2, Quantity.PULSE_RATE),
    transport=OnCable(115200),
    tried=Tried(captures="yes: CMS50E, CMS50D+"),
    build=_build,
)

"""Contec's oximeters on the USB cable, older protocol, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.identity import DeviceIdentity
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnCable, Place, Tried

BAUDS = ("19200", "4800")  # the oldest speak at 4800


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_contec_old.driver import OldContecOximeter, at_port
    from drivers.transport.serial_oximeter import AS_IN_LIFE

    identity = DeviceIdentity(place.make("Contec"), "CMS50D", "", address=place.address, simulated=place.simulated)
    opening = place.cable(at_port(place.address, int(place.format or BAUDS[0])))
    return OldContecOximeter(opening, identity, place.clock, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_contec_old",
    name="oxymètre Contec sur câble, ancien protocole (19200 8O1)",
    models=("CMS50D", "CMS50E up to firmware 4.5"),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnCable(19200, "8O1"),
    tried=Tried(captures="no"),
    build=_build,
    formats=BAUDS,
)

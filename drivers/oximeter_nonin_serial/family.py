"""Nonin's oximeters on a serial line, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.identity import DeviceIdentity
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnCable, Place, Tried

FORMATS = ("2", "7", "8", "13")


def _build(place: Place) -> MeasuringDevice:
    from drivers.oximeter_nonin_serial.codec import Format
    from drivers.oximeter_nonin_serial.driver import NoninOximeter, at_port
    from drivers.transport.serial_oximeter import AS_IN_LIFE

    identity = DeviceIdentity(place.make("Nonin"), "Xpod", "", address=place.address, simulated=place.simulated)
    data_format = Format(int(place.format or FORMATS[0]))
    opening = place.cable(at_port(place.address))
    return NoninOximeter(opening, identity, place.clock, data_format=data_format, timing=AS_IN_LIFE.accelerated(place.speed))


FAMILY = Family(
    key="oximeter_nonin_serial",
    name="oxymètre Nonin sur câble",
    models=("Xpod", "OEM III", "3150", "9560"),
    roles=(Role.OXIMETER,),
    quantities=(
        Quantity.SPO2,
        Quantity.PULSE_RATE,
    ),
    transport=OnCable(9600),
    tried=Tried(captures="no: one packet of another project’s tests"),
    build=_build,
    formats=FORMATS,
)

"""SunTech's modules on a serial line, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.identity import DeviceIdentity
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnCable, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.blood_pressure_suntech.driver import SunTechModule, at_port

    identity = DeviceIdentity(place.make("SunTech"), "Advantage", "", address=place.address, simulated=place.simulated)
    return SunTechModule(place.cable(at_port(place.address)), identity, place.clock)


FAMILY = Family(
    key="blood_pressure_suntech",
    name="module de tension SunTech sur câble",
    models=("SunTech Advantage OEM", "CT40"),
    roles=(Role.CUFF,),
    quantities=(
        Quantity.SYSTOLIC,
        Quantity.DIASTOLIC,
        Quantity.MEAN_ARTERIAL,
        Quantity.PULSE_RATE,
    ),
    transport=OnCable(9600),
    tried=Tried(captures="no: six examples of the maker"),
    build=_build,
)

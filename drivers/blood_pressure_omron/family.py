"""Omron's cuffs with a memory of their own, as the catalogue lists them."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnAir, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.blood_pressure_omron.driver import OmronCuff

    return OmronCuff(place.radio(), place.wanted, place.clock, person=1 if place.user is None else place.user)


FAMILY = Family(
    key="blood_pressure_omron",
    name="tensiomètre Omron à mémoire, Bluetooth",
    models=("Omron HEM-7322T (M700 Intelli IT)", "HEM-7600T (Evolv)", "HEM-7142T2 (BP7150)"),
    roles=(Role.CUFF,),
    quantities=(
        Quantity.SYSTOLIC,
        Quantity.DIASTOLIC,
        Quantity.PULSE_RATE,
    ),
    transport=OnAir(services=("ECBE3980-C9A2-11E1-B1BD-0002A5D5C51B", "FE4A")),
    tried=Tried(captures="yes: single records and clocks of each, frames of the HEM-7322T; no whole conversation"),
    build=_build,
    tells_user=True,
    users=2,
)

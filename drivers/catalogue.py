"""Every family of devices that Alcôve can read: the one list behind settings, pairing, assembly and the README's table."""

from functools import cache
from importlib import import_module

from devices.role import Role
from drivers.family import Family, OnAir, OnCable

FOLDERS = [  # the first that fits a role is its default
    "blood_pressure_1810",
    "blood_pressure_suntech",
    "blood_pressure_microlife",
    "blood_pressure_omron",
    "oximeter_contec",
    "oximeter_1822",
    "oximeter_viatom",
    "oximeter_contec_ble",
    "oximeter_contec_old",
    "oximeter_nonin_ble",
    "oximeter_nonin_serial",
    "oximeter_berry",
    "oximeter_jumper",
    "oximeter_masimo",
    "thermometer_1809",
    "scale_181d",
    "glucometer_1808",
    "heart_rate_180d",
    "taidoc",
    "camera",
    "stethoscope",
]


def families() -> tuple[Family, ...]:
    """All of them."""
    return tuple(map(family, FOLDERS))


@cache
def family(key: str) -> Family:
    """The family of this folder, as it describes itself in `family.py`."""
    described = import_module(f"drivers.{key}.family").FAMILY
    if not isinstance(described, Family) or described.key != key:
        raise TypeError(f"drivers/{key}/family.py does not describe the family {key}")
    return described


def of_role(role: Role) -> tuple[Family, ...]:
    """Those that can serve as this."""
    return tuple(each for each in families() if role in each.roles)


def roles_on_air() -> tuple[Role, ...]:
    """What a Bluetooth device can be here."""
    return tuple(role for role in Role if any(isinstance(each.transport, OnAir) for each in of_role(role)))


def measuring_roles() -> tuple[Role, ...]:
    """What a device with a driver can be here; a camera has none."""
    return tuple(role for role in Role if any(each.build is not None for each in of_role(role)))


def default_for(role: Role, address: str) -> Family:
    """The family of a device whose settings name none: a path is a cable, anything else is on the air."""
    kind = OnCable if address.startswith("/") else OnAir
    fitting = of_role(role)
    return next((each for each in fitting if isinstance(each.transport, kind)), fitting[0])

"""Stethoscopes that are sound cards, as the catalogue lists them."""

from devices.role import Role
from drivers.family import Family, OnSound, Tried

FAMILY = Family(
    key="stethoscope",
    name="stéthoscope (entrée son)",
    models=("electronic stethoscopes with a line or USB output (Thinklabs One and others)",),
    roles=(Role.STETHOSCOPE,),
    quantities=(),
    transport=OnSound(),
    tried=Tried(captures="–", simulator="yes, through a real PulseAudio"),
    build=None,
)

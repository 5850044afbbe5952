"""Cameras and otoscopes, as the catalogue lists them."""

from devices.role import Role
from drivers.family import Family, OnVideo, Tried

FAMILY = Family(
    key="camera",
    name="caméra ou otoscope",
    models=("network cameras", "UVC webcams, otoscopes and dermatoscopes", "films"),
    roles=(Role.PATIENT_CAMERA, Role.OTOSCOPE),
    quantities=(),
    transport=OnVideo(),
    tried=Tried(captures="–", simulator="HTTP and films; V4L2 no"),
    build=None,
)

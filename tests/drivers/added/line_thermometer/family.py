"""The thermometer that writes lines, as the catalogue lists it."""

from devices.device import MeasuringDevice
from devices.measurement import Quantity
from devices.role import Role
from drivers.family import Family, OnCable, Place, Tried


def _build(place: Place) -> MeasuringDevice:
    from drivers.line_thermometer.driver import LineThermometer  # type: ignore[import-not-found]  # the test puts it there

    return LineThermometer(place)  # type: ignore[no-any-return]


FAMILY = Family(
    key="line_thermometer",
    name="thermomètre qui écrit des lignes",
    models=("none",),
    roles=(Role.THERMOMETER,),
    quantities=(Quantity.TEMPERATURE,),
    transport=OnCable(9600),
    tried=Tried(captures="no"),
    build=_build,
)

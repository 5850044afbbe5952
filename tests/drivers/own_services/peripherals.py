"""The pretended devices whose makers have Bluetooth services of their own, quick enough for a test."""

from drivers.blood_pressure_microlife.simulator import SimulatedMicrolife
from drivers.blood_pressure_omron.simulator import SimulatedOmron
from drivers.oximeter_berry.simulator import SimulatedBerry
from drivers.oximeter_contec_ble.simulator import SimulatedContecBluetooth
from drivers.oximeter_jumper.simulator import SimulatedJumper
from drivers.oximeter_nonin_ble.simulator import SimulatedNonin
from drivers.oximeter_viatom.simulator import SimulatedViatom
from drivers.simulation.peripheral import VirtualPeripheral
from drivers.taidoc.simulator import SimulatedTaiDoc


def peripherals() -> list[VirtualPeripheral]:
    return [
        SimulatedBerry("berry"),
        SimulatedContecBluetooth("contec-ble", numbers_every=2),
        SimulatedJumper("jumper", step_s=0.1),
        SimulatedMicrolife("microlife"),
        SimulatedNonin("nonin", step_s=0.1),
        SimulatedOmron("omron"),
        SimulatedOmron("newer-omron", address="F0:FE:4A:00:00:01", model="HEM-7142T2 simulé"),
        SimulatedOmron("unknown-omron", address="F0:EC:BE:00:00:02", model="X4 Smart"),
        SimulatedTaiDoc("taidoc"),
        SimulatedViatom("viatom", numbers_every=1),
    ]

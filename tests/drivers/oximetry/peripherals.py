"""The pretended oximeters that stream over Bluetooth, quick enough for a test."""

from drivers.oximeter_berry.simulator import SimulatedBerry
from drivers.oximeter_contec_ble.simulator import SimulatedContecBluetooth
from drivers.oximeter_nonin_ble.simulator import SimulatedNonin
from drivers.oximeter_viatom.simulator import SimulatedViatom
from drivers.simulation.peripheral import VirtualPeripheral


def peripherals() -> list[VirtualPeripheral]:
    return [
        SimulatedBerry("berry"),
        SimulatedContecBluetooth("contec-ble", numbers_every=2),
        SimulatedNonin("nonin", step_s=0.1),
        SimulatedViatom("viatom", numbers_every=1),
    ]

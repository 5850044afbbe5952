"""The pretended oximeters that stream over Bluetooth, quick enough for a test."""

from drivers.oximeter_contec_ble.simulator import SimulatedContecBluetooth
from drivers.oximeter_viatom.simulator import SimulatedViatom
from drivers.simulation.peripheral import VirtualPeripheral


def peripherals() -> list[VirtualPeripheral]:
    return [
        SimulatedContecBluetooth("contec-ble", numbers_every=2),
        SimulatedViatom("viatom", numbers_every=1),
    ]

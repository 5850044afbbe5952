"""The virtual radio in a process of its own, as at a booth: orders in, one JSON object a line; "done" or the error out."""

import asyncio
import json
import sys
from importlib import import_module
from pathlib import Path

from drivers.blood_pressure_1810.codec import BM85
from drivers.blood_pressure_1810.simulator import SimulatedCuff, SimulatedUA651
from drivers.glucometer_1808.simulator import SimulatedGlucometer
from drivers.heart_rate_180d.simulator import SimulatedHeartRateSensor
from drivers.oximeter_1822.simulator import SimulatedPulseOximeter
from drivers.scale_181d.codec import UC352
from drivers.scale_181d.simulator import SimulatedScale
from drivers.simulation.peripheral import VirtualPeripheral
from drivers.simulation.private_bus import private_bus
from drivers.simulation.radio import virtual_radio
from drivers.thermometer_1809.simulator import SimulatedThermometer


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def peripherals() -> list[VirtualPeripheral]:
    return [
        SimulatedCuff("cuff"),
        SimulatedCuff("bm85", address="F0:18:10:00:00:02", model="BM85", manufacturer="Beurer", dialect=BM85, live_pressure=False, tells_time=False),
        SimulatedCuff("bonded-cuff", address="F0:18:10:00:00:03", model="Bonded Cuff", encrypted=True),
        SimulatedCuff("passkey-cuff", address="F0:18:10:00:00:04", model="Passkey Cuff", encrypted=True, passkey=271828),
        SimulatedUA651(),
        SimulatedThermometer("thermometer"),
        SimulatedPulseOximeter("oximeter", interval_s=0.1),
        SimulatedPulseOximeter("spot-oximeter", address="F0:18:22:00:00:02", model="MightySat", continuous=False),
        SimulatedGlucometer("glucometer"),
        SimulatedGlucometer("bonded-glucometer", address="F0:18:08:00:00:02", model="Bonded Meter", encrypted=True, knows_since=False, in_moles=True),
        SimulatedHeartRateSensor("heart-rate", interval_s=0.1),
        SimulatedScale("scale"),
        SimulatedScale("body-scale", address="F0:18:1D:00:00:02", model="BF105", manufacturer="Beurer", composes=True),
        SimulatedScale("uc352", address="F0:18:1D:00:00:03", model="A&D_UC-352BLE_00A1B2", manufacturer="A&D", imperial=True, dialect=UC352, tells_time=False),
    ]


async def main(folder: Path, cast: str) -> None:
    """`cast`: the module whose `peripherals()` are on the air."""
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    simulators = {simulator.name: simulator for simulator in import_module(cast).peripherals()}
    async with private_bus(folder) as address, virtual_radio(address, list(simulators.values())) as adapter:
        say(address)
        while line := await lines.readline():
            order = json.loads(line)
            name, said = order.pop("simulator"), order.pop("order")
            try:
                named = {**simulators, adapter.name: adapter}
                for simulator in (adapter, *simulators.values()) if name == "*" else (named[name],):
                    await simulator.obey(said, **order)
            except ValueError as error:
                say(str(error))
            else:
                say("done")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))

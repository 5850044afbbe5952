"""The virtual radio in a process of its own, as at a booth: orders in, one JSON object a line; "done" or the error out."""

import asyncio
import json
import sys
from pathlib import Path

from drivers.blood_pressure_1810.codec import BM85
from drivers.blood_pressure_1810.simulator import SimulatedCuff
from drivers.oximeter_1822.simulator import SimulatedPulseOximeter
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
        SimulatedThermometer("thermometer"),
        SimulatedPulseOximeter("oximeter", interval_s=0.1),
        SimulatedPulseOximeter("spot-oximeter", address="F0:18:22:00:00:02", model="MightySat", continuous=False),
    ]


async def main(folder: Path) -> None:
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    simulators = {simulator.name: simulator for simulator in peripherals()}
    async with private_bus(folder) as address, virtual_radio(address, list(simulators.values())):
        say(address)
        while line := await lines.readline():
            order = json.loads(line)
            name, said = order.pop("simulator"), order.pop("order")
            try:
                for simulator in simulators.values() if name == "*" else (simulators[name],):
                    await simulator.obey(said, **order)
            except ValueError as error:
                say(str(error))
            else:
                say("done")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))

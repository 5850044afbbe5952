"""Measure the booth's figures, write them to bench.json and print them: `python -m kiosk.bench [--only NAME] [--samples N]`."""

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from kiosk.bench import machine
from kiosk.bench.figure import LEAST_SAMPLES, Figure, void
from kiosk.bench.table import table

BROKE = "the bench itself failed"
BUSY = 0.15  # cores; above it the figures of time are not to be believed
Measure = Callable[[int], Sequence[Figure]]


@dataclass(frozen=True)
class Part:
    """Figures that are measured together, and the module that measures them."""

    module: str
    figures: tuple[str, ...]

    def measure(self, samples: int, wanted: frozenset[str]) -> list[Figure]:
        """Those that are wanted; one that failed says how."""
        try:
            measured = import_module(f"kiosk.bench.{self.module}").measure(samples)
        except Exception as error:  # the other figures are still worth having
            logging.getLogger(__name__).exception("%s", self.module)
            measured = [void(name, "", f"{BROKE}: {type(error).__name__}: {error}") for name in self.figures]
        figures: list[Figure] = [measured] if isinstance(measured, Figure) else list(measured)
        return [figure for figure in figures if figure.name in wanted]


PARTS = (
    Part("codec_packet_ratio", ("codec_packet_ratio",)),
    Part("deliveries_per_s", ("deliveries_per_s",)),
    Part("camera_chart", ("chart_ms_per_picture", "chart_error_pct")),
    Part("cold_start_ratio", ("cold_start_ratio",)),
    Part("calls", ("call_setup_ratio", "sender_cpu_ratio", "glass_to_glass_ratio")),
    Part(
        "device_ready",
        ("ble_ready_s", "ble_first_value_s", "serial_ready_s", "serial_first_value_s", "camera_ready_s", "camera_first_value_s"),
    ),
    Part("idle_devices", ("idle_devices_core_pct",)),
    Part("memory_growth", ("memory_growth_kb_per_h",)),
    Part("booth_in_call", ("bytes_to_dom_ms_p95", "gui_gap_ms_p99", "booth_pss_mb")),
)
NAMES = tuple(name for part in PARTS for name in part.figures)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write and print. What was found is in the table, not in the exit code; 1 says that the bench itself broke."""
    given = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    wanted = frozenset(given.only or NAMES)
    began, at = time.monotonic(), datetime.now(UTC)
    facts = machine.facts() | {"busy_elsewhere_cores": machine.busy_elsewhere()}
    figures: list[Figure] = []
    stolen: dict[str, float] = {}
    for part in PARTS:
        if not wanted.isdisjoint(part.figures):
            print(f"… {', '.join(name for name in part.figures if name in wanted)}", file=sys.stderr, flush=True)
            stolen_s, since = machine.stolen_s(), time.monotonic()
            figures += part.measure(given.samples, wanted)
            stolen[part.module] = round((machine.stolen_s() - stolen_s) / (time.monotonic() - since), 2)
    facts["stolen_cores"] = stolen
    facts["busy_elsewhere_cores_after"] = machine.busy_elsewhere()
    took_s = round(time.monotonic() - began, 1)
    content = {
        "at": at.isoformat(),
        "took_s": took_s,
        "samples": given.samples,
        "machine": facts,
        "figures": {figure.name: figure.to_plain() for figure in figures},
    }
    given.out.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(figures))
    print(f"\n{facts['processor']}, {facts['cores']} cores, {facts['system']}, {took_s:g} s; written to {given.out}")
    busiest = max(facts["busy_elsewhere_cores"], facts["busy_elsewhere_cores_after"])
    if busiest > BUSY:
        print(f"This machine was not quiet: others used {busiest:g} of its {facts['cores']} cores. Do not quote these figures.")
    if thieves := {module: cores for module, cores in stolen.items() if cores > BUSY}:
        told = ", ".join(f"{cores:g} during {module}" for module, cores in thieves.items())
        print(f"The host of this virtual machine gave cores to others: {told}. Times from there are not to be quoted.")
    return int(any(figure.void.startswith(BROKE) for figure in figures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kiosk.bench", description="The booth's figures, each beside a peer measured in the same run.")
    parser.add_argument("--only", action="append", choices=NAMES, metavar="NAME", help=f"one figure; may be repeated: {', '.join(NAMES)}")
    parser.add_argument(
        "--samples", type=_count, default=LEAST_SAMPLES, metavar="N", help=f"of each; below {LEAST_SAMPLES} nothing is judged (default {LEAST_SAMPLES})"
    )
    parser.add_argument("--out", type=Path, default=Path("bench.json"), metavar="FILE", help="default bench.json")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= 50:
        raise argparse.ArgumentTypeError("between 1 and 50")
    return count


if __name__ == "__main__":
    sys.exit(main())

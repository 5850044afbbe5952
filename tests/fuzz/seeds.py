"""Bytes to begin with: the vectors of the families, whatever the form in which they are kept."""

import json
from pathlib import Path

VECTORS = Path(__file__).parents[1] / "vectors"


def seeds(name: str) -> tuple[bytes, ...]:
    """All packets of this file of vectors."""
    text = (VECTORS / name).read_text(encoding="utf-8")
    if name.endswith(".json"):
        return tuple(_within(json.loads(text)))
    lines = [line.lstrip("<> ") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(map(bytes.fromhex, lines))


def _within(data: object) -> list[bytes]:
    if isinstance(data, dict):
        packet = [bytes.fromhex(data["hex"])] if isinstance(data.get("hex"), str) else []
        line = [data["line"].encode("ascii")] if isinstance(data.get("line"), str) else []
        return packet + line + [each for value in data.values() for each in _within(value)]
    return [each for value in data for each in _within(value)] if isinstance(data, list) else []

"""Writes a booth's settings as the TOML file that the booth reads."""

import json
from dataclasses import asdict
from pathlib import Path

from kiosk.settings import Settings


def written(settings: Settings, file: Path) -> Path:
    """The file, with every value spelled out; a JSON string, number or list of strings is TOML too."""
    lines = []
    for section, values in asdict(settings).items():
        lines.append(f"[{section}]")
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file

"""Write the QML palettes and text styles from tokens.json, so that qmllint knows each name.

python ui/tools/make_theme.py          write the files
python ui/tools/make_theme.py --check  fail if they are not current
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKENS = ROOT / "ui/assets/tokens.json"
NOT_SCALED = {"brand", "tick", "key"}
MOST = {"tool": 36, "bar-button": 38, "bar": 34}  # the bars keep their height, so their words stop growing here
THEME = ROOT / "ui/qml/Alcove/Theme"
HEADER = "// Written by ui/tools/make_theme.py from tokens.json: do not edit.\nimport QtQuick\n\n"


def camel(name: str) -> str:
    """primary-soft -> primarySoft, value-xl -> valueXl."""
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def palette_type(colours: dict[str, str]) -> str:
    """The type both palettes share: a colour missing from one is an error."""
    lines = [f"    required property color {camel(name)}" for name in colours]
    return f"{HEADER}QtObject {{\n    required property string name\n" + "\n".join(lines) + "\n}\n"


def palette(name: str, colours: dict[str, str]) -> str:
    """One palette."""
    lines = [f'    {camel(colour)}: "{value}"' for colour, value in colours.items()]
    return f'{HEADER}Colours {{\n    name: "{name}"\n' + "\n".join(lines) + "\n}\n"


def text_styles(styles: dict[str, list[int]]) -> str:
    """The text styles of one audience, all scaled together."""
    blocks = []
    for name, (size, line, weight) in styles.items():
        scale = "1" if name in NOT_SCALED else "styles.scale"
        values = [f"base: {size}", f"baseLine: {line}", f"weight: {weight}", f"scale: {scale}"]
        if name in MOST:
            values.append(f"most: {MOST[name]}")
        body = "\n".join(f"        {value}" for value in values)
        blocks.append(f"    readonly property TextStyle {camel(name)}: TextStyle {{\n{body}\n    }}")
    return f"{HEADER}QtObject {{\n    id: styles\n\n    property real scale: 1\n" + "\n".join(blocks) + "\n}\n"


def files() -> dict[str, str]:
    """File name -> text."""
    tokens = json.loads(TOKENS.read_text(encoding="utf-8"))
    colours, styles = tokens["color"], tokens["type"]
    return {
        "Colours.qml": palette_type(colours["light"]),
        "LightColours.qml": palette("light", colours["light"]),
        "ContrastColours.qml": palette("contrast", colours["contrast"]),
        "PatientText.qml": text_styles(styles["patient"]),
        "AssistantText.qml": text_styles(styles["assistant"]),
    }


if __name__ == "__main__":
    stale = [name for name, text in files().items() if not (THEME / name).exists() or (THEME / name).read_text("utf-8") != text]
    if "--check" in sys.argv:
        sys.exit(f"not current: {', '.join(stale)}" if stale else 0)
    for name, text in files().items():
        (THEME / name).write_text(text, encoding="utf-8")

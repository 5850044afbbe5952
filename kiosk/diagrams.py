"""Draws the three state tables into docs/architecture.md, so that the pictures cannot lie.

python -m kiosk.diagrams           writes them
python -m kiosk.diagrams --check   says whether they are current
"""

import re
import sys
from collections.abc import Mapping
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from devices import status
from session import consultation
from session.call import state as call

Table = Mapping[Any, Mapping[type, Any]]  # state → event → state; Mapping keys are invariant, hence Any
PAGE = Path(__file__).parent.parent / "docs/architecture.md"
TABLES: dict[str, Table] = {
    "consultation": consultation.TRANSITIONS,
    "call": call.TRANSITIONS,
    "device": status.TRANSITIONS,
}


def draw(table: Table) -> str:
    """The table as a Mermaid state diagram: only what changes the state, events that lead the same way on one line."""
    lines = ["stateDiagram-v2", f"    [*] --> {_name(next(iter(table)))}"]
    for state, path in table.items():
        leads: dict[Enum, list[str]] = {}
        for event, after in path.items():
            if after is not state:
                leads.setdefault(after, []).append(event.__name__)
        lines += [f"    {_name(state)} --> {_name(after)} : {', '.join(events)}" for after, events in leads.items()]
    return "\n".join(lines)


def _name(state: Enum) -> str:
    return str(state.name)


def with_diagrams(page: str) -> str:
    """The page with its diagrams drawn anew."""
    for name, table in TABLES.items():
        block = re.compile(rf"(<!-- diagram: {name} -->\n```mermaid\n).*?(\n```)", re.DOTALL)
        if not block.search(page):
            raise ValueError(f"no place for the {name} diagram")
        page = block.sub(partial(_fill, draw(table)), page)
    return page


def _fill(drawing: str, match: re.Match[str]) -> str:
    return match[1] + drawing + match[2]


def main() -> int:
    """Write or check; 1 where the page is not current."""
    page = PAGE.read_text(encoding="utf-8")
    drawn = with_diagrams(page)
    if "--check" in sys.argv:
        return int(page != drawn)
    PAGE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Writes the README's table of devices from the catalogue, so that it cannot claim more than is there.

python -m kiosk.device_table
"""

import re
from pathlib import Path

from drivers.catalogue import families
from drivers.family import Family

PAGE = Path(__file__).parent.parent / "README.md"
_BLOCK = re.compile(r"(<!-- devices: python -m kiosk\.device_table -->\n).*?(<!-- /devices -->)", re.DOTALL)
_HEAD = """| family | serves as | models | link | tried on our hardware | tried on captured bytes | tried on the simulator |
|---|---|---|---|---|---|---|
"""


def with_table(page: str) -> str:
    """The page with its table of devices written anew."""
    if not _BLOCK.search(page):
        raise ValueError("no place for the table of devices")
    rows = "".join(map(_row, families()))
    return _BLOCK.sub(lambda match: f"{match[1]}{_HEAD}{rows}{match[2]}", page)


def _row(family: Family) -> str:
    cells = (
        f"[{family.key}](drivers/{family.key}/README.md)",
        ", ".join(role.value for role in family.roles),
        ", ".join(family.models),
        str(family.transport),
        family.tried.hardware,
        family.tried.captures,
        family.tried.simulator,
    )
    return f"| {' | '.join(cells)} |\n"


def main() -> None:
    """Write it."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

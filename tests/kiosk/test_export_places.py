"""Where the register can be taken to: the sticks that can be written to now, and the booth's own folder."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from kiosk.export_places import RegisterExports
from session.papers import Papers


class Written:
    """Papers that only remember their folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write_register(self, serial: str = "") -> tuple[Path, ...]:
        return (self.folder / f"registre{serial}.pdf", self.folder / f"registre{serial}.csv")


def test_sticks_come_first_and_what_cannot_be_written_to_does_not_come(tmp_path: Path) -> None:
    stick, locked = tmp_path / "CLE", tmp_path / "LOCKED"
    stick.mkdir()
    papers: Callable[[Path], Papers] = Written  # type: ignore[assignment]
    exports = RegisterExports(
        papers, tmp_path / "own", lambda: [SimpleNamespace(mountpoint=str(each)) for each in (locked, stick, Path("/"))], (str(tmp_path),)
    )
    first, own = exports.places()
    assert (first.name, first.removable) == ("CLE", True)
    assert (own.folder, own.removable) == (str(tmp_path / "own"), False)
    assert exports.write(first, "C-1") == ("registreC-1.pdf", "registreC-1.csv")

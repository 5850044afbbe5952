"""Where the register can be taken away to: the USB sticks that are plugged in, and the booth's own folder of papers."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from session.papers import Papers
from session.workshop import ExportPlace

REMOVABLE = ("/media/", "/run/media/", "/mnt/")


class Mounted(Protocol):
    """One file system of this machine."""

    @property
    def mountpoint(self) -> str: ...


def _mounted() -> Iterable[Mounted]:
    import psutil  # when a technician asks, and not while the booth starts

    return psutil.disk_partitions()


@dataclass(frozen=True)
class RegisterExports:
    """The register, written where a technician chose."""

    papers: Callable[[Path], Papers]  # that go into this folder
    own: Path
    mounted: Callable[[], Iterable[Mounted]] = _mounted
    removable: tuple[str, ...] = REMOVABLE

    def places(self) -> tuple[ExportPlace, ...]:
        """Each place that can be written to now, sticks first."""
        sticks = sorted(Path(each.mountpoint) for each in self.mounted() if each.mountpoint.startswith(self.removable))
        found = [ExportPlace(stick.name, str(stick), removable=True) for stick in sticks if os.access(stick, os.W_OK)]
        return (*found, ExportPlace(self.own.name, str(self.own), removable=False))

    def write(self, place: ExportPlace, serial: str) -> tuple[str, ...]:
        """As PDF and CSV; on a stick, whoever pulls it out finds both whole."""
        return tuple(path.name for path in self.papers(Path(place.folder)).write_register(serial))

"""A pretended capture button: a pipe that says what the kernel says of a real one, with the entries of /sys by which a camera's is found."""

import os
from pathlib import Path
from typing import Any

from drivers.camera.key_events import KEY_CAMERA, pressed

_BITS = 64


class PretendedButton:
    """Stands at `path` while it is plugged in. What is said while nobody listens waits in the pipe, as it would not with a real one."""

    orders = frozenset({"press", "pull-out", "replug"})

    def __init__(self, path: Path, name: str = "otoscope-button") -> None:
        self.path, self.name = path, name
        self._pipe: int | None = None

    def plug_in(self) -> None:
        """Make it appear."""
        if self._pipe is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.mkfifo(self.path, 0o600)
            self._pipe = os.open(self.path, os.O_RDWR | os.O_NONBLOCK)

    def pull_out(self) -> None:
        """Make it go, under whoever reads it."""
        if self._pipe is not None:
            self.path.unlink()
            os.close(self._pipe)
            self._pipe = None

    async def obey(self, order: str, **details: Any) -> None:
        """Done when this returns."""
        if order not in self.orders or details:
            raise ValueError(f"{self.name} can {', '.join(sorted(self.orders))}, with no details")
        {"press": self.press, "pull-out": self.pull_out, "replug": self.plug_in}[order]()

    def press(self, key: int = KEY_CAMERA) -> None:
        """Press it and let it go."""
        self.say(pressed(key))

    def say(self, data: bytes) -> None:
        """Say these bytes."""
        if self._pipe is not None:
            os.write(self._pipe, data)


def plug_in_camera(sys: Path, port: str, video: str, event: str, keys: tuple[int, ...] = (KEY_CAMERA,)) -> None:
    """Entries of a camera at this port of the USB, with its picture and its button, as they stand in /sys."""
    thing = sys / "devices/pci0000:00/0000:00:14.0/usb1" / port
    picture, key = thing / f"{port}:1.0/video4linux" / video, thing / f"{port}:1.0/input/input{event.removeprefix('event')}" / event
    for each in (picture, key, key.parent / "capabilities"):
        each.mkdir(parents=True, exist_ok=True)
    (thing / "idVendor").write_text("0c45\n")
    groups = [0] * (1 + max((*keys, 0)) // _BITS)
    for each_key in keys:
        groups[-1 - each_key // _BITS] |= 1 << each_key % _BITS
    (key.parent / "capabilities/key").write_text(" ".join(f"{group:x}" for group in groups) + "\n")
    _link(picture / "device", thing / f"{port}:1.0")
    _link(key / "device", key.parent)
    _link(sys / "class/video4linux" / video, picture)
    _link(sys / "class/input" / event, key)


def _link(place: Path, leads_to: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.is_symlink():
        place.symlink_to(leads_to)

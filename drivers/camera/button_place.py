"""Where a camera's own button is: the input device of the same thing on the USB, as the kernel's /sys tells it."""

from pathlib import Path

from drivers.camera.key_events import KEY_CAMERA

SYS, DEV = Path("/sys"), Path("/dev")
_WORD = 64  # bits of a group in "capabilities/key", the lowest last


def button_of(camera: str, sys: Path = SYS, dev: Path = DEV) -> Path | None:
    """The event device of the button of the camera at this path (/dev/video0, or a link to it); None where it has none."""
    if not camera.startswith("/"):
        return None
    plugged = _on_usb(sys / "class/video4linux" / Path(camera).resolve().name / "device")
    if plugged is None:
        return None
    found = sorted((sys / "class/input").glob("event*"), key=lambda each: int(each.name.removeprefix("event") or 0))
    return next((dev / "input" / each.name for each in found if plugged in each.resolve().parents and _has_key(each, KEY_CAMERA)), None)


def _on_usb(entry: Path) -> Path | None:
    """The whole device, above its interfaces, that this belongs to."""
    place = entry.resolve()
    return next((each for each in (place, *place.parents) if (each / "idVendor").exists()), None)


def _has_key(event: Path, key: int) -> bool:
    try:
        groups = (event / "device/capabilities/key").read_text().split()
        return bool(int(groups[-1 - key // _WORD], 16) >> key % _WORD & 1)
    except (OSError, ValueError, IndexError):  # it went just now, or has no such keys
        return False

"""Screen 22 with what the drawing shows in it, and in its other states. No camera and no engine run behind it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from devices.chart import Flaw, Found, Measured, Reading
from session.call.pictures import Pictures, View
from session.camera_check import CameraCheck, Sight
from session.documents.chart_sheet import svg
from session.upkeep.camera_chart import EDGE_CAPTION, KIND, points_of
from session.upkeep.checks import Check, Photo, check_of
from session.upkeep.inventory import Checked, Entered, Entry, Equipment
from ui.gallery.assistant import Models
from ui.gallery.technician import KINDS, YANN, Sample
from ui.gallery.visits import CLAIRE, ZONE
from ui.news import SightNews
from ui.pictures import paint
from ui.technician.camera import CameraPage

SIGHTED = Found(
    marks=((0.5, 0.11), (0.307, 0.36), (0.693, 0.36), (0.5, 0.913)),
    left=((0.412, 0.253), (0.466, 0.253), (0.466, 0.394), (0.412, 0.394)),
    right=((0.534, 0.253), (0.588, 0.253), (0.588, 0.394), (0.534, 0.394)),
    colours=((0.338, 0.484), (0.662, 0.484), (0.662, 0.778), (0.338, 0.778)),
    greys=((0.338, 0.776), (0.662, 0.776), (0.662, 0.868), (0.338, 0.868)),
    slant_deg=5.0,
    askew=1.01,
    shape=16 / 9,
)


def chart_reading(centre: float, corner: float, colour: float, evenness: float) -> Reading:
    """What a second of pictures gave."""
    colours = tuple(colour - 0.09 + 0.01 * n for n in range(18))
    greys = (0.4, -1.2, 0.8, 2.1, -0.6, 1.0)
    corners = (corner + 0.2, corner, corner + 0.3, corner + 0.1)
    return Reading("M3", "2026-04", SIGHTED, 1280, 720, 30, 0.967, 30.0, centre, 0.24, corners, colours, greys, evenness, 0)


def otoscope_checks() -> list[Entry]:
    """Eight months of an otoscope whose border fades."""
    kind, at = KINDS.named(KIND), datetime(2026, 3, 3, 9, 0, tzinfo=ZONE)
    assert kind is not None
    equipment = Equipment("OT-051962", "otoscope", "Caméra otoscope", location="Borne AL-00042", accessories=("Embouts 18",), not_applicable=("battery",))
    entries: list[Entry] = [Entered(entry_id="in-OT-051962", at=at - timedelta(days=1), by=YANN, equipment=equipment)]
    accepted: Check | None = None
    photo = Photo(sha256(EDGES["then"]).hexdigest(), EDGE_CAPTION)
    for n in range(8):
        reading = chart_reading(6.5 - 0.07 * n, 5.5 - 0.13 * n, 3.4 + 0.22 * n, 0.80 - 0.011 * n)
        given = {"serial": equipment.serial, "done_at": at + timedelta(days=32 * n), "found": points_of(reading, 118), "signed_by": (YANN, CLAIRE)}
        check = replace(check_of(kind, KINDS.version, given), steps=kind.steps_for(accepted), photos=(photo,) if accepted is None else ())
        accepted = accepted or check
        entries.append(Checked(entry_id=f"check-{n}", at=check.done_at, by=YANN, check=check))
    return entries


def _edge(blur: float) -> bytes:
    """A slanted edge, sharp or less so, as a picture file."""
    image = QImage(156, 124, QImage.Format.Format_RGB32)
    for y in range(image.height()):
        for x in range(image.width()):
            share = min(1.0, max(0.0, 0.5 + (x - 78 + 0.087 * (62 - y)) / (2 * blur)))
            image.setPixelColor(x, y, QColor(*(round(27 + share * (lightest - 27)) for lightest in (233, 230, 222))))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # takes a device too
    return bytes(data.data())


EDGES = {"then": _edge(2.0), "now": _edge(12.0)}


def _live() -> Pictures:
    """A picture memory in which the otoscope sees the chart."""
    drawn = re.sub("^<svg[^>]*>", '<g transform="translate(287 7) scale(1.103)">', svg()).replace("</svg>", "</g>")
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><rect width="1280" height="720" fill="#0B0507"/>{drawn}</svg>'
    image = paint(whole, QSize(1280, 720))
    pictures = Pictures.create()
    pictures.writable(View.OTOSCOPE, image.width(), image.height())[:] = bytes(image.constBits())
    pictures.publish(View.OTOSCOPE, image.width(), image.height(), taken_ns=1)
    return pictures


class NoCamera:
    """A camera check that nobody runs: it holds what the page is to show."""

    address, lot = "http://nowhere/", "2026-04"

    def open(self) -> None: ...

    async def take(self) -> None: ...

    async def close(self) -> None: ...

    def photo(self, sha256: str) -> bytes:
        return EDGES["then"]


def _before_chart(sight: Sight, entries: Sequence[Entry], delay: str = "") -> Sample:
    sample = Sample(entries, camera=cast(CameraCheck, NoCamera()), pictures=_live() if sight.picture else None).at("cameras")
    page = cast(CameraPage, sample.side.pages["cameras"])
    page.model.write_delay(delay)
    page._see(SightNews(sight))
    if any(isinstance(each, Checked) for each in entries):
        page.model.edge_then.show(EDGES["then"])
    return sample


def chart_measured() -> Sample:
    measured = Measured(chart_reading(5.9, 4.5, 5.4, 0.71), b"", EDGES["now"])
    return _before_chart(Sight(on=True, picture=True, found=SIGHTED, measured=measured), otoscope_checks(), "118")


def chart_first() -> Sample:
    measured = Measured(chart_reading(6.5, 5.5, 3.4, 0.80), b"", EDGES["then"])
    return _before_chart(Sight(on=True, picture=True, found=SIGHTED, measured=measured), otoscope_checks()[:1])


def chart_out() -> Sample:
    reading = chart_reading(4.9, 3.1, 9.2, 0.55)
    measured = Measured(replace(reading, dead_pixels=7, rate=14.8, greys=(11.0,) * 6), b"", EDGES["now"])
    return _before_chart(Sight(on=True, picture=True, found=SIGHTED, measured=measured), otoscope_checks(), "240")


def chart_refused() -> Sample:
    return _before_chart(Sight(on=True, picture=True, found=SIGHTED, refused=Flaw.GLARE), otoscope_checks())


def chart_awaited() -> Sample:
    return _before_chart(Sight(on=True), [])


SAMPLES: dict[str, tuple[str, Callable[[], Sample]]] = {
    "22-camera": ("Technician/Camera", chart_measured),
    "22-camera-premiere": ("Technician/Camera", chart_first),
    "22-camera-hors-limite": ("Technician/Camera", chart_out),
    "22-camera-refusee": ("Technician/Camera", chart_refused),
    "22-camera-attente": ("Technician/Camera", chart_awaited),
}


def _models(make: Callable[[], Sample]) -> Callable[[], Models]:
    return lambda: make().models()[1]


SCREENS: dict[str, tuple[str, Callable[[], Models]]] = {name: (path, _models(make)) for name, (path, make) in SAMPLES.items()}

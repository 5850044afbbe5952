"""Drawn people and ears, put into a real picture memory: what the screens show where a camera would be."""

from PySide6.QtCore import QSize

from session.call.pictures import Pictures, View
from ui.models.moving_picture import MovingPicture
from ui.pictures import ASSETS, paint

SIZES = {View.SELF: QSize(640, 720), View.OTOSCOPE: QSize(720, 720), View.PRACTITIONER: QSize(1280, 720)}


def drawn_picture(name: str, view: View) -> MovingPicture:
    """A memory that holds this scene as the newest picture."""
    image = paint((ASSETS / f"demo/{name}.svg").read_text(encoding="utf-8"), SIZES[view])
    pictures = Pictures.create()
    pictures.writable(view, image.width(), image.height())[:] = bytes(image.constBits())
    pictures.publish(view, image.width(), image.height(), taken_ns=1)
    return MovingPicture(pictures, view)

"""A media process without cameras: it says the true messages on the true socket, and paints one picture where a camera is open.

Started with `deaf` before its two descriptors, it opens and hides, and never closes.
"""

import socket
import sys
from contextlib import suppress
from dataclasses import replace

from devices.device import Role
from session.call import control
from session.call.control import CameraStatus, Seen
from session.call.pictures import Pictures, View


def main(deaf: bool, link: socket.socket, pictures: Pictures) -> None:
    """Until the booth's end of the socket closes."""
    showing = control.Showing(False, False)

    def tell(message: control.FromMedia) -> None:
        link.send(control.to_bytes(message))

    def open_cameras(patient: str, otoscope: str) -> None:
        for role, view, address in ((Role.PATIENT_CAMERA, View.SELF, patient), (Role.OTOSCOPE, View.OTOSCOPE, otoscope)):
            if address:
                pictures.writable(view, 2, 2)[:] = bytes(range(16))
                pictures.publish(view, 2, 2, 0)
                tell(CameraStatus(role, Seen.PRESENT))

    tell(control.Up("small"))
    while packet := link.recv(control.LARGEST):
        match control.to_media(packet):
            case control.Ping(number):
                tell(control.Pong(number))
            case control.OpenCameras(patient, otoscope):
                open_cameras(patient, otoscope)
            case control.Mask(on):
                showing = replace(showing, masked=on)
                tell(showing)
            case control.Mute(on):
                showing = replace(showing, muted=on)
                tell(showing)
            case control.CloseAll() if not deaf:
                for role, view in ((Role.PATIENT_CAMERA, View.SELF), (Role.OTOSCOPE, View.OTOSCOPE)):
                    pictures.clear(view)
                    tell(CameraStatus(role, Seen.CLOSED))
                tell(control.Closed())


if __name__ == "__main__":
    *orders, socket_fd, pictures_fd = sys.argv[1:]
    with socket.socket(fileno=int(socket_fd)) as booth:
        booth.setblocking(True)
        with suppress(BrokenPipeError, ConnectionResetError):  # the booth is gone
            main("deaf" in orders, booth, Pictures.attach(int(pictures_fd)))

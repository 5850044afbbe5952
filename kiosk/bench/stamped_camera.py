"""Two network cameras for the bench, 720p at thirty pictures a second, each picture stamped with the clock at the instant it is sent.

    python -m kiosk.bench.stamped_camera      →  {"usable": "http://127.0.0.1:PORT"}       /patient and /otoscope

The same cameras serve the booth's media process and the Chromium beside it. It leaves when its standard input ends. The pictures are encoded
beforehand; only the strip with the clock is encoded each time and spliced in, which restart markers make possible (ITU T.81 §F.1.2.3).
"""

import asyncio
import json
import os
import socket
import sys
import time

import cv2
import numpy as np
import numpy.typing as npt

from drivers.camera import scenes
from drivers.camera.codec import Part
from drivers.simulation.mjpeg import BOUNDARY, SEND_BUFFER
from kiosk.bench.stamp import PER_WIDTH, SQUARES, squares

RATE = 30
PICTURES = 12
GRAIN = 2.0  # what a small sensor adds to a picture: without it there is next to nothing to encode
STRIP_ROWS = 32  # two rows of 16 by 16 blocks
QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 80, cv2.IMWRITE_JPEG_RST_INTERVAL, scenes.WIDTH // 16]
THIRD_ROW = b"\xff\xd1"  # the restart marker after the second row of blocks
START_OF_SCAN = b"\xff\xda"
NAMES = ("patient", "otoscope")
REPLY = (
    b"HTTP/1.0 200 OK\r\nCache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\n"
    b"Content-Type: multipart/x-mixed-replace;boundary=" + BOUNDARY + b"\r\n\r\n"
)
Picture = npt.NDArray[np.uint8]


class StampedScene:
    """A scene, cut after the strip that carries the clock."""

    def __init__(self, pictures: list[Picture]) -> None:
        self._cut = [self._halves(picture) for picture in pictures]

    def at(self, number: int, milliseconds: int) -> bytes:
        """Picture number so and so as a JPEG that shows this time."""
        before, after = self._cut[number % len(self._cut)]
        strip = np.zeros((STRIP_ROWS, scenes.WIDTH, 3), np.uint8)
        side = scenes.WIDTH // PER_WIDTH
        strip[:, : SQUARES * side] = (np.repeat(np.array(squares(milliseconds), np.uint8), side) * 255)[None, :, None]
        encoded = _encoded(strip)
        return before + encoded[_after_header(encoded) : -2] + after

    @staticmethod
    def _halves(picture: Picture) -> tuple[bytes, bytes]:
        encoded = _encoded(picture)
        start = _after_header(encoded)
        return encoded[:start], encoded[encoded.index(THIRD_ROW, start) :]


def _encoded(picture: Picture) -> bytes:
    done, content = cv2.imencode(".jpg", picture, QUALITY)
    if not done:
        raise RuntimeError("OpenCV could not encode the picture")
    return content.tobytes()


def _after_header(encoded: bytes) -> int:
    start = encoded.index(START_OF_SCAN) + 2
    return start + int.from_bytes(encoded[start : start + 2], "big")


def grainy(picture: Picture, seed: int) -> Picture:
    """The picture as a small sensor sees it."""
    noise = np.random.default_rng(seed).normal(0, GRAIN, picture.shape[:2])
    return np.clip(picture.astype(np.float32) + noise[:, :, None], 0, 255).astype(np.uint8)


def scene(name: str) -> StampedScene:
    """One of the two, there and back so that it has no jump."""
    draw = scenes.patient if name == "patient" else scenes.ear("right")
    there = [grainy(draw(number / (PICTURES - 1)), number) for number in range(PICTURES)]
    return StampedScene(there + there[-2:0:-1])


async def serve(drawn: StampedScene, writer: asyncio.StreamWriter) -> None:
    """Pictures until the client goes. One that reads slowly misses pictures and gets none that is old."""
    writer.transport.set_write_buffer_limits(high=0)
    writer.write(REPLY)
    loop = asyncio.get_running_loop()
    began, number = loop.time(), 0
    while True:
        writer.write(Part(drawn.at(number, int(time.time() * 1000))).wrapped(BOUNDARY))
        await writer.drain()
        number = max(number + 1, int((loop.time() - began) * RATE))
        await asyncio.sleep(began + number / RATE - loop.time())


async def main() -> None:
    """Be the cameras."""
    drawn = {name: scene(name) for name in NAMES}

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            name = request.split(b" ", 2)[1].decode("ascii", "replace").strip("/")
            if name in drawn:
                await serve(drawn[name], writer)
        except (OSError, asyncio.IncompleteReadError):
            return  # the client went
        finally:
            writer.close()

    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)  # accepted sockets inherit it
    async with await asyncio.start_server(converse, sock=listening):
        sys.stdout.write(json.dumps({"usable": f"http://127.0.0.1:{listening.getsockname()[1]}"}) + "\n")
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.read)
    os._exit(0)  # whoever watches still is let go by the end of the process


if __name__ == "__main__":
    cv2.setNumThreads(1)
    asyncio.run(main())

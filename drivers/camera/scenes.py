"""Drawn moving pictures for the pretended cameras: a patient's face, the view into an ear, and a mole on the skin. Each says that it is a simulation."""

import math
from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]

WIDTH, HEIGHT = 1280, 720
FRAMES = 32  # drawn once; shown forwards and backwards, so that the loop has no jump
QUALITY = 80


def _bgr(hex_rgb: str) -> Colour:
    return int(hex_rgb[5:7], 16), int(hex_rgb[3:5], 16), int(hex_rgb[1:3], 16)


WALL, FLOOR, ARCH = _bgr("#E5E9DA"), _bgr("#CDD2BF"), _bgr("#F7CDB8")
SKIN, SKIN_SHADE, HAIR, SHIRT, COLLAR = _bgr("#C98B6B"), _bgr("#AE7152"), _bgr("#3A2A24"), _bgr("#4E2457"), _bgr("#6B3A76")
INK, WHITE, LIPS, IRIS = _bgr("#26102B"), _bgr("#FFFFFF"), _bgr("#9C4B47"), _bgr("#4A3424")
PALE, FURROW, MOLE_EDGE, MOLE, MOLE_DARK = _bgr("#E2B49A"), _bgr("#D29C82"), _bgr("#A56B4B"), _bgr("#8A5238"), _bgr("#4E2A1C")
CANAL, CANAL_DEEP, DRUM, DRUM_EDGE, BONE, LIGHT = _bgr("#B5705A"), _bgr("#7E3F30"), _bgr("#D9C9BC"), _bgr("#B99A8B"), _bgr("#EFE3D3"), _bgr("#FFFBEF")


def loop(draw: Callable[[float], Picture]) -> list[bytes]:
    """A scene as JPEGs, one after another, ready to be shown again and again. `draw` is given the phase, 0 to 1."""
    forwards = [jpeg(draw(number / (FRAMES - 1))) for number in range(FRAMES)]
    return forwards + forwards[-2:0:-1]


def black() -> bytes:
    """What a covered lens sees."""
    return jpeg(np.full((HEIGHT, WIDTH, 3), 4, np.uint8))


def patient(phase: float) -> Picture:
    """A person sits in the booth, breathes, blinks, and looks about a little."""
    picture = np.full((HEIGHT, WIDTH, 3), WALL, np.uint8)
    cv2.rectangle(picture, (0, 610), (WIDTH, HEIGHT), FLOOR, -1)
    cv2.ellipse(picture, (640, 420), (430, 390), 0, 180, 360, ARCH, -1, cv2.LINE_AA)
    cv2.rectangle(picture, (210, 419), (1070, 610), ARCH, -1)
    breath = round(8 * math.sin(math.pi * phase))
    turn = round(10 * math.sin(2 * math.pi * phase))
    cv2.ellipse(picture, (640, 760 - breath), (320, 250), 0, 180, 360, SHIRT, -1, cv2.LINE_AA)
    cv2.rectangle(picture, (585, 440), (695, 570 - breath), SKIN_SHADE, -1)
    cv2.ellipse(picture, (640, 548 - breath), (95, 42), 0, 0, 180, COLLAR, -1, cv2.LINE_AA)
    _head(picture, 640 + turn, 330 - breath // 2, turn, blinking=0.55 < phase < 0.68)
    return labelled(picture)


def ear(side: str) -> Callable[[float], Picture]:
    """The view of an otoscope into the left or the right ear: the drum with its light reflex, which lies mirrored on either side."""

    def draw(phase: float) -> Picture:
        picture = np.full((HEIGHT, WIDTH, 3), (6, 4, 4), np.uint8)
        x, y = round(640 + 14 * math.sin(math.pi * phase)), round(352 + 9 * math.cos(2 * math.pi * phase))
        for step in range(8):  # the canal, darker towards the drum
            share = step / 7
            colour = tuple(round(a + (b - a) * share) for a, b in zip(CANAL, CANAL_DEEP, strict=True))
            cv2.circle(picture, (round(640 + (x - 640) * share), round(352 + (y - 352) * share)), 330 - 14 * step, colour, -1, cv2.LINE_AA)
        cv2.ellipse(picture, (x, y), (205, 218), 12, 0, 360, DRUM_EDGE, -1, cv2.LINE_AA)
        cv2.ellipse(picture, (x, y), (190, 203), 12, 0, 360, DRUM, -1, cv2.LINE_AA)
        mirrored = 1 if side == "right" else -1
        cv2.line(picture, (x - 52 * mirrored, y - 150), (x, y + 12), BONE, 20, cv2.LINE_AA)  # the hammer's handle
        cv2.circle(picture, (x - 56 * mirrored, y - 148), 17, BONE, -1, cv2.LINE_AA)
        reflex = np.array([(x + 6 * mirrored, y + 18), (x + 92 * mirrored, y + 118), (x + 48 * mirrored, y + 142)], np.int32)
        cv2.fillPoly(picture, [reflex], LIGHT, cv2.LINE_AA)
        for vessel in range(5):
            angle = math.radians(200 + 35 * vessel + 4 * math.sin(math.pi * phase))
            tip = (round(x + 180 * math.cos(angle)), round(y + 190 * math.sin(angle)))
            cv2.line(picture, tip, (round(x + 120 * math.cos(angle + 0.12)), round(y + 128 * math.sin(angle + 0.12))), LIPS, 2, cv2.LINE_AA)
        outside = np.zeros((HEIGHT, WIDTH), np.uint8)
        cv2.circle(outside, (640, 352), 330, 255, -1, cv2.LINE_AA)
        picture = np.asarray(cv2.bitwise_and(picture, picture, mask=outside), np.uint8)
        _text(picture, "OREILLE DROITE" if side == "right" else "OREILLE GAUCHE", (36, 60), 1.0)
        return labelled(picture)

    return draw


def skin(phase: float) -> Picture:
    """The view of a dermatoscope: a mole on the skin with its network and a few hairs, under a ring of light. The hand trembles a little."""
    picture = np.full((HEIGHT, WIDTH, 3), (6, 4, 4), np.uint8)
    x, y = round(640 + 5 * math.sin(2 * math.pi * phase)), round(352 + 4 * math.sin(math.pi * phase))
    cv2.circle(picture, (640, 352), 330, PALE, -1, cv2.LINE_AA)
    for line in range(-6, 7):  # the skin's own furrows
        cv2.line(picture, (x - 340, y + 58 * line - 90), (x + 340, y + 58 * line + 90), FURROW, 2, cv2.LINE_AA)
        cv2.line(picture, (x + 58 * line - 60, y - 340), (x + 58 * line + 60, y + 340), FURROW, 2, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y), (142, 116), 24, 0, 360, MOLE_EDGE, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x + 8, y - 6), (112, 88), 24, 0, 360, MOLE, -1, cv2.LINE_AA)
    for ring in range(6):
        for dot in range(6 * ring + 1):
            angle = 2 * math.pi * dot / (6 * ring + 1)
            spot = (round(x + 8 + 18 * ring * math.cos(angle)), round(y - 6 + 14 * ring * math.sin(angle)))
            cv2.circle(picture, spot, 4, MOLE_DARK, -1, cv2.LINE_AA)
    for hair in (-210, -40, 170):
        cv2.line(picture, (x + hair, y - 300), (x + hair + 70, y + 290), HAIR, 3, cv2.LINE_AA)
    outside = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(outside, (640, 352), 330, 255, -1, cv2.LINE_AA)
    picture = np.asarray(cv2.bitwise_and(picture, picture, mask=outside), np.uint8)
    _text(picture, "PEAU", (36, 60), 1.0)
    return labelled(picture)


def _head(picture: Picture, x: int, y: int, turn: int, *, blinking: bool) -> None:
    cv2.ellipse(picture, (x, y - 30), (168, 190), 0, 0, 360, HAIR, -1, cv2.LINE_AA)
    for side in (-1, 1):
        cv2.ellipse(picture, (x + side * 146, y + 24), (24, 42), 0, 0, 360, SKIN_SHADE, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y + 18), (142, 178), 0, 0, 360, SKIN, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x, y - 92), (140, 84), 0, 180, 360, HAIR, -1, cv2.LINE_AA)
    for side in (-1, 1):
        eye = (x + side * 56 + turn // 2, y)
        cv2.ellipse(picture, (eye[0], eye[1] - 36), (36, 11), 0, 195, 345, HAIR, 8, cv2.LINE_AA)
        if blinking:
            cv2.ellipse(picture, eye, (29, 8), 0, 0, 180, SKIN_SHADE, 5, cv2.LINE_AA)
        else:
            cv2.ellipse(picture, eye, (29, 18), 0, 0, 360, WHITE, -1, cv2.LINE_AA)
            cv2.circle(picture, (eye[0] + turn // 2, eye[1]), 13, IRIS, -1, cv2.LINE_AA)
            cv2.circle(picture, (eye[0] + turn // 2 + 4, eye[1] - 4), 4, WHITE, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x + turn // 2, y + 62), (22, 14), 0, 0, 180, SKIN_SHADE, 6, cv2.LINE_AA)
    cv2.ellipse(picture, (x + turn // 3, y + 108), (52, 18), 0, 0, 180, LIPS, -1, cv2.LINE_AA)


def labelled(picture: Picture) -> Picture:
    """« SIMULATION », in the picture itself, so that no still of it can pass for a real one."""
    cv2.rectangle(picture, (WIDTH - 372, HEIGHT - 82), (WIDTH - 24, HEIGHT - 24), INK, -1)
    _text(picture, "SIMULATION", (WIDTH - 324, HEIGHT - 38), 1.45)
    return picture


def _text(picture: Picture, text: str, at: tuple[int, int], size: float) -> None:
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, size, WHITE, 3, cv2.LINE_AA)


def jpeg(picture: Picture) -> bytes:
    done, content = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    if not done:
        raise RuntimeError("OpenCV could not encode the picture")
    return content.tobytes()

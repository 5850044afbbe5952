"""A picture that goes with a check: made small, and without what the camera wrote into it. No I/O."""

import io
from hashlib import sha256

from session.upkeep.checks import NotACheck

LARGEST_FILE = 20_000_000
LARGEST_PICTURE = 60_000_000  # pixels: what opens to more is not a photograph
LONG_SIDE = 1600
TRIES = ((LONG_SIDE, 85), (LONG_SIDE, 70), (1200, 60), (800, 50))  # a picture of mere noise needs the last
LARGEST_KEPT = 600_000
FORMATS = ("JPEG", "PNG", "WEBP")


def cleaned(picture: bytes) -> tuple[str, bytes]:
    """The picture as a small JPEG of nothing but its pixels, turned upright, and the hash under which it is kept.

    Raises:
        NotACheck: it is too large, or no picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # with the first picture, not with the booth

    if len(picture) > LARGEST_FILE:
        raise NotACheck("photo-large")
    try:
        with Image.open(io.BytesIO(picture), formats=FORMATS) as opened:
            if opened.width * opened.height > LARGEST_PICTURE or not opened.width or not opened.height:
                raise NotACheck("photo-large")
            opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except NotACheck:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotACheck("photo-large") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, ArithmeticError, IndexError, KeyError, TypeError, EOFError):
        raise NotACheck("photo-unreadable") from None
    for side, quality in TRIES:
        upright.thumbnail((side, side))
        bare = Image.frombytes("RGB", upright.size, upright.tobytes())  # pixels alone: no EXIF, no place, no comment, no profile
        out = io.BytesIO()
        bare.save(out, "JPEG", quality=quality)
        if out.tell() <= LARGEST_KEPT:
            return sha256(out.getvalue()).hexdigest(), out.getvalue()
    raise NotACheck("photo-large")

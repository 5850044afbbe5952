"""A picture keeps its pixels and loses all else; what is no picture, or too large, is refused."""

import io
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from session.upkeep.checks import NotACheck
from session.upkeep.photos import LARGEST_KEPT, LONG_SIDE, cleaned


def picture(width: int = 64, height: int = 40, kind: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, kind, **more)
    return out.getvalue()


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Odette Marchand"  # the description
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[1] = "N"  # the place
    return picture(exif=exif, comment=b"in the booth")


def test_what_the_camera_wrote_into_it_is_gone_and_it_stands_upright() -> None:
    before = with_exif()
    assert b"Odette" in before
    digest, after = cleaned(before)
    assert digest == sha256(after).hexdigest()
    assert not any(word in after for word in (b"Odette", b"Exif", b"in the booth"))
    with Image.open(io.BytesIO(after)) as opened:
        assert (opened.size, opened.format, dict(opened.getexif())) == ((40, 64), "JPEG", {})


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_pictures_become_jpegs(kind: str) -> None:
    with Image.open(io.BytesIO(cleaned(picture(kind=kind))[1])) as opened:
        assert opened.format == "JPEG"


def test_a_large_one_is_made_small() -> None:
    noise = Image.effect_noise((2400, 1800), 120)
    out = io.BytesIO()
    noise.save(out, "PNG")
    kept = cleaned(out.getvalue())[1]
    with Image.open(io.BytesIO(kept)) as opened:
        assert max(opened.size) <= LONG_SIDE
    assert len(kept) <= LARGEST_KEPT


def test_what_would_open_to_a_whole_memory_is_refused() -> None:
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 200_000
    with pytest.raises(NotACheck, match="photo-large"):
        cleaned(bomb.getvalue())
    with pytest.raises(NotACheck, match="photo-large"):
        cleaned(bytes(20_000_001))


@settings(max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 700), st.sampled_from(["JPEG", "PNG", "WEBP", "none"]))
def test_whatever_comes_is_a_picture_or_is_refused(noise: bytes, at: int, kind: str) -> None:
    whole = b"" if kind == "none" else picture(kind=kind)
    try:
        digest, kept = cleaned(whole[:at] + noise + whole[at + len(noise) :])
    except NotACheck as refusal:
        assert refusal.why in ("photo-unreadable", "photo-large")
    else:
        assert (digest, kept[:2]) == (sha256(kept).hexdigest(), b"\xff\xd8")

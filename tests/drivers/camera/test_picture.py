"""Whether a picture is black, frozen or good."""

from datetime import UTC, datetime

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from drivers.camera.driver import decoded
from drivers.camera.picture import Picture, PictureWatch
from drivers.camera.source import RawPicture


def test_a_dark_room_with_noise_is_neither_black_nor_frozen() -> None:
    watch, noise = PictureWatch(), np.random.default_rng(1)
    for step in range(40):
        grey = noise.integers(30, 70, (48, 64, 3), dtype=np.uint8)
        raw = RawPicture(av.VideoFrame.from_ndarray(grey, format="bgr24"))
        assert watch.look(decoded(raw, step, datetime.now(UTC), step / 10, VideoReformatter())) is Picture.GOOD


def test_frozen_takes_two_seconds_and_one_changed_pixel_ends_it() -> None:
    watch, grey = PictureWatch(), np.full((48, 64, 3), 120, np.uint8)

    def look(at_s: float) -> Picture:
        return watch.look(decoded(RawPicture(av.VideoFrame.from_ndarray(grey, format="bgr24")), 1, datetime.now(UTC), at_s, VideoReformatter()))

    assert look(0) is Picture.GOOD
    assert look(1.9) is Picture.GOOD
    assert look(2.2) is Picture.FROZEN
    grey[0, 0] = 255
    assert look(2.5) is Picture.GOOD

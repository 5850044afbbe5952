"""What was measured on the otoscope's chart is noted with its own two pictures: measured again, both are other ones, and nothing is half noted."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.chart import Measured
from devices.feed import Feed
from kiosk.chart_process import ChartProcess
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.camera_check import CameraCheck, Sight
from session.checking import Checking
from session.logins import Login
from session.plain import from_plain, to_plain
from session.store.booth import BoothStore
from session.upkeep import underway as u
from session.upkeep.camera_chart import CENTRE, KIND
from session.upkeep.checks import NotACheck, Photo
from tests.session.upkeep.chart import OTOSCOPE, reading
from tests.session.upkeep.devices import KINDS, YANN, entered
from tests.session.upkeep.test_photos import picture
from tests.session.visits import NOW, Clock


@pytest.fixture
def checking(tmp_path: Path) -> Iterator[Checking]:
    store = BoothStore.open(tmp_path, bytes(32), Clock())
    store.register.append(entered(OTOSCOPE))
    yield Checking(store, KINDS, Clock())
    store.close()


@pytest.fixture
def check(checking: Checking) -> Iterator[CameraCheck]:
    """Nothing behind it runs: what it measured is put into its sight."""
    link = MediaLink([], Pictures.create(), spare_after_s=None)
    yield CameraCheck(link, ChartProcess(), checking, Feed(Login(YANN, NOW)), "http://nowhere/")
    os.close(link.pictures.fd)


def measure(check: CameraCheck, n: int) -> None:
    measured = Measured(reading(centre=6.0 + n / 10), picture(64 + n), picture(40 + n, kind="PNG"))
    check.sight.publish(Sight(on=True, picture=True, measured=measured))


async def test_each_measure_leaves_its_own_two_pictures_and_no_others(check: CameraCheck, checking: Checking) -> None:
    for n in range(6):
        measure(check, n)
        noted = await check.note(OTOSCOPE.serial, 118, YANN)
    assert [photo.caption for photo in noted.photos] == ["Mire M3, lot 2026-04", "Mire M3, lot 2026-04, bord gauche agrandi"]
    assert str(next(point.reading for point in noted.found if point.step_id == CENTRE)) == "6.50"
    (kept,) = checking.under_way()
    assert kept == noted


async def test_where_there_is_no_room_for_its_pictures_no_reading_is_noted_either(check: CameraCheck, checking: Checking) -> None:
    begun = checking.begin(OTOSCOPE.serial, KIND, YANN)
    before = checking.add_photos(begun.check_id, [(picture(80 + n), f"photo {n}") for n in range(u.MOST_PHOTOS - 1)], YANN)
    measure(check, 0)
    with pytest.raises(NotACheck, match="photos-many"):
        await check.note(OTOSCOPE.serial, 118, YANN)
    assert checking.of(begun.check_id) == before


def test_a_picture_that_was_noted_by_an_earlier_version_is_still_read() -> None:
    noted = u.PhotoAdded(at=NOW, by=YANN, photo=Photo("a" * 64, "Raccord"))
    plain = to_plain(noted)
    del plain["instead_of"]
    assert from_plain(u.PhotoAdded, plain) == noted

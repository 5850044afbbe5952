"""The pictures that two processes share."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.call.pictures import BUFFERS, LARGEST, Pictures, View


@pytest.fixture
def pictures() -> Iterator[Pictures]:
    pictures = Pictures.create()
    yield pictures
    pictures.close()
    os.close(pictures.fd)


def put(pictures: Pictures, view: View, value: int, width: int = 4, height: int = 2) -> None:
    pictures.writable(view, width, height)[:] = bytes([value]) * (width * height * 4)
    pictures.publish(view, width, height, value)


def test_the_newest_picture_is_read_without_a_copy(pictures: Pictures) -> None:
    other = Pictures.attach(pictures.fd)
    put(other, View.OTOSCOPE, 7)
    put(other, View.OTOSCOPE, 8)
    picture = pictures.newest(View.OTOSCOPE)
    assert picture is not None
    assert (picture.number, picture.width, picture.height, picture.taken_ns) == (2, 4, 2, 8)
    assert bytes(picture.pixels) == bytes([8]) * 32
    assert pictures.newest(View.SELF) is None
    del picture
    other.close()


def test_a_writer_that_dies_half_way_has_published_nothing(pictures: Pictures) -> None:
    put(pictures, View.SELF, 1)
    pictures.writable(View.SELF, 4, 2)[:16] = bytes([9]) * 16
    picture = pictures.newest(View.SELF)
    assert picture is not None
    assert bytes(picture.pixels) == bytes([1]) * 32


def test_after_clear_nothing_is_left_to_see(pictures: Pictures) -> None:
    for value in range(1, 5):
        put(pictures, View.SELF, value)
    pictures.clear(View.SELF)
    assert pictures.newest(View.SELF) is None
    assert pictures.number(View.SELF) == 5
    for _ in range(BUFFERS):
        assert not any(pictures.writable(View.SELF, 4, 2))
        pictures.publish(View.SELF, 4, 2, 0)


@given(st.integers(-(2**40), 2**40), st.integers(-(2**40), 2**40))
def test_a_wish_is_cut_to_what_there_is_room_for(width: int, height: int) -> None:
    pictures = Pictures.create()
    try:
        pictures.want(View.SELF, width, height)
        wanted = pictures.wanted(View.SELF)
        assert wanted is not None
        assert 2 <= wanted[0] <= LARGEST[0]
        assert 2 <= wanted[1] <= LARGEST[1]
        assert pictures.wanted(View.OTOSCOPE) is None
    finally:
        pictures.close()
        os.close(pictures.fd)


def test_a_picture_too_large_is_refused(pictures: Pictures) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        pictures.writable(View.SELF, 1281, 720)


def test_nobody_can_shrink_the_memory_under_a_reader(pictures: Pictures) -> None:
    with pytest.raises(OSError, match="not permitted"):
        os.ftruncate(pictures.fd, 0)


def test_other_memory_is_refused() -> None:
    file = os.memfd_create("other")
    try:
        with pytest.raises(ValueError, match="picture memory"):
            Pictures.attach(file)
    finally:
        os.close(file)


def test_of_two_who_look_the_larger_box_counts_until_it_looks_no_more() -> None:
    pictures = Pictures.create()
    window, corner = object(), object()
    pictures.want(View.SELF, 640, 360, window)
    pictures.want(View.SELF, 92, 112, corner)
    assert pictures.wanted(View.SELF) == (640, 360)
    pictures.want_no_more(View.SELF, window)
    assert pictures.wanted(View.SELF) == (92, 112)
    pictures.want_no_more(View.SELF, corner)
    assert pictures.wanted(View.SELF) is None

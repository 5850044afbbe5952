"""A booth's store in a folder of its own, with a clock that is moved by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from session.store.booth import BoothStore
from tests.session.visits import Clock

KEY = bytes(range(32))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def booth(tmp_path: Path, clock: Clock) -> Iterator[BoothStore]:
    store = BoothStore.open(tmp_path / "data", KEY, clock)
    yield store
    store.close()

"""A booth that runs through a change of hour tells each instant in the hour that holds then."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.local_time import HERE, local_clock


@pytest.fixture(scope="module", autouse=True)
def in_paris() -> Iterator[None]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"  # France's rule, spelt out: no zone file is needed
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    ("utc", "told"),
    [
        ("2026-07-14T09:00+00:00", "2026-07-14T11:00:00+02:00"),
        ("2026-11-22T09:00+00:00", "2026-11-22T10:00:00+01:00"),
        ("2026-10-25T00:30+00:00", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T01:30+00:00", "2026-10-25T02:30:00+01:00"),
        ("2026-03-29T01:00+00:00", "2026-03-29T03:00:00+02:00"),
    ],
)
def test_each_instant_in_its_hour(utc: str, told: str) -> None:
    assert datetime.fromisoformat(utc).astimezone(HERE).isoformat() == told


@settings(max_examples=200)
@given(st.datetimes(datetime(2020, 1, 1), datetime(2036, 1, 1)))
def test_there_and_back(at: datetime) -> None:
    instant = at.replace(tzinfo=UTC)
    assert instant.astimezone(HERE).astimezone(UTC) == instant


def test_the_clock_is_now() -> None:
    assert abs(local_clock() - datetime.now(UTC)) < timedelta(minutes=1)

"""What the page of a check keeps while it is done: the device's own number, what is typed, and what was asked for."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from devices.booth import Booth
from devices.errors import ConnectionLost
from devices.measurement import Reason
from session.check_desk import NOT_READING, CheckDesk, DeviceReading
from ui.gallery import checks as samples
from ui.gallery.technician import YANN, Sample
from ui.news import ReadingNews
from ui.technician.check import CheckPage
from ui.views.check_form import CheckForm

pytestmark = pytest.mark.usefixtures("qapp")


def page_of(sample: Sample) -> CheckPage:
    page = sample.side.pages["check"]
    assert isinstance(page, CheckPage)
    return page


@pytest.mark.parametrize(
    "after",
    [
        DeviceReading(listening=True, step_id="low"),
        DeviceReading(failed=Reason.STOPPED, step_id="low"),
        DeviceReading(error=ConnectionLost("gone"), step_id="low"),
        NOT_READING,
    ],
)
def test_a_number_that_the_device_no_longer_shows_does_not_stay_in_the_field(after: DeviceReading) -> None:
    page = page_of(sample := samples.meter("1", "40", "60"))
    page._follow_reading(ReadingNews(DeviceReading(number=Decimal(52), steady=True, step_id="low")))
    assert (page.form.reading, page.form.from_device) == ("52", True)
    assert page.model._view.can_note
    page._follow_reading(ReadingNews(after))
    assert (page.form.reading, page.form.from_device) == ("", False)
    assert not page.model._view.can_note
    assert sample.side.page is page


@pytest.mark.parametrize("said", [DeviceReading(failed=Reason.STOPPED, step_id="low"), DeviceReading(listening=True, number=Decimal(58), step_id="low")])
def test_what_was_typed_stays_whatever_the_device_says(said: DeviceReading) -> None:
    page = page_of(sample := samples.meter("1", "40", "60", form=CheckForm(reading="52")))
    page._follow_reading(ReadingNews(said))
    assert (page.form.reading, page.form.from_device) == ("52", False)
    assert sample.side.page is page


def test_what_was_typed_and_erased_leaves_its_place_to_the_device() -> None:
    page = page_of(sample := samples.meter("1", "40", "60", form=CheckForm(reading="5")))
    page._asked("press", "back")
    page._follow_reading(ReadingNews(DeviceReading(listening=True, number=Decimal(58), step_id="low")))
    assert (page.form.reading, page.form.from_device) == ("58", True)
    assert sample.side.page is page


def test_a_number_that_was_on_its_way_is_not_the_next_steps() -> None:
    page = page_of(sample := samples.meter("1", "40", "60", "52"))
    page._follow_reading(ReadingNews(DeviceReading(number=Decimal(52), steady=True, step_id="low")))
    assert (page.form.reading, page.form.from_device, page.model._view.steady) == ("", False, "")
    assert sample.side.page is page


def with_desk() -> CheckDesk:
    """One that is asked and never answers."""
    nobody: Any = None
    return CheckDesk(nobody, lambda: YANN, nobody, Booth({}), nobody, lambda: None, Path)


ROOM = ("celsius", "humidity", "hectopascal")


def test_one_condition_of_the_room_is_corrected_and_the_others_stay_as_noted() -> None:
    page = page_of(sample := samples.at_check(samples.drawn()))
    page.model.ask_about("panel", "prepare")
    assert [page.form.text(name) for name in ROOM] == ["21,4", "46", "1009"]
    page.model.ask_about("write", "celsius 23,5")
    assert page.form.room() == replace(samples.ROOM, celsius=Decimal("23.5"))
    sample.workshop.checks = with_desk()
    asked: list[object] = []
    sample.bridge.ask = lambda verb, *_: asked.append(verb)  # type: ignore[method-assign]  # nothing runs behind a sample
    page.model.ask_about("write", "humidity ")
    page.model.ask("prepare")
    assert asked == [], "half a room is not noted, and the line that lacks says so"
    assert {row.code: row.error for row in page.model.fields_rows._rows}["humidity"] == "à remplir"
    page.model.ask_about("write", "humidity 46")
    page.model.ask("prepare")
    assert len(asked) == 1

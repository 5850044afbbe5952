"""The technician's workspace locks, at a touch or after ten idle minutes: the same person goes on where they were, about the device they were at."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.wire import Way, WireLine
from session.logins import Login
from ui.gallery.camera_chart import chart_measured
from ui.gallery.checks import at_check, drawn
from ui.gallery.technician import NOW, YANN, Sample, visits, wire
from ui.gallery.visits import CLAIRE
from ui.technician.check import CheckPage
from ui.views.check_form import SIGN, CheckForm

pytestmark = pytest.mark.usefixtures("qapp")
IN = Login(YANN, NOW)


def lock(sample: Sample) -> None:
    sample.side.follow_login(replace(IN, locked=True))


def lock_and_unlock(sample: Sample) -> None:
    lock(sample)
    sample.side.follow_login(IN)


def test_what_waits_to_be_read_again_is_still_said_after_the_lock(qapp: QApplication) -> None:
    sample = visits()
    view = sample.side.page.model._view  # type: ignore[attr-defined]  # the page's own
    assert view.nothing == ""
    lock_and_unlock(sample)
    assert sample.side.page.model._view == view  # type: ignore[attr-defined]


@pytest.mark.parametrize(("page", "about"), [("device", "TB-204417"), ("checks", "TB-204417"), ("register", "TB-204417"), ("change", "stop TB-204417")])
def test_a_page_about_a_device_stays_about_it(page: str, about: str) -> None:
    sample = Sample().at(page, about)
    lock_and_unlock(sample)
    assert (sample.side.page.code, sample.side.page.about) == (page, about)


def test_a_swap_that_was_half_typed_is_still_that_swap() -> None:
    sample = Sample().at("change", "swap TB-204417")
    change = sample.side.pages["change"]
    change.model.write("serial", "C-2")  # type: ignore[attr-defined]  # the form's own
    lock_and_unlock(sample)
    assert change.model._view.title == "Remplacer TB-204417"  # type: ignore[attr-defined]
    assert {row.code: row.text for row in change.model.fields_rows._rows}["serial"] == "C-2"  # type: ignore[attr-defined]


def test_the_wire_log_lets_go_at_the_lock_and_follows_the_same_device_after_it() -> None:
    sample = wire()
    asked: list[object] = []
    sample.bridge.ask = lambda verb, *_: asked.append(verb)  # type: ignore[method-assign]  # nothing runs behind a sample
    page = sample.side.pages["wire"]
    line = WireLine(NOW, Way.LINE, "connect")
    lock(sample)
    page.hear((line,))  # type: ignore[attr-defined]  # the log's own
    assert page.model.lines_rows._rows == ()  # type: ignore[attr-defined]
    before = len(asked)
    sample.side.follow_login(IN)
    assert len(asked) == before + 1, "it is followed again"
    page.hear((line,))  # type: ignore[attr-defined]
    assert len(page.model.lines_rows._rows) == 1  # type: ignore[attr-defined]


def test_the_camera_comes_on_again() -> None:
    sample = chart_measured()
    asked: list[object] = []
    sample.bridge.ask = lambda verb, *_: asked.append(verb)  # type: ignore[method-assign]
    lock(sample)
    assert len(asked) == 1, "off"
    sample.side.follow_login(IN)
    assert len(asked) == 2, "and on"


def test_of_a_check_the_number_that_was_typed_stays_and_half_a_code_does_not() -> None:
    sample = at_check(drawn(), CheckForm(reference="200,2", panel=SIGN, person="yann.perrot", code="739"))
    page = sample.side.pages["check"]
    assert isinstance(page, CheckPage)
    lock_and_unlock(sample)
    assert (page.form.reference, page.form.code) == ("200,2", "")
    assert page.opened_check is not None


def test_another_technician_begins_at_the_park() -> None:
    sample = Sample().at("change", "swap TB-204417")
    lock(sample)
    sample.side.follow_login(Login(replace(CLAIRE, identifier="other"), NOW))
    assert (sample.side.page.code, sample.side.pages["change"].about) == ("park", "")


def test_what_fails_for_another_reason_than_a_refusal_is_no_refusal(qtbot: QtBot) -> None:
    """Whoever tells of failures tells of it."""
    sample, error = Sample(), RuntimeError("an error in the program")
    with qtbot.waitSignal(sample.bridge.failed) as failed:
        sample.side.bench.tell_refused(error)
    assert failed.args == [error]

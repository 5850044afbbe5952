"""The technician's pages, as a technician meets them: what counts is said, and what is touched is opened."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tests.ui.screen import Screen
from ui.gallery import checks
from ui.gallery.technician import SCREENS, Sample

Show = Callable[[str, dict[str, object]], Screen]


def opened(show: Show, name: str) -> tuple[Screen, Sample]:
    path, make = SCREENS[name]
    models = make()
    owner = models["owner"]
    assert isinstance(owner, Sample)
    return show(path, models), owner


def test_the_park_says_what_counts(show: Show) -> None:
    screen, _ = opened(show, "20-parc-dispositifs")
    screen.settle()
    said = screen.sentences()
    counted = {"appareil bloqué", "Dépassé : 3 j", "Bloqué", "Bientôt : 12 j", "Utilisable, à prévoir", "Hors ligne", "Tout (7)", "Bloqué (1)"}
    assert counted - set(said) == set()
    assert "Si la vérification échoue : 26 visites à relire depuis la dernière bonne." in said


def test_a_filter_and_a_search_leave_what_they_ask_for(show: Show) -> None:
    screen, _ = opened(show, "20-parc-dispositifs")
    screen.touch("filter-blocked")
    screen.settle()
    shown = {item.objectName() for item in screen._items() if item.objectName().startswith("device-") and item.isVisible()}
    assert shown == {"device-ST-007215"}
    screen.touch("filter-all")
    screen.settle()
    screen.touch("search")
    screen.settle()
    for key in "tb-":
        screen.touch(f"key-{key}")
        screen.settle()
    shown = {item.objectName() for item in screen._items() if item.objectName().startswith("device-") and item.isVisible()}
    assert shown == {"device-TB-204417"}


def test_a_device_opens_its_sheet(show: Show, qtbot: QtBot) -> None:
    screen, sample = opened(show, "20-parc-dispositifs")
    screen.touch("device-TB-204417")
    assert sample.side.screen()[0] == "Technician/Device"
    assert sample.side.page.about == "TB-204417"


def test_the_simulation_says_so(show: Show) -> None:
    screen, sample = opened(show, "20-parc-dispositifs")
    assert "Simulation" not in screen.sentences()
    sample.console.learn(simulated=True)
    assert "Simulation" in screen.sentences()


def test_a_day_that_is_none_is_said_and_nothing_is_written(show: Show) -> None:
    screen, sample = opened(show, "20-ajouter")
    assert {"à dire"} <= set(screen.sentences())
    change = sample.side.pages["change"]
    change.model.write("first_used", "31-02-2026")  # type: ignore[attr-defined]  # the form's own
    assert "jour, mois, année" in screen.sentences()


def test_the_columns_of_the_checks_stand_in_line_whether_one_is_under_way_or_not(show: Show) -> None:
    path, make = checks.SCREENS["21-verifications"]
    screen = show(path, make())
    screen.settle()
    assert screen.left_of("commencé par Yann Perrot") == screen.left_of("fait le 18/05/2026")
    assert screen.left_of("En cours : 3 sur 7") == screen.left_of("Dépassé : 3 j")

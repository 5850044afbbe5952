"""The pages of a check, as a technician meets them: what is typed, noted and signed."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session.upkeep import underway as u
from session.upkeep.checks import CHECKS_FILE, Point, read_kinds
from session.upkeep.underway import Underway
from tests.ui.screen import Screen
from ui.gallery import checks as samples
from ui.gallery.technician import NOW, YANN, Sample
from ui.items.error_plot import ErrorPlot
from ui.technician.check import CheckPage
from ui.views.check_view import read_before
from ui.views.check_words import said

Show = Callable[[str, dict[str, object]], Screen]


def opened(show: Show, sample: Sample) -> tuple[Screen, CheckPage]:
    path, models = sample.models()
    page = sample.side.pages["check"]
    assert isinstance(page, CheckPage)
    screen = show(path, models)
    screen.settle()
    return screen, page


def test_the_drawing_is_told(show: Show) -> None:
    sentences = opened(show, samples.drawing())[0].sentences()
    for words in (
        *("Tensiomètre : pression statique et fuite", "Étalon MR-12, valide jusqu’au 30/06/2027", "200", "mmHg, descente", "200,2", "201,0"),
        *("+4,6", "+3,1", "en cours", "à faire", "Avant réglage : hors limite", "max +4,6", "Après réglage : conforme", "max +1,1"),
        *("Incertitude élargie ± 0,8 mmHg (k = 2).", "Réglage : gain −1,4 %", "Pression statique, après réglage", "Limite ± 3 mmHg"),
    ):
        assert words in sentences, words
    assert any(each.startswith("L’écart trouvé touche 14 visites depuis le ") for each in sentences)
    assert any("IEC 80601-2-30, de seconde main : ± 3 mmHg" in each for each in sentences), "the limit's source is on the screen"


def test_the_plot_is_drawn_from_what_was_read(show: Show) -> None:
    screen, page = opened(show, samples.drawing())
    plot = screen.button("plot")
    assert isinstance(plot, ErrorPlot)
    kinds = [kind for kind, _, _ in page.model.trace.points]
    assert (kinds.count("found-up"), kinds.count("found-down"), kinds.count("left-up"), kinds.count("left-down")) == (6, 6, 6, 1)
    assert page.model.trace.limits == ((0.0, 3.0), (50.0, 3.0), (100.0, 3.0), (150.0, 3.0), (200.0, 3.0), (250.0, 3.0))


def test_the_pad_writes_the_number_that_was_touched(show: Show) -> None:
    screen, page = opened(show, samples.at_check(samples.drawn()))
    for key in "2002":
        page.model.ask_about("press", key)
    assert page.form.reference == "2002"
    screen.touch("number-reading")
    for key in ("2", "0", "1", ",", ",", "5", "back", "0"):
        page.model.ask_about("press", key)
    screen.settle()
    assert (page.form.reading, page.form.from_device) == ("201,0", False)
    screen.touch("sign-of-number")
    assert page.form.reading == "−201,0"
    assert screen.button("note").isEnabled()


def test_each_touch_goes_back_one_step_more_as_far_as_the_first(show: Show) -> None:
    screen, page = opened(show, samples.meter_reading())
    assert "40 à 60 mg/dL. Plage imprimée par le fabricant sur le flacon ou la boîte." in screen.sentences()
    assert page.opened_check is not None
    step, gone_back = "", []
    while step := read_before(page.opened_check.check, step):
        gone_back.append(step)
    assert gone_back == ["low-most", "low-least", "strips"]


def test_half_a_reading_is_not_noted(show: Show) -> None:
    screen, _ = opened(show, samples.at_check(samples.drawn()))
    assert not screen.button("note").isEnabled()


def test_a_look_is_answered_with_good_or_fault(show: Show, qtbot: QtBot) -> None:
    screen, page = opened(show, samples.ticking())
    with qtbot.waitSignal(page.model.asked_for) as asked:
        screen.touch("tick-bad")
    assert asked.args == ["tick", "0"]
    assert "Câbles, fiches et boîtiers sans défaut" in screen.sentences()


def test_what_is_missing_before_the_first_reading_is_said(show: Show) -> None:
    screen, _ = opened(show, samples.preparation())
    sentences = screen.sentences()
    assert sentences.count("à remplir") == 5
    assert "à vérifier" in sentences, "214 °C is no room"


def test_nobody_signs_an_open_check_and_a_whole_one_is_signed_by_two(show: Show) -> None:
    screen, _ = opened(show, samples.drawing())
    assert not screen.button("sign").isEnabled()
    screen, page = opened(show, samples.at_check(samples.whole()))
    screen.touch("sign")
    screen.settle()
    assert "Première signature : le technicien" in screen.sentences()
    assert [row.code for row in page.model.people_rows._rows] == ["yann.perrot"], "an assistant does not sign first"


def test_the_figures_of_a_code_are_never_shown(show: Show) -> None:
    screen, page = opened(show, samples.signing())
    assert page.form.code == "123"
    assert "123" not in repr(page.form)
    assert not any("123" in each for each in screen.sentences())


def noted(check: Underway, step_id: str, reading: int) -> Underway:
    return check.after(u.PointRead(at=NOW, by=YANN, point=Point(step_id, Decimal(reading))))


BOOTH = samples.prepared(samples.begun("electrical-safety", "AL-00042", "direct"), 1)
WORN = noted(samples.begun("battery"), "charge", 15)
LEAKS = samples.found().after(u.BrokenOff(at=NOW, by=YANN, reason="fuite"))


@pytest.mark.parametrize(
    ("check", "said", "kind"),
    [
        (samples.read(BOOTH, "1", "1", "0.12"), "Rien n’est hors limite de ce qui a été lu.", "ok"),
        (samples.read(BOOTH, "1", "1", "2.5"), "Hors limite, sans effet sur ce qui a été mesuré avant.", "stop"),
        (noted(BOOTH, "cords", 0), "Hors limite, sans effet sur ce qui a été mesuré avant.", "stop"),
        (samples.found(), "L’écart trouvé ne touche aucune visite.", "attention"),
    ],
)
def test_what_is_out_of_its_limit_is_said_whatever_it_means_for_visits(qapp: QApplication, check: Underway, said: str, kind: str) -> None:
    page = samples.at_check(check).side.pages["check"]
    view = page.model._view  # type: ignore[attr-defined]  # the page's own
    assert (view.consequence, view.consequence_kind) == (said, kind)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (WORN, "À refaire ; ce contrôle n’arrête pas l’appareil."),
        (LEAKS, "L’appareil reste arrêté jusqu’à un contrôle conforme, selon le choix du site."),
    ],
)
def test_only_what_measuring_rests_on_stops_a_device_that_failed(show: Show, check: Underway, said: str) -> None:
    screen, _ = opened(show, samples.concluded(check, ()))
    assert {"Non conforme", said} <= set(screen.sentences())


def test_the_end_offers_the_papers(show: Show) -> None:
    screen, _ = opened(show, samples.concluded())
    sentences = screen.sentences()
    for words in ("Conforme après réglage", "Certificat PDF", "Lettres à joindre (12)", "Prochain contrôle avant le 20/11/2027."):
        assert words in sentences, words


def test_what_is_under_way_stands_first_and_can_be_gone_on_with(show: Show) -> None:
    path, models = samples.the_list().models()
    screen = show(path, models)
    screen.settle()
    sentences = screen.sentences()
    assert sentences.index("Reprendre") < sentences.index("Commencer")
    assert "En cours : 3 sur 7" in sentences
    assert "Dépassé : 3 j" in sentences


def test_a_check_is_put_off_with_a_reason_only(show: Show) -> None:
    sample = samples.putting_off()
    path, models = sample.models()
    screen = show(path, models)
    assert screen.button("wait-7").isEnabled()
    sample.side.pages["checks"].model.ask_about("reason", " ")  # type: ignore[attr-defined]  # the list's own
    screen.settle()
    assert not screen.button("wait-7").isEnabled()


def test_the_sentences_of_the_checks_are_there_for_translators() -> None:
    known = set(said(lambda context, text: text))
    kinds = read_kinds(CHECKS_FILE).all
    assert {words for kind in kinds for words in (kind.name, kind.how)} <= known
    assert {words for kind in kinds for step in kind.steps for words in (step.name, step.source)} <= known

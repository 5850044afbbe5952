"""The papers of a check: had from its end or, on any later day, from its line in the register; one at a time, and it is said that they are being made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from devices.booth import Booth
from session.check_desk import CheckDesk
from session.finishing import NoPrinter
from session.upkeep.inventory import Voided
from tests.ui.screen import Screen
from ui.gallery import checks, technician
from ui.gallery.technician import NOW, YANN, Sample

Show = Callable[[str, dict[str, object]], Screen]
PAPERS = ("certificate", "print", "letters")


class Asked:
    """What was asked of the engine, to be answered by hand."""

    def __init__(self, sample: Sample) -> None:
        nobody: Any = None
        sample.workshop.checks = CheckDesk(nobody, lambda: YANN, nobody, Booth({}), nobody, lambda: None, Path)
        sample.bridge.ask = lambda *asked: self.all.append(asked)  # type: ignore[method-assign, assignment]  # nothing runs behind a sample
        self.all: list[tuple[Any, Any, Any]] = []


@pytest.mark.parametrize("made", [technician.register_check, checks.concluded], ids=["register", "check"])
def test_a_paper_that_is_being_made_is_said_and_not_asked_for_twice(show: Show, made: Callable[[], Sample]) -> None:
    sample = made()
    asked = Asked(sample)
    screen = show(*sample.models())
    for paper in PAPERS:
        screen.touch(paper)
        screen.settle()
        assert "On écrit…" in screen.sentences()
        assert not any(screen.button(each).isEnabled() for each in PAPERS)
        _, then, otherwise = asked.all[-1]
        if paper == "print":
            otherwise(NoPrinter())
            assert sample.console.typing.notice == "Rien n’est sorti de l’imprimante."
        else:
            then((Path("/data/papiers/a.pdf"),))
            assert sample.console.typing.notice == "1 fichier dans /data/papiers"
        sample.console.type(notice="")
        screen.settle()
        assert "On écrit…" not in screen.sentences()
    assert len(asked.all) == len(PAPERS)


def test_only_a_check_has_papers_and_only_one_that_casts_doubt_has_letters(show: Show) -> None:
    sample = technician.register_check()
    page = sample.side.pages["register"]
    view = page.model._view  # type: ignore[attr-defined]  # the page's own
    assert (view.has_papers, view.has_letters) == (True, True)
    for line, papers in (("TB-204417-cuff-pressure-20251202", True), ("in-TB-204417", False)):
        page.model.choose(line)  # type: ignore[attr-defined]
        view = page.model._view  # type: ignore[attr-defined]
        assert view.chosen
        assert (view.has_papers, view.has_letters) == (papers, False)


def test_of_a_check_that_was_annulled_no_letter_leaves() -> None:
    failed = technician.failed_check()
    voided = Voided(entry_id="void", at=NOW, by=YANN, corrects=failed.entry_id, reason="autre appareil")
    sample = Sample([*technician.register(), failed, voided]).at("register")
    page = sample.side.pages["register"]
    page.model.choose(failed.entry_id)  # type: ignore[attr-defined]  # the page's own
    view = page.model._view  # type: ignore[attr-defined]
    assert (view.has_papers, view.has_letters, view.can_void) == (True, False, False)

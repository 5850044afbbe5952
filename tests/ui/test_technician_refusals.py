"""What the engine could not do for a technician is said in a sentence, whatever it was."""

from concurrent.futures.process import BrokenProcessPool

import pytest

from devices.errors import ConnectionLost
from session.documents.paper import NotOnPaper
from session.live import NobodyLoggedIn
from session.store.errors import RegisterBroken
from session.upkeep.checks import NotACheck
from session.workshop import NoSuchPlace
from ui.gallery.technician import Sample
from ui.technician.self_test import SelfTestPage

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionLost("the port is closed"), "L’appareil ne répond pas. Un brassard encore gonflé se débranche à la main."),
        (RegisterBroken(3, "altered"), "Le registre ne se lit pas : alcove self-test dit où."),
        (NotOnPaper("a picture is missing"), "Le papier n’est pas fait : une image du contrôle manque."),
        (NotACheck("photos-many"), "Rien n’a été écrit : huit images au plus."),
        (NoSuchPlace(), "Rien n’a été écrit : ce support ne répond pas, ou il est plein."),
        (NobodyLoggedIn(), "Le mode technicien est verrouillé : rien n’a été écrit."),
    ],
)
def test_each_refusal_is_a_sentence(error: Exception, said: str) -> None:
    sample = Sample()
    sample.side.bench.tell_refused(error)
    assert sample.console.typing.notice == said


def test_a_self_test_whose_process_died_says_so_and_can_be_begun_again() -> None:
    sample = Sample().at("self-test")
    page = sample.side.pages["self-test"]
    assert isinstance(page, SelfTestPage)
    page._failed(BrokenProcessPool("it was ended"))
    assert page.model._view.remark.startswith("L’autotest s’est arrêté avant la fin")
    page.model.again()
    assert page.model._view.running
    assert page.model._view.remark == "On essaie chaque partie…"

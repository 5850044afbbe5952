"""The stethoscope at the console, touched on the real screen: where first, listen, stop, keep or do it again."""

from collections.abc import Iterator
from datetime import UTC

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.errors import ConnectionLost, Remedy
from devices.measurement import GOOD, Quality, QualityLevel, Reason
from devices.status import DeviceStatus, Status
from session import events as e
from session.auscultation import Site
from session.call.media_link import MediaLink
from session.call.pictures import Pictures
from session.consent import Purpose
from session.consultation import State
from session.hub.client import HubClient
from session.listening import Auscultating, Interrupted, Listening, Stage
from session.live import LiveConsultation
from session.measuring import Measuring
from session.record import Record
from session.remote import Remote
from session.report import Site as Place
from tests.session.chest import Chest
from tests.session.visits import HADDAD, NOW, path_to_call, path_to_measures
from tests.ui.desk import Desk
from ui.language import speak
from ui.views import exchange
from ui.views.listening import sites, standing
from ui.views.telling import Telling


def told(context: str, sentence: str) -> str:
    return sentence


TELL = Telling(told, NOW, UTC)  # type: ignore[arg-type]
READY = DeviceStatus(Status.READY)


@pytest.fixture
def chest() -> Chest:
    return Chest()


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, compiled_words: None, chest: Chest) -> Iterator[Desk]:
    def remote(live: LiveConsultation, measuring: Measuring) -> Remote:
        hub, media = HubClient("http://127.0.0.1:1", "b", "k"), MediaLink(("true",), Pictures.create())
        place = Place("Alcôve", "Pharmacie", "4 rue des Halles", "", "")
        return Remote(live, measuring, hub, media, site=place, cameras=("", ""), recipients=lambda _: (), listening=Listening(live, chest))

    speak("fr")
    with Desk(qtbot, remote=remote) as desk:
        yield desk


def beat(desk: Desk, chest: Chest, seconds: float) -> None:
    desk.loop.call_soon_threadsafe(chest.beat, seconds)


def test_listened_to_and_kept(desk: Desk, chest: Chest) -> None:
    desk.to(list(path_to_measures()), State.MEASURES)
    desk.shows("Stéthoscope")
    desk.touch("device-stethoscope")
    desk.shows("Où écouter ?", "Choisir l’endroit", "Rien n’est écouté")
    desk.touch("site-heart-mitral")
    desk.shows("Foyer mitral", "Sous le sein gauche, à la pointe du cœur")
    desk.touch("listen")
    desk.shows("Le stéthoscope s’ouvre…")
    beat(desk, chest, 4)
    desk.shows("En direct, son bon", "4 s sur 30")
    desk.until(lambda: any(value not in (None, 0.5) for value in desk.side.console.sound.values))
    desk.touch("stop-listening")
    desk.shows("Enregistrement bon, pas encore gardé", "Garder ou refaire d’abord")
    desk.touch("drop-sound")
    desk.shows("Rien n’est écouté")
    desk.touch("listen")
    desk.shows("Le stéthoscope s’ouvre…")
    beat(desk, chest, 5)
    desk.shows("5 s sur 30")
    desk.touch("stop-listening")
    desk.shows("Enregistrement bon, pas encore gardé")
    desk.touch("keep-sound")
    desk.until(lambda: [sound.seconds for sound in desk.side.console.record.sounds] == [5.0])
    desk.shows("Gardé", "Choisir l’endroit")
    desk.touch("leave-listening")
    desk.shows("Fait")


def test_left_while_it_listens_nobody_listens_on(desk: Desk, chest: Chest) -> None:
    desk.to(list(path_to_call()), State.CALL)
    desk.touch("to-stethoscope", "site-lung-front-left", "listen")
    desk.until(lambda: chest.on)
    beat(desk, chest, 1)
    desk.shows("1 s sur 30")
    desk.touch("leave-listening")
    desk.until(lambda: not chest.on)


def test_how_it_stands_in_words() -> None:
    def words(now: Auscultating, status: DeviceStatus | None = READY, *, agreed: bool = True, chosen: str = "heart-mitral") -> tuple[str, str]:
        said = standing(now, status, agreed, chosen, TELL)
        return said.words, said.closed

    heard = Auscultating(Stage.HEARD, Site.MITRAL, "s", 8.0, 64_000, GOOD)
    assert words(Auscultating(), agreed=False) == ("Images et sons refusés par le patient", "Refusé")
    assert words(Auscultating(), None)[1] == "Débranché"
    absent = DeviceStatus(Status.ABSENT, ConnectionLost("gone", remedy=Remedy.PLUG_IN))
    assert words(Auscultating(), absent)[1] == "Débranché"
    assert words(Auscultating(), chosen="")[1] == "Choisir l’endroit"
    assert words(Auscultating(interrupted=Interrupted.LOST)) == ("Coupé en route : rien n’est gardé, recommencez", "")
    assert words(Auscultating(interrupted=Interrupted.TOO_SHORT))[0] == "Trop court : écouter au moins 3 secondes"
    assert words(heard)[0] == "Enregistrement bon, pas encore gardé"
    clipped = Auscultating(Stage.HEARD, Site.MITRAL, "s", 8.0, 64_000, Quality(QualityLevel.DOUBTFUL, (Reason.CLIPPED,)))
    assert words(clipped)[0] == "À vérifier : signal saturé"


def test_a_request_to_listen_has_its_own_words_and_leads_to_the_stethoscope() -> None:
    asked = Record().after(e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r", what="stethoscope-lungs"))
    (card,) = exchange.cards(asked, TELL)
    assert (card.words, card.icon_name) == ("Écouter les poumons", "stethoscope")
    (card,) = exchange.cards(asked.after(e.MeasureRequestAnswered(at=NOW, author=HADDAD.author, request_id="r", accepted=True)), TELL)
    assert card.action == "stethoscope"
    assert sum(row.of_heart for row in sites(Record(), "", TELL)) == 4


def test_without_the_agreement_the_button_is_closed(desk: Desk, chest: Chest) -> None:
    desk.to(list(path_to_measures()), State.MEASURES)
    desk.touch("device-stethoscope", "site-heart-mitral")
    desk.ask(desk.live.withdraw(Purpose.IMAGES))
    desk.shows("Images et sons refusés par le patient", "Refusé")

"""Messages between the carers: each can be read whole, however long, and none is exchanged against the patient's will."""

import pytest
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from session import events as e
from session.consent import Purpose
from session.consultation import IllegalEvent, State
from tests.session.visits import CLAIRE, HADDAD, NOW, PATIENT, path_to_call, path_to_measures
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk


def said(text: str, number: int = 0) -> e.ChatSent:
    return e.ChatSent(at=NOW, author=HADDAD.author, message_id=f"m{number}", text=text)


def item(desk: Desk, name: str) -> QQuickItem:
    found = desk.side.window.view.rootObject().findChild(QQuickItem, name)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["mot " * 200 + "fin", "mot " * 499 + "fin", "m" * 2000, "ligne\n" * 60 + "fin"])
def test_the_first_and_the_last_words_of_any_message_can_be_reached(desk: Desk, text: str) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(said("avant"), said(text, 1))
    desk.shows("avant", text)
    talk = item(desk, "talk")
    words = next(each for each in desk.screen._items() if each.property("text") == text)
    bubble = words.parentItem()
    desk.until(lambda: bool(talk.property("atYEnd")) and bubble.mapToItem(talk, 0, bubble.height()).y() <= talk.height() + 12)
    talk.setProperty("contentY", 0.0)
    first = next(each for each in desk.screen._items() if each.property("text") == "avant")
    assert first.mapToItem(talk, 0, 0).y() >= 0
    assert words.property("truncated") is False
    assert words.property("contentWidth") <= words.width()


def test_who_reads_further_up_stays_there_and_is_told_what_came(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(*(said(f"{number} " + "mot " * 100, number) for number in range(5)))
    desk.shows("Quelle oreille ?", "0 " + "mot " * 100)
    talk = item(desk, "talk")
    desk.until(lambda: talk.property("contentHeight") > 2 * talk.height() and bool(talk.property("atYEnd")))
    talk.setProperty("contentY", 10.0)
    QMetaObject.invokeMethod(talk, "movementEnded")
    desk.apply(said("deux", 6), said("trois", 7))
    desk.shows("2 nouveaux")
    assert talk.property("contentY") == 10
    desk.touch("newest")
    desk.until(lambda: bool(talk.property("atYEnd")) and not item(desk, "newest").isVisible())


def test_without_the_agreement_nothing_of_the_call_is_at_the_console(desk: Desk) -> None:
    desk.to(path_to_call(), State.CALL)
    desk.apply(said("La tension couchée ?"))
    desk.shows("La tension couchée ?")
    assert item(desk, "far-picture").isVisible()
    desk.apply(e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=Purpose.ASSISTANT_PRESENT))
    alone = "La patiente veut être seule avec le médecin : ni image, ni messages ici."
    desk.shows(alone)
    desk.screen.settle()
    assert "La tension couchée ?" not in desk.screen.sentences()
    assert not item(desk, "far-picture").isVisible()
    assert not item(desk, "quick-first").isEnabled()
    assert not item(desk, "message").isEnabled()
    with pytest.raises(IllegalEvent, match="does not want the assistant"):
        desk.ask(desk.live.send_chat("Je vérifie"))
    desk.touch("sos")  # always
    desk.until(lambda: desk.side.console.record.urgency is not None)


def test_without_the_agreement_to_an_expert_that_way_is_closed(desk: Desk) -> None:
    desk.to(path_to_measures(), State.MEASURES)
    desk.touch("outcome-expertise")
    desk.until(lambda: desk.side.console.typing.outcome is e.Outcome.EXPERTISE)
    desk.apply(e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=Purpose.EXPERT))
    desk.shows("Téléexpertise :\nrefusée par le patient")
    assert not desk.screen.button("outcome-expertise").isEnabled()
    with pytest.raises(IllegalEvent, match="not agreed"):
        desk.ask(desk.live.decide(e.Outcome.EXPERTISE, "Avis utile"))
    desk.apply(e.AlertRaised(at=NOW, author=CLAIRE, rule="r", rules="1", finding="Oxygène bas : 80 %"))
    desk.shows("Téléexpertise : refusée par le patient")
    assert not desk.screen.button("choose-expertise").isEnabled()
    desk.touch("decide-emergency")
    desk.state(State.ORIENTED)

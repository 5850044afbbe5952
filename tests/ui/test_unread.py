"""A visit that does not open is told on the first screen of the day."""

from tests.ui.desk import Desk
from tests.ui.desk import desk as desk


def test_the_opening_says_that_a_visit_does_not_open(desk: Desk) -> None:
    desk.shows("Aucune visite dans la borne")
    desk.side.console.learn(set_aside=1)
    desk.shows("Visite qui ne s’ouvre plus : 1. Appelez le technicien, n’effacez rien.")
    assert "Aucune visite dans la borne" not in desk.screen.sentences()

"""Who took which visit, and why it ended."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from session.hub.accounts import LONGEST_S
from session.hub.tables import open_database
from session.hub.visits import BY_ANOTHER, MOST_TOLD, Visits
from tests.session.hub.booth_at_work import Clock

HADDAD, BLANC = "10000000000", "10000000001"


@pytest.fixture
def visits(tmp_path: Path, clock: Clock) -> Iterator[Visits]:
    engine = open_database(tmp_path / "hub")
    yield Visits(engine, clock)
    engine.dispose()


def test_it_goes_on_until_it_ends_and_the_first_reason_stays(visits: Visits) -> None:
    visits.taken("a", "v", HADDAD)
    assert (visits.going_on("a"), visits.over(HADDAD)) == (["v"], [])
    assert visits.ended("a", "v", "signé") == HADDAD
    assert visits.ended("a", "v", "la visite est terminée") == ""
    assert (visits.going_on("a"), visits.over(HADDAD), visits.over(BLANC)) == ([], [("v", "signé")], [])


def test_who_had_it_before_another_took_it_is_told_so(visits: Visits) -> None:
    visits.taken("a", "v", HADDAD)
    visits.taken("a", "v", BLANC)
    assert visits.over(HADDAD) == [("v", BY_ANOTHER)]
    assert visits.ended("a", "v", "signé") == BLANC
    visits.taken("a", "v", HADDAD)  # taken up again
    assert (visits.over(HADDAD), visits.going_on("a")) == ([], ["v"])


def test_a_booth_ends_its_own_visits_only(visits: Visits) -> None:
    visits.taken("a", "v", HADDAD)
    visits.taken("b", "w", BLANC)
    assert visits.ended("b", "v", "effacé") == ""
    assert visits.all_ended("a", "la borne a été retirée") == [("v", HADDAD)]
    assert visits.over(HADDAD) == [("v", "la borne a été retirée")]
    assert visits.going_on("b") == ["w"]


def test_what_ended_is_forgotten_with_the_longest_session(visits: Visits, clock: Clock) -> None:
    for number in range(MOST_TOLD + 2):
        clock.now += 1
        visits.taken("a", f"v{number}", HADDAD)
        visits.ended("a", f"v{number}", "signé")
    assert [visit for visit, _ in visits.over(HADDAD)] == [f"v{number}" for number in range(2, MOST_TOLD + 2)]
    clock.now += LONGEST_S + 1
    assert visits.over(HADDAD) == []
    visits.taken("a", "new", HADDAD)
    clock.now -= LONGEST_S + 1
    assert visits.over(HADDAD) == []  # the rows are gone, and not only their telling

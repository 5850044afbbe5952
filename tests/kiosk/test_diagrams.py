"""The diagrams in the documentation are the tables."""

from kiosk.diagrams import PAGE, with_diagrams


def test_the_page_shows_the_tables_as_they_are() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == with_diagrams(page), "run python -m kiosk.diagrams"

"""Names as typed, and as an identity writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.identity.names import NotAName, normalise_name, without_accents


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Garnier", "GARNIER"),
        ("  élodie   marie ", "ELODIE MARIE"),
        ("D’Ornano", "D'ORNANO"),
        ("d' ornano", "D'ORNANO"),
        ("Jean‑Luc", "JEAN-LUC"),
        ("Jean – Luc", "JEAN-LUC"),
        ("Sœur", "SOEUR"),
        ("Lætitia", "LAETITIA"),
        ("Strauß", "STRAUSS"),
        ("Łukasz Øster", "LUKASZ OSTER"),
        ("Nguyễn", "NGUYEN"),
        ("Ỳ", "Y"),
        ("GARCIA-HAMMADI", "GARCIA-HAMMADI"),
        ("N'Diaye", "N'DIAYE"),
        ("ñ", "N"),
        ("Tupaʻa", "TUPA'A"),
        ("İnci", "INCI"),
        ("de la Tour-d'Auvergne", "DE LA TOUR-D'AUVERGNE"),
        ("a" * 100, "A" * 100),
    ],
)
def test_what_was_typed_becomes_what_is_written(typed: str, written: str) -> None:
    assert normalise_name(typed) == written


@pytest.mark.parametrize("typed", ["", "   ", "-", "’", "R2D2", "Marie!", "Ann@", "山田", "Иван", "A\x00B", "<b>", "Anne;", "x" * 101, "\u200b", "'Diaye"])
def test_what_is_not_a_name_is_refused_and_not_quoted(typed: str) -> None:
    with pytest.raises(NotAName) as refused:
        normalise_name(typed)
    assert str(refused.value) in ("empty", "too long", "not only letters")


@given(st.text(max_size=120))
def test_any_text_is_a_name_in_capitals_or_refused(typed: str) -> None:
    try:
        name = normalise_name(typed)
    except NotAName:
        return
    assert re.fullmatch(r"[A-Z][A-Z '\-]{0,99}", name)
    assert normalise_name(name) == name


@given(st.text(st.characters(codec="latin-1", categories=["Lu", "Ll"]), min_size=1, max_size=30))
def test_every_western_letter_can_be_written(typed: str) -> None:
    if not set(typed) & set("ªºµ"):
        assert normalise_name(typed).isascii()


def test_without_accents_keeps_everything_else() -> None:
    assert without_accents("Élève n° 12, Œuvre") == "Eleve n° 12, OEuvre"

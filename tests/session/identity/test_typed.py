"""The identity screen's fields: an identity, or what is wrong with each field, in French."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.identity.traits import Identity, IdentityStatus, Representative, RepresentativeRole, Sex, Traits, TrustedDocument, is_commune_code
from session.identity.typed import SENTENCES, Fault, Field, NotADate, NotAnIdentity, TypedIdentity, is_phone, parse_birth_date

TODAY = date(2026, 11, 22)
ODETTE = TypedIdentity("Garnier", "Odette, Marie", "12/03/1947", Sex.FEMALE, "52448")
LEO = TypedIdentity("Martin", "Léo", "29/02/2016", Sex.MALE, representative_name="Anne Martin", representative_role=RepresentativeRole.PARENT)


def test_what_is_typed_well_is_an_identity() -> None:
    assert ODETTE.faults(TODAY) == {}
    assert ODETTE.identity(TODAY) == Identity(Traits("GARNIER", ("ODETTE", "MARIE"), date(1947, 3, 12), Sex.FEMALE, "52448"))


def test_accents_apostrophes_and_used_names_are_written_alike() -> None:
    typed = replace(ODETTE, birth_name="d’Œuvre", first_names=" Anne-Lise  élodie ", used_name="Légaré", used_first_name="Lise", birth_place=" 2a 004 ")
    traits = typed.identity(TODAY).traits
    assert (traits.birth_name, traits.first_names, traits.used_name, traits.birth_place) == ("D'OEUVRE", ("ANNE-LISE", "ELODIE"), "LEGARE", "2A004")
    assert traits.short == "Lise L."


def test_an_empty_screen_says_what_is_needed_and_nothing_more() -> None:
    with pytest.raises(NotAnIdentity) as wrong:
        TypedIdentity().identity(TODAY)
    assert wrong.value.faults == dict.fromkeys((Field.BIRTH_NAME, Field.FIRST_NAMES, Field.BIRTH_DATE, Field.SEX), Fault.EMPTY)
    assert wrong.value.sentences[Field.BIRTH_NAME] == "À remplir"


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ({"birth_name": "R2D2"}, Field.BIRTH_NAME, Fault.NOT_A_NAME),
        ({"birth_name": "x" * 101}, Field.BIRTH_NAME, Fault.TOO_LONG),
        ({"birth_name": " - "}, Field.BIRTH_NAME, Fault.EMPTY),
        ({"first_names": "Odette M4rie"}, Field.FIRST_NAMES, Fault.NOT_A_NAME),
        ({"first_names": " , "}, Field.FIRST_NAMES, Fault.EMPTY),
        ({"first_names": "Marie " * 20}, Field.FIRST_NAMES, Fault.TOO_LONG),
        ({"birth_date": "12/03/47"}, Field.BIRTH_DATE, Fault.NOT_A_DATE),
        ({"birth_date": "30/02/1947"}, Field.BIRTH_DATE, Fault.NO_SUCH_DAY),
        ({"birth_date": "23/11/2026"}, Field.BIRTH_DATE, Fault.IN_THE_FUTURE),
        ({"birth_date": "21/11/1906"}, Field.BIRTH_DATE, Fault.TOO_LONG_AGO),
        ({"sex": None}, Field.SEX, Fault.EMPTY),
        ({"birth_place": "Nancy"}, Field.BIRTH_PLACE, Fault.NOT_A_COMMUNE),
        ({"birth_place": "00123"}, Field.BIRTH_PLACE, Fault.NOT_A_COMMUNE),
        ({"used_name": "4"}, Field.USED_NAME, Fault.NOT_A_NAME),
        ({"used_first_name": "?"}, Field.USED_FIRST_NAME, Fault.NOT_A_NAME),
        ({"representative_name": "Anne"}, Field.REPRESENTATIVE_ROLE, Fault.EMPTY),
        ({"representative_role": RepresentativeRole.CURATOR}, Field.REPRESENTATIVE_NAME, Fault.EMPTY),
        ({"birth_date": "01/01/2016"}, Field.REPRESENTATIVE_NAME, Fault.NEEDED_FOR_MINOR),
        *(
            (
                {"birth_date": "01/01/2016", "representative_name": "A", "representative_role": role},
                Field.REPRESENTATIVE_ROLE,
                Fault.ONLY_FOR_ADULTS,
            )
            for role in (RepresentativeRole.CURATOR, RepresentativeRole.TRUSTED_PERSON)
        ),
        (
            {"representative_name": "A", "representative_role": RepresentativeRole.CURATOR, "representative_phone": "12"},
            Field.REPRESENTATIVE_PHONE,
            Fault.NOT_A_PHONE,
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(change: dict[str, object], where: Field, what: Fault) -> None:
    typed = replace(ODETTE, **change)  # type: ignore[arg-type]
    assert typed.faults(TODAY) == {where: what}
    with pytest.raises(NotAnIdentity) as wrong:
        typed.identity(TODAY)
    assert wrong.value.sentences == {where: SENTENCES[what]}
    assert str(wrong.value) == f"{where.value}: {what.value}"


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert set(TypedIdentity("4", "5", "6", None, "7", "8", "9").faults(TODAY)) == {
        Field.BIRTH_NAME,
        Field.FIRST_NAMES,
        Field.BIRTH_DATE,
        Field.SEX,
        Field.BIRTH_PLACE,
        Field.USED_NAME,
        Field.USED_FIRST_NAME,
    }


def test_every_fault_has_its_sentence() -> None:
    assert SENTENCES.keys() == set(Fault)


def test_a_minor_has_a_representative_until_the_birthday() -> None:
    assert LEO.identity(TODAY).representative == Representative("Anne Martin", RepresentativeRole.PARENT)
    alone = replace(LEO, representative_name="", representative_role=None, birth_date="22/11/2008")
    assert alone.identity(TODAY).representative is None
    assert alone.faults(TODAY - timedelta(days=1)) == {Field.REPRESENTATIVE_NAME: Fault.NEEDED_FOR_MINOR}


def test_a_protected_adult_has_one_too_and_its_phone_is_written_plainly() -> None:
    typed = replace(ODETTE, representative_name=" Paul  Garnier ", representative_role=RepresentativeRole.GUARDIAN, representative_phone="06 39 98.00-00")
    assert typed.identity(TODAY).representative == Representative("Paul Garnier", RepresentativeRole.GUARDIAN, "0639980000")


@pytest.mark.parametrize(("document", "status"), [(None, IdentityStatus.PROVISIONAL), (TrustedDocument.PASSPORT, IdentityStatus.VALIDATED)])
def test_an_identity_is_at_best_validated_here(document: TrustedDocument | None, status: IdentityStatus) -> None:
    assert replace(ODETTE, document=document).identity(TODAY).status is status


@pytest.mark.parametrize("typed", ["12/03/1947", "12/3/1947", "12.03.1947", "12-03-1947", "12 03 1947", "12031947", " 12 / 03 / 1947 "])
def test_a_date_is_read_day_first(typed: str) -> None:
    assert parse_birth_date(typed, TODAY) == date(1947, 3, 12)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.EMPTY),
        ("1947-03-12", Fault.NOT_A_DATE),
        ("12/03/47", Fault.NOT_A_DATE),
        ("12 mars 1947", Fault.NOT_A_DATE),
        ("١٢/٠٣/١٩٤٧", Fault.NOT_A_DATE),
        ("31/04/1947", Fault.NO_SUCH_DAY),
        ("29/02/1900", Fault.NO_SUCH_DAY),
        ("00/01/1947", Fault.NO_SUCH_DAY),
        ("03/13/1947", Fault.NO_SUCH_DAY),
        ("01/01/0000", Fault.NO_SUCH_DAY),
        ("23/11/2026", Fault.IN_THE_FUTURE),
        ("21/11/1906", Fault.TOO_LONG_AGO),
    ],
)
def test_a_date_that_is_none_is_refused(typed: str, fault: Fault) -> None:
    with pytest.raises(NotADate) as wrong:
        parse_birth_date(typed, TODAY)
    assert wrong.value.fault is fault


def test_the_bounds_of_a_life() -> None:
    assert parse_birth_date("22/11/2026", TODAY) == TODAY
    assert parse_birth_date("22/11/1906", TODAY) == date(1906, 11, 22)
    assert parse_birth_date("29/02/2024", date(2024, 2, 29)) == date(2024, 2, 29)


@given(st.dates(date(1910, 1, 1), TODAY))
def test_every_day_comes_back(day: date) -> None:
    assert parse_birth_date(day.strftime("%d/%m/%Y"), TODAY) == day


@given(st.builds(TypedIdentity, *[st.text(max_size=30)] * 3, st.none() | st.sampled_from(Sex), *[st.text(max_size=30)] * 3))
def test_anything_typed_is_an_identity_or_has_its_faults(typed: TypedIdentity) -> None:
    faults = typed.faults(TODAY)
    if faults:
        with pytest.raises(NotAnIdentity):
            typed.identity(TODAY)
    else:
        assert typed.identity(TODAY).traits.birth_name.isascii()


@pytest.mark.parametrize("code", ["01001", "13055", "2A004", "2B033", "75112", "95690", "97105", "97611", "98735", "99132"])
def test_codes_of_communes_and_of_countries(code: str) -> None:
    assert is_commune_code(code)


@pytest.mark.parametrize("code", ["", "1234", "123456", "00001", "2C001", "20001x", "2a004", "75000", "96001", "97901", "99000", "٧٥١١٢"])
def test_codes_of_nothing(code: str) -> None:
    assert not is_commune_code(code)


@pytest.mark.parametrize(
    ("digits", "is_one"), [("0639980000", True), ("+33639980000", True), ("0039", False), ("063998000", False), ("06399800000", False), ("+0123456", False)]
)
def test_phones(digits: str, is_one: bool) -> None:
    assert is_phone(digits) is is_one

"""Who is asked what, which questions still wait, and the motives behind the pictures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from session import events as e
from session.completeness import LABELS as REPORT_LABELS
from session.completeness import expected
from session.consultation import Consultation
from session.identity.traits import Identity, Sex, Traits
from session.motives import MOTIVES, Motive, label
from session.questions import LABELS, questions_for, unanswered
from session.record import Record
from tests.session.visits import CLAIRE, NOW, ODETTE, answers, path_to_measures

ICONS = Path(__file__).parents[2] / "ui" / "assets" / "icons"


def record_of(sex: Sex, born: date) -> Record:
    return replace(Record(), began_at=NOW, identity=Identity(Traits("X", ("Y",), born, sex)))


def answer(question: e.Question, kind: e.AnswerKind, detail: str = "") -> e.QuestionAnswered:
    return e.QuestionAnswered(at=NOW, author=CLAIRE, question=question, kind=kind, detail=detail)


@pytest.mark.parametrize(
    ("sex", "born", "asked"),
    [
        (Sex.FEMALE, date(1996, 1, 1), True),
        (Sex.UNKNOWN, date(1996, 1, 1), True),
        (Sex.MALE, date(1996, 1, 1), False),
        (Sex.FEMALE, date(2014, 11, 22), True),  # twelve today
        (Sex.FEMALE, date(2014, 11, 23), False),
        (Sex.FEMALE, date(1970, 11, 23), True),  # fifty-five until tomorrow
        (Sex.FEMALE, date(1970, 11, 22), False),
    ],
)
def test_pregnancy_is_asked_where_it_can_be(sex: Sex, born: date, asked: bool) -> None:
    assert (e.Question.PREGNANCY in questions_for(record_of(sex, born))) is asked


def test_everything_is_asked_as_long_as_nobody_knows_who_it_is() -> None:
    assert questions_for(Record()) == tuple(e.Question)


def test_unknown_is_an_answer_and_blank_is_not_none() -> None:
    record = replace(Record(), began_at=NOW, identity=ODETTE)
    assert unanswered(record) == tuple(question for question in e.Question if question is not e.Question.PREGNANCY)
    for event in answers()[:-1]:
        record = record.after(event)
    assert unanswered(record) == (e.Question.CALLBACK_NUMBER,)
    assert unanswered(record.after(answers()[-1])) == ()


@pytest.mark.parametrize("kind", [e.AnswerKind.NO, e.AnswerKind.UNKNOWN, e.AnswerKind.NOT_APPLICABLE])
def test_each_kind_of_answer_is_one(kind: e.AnswerKind) -> None:
    record = replace(Record(), began_at=NOW, identity=ODETTE).after(answer(e.Question.ALLERGIES, kind))
    assert e.Question.ALLERGIES not in unanswered(record)


def test_the_questions_are_called_alike_on_the_screen_and_in_the_report() -> None:
    assert {f"answer:{question.value}": name for question, name in LABELS.items()} == {
        key: name for key, name in REPORT_LABELS.items() if key.startswith("answer:")
    }


def test_the_twelve_motives_of_the_screen() -> None:
    assert [motive.label for motive in MOTIVES.values()] == [
        "Oreille",
        "Œil",
        "Gorge, nez, rhume",
        "Toux, souffle",
        "Ventre",
        "Peau, plaie",
        "Dos, articulations",
        "Urine",
        "Tension, cœur",
        "Ordonnance à refaire",
        "Moral, sommeil",
        "Autre chose",
    ]
    assert all(code == motive.code for code, motive in MOTIVES.items())


@pytest.mark.parametrize("motive", MOTIVES.values(), ids=lambda motive: motive.code)
def test_each_motive_has_its_picture_and_asks_for_a_measure(motive: Motive) -> None:
    assert (ICONS / f"{motive.icon}.svg").exists()
    assert measures_of(motive.code)


def measures_of(motive: str) -> set[str]:
    asked = expected(replace(Record(), motive=e.MotiveGiven(at=NOW, author=CLAIRE, motive=motive)))
    return {each for each in asked if each.startswith(("measure:", "image:"))}


def test_the_ear_asks_for_the_otoscope_and_an_unknown_motive_for_the_vital_signs() -> None:
    assert "image:otoscope" in measures_of("ear")
    assert measures_of("of-a-later-version") == {"measure:blood-pressure", "measure:pulse", "measure:oxygen", "measure:temperature"}
    assert label("ear") == "Oreille"
    assert label("of-a-later-version") == "of-a-later-version"


def test_a_whole_path_leaves_no_question() -> None:
    assert unanswered(Consultation("c").after_all(path_to_measures()).record) == ()

"""Which of the assistant's questions are asked of whom, and which still wait: "unknown" is an answer, blank is not "none"."""

from collections.abc import Mapping
from types import MappingProxyType

from session.events import Question
from session.identity.traits import Sex
from session.record import Record

LABELS: Mapping[Question, str] = MappingProxyType(
    {
        Question.ALLERGIES: "Allergies",
        Question.TREATMENTS: "Traitements en cours",
        Question.HISTORY: "Antécédents",
        Question.PREGNANCY: "Grossesse",
        Question.OWN_DOCTOR: "Médecin traitant",
        Question.CALLBACK_NUMBER: "Téléphone de rappel",
    }
)
FERTILE_AGES = range(12, 56)


def pregnancy_applies(record: Record) -> bool:
    """Whether pregnancy is asked about: not of men, nor beyond the ages where it can be. Asked as long as nobody knows."""
    if record.identity is None or record.began_at is None:
        return True
    traits = record.identity.traits
    return traits.sex is not Sex.MALE and traits.age(record.began_at.date()) in FERTILE_AGES


def questions_for(record: Record) -> tuple[Question, ...]:
    """The questions that are asked in this visit, in their order."""
    return tuple(question for question in Question if question is not Question.PREGNANCY or pregnancy_applies(record))


def unanswered(record: Record) -> tuple[Question, ...]:
    """The questions that still wait for an answer of any kind."""
    return tuple(question for question in questions_for(record) if question not in record.answers)

"""What the assistant asks everybody, and what the practitioner will read of it. Blank is « pas demandé », never « aucun ». No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from session import events as e
from session.alarm import AlarmRules
from session.questions import pregnancy_applies
from session.record import Record
from ui.views.telling import Telling


@dataclass(frozen=True)
class QuestionRow:
    """One question, its answer so far, and the detail that goes with it."""

    code: str
    name: str
    help: str
    icon_name: str
    none_words: str
    kind: str  # of AnswerKind, or empty: not asked yet
    detail: str
    note: str = ""  # instead of the detail: « Sans objet : 78 ans », « Pas encore demandé »
    note_kind: str = "info"
    spelled: bool = False  # shown in figures of one width


@dataclass(frozen=True)
class Reading:
    """One line as the practitioner reads it."""

    name: str
    words: str
    kind: str = "ink"
    icon_name: str = ""


def applies(question: e.Question, record: Record) -> bool:
    """Whether a question has a sense for this patient."""
    return question is not e.Question.PREGNANCY or pregnancy_applies(record)


def rows(record: Record, tell: Telling, details: dict[str, str] | None = None) -> tuple[QuestionRow, ...]:
    """The questions in order; `details` are words being typed, not kept yet."""
    typed = details or {}
    shown = []
    for question in e.Question:
        name, help_, icon, none_words = _words(question, tell)
        answer = record.answers.get(question)
        kind = answer.kind.value if answer is not None else ""
        detail = typed.get(question.value, answer.detail if answer is not None else "")
        note, note_kind = "", "info"
        if (answer is None and not applies(question, record)) or (answer is not None and answer.kind is e.AnswerKind.NOT_APPLICABLE):
            note = tell.translate("Console", "Sans objet")
        elif answer is None and not detail:
            note, note_kind = tell.translate("Console", "Pas encore demandé"), "attention"
        shown.append(QuestionRow(question.value, name, help_, icon, none_words, kind, detail, note, note_kind, question is e.Question.CALLBACK_NUMBER))
    return tuple(shown)


def missing(record: Record) -> int:
    """How many questions that apply have no answer."""
    return sum(question not in record.answers and applies(question, record) for question in e.Question)


def to_answer_not_applicable(record: Record) -> tuple[e.Question, ...]:
    """Questions without a sense for this patient: kept as such when the questions are finished."""
    return tuple(question for question in e.Question if question not in record.answers and not applies(question, record))


def contradicted(record: Record, details: Mapping[str, str]) -> e.Question | None:
    """The first question that is answered « non » with words typed beside it: one of both is a mistake."""
    noes = (answer.question for answer in record.answers.values() if answer.kind is e.AnswerKind.NO)
    return next((question for question in noes if details.get(question.value, "").strip()), None)


def closed_because(record: Record, tell: Telling, details: Mapping[str, str] | None = None) -> str:
    """Why the questions cannot be finished; empty where they can."""
    if (question := contradicted(record, details or {})) is not None:
        return tell.translate("Console", "{0} : oui ou non ?").format(_words(question, tell)[0])
    left = missing(record)
    if not left:
        return ""
    return (tell.translate("Console", "encore {0} ligne") if left == 1 else tell.translate("Console", "encore {0} lignes")).format(left)


def readings(record: Record, tell: Telling) -> tuple[Reading, ...]:
    """What the practitioner reads."""
    lines = []
    for question in e.Question:
        name, _, _, none_words = _words(question, tell)
        answer = record.answers.get(question)
        if answer is None:
            if applies(question, record):
                lines.append(Reading(name, tell.translate("Console", "Pas demandé"), "attention", "minus"))
            continue
        yes = answer.detail or tell.translate("Console", "oui, sans précision")
        match answer.kind:
            case e.AnswerKind.YES if question is e.Question.ALLERGIES:
                lines.append(Reading(name, yes, "attention", "alert-triangle"))
            case e.AnswerKind.YES:
                lines.append(Reading(name, yes))
            case e.AnswerKind.UNKNOWN:
                words = tell.translate("Console", "Inconnu")
                lines.append(Reading(name, tell.said_of(words, answer.detail) if answer.detail else words, "info", "question-mark"))
            case e.AnswerKind.NO:
                lines.append(Reading(name, none_words))
            case _:
                lines.append(Reading(name, tell.translate("Console", "Sans objet")))
    return tuple(lines)


def red_flags_line(record: Record, rules: AlarmRules, tell: Telling) -> tuple[str, str]:
    """How many alarm questions were asked and what came; and the colour of it."""
    asked = [record.red_flags[flag.flag_id] for flag in rules.red_flags if flag.flag_id in record.red_flags]
    noes = sum(answer.kind is e.AnswerKind.NO for answer in asked)
    if len(asked) < len(rules.red_flags):
        return tell.translate("Console", "{0} posés sur {1}").format(len(asked), len(rules.red_flags)), "attention"
    if noes == len(asked):
        return tell.translate("Console", "{0} posés d’abord, {0} « non »").format(len(asked)), "ok"
    return tell.translate("Console", "{0} posés, {1} « oui » ou « ne sait pas »").format(len(asked), len(asked) - noes), "stop"


def _words(question: e.Question, tell: Telling) -> tuple[str, str, str, str]:
    none_m, none_f = tell.translate("Console", "Aucun"), tell.translate("Console", "Aucune")
    match question:
        case e.Question.ALLERGIES:
            return tell.translate("Console", "Allergies"), tell.translate("Console", "et réaction"), "flower", none_f
        case e.Question.TREATMENTS:
            return tell.translate("Console", "Traitements"), tell.translate("Console", "nom, dose, matin ou soir"), "pill", none_m
        case e.Question.HISTORY:
            return tell.translate("Console", "Antécédents"), tell.translate("Console", "maladies, opérations"), "history", none_m
        case e.Question.PREGNANCY:
            return tell.translate("Console", "Grossesse"), tell.translate("Console", "si utile"), "baby-carriage", tell.translate("Console", "Non")
        case e.Question.OWN_DOCTOR:
            return tell.translate("Console", "Médecin traitant"), tell.translate("Console", "nom et ville"), "stethoscope", none_m
        case e.Question.CALLBACK_NUMBER:
            return tell.translate("Console", "Rappel"), tell.translate("Console", "si la ligne coupe"), "phone", none_m

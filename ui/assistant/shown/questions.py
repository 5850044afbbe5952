"""What the questions page shows: each question with its answer, and what was read in earlier steps."""

from session.alarm import AlarmRules
from session.consultation import State
from ui.assistant.known import Known, Typing
from ui.models.questions import QuestionsModel, QuestionsView
from ui.views import questions
from ui.views.telling import Telling


def show(model: QuestionsModel, known: Known, typing: Typing, rules: AlarmRules, tell: Telling) -> None:
    """Blank is not « aucun »: what has no answer is counted."""
    record = known.record
    asked = questions.rows(record, tell, dict(typing.details))
    words, kind = questions.red_flags_line(record, rules, tell)
    author = known.assistant.name if known.assistant is not None else ""
    model.questions_rows.show(asked)
    model.readings_rows.show(questions.readings(record, tell))
    state = known.consultation.state if known.consultation is not None else State.WELCOME
    closed = questions.closed_because(record, tell, typing.details)
    if state is not State.QUESTIONS and not closed:  # a contradiction is said there too
        closed = tell.translate("Console", "déjà fini")
    model.show(
        QuestionsView(
            count=tell.translate("Console", "{0} sur {1}").format(len(asked) - questions.missing(record), len(asked)),
            closed_because=closed,
            red_flags=words,
            red_flags_kind=kind,
            can_report=state in (State.QUESTIONS, State.MEASURES),
            said_by=tell.translate("Console", "Dit par {0}, noté par {1}.").format(tell.patient(record), author),
        )
    )

"""What the patient's questions show: an agreement to give, an alarm question to answer."""

from session import events as e
from session.alarm import AlarmRules
from session.consent import WORDINGS, Purpose
from session.record import Record
from ui.models.agreements import Agreement
from ui.models.question import QuestionView


def agreement(record: Record, purpose: Purpose) -> Agreement:
    """One purpose, and what was answered."""
    given = record.consents.get(purpose)
    withdrawn = isinstance(given, e.ConsentWithdrawn)
    answer = None if given is None or withdrawn else isinstance(given, e.ConsentGiven)
    return Agreement(purpose.value, WORDINGS[purpose].title, WORDINGS[purpose].explanation, answer, withdrawn)


def question(record: Record, rules: AlarmRules, flag_id: str | None) -> QuestionView:
    """One alarm question, its place among them, and what was answered."""
    place = next((n for n, flag in enumerate(rules.red_flags) if flag.flag_id == flag_id), 0)
    flag = rules.red_flags[place]
    given = record.red_flags.get(flag.flag_id)
    return QuestionView(flag.question, flag.help, place + 1, len(rules.red_flags), given.kind.value if given else "")

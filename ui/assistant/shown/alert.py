"""What the alert shows over every page: what was found, what to say, and how it may be closed."""

from session import events as e
from session.alarm import AlarmRules
from ui.assistant.known import Known, Typing
from ui.models.alert import AlertModel, AlertView
from ui.views import decision
from ui.views.speaking import first_name
from ui.views.telling import Telling


def show(model: AlertModel, known: Known, typing: Typing, rules: AlarmRules, tell: Telling) -> None:
    """Open while an alert is, and somebody is logged in to decide."""
    consultation, assistant = known.consultation, known.at_console
    facts = None
    if consultation is not None:
        name = first_name(assistant.name) if assistant is not None else tell.translate("Console", "Quelqu’un")
        facts = decision.alert_facts(consultation, name, rules, tell)
    if facts is None:
        model.show(AlertView())
        return
    closed = "" if typing.alert_outcome else tell.translate("Console", "choisir comment")
    if typing.alert_outcome == e.Outcome.EXPERTISE.value:
        closed = facts.expertise_closed  # taken back since it was chosen
    closed = closed or ("" if typing.alert_reason.strip() else tell.translate("Console", "il manque la raison"))
    if assistant is None:
        closed = tell.translate("Console", "personne n’est connecté")
    model.facts_rows.show(facts.facts)
    model.show(
        AlertView(
            open=assistant is not None,
            title=facts.title,
            more=facts.more,
            patient_screen=facts.patient_screen,
            since=facts.since,
            say=facts.say,
            rules=facts.rules,
            practitioner_closed=facts.practitioner_closed,
            expertise_closed=facts.expertise_closed,
            chosen=typing.alert_outcome,
            reason=typing.alert_reason,
            closed_because=closed,
        )
    )

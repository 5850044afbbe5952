"""What the preparation page shows: the devices, the values kept, what is missing, and the decision."""

from session.alarm import AlarmRules
from session.live import TAKES_VALUES
from ui.assistant.known import Known, Typing
from ui.models.preparation import PreparationModel, PreparationView
from ui.views import decision, measures, visit
from ui.views.telling import Telling, is_woman


def show(model: PreparationModel, known: Known, typing: Typing, rules: AlarmRules, tell: Telling) -> None:
    """The measures and the assistant's decision on one page."""
    record = known.record
    if known.consultation is None:
        return
    complete = measures.completeness(record, tell)
    button = decision.main_button(known.consultation, known.measures, known.guide, typing.outcome, typing.reason, tell)
    privacy = record.privacy
    woman = is_woman(record)
    decided, can_type = "", known.consultation.state in TAKES_VALUES
    if record.relevance is not None:
        decided = tell.translate("Console", "Décidé : {0}, par {1} à {2}").format(
            visit.outcome_words(record.relevance.outcome, tell), record.relevance.author.name, tell.clock(record.relevance.at)
        )
    model.devices_rows.show(measures.device_tiles(known.statuses, known.measures, record, tell, known.blocked))
    unweighed = rules.not_weighed(record, tell.now.astimezone(tell.zone).date())
    model.vitals_rows.show(measures.vitals(record, known.measures, tell, typing.striking, unweighed, closed=not can_type))
    model.outcomes_rows.show(decision.outcomes(record, typing.outcome or (record.relevance.outcome if record.relevance else None), tell))
    model.show(
        PreparationView(
            completeness=complete.words(tell),
            complete=not complete.missing,
            reason=typing.reason,
            button_words=button.words,
            closed_because=button.closed_because,
            decided=decided,
            curtain_closed=privacy is not None and privacy.curtain_closed,
            alone=privacy is not None and privacy.alone,
            alone_words=tell.translate("Console", "Seule") if woman else tell.translate("Console", "Seul"),
            calm="" if privacy is None else "yes" if privacy.calm else "no",
            measuring=any(each.under_way or each.pending is not None for each in known.measures.values()),
            can_type=can_type,
        )
    )

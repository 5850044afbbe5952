"""What the page shows that closes a visit without a report: why, and the sheet that the patient takes away."""

from session import events as e
from session.consultation import ENDED_WITHOUT_REPORT
from ui.assistant.known import Known, Typing
from ui.models.ending import EndingModel, EndingView
from ui.views import ending
from ui.views.place import Place
from ui.views.telling import Telling, is_woman


def show(model: EndingModel, known: Known, typing: Typing, place: Place, tell: Telling) -> None:
    """The issue, its reason, the sheet as it will be printed."""
    record = known.record
    ended = known.consultation is not None and known.consultation.state in ENDED_WITHOUT_REPORT
    code = ending.code_of(record.ending) or typing.ending
    reason = ending.told(code, getattr(record.ending, "reason", ""), tell) if ended else typing.ending_reason
    woman = is_woman(record)
    printed = None if typing.sheet is None else typing.sheet is e.Sheet.PRINTED
    closed = ending.closed_because(known.consultation, code, reason, printed, typing.no_sheet_reason, tell)
    on_paper = "emergency" if record.ending is not None and record.is_emergency else code  # as the sheet itself says it
    takes = ending.takes(record, on_paper, place, typing.sheet, tell)
    assistant = known.assistant.name if known.assistant is not None else ""
    local = tell.now.astimezone(tell.zone)
    model.choices_rows.show(ending.choices(record, code, tell))
    model.reasons_rows.show(ending.reasons(code, reason, tell))
    model.takes_rows.show(takes)
    model.sheet_rows.show(ending.sheet(record, on_paper, place, assistant, tell))
    model.show(
        EndingView(
            title=ending.title(record, tell),
            taking_title=tell.translate("Console", "Ce que la patiente emporte") if woman else tell.translate("Console", "Ce que le patient emporte"),
            count=tell.translate("Console", "{0} sur {1}").format(sum(each.kind != "primary" for each in takes), len(takes)),
            reason=reason,
            ended=ended,
            sheet_title=tell.translate("Console", "Votre visite du {0:02}/{1:02}").format(local.day, local.month),
            printed={None: "", True: "yes", False: "no"}[printed],
            no_sheet_reason=typing.no_sheet_reason,
            closed_because=closed,
        )
    )

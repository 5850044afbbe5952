"""What the opening page shows: who is at work, the day's checks, the deliveries that are late."""

from ui.assistant.known import Known, Typing
from ui.models.opening import OpeningModel, OpeningView
from ui.views import closing, opening
from ui.views.ending import Place
from ui.views.opening import CODE_LENGTH, CheckKind, CheckResult
from ui.views.telling import Telling, first_name


def show(model: OpeningModel, known: Known, typing: Typing, place: Place, tell: Telling) -> None:
    """The people, the code, the checks, and what waits."""
    checks = {**known.checks, CheckKind.DEVICES: opening.devices_result(known.statuses, tell)}
    if known.hub_up is not None:
        checks[CheckKind.LINE] = CheckResult(known.hub_up, tell.now)
    logged_in = known.assistant is not None
    waits = known.consultation is not None
    late = closing.overdue(known.deliveries, tell)
    name = next((first_name(person.name) for person in known.people if person.login == typing.person), "")
    model.people_rows.show(opening.people(known.people, typing.person))
    model.checks_rows.show(opening.checks(checks, logged_in, tell))
    model.late_rows.show(late[:4])
    wiped = tell.translate("Console", "Aucune visite dans la borne")
    waiting = tell.translate("Console", "Une visite attend : rien n’est perdu")
    if known.consultation is not None and known.consultation.alert is not None:
        waiting = tell.translate("Console", "Une alerte attend votre décision")
    closed = opening.closed_because(checks, len(typing.code), logged_in, tell)
    if waits and logged_in:
        closed = ""
    model.show(
        OpeningView(
            place=place.name,
            booth=place.booth,
            chosen=typing.person,
            code_title=tell.translate("Console", "Code de {0}").format(name),
            code_left=tell.translate("Console", "C’est bien vous") if logged_in else opening.code_left(len(typing.code), tell),
            typed=len(typing.code),
            length=CODE_LENGTH,
            wrong=typing.wrong,
            closed_because=closed,
            logged_in=logged_in,
            visit_waits=waits,
            checked=opening.checked(checks, tell),
            late_count=str(len(late)) if late else "",
            wiped_words=waiting if waits else wiped,
        )
    )

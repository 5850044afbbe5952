"""What the opening page shows once all is known: who is at work, the day's checks, the deliveries that are late."""

from collections.abc import Mapping

from ui.assistant.known import Known, Typing
from ui.assistant.shown import door
from ui.assistant.shown.door import AtDoor
from ui.models.opening import OpeningModel
from ui.views import closing, measures
from ui.views.opening import CheckKind, CheckResult
from ui.views.place import Place
from ui.views.telling import Telling


def checks_of(known: Known, tell: Telling) -> Mapping[CheckKind, CheckResult]:
    """How each check stands: what somebody signed today, and how the devices and the line are now."""
    checks = {**known.checks, CheckKind.DEVICES: measures.devices_result(known.statuses, tell)}
    if known.hub_up is not None:
        checks[CheckKind.LINE] = CheckResult(known.hub_up, tell.now)
    return checks


def show(model: OpeningModel, known: Known, typing: Typing, place: Place, tell: Telling) -> None:
    """The people, the code, the checks, and what waits."""
    alert = known.consultation is not None and known.consultation.alert is not None
    waiting = ""
    if known.locked and known.assistant is not None:
        waiting = tell.translate("Console", "Visite en cours, {0} en répond").format(known.assistant.name)
    can_choose = known.technicians is not None and known.consultation is None
    technicians = can_choose and typing.technicians
    at_door = AtDoor(
        people=(known.technicians or ()) if technicians else known.people,
        person=typing.person,
        typed=len(typing.code),
        wrong=typing.wrong,
        technicians=technicians if can_choose else None,
        logged_in=known.at_console is not None and not technicians,
        checks=checks_of(known, tell),
        late=closing.overdue(known.deliveries, tell),
        visit_waits=known.consultation is not None,
        set_aside=known.set_aside,
        waiting=tell.translate("Console", "Une alerte attend votre décision") if alert else waiting,
    )
    door.show(model, at_door, place, tell)

"""Who receives a report, after what the patient agreed to and what this booth can reach. No I/O."""

from collections.abc import Callable, Set

from session.consent import Purpose
from session.delivery.delivery import DeliveryState, Recipient, RecipientKind
from session.events import AnswerKind, Question
from session.report import Report

PURPOSES = {RecipientKind.SHARED_RECORD: Purpose.SHARED_RECORD, RecipientKind.OWN_DOCTOR: Purpose.OWN_DOCTOR}


def addressed(report: Report, reachable: Set[RecipientKind], still_agreed: Callable[[Purpose], bool]) -> tuple[tuple[Recipient, DeliveryState], ...]:
    """Every recipient with the state in which its delivery begins: queued, refused by the patient, or not activated.

    Args:
        reachable: the kinds of recipients that this booth has a channel to.
        still_agreed: what stands in the record now: an agreement may be taken back after the signature.
    """
    doctor = next((each for each in report.answers if each.question is Question.OWN_DOCTOR), None)
    has_doctor = doctor is not None and doctor.kind is AnswerKind.YES
    names = {
        RecipientKind.SHARED_RECORD: "Mon espace santé",
        RecipientKind.OWN_DOCTOR: doctor.detail if doctor is not None and has_doctor and doctor.detail else "Médecin traitant",
    }

    def state(kind: RecipientKind) -> DeliveryState:
        if not (report.agreed(PURPOSES[kind]) and still_agreed(PURPOSES[kind])):
            return DeliveryState.REFUSED
        if kind not in reachable or (kind is RecipientKind.OWN_DOCTOR and not has_doctor):
            return DeliveryState.NOT_ACTIVATED
        return DeliveryState.QUEUED

    return tuple((Recipient(kind, names[kind]), state(kind)) for kind in RecipientKind)

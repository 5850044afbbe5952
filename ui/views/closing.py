"""After the visit: what arrived where, what is cleaned, what is wiped, and what still closes the next patient. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from session import events as e
from session.consent import Purpose
from session.consultation import Consultation, State
from session.delivery.delivery import Delivery, DeliveryState, RecipientKind, Trouble
from session.record import Record
from ui.views.lines import OverdueRow
from ui.views.telling import Telling


@dataclass(frozen=True)
class ReceiptRow:
    """One recipient on screen 13."""

    code: str
    icon_name: str
    recipient: str
    what: str
    kind: str
    mark_icon: str
    mark: str
    remark: str


@dataclass(frozen=True)
class HygieneRow:
    """One item to clean or renew."""

    code: str
    words: str
    at: str
    done: bool


@dataclass(frozen=True)
class WipeView:
    """The wipe row and the next patient's button."""

    wipe_words: str
    wipe_closed: str
    wiped: bool
    next_closed: str


ICONS = {RecipientKind.SHARED_RECORD: "shield-lock", RecipientKind.OWN_DOCTOR: "mail"}
OVERDUE = timedelta(hours=12)


def trouble_words(trouble: Trouble, tell: Telling) -> str:
    """Why an attempt failed, in a few words."""
    match trouble:
        case Trouble.UNREACHABLE:
            return tell.translate("Console", "destinataire injoignable")
        case Trouble.TIMED_OUT:
            return tell.translate("Console", "pas de réponse à temps")
        case Trouble.SERVER_ERROR:
            return tell.translate("Console", "panne chez le destinataire")
        case Trouble.REJECTED:
            return tell.translate("Console", "refusé par le destinataire")
        case Trouble.NOT_UNDERSTOOD:
            return tell.translate("Console", "réponse non comprise")
        case Trouble.DIFFERENT:
            return tell.translate("Console", "autre contenu déjà là")
        case Trouble.BROKEN_OFF:
            return tell.translate("Console", "envoi interrompu")
        case Trouble.WITHDRAWN:
            return tell.translate("Console", "accord retiré pendant l’envoi")


def receipts(consultation: Consultation, deliveries: Sequence[Delivery], tell: Telling) -> tuple[ReceiptRow, ...]:
    """One row for each recipient; what the patient refused is said, without red."""
    rows = [_receipt(each, tell) for each in deliveries if each.consultation_id == consultation.consultation_id]
    told = {each.recipient.kind for each in deliveries if each.consultation_id == consultation.consultation_id}
    record = consultation.record
    refused = (
        (Purpose.SHARED_RECORD, RecipientKind.SHARED_RECORD, tell.translate("Console", "Mon espace santé")),
        (Purpose.OWN_DOCTOR, RecipientKind.OWN_DOCTOR, tell.translate("Console", "Médecin traitant")),
    )
    for purpose, kind, name in refused:
        consent = record.consents.get(purpose)
        if kind not in told and isinstance(consent, e.ConsentRefused | e.ConsentWithdrawn):
            mark = tell.translate("Console", "Non envoyé : refus du patient")
            said = tell.translate("Console", "Refusé à {0}") if isinstance(consent, e.ConsentRefused) else tell.translate("Console", "Retiré à {0}")
            what = tell.translate("Console", "Compte rendu")
            rows.append(ReceiptRow(purpose.value, ICONS[kind], name, what, "attention", "circle-x", mark, said.format(tell.clock(consent.at))))
    return tuple(rows)


def _receipt(each: Delivery, tell: Telling) -> ReceiptRow:
    kind, icon, mark, remark = _standing(each, tell)
    return ReceiptRow(each.delivery_id, ICONS[each.recipient.kind], each.recipient.name, tell.translate("Console", "Compte rendu"), kind, icon, mark, remark)


def _standing(each: Delivery, tell: Telling) -> tuple[str, str, str, str]:
    match each.state:
        case DeliveryState.ACKNOWLEDGED:
            at = tell.clock(each.acknowledged_at or each.queued_at)
            proof = tell.translate("Console", "accusé n° {0}").format(each.receipt.number) if each.receipt is not None else ""
            if each.receipt is not None and each.receipt.simulated:
                proof += " · " + tell.translate("Console", "simulation")
            return "ok", "circle-check", tell.translate("Console", "Reçu, preuve gardée"), f"{at} · {proof}" if proof else at
        case _ if each.trouble is Trouble.WITHDRAWN and each.sent_at is None:  # until the recipient says whether it holds it
            return "attention", "circle-x", tell.translate("Console", "Accord retiré pendant l’envoi"), tell.translate("Console", "peut-être arrivé avant")
        case DeliveryState.SENDING if each.sent_at is None:
            return "info", "clock", tell.translate("Console", "Envoi en cours"), tell.translate("Console", "essai n° {0}").format(each.attempts)
        case DeliveryState.SENT | DeliveryState.SENDING:
            return "info", "clock", tell.translate("Console", "Envoyé, accusé attendu"), _with_next(tell.clock(each.sent_at or each.queued_at), each, tell)
        case DeliveryState.FAILED:
            tries = (
                tell.translate("Console", "{0} essais · rien n’est perdu") if each.attempts > 1 else tell.translate("Console", "{0} essai · rien n’est perdu")
            )
            why = (
                tell.translate("Console", "Pas parti : {0}").format(trouble_words(each.trouble, tell))
                if each.trouble
                else tell.translate("Console", "Pas parti")
            )
            return "stop", "alert-octagon", why, tries.format(each.attempts)
        case DeliveryState.REFUSED:
            return "attention", "circle-x", tell.translate("Console", "Non envoyé : refus du patient"), ""
        case DeliveryState.NOT_ACTIVATED:
            return "info", "minus", tell.translate("Console", "Non activé ici"), tell.translate("Console", "sur la feuille du patient")
        case DeliveryState.QUEUED:
            return "info", "clock", tell.translate("Console", "En file"), _with_next(tell.clock(each.queued_at), each, tell)


def _with_next(at: str, each: Delivery, tell: Telling) -> str:
    if each.next_attempt_at is None:
        return at
    return tell.translate("Console", "{0} · nouvel essai à {1}").format(at, tell.clock(each.next_attempt_at))


def still_going(deliveries: Iterable[Delivery], tell: Telling) -> str:
    """How many deliveries go on alone; empty where none does."""
    going = sum(not each.is_settled for each in deliveries)
    if not going:
        return ""
    words = tell.translate("Console", "{0} envoi continue seul dans la file chiffrée, même après l’effacement. Suivi à l’ouverture de la borne.")
    if going > 1:
        words = tell.translate("Console", "{0} envois continuent seuls dans la file chiffrée, même après l’effacement. Suivi à l’ouverture de la borne.")
    return words.format(going)


def overdue(deliveries: Sequence[Delivery], tell: Telling) -> tuple[OverdueRow, ...]:
    """What has not arrived yet, the oldest first."""
    waiting = [each for each in deliveries if not each.is_settled]
    return tuple(_overdue(each, tell) for each in sorted(waiting, key=lambda each: each.queued_at))


def _overdue(each: Delivery, tell: Telling) -> OverdueRow:
    age = tell.now - each.queued_at
    local = each.queued_at.astimezone(tell.zone)
    remark = tell.translate("Console", "Visite du {0:02}/{1:02}, {2}").format(local.day, local.month, tell.clock(each.queued_at))
    if each.trouble is not None:
        remark += f" · {trouble_words(each.trouble, tell)}"
    elif each.attempts > 1:
        remark += " · " + tell.translate("Console", "{0} essais").format(each.attempts)
    minutes = int(age.total_seconds() // 60)
    since = f"{max(1, minutes)} min" if minutes < 60 else f"{minutes // 60} h"
    if each.state is not DeliveryState.FAILED and each.sent_at is not None:
        return OverdueRow(each.delivery_id, each.recipient.name, remark, "attention", "clock", tell.translate("Console", "Sans accusé : {0}").format(since))
    if age > OVERDUE or (each.state is DeliveryState.FAILED and each.is_overdue(tell.now)):
        return OverdueRow(each.delivery_id, each.recipient.name, remark, "stop", "alert-octagon", tell.translate("Console", "En retard de {0}").format(since))
    return OverdueRow(each.delivery_id, each.recipient.name, remark, "ink", "clock", tell.translate("Console", "En file"))


def hygiene(record: Record, tell: Telling) -> tuple[HygieneRow, ...]:
    """The seven points."""
    words = {
        e.HygieneItem.CONTACT_SURFACES: tell.translate("Console", "Siège, table et écran"),
        e.HygieneItem.CUFF: tell.translate("Console", "Brassard"),
        e.HygieneItem.OXIMETER: tell.translate("Console", "Pince à oxygène"),
        e.HygieneItem.THERMOMETER: tell.translate("Console", "Thermomètre"),
        e.HygieneItem.SPECULA: tell.translate("Console", "Dermatoscope") if tell.camera.sees_skin else tell.translate("Console", "Embout d’otoscope jeté"),
        e.HygieneItem.HEADSET: tell.translate("Console", "Casque audio"),
        e.HygieneItem.VENTILATION: tell.translate("Console", "Air renouvelé"),
    }
    rows = []
    for item in e.HygieneItem:
        done_at = record.hygiene.get(item)
        rows.append(HygieneRow(item.value, words[item], tell.clock(done_at) if done_at else "", done_at is not None))
    return tuple(rows)


def wipe_view(consultation: Consultation | None, tell: Telling) -> WipeView:
    """What the wipe waits for (hygiene, never a receipt), and what the next patient waits for."""
    if consultation is None or consultation.state is State.WIPED:
        return WipeView(tell.translate("Console", "La visite est effacée de la borne"), "", True, "")
    if consultation.state is State.WIPING:
        return WipeView(tell.translate("Console", "Possible dès maintenant : n’attend aucun accusé"), "", False, tell.translate("Console", "effacement"))
    left = len(e.HygieneItem) - len(consultation.record.hygiene)
    if consultation.state is not State.HYGIENE:
        why = tell.translate("Console", "Le résumé et les envois d’abord")
        return WipeView(why, why, False, tell.translate("Console", "hygiène, effacement"))
    words = tell.translate("Console", "Après l’hygiène : n’attend aucun accusé")
    closed = tell.translate("Console", "Hygiène : encore {0}").format(left) if left else ""
    return WipeView(words, closed, False, tell.translate("Console", "hygiène, effacement") if left else tell.translate("Console", "effacement"))

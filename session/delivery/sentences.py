"""What the assistant reads about a delivery, in French. No I/O."""

from collections.abc import Callable
from datetime import datetime

from session.delivery.delivery import Delivery, DeliveryState, Trouble

TROUBLES = {
    Trouble.UNREACHABLE: "destinataire injoignable",
    Trouble.TIMED_OUT: "pas de réponse",
    Trouble.SERVER_ERROR: "panne chez le destinataire",
    Trouble.REJECTED: "refusé par le destinataire",
    Trouble.NOT_UNDERSTOOD: "réponse incompréhensible",
    Trouble.DIFFERENT: "contenu différent, à vérifier",
    Trouble.BROKEN_OFF: "envoi interrompu",
    Trouble.WITHDRAWN: "accord retiré pendant l’envoi",
}


def sentence(delivery: Delivery, hour: Callable[[datetime], str]) -> str:
    """What the assistant's screen says of a delivery, in French. `hour` tells an instant as « 11 h 05 »."""
    match delivery.state:
        case DeliveryState.ACKNOWLEDGED:
            number = delivery.receipt.number if delivery.receipt is not None else ""
            simulated = " (simulation)" if delivery.receipt is not None and delivery.receipt.simulated else ""
            return f"Reçu, preuve gardée · {hour(delivery.acknowledged_at or delivery.queued_at)} · accusé n° {number}{simulated}"
        case DeliveryState.REFUSED:
            return "Non envoyé : refus du patient"
        case DeliveryState.NOT_ACTIVATED:
            return "Non envoyé : pas activé ici"
        case DeliveryState.QUEUED:
            return "En file, part tout de suite"
        case DeliveryState.SENDING:
            return f"Envoi en cours · essai {delivery.attempts}"
        case DeliveryState.SENT:
            again = f" · nouvelle demande à {hour(delivery.next_attempt_at)}" if delivery.next_attempt_at is not None else ""
            return f"Envoyé, accusé attendu{again}"
        case DeliveryState.FAILED:
            words = TROUBLES[delivery.trouble] if delivery.trouble is not None else ""
            again = f" · nouvel essai à {hour(delivery.next_attempt_at)}" if delivery.next_attempt_at is not None else ""
            return f"Pas parti : {words} · {delivery.attempts} essai{'s' if delivery.attempts > 1 else ''}, rien n’est perdu{again}"

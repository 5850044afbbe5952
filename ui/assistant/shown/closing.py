"""What the closing page shows: the receipts, the hygiene, and the wipe."""

from ui.assistant.known import Known
from ui.models.closing import ClosingModel, ClosingView
from ui.views import closing
from ui.views.telling import Telling


def show(model: ClosingModel, known: Known, tell: Telling) -> None:
    """What went where, what is still to be cleaned, and whether it is wiped."""
    consultation = known.consultation or known.finished
    if consultation is None:
        return
    record = consultation.record
    signature = record.signature
    signed = ""
    if signature is not None:
        signed = tell.translate("Console", "Signé par {0} à {1}").format(signature.practitioner.name, tell.clock(signature.at))
    wipe = closing.wipe_view(known.consultation, tell)
    done = closing.hygiene(record, tell)
    assistant = known.assistant
    who = f"{assistant.name}, {assistant.profession.lower()}" if assistant is not None else ""
    said = record.recap.teach_back if record.recap is not None else ""
    model.receipts_rows.show(closing.receipts(consultation, known.deliveries, tell) if signature is not None else ())
    model.hygiene_rows.show(done)
    model.show(
        ClosingView(
            signed=signed,
            going=closing.still_going(known.deliveries, tell),
            after=record.draft.follow_up,
            teach_back=tell.translate("Console", "Redit : « {0} »").format(said) if said else "",
            count=tell.translate("Console", "{0} sur {1}").format(sum(each.done for each in done), len(done)),
            signed_by=tell.translate("Console", "Signé par {0}").format(who),
            wipe_words=wipe.wipe_words,
            wipe_closed=wipe.wipe_closed,
            wiped=wipe.wiped,
            next_closed=wipe.next_closed,
        )
    )

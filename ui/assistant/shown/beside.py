"""What the console shows beside its pages: the patient's screen in small, and the exchange with the practitioner."""

from session.consent import Purpose
from session.consultation import State
from session.record import Record
from ui.assistant.known import Known, Typing
from ui.models.exchange import ExchangeModel, ExchangeView
from ui.models.mirror import MirrorModel, MirrorView
from ui.views import exchange
from ui.views.telling import Telling, is_woman


def show_mirror(model: MirrorModel, known: Known, typing: Typing, can_act: bool, tell: Telling) -> None:
    """The patient's screen in small, unless it is hidden."""
    woman = is_woman(known.record)
    model.show(
        MirrorView(
            title=tell.translate("Console", "Écran de la patiente") if woman else tell.translate("Console", "Écran du patient"),
            act_words=tell.translate("Console", "Agir pour elle") if woman else tell.translate("Console", "Agir pour lui"),
            hidden=typing.mirror_hidden,
            can_act=can_act,
        )
    )


def apart(record: Record, tell: Telling) -> str:
    """Why the assistant has no part in the call: the patient did not agree to it, or took it back."""
    if record.agreed(Purpose.ASSISTANT_PRESENT):
        return ""
    if Purpose.ASSISTANT_PRESENT not in record.consents:
        return tell.translate("Console", "Messages : après l’accord du patient.")
    if is_woman(record):
        return tell.translate("Console", "La patiente veut être seule avec le médecin : ni image, ni messages ici.")
    return tell.translate("Console", "Le patient veut être seul avec le médecin : ni image, ni messages ici.")


def show_exchange(model: ExchangeModel, known: Known, tell: Telling) -> None:
    """What the assistant and the practitioner write to each other."""
    practitioner = known.record.practitioner
    first, second = exchange.quick(tell)
    consultation, closed = known.consultation, apart(known.record, tell)
    model.messages_rows.show(exchange.messages(known.record, tell) if not closed else ())
    model.show(
        ExchangeView(
            practitioner=practitioner.name if practitioner is not None else tell.translate("Console", "Le médecin"),
            first_quick=first,
            second_quick=second,
            closed_because=closed,
            open=not closed and consultation is not None and consultation.state not in (State.WELCOME, State.WIPING, State.WIPED),
        )
    )

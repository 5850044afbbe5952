"""What the console shows beside its pages: the patient's screen in small, and the exchange with the practitioner."""

from session.consultation import State
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


def show_exchange(model: ExchangeModel, known: Known, tell: Telling) -> None:
    """What the assistant and the practitioner write to each other."""
    practitioner = known.record.practitioner
    first, second = exchange.quick(tell)
    model.messages_rows.show(exchange.messages(known.record, tell))
    consultation = known.consultation
    model.show(
        ExchangeView(
            practitioner=practitioner.name if practitioner is not None else tell.translate("Console", "Le médecin"),
            first_quick=first,
            second_quick=second,
            open=consultation is not None and consultation.state not in (State.WELCOME, State.WIPING, State.WIPED),
        )
    )

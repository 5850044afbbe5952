"""What the stethoscope's page shows."""

from devices.role import Role
from session.auscultation import LONGEST_S, Site
from session.consent import Purpose
from session.consultation import State
from session.listening import Stage
from ui.assistant.known import Known, Typing
from ui.models.listening import ListeningModel, ListeningView
from ui.views import listening
from ui.views.telling import Telling


def show(model: ListeningModel, known: Known, typing: Typing, tell: Telling) -> None:
    """Places, and the listening as it stands."""
    now, record = known.listening, known.record
    chosen = now.site.code if now.site is not None else typing.site
    state = listening.standing(now, known.statuses.get(Role.STETHOSCOPE), record.agreed(Purpose.IMAGES), chosen, tell)
    site = Site.of(chosen) if chosen else None
    heard = known.consultation is not None and known.consultation.state is State.CALL and record.identity_confirmed_at is not None
    model.sites_rows.show(listening.sites(record, chosen, tell))
    model.show(
        ListeningView(
            site_words=tell.translate("Sites", site.words) if site is not None else tell.translate("Console", "Où écouter ?"),
            where_words=tell.translate("Sites", site.where) if site is not None else tell.translate("Console", "Choisir d’abord l’endroit à gauche."),
            stage=now.stage.value,
            state_kind=state.kind,
            state_icon=state.icon_name,
            state_words=state.words,
            listen_closed=state.closed,
            time_words=listening.time_words(now, tell),
            share=min(1.0, now.seconds / LONGEST_S) if now.stage in (Stage.LISTENING, Stage.HEARD) else 0.0,
            heard_by=tell.translate("Console", "Le médecin entend en direct") if heard and now.stage is Stage.LISTENING and not known.call.muted else "",
        )
    )

"""What the console shows around every page: the rail of the visit, the patient, the network, Urgence."""

from dataclasses import replace

from session.consultation import WITH_PATIENT, Consultation
from session.people import Part
from ui.assistant.known import Known, Typing
from ui.assistant.shown import door
from ui.models.console import ConsoleModel, ConsoleView
from ui.views import ending, patient_steps, visit
from ui.views.place import Place
from ui.views.telling import Telling


def show(model: ConsoleModel, known: Known, typing: Typing, page: str, place: Place, tell: Telling) -> None:
    """The rail, the line above the page, and what is said at any time."""
    record = known.record
    consultation = known.consultation
    if consultation is not None:
        model.rail_rows.show(visit.rail(consultation, tell))
    elif known.finished is not None:
        model.rail_rows.show(visit.rail(known.finished, tell))
    else:
        model.rail_rows.show(tuple(replace(step, stage="to do", icon_name="circle", detail="") for step in visit.rail(Consultation(""), tell)))
    at_door = page == "opening"
    local = tell.now.astimezone(tell.zone)
    today = tell.translate("Console", "{0:02}/{1:02}/{2}, {3}").format(local.day, local.month, local.year, tell.clock(tell.now))
    network = {
        True: ("ok", "wifi", tell.translate("Console", "Réseau bon")),
        False: ("stop", "wifi-off", tell.translate("Console", "Réseau coupé")),
        None: ("attention", "wifi-off", tell.translate("Console", "Sans réseau")),
    }[known.hub_up]
    urgency = ""
    if record.urgency is not None and record.urgency.author.part is Part.PRACTITIONER:
        urgency = door.urgency(record.urgency.at, not known.siren_mute, tell, record.urgency.author.name)
    elif (since := record.urgency.at if record.urgency is not None else known.urgency_at) is not None:
        urgency = door.urgency(since, not known.siren_mute, tell)
    reason = tell.translate("Motives", patient_steps.motive_label(record)) if record.motive is not None else tell.translate("Console", "Pas encore de motif")
    waiting = tell.translate("Console", "Personne dans l’alcôve")
    session_words = tell.translate("Console", "Session fermée") if known.assistant is None else ""
    if known.technician is not None:
        session_words = tell.translate("Console", "Borne fermée : mode technicien")
    if known.locked:
        session_words = tell.translate("Console", "Console verrouillée")
    model.show(
        ConsoleView(
            page=page,
            patient=place.name if at_door else visit.patient_line(record, tell) if consultation is not None else waiting,
            patient_icon="building-store" if at_door else "user",
            reason=place.booth if at_door else reason if consultation is not None else place.name,
            elapsed=today if at_door else visit.since_entry(record.began_at, tell),
            elapsed_icon="calendar-event" if at_door else "clock",
            session_words=session_words,
            network="" if at_door else network[2],
            network_kind=network[0],
            network_icon=network[1],
            in_call="" if at_door else visit.in_call(record, tell),
            assistant=known.assistant.name if known.assistant is not None else "",
            profession=known.assistant.profession if known.assistant is not None else "",
            simulated=known.simulated,
            visit=consultation is not None,
            can_end=consultation is not None and consultation.state in WITH_PATIENT and consultation.alert is None and page != "ending",
            end_words=ending.end_words(record, tell),
            pause_words=tell.translate("Console", "Mettre en pause"),
            urgency=urgency,
            notice=typing.notice,
        )
    )

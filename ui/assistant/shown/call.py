"""What the call page shows: the practitioner, what they ask for, the examination camera, and the line."""

from devices.picture_score import PictureFlaw
from devices.role import Role
from session.consent import Purpose
from session.consultation import State
from session.observation import StillImage
from session.record import Record
from session.skin import SITES, SKIN, flaw_of
from ui.assistant.known import Known, Typing
from ui.assistant.shown import beside
from ui.models.assistant_call import AssistantCallModel, AssistantCallView, SentStill, SkinPlace
from ui.views import exchange, measures, visit
from ui.views.telling import Telling


def show(model: AssistantCallModel, known: Known, typing: Typing, tell: Telling) -> None:
    """The call as it stands, and the practitioner's requests."""
    record = known.record
    words = {
        "up": ("ok", tell.translate("Console", "En ligne")),
        "connecting": ("info", tell.translate("Console", "Connexion en cours")),
        "lost": ("attention", tell.translate("Console", "Ligne coupée : on reconnecte")),
    }.get(known.call.state, ("ink", tell.translate("Console", "Pas d’appel en cours")))
    if (ended := visit.call_over(known.consultation, tell)) != "":
        words = ("ink", tell.translate("Console", "Appel terminé"))
    subjects = {image.subject for image in record.images}
    agreed = record.agreed(Purpose.IMAGES)
    freeze = "" if agreed else tell.translate("Console", "Images refusées par le patient")
    skin = tell.camera.sees_skin
    choose = tell.translate("Console", "Choisir l’endroit") if skin else tell.translate("Console", "Choisir l’oreille")
    freeze = freeze or ("" if typing.side else choose)
    held_back = tell.held_back() if Role.OTOSCOPE in known.blocked else ""
    freeze = tell.translate("Console", "Contrôle dépassé") if held_back else freeze
    practitioner = record.practitioner
    score = typing.still.score if typing.still is not None else known.scope_score
    flaw = PictureFlaw.NONE if score is None else flaw_of(SKIN if skin else "", score.flaw)
    good = tell.translate("Console", "pour information") if skin else tell.translate("Console", "bonne")
    scored = tell.translate("Console", "Qualité : {0}").format(tell.flaw(flaw) or good)
    no_picture = (
        tell.translate("Console", "Pas d’image du dermatoscope. Allumez-le, ou prenez-le de son socle.")
        if skin
        else tell.translate("Console", "Pas d’image de l’otoscope. Allumez-le, ou prenez-le de son socle.")
    )
    model.cards_rows.show(exchange.cards(record, tell, known.statuses, known.measures))
    model.show_stills(tuple(_sent(image, record, tell) for image in record.images))
    taken = {image.site for image in record.images}
    model.places_rows.show(tuple(SkinPlace(site, tell.place(site), site in taken) for site in SITES) if skin else ())
    model.facts_rows.show(measures.strip(record, tell))
    model.show(
        AssistantCallView(
            practitioner=practitioner.name if practitioner is not None else tell.translate("Console", "Médecin attendu"),
            profession=practitioner.profession if practitioner is not None else "",
            call_words=words[1],
            call_kind=words[0],
            muted=known.call.muted,
            masked=known.call.masked,
            side=typing.side,
            side_words=tell.place(typing.side) if typing.side else "",
            skin=skin,
            left_done="otoscope-left" in subjects,
            right_done="otoscope-right" in subjects,
            frozen=typing.still is not None,
            freeze_closed=freeze,
            send_closed="" if typing.still is not None else tell.translate("Console", "Figer d’abord"),
            scope_words=held_back or no_picture,
            can_hang_up=known.consultation is not None and known.consultation.state is State.CALL,
            can_listen=Role.STETHOSCOPE in known.statuses,
            stage_words=ended or words[1],
            score_words=scored if score is not None else "",
            score_good=score is not None and flaw is PictureFlaw.NONE,
            focus=score.focus if score is not None else 0,
            light=score.light if score is not None else 0,
            clear=score.clear if score is not None else 0,
            apart=beside.apart(record, tell),
            note=record.note.text if record.note is not None else "",
        )
    )


def _sent(image: StillImage, record: Record, tell: Telling) -> SentStill:
    mark = tell.flaw(flaw_of(image.subject, image.score.flaw)) if image.score is not None else ""
    return SentStill(image.image_id, tell.place_of(image), image.image_id in record.seen_images, mark)

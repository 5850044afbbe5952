"""What passes between assistant and practitioner: messages, and the cards of what is asked. No Qt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from devices.device import Role
from session import events as e
from session.measure_state import MeasureState
from session.people import Part
from session.record import Record
from session.requestable import REQUESTABLE
from session.skin import SKIN
from ui.views.measures import DEVICE_OF, IDLE, under_way
from ui.views.telling import Telling
from ui.views.unbroken import unbroken


@dataclass(frozen=True)
class Message:
    """What one carer wrote to the other."""

    heading: str
    words: str
    mine: bool


@dataclass(frozen=True)
class RequestCard:
    """One request of the practitioner's: new, accepted, done or refused."""

    code: str
    icon_name: str
    words: str
    stage: str
    remark: str
    kind: str
    mark_icon: str
    action: str  # the device that a touch starts; empty where there is nothing to start


def messages(record: Record, tell: Telling) -> tuple[Message, ...]:
    """Every message, in order."""
    you = tell.translate("Console", "Vous")
    lines = []
    for chat in record.chat:
        mine = chat.author.part is Part.ASSISTANT
        lines.append(Message(f"{you if mine else chat.author.name} · {tell.clock(chat.at)}", chat.text, mine))
    return tuple(lines)


SEEN = {SKIN: Role.OTOSCOPE}  # what the one examination camera sees is asked for by what it is
NOTHING: Mapping[Role, MeasureState] = MappingProxyType({})
BY_DEVICE = {"weight": Role.SCALE, "glucose": Role.GLUCOMETER}  # asked for as quantities: a booth without the device has them typed


def cards(record: Record, tell: Telling, here: Collection[Role] = (), measures: Mapping[Role, MeasureState] = NOTHING) -> tuple[RequestCard, ...]:
    """What the practitioner asks for: new ones first, then those to do, then what is over.

    Args:
        here: the devices of this booth.
        measures: what they measure now.
    """
    shown = [_card(request, record, tell, here, measures) for request in record.requests]
    order = {"new": 0, "accepted": 1, "done": 2, "refused": 3}
    return tuple(sorted(shown, key=lambda card: order[card.stage]))


def _card(request: e.MeasureRequested, record: Record, tell: Telling, here: Collection[Role], measures: Mapping[Role, MeasureState]) -> RequestCard:
    named = (role for role in Role if role.value == request.what or request.what.startswith(f"{role.value}-"))
    role = BY_DEVICE.get(request.what) or SEEN.get(request.what) or next(named, None)
    icon = tell.icon(role) if role is not None else "clipboard-text"
    words = _words(request.what, role, tell)
    answer = record.request_answers.get(request.request_id)
    if answer is None:
        said = unbroken(tell.translate("Console", "Nouvelle · « {0} »").format(request.note)) if request.note else tell.translate("Console", "Nouvelle")
        return RequestCard(request.request_id, icon, words, "new", said, "ink", "", "")
    if not answer.accepted:
        refused = tell.translate("Console", "Refusée : {0}").format(answer.reason)
        return RequestCard(request.request_id, icon, words, "refused", refused, "attention", "x", "")
    done_at = _done_at(request, answer, role, record)
    if done_at:
        sent = tell.translate("Console", "Vue par le médecin · {0}") if _seen(request, answer, record) else tell.translate("Console", "Envoyée à {0}")
        return RequestCard(request.request_id, icon, words, "done", sent.format(tell.clock(done_at)), "ok", "check", "")
    if role is not None and measures.get(role, IDLE).under_way:
        remark, mark, kind = under_way(measures[role], tell)
        return RequestCard(request.request_id, icon, words, "accepted", remark, kind, mark, "")
    starts = role is not None and (request.what not in BY_DEVICE or role in here)
    action = role.value if role is not None and starts else ""
    return RequestCard(request.request_id, icon, words, "accepted", tell.translate("Console", "Acceptée · à faire"), "ink", "", action)


def _seen(request: e.MeasureRequested, answer: e.MeasureRequestAnswered, record: Record) -> bool:
    """Whether a picture that was asked for was really drawn on the practitioner's page."""
    wanted = (image for image in record.images if image.subject.startswith(request.what) and image.taken_at >= answer.at)
    return any(image.image_id in record.seen_images for image in wanted)


def _done_at(request: e.MeasureRequested, answer: e.MeasureRequestAnswered, role: Role | None, record: Record) -> datetime | None:
    """When what was asked for came into the record, after it was accepted."""
    if role is Role.OTOSCOPE:
        pictures = (image.taken_at for image in record.images if image.subject.startswith(request.what))
        return next((at for at in pictures if at >= answer.at), None)
    if role is Role.STETHOSCOPE:
        sounds = (sound.taken_at for sound in record.sounds if sound.site.of_heart == (request.what == "stethoscope-heart"))
        return next((at for at in sounds if at >= answer.at), None)
    quantity = next((quantity for quantity, device in DEVICE_OF.items() if device is role), None)
    if quantity is None:
        return None
    kept = (each.kept_at for each in record.current_observations if each.measurement.value(quantity) is not None)
    return next((at for at in kept if at >= answer.at), None)


def _words(what: str, role: Role | None, tell: Telling) -> str:
    if what == "otoscope-left":
        return tell.translate("Console", "Oreille gauche")
    if what == "otoscope-right":
        return tell.translate("Console", "Oreille droite")
    if role is not None and role is not Role.STETHOSCOPE and what not in SEEN:
        return tell.device(role)
    return tell.translate("Requests", dict(REQUESTABLE).get(what, what))


def quick(tell: Telling) -> tuple[str, str]:
    """Two answers that are often given."""
    return tell.translate("Console", "Je vérifie"), tell.translate("Console", "Parlez plus fort")


def sent(text: str, tell: Telling) -> str:
    """What the practitioner reads and the record keeps: an answer that was chosen by a touch in French, a written one as it is written."""
    return dict(zip(quick(tell), quick(tell.in_french()), strict=True)).get(text, text)

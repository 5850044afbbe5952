"""The park of devices in words: what is due when, what each may be used for, what there is of it to use up. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from devices.role import Role
from devices.status import Status
from session.upkeep.checks import Group, Kinds, Reference
from session.upkeep.due import BOOTH_ROLE, TO_DO, Due, Hindrance, State, dues_of, hindrance
from session.upkeep.inventory import Device, Park, Standing
from session.workshop import Plugged, Review
from ui.views.telling import ROLE_ICONS, Telling

WORST = (State.FAILED, State.OVERDUE, State.NEVER, State.SOON, State.UP_TO_DATE, State.NOT_APPLICABLE)
ICONS = {role.value: icon for role, icon in ROLE_ICONS.items()} | {BOOTH_ROLE: "device-desktop", "stethoscope": "stethoscope"}
ALL, TO_BE_DONE, BLOCKED = "all", "to-do", "blocked"


@dataclass(frozen=True)
class Mark:
    """A state: colour, icon, words."""

    kind: str  # ok, attention, stop or none
    icon_name: str
    words: str


@dataclass(frozen=True)
class ParkRow:
    """One device of the table."""

    code: str  # its serial number
    icon_name: str
    name: str
    quality_kind: str
    quality_icon: str
    quality: str
    calibration_kind: str
    calibration_icon: str
    calibration: str
    safety_kind: str
    safety_icon: str
    safety: str
    consumables: str
    state_kind: str
    state_icon: str
    state_words: str


@dataclass(frozen=True)
class Tile:
    """One of the four numbers above the table."""

    kind: str  # stop, attention, ok or ink
    icon_name: str
    number: int
    words: str


@dataclass(frozen=True)
class ParkFilter:
    """One of the filters: which devices, in words with their number."""

    code: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Looked:
    """One device, looked at now."""

    device: Device
    dues: tuple[Due, ...]
    why: Hindrance | None
    offline: bool

    @property
    def to_do(self) -> bool:
        return any(due.state in TO_DO for due in self.dues)


def look_at(park: Park, kinds: Kinds, plugged: Mapping[Role, Plugged], now: datetime, *, overdue_blocks: bool) -> tuple[Looked, ...]:
    """Every device that is not retired."""
    return tuple(
        Looked(
            device,
            dues_of(device, kinds, now.date()),
            hindrance(park, kinds, device.serial, now, overdue_blocks=overdue_blocks),
            is_offline(device, park, plugged),
        )
        for device in park.devices.values()
        if device.standing is not Standing.RETIRED
    )


def link_of(device: Device, park: Park, plugged: Mapping[Role, Plugged]) -> Plugged | None:
    """The link of this very device: what answers under its role with its number, or, without a number, where it is the only one of its role."""
    role = next((role for role in plugged if role.value == device.equipment.role), None)
    if role is None:
        return None
    there = plugged[role]
    if there.identity.serial:
        return there if there.identity.serial == device.serial else None
    return there if park.unnumbered(device.equipment.role) == (device,) else None


def is_offline(device: Device, park: Park, plugged: Mapping[Role, Plugged]) -> bool:
    """Whether the booth does not reach it now. The booth itself is always here."""
    if device.equipment.role == BOOTH_ROLE:
        return False
    link = link_of(device, park, plugged)
    return link is None or link.status.status not in (Status.READY, Status.MEASURING)


def due_mark(due: Due | None, tell: Telling) -> Mark:
    """« À jour : 214 j »."""
    days = "" if due is None or due.days_left is None else str(abs(due.days_left))
    match None if due is None else due.state:
        case State.UP_TO_DATE:
            return Mark("ok", "circle-check", tell.translate("Console", "À jour : {0} j").format(days))
        case State.SOON:
            return Mark("attention", "clock", tell.translate("Console", "Bientôt : {0} j").format(days))
        case State.OVERDUE:
            return Mark("stop", "alert-octagon", tell.translate("Console", "Dépassé : {0} j").format(days))
        case State.FAILED:
            return Mark("stop", "alert-octagon", tell.translate("Console", "Non conforme"))
        case State.NEVER:
            return Mark("stop", "alert-octagon", tell.translate("Console", "Jamais fait"))
        case _:
            return Mark("none", "minus", tell.translate("Console", "Sans objet"))


def worst(dues: Sequence[Due], group: Group) -> Due | None:
    """The one that weighs most among those of this column; of two alike, the sooner."""
    here = [due for due in dues if due.kind.group is group]
    return min(here, key=lambda due: (WORST.index(due.state), due.days_left or 0), default=None)


def hindrance_words(why: Hindrance, tell: Telling) -> str:
    """Why it may not measure."""
    return {
        Hindrance.STOPPED: tell.translate("Console", "arrêté"),
        Hindrance.RETIRED: tell.translate("Console", "retiré"),
        Hindrance.NOT_ACCEPTED: tell.translate("Console", "jamais contrôlé"),
        Hindrance.OVERDUE: tell.translate("Console", "contrôle dépassé"),
        Hindrance.FAILED: tell.translate("Console", "contrôle non conforme"),
        Hindrance.UNSAFE: tell.translate("Console", "sécurité électrique de la borne non conforme"),
    }[why]


def state_mark(looked: Looked, tell: Telling) -> Mark:
    """What it may be used for, the worst first."""
    if looked.why is not None:
        return Mark("stop", "alert-octagon", tell.translate("Console", "Bloqué"))
    if looked.offline:
        return Mark("none", "plug-connected-x", tell.translate("Console", "Hors ligne"))
    if looked.to_do:
        return Mark("attention", "clock", tell.translate("Console", "Utilisable, à prévoir"))
    return Mark("ok", "circle-check", tell.translate("Console", "Utilisable"))


def row(looked: Looked, consumables: str, tell: Telling) -> ParkRow:
    """Its line of the table."""
    equipment = looked.device.equipment
    groups = (Group.QUALITY_CONTROL, Group.CALIBRATION, Group.ELECTRICAL_SAFETY)
    quality, calibration, safety = (due_mark(worst(looked.dues, group), tell) for group in groups)
    state = state_mark(looked, tell)
    return ParkRow(
        code=equipment.serial,
        icon_name=ICONS.get(equipment.role, "device-desktop"),
        name=equipment.common_name,
        quality_kind=quality.kind,
        quality_icon=quality.icon_name,
        quality=quality.words,
        calibration_kind=calibration.kind,
        calibration_icon=calibration.icon_name,
        calibration=calibration.words,
        safety_kind=safety.kind,
        safety_icon=safety.icon_name,
        safety=safety.words,
        consumables=consumables or "—",
        state_kind=state.kind,
        state_icon=state.icon_name,
        state_words=state.words,
    )


def matches(looked: Looked, searched: str) -> bool:
    """Whether its number or a name of it holds these letters."""
    equipment = looked.device.equipment
    words = f"{equipment.serial} {equipment.common_name} {equipment.trade_name} {equipment.make} {equipment.model}".casefold()
    return all(part in words for part in searched.casefold().split())


def chosen(all_of: Sequence[Looked], which: str, searched: str) -> tuple[Looked, ...]:
    """Those of this filter that hold what is searched."""
    return tuple(each for each in all_of if _belongs(each, which) and matches(each, searched))


def _belongs(looked: Looked, which: str) -> bool:
    return which == ALL or (looked.why is not None if which == BLOCKED else looked.to_do)


def standards(park: Park) -> tuple[Reference, ...]:
    """The instruments that checks relied on, each with its latest certificate."""
    latest: dict[str, Reference] = {}
    for device in park.devices.values():
        for check in device.checks:
            if (reference := check.reference) is not None and not reference.vials:
                before = latest.get(reference.serial)
                latest[reference.serial] = reference if before is None or reference.valid_until > before.valid_until else before
    return tuple(latest.values())


def tiles(looked: Sequence[Looked], certificates: int, tell: Telling) -> tuple[Tile, ...]:
    """What counts today, in four numbers."""
    blocked = sum(each.why is not None for each in looked)
    soon = sum(due.state is State.SOON for each in looked for due in each.dues)
    usable = sum(each.why is None and not each.offline and not each.to_do for each in looked)
    return (
        Tile("stop", "alert-octagon", blocked, _of(blocked, tell.translate("Console", "appareil bloqué"), tell.translate("Console", "appareils bloqués"))),
        Tile("attention", "clock", soon, _of(soon, tell.translate("Console", "échéance proche"), tell.translate("Console", "échéances proches"))),
        Tile(
            "ok",
            "circle-check",
            usable,
            _of(usable, tell.translate("Console", "appareil utilisable sans réserve"), tell.translate("Console", "appareils utilisables sans réserve")),
        ),
        Tile(
            "ink",
            "certificate",
            certificates,
            _of(certificates, tell.translate("Console", "étalon, certificat valide"), tell.translate("Console", "étalons, certificats valides")),
        ),
    )


def _of(count: int, one: str, several: str) -> str:
    return several if count > 1 else one


def filters(looked: Sequence[Looked], which: str, tell: Telling) -> tuple[ParkFilter, ...]:
    """« Bloqué (1) »."""
    words = {
        ALL: tell.translate("Console", "Tout ({0})"),
        TO_BE_DONE: tell.translate("Console", "À faire ({0})"),
        BLOCKED: tell.translate("Console", "Bloqué ({0})"),
    }
    return tuple(ParkFilter(code, said.format(len(chosen(looked, code, ""))), code == which) for code, said in words.items())


def read_again(review: Review, tell: Telling) -> str:
    """How many of the documents their practitioners have read again; nothing where there is none, or nothing failed."""
    if not review.proven or not review.documents:
        return ""
    decided = sum(each.document_id in review.decided for each in review.touched if each.document_id)
    return tell.translate("Console", "Revus par leur médecin : {0} sur {1}.").format(decided, review.documents)


def alarming(reviews: Sequence[Review], park: Park) -> Review | None:
    """The one to be told: what is out of its limits now, then what is overdue, then what was mended or is gone."""
    known = [review for review in reviews if review.serial in park.devices]
    return min(known, key=lambda review: (review.mended or review.retired, not review.proven), default=None)


def alarm(review: Review, device: Device, dues: Sequence[Due], tell: Telling) -> tuple[str, str]:
    """What is blocked, since when, and which visits that touches: two sentences."""
    name, count = device.equipment.common_name, len(review.touched)
    over = [due for due in dues if due.state is State.OVERDUE and due.days_left is not None]
    visits = (tell.translate("Console", "{0} visite") if count < 2 else tell.translate("Console", "{0} visites")).format(count)
    if review.retired:
        return tell.translate("Console", "{0} {1} : retiré, encore à relire.").format(name, review.serial), read_again(review, tell)
    if review.mended:
        return tell.translate("Console", "{0} : en ordre depuis.").format(name), read_again(review, tell)
    if review.proven:
        return (
            tell.translate("Console", "{0} : contrôle hors limite.").format(name),
            f"{tell.translate('Console', '{0} à relire depuis le dernier bon contrôle.').format(visits)} {read_again(review, tell)}".strip(),
        )
    days = max((-due.days_left for due in over if due.days_left is not None), default=0)
    head = tell.translate("Console", "{0} bloqué depuis {1} jours.") if days > 1 else tell.translate("Console", "{0} bloqué depuis {1} jour.")
    return (
        head.format(name, days),
        tell.translate("Console", "Si la vérification échoue : {0} à relire depuis la dernière bonne.").format(visits),
    )

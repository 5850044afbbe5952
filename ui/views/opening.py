"""Before the first patient: who may open the booth, and what was checked today. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ui.views.speaking import Speaking

CODE_LENGTH = 6


@dataclass(frozen=True)
class Person:
    """Somebody who may open this booth."""

    login: str
    name: str
    profession: str


@dataclass(frozen=True)
class PersonChoice:
    """One name to touch."""

    code: str
    name: str
    profession: str
    chosen: bool


class CheckKind(Enum):
    """What is checked before the first patient."""

    LINE = "line"
    SOUND = "sound"
    LIGHT = "light"
    DEVICES = "devices"
    PRINTING = "printing"
    HYGIENE = "hygiene"


@dataclass(frozen=True)
class CheckResult:
    """What a check found, when. `good` None: not done yet."""

    good: bool | None = None
    at: datetime | None = None
    remark: str = ""  # what was found, or what to do


@dataclass(frozen=True)
class DayCheck:
    """One line of the day's check."""

    code: str
    icon_name: str
    words: str
    help: str
    kind: str
    mark_icon: str
    mark: str
    action: str
    closed: bool


def people(persons: Sequence[Person], chosen: str) -> tuple[PersonChoice, ...]:
    """The names to choose from; no shared account is among them."""
    return tuple(PersonChoice(each.login, each.name, each.profession, each.login == chosen) for each in persons)


def pressed(code: str, key: str) -> str:
    """The code once this key of the pad was touched; what is too long stays as it was."""
    longer = "" if key == "clear" else code[:-1] if key == "back" else code + key
    return longer if len(longer) <= CODE_LENGTH else code


def code_left(typed: int, tell: Speaking) -> str:
    """« encore 2 chiffres »."""
    left = CODE_LENGTH - typed
    if left <= 0:
        return tell.translate("Console", "vérification")
    return (tell.translate("Console", "encore {0} chiffre") if left == 1 else tell.translate("Console", "encore {0} chiffres")).format(left)


def checks(results: Mapping[CheckKind, CheckResult], logged_in: bool, tell: Speaking) -> tuple[DayCheck, ...]:
    """The six lines. A line that was not checked says so; signing hygiene waits for the code."""
    words = {
        CheckKind.LINE: ("wifi", tell.translate("Console", "Ligne"), tell.translate("Console", "Le serveur des médecins répond")),
        CheckKind.SOUND: ("volume", tell.translate("Console", "Son"), tell.translate("Console", "Voix comprise, fond calme")),
        CheckKind.LIGHT: ("bulb", tell.translate("Console", "Lumière et image"), tell.translate("Console", "Visage net, sans contre-jour")),
        CheckKind.DEVICES: ("plug-connected", tell.translate("Console", "Appareils"), tell.translate("Console", "Allumés, en ligne, contrôlés")),
        CheckKind.PRINTING: ("printer", tell.translate("Console", "Impression"), tell.translate("Console", "Page d’essai sortie")),
        CheckKind.HYGIENE: ("spray", tell.translate("Console", "Hygiène"), tell.translate("Console", "Surfaces, brassard, pince, embouts")),
    }
    return tuple(_check(kind, words[kind], results.get(kind, CheckResult()), logged_in, tell) for kind in CheckKind)


def _check(kind: CheckKind, words: tuple[str, str, str], result: CheckResult, logged_in: bool, tell: Speaking) -> DayCheck:
    icon, name, help_ = words
    at = f" · {tell.clock(result.at)}" if result.at is not None else ""
    by_hand = kind in (CheckKind.SOUND, CheckKind.LIGHT, CheckKind.PRINTING, CheckKind.HYGIENE)
    action = tell.translate("Console", "Signer") if by_hand and not result.good else tell.translate("Console", "Refaire")
    if result.good:
        mark = ("ok", "circle-check", tell.translate("Console", "Bon{0}").format(at))
    elif result.good is None:
        mark = ("primary", "circle", tell.translate("Console", "À faire"))
    else:
        mark = ("attention", "alert-triangle", tell.translate("Console", "À voir{0}").format(at))
    closed = by_hand and not logged_in
    return DayCheck(kind.value, icon, name, result.remark or help_, *mark, action, closed)


def checked(results: Mapping[CheckKind, CheckResult], tell: Speaking) -> str:
    """« 5 sur 6 »."""
    return tell.translate("Console", "{0} sur {1}").format(sum(bool(results.get(kind, CheckResult()).good) for kind in CheckKind), len(CheckKind))


def closed_because(results: Mapping[CheckKind, CheckResult], typed: int, logged_in: bool, tell: Speaking) -> str:
    """Why the booth does not open yet; empty where it can. Only hygiene and the code hold it: the rest is seen and said."""
    missing = []
    left = CODE_LENGTH - typed
    if not logged_in and left == 1:
        missing.append(tell.translate("Console", "1 chiffre"))
    elif not logged_in:
        missing.append(tell.translate("Console", "{0} chiffres").format(left) if left else tell.translate("Console", "code"))
    if not results.get(CheckKind.HYGIENE, CheckResult()).good:
        missing.append(tell.translate("Console", "hygiène"))
    return ", ".join(missing)

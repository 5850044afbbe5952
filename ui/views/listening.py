"""The stethoscope as the console shows it: the places to listen at, and how the listening stands. No Qt."""

from dataclasses import dataclass

from devices.measurement import QualityLevel
from devices.status import DeviceStatus, Status
from session.auscultation import LONGEST_S, SHORTEST_S, Site
from session.listening import Auscultating, Interrupted, Stage
from session.record import Record
from ui.views.telling import Telling


@dataclass(frozen=True)
class SiteRow:
    """A place to listen at."""

    code: str
    words: str
    of_heart: bool
    chosen: bool
    done: bool


@dataclass(frozen=True)
class Standing:
    """What stands beside the trace: colour, icon and words; and why one cannot begin, where one cannot."""

    kind: str
    icon_name: str
    words: str
    closed: str = ""


def sites(record: Record, chosen: str, tell: Telling) -> tuple[SiteRow, ...]:
    """Every place, in the order in which one listens; those that are done say so."""
    kept = {sound.site for sound in record.sounds}
    return tuple(SiteRow(site.code, tell.translate("Sites", site.words), site.of_heart, site.code == chosen, site in kept) for site in Site)


def standing(now: Auscultating, status: DeviceStatus | None, agreed: bool, chosen: str, tell: Telling) -> Standing:
    """How it stands, in words."""
    if not agreed:
        return Standing("attention", "circle-x", tell.translate("Console", "Images et sons refusés par le patient"), tell.translate("Console", "Refusé"))
    if status is None or status.status is Status.ABSENT:
        words = tell.translate("Console", "Stéthoscope débranché : le brancher")
        return Standing("attention", "plug-connected-x", words, tell.translate("Console", "Débranché"))
    if now.stage is Stage.OPENING:
        return Standing("info", "clock", tell.translate("Console", "Le stéthoscope s’ouvre…"))
    if now.stage in (Stage.LISTENING, Stage.HEARD):
        return _heard(now, tell)
    if now.interrupted is Interrupted.LOST:
        return Standing("attention", "alert-triangle", tell.translate("Console", "Coupé en route : rien n’est gardé, recommencez"), _unchosen(chosen, tell))
    if now.interrupted is Interrupted.TOO_SHORT:
        words = tell.translate("Console", "Trop court : écouter au moins {0} secondes").format(SHORTEST_S)
        return Standing("attention", "alert-triangle", words, _unchosen(chosen, tell))
    return Standing("ink", "info-circle", tell.translate("Console", "Rien n’est écouté"), _unchosen(chosen, tell))


def _unchosen(chosen: str, tell: Telling) -> str:
    return "" if chosen else tell.translate("Console", "Choisir l’endroit")


def _heard(now: Auscultating, tell: Telling) -> Standing:
    if now.quality is not None and now.quality.level is not QualityLevel.GOOD:
        reasons = ", ".join(tell.reason(each) for each in now.quality.reasons)
        return Standing("attention", "alert-triangle", tell.translate("Console", "À vérifier : {0}").format(reasons))
    if now.stage is Stage.HEARD:
        return Standing("ok", "check", tell.translate("Console", "Enregistrement bon, pas encore gardé"))
    return Standing("ok", "activity", tell.translate("Console", "En direct, son bon") if now.quality is not None else tell.translate("Console", "En direct"))


def time_words(now: Auscultating, tell: Telling) -> str:
    """« 12 s sur 30 »."""
    if now.stage not in (Stage.LISTENING, Stage.HEARD):
        return ""
    if now.stage is Stage.HEARD:
        return tell.translate("Console", "{0} s").format(int(now.seconds))
    return tell.translate("Console", "{0} s sur {1}").format(int(now.seconds), LONGEST_S)

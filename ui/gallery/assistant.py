"""The assistant's screens with what the drawings show in them: for the tests, the pictures and review."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl

from ui.gallery.waves import full_trace
from ui.models.console import ConsoleModel, DeviceTile, Message, Outcome, RailStep, VisitView, Vital

MIRROR = Path(__file__).parents[1] / "assets/demo/mirror.png"
VISIT = VisitView(
    patient="Odette G., 78 ans",
    reason="Mal à l’oreille droite",
    elapsed="11 min depuis l’entrée",
    network="Réseau bon",
    assistant="Claire Morel",
    profession="Infirmière",
    practitioner="Dr Haddad",
    completeness="Dossier complet à 70 % : il manque température et oreilles",
    note="Otalgie droite, 38,1 à la maison, vertige léger. Échange facile.",
    closed_because="Il manque température et oreilles",
)
RAIL = (
    RailStep("Accueil et identité", "done", "Fait · 2 min", "check"),
    RailStep("Accord du patient", "done", "Fait · 1 refus noté", "check"),
    RailStep("Motif et questions", "done", "Fait · pas d’alerte", "check"),
    RailStep("Mesures", "now", "En cours", "player-play"),
    RailStep("Pertinence", "to do", "À faire", "circle"),
    RailStep("Appel médecin", "to do", "À faire", "circle"),
    RailStep("Résumé patient", "to do", "À faire", "circle"),
    RailStep("Clôture, hygiène", "to do", "À faire", "circle"),
)
DEVICES = (
    DeviceTile("Tension", "heart-rate-monitor", "done", "check", "Fait · 3 mesures"),
    DeviceTile("Oxygène", "hand-finger", "live", "activity", "En cours · signal bon"),
    DeviceTile("Température", "thermometer", "ready", "player-play", "Prêt"),
    DeviceTile("Otoscope", "ear", "ready", "player-play", "Prêt · embout neuf à poser"),
    DeviceTile("Stéthoscope", "stethoscope", "blocked", "lock", "Bloqué · contrôle dépassé"),
    DeviceTile("Balance", "scale", "offline", "plug-connected-x", "Hors ligne · saisie possible"),
)
VITALS = (
    Vital("Tension", "heart-rate-monitor", "134/82", "mmHg", "Qualité bonne", "check", "ok", "moyenne des 2 dernières · écart 4"),
    Vital("Pouls", "heart", "75", "/min", "Régulier", "check", "ok", "10 h 36 · brassard M"),
    Vital("Oxygène", "lungs", "96", "%", "En cours", "activity", "primary", "", live=True),
    Vital("Poids", "scale", "61", "kg", "Saisie manuelle", "pencil", "info", "dit par la patiente"),
)
OUTCOMES = (
    Outcome("remote", "Oui,\ntéléconsultation", "video", chosen=True),
    Outcome("priority", "Oui,\nen priorité", "player-track-next"),
    Outcome("in-person", "Non,\nvoir en personne", "walk"),
    Outcome("expertise", "Non,\ntéléexpertise", "send"),
    Outcome("emergency", "Urgence :\nappeler le 15", "ambulance", urgent=True),
)
MESSAGES = (
    Message("Dr Haddad · 10 h 34", "Prévoyez les deux oreilles, la gauche d’abord.", mine=False),
    Message("Vous · 10 h 35", "D’accord. Elle entend mal à droite, parlez fort.", mine=True),
)


def console_screen() -> dict[str, object]:
    """Screen 10 as drawn."""
    model = ConsoleModel(VISIT)
    model.rail_rows.show(RAIL)
    model.device_rows.show(DEVICES)
    model.vital_rows.show(VITALS)
    model.outcome_rows.show(OUTCOMES)
    model.message_rows.show(MESSAGES)
    return {"model": model, "trace": full_trace(beats=6), "mirror": QUrl.fromLocalFile(str(MIRROR))}


SCREENS: dict[str, tuple[str, Callable[[], dict[str, object]]]] = {
    "10-console-preparation": ("Assistant/Preparation", console_screen),
}

"""The patient's screens with what the drawings show in them: for the tests, the pictures and review."""

from collections.abc import Callable

from ui.gallery.waves import full_trace
from ui.models.blood_pressure import BloodPressureModel, Phase, Reading
from ui.models.oximeter import OximeterModel, OximeterView
from ui.models.presence import PresenceModel
from ui.models.steps import StepsModel

STEP_NAMES = ("Bienvenue", "Accord", "Motif", "Mesures", "Attente", "Médecin", "Résumé")


def patient_frame() -> dict[str, object]:
    """What every patient screen shows around its middle."""
    steps = StepsModel(STEP_NAMES)
    steps.go_to(3)
    return {"steps": steps, "presence": PresenceModel("Claire", "infirmière")}


def oximeter_screen() -> dict[str, object]:
    """Screen 05 as drawn."""
    oximeter = OximeterModel()
    oximeter.show(OximeterView(spo2=96, pulse_rate=74, quality=3, progress=0.6, remaining_s=4))
    return {**patient_frame(), "oximeter": oximeter, "trace": full_trace()}


def blood_pressure_screen() -> dict[str, object]:
    """Screen 04 as drawn."""
    pressure = BloodPressureModel()
    pressure.show_phases((Phase("Position", 1, "done"), Phase("Repos", 2, "done"), Phase("Mesure", 3, "now")))
    pressure.show_readings(
        (
            Reading(1, "done", "136 / 84", "Mesure 1 · pouls 76"),
            Reading(2, "now", "En cours", "Encore 20 secondes environ"),
            Reading(3, "waiting", "Après 1 minute de pause"),
        )
    )
    pressure.show_cuff(142, pulse_found=True)
    return {**patient_frame(), "pressure": pressure}


SCREENS: dict[str, tuple[str, Callable[[], dict[str, object]]]] = {
    "05-oxymetre": ("Patient/Oximeter", oximeter_screen),
    "04-tension-guidee": ("Patient/BloodPressure", blood_pressure_screen),
}

"""The patient's screens with what the drawings show in them: for the tests, the pictures and review."""

from collections.abc import Callable

from devices.measurement import Reason
from ui.gallery.waves import full_trace
from ui.models.blood_pressure import BloodPressureModel, BloodPressureView, CuffReading
from ui.models.emergency import EmergencyModel, EmergencyView
from ui.models.help import HelpModel, HelpView
from ui.models.idle import IdleModel
from ui.models.oximeter import OximeterModel, OximeterView
from ui.models.posture import PostureModel, PostureView
from ui.models.presence import PresenceModel, PresenceView
from ui.models.rest import RestModel, RestView
from ui.models.retry import RetryModel, RetryView
from ui.models.steps import StepsModel
from ui.models.top_bar import TopBarModel, TopBarView

CLAIRE = PresenceView("Claire", "infirmière")


def frame(step: int, presence: PresenceView = CLAIRE) -> dict[str, object]:
    """What stands around every patient screen, and who is there."""
    steps, tools, beside = StepsModel(), TopBarModel(), PresenceModel()
    steps.go_to(step)
    tools.show(TopBarView(simulated=True))
    beside.show(presence)
    return {"steps": steps, "tools": tools, "help": HelpModel(), "idle": IdleModel(), "emergency": EmergencyModel(), "presence": beside}


def oximeter_screen() -> dict[str, object]:
    """Screen 05 as drawn."""
    oximeter = OximeterModel()
    oximeter.show(OximeterView(spo2=96, pulse_rate=74, quality=3, progress=0.6, remaining_s=4))
    return {**frame(3), "oximeter": oximeter, "trace": full_trace()}


MEASURING = BloodPressureView(assistant="Claire", done=(CuffReading(136, 84, 76),), cuff_mmhg=142, pulse_found=True)


def blood_pressure_screen(view: BloodPressureView = MEASURING) -> dict[str, object]:
    """Screen 04 as drawn."""
    pressure = BloodPressureModel()
    pressure.show(view)
    return {**frame(3), "pressure": pressure}


def cuff_by_hand_screen() -> dict[str, object]:
    """Screen 04c as drawn: no live pressure, so the time."""
    return blood_pressure_screen(BloodPressureView(assistant="Claire", done=(CuffReading(136, 84, 76),), elapsed_s=24, has_live_pressure=False))


def cuff_pause_screen() -> dict[str, object]:
    """Screen 04 between two measures."""
    return blood_pressure_screen(BloodPressureView(assistant="Claire", done=(CuffReading(136, 84, 76),), pause_s=42))


def position_screen() -> dict[str, object]:
    """Screen 04a as drawn."""
    posture = PostureModel()
    posture.show(PostureView("Claire", frozenset({"back", "feet", "arm", "cuff"})))
    return {**frame(3), "posture": posture}


def rest_screen() -> dict[str, object]:
    """Screen 04b as drawn, on hold."""
    rest = RestModel()
    rest.show(RestView("Claire", remaining_s=114, total_s=300, on_hold=True, accelerated=True))
    return {**frame(3), "rest": rest}


def retry_screen() -> dict[str, object]:
    """Screen 04d as drawn: the second attempt."""
    retry = RetryModel()
    retry.show(RetryView("Claire", (Reason.MOVEMENT, Reason.CUFF_LOOSE)))
    return {**frame(3, PresenceView("Claire", "infirmière", takes_over=True)), "retry": retry}


def idle_screen() -> dict[str, object]:
    """Screen 09b over another."""
    models = position_screen()
    idle = models["idle"]
    assert isinstance(idle, IdleModel)
    idle.show(24)
    return models


def help_screen() -> dict[str, object]:
    """The help sheet over another screen."""
    models = oximeter_screen()
    sheet = models["help"]
    assert isinstance(sheet, HelpModel)
    sheet.show(HelpView("Claire", may_change_consents=True))
    return models


def emergency_screen() -> dict[str, object]:
    """Screen 09 as drawn."""
    models = oximeter_screen()
    emergency = models["emergency"]
    assert isinstance(emergency, EmergencyModel)
    emergency.show(
        EmergencyView(
            "Claire",
            "Pharmacie des Halles",
            "4 place du Marché, 52300 Joinville",
            "Femme, 78 ans",
            "Tension 134/82, pouls 75, oxygène 96 %",
            alarm_on=True,
        )
    )
    return models


SCREENS: dict[str, tuple[str, Callable[[], dict[str, object]]]] = {
    "04-tension-guidee": ("Patient/BloodPressure", blood_pressure_screen),
    "04-pause": ("Patient/BloodPressure", cuff_pause_screen),
    "04a-tension-position": ("Patient/CuffPosition", position_screen),
    "04b-tension-repos": ("Patient/CuffRest", rest_screen),
    "04c-tension-sans-bouton": ("Patient/CuffByHand", cuff_by_hand_screen),
    "04d-mesure-echec": ("Patient/CuffRetry", retry_screen),
    "05-oxymetre": ("Patient/Oximeter", oximeter_screen),
    "09-urgence": ("Patient/Oximeter", emergency_screen),
    "09b-inactivite": ("Patient/CuffPosition", idle_screen),
    "aide": ("Patient/Oximeter", help_screen),
}

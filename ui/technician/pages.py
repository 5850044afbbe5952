"""The pages of the technician's workspace, in the order of the left bar. One more page is one line here."""

from ui.technician.bench import Bench
from ui.technician.camera import CameraPage
from ui.technician.change import ChangePage
from ui.technician.check import CheckPage
from ui.technician.checks import ChecksPage, SafetyPage
from ui.technician.consumables import ConsumablesPage
from ui.technician.device import DevicePage
from ui.technician.page import Page
from ui.technician.park import ParkPage
from ui.technician.register import RegisterPage
from ui.technician.self_test import SelfTestPage
from ui.technician.visits import VisitsPage
from ui.technician.wire import WirePage


def pages_of(bench: Bench) -> tuple[Page, ...]:
    """Each page, made once."""
    camera = bench.workshop.camera
    cameras = (CameraPage(bench, camera),) if camera is not None else ()
    return (
        ParkPage(bench),
        DevicePage(bench),
        ChangePage(bench),
        VisitsPage(bench),
        WirePage(bench),
        SelfTestPage(bench),
        ChecksPage(bench),
        CheckPage(bench),
        *cameras,
        SafetyPage(bench),
        RegisterPage(bench),
        ConsumablesPage(bench),
    )

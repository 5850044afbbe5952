"""The pages of the technician's workspace, in the order of the left bar. One more page is one line here."""

from ui.technician.bench import Bench
from ui.technician.page import Page
from ui.technician.park import ParkPage


def pages_of(bench: Bench) -> tuple[Page, ...]:
    """Each page, made once."""
    return (ParkPage(bench),)

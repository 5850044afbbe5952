"""The place of this booth, as its documents name it."""

from kiosk.settings import BoothSettings
from session.report import Site


def site_of(booth: BoothSettings) -> Site:
    """Its organisation is what stands before the first comma of the address."""
    return Site(booth.name, booth.place.split(",")[0], booth.place, booth.phone, booth.finess)

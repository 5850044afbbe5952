"""The place of this booth, as its documents name it, and where they send people."""

from kiosk.settings import BoothSettings
from session.documents.sheet import Destination
from session.report import Site


def site_of(booth: BoothSettings) -> Site:
    """The site, as the settings have it."""
    return Site(booth.name, booth.organisation, booth.place, booth.phone, booth.finess)


def destination_of(booth: BoothSettings) -> Destination | None:
    """Where people go who leave without a call; None where the settings name no such place."""
    return Destination(booth.in_person, booth.in_person_where) if booth.in_person else None

"""Whom this machine believes on the network: one list of authorities, for the line to the hub, for joining it and for the record server."""

import ssl
from pathlib import Path

from kiosk.settings import BoothSettings, SettingsError


def trust(settings: BoothSettings) -> ssl.SSLContext:
    """The system's authorities, or those of the file that the settings name and no others. SettingsError where it does not open."""
    if not settings.authorities:
        return ssl.create_default_context()
    try:
        return ssl.create_default_context(cafile=str(Path(settings.authorities).expanduser()))
    except OSError as error:  # ssl.SSLError is one
        raise SettingsError(f"[booth] authorities : {error}") from None

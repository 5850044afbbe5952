"""The people of this booth, from the command line."""

import sys
from pathlib import Path

from kiosk.assemble import local_clock
from kiosk.settings import Settings
from session.logins import Logins, NotAdded
from session.store.booth import BoothStore
from session.store.keys import booth_key


def data_folder(settings: Settings) -> Path:
    """Where this booth keeps its files."""
    return Path(settings.booth.data).expanduser()


def open_store(settings: Settings) -> BoothStore:
    """The booth's encrypted store, made at the first start."""
    data = data_folder(settings)
    return BoothStore.open(data, booth_key(data / "booth.key", may_create=not (data / "booth.db").exists()), local_clock)


def add_assistant(settings: Settings, name: str, profession: str, code: str) -> int:
    """Add an assistant; 1, saying why, when that cannot be."""
    store = open_store(settings)
    try:
        account = Logins(store.accounts, store.audit, local_clock).add(name, code, profession=profession)
    except NotAdded as error:
        print(f"Pas ajouté : {error}", file=sys.stderr)
        return 1
    finally:
        store.close()
    print(f"{account.name} peut ouvrir cette borne.")
    return 0

"""The people of this booth, from the command line."""

import sys
from contextlib import closing

from kiosk.booth_store import open_store
from kiosk.in_service import who_runs
from kiosk.local_time import local_clock
from kiosk.settings import Settings
from session.logins import Account, Logins, NotAdded, login_of
from session.people import Part
from session.store.booth import BoothStore

COMMANDS = {Part.ASSISTANT: "alcove assistant", Part.TECHNICIAN: "alcove technician"}


def add_person(settings: Settings, part: Part, name: str, profession: str, code: str) -> int:
    """Add an assistant or a technician; 1, saying why, when that cannot be."""
    with closing(open_store(settings)) as store:
        try:
            account = Logins(store.accounts, store.audit, local_clock).add(name, code, part, profession)
        except NotAdded as error:
            print(f"Pas ajouté : {error}", file=sys.stderr)
            return 1
    print(f"{account.name} peut ouvrir cette borne." if part is Part.ASSISTANT else f"{account.name} peut contrôler les appareils de cette borne.")
    return 0


def set_code(settings: Settings, part: Part, name: str, code: str) -> int:
    """Give somebody a new code, which also ends a wait; 1, saying why, when that cannot be."""
    with closing(open_store(settings)) as store:
        account = _find(store, part, name)
        if account is None:
            return 1
        try:
            Logins(store.accounts, store.audit, local_clock).change_code(name, code)
        except NotAdded as error:
            print(f"Code inchangé : {error}", file=sys.stderr)
            return 1
    print(f"Nouveau code pour {account.name} ; l’ancien n’ouvre plus.")
    return 0


def remove_person(settings: Settings, part: Part, name: str) -> int:
    """Take somebody out: what they did stays under their name. 1 when nobody is called so."""
    with closing(open_store(settings)) as store:
        account = _find(store, part, name)
        if account is None:
            return 1
        store.accounts.remove(account.login)
        store.audit("account-removed", account.author)
        left = len(_all(store, part))
    if part is Part.TECHNICIAN:
        print(f"{account.name} ne peut plus contrôler les appareils ; ses actes restent à son nom.")
        return 0
    print(f"{account.name} ne peut plus ouvrir cette borne ; ses actes restent à son nom.")
    if who_runs(settings.booth.folder) is not None:
        print("La borne est ouverte : si cette personne y travaille, verrouillez la console.")
    if not left:
        print("Plus personne ne peut ouvrir cette borne : alcove assistant add.")
    return 0


def list_people(settings: Settings, part: Part) -> int:
    """Who may open this booth, or check its devices."""
    with closing(open_store(settings)) as store:
        accounts = _all(store, part)
    for account in accounts:
        waits = account.wait_until
        wait = f" — attend jusqu’à {waits:%H:%M} après trop de codes faux" if waits is not None and waits > local_clock() else ""
        print(f"{account.name}, {account.profession or 'sans métier'} ({account.login}){wait}")
    if not accounts:
        print(f"Personne encore : {COMMANDS[part]} add « Prénom Nom ».")
    return 0


def _all(store: BoothStore, part: Part) -> list[Account]:
    return [account for account in store.accounts.all() if account.part is part]


def _find(store: BoothStore, part: Part, name: str) -> Account | None:
    account = store.accounts.find(login_of(name))
    if account is None or account.part is not part:
        names = ", ".join(each.name for each in _all(store, part)) or "personne"
        print(f"Personne ne s’appelle « {name} » ici. Il y a : {names}.", file=sys.stderr)
        return None
    return account

"""`alcove audit` and `alcove hub audit`: who did what and when, read and never written, by identifiers and without a patient's name."""

import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime

from kiosk.booth_store import is_there, open_store
from kiosk.hub import accounts_of
from kiosk.local_time import local_clock
from kiosk.settings import Settings
from session.chain import ChainBroken
from session.store.errors import AuditBroken


def booth_audit(settings: Settings, since: date) -> int:
    """Each line of the booth's audit; 1 where its chain does not hold."""
    if not is_there(settings.booth):
        print("Cette borne n’a encore rien noté.")
        return 0
    zone = local_clock().tzinfo
    with closing(open_store(settings)) as store:
        for entry in store.audit_entries():
            at = entry.at.astimezone(zone)
            if at.date() >= since:
                print("  ".join(part for part in (f"{at:%d/%m/%Y %H:%M:%S}", entry.act, entry.who, entry.subject, _said(entry.detail)) if part))
        return _chain(store.verify_audit)


def hub_audit(settings: Settings, since: date) -> int:
    """Each line of the hub's audit; 1 where its chain does not hold."""
    zone, accounts = local_clock().tzinfo, accounts_of(settings.hub)
    for told, act, subject in accounts.audited():
        at = datetime.fromtimestamp(told, UTC).astimezone(zone)
        if at.date() >= since:
            print(f"{at:%d/%m/%Y %H:%M:%S}  {act}  {subject}")
    return _chain(accounts.verify_audit)


def _chain(verify: Callable[[], int]) -> int:
    try:
        lines = verify()
        print(f"Chaîne vérifiée : {lines} ligne{'s' if lines > 1 else ''}, rien n’y manque et rien n’y est changé.")
    except (AuditBroken, ChainBroken) as error:
        print(f"La chaîne ne tient pas : {error}. Prévenez le responsable, ne changez rien.", file=sys.stderr)
        return 1
    return 0


def _said(detail: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in detail.items())

"""The hub from the command line. Imports nothing that a hub's machine does not have: no Qt, no camera, no radio, no call engine."""

import asyncio
import json
import ssl
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.log import start_log
from kiosk.settings import HubSettings, Settings, SettingsError
from session.hub.accounts import Accounts, Refused
from session.hub.address import is_this_machine, plain_to_elsewhere
from session.hub.front import Outside
from session.hub.server import Hub, serve
from session.hub.tables import open_database


def run_hub(all_settings: Settings) -> int:
    """Listen until interrupted."""
    settings = all_settings.hub
    folder = settings.folder
    start_log(folder)
    try:
        asyncio.run(_serve(settings, folder, all_settings.call.ice_servers))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"Le serveur ne peut pas écouter sur {settings.host}:{settings.port} : {error.strerror}", file=sys.stderr)
        return 1
    return 0


async def _serve(settings: HubSettings, folder: Path, ice_servers: tuple[str, ...]) -> None:
    tls = tls_context(settings)
    hub = Hub.open(folder, outside=outside(settings, tls is not None), ice_servers=ice_servers)
    runner = await serve(hub, settings.host, settings.port, tls)
    page = settings.public_url.rstrip("/") or f"{'https' if tls else 'http'}://{settings.host}:{settings.port}"
    print(f"Page des médecins : {page}/", flush=True)
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


def tls_context(settings: HubSettings) -> ssl.SSLContext | None:
    """TLS from the certificate files of the settings; None where there are none. SettingsError where they do not open."""
    if not settings.certificate and not settings.key:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(settings.certificate, settings.key or None)
    except OSError as error:  # ssl.SSLError is one
        raise SettingsError(f"[hub] certificate, key : {error}") from None
    return context


def outside(settings: HubSettings, tls: bool) -> Outside:
    """How browsers reach this hub. SettingsError where they would reach it over a network in clear."""
    page = urlsplit(settings.public_url)
    if settings.public_url and (page.scheme != "https" or not page.hostname or page.path.strip("/") or page.query or page.fragment):
        raise SettingsError(f"[hub] public_url s’écrit comme https://hub.example, sans chemin : {settings.public_url}")
    if settings.behind_proxy and not page.hostname:
        raise SettingsError("[hub] behind_proxy demande public_url : l’adresse en https:// que les médecins ouvrent")
    if not tls and not settings.behind_proxy and not is_this_machine(settings.host):
        raise SettingsError(
            f"[hub] host = {settings.host} : écouter hors de cette machine demande certificate et key, ou behind_proxy = true derrière un serveur qui chiffre"
        )
    origin = f"https://{page.netloc.lower()}" if page.hostname else ""
    return Outside(secure=tls or bool(origin), origin=origin, behind_proxy=settings.behind_proxy)


def add_practitioner(settings: HubSettings, login: str, name: str, rpps: str, profession: str, password: str) -> int:
    """Add a practitioner; 1, saying why, when that cannot be."""
    try:
        accounts_of(settings).add_practitioner(login, name, rpps, profession, password)
    except Refused as refusal:
        print(f"Pas ajouté : {refusal}", file=sys.stderr)
        return 1
    print(f"{name} peut ouvrir la page des médecins avec l’identifiant {login}.")
    return 0


def change(settings: HubSettings, act: Callable[[Accounts], None], done: str) -> int:
    """Do this to the hub's accounts and say so; 1, saying why, when that cannot be. A hub that runs takes note within seconds."""
    try:
        act(accounts_of(settings))
    except Refused as refusal:
        print(f"Rien de changé : {refusal}", file=sys.stderr)
        return 1
    print(done)
    return 0


def list_accounts(settings: HubSettings) -> int:
    """Say who may come in."""
    accounts = accounts_of(settings)
    practitioners, booths = accounts.everybody(), accounts.booths()
    for login, name, rpps in practitioners:
        print(f"médecin  {login:20} {name}, RPPS {rpps}")
    for booth_id, enrolled_at in booths.items():
        print(f"borne    {booth_id:20} inscrite le {datetime.fromtimestamp(enrolled_at):%d/%m/%Y}")
    if not practitioners and not booths:
        print("Personne encore : alcove hub add-practitioner, puis alcove hub enrol.")
    return 0


def enrolment_code(settings: HubSettings) -> int:
    """Make a one-time code and say how to use it."""
    print(f"Sur la borne, dans l’heure : alcove join {accounts_of(settings).enrolment_code()}")
    return 0


def join(settings: Settings, code: str) -> int:
    """Redeem a one-time code for this booth's key, and keep it in the encrypted store."""
    from kiosk.booth_store import open_store
    from kiosk.trust import trust
    from session.store.booth import Enrolment

    if plain_to_elsewhere(settings.hub.url):
        raise SettingsError(f"[hub] url = {settings.hub.url} mène à une autre machine : écrire https://, ou la clé de la borne passerait en clair")
    request = urllib.request.Request(  # noqa: S310  the address is the technician's own setting
        f"{settings.hub.url.rstrip('/')}/api/enrol", json.dumps({"code": code}).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10, context=trust(settings.booth)) as answer:  # noqa: S310
            given = json.load(answer)
    except urllib.error.HTTPError as error:
        reason = json.loads(error.read() or b"{}").get("error", error.reason)
        print(f"Le serveur refuse : {reason}", file=sys.stderr)
        return 1
    except urllib.error.URLError as error:
        if not isinstance(error.reason, ssl.SSLCertVerificationError):
            print(f"Le serveur {settings.hub.url} ne répond pas : {type(error.reason).__name__}", file=sys.stderr)
        else:
            print(f"Le certificat de {settings.hub.url} n’est pas reconnu : {error.reason.verify_message} (réglage [booth] authorities)", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"Le serveur {settings.hub.url} ne répond pas : {type(error).__name__}", file=sys.stderr)
        return 1
    store = open_store(settings)
    try:
        store.enrol(Enrolment(settings.hub.url, str(given["booth_id"]), str(given["key"])))
    finally:
        store.close()
    print("Borne inscrite.")
    return 0


def accounts_of(settings: HubSettings) -> Accounts:
    return Accounts(open_database(settings.folder), time.time)

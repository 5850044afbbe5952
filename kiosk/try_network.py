"""The self-test of what lies beyond the booth: the hub, the booth's key there, the clock, the record server."""

import json
import shutil
import ssl
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from kiosk.finding import Finding, doubtful, good, not_here, wrong
from session.hub.address import plain_to_elsewhere
from session.store.booth import Enrolment

ANSWER_S = 5.0
RECORD_S = 15.0
CLOCK_OFF_S = 2.0
CERTIFICATE_DAYS = 21


async def try_hub(url: str, enrolment: Enrolment | None, trusted: ssl.SSLContext | None = None) -> list[Finding]:
    """Reach the hub, have it look at this booth's key, and compare the clocks on the way. `trusted`: whom this booth believes, if not the system's list."""
    address = (enrolment.hub_url if enrolment is not None else url).rstrip("/")
    if plain_to_elsewhere(address):
        unsafe = wrong(
            "Serveur", f"{address} mène à une autre machine sans chiffrer : la borne ne l’appelle pas", "Écrire https:// dans [hub] url, puis alcove join."
        )
        return [unsafe, wrong("Inscription", "pas vérifiée : la clé passerait en clair", "Corriger l’adresse d’abord.")]
    try:
        async with httpx.AsyncClient(timeout=ANSWER_S, verify=trusted or ssl.create_default_context()) as client:
            asked = time.time()
            answer = await client.get(f"{address}/health")
            answered = time.time()
            answer.raise_for_status()
            days = _certificate_days(answer)
            enrolled = await _try_key(client, address, url, enrolment)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return [_unreachable("Serveur", address, error), wrong("Inscription", "pas vérifiée : le serveur ne répond pas", "Rétablir le serveur d’abord.")]
    if not _is_hub(answer):
        return [wrong("Serveur", f"{address} répond, mais n’est pas un serveur Alcôve", "Corriger [hub] url dans les réglages."), enrolled]
    hub = _with_certificate("Serveur", f"{address} répond", days)
    return [hub, enrolled, compare_clocks(answer.headers.get("Date", ""), asked, answered)]


async def _try_key(client: httpx.AsyncClient, address: str, url: str, enrolment: Enrolment | None) -> Finding:
    """Ask for the booth's line without opening it: the hub looks at the key first, and no other line is disturbed."""
    part, again = "Inscription", "Sur le serveur : alcove hub enrol ; sur la borne : alcove join, avec le code."
    if enrolment is None:
        return wrong(part, "cette borne n’est inscrite à aucun serveur", again)
    answer = await client.get(f"{address}/booth", headers={"Authorization": f"Bearer {enrolment.booth_id}.{enrolment.booth_key}"})
    if answer.status_code in (401, 403):
        return wrong(part, "le serveur refuse la clé de cette borne", again)
    if answer.status_code not in (400, 426):  # what a line is told that is not a WebSocket
        return wrong(part, f"le serveur a répondu {answer.status_code}", "Vérifier le serveur et ce qui se trouve devant lui.")
    if address != url.rstrip("/"):
        return doubtful(part, f"inscrite à {address}, les réglages disent {url}", "Changer [hub] url, ou inscrire la borne de nouveau (alcove join).")
    return good(part, "le serveur accepte la clé de cette borne")


def _is_hub(answer: httpx.Response) -> bool:
    try:
        said = answer.json()
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("hub") == "alcove"


def compare_clocks(date: str, asked: float, answered: float) -> Finding:
    """Our clock beside the hub's. Its `Date` header shows whole seconds: half a second and half the way there and back stay uncertain.

    Args:
        date: the header, of an answer that was asked for and came at these instants of our clock.
    """
    part, remedy = "Horloge", "Régler l’heure de la borne : timedatectl set-ntp true."
    try:
        theirs = parsedate_to_datetime(date).timestamp() + 0.5
    except ValueError:
        return doubtful(part, "le serveur ne dit pas l’heure qu’il a", "Comparer l’heure de la borne à une horloge sûre.")
    off, uncertain = (asked + answered) / 2 - theirs, 0.5 + (answered - asked) / 2
    said = f"{off:+.1f} s sur le serveur, à {uncertain:.1f} s près (en-tête Date d’une réponse)".replace(".", ",")
    if abs(off) > CLOCK_OFF_S + uncertain:
        return wrong(part, said, remedy)
    return good(part, f"{said}{_synchronised()}")


def _synchronised(run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run) -> str:
    """What the system says of its own clock."""
    if not (timedatectl := shutil.which("timedatectl")):
        return ""
    said = run([timedatectl, "show", "--property=NTPSynchronized", "--value"], capture_output=True, text=True, timeout=5, check=False).stdout.strip()
    return ", réglée par le réseau" if said == "yes" else ""


async def try_record(url: str, folder: str, trusted: ssl.SSLContext | None = None) -> Finding:
    """Ask the record server what it can do. Nothing is sent to it. `trusted`: as for the hub."""
    part = "Dossier du patient"
    if not url:
        if folder:
            return doubtful(part, f"dossier {folder} en place du serveur : simulation", "Donner [delivery] record_url pour délivrer à un vrai dossier.")
        return not_here(part)
    if plain_to_elsewhere(url):
        return wrong(
            part, f"{url} mène à une autre machine sans chiffrer : les comptes rendus passeraient en clair", "Écrire https:// dans [delivery] record_url."
        )
    try:
        async with httpx.AsyncClient(timeout=RECORD_S, verify=trusted or ssl.create_default_context()) as client:
            answer = await client.get(f"{url.rstrip('/')}/metadata", headers={"Accept": "application/fhir+json"})
            days = _certificate_days(answer)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return _unreachable(part, url, error)
    if answer.status_code in (401, 403):
        return wrong(part, f"{url} demande de s’identifier ({answer.status_code})", "Cette version ne délivre qu’à un serveur sans identification.")
    try:
        takes = takes_transactions(answer.content)
    except ValueError as why:
        return wrong(part, f"{url} : {why}", "Corriger [delivery] record_url : la base d’un serveur FHIR R4.")
    if not takes:
        return doubtful(part, f"{url} parle FHIR R4, sans annoncer les transactions", "Demander à l’hébergeur s’il prend ITI-65.")
    return _with_certificate(part, f"{url} parle FHIR R4 et prend les transactions (CapabilityStatement)", days)


def takes_transactions(statement: bytes) -> bool:
    """Whether a CapabilityStatement announces the interaction that delivers; ValueError where it is none of FHIR R4."""
    try:
        said: Any = json.loads(statement)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or said.get("resourceType") != "CapabilityStatement":
        raise ValueError("ne dit pas ce qu’il sait faire (CapabilityStatement)")
    version = said.get("fhirVersion")
    if not isinstance(version, str) or not version.startswith("4.0"):
        raise ValueError("n’est pas un serveur FHIR R4")
    sides = said.get("rest")
    acts = [side.get("interaction") for side in sides if isinstance(side, dict)] if isinstance(sides, list) else []
    return any(isinstance(act, dict) and act.get("code") == "transaction" for each in acts if isinstance(each, list) for act in each)


def _unreachable(part: str, url: str, error: Exception) -> Finding:
    cause = error.__cause__ or error.__context__
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return wrong(part, f"{url} : certificat refusé ({cause.verify_message})", "Renouveler le certificat, ou faire connaître son autorité à la borne.")
    if isinstance(error, httpx.HTTPStatusError):
        return wrong(part, f"{url} répond {error.response.status_code}", "Vérifier l’adresse dans les réglages, puis le serveur.")
    return wrong(part, f"{url} ne répond pas ({type(error).__name__})", "Vérifier le réseau, puis l’adresse dans les réglages.")


def _certificate_days(answer: httpx.Response) -> int | None:
    """How many days its certificate is still good; None without TLS."""
    stream = answer.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream is not None else None
    certificate = tls.getpeercert() if tls is not None else None
    if not certificate:
        return None
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), UTC)
    return (ends - datetime.now(UTC)).days


def _with_certificate(part: str, sentence: str, days: int | None) -> Finding:
    if days is None:
        return good(part, sentence)
    said = f"{sentence}, certificat valable encore {days} jours"
    return good(part, said) if days > CERTIFICATE_DAYS else doubtful(part, said, "Renouveler le certificat avant qu’il expire.")

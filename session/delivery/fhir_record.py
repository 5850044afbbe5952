"""A shared record that speaks FHIR R4: it takes an ITI-65 transaction, and is asked what it holds by master identifier.

IHE MHD 4.2.3: ITI-65 provides documents, ITI-67 finds a DocumentReference. Whatever the server answers is read strictly.
"""

import base64
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx

from session.delivery.delivery import Delivery, Receipt, Trouble, Undelivered
from session.delivery.outbox import Parcel
from session.documents import exact_json
from session.documents.fhir_words import sha1_base64
from session.documents.finished import FHIR_TYPE
from session.documents.submission import transaction

_FHIR_JSON = "application/fhir+json"
LARGEST_ANSWER = 8 << 20
_BINARY = re.compile(r"Binary/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?")
CONNECT_S, ANSWER_S = 5.0, 45.0  # together well below the lease of an attempt


class FhirRecord:
    """A channel to one FHIR server."""

    def __init__(self, base_url: str, clock: Callable[[], datetime], client: httpx.AsyncClient, answer_s: float = ANSWER_S) -> None:
        """`client` brings what the server asks for: certificates, tokens. Its owner closes it."""
        self._base = base_url.rstrip("/")
        self._clock = clock
        self._client = client
        self._timeout = httpx.Timeout(answer_s, connect=CONNECT_S)

    async def send(self, parcel: Parcel) -> None:
        """One transaction: everything is there, or nothing."""
        body = transaction(parcel.signed, parcel.documents)
        status, answer = await self._exchange("POST", self._base, {"Content-Type": _FHIR_JSON}, content=body)
        places = read_transaction_response(status, answer)
        expected = 2 + 2 * len(parcel.documents)  # the list and the patient, and two for each document
        if len(places) != expected:
            raise Undelivered(Trouble.NOT_UNDERSTOOD)

    async def ask(self, parcel: Parcel) -> Receipt | None:
        """Whether the server holds every document of this parcel, with this hash and this size."""
        places: list[str] = []
        for master, media_type, body in parcel.documents:
            found = await self._find(master)
            if not found:
                if places:
                    raise Undelivered(Trouble.DIFFERENT)
                return None
            places.append(read_proof(found, media_type, len(body), sha1_base64(body)))
        return Receipt(places[0].rsplit("/", 1)[-1][:8].upper(), self._clock(), tuple(places))

    async def fetch(self, delivery: Delivery, master: str) -> bytes | None:
        """The document of this master identifier: found by ITI-67, its bytes held against the size and hash that the server gives."""
        found = await self._find(master)
        if not found:
            return None
        place, size, sha1 = read_where(found, self._base)
        status, answer = await self._exchange("GET", f"{self._base}/{place}", {"Cache-Control": "no-cache"})
        return read_binary(status, answer, size, sha1)

    async def _find(self, master: str) -> list[dict[str, Any]]:
        query = {"identifier": f"urn:ietf:rfc:3986|{master}"}
        status, answer = await self._exchange("GET", f"{self._base}/DocumentReference", {"Cache-Control": "no-cache"}, params=query)
        return read_found(status, answer)

    async def _exchange(self, method: str, url: str, headers: dict[str, str], **more: Any) -> tuple[int, bytes]:
        try:
            async with self._client.stream(method, url, headers={"Accept": _FHIR_JSON, **headers}, timeout=self._timeout, **more) as response:
                answer = b""
                async for piece in response.aiter_bytes():
                    answer += piece
                    if len(answer) > LARGEST_ANSWER:
                        raise Undelivered(Trouble.NOT_UNDERSTOOD)
                return response.status_code, answer
        except (httpx.ConnectError, httpx.ConnectTimeout):
            raise Undelivered(Trouble.UNREACHABLE) from None  # nothing was sent
        except httpx.DecodingError:
            raise Undelivered(Trouble.NOT_UNDERSTOOD) from None
        except httpx.InvalidURL:
            raise Undelivered(Trouble.UNREACHABLE) from None  # no such address, though the settings let it through
        except httpx.HTTPError:
            raise Undelivered(Trouble.TIMED_OUT) from None  # it may have arrived: asked before the next attempt


def read_transaction_response(status: int, answer: bytes) -> tuple[str, ...]:
    """Where the server put each entry.

    Raises:
        Undelivered: the server failed, refused, or answered something else.
    """
    bundle = _resource(status, answer, "Bundle")
    places: list[str] = []
    for entry in _entries(bundle):
        response = entry.get("response")
        if not isinstance(response, dict) or not isinstance(response.get("status"), str) or not response["status"].startswith(("200", "201")):
            raise Undelivered(Trouble.REJECTED)
        place = response.get("location", "")
        if not isinstance(place, str):
            raise Undelivered(Trouble.NOT_UNDERSTOOD)
        places.append(place)
    return tuple(places)


def read_found(status: int, answer: bytes) -> list[dict[str, Any]]:
    """The DocumentReferences that a search found."""
    bundle = _resource(status, answer, "Bundle")
    found = [entry.get("resource") for entry in _entries(bundle)]
    return [each for each in found if isinstance(each, dict) and each.get("resourceType") == "DocumentReference"]


def read_proof(found: list[dict[str, Any]], media_type: str, size: int, sha1: str) -> str:
    """Where the document is, once type, size and hash are the ones that were sent.

    Raises:
        Undelivered: something else lies under this identifier.
    """
    for each in found:
        content = each.get("content")
        first = content[0] if isinstance(content, list) and content else None
        attachment = first.get("attachment") if isinstance(first, dict) else None
        if not isinstance(attachment, dict) or not isinstance(each.get("id"), str):
            raise Undelivered(Trouble.NOT_UNDERSTOOD)
        if (attachment.get("contentType"), attachment.get("size"), attachment.get("hash")) != (media_type, size, sha1):
            raise Undelivered(Trouble.DIFFERENT)
    return f"DocumentReference/{found[0]['id']}"


def read_where(found: list[dict[str, Any]], base: str) -> tuple[str, int, str]:
    """Where the bytes of the FHIR document are, below this server's own address and nowhere else; their size and hash.

    Raises:
        Undelivered: what was found names no such place.
    """
    for each in found:
        content = each.get("content")
        first = content[0] if isinstance(content, list) and content else None
        attachment = first.get("attachment") if isinstance(first, dict) else None
        if not isinstance(attachment, dict) or attachment.get("contentType") != FHIR_TYPE:
            continue
        url, size, sha1 = attachment.get("url"), attachment.get("size"), attachment.get("hash")
        if isinstance(url, str) and type(size) is int and isinstance(sha1, str) and _BINARY.fullmatch(place := url.removeprefix(f"{base}/")):
            return place, size, sha1
    raise Undelivered(Trouble.NOT_UNDERSTOOD)


def read_binary(status: int, answer: bytes, size: int, sha1: str) -> bytes:
    """The bytes of a Binary.

    Raises:
        Undelivered: the server failed or refused, or these are not the bytes of this size and hash.
    """
    data = _resource(status, answer, "Binary").get("data")
    try:
        body = base64.b64decode(data, validate=True) if isinstance(data, str) else b""
    except ValueError:
        raise Undelivered(Trouble.NOT_UNDERSTOOD) from None
    if len(body) != size or sha1_base64(body) != sha1:
        raise Undelivered(Trouble.DIFFERENT)
    return body


def _resource(status: int, answer: bytes, kind: str) -> dict[str, Any]:
    if status >= 500 or status == 429:
        raise Undelivered(Trouble.SERVER_ERROR)
    if status not in (200, 201):
        raise Undelivered(Trouble.REJECTED)
    try:
        resource = exact_json.loads(answer)
    except (ValueError, RecursionError):
        raise Undelivered(Trouble.NOT_UNDERSTOOD) from None
    if not isinstance(resource, dict) or resource.get("resourceType") != kind:
        raise Undelivered(Trouble.NOT_UNDERSTOOD)
    return resource


def _entries(bundle: dict[str, Any]) -> list[dict[str, Any]]:
    entries = bundle.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Undelivered(Trouble.NOT_UNDERSTOOD)
    return entries

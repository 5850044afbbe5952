"""A delivered report read back: each of its numbers, the bytes that the device sent, and what they say when they are read again now. No I/O."""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from devices.evidence import Evidence, Unreadable
from devices.measurement import Quantity, Value
from devices.shown_unit import shown_number
from session.documents import exact_json
from session.documents.fhir_measures import EVIDENCE_FORMAT, PERFUSION
from session.documents.fhir_people import RPPS
from session.documents.fhir_words import sha1_base64
from session.plain import NotPlain, from_json

Decode = Callable[[Evidence], tuple[Value, ...]]  # raises Unreadable


class NoReport(ValueError):
    """The file is no FHIR document of a visit."""


@dataclass(frozen=True)
class Traced:
    """One number of the report, and what its bytes say."""

    quantity: Quantity
    number: Decimal  # as the report says it
    unit: str
    at: str
    said: tuple[str, ...]  # quality, device, notes: in the report's own words
    evidence: Evidence | None
    again: Decimal | None  # what the bytes say; None where there are none, or where they cannot be read
    trouble: str = ""
    serial: str = ""  # of the device; empty for a typed value
    device: str = ""  # as one reads it

    @property
    def holds(self) -> bool:
        """Whether the bytes say the same number; a typed or averaged one has no bytes of its own."""
        return not self.trouble and (self.evidence is None or self.again == self.number)


@dataclass(frozen=True)
class SeenOrHeard:
    """One picture or sound of the report: its identifier, what of, and what the report says of it. It lies beside this document."""

    identifier: str
    sound: bool  # a picture otherwise
    of: str
    at: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class ReadReport:
    """Who a delivered report is of, who signed it, its numbers, and which pictures and sounds go with it."""

    document_id: str
    full_name: str
    birth_date: date
    sex: str  # FHIR's word
    signer: str  # RPPS
    signed_at: datetime
    simulated: bool
    numbers: tuple[Traced, ...]
    seen_or_heard: tuple[SeenOrHeard, ...] = ()


def read_report(document: bytes, decode: Decode) -> ReadReport:
    """The report that these bytes are.

    Raises:
        NoReport: they are no FHIR document of a visit.
    """
    try:
        bundle = exact_json.loads(document)
        resources = _by_place(bundle)
        (patient,) = (each for each in resources.values() if each["resourceType"] == "Patient")
        named = next(each for each in patient["name"] if each["use"] == "official")
        usual: Mapping[str, Any] = next((each for each in patient["name"] if each["use"] == "usual"), {})
        first = next(iter(usual.get("given", ())), "") or _text(named["given"][0]).title()
        return ReadReport(
            document_id=_text(bundle["identifier"]["value"]),
            full_name=f"{_text(named['family'])} {_text(first)}",
            birth_date=date.fromisoformat(patient["birthDate"]),
            sex=_text(patient.get("gender", "unknown")),
            signer=_signer(resources),
            signed_at=datetime.fromisoformat(bundle["timestamp"]),
            simulated=any(tag["code"] == "HTEST" for tag in bundle.get("meta", {}).get("tag", ())),
            numbers=_numbers(resources, decode),
            seen_or_heard=tuple(_seen_or_heard(place, each) for place, each in resources.items() if each["resourceType"] == "Media"),
        )
    except _NOT_OURS as error:
        raise NoReport("no FHIR document of a visit") from error


def traced(document: bytes, decode: Decode) -> tuple[Traced, ...]:
    """Every number of a FHIR document with its evidence.

    Raises:
        NoReport: these bytes are no such document.
    """
    try:
        return _numbers(_by_place(exact_json.loads(document)), decode)
    except _NOT_OURS as error:
        raise NoReport("no FHIR document of a visit") from error


_NOT_OURS = (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, RecursionError, StopIteration)


def _by_place(bundle: Any) -> dict[str, Any]:
    return {entry["fullUrl"]: entry["resource"] for entry in bundle["entry"]}


def _text(data: Any) -> str:
    if type(data) is not str:
        raise TypeError("not a text")
    return data


def _signer(resources: Mapping[str, Any]) -> str:
    numbers = [
        each["value"]
        for resource in resources.values()
        if resource["resourceType"] == "Practitioner"
        for each in resource.get("identifier", ())
        if each["system"] == RPPS
    ]
    (number,) = numbers
    return _text(number)


def _numbers(resources: Mapping[str, Any], decode: Decode) -> tuple[Traced, ...]:
    observations = [each for each in resources.values() if each["resourceType"] == "Observation"]
    return tuple(number for each in observations for number in _of_observation(each, resources, decode))


def _seen_or_heard(place: str, resource: Mapping[str, Any]) -> SeenOrHeard:
    said = tuple(text for note in resource.get("note", ()) if "SHA-256" not in (text := _text(note["text"])))  # a fingerprint is for programs
    sound = resource["type"]["coding"][0]["code"] == "audio"
    return SeenOrHeard(_text(place), sound, _text(resource["bodySite"]["text"]), _text(resource["createdDateTime"]), said)


def _of_observation(resource: Mapping[str, Any], resources: Mapping[str, Any], decode: Decode) -> Iterator[Traced]:
    evidence, again, trouble = None, {}, ""
    for reference in resource.get("derivedFrom", ()):
        proof = resources.get(reference["reference"])
        if proof is None or proof["resourceType"] != "DocumentReference":
            continue  # a reading that it is the average of
        try:
            evidence = _evidence(proof)
            again = {value.quantity: shown_number(value) for value in decode(evidence)}
        except (Unreadable, NotPlain) as error:
            trouble = str(error)
    serial, device = _device(resource, resources)
    for part in (resource, *resource.get("component", ())):
        if (told := part.get("valueQuantity")) is None:
            continue  # a panel, which has no number of its own, or the size of a cuff
        if (code := part["code"]["coding"][0]["code"]) == PERFUSION:
            continue  # it says how good the signal was
        quantity = Quantity.of(code)
        notes = tuple(note["text"] for note in resource.get("note", ()))
        number, at = Decimal(told["value"]), resource["effectiveDateTime"]
        yield Traced(quantity, number, told["unit"], at, notes, evidence, again.get(quantity), trouble, serial, device)


def _device(resource: Mapping[str, Any], resources: Mapping[str, Any]) -> tuple[str, str]:
    """Serial number and name of what measured it; empty for a typed value."""
    if "device" not in resource:
        return "", ""
    device = resources[resources[resource["device"]["reference"]]["source"]["reference"]]
    serial = _text(device.get("serialNumber", ""))
    named = " ".join(filter(None, (device.get("manufacturer", ""), device.get("modelNumber", ""), f"n° {serial}" if serial else "")))
    return serial, named


def _evidence(proof: Mapping[str, Any]) -> Evidence:
    content = proof["content"][0]
    if content["format"]["system"] != EVIDENCE_FORMAT:
        raise Unreadable("not bytes of a device")
    try:
        body = base64.b64decode(content["attachment"]["data"], validate=True)
    except binascii.Error:
        raise Unreadable("the bytes are damaged") from None
    if sha1_base64(body) != content["attachment"]["hash"]:
        raise Unreadable("the bytes are not those of the report")
    return from_json(Evidence, body)

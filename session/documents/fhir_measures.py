"""What was measured and heard in a visit as FHIR R4 resources: values, the bytes under them, recordings, and the devices."""

import base64
from decimal import Decimal

from devices.calibration import Calibration
from devices.evidence import Evidence
from devices.identity import DeviceIdentity
from devices.measurement import Origin, Quantity, Value
from devices.shown_unit import shown_number, shown_unit
from session.auscultation import Auscultation
from session.cuffs import Side
from session.documents import words as w
from session.documents.fhir_words import FR_CORE, LOINC, TEST_DATA, UCUM, Resource, at, coded, sha1_base64
from session.documents.markup import clean
from session.observation import StillImage
from session.plain import to_json
from session.report import Report, Reported

EVIDENCE_FORMAT = "urn:uuid:5b32ad1e-9a51-4d84-a4e0-9ee4909139d8"  # our own: Evidence of devices/evidence.py as JSON
_PROFILES = {
    Quantity.PULSE_RATE: "fr-core-observation-heartrate",
    Quantity.SPO2: "fr-core-observation-saturation-oxygen",
    Quantity.TEMPERATURE: "fr-core-observation-body-temperature",
    Quantity.WEIGHT: "fr-core-observation-body-weight",
    Quantity.HEIGHT: "fr-core-observation-body-height",
    Quantity.RESPIRATORY_RATE: "fr-core-observation-resp-rate",
}
PERFUSION = "61006-3"  # « Perfusion index Tissue by Pulse oximetry »
_PRESSURE = (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL)
_ARMS = {
    Side.LEFT.value: ("368208006", "Left upper arm structure (body structure)"),
    Side.RIGHT.value: ("368209003", "Right upper arm structure (body structure)"),
}


def _quantity(value: Value) -> Resource:
    ucum = shown_unit(value.quantity)
    return {"value": shown_number(value), "unit": w.unit(ucum), "system": UCUM, "code": ucum}


def _percent(number: Decimal) -> Resource:
    return {"value": number, "unit": "%", "system": UCUM, "code": "%"}


def observations(report: Report, of: Reported) -> list[tuple[str, Resource]]:
    """One panel for a blood pressure, and one observation for each other value."""
    numbers = {value.quantity: value for value in of.values}
    told: list[tuple[str, Resource]] = []
    panel = Quantity.SYSTOLIC in numbers and Quantity.DIASTOLIC in numbers
    if panel:
        components = [{"code": _code(quantity), "valueQuantity": _quantity(numbers[quantity])} for quantity in _PRESSURE if quantity in numbers]
        if of.cuff is not None:  # HL7's vital signs name the cuff size as such a supporting component
            size = coded(LOINC, "8358-4", "Blood pressure device Cuff size")
            components.append({"code": size, "valueCodeableConcept": {"text": clean(w.cuff(of))}})
        code = coded(LOINC, "85354-9", "Blood pressure panel with all children optional")
        own = {"meta": {"profile": [FR_CORE + "fr-core-observation-bp"]}, "code": code, "component": components}
        told.append((_observation_at(report, of.observation_id, Quantity.SYSTOLIC), _observation(report, of, Quantity.SYSTOLIC, own)))
    for value in of.values:
        if panel and value.quantity in _PRESSURE:
            continue
        profile = _PROFILES.get(value.quantity)
        own = {"meta": {"profile": [FR_CORE + profile]} if profile else {}, "code": _code(value.quantity), "valueQuantity": _quantity(value)}
        if value.quantity is Quantity.SPO2 and of.perfusion is not None:
            own["component"] = [{"code": coded(LOINC, PERFUSION, "Perfusion index Tissue by Pulse oximetry"), "valueQuantity": _percent(of.perfusion)}]
        told.append((_observation_at(report, of.observation_id, value.quantity), _observation(report, of, value.quantity, own)))
    return told


def _observation_at(report: Report, observation_id: str, quantity: Quantity) -> str:
    return at(report, "observation", observation_id, quantity.loinc)


def _code(quantity: Quantity) -> Resource:
    code = coded(LOINC, quantity.loinc, quantity.display)
    if quantity is Quantity.SPO2:  # FR Core asks for the first, pulse oximetry is the second
        code["coding"].append({"system": LOINC, "code": "59408-5", "display": "Oxygen saturation in Arterial blood by Pulse oximetry"})
    return code


def _observation(report: Report, of: Reported, quantity: Quantity, own: Resource) -> Resource:
    typed = of.origin is Origin.MANUAL
    method = ""
    if typed:
        method = f"Saisie manuelle, {w.MANUAL_SOURCES[of.manual_source]}" if of.manual_source is not None else "Saisie manuelle"
    elif (average := w.average(of)) != "":
        method = clean(f"{average[:1].upper()}{average[1:]}")
    parts = [each for each in report.observations if each.observation_id in of.average_of and any(value.quantity is quantity for value in each.values)]
    notes = [
        f"Qualité : {w.quality(of.quality)}",
        "" if typed else f"Appareil : {w.calibration(of.calibration)}",
        w.signal(of.quality),
        w.unattended(of),
        w.own_words(of),
        *w.notes(of),
        clean(of.note),
    ]
    derived = [_observation_at(report, each.observation_id, quantity) for each in parts] + ([evidence_at(report, of)] if of.evidence is not None else [])
    return {
        "resourceType": "Observation",
        "meta": own["meta"],
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": _observation_at(report, of.observation_id, quantity)}],
        "status": "corrected" if of.corrects else "final",
        "category": [coded("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs")],
        "code": own["code"],
        "subject": {"reference": at(report, "patient")},
        "encounter": {"reference": at(report, "encounter")},
        "effectiveDateTime": of.taken_at.isoformat(),
        "issued": of.kept_at.isoformat(),
        "performer": [
            {"reference": at(report, "assistant", of.kept_by.identifier or of.kept_by.name)}
            if of.kept_by in report.team
            else {"reference": at(report, "organization")}
        ],
        "valueQuantity": own.get("valueQuantity"),
        "note": [{"text": note} for note in notes if note],
        "bodySite": _site(of.body_site),
        "method": {"text": method},
        "device": None if typed else {"reference": at(report, "metric", *_key(of.device, of.calibration))},
        "derivedFrom": [{"reference": url} for url in derived],
        "component": own.get("component"),
    }


def evidence_at(report: Report, of: Reported) -> str:
    return at(report, "evidence", of.observation_id)


def evidence(report: Report, of: Reported, evidence: Evidence) -> Resource:
    """The bytes that the device sent, with all that is needed to read them again: the number above is held against them by anybody."""
    body = to_json(evidence).encode()
    return {
        "resourceType": "DocumentReference",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": evidence_at(report, of)}],
        "status": "current",
        "type": {"text": "Octets d’un appareil de mesure"},
        "subject": {"reference": at(report, "patient")},
        "date": of.taken_at.isoformat(),
        "description": clean(f"{evidence.device}, codec {evidence.codec or 'non noté'}, {len(evidence.raw)} octets"),
        "content": [
            {
                "attachment": {
                    "contentType": "application/json",
                    "data": base64.b64encode(body).decode(),
                    "size": len(body),
                    "hash": sha1_base64(body),
                },
                "format": {"system": EVIDENCE_FORMAT, "code": "alcove-evidence-1"},
            }
        ],
    }


def _site(code: str) -> Resource:
    said = {"text": clean(w.site(code))}
    arm = _ARMS.get(code)
    return said if arm is None else {"coding": [{"system": "http://snomed.info/sct", "code": arm[0], "display": arm[1]}], **said}


def recording_at(report: Report, sound: Auscultation) -> str:
    """The identifier of a recording as a document of its own: its WAV travels beside this one."""
    return at(report, f"sound-{sound.sound_id}")


def media(report: Report, sound: Auscultation) -> Resource:
    """A recording of heart or lungs: what it is, and under which identifier its WAV is found."""
    lost = f"Il manque {w.seconds(sound.missing / sound.rate_hz)}, remplacées par du silence" if sound.missing else ""
    notes = [f"Qualité : {w.quality(sound.quality)}", f"Appareil : {w.calibration(sound.calibration)}", lost, f"WAV, SHA-256 : {sound.sha256}"]
    return {
        "resourceType": "Media",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": recording_at(report, sound)}],
        "status": "completed",
        "type": coded("http://terminology.hl7.org/CodeSystem/media-type", "audio", "Audio"),
        "subject": {"reference": at(report, "patient")},
        "encounter": {"reference": at(report, "encounter")},
        "createdDateTime": sound.taken_at.isoformat(),
        "bodySite": {"text": sound.site.words},
        "device": {"reference": _device_at(report, sound.device)},
        "duration": round(Decimal(sound.samples) / sound.rate_hz, 1),
        "content": {"contentType": "audio/wav", "url": recording_at(report, sound), "size": sound.size, "title": f"Auscultation, {sound.site.words}"},
        "note": [{"text": note} for note in notes if note],
    }


def still(report: Report, image: StillImage) -> Resource:
    """A picture: of what, when, and how good a picture it is. It is drawn in the PDF beside this document; its fingerprint says which it is."""
    return {
        "resourceType": "Media",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": at(report, "media", image.image_id)}],
        "status": "completed",
        "type": coded("http://terminology.hl7.org/CodeSystem/media-type", "image", "Image"),
        "subject": {"reference": at(report, "patient")},
        "encounter": {"reference": at(report, "encounter")},
        "createdDateTime": image.taken_at.isoformat(),
        "bodySite": {"text": w.subject(image)},
        "deviceName": w.camera(image),
        "width": image.width,
        "height": image.height,
        "content": {"contentType": image.media_type, "size": image.size, "title": f"{w.subject(image)}, image du compte rendu PDF"},
        "note": [{"text": f"Qualité : {w.picture_quality(image)}"}, {"text": f"JPEG, SHA-256 : {image.sha256}"}],
    }


def _device_at(report: Report, device: DeviceIdentity) -> str:
    return at(report, "device", device.make, device.model, device.serial, device.address)


def _device(device: DeviceIdentity) -> Resource:
    return {
        "resourceType": "Device",
        "meta": {"tag": [TEST_DATA] if device.simulated else []},
        "status": "active",
        "manufacturer": clean(device.make),
        "serialNumber": clean(device.serial),
        "deviceName": [{"name": clean(device.model), "type": "model-name"}],
        "modelNumber": clean(device.model),
        "version": [{"value": clean(device.firmware)}] if device.firmware else [],
        "note": [{"text": "Appareil simulé"}] if device.simulated else [],
    }


def _key(device: DeviceIdentity, calibration: Calibration) -> tuple[str, ...]:
    return device.make, device.model, device.serial, device.address, calibration.state.value, str(calibration.checked_on)


def devices(report: Report) -> list[tuple[str, Resource]]:
    told: dict[str, Resource] = {}
    for of in report.observations:
        if of.origin is Origin.MANUAL:
            continue
        key = _key(of.device, of.calibration)
        device_at = _device_at(report, of.device)
        told[device_at] = _device(of.device)
        checked_at = of.calibration.checked_at
        told[at(report, "metric", *key)] = {
            "resourceType": "DeviceMetric",
            "type": {"text": "Mesures de " + clean(str(of.device))},
            "source": {"reference": device_at},
            "category": "measurement",
            "calibration": [{"type": "unspecified", "state": of.calibration.state.value, "time": checked_at.isoformat() if checked_at is not None else ""}],
        }
    for sound in report.sounds:
        told[_device_at(report, sound.device)] = _device(sound.device)
    return list(told.items())

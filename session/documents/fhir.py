"""The report as a FHIR R4 document: one Bundle that holds the visit, its people, its measurements and their devices.

Sources: HL7 FHIR R4 (documents, vital signs), hl7.fhir.fr.core 2.2.0 for the profiles named in `meta.profile`, LOINC and UCUM codes.
The patient's national matricule is not in it: it may leave only with a qualified identity.
"""

import base64
import hashlib
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from devices.calibration import Calibration
from devices.evidence import Evidence
from devices.identity import DeviceIdentity
from devices.measurement import Origin, Quantity, Value
from devices.shown_unit import shown_number, shown_unit
from session.auscultation import Auscultation
from session.cuffs import Side
from session.documents import exact_json
from session.documents import words as w
from session.documents.markup import Child, clean, element, join, lines
from session.documents.readings import ordered
from session.identity.traits import IdentityStatus, Sex
from session.people import Author
from session.plain import to_json
from session.questions import LABELS as QUESTIONS
from session.report import Report, Reported, SignedReport

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
FR_CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/"
FR_IDENTIFIERS = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203"
RPPS = "https://rpps.esante.gouv.fr"
FINESS = "urn:oid:1.2.250.1.71.4.2.2"
SECTORS = "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite"
EVIDENCE_FORMAT = "urn:uuid:5b32ad1e-9a51-4d84-a4e0-9ee4909139d8"  # our own: Evidence of devices/evidence.py as JSON
REPORT_CODE = "85208-7"  # telemedicine report, as the French document model has it
_NAMESPACE = UUID("5b0f5a53-6c0e-4b53-8f0d-4f2e2a5a8f10")
_PROFILES = {
    Quantity.PULSE_RATE: "fr-core-observation-heartrate",
    Quantity.SPO2: "fr-core-observation-saturation-oxygen",
    Quantity.TEMPERATURE: "fr-core-observation-body-temperature",
    Quantity.WEIGHT: "fr-core-observation-body-weight",
    Quantity.HEIGHT: "fr-core-observation-body-height",
    Quantity.RESPIRATORY_RATE: "fr-core-observation-resp-rate",
}
_RELIABILITY = {IdentityStatus.PROVISIONAL: "PROV", IdentityStatus.RETRIEVED: "RECD", IdentityStatus.VALIDATED: "VALI", IdentityStatus.QUALIFIED: "VALI"}
_PRESSURE = (Quantity.SYSTOLIC, Quantity.DIASTOLIC, Quantity.MEAN_ARTERIAL)
_ARMS = {
    Side.LEFT.value: ("368208006", "Left upper arm structure (body structure)"),
    Side.RIGHT.value: ("368209003", "Right upper arm structure (body structure)"),
}
_TEST_DATA = {"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST", "display": "test health data"}

Resource = dict[str, Any]


def render(signed: SignedReport) -> bytes:
    """The document as JSON. The same signed report gives the same bytes."""
    return exact_json.dumps(document(signed)).encode()


def urn(consultation_id: str, *what: str) -> str:
    """The identifier of one thing of this visit: the same at every attempt, guessed by nobody."""
    return f"urn:uuid:{uuid5(_NAMESPACE, '|'.join((consultation_id, *what)))}"


def document(signed: SignedReport) -> Resource:
    """The document as nested values, its decimals exact."""
    report = signed.report
    resources: list[tuple[str, Resource]] = [
        (_at(report, "composition"), _composition(signed)),
        (_at(report, "patient"), patient(report)),
        (_at(report, "practitioner"), practitioner(report)),
        (_at(report, "organization"), organization(report)),
        (_at(report, "encounter"), _encounter(report)),
        *((_at(report, "assistant", person.identifier or person.name), _assistant(person)) for person in report.team),
        *(entry for each in report.observations for entry in _observations(report, each)),
        *((_evidence_at(report, each), _evidence(report, each, each.evidence)) for each in report.observations if each.evidence is not None),
        *((_at(report, "media", each.sound_id), _media(report, each)) for each in report.sounds),
        *_devices(report),
    ]
    bundle = {
        "resourceType": "Bundle",
        "meta": {"tag": [_TEST_DATA] if report.simulated else []},
        "language": "fr",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": urn(report.consultation_id, "fhir")},
        "type": "document",
        "timestamp": signed.signed_at.isoformat(),
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in resources],
    }
    pruned: Resource = exact_json.pruned(bundle)
    return pruned


def _at(report: Report, *what: str) -> str:
    return urn(report.consultation_id, *what)


def coded(system: str, code: str, display: str = "", text: str = "") -> Resource:
    """A CodeableConcept of one code."""
    return {"coding": [{"system": system, "code": code, "display": display}], "text": text}


def patient(report: Report) -> Resource:
    """The patient by traits, with a local number of this visit alone."""
    traits, representative = report.patient.traits, report.patient.representative
    used = {"use": "usual", "family": traits.used_name, "given": [clean(traits.used_first_name)]}
    return {
        "resourceType": "Patient",
        "meta": {"profile": [FR_CORE + "fr-core-patient"]},
        "extension": [
            {
                "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace",
                "valueAddress": {
                    "extension": [
                        {
                            "url": FR_CORE + "fr-core-address-insee-code",
                            "valueCoding": {"system": "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM", "code": traits.birth_place},
                        }
                    ]
                },
            }
            if traits.birth_place
            else {},
            {
                "url": FR_CORE + "fr-core-identity-reliability",
                "extension": [
                    {
                        "url": "identityStatus",
                        "valueCoding": {"system": "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0445", "code": _RELIABILITY[report.identity_status]},
                    }
                ],
            },
        ],
        "identifier": [
            {
                "use": "usual",
                "type": coded("http://terminology.hl7.org/CodeSystem/v2-0203", "PI", "Patient internal identifier"),
                "system": "urn:ietf:rfc:3986",
                "value": urn(report.consultation_id, "patient"),
            }
        ],
        "name": [
            {
                "extension": [{"url": FR_CORE + "fr-core-patient-birth-list-given-name", "valueString": " ".join(traits.first_names)}],
                "use": "official",
                "family": traits.birth_name,
                "given": [traits.first_names[0]],
            },
            used if traits.used_name or traits.used_first_name else {},
        ],
        "gender": {Sex.FEMALE: "female", Sex.MALE: "male", Sex.UNKNOWN: "unknown"}[traits.sex],
        "birthDate": traits.birth_date.isoformat(),
        "contact": [
            {
                "relationship": [{"text": w.REPRESENTATIVES[representative.role]}],
                "name": {"text": clean(representative.name)},
                "telecom": [{"system": "phone", "value": clean(representative.phone)}] if representative.phone else [],
            }
        ]
        if representative is not None
        else [],
    }


def practitioner(report: Report) -> Resource:
    """Who signed, by RPPS."""
    person = report.practitioner
    return {
        "resourceType": "Practitioner",
        "meta": {"profile": [FR_CORE + "fr-core-practitioner"]},
        "identifier": [{"use": "official", "type": coded(FR_IDENTIFIERS, "RPPS"), "system": RPPS, "value": person.rpps}],
        "name": [{"text": clean(person.name)}],
        "qualification": [{"code": {"text": clean(person.profession)}}],
    }


def organization(report: Report) -> Resource:
    """The place that keeps the documents."""
    site = report.site
    number = {"use": "official", "type": coded(FR_IDENTIFIERS, "IDNST"), "system": FINESS, "value": f"1{site.finess}"}  # 1: a FINESS number follows
    return {
        "resourceType": "Organization",
        "meta": {"profile": [FR_CORE + "fr-core-organization"]},
        "identifier": [number] if site.finess else [],
        "name": clean(site.organisation),
        "telecom": [{"system": "phone", "value": clean(site.phone)}],
        "address": [{"text": clean(site.address)}],
    }


def _assistant(person: Author) -> Resource:
    return {"resourceType": "Practitioner", "name": [{"text": clean(person.name)}], "qualification": [{"code": {"text": clean(person.profession)}}]}


def _encounter(report: Report) -> Resource:
    started = (report.call_began_at or report.began_at).isoformat()
    roles = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    return {
        "resourceType": "Encounter",
        "meta": {"profile": [FR_CORE + "fr-core-encounter"]},
        "identifier": [
            {
                "type": coded("https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-identifier-type", "VN"),
                "system": "urn:ietf:rfc:3986",
                "value": urn(report.consultation_id, "encounter"),
            }
        ],
        "status": "finished",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "VR", "display": "virtual"},
        "subject": {"reference": _at(report, "patient")},
        "participant": [
            {
                "type": [coded(roles, "PPRF", "primary performer")],
                "period": {"start": started, "end": report.call_ended_at.isoformat() if report.call_ended_at is not None else ""},
                "individual": {"reference": _at(report, "practitioner")},
            },
            *(
                {"type": [coded(roles, "SPRF", "secondary performer")], "individual": {"reference": _at(report, "assistant", person.identifier or person.name)}}
                for person in report.team
            ),
        ],
        "period": {"start": report.began_at.isoformat(), "end": report.call_ended_at.isoformat() if report.call_ended_at is not None else ""},
        "reasonCode": [{"text": clean(f"{report.motive} – {report.motive_words}" if report.motive_words else report.motive)}],
        "serviceProvider": {"reference": _at(report, "organization")},
    }


def _quantity(value: Value) -> Resource:
    ucum = shown_unit(value.quantity)
    return {"value": shown_number(value), "unit": w.unit(ucum), "system": UCUM, "code": ucum}


def _observations(report: Report, of: Reported) -> list[tuple[str, Resource]]:
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
        told.append((_observation_at(report, of.observation_id, value.quantity), _observation(report, of, value.quantity, own)))
    return told


def _observation_at(report: Report, observation_id: str, quantity: Quantity) -> str:
    return _at(report, "observation", observation_id, quantity.loinc)


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
    derived = [_observation_at(report, each.observation_id, quantity) for each in parts] + ([_evidence_at(report, of)] if of.evidence is not None else [])
    return {
        "resourceType": "Observation",
        "meta": own["meta"],
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": _observation_at(report, of.observation_id, quantity)}],
        "status": "corrected" if of.corrects else "final",
        "category": [coded("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs", "Vital Signs")],
        "code": own["code"],
        "subject": {"reference": _at(report, "patient")},
        "encounter": {"reference": _at(report, "encounter")},
        "effectiveDateTime": of.taken_at.isoformat(),
        "issued": of.kept_at.isoformat(),
        "performer": [
            {"reference": _at(report, "assistant", of.kept_by.identifier or of.kept_by.name)}
            if of.kept_by in report.team
            else {"reference": _at(report, "organization")}
        ],
        "valueQuantity": own.get("valueQuantity"),
        "note": [{"text": note} for note in notes if note],
        "bodySite": _site(of.body_site),
        "method": {"text": method},
        "device": None if typed else {"reference": _at(report, "metric", *_key(of.device, of.calibration))},
        "derivedFrom": [{"reference": url} for url in derived],
        "component": own.get("component"),
    }


def _evidence_at(report: Report, of: Reported) -> str:
    return _at(report, "evidence", of.observation_id)


def _evidence(report: Report, of: Reported, evidence: Evidence) -> Resource:
    """The bytes that the device sent, with all that is needed to read them again: the number above is held against them by anybody."""
    body = to_json(evidence).encode()
    return {
        "resourceType": "DocumentReference",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": _evidence_at(report, of)}],
        "status": "current",
        "type": {"text": "Octets d’un appareil de mesure"},
        "subject": {"reference": _at(report, "patient")},
        "date": of.taken_at.isoformat(),
        "description": clean(f"{evidence.device}, codec {evidence.codec or 'non noté'}, {len(evidence.raw)} octets"),
        "content": [
            {
                "attachment": {
                    "contentType": "application/json",
                    "data": base64.b64encode(body).decode(),
                    "size": len(body),
                    "hash": base64.b64encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode(),
                },
                "format": {"system": EVIDENCE_FORMAT, "code": "alcove-evidence-1"},
            }
        ],
    }


def _site(code: str) -> Resource:
    said = {"text": clean(w.site(code))}
    arm = _ARMS.get(code)
    return said if arm is None else {"coding": [{"system": "http://snomed.info/sct", "code": arm[0], "display": arm[1]}], **said}


def recording(report: Report, sound: Auscultation) -> str:
    """The identifier of a recording as a document of its own: its WAV travels beside this one."""
    return urn(report.consultation_id, f"sound-{sound.sound_id}")


def _media(report: Report, sound: Auscultation) -> Resource:
    """A recording of heart or lungs: what it is, and under which identifier its WAV is found."""
    lost = f"Il manque {w.seconds(sound.missing / sound.rate_hz)}, remplacées par du silence" if sound.missing else ""
    notes = [f"Qualité : {w.quality(sound.quality)}", f"Appareil : {w.calibration(sound.calibration)}", lost, f"WAV, SHA-256 : {sound.sha256}"]
    return {
        "resourceType": "Media",
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": recording(report, sound)}],
        "status": "completed",
        "type": coded("http://terminology.hl7.org/CodeSystem/media-type", "audio", "Audio"),
        "subject": {"reference": _at(report, "patient")},
        "encounter": {"reference": _at(report, "encounter")},
        "createdDateTime": sound.taken_at.isoformat(),
        "bodySite": {"text": sound.site.words},
        "device": {"reference": _device_at(report, sound.device)},
        "duration": round(Decimal(sound.samples) / sound.rate_hz, 1),
        "content": {"contentType": "audio/wav", "url": recording(report, sound), "size": sound.size, "title": f"Auscultation, {sound.site.words}"},
        "note": [{"text": note} for note in notes if note],
    }


def _device_at(report: Report, device: DeviceIdentity) -> str:
    return _at(report, "device", device.make, device.model, device.serial, device.address)


def _device(device: DeviceIdentity) -> Resource:
    return {
        "resourceType": "Device",
        "meta": {"tag": [_TEST_DATA] if device.simulated else []},
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


def _devices(report: Report) -> list[tuple[str, Resource]]:
    told: dict[str, Resource] = {}
    for of in report.observations:
        if of.origin is Origin.MANUAL:
            continue
        key = _key(of.device, of.calibration)
        device_at = _device_at(report, of.device)
        told[device_at] = _device(of.device)
        at = of.calibration.checked_at
        told[_at(report, "metric", *key)] = {
            "resourceType": "DeviceMetric",
            "type": {"text": "Mesures de " + clean(str(of.device))},
            "source": {"reference": device_at},
            "category": "measurement",
            "calibration": [{"type": "unspecified", "state": of.calibration.state.value, "time": at.isoformat() if at is not None else ""}],
        }
    for sound in report.sounds:
        told[_device_at(report, sound.device)] = _device(sound.device)
    return list(told.items())


def _composition(signed: SignedReport) -> Resource:
    report = signed.report
    site_of = {"reference": _at(report, "organization")}
    signer = {"reference": _at(report, "practitioner")}
    return {
        "resourceType": "Composition",
        "language": "fr",
        "meta": {"tag": [_TEST_DATA] if report.simulated else []},
        "identifier": {"system": "urn:ietf:rfc:3986", "value": urn(report.consultation_id, "report")},
        "status": "final",
        "type": coded(LOINC, REPORT_CODE, text="Compte rendu de télémédecine"),
        "subject": {"reference": _at(report, "patient")},
        "encounter": {"reference": _at(report, "encounter")},
        "date": signed.signed_at.isoformat(),
        "author": [signer],
        "title": "Compte rendu de téléconsultation",
        "confidentiality": "N",
        "attester": [{"mode": "legal", "time": signed.signed_at.isoformat(), "party": signer}],
        "custodian": site_of,
        "section": list(_sections(signed)),
    }


def _sections(signed: SignedReport) -> list[Resource]:
    report, draft = signed.report, signed.report.draft
    references = [{"reference": url} for each in report.observations for url, _ in _observations(report, each)]
    heard = [{"reference": _at(report, "media", each.sound_id)} for each in report.sounds]
    measured = [f"{name} {amount} ({', '.join(_told_of(each, part))})" for each, part in ordered(report.observations) for name, amount in w.values(each)]
    measured += [f"Écartée, sans valeur : {w.discarded(each)}" for each in report.discarded]
    answers = [f"{QUESTIONS[each.question]} : {w.answer(each.kind, each.detail)}" for each in report.answers]
    flags = [f"{each.question} {w.ANSWERS[each.kind]}" for each in report.red_flags]
    decisions = [f"{w.OUTCOMES[each.outcome]} – {each.reason} ({each.author.name}, {w.instant(each.at)})" for each in report.decisions]
    consents = [f"{w.PURPOSES[each.purpose]} : {'oui' if each.agreed else 'retiré' if each.withdrawn else 'non'}" for each in report.consents]
    signer = f"{report.practitioner.name}, RPPS {report.practitioner.rpps}, {w.instant(signed.signed_at)}"
    sections = [
        _section("Identité corrigée", [w.correction(each) for each in report.corrections]),
        _section("Motif", [f"{report.motive} – {report.motive_words}" if report.motive_words else report.motive], "10154-3"),
        _section("Mesures", measured, "8716-3", references),
        _section("Auscultation", [w.recording(each) for each in report.sounds], entries=heard),
        _section("Examen à distance", draft.examination.splitlines(), "29545-1"),
        _section("Conclusion", draft.conclusion.splitlines(), "55110-1"),
        _section("Conduite à tenir", draft.plan.splitlines(), "18776-5"),
        _section("Rappeler si", draft.call_again_if.splitlines()),
        _section("Suite", draft.follow_up.splitlines()),
        _section("Pour le patient", draft.patient_words.splitlines()),
        _section("Questions posées", answers),
        _section("Questions d’alerte", flags),
        _section("Alertes", [f"{each.finding} ({w.clock(each.at)})" for each in report.alerts]),
        _section("Pertinence", decisions),
        _section("Note de l’assistant", report.note.text.splitlines() if report.note is not None else []),
        _section("Accords du patient", consents),
        _section("Incidents", [f"{each.text} ({w.clock(each.at)})" for each in report.incidents]),
        _section("Ce qui manque", [f"{each.label} : {each.reason or 'non renseigné'}" for each in report.missing]),
        _section("Signature", [signer, f"Contenu signé, SHA-256 : {signed.sha256}"]),
    ]
    if report.simulated:
        sections.insert(0, _section("SIMULATION", ["Document d’essai, sans valeur médicale. Simulé : " + ", ".join(report.simulated)]))
    return [section for section in sections if section]


def _told_of(of: Reported, part: str) -> list[str]:
    """What stands beside a number in the text: whether it is an average or a reading of one, its hour, its quality, who typed it."""
    average = w.average(of) or part
    typed = "saisie manuelle" if of.origin is Origin.MANUAL else ""
    return [said for said in (average, w.clock(of.taken_at), w.quality(of.quality).lower(), typed, w.cuff(of), *w.notes(of), w.unattended(of)) if said]


def _section(title: str, said: list[str], code: str = "", entries: list[Resource] | None = None) -> Resource:
    said = [line for line in said if line.strip()]
    if not said:
        return {}
    body: list[Child] = [element("p", lines(line)) for line in said]
    return {
        "title": title,
        "code": coded(LOINC, code) if code else {},
        "text": {"status": "generated", "div": str(join(element("div", body, xmlns="http://www.w3.org/1999/xhtml")))},
        "entry": entries or [],
    }

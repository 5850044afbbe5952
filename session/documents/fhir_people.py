"""The people, the place and the visit of a report as FHIR R4 resources.

The patient's national matricule is not among them: it may leave only with a qualified identity.
"""

from session.documents import words as w
from session.documents.fhir_words import FR_CORE, Resource, at, coded
from session.documents.markup import clean
from session.identity.traits import IdentityStatus, Sex
from session.people import Author
from session.report import Report

FR_IDENTIFIERS = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203"
RPPS = "https://rpps.esante.gouv.fr"
FINESS = "urn:oid:1.2.250.1.71.4.2.2"
_RELIABILITY = {IdentityStatus.PROVISIONAL: "PROV", IdentityStatus.RETRIEVED: "RECD", IdentityStatus.VALIDATED: "VALI", IdentityStatus.QUALIFIED: "VALI"}


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
                "value": at(report, "patient"),
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
        "telecom": [{"system": "phone", "value": clean(site.phone)}] if site.phone else [],
        "address": [{"text": clean(site.address)}] if site.address else [],
    }


def assistant(person: Author) -> Resource:
    """Who was at the patient's side."""
    return {"resourceType": "Practitioner", "name": [{"text": clean(person.name)}], "qualification": [{"code": {"text": clean(person.profession)}}]}


def encounter(report: Report) -> Resource:
    """The visit: when, who took part, and why."""
    started = (report.call_began_at or report.began_at).isoformat()
    roles = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    return {
        "resourceType": "Encounter",
        "meta": {"profile": [FR_CORE + "fr-core-encounter"]},
        "identifier": [
            {
                "type": coded("https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-identifier-type", "VN"),
                "system": "urn:ietf:rfc:3986",
                "value": at(report, "encounter"),
            }
        ],
        "status": "finished",
        "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "VR", "display": "virtual"},
        "subject": {"reference": at(report, "patient")},
        "participant": [
            {
                "type": [coded(roles, "PPRF", "primary performer")],
                "period": {"start": started, "end": report.call_ended_at.isoformat() if report.call_ended_at is not None else ""},
                "individual": {"reference": at(report, "practitioner")},
            },
            *(
                {
                    "type": [coded(roles, "SPRF", "secondary performer")],
                    "individual": {"reference": at(report, "assistant", person.identifier or person.name)},
                }
                for person in report.team
            ),
        ],
        "period": {"start": report.began_at.isoformat(), "end": report.call_ended_at.isoformat() if report.call_ended_at is not None else ""},
        "reasonCode": [{"text": clean(f"{report.motive} – {report.motive_words}" if report.motive_words else report.motive)}],
        "serviceProvider": {"reference": at(report, "organization")},
    }

"""The report as a FHIR R4 document: one Bundle that holds the visit, its people, its measurements and their devices.

Sources: HL7 FHIR R4 (documents, vital signs), hl7.fhir.fr.core 2.2.0 for the profiles named in `meta.profile`, LOINC and UCUM codes.
"""

from devices.measurement import Origin
from session.documents import exact_json
from session.documents import fhir_measures as measures
from session.documents import fhir_people as people
from session.documents import words as w
from session.documents.fhir_words import LOINC, TEST_DATA, Resource, at, coded
from session.documents.markup import Child, element, join, lines
from session.documents.readings import ordered
from session.questions import LABELS as QUESTIONS
from session.report import Reported, SignedReport

REPORT_CODE = "85208-7"  # telemedicine report, as the French document model has it


def render(signed: SignedReport) -> bytes:
    """The document as JSON. The same signed report gives the same bytes."""
    return exact_json.dumps(document(signed)).encode()


def document(signed: SignedReport) -> Resource:
    """The document as nested values, its decimals exact."""
    report = signed.report
    observed = [entry for each in report.observations for entry in measures.observations(report, each)]
    resources: list[tuple[str, Resource]] = [
        (at(report, "composition"), _composition(signed, [url for url, _ in observed])),
        (at(report, "patient"), people.patient(report)),
        (at(report, "practitioner"), people.practitioner(report)),
        (at(report, "organization"), people.organization(report)),
        (at(report, "encounter"), people.encounter(report)),
        *((at(report, "assistant", person.identifier or person.name), people.assistant(person)) for person in report.team),
        *observed,
        *((measures.evidence_at(report, each), measures.evidence(report, each, each.evidence)) for each in report.observations if each.evidence is not None),
        *((at(report, "media", each.sound_id), measures.media(report, each)) for each in report.sounds),
        *((at(report, "media", each.image_id), measures.still(report, each)) for each in report.images),
        *measures.devices(report),
    ]
    bundle = {
        "resourceType": "Bundle",
        "meta": {"tag": [TEST_DATA] if report.simulated else []},
        "language": "fr",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": at(report, "fhir")},
        "type": "document",
        "timestamp": signed.signed_at.isoformat(),
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in resources],
    }
    pruned: Resource = exact_json.pruned(bundle)
    return pruned


def _composition(signed: SignedReport, observed: list[str]) -> Resource:
    report = signed.report
    site_of = {"reference": at(report, "organization")}
    signer = {"reference": at(report, "practitioner")}
    return {
        "resourceType": "Composition",
        "language": "fr",
        "meta": {"tag": [TEST_DATA] if report.simulated else []},
        "identifier": {"system": "urn:ietf:rfc:3986", "value": at(report, "report")},
        "status": "final",
        "type": coded(LOINC, REPORT_CODE, text="Compte rendu de télémédecine"),
        "subject": {"reference": at(report, "patient")},
        "encounter": {"reference": at(report, "encounter")},
        "date": signed.signed_at.isoformat(),
        "author": [signer],
        "title": "Compte rendu de téléconsultation",
        "confidentiality": "N",
        "attester": [{"mode": "legal", "time": signed.signed_at.isoformat(), "party": signer}],
        "custodian": site_of,
        "section": _sections(signed, observed),
    }


def _sections(signed: SignedReport, observed: list[str]) -> list[Resource]:
    report, draft = signed.report, signed.report.draft
    references = [{"reference": url} for url in observed]
    heard = [{"reference": at(report, "media", each.sound_id)} for each in report.sounds]
    seen = [{"reference": at(report, "media", each.image_id)} for each in report.images]
    stills = [f"{w.taken(each)} : qualité {w.picture_quality(each)}" for each in report.images]
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
        _section("Images", stills, entries=seen),
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

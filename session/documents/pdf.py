"""The report on paper, for a doctor: what was concluded first, then everything that it rests on.

Made from the signed content alone. `html` is separate so that tests can read what will be printed.
"""

import hashlib
from collections.abc import Mapping

from devices.measurement import Origin, QualityLevel
from session.documents import words as w
from session.documents.markup import Markup, element, join, lines
from session.documents.paper import NOT_CERTIFIED, NotOnPaper, band, page, picture, top
from session.documents.paper import pdf as print_page
from session.documents.readings import ordered
from session.events import AnswerKind
from session.identity.traits import MAJORITY_YEARS
from session.questions import LABELS as QUESTIONS
from session.report import Report, Reported, SignedReport, sha256

WHOLE = 64  # bytes of a packet that are printed


def render(signed: SignedReport, pictures: Mapping[str, bytes]) -> bytes:
    """The report as PDF/A-1b (not validated).

    Args:
        pictures: the JPEG of every image that the report lists, by image id.

    Raises:
        NotOnPaper: a picture is missing, or is not the one that was kept.
    """
    for image in signed.report.images:
        if hashlib.sha256(pictures.get(image.image_id, b"")).hexdigest() != image.sha256:
            raise NotOnPaper("a picture of the report is missing or altered")
    return print_page(html(signed), pictures)


def html(signed: SignedReport) -> str:
    """The page that becomes the PDF."""
    report = signed.report
    title = f"Compte rendu de téléconsultation – {w.full_name(report.patient.traits)} – {w.day(report.began_at.date())}"
    return page(
        title,
        report.practitioner.name,
        _foot(signed),
        _top(report),
        band(report.simulated),
        element("div", _patient(report), _practitioner(report), class_="people"),
        _conclusion(report),
        _motive(report),
        _measures(report),
        _pictures(report),
        _recordings(report),
        _examination(report),
        _questions(report),
        _flags(report),
        _note(report),
        _decisions(report),
        _missing(report),
        _agreements_and_course(report),
        _evidence(report),
        _signature(signed),
    )


def _section(title: str, *body: Markup | None, whole: bool = False) -> Markup:
    return element("div", element("h2", title), join(*body), class_="section whole" if whole else "section")


def _foot(signed: SignedReport) -> Markup:
    traits = signed.report.patient.traits
    who = f"{traits.birth_name} {' '.join(traits.first_names)}, {w.born(traits.sex).lower()} le {w.short_day(traits.birth_date)}"
    return element("div", element("b", who), f" · version {signed.report.version} · empreinte {signed.short_hash}", element("br"), NOT_CERTIFIED, id="foot")


def _top(report: Report) -> Markup:
    site = report.site
    finess = join(element("br"), f"FINESS {site.finess}") if site.finess else None
    return top("Compte rendu de téléconsultation", w.instant(report.began_at), site, finess)


def _patient(report: Report) -> Markup:
    identity = report.patient
    traits = identity.traits
    age = traits.age(report.began_at.date())
    proof = f", {w.TRUSTED_DOCUMENTS[identity.document]}" if identity.document is not None else ""
    stated = f"Nom et naissance dits par le patient à {w.clock(report.identity_stated_at)}" if report.identity_stated_at is not None else None
    confirmed = f", vérifiés par le médecin à {w.clock(report.identity_confirmed_at)}" if report.identity_confirmed_at is not None else ""
    return element(
        "div",
        element("h2", "Patient"),
        element("div", w.full_name(traits), class_="name"),
        element("p", f"{w.born(traits.sex)} le {w.short_day(traits.birth_date)}, {age} an{'s' if age > 1 else ''} · sexe {w.SEXES[traits.sex]}"),
        element("p", f"Nom de naissance : {traits.birth_name}", element("br"), f"Prénoms de naissance : {' '.join(traits.first_names)}"),
        element("p", f"Lieu de naissance (INSEE) : {traits.birth_place}") if traits.birth_place else None,
        element("p", element("b", "Représenté par " if age < MAJORITY_YEARS else "Accompagné par "), w.representative(identity.representative))
        if identity.representative is not None
        else None,
        element("p", f"Identité {w.STATUSES[report.identity_status]}{proof}. Sans matricule INS.", class_="soft small"),
        element("p", stated, confirmed, ".", class_="soft small") if stated is not None else None,
        [element("p", w.correction(each), class_="small") for each in report.corrections],
        class_="card",
    )


def _practitioner(report: Report) -> Markup:
    practitioner = report.practitioner
    team = [f"{person.name}{f', {person.profession.lower()}' if person.profession else ''}" for person in report.team]
    return element(
        "div",
        element("h2", "Médecin à distance"),
        element("div", practitioner.name, class_="name"),
        element("p", practitioner.profession),
        element("p", f"RPPS {practitioner.rpps}", element("br"), practitioner.place),
        element("h2", "Auprès du patient", style="margin-top:2.4mm") if team else None,
        [element("p", person) for person in team],
        class_="card",
    )


def _conclusion(report: Report) -> Markup:
    draft = report.draft

    def told(title: str, text: str) -> Markup | None:
        return join(element("h2", title), element("p", lines(text))) if text.strip() else None

    left, right = join(told("Conduite à tenir", draft.plan)), join(told("Rappeler si", draft.call_again_if), told("Suite", draft.follow_up))
    return element(
        "div",
        element("h2", "Conclusion"),
        element("p", lines(draft.conclusion) if draft.conclusion.strip() else "Non rédigée", class_="main"),
        element("div", element("div", left), element("div", right), class_="two") if left and right else join(left, right),
        class_="key",
    )


def _motive(report: Report) -> Markup:
    words = f" – {report.motive_words}" if report.motive_words else ""
    return _section("Motif", element("p", element("b", report.motive or "Non renseigné"), words), whole=True)


def _measures(report: Report) -> Markup:
    if not report.observations:
        return _section("Mesures", element("p", "Aucune mesure gardée."), _discarded(report), _skipped(report), whole=True)
    head = element("tr", *(element("th", name) for name in ("Mesure", "Valeur", "Heure", "Qualité", "Appareil et contrôle")))
    rows = [row for each, part in ordered(report.observations) for row in ([_small_row(each, part)] if part else _rows(each))]
    return _section("Mesures", element("table", element("thead", head), element("tbody", rows), class_="measures"), _discarded(report), _skipped(report))


def _quality(of: Reported) -> Markup:
    return element("span", w.quality(of.quality), class_="doubt" if of.quality.level is not QualityLevel.GOOD else None)


def _source(of: Reported) -> str:
    if of.origin is Origin.MANUAL:
        return f"Saisie manuelle{f', {w.MANUAL_SOURCES[of.manual_source]}' if of.manual_source is not None else ''}, par {of.kept_by.name}"
    return f"{of.device} · {w.calibration(of.calibration)}"


def _rows(of: Reported) -> list[Markup]:
    average = w.average(of)
    source = f"{average[:1].upper()}{average[1:]} · {_source(of)}" if average else _source(of)
    remarks = [
        text
        for text in (
            w.signal(of.quality),
            w.perfusion(of),
            w.site(of.body_site),
            w.cuff(of),
            w.own_words(of),
            *w.notes(of),
            w.unattended(of),
            "corrige une valeur" if of.corrects else "",
            of.note,
        )
        if text
    ]
    details = (_quality(of), join(source, join(element("br"), " · ".join(remarks)) if remarks else None))
    return [
        element(
            "tr",
            element("td", name),
            element("td", amount, class_="value"),
            element("td", w.clock(of.taken_at), class_="hour"),
            element("td", details[0] if index == 0 else None),
            element("td", details[1] if index == 0 else None, class_="small"),
            class_="more" if index else None,
        )
        for index, (name, amount) in enumerate(w.values(of))
    ]


def _small_row(of: Reported, part: str) -> Markup:
    amounts = " · ".join(amount if name == "Tension" else f"{name.lower()} {amount}" for name, amount in w.values(of))
    remarks = "".join(f" · {text}" for text in (w.own_words(of), *w.notes(of), w.unattended(of), of.note) if text)
    return element(
        "tr",
        element("td", part),
        element("td", amounts),
        element("td", w.clock(of.taken_at), class_="hour"),
        element("td", _quality(of)),
        element("td", _source(of), remarks),
        class_="part",
    )


def _evidence(report: Report) -> Markup | None:
    """What stands behind each number, in small: a short packet whole, a long one by its fingerprint. The FHIR document holds all bytes."""
    said = [
        f"{' · '.join(amount for _, amount in w.values(each))} à {w.clock(each.taken_at)} : {each.evidence.codec or 'codec non noté'}, "
        + (each.evidence.raw.hex(" ") if len(each.evidence.raw) <= WHOLE else f"{len(each.evidence.raw)} octets, SHA-256 {sha256(each.evidence.raw)}")
        for each in report.observations
        if each.evidence is not None
    ]
    return _section("Preuves des mesures", join(*(element("p", line, class_="soft small") for line in said))) if said else None


def _discarded(report: Report) -> Markup | None:
    if not report.discarded:
        return None
    return element("p", element("b", "Écartées, sans valeur : "), " ; ".join(map(w.discarded, report.discarded)), class_="small")


def _skipped(report: Report) -> Markup | None:
    if not report.skipped:
        return None
    said = " ; ".join(f"{w.ROLES.get(role, role)} : {reason}" for role, reason in report.skipped)
    return element("p", element("b", "Non mesuré : "), said)


def _pictures(report: Report) -> Markup | None:
    if not report.images:
        return None
    figures = [
        element(
            "figure",
            element("img", src=picture(image.image_id), alt=w.subject(image)),
            element("figcaption", f"{w.taken(image)} · {image.width} × {image.height} · qualité {w.picture_quality(image)}"),
        )
        for image in report.images
    ]
    return _section(f"Images ({len(report.images)})", element("div", figures, class_="pictures"), whole=True)


def _recordings(report: Report) -> Markup | None:
    if not report.sounds:
        return None
    said = [element("p", w.recording(each)) for each in report.sounds]
    beside = element("p", "Les enregistrements sont joints à ce compte rendu (WAV) ; leur empreinte est dans le contenu signé.", class_="small")
    return _section(f"Auscultation ({len(report.sounds)})", join(said), beside, whole=True)


def _examination(report: Report) -> Markup | None:
    return _section("Examen à distance", element("p", lines(report.draft.examination)), whole=True) if report.draft.examination.strip() else None


def _questions(report: Report) -> Markup | None:
    if not report.answers:
        return None
    rows = [element("tr", element("td", QUESTIONS[each.question]), element("td", w.answer(each.kind, each.detail))) for each in report.answers]
    return _section("Questions posées", element("table", rows, class_="facts"), whole=True)


def _flags(report: Report) -> Markup | None:
    if not report.red_flags and not report.alerts:
        return None
    said = [
        element("p", element("b", w.ANSWERS[each.kind], class_="yes" if each.kind in (AnswerKind.YES, AnswerKind.UNKNOWN) else None), each.question)
        for each in report.red_flags
    ]
    alerts = [element("p", element("b", f"Alerte à {w.clock(each.at)} : ", class_="doubt"), each.finding) for each in report.alerts]
    return _section("Questions d’alerte", element("div", said, class_="flags"), join(alerts), whole=True)


def _note(report: Report) -> Markup | None:
    if report.note is None or not report.note.text.strip():
        return None
    signed = element("span", f" ({report.note.author.name}, {w.clock(report.note.at)})", class_="soft")
    return _section("Note de l’assistant", element("p", lines(report.note.text), signed), whole=True)


def _decisions(report: Report) -> Markup | None:
    if not report.decisions:
        return None
    said = [
        element(
            "p",
            element("b", w.OUTCOMES[each.outcome]),
            f" – {each.reason}",
            element("span", f" ({each.author.name}, {w.clock(each.at)}{', clôt une alerte' if each.closed_alert else ''})", class_="soft"),
        )
        for each in report.decisions
    ]
    return _section("Pertinence", join(said), whole=True)


def _missing(report: Report) -> Markup | None:
    if not report.missing:
        return None
    said = [element("p", element("b", f"{each.label} : "), each.reason or "non renseigné, sans raison") for each in report.missing]
    return _section("Ce qui manque", join(said), whole=True)


def _agreements_and_course(report: Report) -> Markup:
    agreements = [
        element(
            "p",
            element("span", "Oui" if each.agreed else ("Retiré" if each.withdrawn else "Non"), class_="state ok" if each.agreed else "state no"),
            f" · {w.PURPOSES[each.purpose]}",
            element("span", f" ({w.clock(each.at)}{', de vive voix' if each.spoken else ''})", class_="soft"),
        )
        for each in report.consents
    ]
    course = [(report.began_at, f"Arrivée à {w.clock(report.began_at)}")]
    if report.queued_at is not None:
        course.append((report.queued_at, f"En attente à {w.clock(report.queued_at)}"))
    if report.call_began_at is not None:
        until = f" à {w.clock(report.call_ended_at)}{w.ended_by(report)}" if report.call_ended_at is not None else ", en cours à la signature"
        course.append((report.call_began_at, f"Appel vidéo de {w.clock(report.call_began_at)}{until}"))
    for asked in report.asked:
        reply = {True: "acceptée", False: f"refusée : {asked.reason}", None: "sans réponse"}[asked.accepted]
        note = f"{w.NBSP}: «{w.NBSP}{asked.note}{w.NBSP}»" if asked.note else ""
        course.append((asked.at, f"Demandé à {w.clock(asked.at)} ({w.what(asked.what)}{note}) : {reply}"))
    course += [(each.at, f"Incident à {w.clock(each.at)} : {each.text}") for each in report.incidents]
    course.sort(key=lambda each: each[0])
    return element(
        "div",
        element(
            "div",
            element("div", _section("Accords du patient", join(agreements))),
            element("div", _section("Déroulement", join(*(element("p", line) for _, line in course)))),
            class_="two",
        ),
        style="break-inside:avoid",
    )


def _signature(signed: SignedReport) -> Markup:
    practitioner = signed.report.practitioner
    return element(
        "div",
        element("p", "Signé électroniquement par", class_="soft"),
        element("p", f"{practitioner.name}, {practitioner.profession.lower()}", class_="name"),
        element("p", f"RPPS {practitioner.rpps} · {w.instant(signed.signed_at)}"),
        element("p", f"Empreinte SHA-256 du contenu signé : {signed.sha256}", class_="print soft"),
        element("p", f"Visite {signed.report.consultation_id} · signature par mot de passe de la plateforme, sans certificat qualifié.", class_="print soft"),
        class_="sign",
    )

"""Letters about values that a device may have measured wrongly: one for each document that states some. They hold no patient: the booth has none left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from session.documents import upkeep_words as w
from session.documents import words
from session.documents.markup import Markup, element
from session.documents.paper import NOT_CERTIFIED, band, page, top
from session.report import Site
from session.upkeep.checks import Check, Kinds
from session.upkeep.inventory import Device
from session.upkeep.lookback import SOUND, STILL, LedgerEntry, Span, Touched


@dataclass(frozen=True)
class Letter:
    """One letter: about which consultation and document, and its page."""

    consultation_id: str
    document_id: str
    html: str


def letters(
    device: Device,
    failed: Check,
    span: Span,
    touched: Iterable[Touched],
    ledger: Iterable[LedgerEntry],
    kinds: Kinds,
    site: Site,
    at: datetime,
    *,
    simulated: tuple[str, ...] = (),
) -> tuple[Letter, ...]:
    """A letter for each touched consultation whose values stand in a document; one without a document has nobody to write to."""
    entries = [each for each in ledger if each.serial == device.serial and span.holds(each.taken_at)]
    return tuple(
        Letter(row.consultation_id, row.document_id, _html(device, failed, span, row, entries, kinds, site, at, simulated))
        for row in touched
        if row.document_id
    )


def _html(
    device: Device, failed: Check, span: Span, row: Touched, ledger: list[LedgerEntry], kinds: Kinds, site: Site, at: datetime, simulated: tuple[str, ...]
) -> str:
    of = device.equipment
    named = f"{of.common_name} n° {of.serial}" + (f" ({' '.join(filter(None, (of.make, of.model)))})" if of.make or of.model else "")
    values = sorted((each for each in ledger if each.consultation_id == row.consultation_id), key=lambda each: (each.taken_at, each.loinc))
    zone = failed.done_at.tzinfo
    out = [each for each in failed.as_found if each.step.accuracy and not each.good]
    since = f"depuis le {words.instant(span.since.astimezone(zone))}, date du dernier bon contrôle" if span.since is not None else "depuis sa mise en service"
    kind = kinds.named(failed.kind_id)
    return page(
        f"À relire – document {row.document_id}",
        site.organisation,
        element("div", element("b", f"Document {row.document_id} · visite {row.consultation_id}"), element("br"), NOT_CERTIFIED, id="foot"),
        top("Document à relire", words.instant(at), site),
        band(simulated),
        element("p", element("b", "À l’attention du praticien signataire du document, et du médecin traitant qui l’a reçu")),
        element(
            "div",
            element("h2", "De quoi il s’agit"),
            element("p", _in_doubt(row), class_="main"),
            element("p", f"L’appareil {named} a été trouvé hors limite au contrôle du {words.instant(failed.done_at)}."),
            element("p", f"Ce qu’il a donné {since}, est à relire avec ce doute."),
            class_="key",
        ),
        _section(
            "Ce qui est à relire",
            element("p", element("b", "Document : "), row.document_id),
            element("p", element("b", "Visite : "), row.consultation_id),
            element(
                "table",
                element("thead", element("tr", element("th", "Date"), element("th", "Nature"))),
                element(
                    "tbody",
                    *(
                        element(
                            "tr",
                            element("td", words.instant(each.taken_at.astimezone(zone))),
                            element("td", w.kept_words(each.loinc)),
                        )
                        for each in values
                    ),
                ),
            ),
        ),
        _section(
            "Ce qui a été trouvé",
            element("p", element("b", "Contrôle : "), kind.name if kind is not None else failed.kind_id),
            *(element("p", w.weighed_words(each), f". Source de la limite : {each.step.source}.") for each in out),
            element("p", "Le reste n’a pas pu être lu : ", failed.broken_off) if failed.not_read else None,
            element("p", element("b", "Réglage : "), failed.adjustment or "aucun"),
            element("p", element("b", "Étalon : "), w.reference_words(failed.reference)) if failed.reference is not None else None,
            element("p", element("b", "Incertitude élargie : "), " ; ".join(map(w.uncertainty_words, failed.uncertainties))) if failed.uncertainties else None,
        ),
        _section(
            "Ce que cette lettre ne dit pas",
            element(
                "p",
                "La borne a effacé le dossier de cette visite : elle n’en a plus ni le nom du patient, ni le contenu. Le praticien les retrouve dans son "
                "exemplaire du document, par son identifiant. Lui seul juge de ce qu’il faut faire et dire au patient.",
            ),
        ),
    )


def _in_doubt(row: Touched) -> str:
    of = f"du document {row.document_id}"
    if STILL in row.loincs:
        return f"Des images {of} peuvent être trompeuses"
    return f"Des enregistrements {of} peuvent être trompeurs" if SOUND in row.loincs else f"Des valeurs {of} peuvent être fausses"


def _section(title: str, *body: Markup | None) -> Markup:
    return element("div", element("h2", title), *body, class_="section whole")

"""What leaves the register on paper and as a table: everything operators must keep, no patient, and nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session.documents import certificate, register, review_letter
from session.documents.paper import NotOnPaper, pdf
from session.report import Site
from session.upkeep.checks import Photo, Uncertainty, Verdict
from session.upkeep.conclusion import following, outages
from session.upkeep.inventory import Checked, Counted, Deferred, Entry, Equipment, Park, Resumed, Stopped, Voided
from session.upkeep.lookback import LedgerEntry, look_back, span_of
from session.upkeep.photos import cleaned
from tests.session.upkeep.devices import CUFF, KINDS, YANN, checked, days, entered, entry, points
from tests.session.upkeep.test_photos import picture
from tests.session.visits import NOW

SITE = Site("Borne AL-00042", "Pharmacie des Halles", "4 rue des Halles, Joinville", "03 00 00 00 00")
HASH = "f" * 64
STEPS = checked().steps
SHA, JPEG = cleaned(picture())
AGAIN = tuple(point for point, step in zip(points(STEPS, "1.1"), STEPS, strict=True) if step.target is not None)
ADJUSTED = entry(
    checked(
        error="4.6",
        at=NOW + days(12),
        left=AGAIN,
        adjustment="Gain −1,4 %",
        uncertainties=(Uncertainty(Decimal("0.8"), "mm[Hg]"),),
        employer="Biomed SARL",
        photos=(Photo(SHA, "Raccord en T"),),
        note="<b>Tuyau</b> propre",
    ),
    "adjusted",
)
PARK = Park.of([entered(), entry(checked(), "first"), ADJUSTED])


def failed_park() -> tuple[Park, Checked]:
    """With a check that failed, and the stop that follows."""
    failed = entry(checked(error="5", at=NOW + days(20)), "failed")
    return Park.of([*PARK.entries, failed, *following(PARK, KINDS, failed)]), failed


def test_the_certificate_says_everything_that_the_check_rests_on() -> None:
    page = certificate.html(PARK, ADJUSTED, KINDS, SITE, HASH, visits=14)
    for said in (
        *("Tensiomètre n° C-1", "Manomètre étalon n° MR-12", "LNE 2026-1187, valable jusqu’au 30/06/2027", "21,4 °C, 46 % HR, 1009 hPa"),
        *("± 0,8 mmHg (k = 2)", "Conforme après réglage", "écart le plus grand +4,6 mmHg", "écart le plus grand +1,1 mmHg", "Gain −1,4 %"),
        *("14 visites à relire", "IEC 80601-2-30, de seconde main : ± 3 mmHg", "Yann Perrot, Biomed SARL", "Claire Morel", HASH, "+4,6 ✗"),
        *("&lt;b&gt;Tuyau&lt;/b&gt; propre", "Limites pas encore validées", "04/12/2027"),
    ):
        assert said in page, said


def test_the_numbers_of_a_comparison_stand_without_their_unit_which_the_limit_says() -> None:
    """Eight columns share the page: « 204,6 mmHg » would lie on its « +4,6 ✗ »."""
    page = certificate.html(PARK, ADJUSTED, KINDS, SITE, HASH)
    assert "<td>200</td><td>204,6</td>" in page
    assert "204,6 mmHg" not in page
    assert "<td>± 3 mmHg</td>" in page


def test_a_failed_check_says_since_when_the_device_is_out_of_service() -> None:
    park, failed = failed_park()
    page = certificate.html(park, failed, KINDS, SITE, HASH)
    assert "Non conforme" in page
    assert "jusqu’à un contrôle conforme" in page
    assert "Prochain contrôle" not in page
    good = entry(checked(at=NOW + days(22)), "good")
    later = Park.of([*park.entries, good, *following(park, KINDS, good)])
    (stop,) = outages(later, "C-1")
    assert (stop.stopped_at, stop.resumed_at) == (failed.at, good.at)
    assert "du 12 décembre 2026" in certificate.html(later, failed, KINDS, SITE, HASH).replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (Voided(entry_id="0123456789", at=NOW + days(21), by=YANN, corrects="failed", reason="Mauvais <appareil>"), "Ligne annulée par la ligne 01234567 le"),
        (entry(checked(at=NOW + days(20)), "9876543210", corrects="failed", reason="Mauvais <appareil>"), "Ligne corrigée par la ligne 98765432 le"),
    ],
)
def test_the_certificate_of_a_line_that_no_longer_stands_says_so_first(by: Entry, said: str) -> None:
    park, failed = failed_park()
    page = certificate.html(park.after(by), failed, KINDS, SITE, HASH)
    assert said in page and "Yann Perrot (yann.perrot) : ce certificat ne vaut plus." in page and "Mauvais &lt;appareil&gt;" in page
    assert page.index(said) < page.index("Non conforme")
    assert "à relire" not in page
    assert "ne vaut plus" not in certificate.html(park, failed, KINDS, SITE, HASH)


def test_what_was_broken_off_says_what_was_not_read() -> None:
    found = points(STEPS, "9")[:2]
    check = entry(checked(found=found, left=(), broken_off="La pression ne monte pas"))
    page = certificate.html(Park.of([entered(), check]), check, KINDS, SITE, HASH)
    assert check.check.verdict is Verdict.FAILED
    for said in ("Non mesuré", "La pression ne monte pas", "non lu"):
        assert said in page, said


def test_the_certificate_is_a_pdf_with_its_photo_and_without_it_is_none() -> None:
    made = certificate.render(PARK, ADJUSTED, KINDS, SITE, HASH, {SHA: JPEG}, simulated=("Tensiomètre",))
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert 1 <= len(opened.pages) <= 3
    with pytest.raises(NotOnPaper):
        certificate.render(PARK, ADJUSTED, KINDS, SITE, HASH, {})


def test_the_register_on_paper_tells_identity_acts_stops_and_who() -> None:
    park, _ = failed_park()
    park = park.after(Voided(entry_id="void", at=NOW + days(21), by=YANN, corrects="first", reason="Autre appareil"))
    park = park.after(
        Deferred(entry_id="later", at=NOW + days(21), by=YANN, serial="C-1", kind_id="battery", until=NOW.date().replace(year=2027), reason="Piles")
    )
    page = register.html(park, KINDS, SITE, NOW + days(30), HASH)
    for said in ("Mise en service : </b>03/03/2026", "Alcôve Simulation", "Hors service : ", "à ce jour", "Annulation", "Report : Piles", 'class="void"', HASH):
        assert said in page, said
    assert "annulée par void" in page
    assert "Biomed SARL" in page
    with pikepdf.open(io.BytesIO(pdf(page))) as opened:
        assert opened.pages[0].mediabox[2] > opened.pages[0].mediabox[3]


def test_the_register_of_one_device_holds_its_lines_only() -> None:
    other = entered(Equipment("O-1", "oximeter", "Oxymètre"))
    park = Park.of([*PARK.entries, other, Voided(entry_id="v", at=NOW, by=YANN, corrects="in-O-1", reason="Doublon")])
    assert [each.entry_id for each in register.lines_of(park, "O-1")] == ["in-O-1", "v"]
    assert "Oxymètre" not in register.html(park, KINDS, SITE, NOW, HASH, serial="C-1")
    assert len([*csv.reader(io.StringIO(register.as_csv(park, "C-1")), delimiter=";")]) == 4


def test_every_line_of_the_register_is_on_its_paper() -> None:
    """What its foot counts: lines of no device of the park stand last."""
    park, _ = failed_park()
    doubled = entered(Equipment("O-1", "oximeter", "Oxymètre"))
    right = entered(Equipment("T-2", "thermometer", "Thermomètre"), name="right", corrects="in-T-1", reason="Mal lu")
    for line in (
        doubled,
        Voided(entry_id="annulled", at=NOW, by=YANN, corrects="in-O-1", reason="Doublon"),
        entered(Equipment("T-1", "thermometer", "Thermomètre")),
        right,
        Counted(entry_id="rolls", at=NOW, by=YANN, item="Rouleaux de papier", left=2),
        entered(replace(CUFF, serial="C-2"), replaces="C-1", reason="Panne", at=NOW + days(25)),
    ):
        park = park.after(line)
    page = register.html(park, KINDS, SITE, NOW + days(30), HASH)
    for line in park.entries:
        assert f'<td class="print">{line.entry_id[:8]}</td>' in page, line
    others = page[page.index("Autres lignes") :]
    for said in ("Entrée · n° O-1", "Annulation · n° O-1", "Consommable : Rouleaux de papier"):
        assert said in others, said
    assert "T-1" not in others  # its line is under the number by which it was corrected
    assert f"{len(park.entries)} lignes · " in page
    assert "Autres lignes" not in register.html(failed_park()[0], KINDS, SITE, NOW, HASH)


def test_a_swap_is_told_under_both_numbers_and_ends_what_was_out_of_service() -> None:
    park, _ = failed_park()
    park = park.after(entered(replace(CUFF, serial="C-2"), replaces="C-1", reason="Panne", at=NOW + days(25)))
    old, new = (register.html(park, KINDS, SITE, NOW + days(30), HASH, serial=serial) for serial in ("C-1", "C-2"))
    assert "Remplacé par le n° C-2" in old and "Entrée, à la place du n° C-1" in new
    assert "jusqu’à son retrait le 17" in old and "à ce jour" not in old
    assert "6 de ses 6 lignes" in old and "1 de ses 6 lignes" in new
    (*_, last) = csv.DictReader(io.StringIO(register.as_csv(park, "C-1")), delimiter=";")
    assert (last["acte"], last["n° de série"], last["remplace"]) == ("entrée", "C-2", "C-1")
    corrected = park.after(entered(replace(CUFF, serial="C-3"), name="better", corrects="in-C-2", replaces="C-1", reason="Mal lu"))
    assert [each.entry_id for each in register.lines_of(corrected, "C-3")] == ["in-C-2", "better"]


def test_two_stops_end_with_one_resumption() -> None:
    stop = Stopped(entry_id="a", at=NOW, by=YANN, serial="C-1", reason="Tuyau")
    park = Park.of([entered(), stop, replace(stop, entry_id="b"), Resumed(entry_id="on", at=NOW + days(1), by=YANN, serial="C-1")])
    assert [each.resumed_by for each in outages(park, "C-1")] == ["on", "on"]


def test_the_table_holds_what_operators_must_keep() -> None:
    park, _ = failed_park()
    rows = [*csv.DictReader(io.StringIO(register.as_csv(park)), delimiter=";")]
    assert [row["acte"] for row in rows] == ["entrée", "contrôle", "contrôle", "contrôle", "arrêt"]
    assert rows[2]["performance trouvée"].startswith("Zéro et raccord en T : bon ; Pression statique : écart le plus grand +4,6 mmHg")
    assert rows[2]["photos"] == SHA
    assert rows[4]["n° de série"] == "C-1"
    assert rows[4]["arrêté le"] == (NOW + days(20)).isoformat(timespec="seconds")


@given(st.text(max_size=40))
def test_no_cell_is_a_formula_or_two_lines(text: str) -> None:
    kept = register.cell(text)
    assert kept.lstrip()[:1] not in tuple("=+-@＝＋－＠\t\r\n") or kept == ""
    assert len(kept.splitlines()) <= 1


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
def test_whatever_somebody_wrote_the_table_keeps_its_columns(supplier: str, reason: str) -> None:
    park = Park.of([entered(replace(CUFF, supplier=supplier), reason=reason)])
    (heads, row) = csv.reader(io.StringIO(register.as_csv(park), newline=""), delimiter=";")
    assert len(heads) == len(row) == len(register.COLUMNS)


def value(consultation: str, at: datetime, loinc: str = "8480-6", document: str = "") -> LedgerEntry:
    return LedgerEntry(f"{consultation}-{loinc}", loinc, consultation, "Make", "Model", "C-1", at, "calibrated", document)


def test_a_letter_for_each_document_and_none_for_a_visit_without_one() -> None:
    device = PARK.devices["C-1"]
    ledger = (
        value("visit-1", NOW + days(1), document="doc-1"),
        value("visit-1", NOW + days(1), "8462-4", document="doc-1"),
        value("visit-2", NOW + days(2)),
        value("visit-3", NOW + days(13), document="doc-3"),  # after the adjustment
    )
    span = span_of(device, ADJUSTED.check)
    made = review_letter.letters(device, ADJUSTED.check, span, look_back(ledger, "C-1", span), ledger, KINDS, SITE, NOW + days(12))
    assert [(letter.consultation_id, letter.document_id) for letter in made] == [("visit-1", "doc-1")]
    for said in ("doc-1", "visit-1", "n° C-1", "écart +4,6", "Tension, maximum", "Tension, minimum", "médecin traitant", "IEC 80601-2-30"):
        assert said in made[0].html, said
    assert "visit-3" not in made[0].html
    assert pdf(made[0].html).startswith(b"%PDF-")

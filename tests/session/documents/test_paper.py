"""The paper is PDF/A-1b as far as pikepdf can see, in our own fonts, and says what it is."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from session.documents import sheet
from session.documents.paper import NotOnPaper, page, pdf
from session.documents.pdf import html as report_html
from session.documents.pdf import render
from session.documents.sheet import SheetState, telephone_link
from session.report import Asked
from session.requestable import REQUESTABLE
from tests.session.documents.pdf_text import compact, text
from tests.session.signed_visit import PIXEL, SITE, minute, report, signed


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render(signed(), {"image-1": PIXEL})


@pytest.fixture
def opened(paper: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(paper)) as found:
        yield found


def test_it_says_that_it_is_pdf_a_1b(opened: pikepdf.Pdf) -> None:
    assert opened.pdf_version == "1.4"
    assert not opened.is_encrypted
    with opened.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "B")
        assert metadata["dc:title"] == str(opened.docinfo["/Title"])
    assert "/Filter" not in opened.Root.Metadata  # PDF/A-1: the metadata are readable without a filter
    intent = opened.Root.OutputIntents[0]
    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    assert opened.trailer.get("/ID") is not None


def test_nothing_is_transparent(opened: pikepdf.Pdf) -> None:
    for each in opened.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            assert float(each.get("/CA", 1)) == 1
            assert float(each.get("/ca", 1)) == 1
            assert each.get("/SMask", "/None") == "/None"
            assert each.get("/BM", "/Normal") in ("/Normal", "/Compatible")
            assert not (isinstance(each.get("/Group"), pikepdf.Dictionary) and each.Group.get("/S") == "/Transparency")


def test_nothing_is_active_or_attached(opened: pikepdf.Pdf) -> None:
    for each in opened.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            assert each.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/SubmitForm")
            assert "/EF" not in each
            assert each.get("/Filter") != "/LZWDecode"


def test_every_font_is_embedded_and_ours(opened: pikepdf.Pdf) -> None:
    fonts = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"]
    assert {str(font.FontName).split("+")[1] for font in fonts} == {"Atkinson", "Atkinson-Bold"}
    for font in fonts:
        assert "/FontFile2" in font
        assert "/CIDSet" in font


def test_it_is_named_as_a_simulation_and_as_not_certified(paper: bytes) -> None:
    told = text(paper)
    assert "SIMULATION" in told
    assert compact("n’est pas un dispositif médical certifié") in compact(told)
    assert "matricule" in told


@pytest.mark.parametrize(("code", "words"), REQUESTABLE)
def test_what_was_asked_for_is_told_in_its_words_with_the_practitioner_s_own(code: str, words: str) -> None:
    asked = Asked(code, "Depuis quand ?", minute(25), accepted=True)
    html = report_html(signed(replace(report(), asked=(asked,))))
    assert f"({words}\u00a0: «\u00a0Depuis quand ?\u00a0») : acceptée" in html
    assert "Images et sons pour le médecin" in html


def test_a_picture_that_is_missing_or_altered_stops_it() -> None:
    for pictures in ({}, {"image-1": PIXEL + b"x"}):
        with pytest.raises(NotOnPaper):
            render(signed(), pictures)


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/passwd", "alcove:fonts/../paper.css", "alcove:pictures/other"])
def test_a_page_fetches_nothing_from_outside(address: str) -> None:
    from session.documents.markup import element

    with pytest.raises(NotOnPaper):
        pdf(page("t", "a", element("img", src=address)))


def test_the_patient_s_sheet_is_one_page_and_its_code_is_a_telephone_number() -> None:
    made = sheet.render(signed(), (("Mon espace santé", SheetState.UNDER_WAY), ("Dr Lenoir", SheetState.REFUSED)))
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert len(opened.pages) == 1
    told = compact(text(made))
    for words in ("Ce que vous avez", "Une infection de l’oreille droite", "Rappelez si", "116 117", "15 ou 112", "Monespacesanté:encoursd’envoi"):
        assert compact(words) in told
    assert telephone_link(SITE.phone) == "tel:0300000000"


def test_a_booth_that_knows_no_number_gives_none_and_no_code() -> None:
    unknown = replace(report(), site=replace(SITE, address="", phone=""))
    made = sheet.html(signed(unknown), ())
    assert "numéro à demander avant de partir" in made
    assert "Pour appeler ici" not in made
    assert "<svg" in sheet.html(signed(), ())
    assert "<svg" not in made.split("Rappelez si")[1]
    head = compact(text(render(signed(unknown), {"image-1": PIXEL})))
    assert compact("Alcôve de Joinville") in head
    assert "·\n" not in head

"""What the technician reads of a look-back: how many documents were read again, and what was decided; never a patient, never the practitioner's sentence."""

from dataclasses import replace

from session.people import Author, Part
from session.upkeep.inventory import Decision, Park, Retired, Reviewed
from session.upkeep.lookback import Span, Touched
from session.workshop import Review
from tests.session.upkeep.devices import CUFF, KINDS, YANN, checked, entered, entry
from tests.session.visits import NOW
from ui.views import device_sheet, park, register_lines
from ui.views.telling import Telling

TELL = Telling(lambda context, text: text, NOW, NOW.tzinfo)  # type: ignore[arg-type]  # aware
TOUCHED = tuple(Touched(f"visit-{number}", ("8480-6",), NOW, NOW, f"doc-{number}" if number else "") for number in range(4))
REVIEW = Review("C-1", Span(NOW, None), TOUCHED, True, {"doc-1": Decision.RECALLED, "doc-2": Decision.TO_REPEAT, "doc-9": Decision.NOTHING_MORE})


def test_so_many_of_the_documents_were_read_again() -> None:
    assert park.read_again(REVIEW, TELL) == "Revus par leur médecin : 2 sur 3."
    assert [(row.document, row.decided) for row in device_sheet.visit_rows(REVIEW, TELL)] == [
        ("", ""),
        ("doc-1", "patient rappelé"),
        ("doc-2", "à refaire"),
        ("doc-3", ""),
    ]


def test_the_park_tells_of_a_device_that_is_gone_once_nothing_worse_is_there() -> None:
    gone = Retired(entry_id="gone", at=NOW, by=YANN, serial="C-1", reason="Panne")
    folded = Park.of([entered(), gone, entered(replace(CUFF, serial="C-2"))])
    left = replace(REVIEW, retired=True)
    assert park.alarming((left,), folded) is left
    assert park.alarm(left, folded.devices["C-1"], (), TELL) == ("Tensiomètre C-1 : retiré, encore à relire.", "Revus par leur médecin : 2 sur 3.")
    out, overdue = replace(REVIEW, serial="C-2"), replace(REVIEW, serial="C-2", proven=False)
    assert park.alarming((left, overdue), folded) is overdue
    assert park.alarming((left, replace(REVIEW, mended=True), out, overdue), folded) is out
    assert park.alarming((replace(REVIEW, serial="C-9"),), folded) is None


def test_nothing_is_said_of_reading_again_where_nothing_failed_or_nothing_is_written() -> None:
    assert park.read_again(Review("C-1", Span(NOW, None), TOUCHED, False), TELL) == ""
    assert park.read_again(Review("C-1", Span(NOW, None), TOUCHED[:1], True), TELL) == ""


def test_the_register_s_line_says_what_was_decided_of_which_document_and_not_the_sentence() -> None:
    by = Author(Part.PRACTITIONER, "Dr Samir Haddad", "10000000000")
    decided = Reviewed(entry_id="r", at=NOW, by=by, check_id="failed", document_id="doc-1", decision=Decision.RECALLED, sentence="Fièvre confirmée")
    folded = Park.of([entered(), entry(checked(error="4"), "failed"), decided])
    row = register_lines.rows(folded, KINDS, "", "C-1", TELL)[0]
    assert (row.by, row.act, row.about, row.detail) == ("Dr Samir Haddad", "Relecture", "C-1", "patient rappelé, doc-1")
    assert not register_lines.may_void(decided, folded.entries)

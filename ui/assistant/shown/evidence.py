"""What the sheet over a value shows; nothing of it stays once it is closed, locked or left."""

from ui.assistant.known import Known, Typing
from ui.models.evidence import EvidenceModel, EvidenceView
from ui.views import evidence
from ui.views.telling import Telling


def show(model: EvidenceModel, known: Known, typing: Typing, page: str, tell: Telling) -> None:
    """Open over the page of the measures, while the value that was touched is there."""
    found = evidence.readings(typing.evidence, known.record, known.measures, tell) if typing.evidence and page == "preparation" else ()
    model.lines_rows.show(evidence.lines(found, typing.again, tell))
    model.show(EvidenceView(bool(found), evidence.values_words(found[0].measurement, tell) if found else ""))

"""Recordings of heart and lungs enter the outbox as they were signed, or nothing does."""

from dataclasses import replace

import pytest

from session.delivery.outbox import Outbox
from session.documents.finished import finish
from session.report import NotSigned, SignedReport
from tests.session.delivery.test_outbox import TO_RECORD
from tests.session.signed_visit import HEART, PARIS, PIXEL, heard, report, signature, visit


def test_an_altered_recording_never_enters_the_outbox(outbox: Outbox) -> None:
    consultation = visit().after(heard())
    signed = SignedReport.of(signature(report(consultation)), PARIS)
    finished = finish(signed, consultation.record.observations, {"image-1": PIXEL}, sounds={consultation.record.sounds[0].sound_id: HEART.wav})
    name, wav = finished.sounds[0]
    for bad in ((), ((name, wav[:-2]),)):
        with pytest.raises(NotSigned, match="recording"):
            outbox.put(signature(signed.report), replace(finished, sounds=bad), TO_RECORD, PARIS)
    assert outbox.put(signature(signed.report), finished, TO_RECORD, PARIS)
    parcel = outbox.parcel(outbox.claim() or pytest.fail("nothing is due"))
    assert [media_type for _, media_type, _ in parcel.documents] == ["application/pdf", "application/fhir+json", "audio/wav"]

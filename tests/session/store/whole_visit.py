"""The usual visit from the welcome to the last item of hygiene, with pictures, a corrected value, an alert and its decision."""

import hashlib

from session import events as e
from session.consent import Purpose
from session.consultation import Consultation
from session.observation import StillImage
from session.people import PATIENT, SYSTEM
from tests.session.every_event import ALERT, kept, sample
from tests.session.visits import CLAIRE, HADDAD, NOW, path_to_measures

BLOB = b"\xff\xd8 a picture that is not one" * 400


def whole_visit() -> tuple[e.Event, ...]:
    """Every step, one event each."""
    image = StillImage("image-1", "otoscope-right", NOW, hashlib.sha256(BLOB).hexdigest(), 1280, 720, len(BLOB))
    return (
        *path_to_measures(),
        kept("o-1", 139),
        kept("o-2", 183),
        ALERT,
        e.AlertDecided(at=NOW, author=CLAIRE, outcome=e.Outcome.TELECONSULTATION, reason="Brassard mal mis, à reprendre"),
        kept("o-3", 137, corrects="o-2"),
        sample(e.MeasurementDiscarded),
        e.ImageKept(at=NOW, author=CLAIRE, image=image),
        sample(e.MeasuresDone),
        sample(e.NoteWritten),
        sample(e.RelevanceDecided),
        sample(e.Queued),
        sample(e.PractitionerTook),
        sample(e.IdentityConfirmed),
        e.ChatSent(at=NOW, author=HADDAD.author, message_id="m-1", text="La tension couchée ?"),
        e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r-1", what="cuff"),
        e.MeasureRequestAnswered(at=NOW, author=CLAIRE, request_id="r-1", accepted=True),
        kept("o-4", 131),
        e.ConsentWithdrawn(at=NOW, author=PATIENT, purpose=Purpose.IMAGES),
        e.ImagesDropped(at=NOW, author=SYSTEM, image_ids=("image-1",)),
        sample(e.DraftSaved),
        sample(e.CommandApplied),
        sample(e.CallEnded),
        sample(e.ReportSigned),
        sample(e.RecapGiven),
        sample(e.HandedToOutbox),
        *(e.HygieneDone(at=NOW, author=CLAIRE, item=item) for item in e.HygieneItem),
        sample(e.HygieneSigned),
    )


def after_steps(consultation_id: str, steps: int) -> Consultation:
    """Where that many steps lead."""
    return Consultation(consultation_id).after_all(whole_visit()[:steps])

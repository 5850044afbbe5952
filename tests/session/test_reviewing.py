"""After a failed check: the practitioner who signed opens the report from the record and decides; nobody else, and nothing of the patient stays."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from session import events as e
from session.delivery.delivery import Delivery, DeliveryState, Trouble, Undelivered
from session.delivery.folder import RecordFolder
from session.documents.register import as_csv
from session.hub import messages as m
from session.papers import Papers
from session.people import Practitioner
from session.reviewing import ALTERED, DECIDED, NOT_SENT, NOT_THERE, NOT_YET, NOT_YOURS, RECORD_DOWN, REFUSED, reviews_open
from session.upkeep.checks import Check
from session.upkeep.inventory import Decision, Equipment, Reviewed, Voided
from tests.session.booth_with_failed_check import CHECK, BoothWithFailedCheck, pressure
from tests.session.signed_visit import BEGAN, CLAIRE, CUFF, HADDAD, PARIS, SITE, heard, image, minute
from tests.session.upkeep.chart import OTOSCOPE
from tests.session.upkeep.devices import KINDS, checked, days, entry, points

BLANC = Practitioner("Dr Inès Blanc", "10000000001", "Wassy")
AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[BoothWithFailedCheck]:
    made = BoothWithFailedCheck(tmp_path)
    yield made
    made.close()


async def answer(booth: BoothWithFailedCheck, act: m.OpenReview | m.DecideReview, who: Practitioner = HADDAD) -> m.ReviewOpened | m.ReviewAnswered:
    """What the booth says to this act."""
    said: asyncio.Queue[m.BoothMessage] = asyncio.Queue()
    reviewing = booth.reviewer(said.put_nowait)
    task = asyncio.create_task(reviewing.run())
    try:
        reviewing.obey(m.Command(who, AT, act))
        async with asyncio.timeout(30):
            while True:
                if isinstance(heard := await said.get(), m.ReviewOpened | m.ReviewAnswered):
                    assert (heard.rpps, heard.command_id) == (who.rpps, act.command_id)
                    return heard
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def trouble(booth: BoothWithFailedCheck, document: str, who: Practitioner = HADDAD) -> str:
    heard = await answer(booth, m.OpenReview("open", CHECK, document), who)
    assert isinstance(heard, m.ReviewAnswered)
    return heard.trouble


def told(booth: BoothWithFailedCheck) -> m.ReviewsOpen:
    return reviews_open(booth.reviewing.look_backs(), "Joinville", PARIS)


async def test_who_signed_is_told_which_device_since_when_and_why_and_never_whose(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    assert told(booth) == m.ReviewsOpen(())  # nothing failed yet
    booth.fail_check()
    (mine,) = told(booth).of
    (review,) = mine.reviews
    assert (mine.rpps, review.check_id, review.total, review.decided) == (HADDAD.rpps, CHECK, 1, 0)
    assert review.device == f"Tensiomètre n° {CUFF.serial}"
    assert review.quantities == ("Tension", "Pouls")
    assert "hors limite : " in review.why
    assert [each.document_id for each in review.reports] == [document]
    assert "GARNIER" not in str(told(booth))


async def test_an_opened_report_says_who_it_is_of_and_reads_its_numbers_again(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign(measured=(pressure(), pressure("wrong", "119")))
    booth.fail_check()
    opened = await answer(booth, m.OpenReview("open", CHECK, document))
    assert isinstance(opened, m.ReviewOpened)
    assert (opened.full_name, opened.birth_date.isoformat(), opened.sex, opened.simulated) == ("GARNIER Odette", "1948-05-03", "female", True)
    high = [each for each in opened.numbers if each.quantity == "Tension, maximum"]
    assert [(each.number, each.again, each.reread) for each in high] == [("139", "139", "same"), ("119", "139", "different")]
    assert all(each.concerned and CUFF.serial in each.device and {"Qualité : Bonne", "Appareil : contrôlé le 02/03/2026"} <= {*each.notes} for each in high)
    assert [each.act for each in booth.store.audit_entries()][-1] == "review-opened"
    kept = b"".join(path.read_bytes() for path in (booth.folder / "booth").rglob("*") if path.is_file())
    assert b"GARNIER" not in kept


async def test_values_of_other_devices_come_last_and_are_not_in_doubt(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    booth.fail_check()
    opened = await answer(booth, m.OpenReview("open", CHECK, document))
    assert isinstance(opened, m.ReviewOpened)
    assert [each.concerned for each in opened.numbers] == [True, True, True, True, False, False]


STETHOSCOPE = Equipment("ST-1", "stethoscope", "Stéthoscope")
EAR = e.ImageKept(at=minute(15), author=CLAIRE, image=replace(image("ear"), serial=OTOSCOPE.serial))
EARLIER = e.ImageKept(at=minute(15), author=CLAIRE, image=replace(image("earlier", "otoscope-left"), serial="OT-before"))
HEART_HEARD = replace(heard(), sound=replace(heard().sound, device=replace(heard().sound.device, serial=STETHOSCOPE.serial)))


@pytest.mark.parametrize(
    ("equipment", "kind_id", "what", "of", "said"),
    [
        (OTOSCOPE, "otoscope-picture", "image", "Oreille droite", "Image"),
        (STETHOSCOPE, "stethoscope-sweep", "sound", "Foyer mitral", "Auscultation"),
    ],
)
async def test_pictures_and_sounds_of_a_failed_device_are_read_again_in_the_report(
    booth: BoothWithFailedCheck, equipment: Equipment, kind_id: str, what: str, of: str, said: str
) -> None:
    document = await booth.sign(beside=(EAR, EARLIER, HEART_HEARD))
    booth.fail(equipment, failed(kind_id, equipment.serial))
    (review,) = told(booth).of[0].reviews
    assert (review.quantities, review.total, review.reports[0].document_id) == ((said,), 1, document)
    opened = await answer(booth, m.OpenReview("open", CHECK, document))
    assert isinstance(opened, m.ReviewOpened)
    first, *others = opened.seen_or_heard
    assert (first.what, first.of, first.concerned) == (what, of, True)
    assert first.notes[0].startswith("Qualité")
    assert not any("SHA" in note for note in first.notes)
    assert len(others) == 3 and not any(each.concerned for each in (*others, *opened.numbers))  # of the visit's own still nobody knows which camera took it
    made = Papers(booth.store, KINDS, SITE, lambda: booth.now)
    assert [each.document_id for each in made.touched(CHECK)] == [document]
    (letter,) = made.letters(CHECK)
    assert f"<td>{said}</td>" in letter.html and "trompeu" in letter.html


def failed(kind_id: str, serial: str) -> Check:
    kind = KINDS.named(kind_id)
    assert kind is not None
    return checked(kind_id, serial=serial, found=points(kind.steps, other="1"), reference=None, environment=None, at=BEGAN + days(1))


async def test_another_practitioner_opens_and_decides_nothing(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    booth.fail_check()
    assert await trouble(booth, document, BLANC) == NOT_YOURS
    decided = await answer(booth, m.DecideReview("d", CHECK, document, "to-repeat"), BLANC)
    assert isinstance(decided, m.ReviewAnswered)
    assert decided.trouble == NOT_YOURS
    assert not any(isinstance(each, Reviewed) for each in booth.store.register.park().entries)
    assert [each.act for each in booth.store.audit_entries()].count("review-refused") == 2


async def test_a_decision_stands_in_the_register_once_and_closes_the_look_back(booth: BoothWithFailedCheck) -> None:
    first, second = await booth.sign(1), await booth.sign(2)
    booth.fail_check()
    act = m.DecideReview("decision-1", CHECK, first, "patient-recalled", " Tension reprise au cabinet ")
    for _ in range(2):
        heard = await answer(booth, act)
        assert isinstance(heard, m.ReviewAnswered)
        assert heard.trouble == ""
    (entry,) = [each for each in booth.store.register.park().entries if isinstance(each, Reviewed)]
    assert (entry.document_id, entry.decision, entry.sentence, entry.by.identifier) == (first, Decision.RECALLED, "Tension reprise au cabinet", HADDAD.rpps)
    (review,) = told(booth).of[0].reviews
    assert (review.total, review.decided, [each.decision for each in review.reports]) == (2, 1, ["", "patient-recalled"])
    await answer(booth, m.DecideReview("decision-2", CHECK, second, "nothing-more"))
    (review,) = told(booth).of[0].reviews
    assert (review.total, review.decided, [each.decision for each in review.reports]) == (2, 2, ["patient-recalled", "nothing-more"])
    booth.store.register.verify()
    assert [each.detail["decision"] for each in booth.store.audit_entries() if each.act == "review-decided"] == ["patient-recalled", "nothing-more"]


async def test_what_was_decided_is_decided_anew_with_a_reason_and_both_stay(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    booth.fail_check()
    await answer(booth, m.DecideReview("d-1", CHECK, document, "nothing-more"))
    assert isinstance(await answer(booth, m.OpenReview("open", CHECK, document)), m.ReviewOpened)  # it can still be read
    without = await answer(booth, m.DecideReview("d-2", CHECK, document, "to-repeat", reason="  "))
    assert isinstance(without, m.ReviewAnswered)
    assert without.trouble == DECIDED
    for number, reason in ((3, "Patient revu depuis"), (4, "Erreur de ligne")):
        await answer(booth, m.DecideReview(f"d-{number}", CHECK, document, "to-repeat", f"Sentence {number}", reason))
    kept = [each for each in booth.store.register.park().entries if isinstance(each, Reviewed)]
    assert [(each.entry_id, each.corrects, each.reason) for each in kept] == [
        ("d-1", "", ""),
        ("d-3", "d-1", "Patient revu depuis"),
        ("d-4", "d-3", "Erreur de ligne"),
    ]
    (report,) = told(booth).of[0].reviews[0].reports
    assert (report.decision, report.sentence, report.reason) == ("to-repeat", "Sentence 4", "Erreur de ligne")
    booth.store.register.verify()
    assert "Patient revu depuis" not in as_csv(booth.store.register.park())


async def test_what_was_decided_is_decided_anew_after_its_check_was_annulled_and_another_failure_stands(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    booth.fail_check()
    await answer(booth, m.DecideReview("d-1", CHECK, document, "nothing-more"))
    again = entry(checked(error="5", at=BEGAN + days(2), serial=CUFF.serial), "again")
    booth.store.register.append(again, Voided(entry_id="void", at=booth.now, by=again.by, corrects=CHECK, reason="Mauvais chiffre"))
    (review,) = told(booth).of[0].reviews
    assert (review.check_id, review.decided) == ("again", 1)
    heard = await answer(booth, m.DecideReview("d-2", "again", document, "to-repeat", reason="Patient revu"))
    assert isinstance(heard, m.ReviewAnswered)
    assert heard.trouble == ""
    assert told(booth).of[0].reviews[0].reports[0].decision == "to-repeat"


async def test_what_is_left_to_be_decided_is_told_before_what_is_decided_and_the_newest_of_that_first(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    booth.fail_check()
    (left,) = booth.reviewing.look_backs()
    await answer(booth, m.DecideReview("d-1", CHECK, document, "nothing-more"))
    (closed,) = booth.reviewing.look_backs()
    of = reviews_open((replace(closed, check_id="old"), replace(closed, check_id="new"), left), "Joinville", PARIS).of[0].reviews
    assert [each.check_id for each in of] == [CHECK, "new", "old"]


async def test_a_report_that_is_not_the_one_that_was_delivered_is_not_shown(booth: BoothWithFailedCheck) -> None:
    document = await booth.sign()
    booth.fail_check()
    (file,) = booth.folder.glob("record/shared-record/*/compte-rendu.fhir.json")
    file.write_bytes(file.read_bytes().replace(b'"value":139', b'"value":129'))
    assert await trouble(booth, document) == ALTERED
    file.unlink()
    assert await trouble(booth, document) == NOT_THERE


@pytest.mark.parametrize(("state", "sentence"), [(DeliveryState.REFUSED, REFUSED), (DeliveryState.NOT_ACTIVATED, NOT_SENT)])
async def test_what_went_to_no_record_is_said_to_be_on_paper_only(booth: BoothWithFailedCheck, state: DeliveryState, sentence: str) -> None:
    document = await booth.sign(state=state)
    booth.fail_check()
    assert await trouble(booth, document) == sentence


class Away(RecordFolder):
    """A record that takes in and gives nothing back, for this reason."""

    why = Trouble.UNREACHABLE

    async def fetch(self, delivery: Delivery, master: str) -> bytes | None:
        raise Undelivered(self.why)


async def test_a_record_that_is_down_or_refuses_is_said_so(tmp_path: Path) -> None:
    record = Away(tmp_path / "record", lambda: AT)
    booth = BoothWithFailedCheck(tmp_path, record)
    document = await booth.sign()
    booth.fail_check()
    assert await trouble(booth, document) == RECORD_DOWN
    record.why = Trouble.REJECTED
    assert "refuse" in await trouble(booth, document)
    booth.close()


async def test_what_has_not_arrived_yet_is_asked_for_later(booth: BoothWithFailedCheck) -> None:
    (booth.folder / "record").write_text("no folder")  # every delivery fails
    document = await booth.sign()
    booth.fail_check()
    assert await trouble(booth, document) == NOT_YET


async def test_the_list_is_said_again_when_something_changed_and_only_then(booth: BoothWithFailedCheck) -> None:
    said: asyncio.Queue[m.BoothMessage] = asyncio.Queue()
    await booth.sign()
    reviewing = booth.reviewer(said.put_nowait)
    task = asyncio.create_task(reviewing.run())
    assert await said.get() == m.ReviewsOpen(())
    reviewing.wake()
    booth.fail_check()
    reviewing.wake()
    assert await asyncio.wait_for(said.get(), 30) == reviews_open(reviewing.look_backs(), "Pharmacie des Halles, Joinville", PARIS)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert json.loads(m.encode(reviews_open((), "", PARIS))) == {"kind": "reviews-open", "of": []}

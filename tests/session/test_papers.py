"""A cuff turns out wrong after real visits were signed, delivered and wiped: exactly theirs are listed, and a letter goes with each of their documents."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from session.checking import Checking
from session.documents.paper import NotOnPaper
from session.papers import Papers
from session.store.booth import BoothStore
from session.store.errors import RegisterBroken
from session.upkeep.gate import Gate
from session.upkeep.inventory import IllegalEntry, Voided
from tests.session.test_checking import conclude
from tests.session.test_finishing import SITE, Desk, State
from tests.session.upkeep.devices import KINDS, YANN, entered
from tests.session.upkeep.test_photos import picture
from tests.session.visits import pressure

DAY_S = 24 * 3600


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.store.register.append(entered())
    yield made
    made.store.close()


async def visit(desk: Desk, *, serial: str = "C-1", signed: bool = True) -> str:
    """A whole visit with a blood pressure, up to its wipe."""
    await desk.to_call()
    measured = pressure(128, 76)
    desk.live.keep(replace(measured, taken_at=desk.clock(), device=replace(measured.device, serial=serial)))
    consultation_id = desk.live.now.consultation_id
    if signed:
        await desk.sign()
        async with desk.finishing_runs():
            await desk.live.give_recap()
            await desk.until(State.HYGIENE)
        await desk.clean_and_wipe()
    else:
        desk.store.wipe(consultation_id)
        desk.live.consultation.publish(None)
    desk.clock.pass_(DAY_S)
    return consultation_id


def papers(desk: Desk, folder: Path | None = None) -> Papers:
    return Papers(desk.store, KINDS, SITE, desk.clock, folder)


async def test_a_failed_check_lists_exactly_the_visits_since_the_last_good_one(desk: Desk, tmp_path: Path) -> None:
    checking = Checking(desk.store, KINDS, desk.clock)
    conclude(checking)
    desk.clock.pass_(DAY_S)
    before = await visit(desk)
    conclude(checking)
    desk.clock.pass_(DAY_S)
    first, other, second = await visit(desk), await visit(desk, serial="C-2"), await visit(desk)
    failed = conclude(checking, "4.6", "Gain −1,4 %", "1.1").check_id
    desk.clock.pass_(DAY_S)
    after = await visit(desk)

    made = papers(desk, tmp_path / "papers")
    touched = made.touched(failed)
    assert [each.consultation_id for each in touched] == [first, second]
    assert not {before, other, after} & {each.consultation_id for each in touched}
    letters = made.letters(failed)
    assert [letter.consultation_id for letter in letters] == [first, second]
    assert [letter.document_id for letter in letters] == [each.document_id for each in touched]
    assert all("n° C-1" in letter.html and "écart +4,6" in letter.html for letter in letters)
    for path in (*made.write_letters(failed), *made.write_certificate(failed), *made.write_register("C-1")):
        written = path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
        assert not any(name in written for name in (b"Odette", b"GARNIER", b"Garnier")), path.name
    assert len([*(tmp_path / "papers").iterdir()]) == 5


async def test_a_check_that_was_annulled_prints_no_letter_and_its_certificate_still(desk: Desk) -> None:
    checking = Checking(desk.store, KINDS, desk.clock)
    await visit(desk)
    failed = conclude(checking, "4.6", "Gain −1,4 %", "1.1").check_id
    assert len(papers(desk).letters(failed)) == 1
    desk.store.register.append(Voided(entry_id="void", at=desk.clock(), by=YANN, corrects=failed, reason="Mauvais appareil"))
    assert papers(desk).touched(failed) == ()
    with pytest.raises(IllegalEntry, match="not-standing"):
        papers(desk).letters(failed)
    assert papers(desk).certificate(failed).startswith(b"%PDF-")
    desk.store.register.append(Voided(entry_id="void-2", at=desk.clock(), by=YANN, corrects="in-C-1", reason="Mauvais appareil"))
    with pytest.raises(IllegalEntry, match="serial-unknown"):
        papers(desk).certificate(failed)


async def test_a_conforming_check_and_one_of_another_kind_touch_nothing(desk: Desk) -> None:
    checking = Checking(desk.store, KINDS, desk.clock)
    good = conclude(checking).check_id
    desk.clock.pass_(60)
    await visit(desk)
    again = conclude(checking).check_id
    assert papers(desk).touched(good) == papers(desk).touched(again) == ()
    assert papers(desk).letters(again) == ()
    with pytest.raises(IllegalEntry, match="not-a-check"):
        papers(desk).certificate("in-C-1")


async def test_the_certificate_shows_the_pictures_that_were_kept(desk: Desk, tmp_path: Path) -> None:
    checking = Checking(desk.store, KINDS, desk.clock)
    check = conclude(checking, photo=picture())
    (written,) = papers(desk, tmp_path).write_certificate(check.check_id)
    assert written.name.startswith("certificat-C-1-2026-11-22-")
    assert written.read_bytes().startswith(b"%PDF-")


class WithoutPictures:
    """A store whose pictures are gone."""

    def __init__(self, store: BoothStore) -> None:
        self.register, self.ledger, self.notes = store.register, store.ledger, self

    def photo(self, sha256: str) -> bytes:
        raise KeyError(sha256)


def test_a_picture_that_is_gone_keeps_the_certificate_from_being_made(desk: Desk) -> None:
    check = conclude(Checking(desk.store, KINDS, desk.clock), photo=picture())
    bare = Papers(WithoutPictures(desk.store), KINDS, SITE, desk.clock)
    with pytest.raises(NotOnPaper):
        bare.certificate(check.check_id)


def test_a_register_whose_chain_does_not_hold_is_not_printed(desk: Desk) -> None:
    with desk.store.engine.begin() as db:
        db.exec_driver_sql("DROP TRIGGER register_no_update")
        db.exec_driver_sql("UPDATE register SET body = replace(body, 'C-1', 'C-9')")
    for make in (papers(desk).register_pdf, papers(desk).register_csv):
        with pytest.raises(RegisterBroken):
            make()


async def test_the_calibration_in_fhir_is_that_of_the_check(desk: Desk) -> None:
    desk.live.calibration_of = Gate(desk.store.register.park, KINDS, desk.clock).calibration_of
    checking = Checking(desk.store, KINDS, desk.clock)
    conclude(checking)
    checked_at = desk.store.register.park().devices["C-1"].checks[-1].done_at
    desk.clock.pass_(DAY_S)
    visit_id = await visit(desk)
    delivery = desk.outbox.deliveries(visit_id)[0]
    bodies = [body for *_, body in desk.outbox.parcel(delivery).documents]
    metrics = [
        resource["resource"]["calibration"]
        for body in bodies
        if body.startswith(b"{")
        for resource in json.loads(body).get("entry", ())
        if resource["resource"]["resourceType"] == "DeviceMetric"
    ]
    assert metrics == [[{"type": "unspecified", "state": "calibrated", "time": checked_at.isoformat()}]]

"""Checks in the booth's real store: gone on with after a cut, concluded once, and what follows in the register."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from session.checking import Checking
from session.observation import Observation
from session.store.booth import BoothStore
from session.store.errors import RegisterBroken
from session.upkeep import underway as u
from session.upkeep.checks import NotACheck, Point, Uncertainty, Verdict
from session.upkeep.due import hindrance
from session.upkeep.inventory import Equipment, IllegalEntry, Standing, Stopped
from session.upkeep.underway import Underway
from tests.session.upkeep.devices import KINDS, MR12, ROOM, YANN, checked, days, entered, entry
from tests.session.upkeep.test_photos import with_exif
from tests.session.visits import CLAIRE, NOW, Clock, pressure

KEY = bytes(range(32))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[BoothStore]:
    opened = BoothStore.open(tmp_path, KEY, clock)
    opened.register.append(entered())
    yield opened
    opened.close()


@pytest.fixture
def checking(store: BoothStore, clock: Clock) -> Checking:
    return Checking(store, KINDS, clock)


def begin(checking: Checking) -> Underway:
    check = checking.begin("C-1", "cuff-pressure", YANN)
    checking.choose_reference(check.check_id, MR12, YANN)
    return checking.read_room(check.check_id, ROOM, YANN)


def read_on(checking: Checking, check: Underway, error: str = "0") -> Underway:
    """Every step up to the adjustment or the end."""
    while (now := check.step_now) is not None:
        step = now[0]
        reading = Decimal(1) if step.tick else (step.target if step.target is not None else Decimal(4)) + (Decimal(error) if step.target is not None else 0)
        check = checking.read(check.check_id, Point(step.step_id, reading, step.target), YANN)
    return check


def conclude(checking: Checking, error: str = "0", adjustment: str = "", left: str = "0", *, photo: bytes = b"") -> Underway:
    check = checking.adjust(read_on(checking, begin(checking), error).check_id, adjustment, YANN)
    check = read_on(checking, check, left)
    if photo:
        checking.add_photo(check.check_id, photo, "Raccord", YANN)
    checking.sign(check.check_id, YANN)
    check = checking.sign(check.check_id, CLAIRE)
    checking.conclude(check.check_id)
    return check


def test_a_check_goes_on_where_it_stood_after_a_cut(store: BoothStore, checking: Checking, clock: Clock, tmp_path: Path) -> None:
    check = read_on(checking, begin(checking), "4")
    check = checking.say_uncertainty(check.check_id, Uncertainty(Decimal("0.8"), "mm[Hg]"), YANN)
    store.close()
    again = BoothStore.open(tmp_path, KEY, clock)
    there = Checking(again, KINDS, clock)
    assert there.under_way() == (check,)
    assert there.begin("C-1", "cuff-pressure", YANN) == check, "the open one is gone on with, not begun anew"
    assert again.notes.verify() == 17
    again.close()


def test_a_concluded_check_is_a_line_of_the_register_and_is_open_no_more(store: BoothStore, checking: Checking) -> None:
    check = conclude(checking)
    assert checking.under_way() == ()
    (done,) = store.register.park().devices["C-1"].checks
    assert (done.verdict, done.signed_by) == (Verdict.CONFORMING, (YANN, CLAIRE))
    assert len(store.register.hash_of(check.check_id)) == 64
    assert [each.act for each in store.audit_entries()] == ["check-begun", "device-checked"]
    with pytest.raises(NotACheck, match="not-begun"):
        checking.conclude(check.check_id)
    with pytest.raises(KeyError):
        store.register.hash_of("none")


def test_a_check_is_over_once_its_line_stands_whatever_comes_between(store: BoothStore, checking: Checking, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = store.audit

    def power_cut(act: str, *more: Any) -> None:
        if act == "device-checked":
            raise OSError
        audit(act, *more)

    with monkeypatch.context() as cut, pytest.raises(OSError):
        cut.setattr(store, "audit", power_cut)
        conclude(checking)
    assert len(store.register.park().devices["C-1"].checks) == 1
    assert checking.under_way() == ()
    assert len(store.register.park().devices["C-1"].checks) == 1


def test_a_failed_check_stops_the_device_and_the_one_that_passes_ends_the_stop(store: BoothStore, checking: Checking, clock: Clock) -> None:
    failed = conclude(checking, "4", "", "4")
    device = store.register.park().devices["C-1"]
    assert (device.standing, device.because, device.reason) == (
        Standing.STOPPED,
        failed.check_id,
        "Contrôle non conforme : Pression statique et fuite",
    )
    clock.at += timedelta(days=2)
    conclude(checking)
    device = store.register.park().devices["C-1"]
    assert (device.standing, device.because) == (Standing.IN_SERVICE, "")
    assert hindrance(store.register.park(), KINDS, "C-1", clock()) is None


def test_where_the_site_only_marks_nothing_is_stopped(store: BoothStore, clock: Clock) -> None:
    conclude(Checking(store, KINDS, clock, failed_stops=False), "4", "", "4")
    assert store.register.park().devices["C-1"].standing is Standing.IN_SERVICE


def test_a_stop_for_another_reason_is_not_ended_by_a_check(store: BoothStore, checking: Checking) -> None:
    store.register.append(Stopped(entry_id="stop", at=NOW, by=YANN, serial="C-1", reason="Tuyau fendu"))
    conclude(checking)
    assert store.register.park().devices["C-1"].standing is Standing.STOPPED


def test_what_was_found_tells_its_consequence_before_anything_is_signed(store: BoothStore, checking: Checking, clock: Clock) -> None:
    conclude(checking)
    for name, after in (("a", 1), ("b", 2)):
        measurement = replace(pressure(139, 86), taken_at=NOW + days(after))
        store.note_in_ledger(f"visit-{name}", Observation(name, replace(measurement, device=replace(measurement.device, serial="C-1")), NOW, CLAIRE))
    clock.at += timedelta(days=3)
    check = begin(checking)
    assert checking.consequence(check) == ()
    check = read_on(checking, check, "3.1")
    assert [each.consultation_id for each in checking.consequence(check)] == ["visit-a", "visit-b"]


def test_a_low_battery_says_nothing_against_a_value(store: BoothStore, checking: Checking) -> None:
    check = checking.begin("C-1", "battery", YANN)
    check = checking.read(check.check_id, Point("charge", Decimal(5)), YANN)
    assert checking.consequence(check) == ()
    for who in (YANN, CLAIRE):
        checking.sign(check.check_id, who)
    assert checking.conclude(check.check_id).check.verdict is Verdict.FAILED
    assert store.register.park().devices["C-1"].standing is Standing.IN_SERVICE


def test_a_photo_is_kept_once_under_its_hash_and_nobody_alters_it(store: BoothStore, checking: Checking) -> None:
    check = begin(checking)
    for _ in range(2):
        check = checking.add_photo(check.check_id, with_exif(), "Raccord", YANN)
    (photo,) = check.photos
    assert checking.photo(photo.sha256)[:2] == b"\xff\xd8"
    for change in ("UPDATE photos SET jpeg = x'00'", "DELETE FROM photos"):
        with pytest.raises(DatabaseError), store.engine.begin() as db:
            db.execute(text(change))
    with store.engine.begin() as db:
        db.execute(text("DROP TRIGGER photos_no_update"))
        db.execute(text("UPDATE photos SET jpeg = x'00'"))
    with pytest.raises(RegisterBroken):
        checking.photo(photo.sha256)
    with pytest.raises(NotACheck, match="photo-unreadable"):
        checking.add_photo(check.check_id, b"no picture", "", YANN)


@pytest.mark.parametrize("change", ["UPDATE check_notes SET body = '{}' WHERE seq = 2", "DELETE FROM check_notes WHERE seq = 2"])
def test_the_notes_are_only_ever_added_to(change: str, store: BoothStore, checking: Checking) -> None:
    begin(checking)
    with pytest.raises(DatabaseError), store.engine.begin() as db:
        db.execute(text(change))
    with store.engine.begin() as db:
        for trigger in ("check_notes_no_update", "check_notes_no_delete"):
            db.execute(text(f"DROP TRIGGER {trigger}"))
        db.execute(text(change))
    with pytest.raises(RegisterBroken):
        store.notes.verify()


def test_instruments_whose_certificate_holds_are_offered_the_latest_used_first(store: BoothStore, checking: Checking, clock: Clock) -> None:
    newer = replace(MR12, certificate="LNE 2026-2000")
    other = replace(MR12, serial="MR-13", valid_until=date(2026, 12, 31))
    for day, reference in enumerate((MR12, other, newer)):
        store.register.append(entry(checked(reference=reference, at=NOW + days(day))))
    assert checking.references() == (newer, other)
    clock.at += timedelta(days=60)
    assert checking.references() == (newer,)


def test_a_check_is_put_off_with_a_reason_and_stays_due(store: BoothStore, checking: Checking) -> None:
    checking.defer("C-1", "cuff-pressure", date(2026, 12, 1), "Étalon chez le laboratoire", YANN)
    device = store.register.park().devices["C-1"]
    put_off = device.put_off("cuff-pressure")
    assert put_off is not None
    assert (put_off.reason, put_off.until) == ("Étalon chez le laboratoire", date(2026, 12, 1))
    assert hindrance(store.register.park(), KINDS, "C-1", NOW) is not None
    for until, reason, why in ((date(2026, 11, 22), "x", "deferred-to-the-past"), (date(2026, 12, 1), " ", "reason-missing")):
        with pytest.raises(IllegalEntry, match=why):
            checking.defer("C-1", "cuff-pressure", until, reason, YANN)
    conclude(checking)
    assert store.register.park().devices["C-1"].put_off("cuff-pressure") is None


def test_a_check_that_is_given_up_leaves_no_line(store: BoothStore, checking: Checking) -> None:
    check = begin(checking)
    checking.give_up(check.check_id, "Mauvais appareil", YANN)
    assert (checking.under_way(), store.register.verify()) == ((), 1)
    with pytest.raises(NotACheck, match="not-begun"):
        checking.sign(check.check_id, YANN)


@pytest.mark.parametrize(
    ("serial", "kind", "by", "why"),
    [("C-2", "cuff-pressure", YANN, "kind"), ("C-1", "scale-weights", YANN, "kind"), ("C-1", "battery", CLAIRE, "technician")],
)
def test_what_is_no_check_of_this_device_is_not_begun(serial: str, kind: str, by: object, why: str, checking: Checking) -> None:
    with pytest.raises(NotACheck, match=why):
        checking.begin(serial, kind, by)  # type: ignore[arg-type]


def test_electrical_safety_is_compared_with_its_acceptance(store: BoothStore, checking: Checking, clock: Clock) -> None:
    store.register.append(entered(Equipment("AL-00042", "booth", "Borne complète")))
    for earth in ("0.12", "0.18"):
        check = checking.begin("AL-00042", "electrical-safety", YANN, "direct")
        check = checking.read_room(checking.choose_reference(check.check_id, MR12, YANN).check_id, ROOM, YANN)
        values = {"protective-earth": earth, "insulation": "40", "equipment-leakage": "110", "applied-part-leakage": "20"}
        for step in check.steps:
            check = checking.read(check.check_id, Point(step.step_id, Decimal(1) if step.tick else Decimal(values[step.step_id])), YANN)
        for who in (YANN, CLAIRE):
            checking.sign(check.check_id, who)
        done = checking.conclude(check.check_id).check
        clock.at += timedelta(days=200)
    assert [str(each.step.acceptance) for each in done.as_found if each.step.step_id == "protective-earth"] == ["0.12"]
    assert (done.method, done.verdict) == ("direct", Verdict.CONFORMING)


def test_a_kind_of_note_that_is_unknown_is_named(store: BoothStore, checking: Checking) -> None:
    begin(checking)
    with store.engine.begin() as db:
        db.execute(text("DROP TRIGGER check_notes_no_update"))
        db.execute(text("UPDATE check_notes SET kind = 'Other' WHERE seq = 3"))
    with pytest.raises(RegisterBroken, match="entry 3"):
        checking.under_way()
    assert u.NOTES.keys() >= {"Begun", "Signed"}

"""A technician at the booth: own code, no visit meanwhile, and what they write into the register is signed."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from devices.booth import Booth
from devices.measurement import Measurement
from devices.role import Role
from devices.wire import Wire
from session.live import BoothClosed, NobodyLoggedIn
from session.logins import IDLE, Logins, MustWait, WrongCode
from session.observation import Observation
from session.people import Author, Part
from session.upkeep.inventory import Decision, Entered, IllegalEntry, Reviewed, Stopped
from session.workshop import ExportPlace, NoSuchPlace, Review, VisitUnderWay, Workshop
from tests.session.measures_bench import HandDevice
from tests.session.test_at_work import CODE, Counter
from tests.session.upkeep.devices import CUFF, KINDS, checked, days, entered, entry
from tests.session.visits import CLAIRE, NOW, path_to_measures, pressure
from tests.session.visits import CUFF as CUFF_IDENTITY
from tests.waiting import SOON_S, eventually, reached

YANN_CODE = "739164"


class Bench(Counter):
    """A counter at which a technician works too."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        logins = Logins(self.store.accounts, self.store.audit, self.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1), parts=(Part.TECHNICIAN,))
        logins.add("Yann Perrot", YANN_CODE, Part.TECHNICIAN, "Technicien biomédical")
        self.cuff = HandDevice(CUFF_IDENTITY)
        self.logins = logins
        self.workshop = Workshop(self.live, self.at_work, logins, self.store, Booth({Role.CUFF: self.cuff}), kinds=KINDS)  # type: ignore[dict-item]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.store.close()


async def test_while_a_technician_is_here_no_visit_begins_and_none_is_taken_up(bench: Bench) -> None:
    await bench.at_work.log_in("Claire Morel", CODE)
    await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    assert bench.standing is None  # nobody of the assistants is at work any more
    with pytest.raises(BoothClosed):
        await bench.live.begin()
    with pytest.raises(BoothClosed):
        await bench.live.begin(for_patient=True)
    with pytest.raises(BoothClosed):
        bench.live.resume()
    assert bench.live.consultation.latest is None
    bench.workshop.leave()
    assert bench.workshop.login.latest is None
    await bench.live.begin()
    assert bench.acts() == ["logged-in", "logged-in", "booth-closed", "logged-out", "logged-out", "booth-reopened", "consultation-begun"]


async def test_a_technician_does_not_come_in_while_a_visit_is_open(bench: Bench) -> None:
    await bench.live.begin()
    with pytest.raises(VisitUnderWay):
        await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    assert bench.workshop.login.latest is None
    assert not bench.live.closed


async def test_a_visit_that_begins_while_the_code_is_looked_at_has_the_booth(bench: Bench) -> None:
    coming = asyncio.create_task(bench.workshop.log_in("Yann Perrot", YANN_CODE))
    await asyncio.sleep(0)  # the code is looked at in a thread
    await bench.live.begin()
    with pytest.raises(VisitUnderWay):
        await coming
    assert not bench.live.closed
    with pytest.raises(NobodyLoggedIn):
        _ = bench.workshop.technician


async def test_nobodys_code_opens_both_sides(bench: Bench) -> None:
    with pytest.raises(WrongCode):
        await bench.workshop.log_in("Claire Morel", CODE)
    with pytest.raises(WrongCode):
        await bench.at_work.log_in("Yann Perrot", YANN_CODE)
    assert [each.name for each in bench.workshop.people()] == ["Yann Perrot"]


async def test_after_five_wrong_codes_even_the_right_one_waits(bench: Bench) -> None:
    for _ in range(4):
        with pytest.raises(WrongCode):
            await bench.workshop.log_in("Yann Perrot", "000111")
    with pytest.raises(MustWait):
        await bench.workshop.log_in("Yann Perrot", "000111")
    with pytest.raises(MustWait):
        await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    assert not bench.live.closed


async def test_ten_idle_minutes_lock_the_workspace_and_the_booth_stays_closed(bench: Bench) -> None:
    await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    bench.clock.at = NOW + IDLE
    bench.workshop.look()
    login = bench.workshop.login.latest
    assert login is not None
    assert login.locked
    with pytest.raises(NobodyLoggedIn):
        bench.workshop.write("device-entered", "C-1", lambda line: Entered(**line, equipment=CUFF))
    with pytest.raises(BoothClosed):
        await bench.live.begin()
    await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    assert bench.workshop.technician.name == "Yann Perrot"


async def test_an_assistants_code_takes_a_locked_booth_back(bench: Bench) -> None:
    running = asyncio.create_task(bench.workshop.run())
    try:
        await bench.workshop.log_in("Yann Perrot", YANN_CODE)
        bench.workshop.lock()
        await bench.at_work.log_in("Claire Morel", CODE)
        await eventually(lambda: bench.workshop.login.latest is None)
        assert not bench.live.closed
        assert bench.standing == ("Claire Morel", False)
        assert "booth-taken-back" in bench.acts()
        await bench.live.begin()
    finally:
        running.cancel()


async def test_what_is_written_is_signed_and_told(bench: Bench) -> None:
    with pytest.raises(NobodyLoggedIn):
        bench.workshop.write("device-entered", "C-1", lambda line: Entered(**line, equipment=CUFF))
    await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    written = bench.workshop.write("device-entered", "C-1", lambda line: Entered(**line, equipment=CUFF))
    assert (written.by.name, written.at) == ("Yann Perrot", NOW)
    park = bench.workshop.park.latest
    assert park is not None
    assert list(park.devices) == ["C-1"]
    assert bench.store.register.park().entries == (written,)
    with pytest.raises(IllegalEntry):
        bench.workshop.write("device-stopped", "C-1", lambda line: Stopped(**line, serial="C-1"))  # without a reason
    last = bench.store.audit_entries()[-1]
    assert (last.who, last.act, last.subject) == ("technician yann.perrot", "device-entered", "C-1")


async def test_the_visits_that_an_overdue_or_failed_device_touched_are_known_by_their_identifiers(bench: Bench) -> None:
    await bench.live.begin()
    bench.live.apply(*path_to_measures()[1:])
    bench.live.keep(pressure(128, 76))
    visit = bench.live.now.consultation_id
    bench.live.consultation.publish(None)  # over
    bench.store.register.append(entered(at=NOW - days(400)), entry(checked(at=NOW - days(366))))
    await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    (review,) = bench.workshop.reviews.latest or ()
    assert (review.serial, review.proven) == ("C-1", False)
    assert [row.consultation_id for row in review.touched] == [visit]
    bench.store.register.append(entry(checked(error="9", at=NOW)))
    bench.workshop.look_at_register()
    (review,) = bench.workshop.reviews.latest or ()
    assert review.proven


async def test_what_practitioners_read_again_is_counted_until_all_is_even_when_the_device_is_mended(bench: Bench) -> None:
    for number in (1, 2):
        measurement = replace(pressure(128, 76), taken_at=NOW)
        bench.store.note_in_ledger(f"visit-{number}", Observation(f"o-{number}", measurement, NOW, CLAIRE))
        bench.store.note_document(f"visit-{number}", f"doc-{number}", "10000000000")
    failed = entry(checked(error="9", at=NOW + days(1)), "failed")
    bench.store.register.append(entered(at=NOW - days(40)), entry(checked(at=NOW - days(30))), failed)

    def decide(document: str) -> Review | None:
        by = Author(Part.PRACTITIONER, "Dr Samir Haddad", "10000000000")
        decided = Reviewed(entry_id=f"r-{document}", at=NOW, by=by, check_id="failed", document_id=document, decision=Decision.RECALLED)
        bench.store.register.append(decided)
        bench.workshop.look_at_register()
        return next(iter(bench.workshop.reviews.latest or ()), None)

    half = decide("doc-1")
    assert half is not None
    assert (half.proven, half.mended, half.documents, half.decided) == (True, False, 2, {"doc-1": Decision.RECALLED})
    bench.store.register.append(entry(checked(at=NOW + days(2)), "mended"))
    bench.workshop.look_at_register()
    (after,) = bench.workshop.reviews.latest or ()
    assert (after.mended, after.documents, len(after.decided)) == (True, 2, 1)
    assert decide("doc-2") is None


async def test_what_practitioners_read_again_is_counted_when_the_device_that_failed_was_replaced(bench: Bench) -> None:
    measurement = replace(pressure(128, 76), taken_at=NOW)
    bench.store.note_in_ledger("visit-1", Observation("o-1", measurement, NOW, CLAIRE))
    bench.store.note_document("visit-1", "doc-1", "10000000000")
    failed = entry(checked(error="9", at=NOW + days(1)), "failed")
    swap = entered(replace(CUFF, serial="C-2"), at=NOW + days(2), replaces="C-1", reason="Panne")
    bench.store.register.append(entered(at=NOW - days(40)), entry(checked(at=NOW - days(30))), failed, swap)
    bench.workshop.look_at_register()
    (left,) = bench.workshop.reviews.latest or ()
    assert (left.serial, left.retired, left.proven, left.documents, left.decided) == ("C-1", True, True, 1, {})
    by = Author(Part.PRACTITIONER, "Dr Samir Haddad", "10000000000")
    bench.store.register.append(Reviewed(entry_id="r", at=NOW, by=by, check_id="failed", document_id="doc-1", decision=Decision.NOTHING_MORE))
    bench.workshop.look_at_register()
    assert bench.workshop.reviews.latest == ()


async def test_which_device_answers_is_told_while_a_technician_is_here(bench: Bench) -> None:
    assert bench.workshop.plugged.latest == {}
    await bench.workshop.log_in("Yann Perrot", YANN_CODE)
    told = bench.workshop.plugged.latest
    assert told is not None
    assert told[Role.CUFF].identity == CUFF_IDENTITY


async def test_a_line_is_followed_by_a_technician_only_and_let_go_with_the_lock(bench: Bench) -> None:
    wire = Wire(bench.clock)
    workshop = Workshop(bench.live, bench.at_work, bench.logins, bench.store, Booth({Role.CUFF: bench.cuff}), wires={Role.CUFF: wire}, kinds=KINDS)  # type: ignore[dict-item]
    with pytest.raises(NobodyLoggedIn):
        workshop.follow("cuff")
    await workshop.log_in("Yann Perrot", YANN_CODE)
    with workshop.lines.listen() as told:
        workshop.follow("cuff")
        await asyncio.sleep(0)  # it listens from now on
        await asyncio.sleep(0)
        wire.note("value", b"\x1e\x7a", uuid="2A35")
        (line,) = await told.next()
        assert (line.data, line.where) == (b"\x1e\x7a", "2A35")
        await workshop.try_device("cuff")
        bench.cuff.results.publish(replace(pressure(122, 76), raw=b""))
        (read,) = await told.next()
        assert read.what == "measured"
        assert isinstance(read.ended, Measurement)
        assert read.ended.values[0].number == 122
        workshop.lock()
        assert await told.next() == ()
    assert workshop.lines.latest == ()
    assert bench.live.consultation.latest is None  # no visit: what it read is kept nowhere


class Stick:
    """A stick that is plugged in, or not any more; where it is sick it `answers` late."""

    def __init__(self, folder: Path) -> None:
        self.there: tuple[ExportPlace, ...] = (ExportPlace("CLE", str(folder / "stick"), removable=True),)
        self.asked, self.answers = threading.Event(), threading.Event()
        self.answers.set()

    def places(self) -> tuple[ExportPlace, ...]:
        self.asked.set()
        self.answers.wait(SOON_S)
        return self.there

    def write(self, place: ExportPlace, serial: str) -> tuple[str, ...]:
        return (f"registre-{serial or 'entier'}.csv",)


async def test_the_register_is_written_where_a_technician_chose_and_nowhere_else(bench: Bench, tmp_path: Path) -> None:
    exports = Stick(tmp_path)
    (stick,) = exports.there
    workshop = Workshop(bench.live, bench.at_work, bench.logins, bench.store, Booth({}), exports=exports, kinds=KINDS)
    with pytest.raises(NobodyLoggedIn):
        await workshop.export(stick.folder)
    await workshop.log_in("Yann Perrot", YANN_CODE)
    assert await workshop.export(stick.folder, "C-1") == ("registre-C-1.csv",)
    assert bench.store.audit_entries()[-1].act == "register-exported"
    exports.there = ()
    with pytest.raises(NoSuchPlace):
        await workshop.export(stick.folder)
    with pytest.raises(NoSuchPlace):
        await workshop.export("/etc")


async def test_a_sick_stick_keeps_nobody_waiting(bench: Bench, tmp_path: Path) -> None:
    exports = Stick(tmp_path)
    exports.answers.clear()
    workshop = Workshop(bench.live, bench.at_work, bench.logins, bench.store, Booth({}), exports=exports, kinds=KINDS)
    await workshop.log_in("Yann Perrot", YANN_CODE)
    running = asyncio.create_task(workshop.run())
    try:
        await eventually(exports.asked.is_set)
        assert workshop.places.latest == ()  # it has not answered, and the booth goes on
        exports.answers.set()
        assert await reached(workshop.places, bool) == exports.there
    finally:
        exports.answers.set()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

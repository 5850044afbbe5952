"""Who answers for the visit, and whether the console obeys: the lock is the console's, never the visit's."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from session import events as e
from session.alarm import read_rules
from session.at_work import AtWork
from session.consent import Purpose
from session.consultation import State
from session.live import LiveConsultation, NobodyLoggedIn
from session.logins import IDLE, Logins, MustWait, WrongCode
from session.observation import ManualSource
from session.people import SYSTEM, Author, Part
from session.store.booth import BoothStore
from tests.session.visits import ODETTE, Clock, path_to_measures, pressure, saturation

CODE, OTHER_CODE = "482913", "913482"
KEY = bytes(range(32))


class Counter:
    """A booth's counter with its store, its logins, and a clock moved by hand."""

    def __init__(self, folder: Path, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.store = BoothStore.open(folder, KEY, self.clock)
        logins = Logins(self.store.accounts, self.store.audit, self.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        if not logins.people():
            logins.add("Claire Morel", CODE, profession="Infirmière")
            logins.add("Paul Petit", OTHER_CODE)
        self.live = LiveConsultation(self.store, read_rules(), self.clock)
        self.at_work = AtWork(self.live, logins, self.store.day_checks, self.store.audit)

    @property
    def standing(self) -> tuple[str, bool] | None:
        """Who answers, and whether the console is locked."""
        login = self.at_work.login.latest
        return None if login is None else (login.author.name, login.locked)

    async def to_measures(self) -> None:
        """A visit at its measures."""
        await self.live.begin()
        self.live.apply(*path_to_measures()[1:])

    def acts(self) -> list[str]:
        """The audit's acts, but for the accounts."""
        return [entry.act for entry in self.store.audit_entries() if entry.act != "account-added"]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.store.close()


async def test_a_visit_goes_on_under_the_name_of_whoever_logs_in(counter: Counter) -> None:
    live, at_work = counter.live, counter.at_work
    await live.begin()
    assert live.now.record.responsible is None
    with pytest.raises(NobodyLoggedIn):
        await live.enter_identity(ODETTE)
    with pytest.raises(WrongCode):
        await at_work.log_in("Claire Morel", "000111")
    assert at_work.login.latest is None
    claire = (await at_work.log_in("Claire Morel", CODE)).author
    assert live.now.record.responsible == claire
    await live.enter_identity(ODETTE)
    await at_work.log_in("Paul Petit", OTHER_CODE)
    await live.write_note("Repris par Paul")
    assert live.now.record.note is not None
    assert live.now.record.note.author.name == "Paul Petit"
    assert live.now.record.responsible is not None
    assert live.now.record.responsible.name == "Paul Petit"
    assert [each.name for each in at_work.people()] == ["Claire Morel", "Paul Petit"]
    told = [(entry.who, entry.act, entry.subject) for entry in counter.store.audit_entries()[-2:]]
    assert told == [("assistant paul.petit", "took-over", "claire.morel"), ("assistant paul.petit", "took-charge", live.now.consultation_id)]


async def test_ten_idle_minutes_lock_the_console_and_not_the_visit(counter: Counter) -> None:
    live, at_work = counter.live, counter.at_work
    await at_work.log_in("Claire Morel", CODE)
    await counter.to_measures()
    counter.clock.pass_(9 * 60)
    at_work.acted()
    counter.clock.pass_(9 * 60)
    at_work.look()
    assert counter.standing == ("Claire Morel", False)
    counter.clock.pass_(61)
    at_work.look()
    assert counter.standing == ("Claire Morel", True)
    assert live.now.state is State.MEASURES
    at_work.acted()  # too late: a touch opens no lock
    counter.clock.pass_(3 * 3600)
    at_work.look()
    assert counter.standing == ("Claire Morel", True)  # as long as the visit lasts


async def test_what_is_kept_by_itself_at_a_locked_console_is_under_the_name_of_whoever_answers(counter: Counter) -> None:
    live, at_work = counter.live, counter.at_work
    claire = (await at_work.log_in("Claire Morel", CODE)).author
    await counter.to_measures()
    seen = live.keep(saturation(97))
    at_work.lock()
    alone = live.keep(pressure(128, 76))
    assert (seen.kept_by, seen.unattended) == (claire, False)
    assert (alone.kept_by, alone.unattended) == (claire, True)
    await at_work.log_in("Claire Morel", CODE)
    assert not live.keep(saturation(98)).unattended
    assert [each.kept_by for each in live.now.record.observations] == [claire] * 3
    assert live.now.record.observations[1].unattended  # as it was stored


async def test_a_locked_console_obeys_nobody_and_urgency_works(counter: Counter) -> None:
    live, at_work = counter.live, counter.at_work
    await at_work.log_in("Claire Morel", CODE)
    await counter.to_measures()
    kept = live.keep(saturation(97))
    at_work.lock()
    before = live.now
    for verb in (
        live.enter_identity(ODETTE),
        live.answer_question(e.Question.ALLERGIES, e.AnswerKind.NO),
        live.answer_consent(Purpose.EXPERT, True, spoken=True),
        live.withdraw(Purpose.IMAGES, spoken=True),
        live.decide(e.Outcome.EMERGENCY, "Non"),
        live.finish_measures(),
        live.write_note("Non"),
        live.send_chat("Non"),
        live.strike_out(kept.observation_id, "Non"),
        live.type_value([], ManualSource.COUNTED),
        live.give_recap(for_patient=True),
        live.hand_over_sheet(e.Sheet.PRINTED, for_patient=True),
        live.end(e.PatientLeft, reason="Non"),
        live.cancel_urgency("Non", at_console=True),
    ):
        with pytest.raises(NobodyLoggedIn):
            await verb
    assert live.now == before
    await live.call_urgency(at_console=True)
    assert live.now.record.urgency is not None
    assert live.now.record.urgency.author == SYSTEM  # somebody, at a console that knows nobody
    await live.withdraw(Purpose.IMAGES)  # the patient's own touch needs no code
    assert not live.now.record.agreed(Purpose.IMAGES)


async def test_the_days_check_is_kept_for_its_day_with_who_looked(tmp_path: Path) -> None:
    before = Counter(tmp_path)
    with pytest.raises(NobodyLoggedIn):
        before.at_work.check("hygiene")
    claire = (await before.at_work.log_in("Claire Morel", CODE)).author
    before.at_work.check("sound")
    before.at_work.check("hygiene")
    before.clock.pass_(60)
    before.at_work.check("hygiene")  # done again
    before.at_work.open_booth({"sound": "good", "hygiene": "good", "printing": "not-done"})
    at_work = before.at_work
    today = at_work.checks.latest
    assert today is not None
    assert [(check.kind, check.good, check.by) for check in today] == [("sound", True, claire), ("hygiene", True, claire)]
    assert before.acts() == ["logged-in", "day-check", "day-check", "day-check", "booth-opened"]
    opened = before.store.audit_entries()[-1]
    assert (opened.who, opened.detail["printing"]) == ("assistant claire.morel", "not-done")
    before.store.close()
    counter = Counter(tmp_path, before.clock)  # a restart in the day
    try:
        assert set(counter.at_work.checks.latest or ()) == set(today)
        counter.clock.pass_(24 * 3600)
        counter.at_work.look()
        assert counter.at_work.checks.latest == ()
    finally:
        counter.store.close()


async def test_without_a_visit_idle_minutes_end_the_work(counter: Counter) -> None:
    at_work = counter.at_work
    await at_work.log_in("Claire Morel", CODE)
    at_work.lock()
    assert counter.standing == ("Claire Morel", True)  # the screen is handed to the next patient
    counter.clock.pass_(IDLE.total_seconds())
    at_work.look()
    assert counter.standing is None
    assert counter.acts() == ["logged-in", "locked", "logged-out"]


async def test_five_wrong_codes_at_a_locked_console_leave_the_visit_as_it_was(counter: Counter) -> None:
    live, at_work = counter.live, counter.at_work
    await at_work.log_in("Claire Morel", CODE)
    await counter.to_measures()
    at_work.lock()
    for _ in range(4):
        with pytest.raises(WrongCode):
            await at_work.log_in("Paul Petit", "000111")
    with pytest.raises(MustWait):
        await at_work.log_in("Paul Petit", "000111")
    assert counter.standing == ("Claire Morel", True)
    assert live.now.record.responsible is not None
    assert live.now.record.responsible.name == "Claire Morel"
    assert counter.acts()[-2:] == ["wrong-code", "locked-out"]


async def test_after_a_power_cut_the_same_person_answers_and_the_console_is_locked(tmp_path: Path) -> None:
    before = Counter(tmp_path)
    claire = (await before.at_work.log_in("Claire Morel", CODE)).author
    await before.to_measures()
    before.store.close()
    counter = Counter(tmp_path, before.clock)
    assert counter.live.resume()
    running = asyncio.create_task(counter.at_work.run())
    try:
        with counter.at_work.login.listen() as logins:
            if counter.at_work.login.latest is None:
                await logins.next()
        assert counter.standing == ("Claire Morel", True)
        kept = counter.live.keep(saturation(97))
        assert (kept.kept_by, kept.unattended) == (claire, True)
        await counter.at_work.log_in("Paul Petit", OTHER_CODE)
        assert counter.acts()[-2:] == ["took-over", "took-charge"]
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        counter.store.close()


async def test_a_technician_opens_no_console_and_answers_for_no_visit(counter: Counter) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    bench = Logins(counter.store.accounts, counter.store.audit, counter.clock, quick, parts=(Part.TECHNICIAN,))
    bench.add("Yann Perrot", "582914", Part.TECHNICIAN)
    assert [author.name for author in counter.at_work.people()] == ["Claire Morel", "Paul Petit"]
    await counter.to_measures()
    with pytest.raises(WrongCode):
        await counter.at_work.log_in("Yann Perrot", "582914")
    assert counter.standing is None
    assert counter.live.assistant is None
    assert bench.people() == (Author(Part.TECHNICIAN, "Yann Perrot", "yann.perrot"),)
    assert bench.log_in("Yann Perrot", "582914").author.part is Part.TECHNICIAN
    with pytest.raises(WrongCode):
        bench.log_in("Claire Morel", CODE)


async def test_who_signs_is_proven_and_not_logged_in(counter: Counter) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    both = Logins(counter.store.accounts, counter.store.audit, counter.clock, quick, parts=(Part.TECHNICIAN, Part.ASSISTANT))
    assert both.vouch("Claire Morel", CODE).name == "Claire Morel"
    assert both.current is None
    with pytest.raises(WrongCode):
        both.vouch("Claire Morel", OTHER_CODE)
    assert counter.acts() == ["wrong-code"]

"""Who is at work: the visit acts under their name, and their lock is not the visit's."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from session.alarm import read_rules
from session.at_work import AtWork
from session.consultation import State
from session.live import LiveConsultation, NobodyLoggedIn
from session.logins import Logins, WrongCode
from session.store.booth import BoothStore
from tests.session.visits import ODETTE, Clock

CODE = "482913"
KEY = bytes(range(32))


class Counter:
    """A booth's counter with its store, its logins, and a clock moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.store = BoothStore.open(folder, KEY, self.clock)
        logins = Logins(self.store.accounts, self.store.audit, self.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        logins.add("Claire Morel", CODE)
        logins.add("Paul Petit", CODE)
        self.live = LiveConsultation(self.store, read_rules(), self.clock)
        self.at_work = AtWork(self.live, logins)


async def test_a_visit_goes_on_under_the_name_of_whoever_logs_in(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    live, at_work = counter.live, counter.at_work
    await live.begin()
    with pytest.raises(NobodyLoggedIn):
        await live.enter_identity(ODETTE)
    with pytest.raises(WrongCode):
        await at_work.log_in("Claire Morel", "000111")
    assert at_work.login.latest is None
    await at_work.log_in("Claire Morel", CODE)
    await live.enter_identity(ODETTE)
    counter.clock.pass_(9 * 60)
    at_work.acted()
    counter.clock.pass_(9 * 60)
    at_work.look()
    assert live.assistant is not None
    counter.clock.pass_(61)
    at_work.look()
    assert live.assistant is None  # ten minutes without an act
    assert at_work.login.latest is None
    assert live.now.state is State.IDENTITY
    await at_work.log_in("Paul Petit", CODE)
    await live.write_note("Repris par Paul")
    assert live.now.record.note is not None
    assert live.now.record.note.author.name == "Paul Petit"
    at_work.lock()
    assert live.assistant is None
    assert [each.name for each in at_work.people()] == ["Claire Morel", "Paul Petit"]
    counter.store.close()

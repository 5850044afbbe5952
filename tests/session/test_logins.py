"""Each person under their own name: wrong codes make wait, idle minutes lock, and no code is ever written anywhere."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from session.logins import IDLE, WAIT, WRONG_TRIES, Logins, MustWait, NameTaken, NotAPerson, WeakCode, WrongCode, login_of
from session.people import Author, Part
from session.store.booth import BoothStore
from tests.session.visits import Clock

KEY = bytes(32)
CODE, OTHER_CODE = "748291", "193746"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def booth(tmp_path: Path, clock: Clock) -> Iterator[BoothStore]:
    store = BoothStore.open(tmp_path, KEY, clock)
    yield store
    store.close()


@pytest.fixture
def start(booth: BoothStore, clock: Clock) -> Callable[[], Logins]:
    """The program, started; once more is after a restart."""
    return lambda: Logins(booth.accounts, booth.audit, clock, QUICK)


@pytest.fixture
def logins(start: Callable[[], Logins]) -> Logins:
    logins = start()
    logins.add("Claire Morel", CODE, profession="Infirmière")
    return logins


def wrong(logins: Logins, times: int) -> None:
    for _ in range(times):
        with pytest.raises((WrongCode, MustWait)):
            logins.log_in("Claire Morel", "000001")


def test_a_person_logs_in_by_name_or_by_login(logins: Logins, clock: Clock) -> None:
    login = logins.log_in("Claire Morel", CODE)
    assert login.author == Author(Part.ASSISTANT, "Claire Morel", "claire.morel", "Infirmière")
    assert login.since == clock()
    assert logins.current == login
    assert logins.log_in("claire.morel", CODE).author == login.author
    assert logins.log_in("  CLAIRE   MOREL ", CODE).author == login.author


def test_nobody_is_logged_in_at_first_or_after_a_restart(logins: Logins, start: Callable[[], Logins]) -> None:
    assert logins.current is None
    logins.log_in("Claire Morel", CODE)
    again = start()
    assert again.current is None
    assert [author.name for author in again.people()] == ["Claire Morel"]


@pytest.mark.parametrize(
    ("name", "code"), [("Claire Morel", "748292"), ("Claire Morel", ""), ("Anne Petit", CODE), ("", CODE), ("Claire Morel", "x" * 1_000_000)]
)
def test_a_wrong_name_and_a_wrong_code_are_told_alike(name: str, code: str, logins: Logins) -> None:
    with pytest.raises(WrongCode) as refused:
        logins.log_in(name, code)
    assert refused.value.tries_left == WRONG_TRIES - 1
    assert logins.current is None


def test_five_wrong_codes_make_wait_ten_minutes_even_with_the_right_one(logins: Logins, clock: Clock) -> None:
    for left in range(WRONG_TRIES - 1, 0, -1):
        with pytest.raises(WrongCode) as refused:
            logins.log_in("Claire Morel", "000001")
        assert refused.value.tries_left == left
    with pytest.raises(MustWait) as waits:
        logins.log_in("Claire Morel", "000001")
    assert waits.value.until == clock() + WAIT
    clock.pass_(WAIT.total_seconds() - 1)
    with pytest.raises(MustWait):
        logins.log_in("Claire Morel", CODE)
    clock.pass_(1)
    assert logins.log_in("Claire Morel", CODE).author.name == "Claire Morel"


def test_the_wait_outlives_a_restart_and_is_the_persons_own(logins: Logins, start: Callable[[], Logins]) -> None:
    logins.add("Anne Petit", OTHER_CODE)
    wrong(logins, WRONG_TRIES)
    again = start()
    with pytest.raises(MustWait):
        again.log_in("Claire Morel", CODE)
    assert again.log_in("Anne Petit", OTHER_CODE)


def test_wrong_tries_are_counted_over_restarts(start: Callable[[], Logins], logins: Logins) -> None:
    for _ in range(WRONG_TRIES - 1):
        wrong(start(), 1)
    with pytest.raises(MustWait):
        start().log_in("Claire Morel", "000001")


def test_the_right_code_forgives_the_wrong_ones_and_a_wait_begins_anew(logins: Logins, clock: Clock) -> None:
    wrong(logins, WRONG_TRIES - 1)
    logins.log_in("Claire Morel", CODE)
    wrong(logins, WRONG_TRIES - 1)
    logins.log_in("Claire Morel", CODE)
    wrong(logins, WRONG_TRIES)
    clock.pass_(WAIT.total_seconds())
    wrong(logins, WRONG_TRIES - 1)  # after the wait there are five tries again, and the fifth waits again
    with pytest.raises(MustWait):
        logins.log_in("Claire Morel", "000001")


def test_a_try_is_counted_before_the_code_is_looked_at(booth: BoothStore, clock: Clock, logins: Logins) -> None:
    class PowerCut(Exception):
        pass

    class CutOff(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            raise PowerCut

    for _ in range(WRONG_TRIES):
        with pytest.raises(PowerCut):
            Logins(booth.accounts, booth.audit, clock, CutOff(time_cost=1, memory_cost=8, parallelism=1)).log_in("Claire Morel", "000001")
    with pytest.raises(MustWait):
        logins.log_in("Claire Morel", CODE)


def test_ten_minutes_without_an_act_lock(logins: Logins, clock: Clock) -> None:
    login = logins.log_in("Claire Morel", CODE)
    clock.pass_(IDLE.total_seconds() - 1)
    assert logins.current == login
    logins.acted()
    clock.pass_(IDLE.total_seconds() - 1)
    assert logins.current == login
    clock.pass_(1)
    logins.acted()  # too late: an act does not open a lock
    assert logins.current == replace(login, locked=True)
    with pytest.raises(WrongCode):
        logins.log_in("Claire Morel", "000001")
    assert logins.current == replace(login, locked=True)
    assert logins.log_in("Claire Morel", CODE) == login  # the same person at work, since then
    clock.pass_(IDLE.total_seconds() - 1)
    assert logins.current == login
    clock.pass_(1)
    assert logins.current == replace(login, locked=True)


def test_whoever_comes_next_takes_over_and_acts_under_their_own_name(logins: Logins, booth: BoothStore) -> None:
    logins.add("Anne Petit", OTHER_CODE)
    logins.log_in("Claire Morel", CODE)
    logins.lock()
    logins.lock()  # once is enough
    assert logins.current is not None
    assert (logins.current.author.identifier, logins.current.locked) == ("claire.morel", True)
    logins.log_in("Claire Morel", CODE)
    logins.log_in("Anne Petit", OTHER_CODE)
    assert (logins.current.author.identifier, logins.current.locked) == ("anne.petit", False)
    logins.log_out()
    logins.log_out()
    assert logins.current is None
    said = [(entry.who, entry.act, entry.subject) for entry in booth.audit_entries()[2:]]
    assert said == [
        ("assistant claire.morel", "logged-in", ""),
        ("assistant claire.morel", "locked", ""),
        ("assistant claire.morel", "unlocked", ""),
        ("assistant anne.petit", "took-over", "claire.morel"),
        ("assistant anne.petit", "logged-out", ""),
    ]


def test_another_persons_wrong_code_puts_nobody_out(logins: Logins) -> None:
    logins.add("Anne Petit", OTHER_CODE)
    logins.log_in("Anne Petit", OTHER_CODE)
    assert logins.current is not None
    with pytest.raises(WrongCode):
        logins.log_in("Claire Morel", "000001")
    assert logins.current.author.identifier == "anne.petit"  # a wrong try of another does not put anybody out


def test_one_account_is_one_person(logins: Logins) -> None:
    for name in ("Claire Morel", "claire  MOREL", "Clâire Morel", "Claire-Morel"):
        with pytest.raises(NameTaken, match="un compte"):
            logins.add(name, OTHER_CODE)
    for name in ("Claire", "", "  ", "Téléassistant", "Pharmacie du Marché", "Poste Accueil Borne", "Équipe Matin", "admin admin"):
        with pytest.raises(NotAPerson, match="à une personne"):
            logins.add(name, OTHER_CODE)
    for part in (Part.PATIENT, Part.PRACTITIONER, Part.SYSTEM):
        with pytest.raises(NotAPerson):
            logins.add("Samir Haddad", OTHER_CODE, part)
    assert logins.add("Paul Durand", OTHER_CODE, Part.TECHNICIAN).part is Part.TECHNICIAN


@pytest.mark.parametrize("code", ["", "12345", "111111", "123456", "987654", "aaaaaa", "abcdef", "x" * 200])
def test_a_code_that_would_be_guessed_is_refused(code: str, logins: Logins) -> None:
    with pytest.raises(WeakCode):
        logins.add("Anne Petit", code)
    with pytest.raises(WeakCode):
        logins.change_code("Claire Morel", code)
    assert len(logins.people()) == 1


def test_a_new_code_replaces_the_old_and_ends_a_wait(logins: Logins) -> None:
    wrong(logins, WRONG_TRIES)
    logins.change_code("Claire Morel", OTHER_CODE)
    with pytest.raises(WrongCode):
        logins.log_in("Claire Morel", CODE)
    assert logins.log_in("Claire Morel", OTHER_CODE)
    with pytest.raises(KeyError):
        logins.change_code("Anne Petit", OTHER_CODE)


def test_a_hash_of_older_strength_is_made_anew_at_the_next_login(booth: BoothStore, clock: Clock, logins: Logins) -> None:
    before = booth.accounts.find("claire.morel")
    Logins(booth.accounts, booth.audit, clock, PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)).log_in("Claire Morel", CODE)
    after = booth.accounts.find("claire.morel")
    assert before is not None
    assert after is not None
    assert before.code_hash != after.code_hash
    assert "t=2" in after.code_hash


def test_the_code_is_nowhere(logins: Logins, booth: BoothStore, clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    logins.log_in("Claire Morel", CODE)
    said = []
    for attempt in ("749999", "749998"):
        with pytest.raises(WrongCode) as refused:
            logins.log_in("Claire Morel", attempt)
        said.append(f"{refused.value!r} {refused.value.__cause__!r} {refused.value.__context__!r}")
    account = booth.accounts.find("claire.morel")
    assert account is not None
    said += [repr(account), repr(logins.current), caplog.text, repr(booth.audit_entries())]
    assert not any(code in each for code in (CODE, "749999", "749998", account.code_hash) for each in said)
    assert account.code_hash.startswith("$argon2id$")
    assert [entry.act for entry in booth.audit_entries()] == ["account-added", "logged-in", "wrong-code", "wrong-code"]
    assert booth.verify_audit() == 4


@given(st.text(max_size=40))
def test_a_login_is_plain_and_gives_itself(name: str) -> None:
    login = login_of(name)
    assert login_of(login) == login
    assert login.isascii()


def test_the_wait_said_is_the_wait(logins: Logins, clock: Clock) -> None:
    wrong(logins, WRONG_TRIES)
    clock.pass_(60)
    with pytest.raises(MustWait) as waits:
        logins.log_in("Claire Morel", CODE)
    assert waits.value.until - clock() == WAIT - timedelta(minutes=1)

"""Who may come in: passwords, sessions, places, enrolment codes and keys; and the sealed inbox."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError

from session.chain import ChainBroken
from session.hub import messages as m
from session.hub.accounts import CODE_S, IDLE_S, LONGEST_S, SEEN_EVERY_S, WAIT_S, WRONG_TRIES, Accounts, Refused
from session.hub.inbox import Inbox
from session.hub.tables import inbox_key, open_database, sessions
from session.people import Practitioner
from tests.session.hub.booth_at_work import FAST, PASSWORD, Clock

HADDAD = Practitioner("Dr Samir Haddad", "10000000000", "Cabinet")
AT = datetime(2026, 11, 21, 10, 57, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path)


@pytest.fixture
def accounts(engine: Engine, clock: Clock) -> Accounts:
    accounts = Accounts(engine, clock, FAST)
    accounts.add_practitioner("s.haddad", "Dr Samir Haddad", "10000000000", "Médecin généraliste", PASSWORD)
    return accounts


@pytest.mark.parametrize(
    ("login", "name", "rpps", "password", "why"),
    [
        ("S.Haddad", "Dr", "10000000002", PASSWORD, "minuscules"),
        ("new", "Dr", "123", PASSWORD, "11 chiffres"),
        ("new", " ", "10000000002", PASSWORD, "nom"),
        ("new", "Dr", "10000000002", "court", "12 caractères"),
        ("s.haddad", "Dr", "10000000002", PASSWORD, "déjà inscrit"),
        ("new", "Dr", "10000000000", PASSWORD, "déjà inscrit"),
    ],
)
def test_an_account_that_will_not_do_says_why(accounts: Accounts, login: str, name: str, rpps: str, password: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        accounts.add_practitioner(login, name, rpps, "Médecin généraliste", password)


def test_five_wrong_passwords_close_the_account_for_ten_minutes_even_to_the_right_one(accounts: Accounts, clock: Clock) -> None:
    for _ in range(WRONG_TRIES):
        with pytest.raises(Refused):
            accounts.check("s.haddad", "pas le bon")
    with pytest.raises(Refused, match="trop d’essais"):
        accounts.check("s.haddad", PASSWORD)
    clock.now += WAIT_S + 1
    accounts.check("s.haddad", PASSWORD)


def test_wrong_passwords_given_at_once_are_all_counted(accounts: Accounts) -> None:
    together = Barrier(WRONG_TRIES - 1)

    def wrong() -> None:
        together.wait(30)
        with pytest.raises(Refused, match="identifiant ou mot de passe"):
            accounts.check("s.haddad", "pas le bon")

    with ThreadPoolExecutor(WRONG_TRIES - 1) as pool:
        for each in [pool.submit(wrong) for _ in range(WRONG_TRIES - 1)]:
            each.result()
    with pytest.raises(Refused) as last:
        accounts.check("s.haddad", "pas le bon")
    assert last.value.wait_s == WAIT_S


def test_an_unknown_name_is_refused_in_the_same_words(accounts: Accounts) -> None:
    said = []
    for login, password in (("personne", PASSWORD), ("s.haddad", "pas le bon")):
        with pytest.raises(Refused) as refused:
            accounts.check(login, password)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_a_session_ends_by_idleness_by_its_length_and_by_leaving(accounts: Accounts, clock: Clock) -> None:
    token = accounts.log_in("s.haddad", PASSWORD)
    clock.now += IDLE_S - 1
    assert accounts.session(token) is not None
    clock.now += IDLE_S + 1
    assert accounts.session(token) is None
    token, began = accounts.log_in("s.haddad", PASSWORD), clock.now
    while clock.now < began + LONGEST_S:
        assert accounts.session(token) is not None
        clock.now += IDLE_S - 1
    assert accounts.session(token) is None
    token = accounts.log_in("s.haddad", PASSWORD)
    accounts.log_out(token)
    assert accounts.session(token) is None


def test_an_act_is_dated_to_the_minute_and_not_written_each_time(accounts: Accounts, clock: Clock, engine: Engine) -> None:
    token, began = accounts.log_in("s.haddad", PASSWORD), clock.now

    def seen_at() -> float:
        assert accounts.session(token) is not None
        with engine.connect() as db:
            return float(db.execute(select(sessions.c.seen_at)).scalar_one())

    seen = []
    for _ in range(3):
        clock.now += 0.75 * SEEN_EVERY_S
        seen.append(seen_at() - began)
    assert seen == [0, 1.5 * SEEN_EVERY_S, 1.5 * SEEN_EVERY_S]


def test_places_are_remembered_newest_first(accounts: Accounts, clock: Clock) -> None:
    token = accounts.log_in("s.haddad", PASSWORD)
    for place in ("Wassy", "Saint-Dizier", "Wassy"):
        clock.now += 1
        assert accounts.choose_place(token, place).practitioner.place == place
    assert accounts.places("s.haddad") == ("Wassy", "Saint-Dizier")
    for place in ("  ", "x" * 201):
        with pytest.raises(Refused):
            accounts.choose_place(token, place)
    with pytest.raises(Refused):
        accounts.choose_place("nobody", "Wassy")


def test_a_code_is_redeemed_once_and_within_the_hour(accounts: Accounts, clock: Clock) -> None:
    code = accounts.enrolment_code()
    booth_id, key = accounts.redeem(code)
    assert accounts.is_booth(booth_id, key)
    assert not accounts.is_booth(booth_id, key + "x")
    assert not accounts.is_booth("other", key)
    with pytest.raises(Refused):
        accounts.redeem(code)
    late = accounts.enrolment_code()
    clock.now += CODE_S + 1
    with pytest.raises(Refused):
        accounts.redeem(late)


def test_no_secret_lies_in_the_files_in_clear(accounts: Accounts, engine: Engine, tmp_path: Path) -> None:
    token, code = accounts.log_in("s.haddad", PASSWORD), accounts.enrolment_code()
    _, key = accounts.redeem(code)
    inbox = Inbox(engine, inbox_key(tmp_path))
    inbox.put("b1", m.Command(HADDAD, AT, m.SendChat("c1", "v1", "le secret du patient")))
    everything = b"".join(each.read_bytes() for each in tmp_path.iterdir() if each.name.startswith("hub.db"))
    for secret in (token, key, code, PASSWORD, "secret du patient"):
        assert secret.encode() not in everything
    assert all(each.stat().st_mode & 0o077 == 0 for each in (tmp_path / "hub.db", tmp_path / "inbox.key"))


def test_the_inbox_keeps_order_and_forgets_what_is_done(engine: Engine, tmp_path: Path) -> None:
    inbox = Inbox(engine, inbox_key(tmp_path))
    for number in range(3):
        inbox.put("b1", m.Command(HADDAD, AT, m.SendChat(f"c{number}", "v1", "bonjour")))
    inbox.put("b1", m.Command(HADDAD, AT, m.SendChat("c1", "v1", "répété")))  # the same id: nothing more
    inbox.put("b2", m.Command(HADDAD, AT, m.Take("c9", "v2")))
    inbox.done("b2", "c0")  # another booth's command is not theirs to forget
    assert [each.act.command_id for each in Inbox(engine, inbox_key(tmp_path)).of_booth("b1")] == ["c0", "c1", "c2"]
    inbox.done("b1", "c1")
    assert [each.act.command_id for each in inbox.of_booth("b1")] == ["c0", "c2"]
    inbox.purge("b1", "v1")
    assert list(inbox.of_booth("b1")) == []
    assert len(list(inbox.of_booth("b2"))) == 1


def test_nothing_waits_for_a_booth_that_was_removed(accounts: Accounts, engine: Engine, tmp_path: Path) -> None:
    inbox = Inbox(engine, inbox_key(tmp_path))
    removed, stays = (accounts.redeem(accounts.enrolment_code())[0] for _ in range(2))
    for booth_id in (removed, stays):
        inbox.put(booth_id, m.Command(HADDAD, AT, m.SendChat(f"for-{booth_id}", "v1", "bonjour")))
    accounts.remove_booth(removed)
    inbox.forget_unknown()
    assert [len(list(inbox.of_booth(booth_id))) for booth_id in (removed, stays)] == [0, 1]


def test_another_key_opens_nothing(engine: Engine, tmp_path: Path) -> None:
    Inbox(engine, inbox_key(tmp_path)).put("b1", m.Command(HADDAD, AT, m.Take("c1", "v1")))
    with pytest.raises(InvalidTag):
        list(Inbox(engine, bytes(32)).of_booth("b1"))


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    inbox_key(tmp_path)
    (tmp_path / "inbox.key").chmod(0o644)
    with pytest.raises(ValueError, match="only its owner"):
        inbox_key(tmp_path)


def test_who_is_removed_is_out_and_a_new_password_ends_sessions_and_waits(accounts: Accounts) -> None:
    token = accounts.log_in("s.haddad", PASSWORD)
    for _ in range(WRONG_TRIES):
        with pytest.raises(Refused):
            accounts.check("s.haddad", "pas le bon mot")
    accounts.set_password("s.haddad", "un tout nouveau mot")
    assert accounts.session(token) is None
    token = accounts.log_in("s.haddad", "un tout nouveau mot")
    with pytest.raises(Refused, match="12 caractères"):
        accounts.set_password("s.haddad", "court")
    accounts.remove_practitioner("s.haddad")
    assert accounts.session(token) is None
    assert accounts.everybody() == []
    for gone in (lambda: accounts.remove_practitioner("s.haddad"), lambda: accounts.set_password("s.haddad", PASSWORD), lambda: accounts.remove_booth("x")):
        with pytest.raises(Refused):
            gone()
    assert [act for _, act, _ in accounts.audited()] == ["practitioner-added", "password-set", "practitioner-removed"]


def test_a_line_of_the_audit_is_neither_changed_nor_taken_out_and_one_that_was_cut_off_is_missed(accounts: Accounts, engine: Engine) -> None:
    accounts.redeem(accounts.enrolment_code())
    replaced = "INSERT OR REPLACE INTO chained_audit SELECT * FROM chained_audit"
    for change in ("UPDATE chained_audit SET subject = 'x'", "DELETE FROM chained_audit", replaced):
        with pytest.raises(IntegrityError, match="only ever added to"), engine.begin() as db:
            db.exec_driver_sql(change)
    assert accounts.verify_audit() == 2
    with engine.begin() as db:
        db.exec_driver_sql("DROP TRIGGER audit_no_delete")
        db.exec_driver_sql("DELETE FROM chained_audit WHERE seq = 2")
    with pytest.raises(ChainBroken, match="entry 2: it is missing"):
        accounts.verify_audit()

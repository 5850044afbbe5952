"""The audits from the command line: who did what and when, whether the chain holds, and no name of anybody."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from kiosk.__main__ import main
from kiosk.audit import booth_audit, hub_audit
from kiosk.booth_store import open_store
from kiosk.hub import accounts_of
from kiosk.settings import BoothSettings, HubSettings, Settings
from session.alarm import read_rules
from session.hub.tables import open_database
from session.live import LiveConsultation
from session.people import PATIENT
from tests.session.visits import CLAIRE, ODETTE, Clock

FAR, LONG_AGO = date(2999, 1, 1), date.min


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(booth=BoothSettings(data=str(tmp_path / "booth")), hub=HubSettings(data=str(tmp_path / "hub")))


def test_asking_makes_nothing(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert booth_audit(settings, LONG_AGO) == 0
    assert "encore rien noté" in capsys.readouterr().out
    assert not Path(settings.booth.data).exists()


async def test_who_did_what_with_the_chain_checked_and_no_name(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(open_store(settings)) as store:
        live = LiveConsultation(store, read_rules(), Clock())
        live.assistant = CLAIRE
        await live.begin()
        await live.enter_identity(ODETTE)
        store.audit("consent-withdrawn", PATIENT, live.now.consultation_id)
        live.records.close()
        visit = live.now.consultation_id
    assert booth_audit(settings, LONG_AGO) == 0
    said = capsys.readouterr().out
    assert f"took-charge  assistant claire  {visit}" in said
    assert "consent-withdrawn  patient  " in said
    assert "rien n’y manque" in said
    assert "GARNIER" not in said
    assert booth_audit(settings, FAR) == 0
    assert "took-charge" not in capsys.readouterr().out


def test_what_was_altered_is_said_and_the_command_fails(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(open_store(settings)) as store:
        store.audit("booth-opened", CLAIRE)
        alter(store.engine, "audit", "who = 'assistant lea'")
    assert booth_audit(settings, LONG_AGO) == 1
    assert "La chaîne ne tient pas" in capsys.readouterr().err


def test_the_hub_s_lines_with_the_chain_checked_and_no_name(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    accounts_of(settings.hub).add_practitioner("s.haddad", "Dr Samir Haddad", "10000000000", "Médecin généraliste", "un mot de passe long")
    assert hub_audit(settings, LONG_AGO) == 0
    said = capsys.readouterr().out
    assert "practitioner-added  s.haddad" in said
    assert "1 ligne, rien n’y manque" in said
    assert "Samir" not in said
    assert hub_audit(settings, FAR) == 0
    assert "s.haddad" not in capsys.readouterr().out
    engine = open_database(Path(settings.hub.data))
    alter(engine, "chained_audit", "subject = 'a.lefevre'")
    engine.dispose()
    assert hub_audit(settings, LONG_AGO) == 1
    assert "La chaîne ne tient pas : entry 1" in capsys.readouterr().err


def alter(engine: Engine, table: str, change: str) -> None:
    """As somebody would who writes in the files themselves."""
    with engine.begin() as db:
        for (trigger,) in db.exec_driver_sql(f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'").all():
            db.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
        db.exec_driver_sql(f"UPDATE {table} SET {change}")


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["audit", "--since", "hier"])
    assert "--since" in capsys.readouterr().err

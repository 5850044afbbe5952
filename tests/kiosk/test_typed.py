"""At the terminal everything is said in French: the help, and what was wrong with what was typed."""

import pytest

from kiosk.__main__ import main


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("join", "alcove join : il manque : CODE"),
        ("bogus", "alcove : COMMANDE : 'bogus' n’existe pas ; il y a : 'run', 'demo'"),
        ("audit --since hier", "alcove audit : --since : 'hier' ne convient pas"),
        ("self-test now", "alcove : en trop : now"),
        ("trace", "il manque : FICHIER"),
        ("devices record tail --out x", "RÔLE : tail n’est pas l’un de ceux-ci : cuff"),
        ("upkeep stop", "alcove upkeep stop : il manque : NUMÉRO"),
        ("demo --windows", "--windows : il manque ce qui vient après"),
        ("devices pair cuff --a x", "--a peut être --address, --all"),
    ],
)
def test_what_was_wrong_is_said_in_french(typed: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert "argument" not in told and "error" not in told


@pytest.mark.parametrize("command", ["", "hub", "hub add-practitioner", "devices record", "assistant add", "upkeep check", "trace"])
def test_the_help_is_french(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "montrer cette aide" in told
    assert "positional" not in told and "show this" not in told

"""A visit whose file is damaged is told to whoever can do something about it, and stays on the disk."""

from pathlib import Path

from kiosk.booth_store import open_store
from kiosk.finding import Verdict
from kiosk.settings import BoothSettings, Settings
from kiosk.try_machine import look_at_what_is_kept
from tests.session.visits import path_to_call


def test_the_self_test_opens_each_visit(tmp_path: Path) -> None:
    settings = Settings(booth=BoothSettings(data=str(tmp_path / "booth")))
    store = open_store(settings)
    sound, broken = store.begin(), store.begin()
    for visit in (sound, broken):
        visit.append(path_to_call()[:1])
    store.close()
    (kept, *_), _ = look_at_what_is_kept(settings)
    assert kept.verdict is Verdict.GOOD
    damaged = tmp_path / "booth" / "consultations" / f"{broken.consultation.consultation_id}.db"
    damaged.write_bytes(b"\0" * 4096)
    (kept, *_), _ = look_at_what_is_kept(settings)
    assert kept.verdict is Verdict.WRONG
    assert "ne s’ouvre plus" in kept.sentence
    assert "ne rien effacer" in kept.remedy
    assert damaged.exists()

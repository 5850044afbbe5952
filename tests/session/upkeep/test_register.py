"""The register in booth.db: what is written stays, in order, and whoever alters it is found out."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from session import chain
from session.plain import to_json, utc
from session.store.booth import BoothStore
from session.store.errors import RegisterBroken
from session.store.tables import register
from session.upkeep.checks import Uncertainty
from session.upkeep.due import Hindrance, hindrance
from session.upkeep.inventory import IllegalEntry, Park, Resumed, Retired, Standing, Stopped, Voided
from tests.session.upkeep.devices import CUFF, KINDS, YANN, checked, days, entered, entry, points
from tests.session.visits import NOW, Clock

KEY = bytes(range(32))
UNCERTAIN = (Uncertainty(Decimal("0.8"), "mm[Hg]"),)
ADJUSTED = checked(error="4", at=NOW + days(1), left=points(checked().steps), adjustment="Gain −1,4 %", uncertainties=UNCERTAIN)
EVERY_KIND = (
    entered(),
    entry(checked(), "first"),
    entry(ADJUSTED, "second"),
    Stopped(entry_id="stop", at=NOW, by=YANN, serial="C-1", reason="Tuyau fendu"),
    Resumed(entry_id="on", at=NOW, by=YANN, serial="C-1"),
    Voided(entry_id="void", at=NOW, by=YANN, corrects="first", reason="Autre appareil"),
    Retired(entry_id="gone", at=NOW, by=YANN, serial="C-1"),
)


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[BoothStore]:
    store = BoothStore.open(tmp_path, KEY, Clock())
    yield store
    store.close()


def test_every_kind_of_entry_comes_back_as_it_was(booth: BoothStore, tmp_path: Path) -> None:
    assert booth.register.append(*EVERY_KIND) == Park.of(EVERY_KIND)
    booth.close()
    again = BoothStore.open(tmp_path, KEY, Clock())
    assert again.register.park() == Park.of(EVERY_KIND)
    assert again.register.verify() == len(EVERY_KIND)
    again.close()


def test_what_cannot_follow_keeps_nothing_of_the_piece(booth: BoothStore) -> None:
    with pytest.raises(IllegalEntry):
        booth.register.append(entered(), entered(name="again"))
    assert booth.register.park() == Park()
    assert booth.register.verify() == 0


def test_correcting_the_sheet_of_a_device_that_replaced_another_leaves_the_swap(booth: BoothStore, tmp_path: Path) -> None:
    new = replace(CUFF, serial="C-2")
    failed = entry(checked(error="9"), "failed")
    stop = Stopped(entry_id="stop", at=NOW, by=YANN, serial="C-1", reason="Non conforme", because="failed")
    booth.register.append(entered(), failed, stop, entered(new, replaces="C-1", reason="Panne"))
    corrected = entered(replace(new, supplier="Médical Reims"), name="better", at=NOW + days(9), corrects="in-C-2", reason="Fournisseur oublié")
    park = booth.register.append(corrected)
    gone, came = park.devices["C-1"], park.devices["C-2"]
    assert (gone.standing, gone.since, gone.reason) == (Standing.RETIRED, NOW, "Panne")
    assert (came.replaces, came.entered_at, came.equipment.supplier) == ("C-1", NOW, "Médical Reims")
    assert hindrance(park, KINDS, "C-2", NOW, overdue_blocks=False) is Hindrance.NOT_ACCEPTED
    other = BoothStore.open(tmp_path, KEY, Clock())
    assert other.register.park() == park
    other.close()


def test_a_swap_that_was_undone_by_a_correction_before_is_read_as_it_was_written(booth: BoothStore) -> None:
    """The line stands in registers of before, and others may follow from it."""
    lines = (
        *(entered(), entered(replace(CUFF, serial="C-2"), replaces="C-1")),
        entered(replace(CUFF, serial="C-2", udi="x"), name="undone", corrects="in-C-2", reason="UDI"),
        Retired(entry_id="gone", at=NOW, by=YANN, serial="C-1"),
    )
    with booth.engine.begin() as db:
        chain.add(db, register, *({"at": utc(each.at), "kind": type(each).__name__, "body": to_json(each)} for each in lines))
    assert booth.register.park() == Park.of(lines)


def test_what_another_process_added_is_seen(booth: BoothStore, tmp_path: Path) -> None:
    other = BoothStore.open(tmp_path, KEY, Clock())
    booth.register.append(entered())
    assert other.register.append(entry(checked(), "first")) == booth.register.park()
    assert booth.register.verify() == 2
    other.close()


@pytest.mark.parametrize(
    "change",
    ["UPDATE register SET body = '{}' WHERE seq = 2", "DELETE FROM register WHERE seq = 2", "INSERT OR REPLACE INTO register SELECT * FROM register"],
)
def test_the_register_is_only_ever_added_to(change: str, booth: BoothStore) -> None:
    booth.register.append(*EVERY_KIND)
    with pytest.raises((DatabaseError, IntegrityError)), booth.engine.begin() as db:
        db.execute(text(change))
    assert booth.register.verify() == len(EVERY_KIND)


@pytest.mark.parametrize(
    ("tampering", "where"),
    [
        ("UPDATE register SET body = replace(body, 'C-1', 'C-2') WHERE seq = 2", 2),
        ("UPDATE register SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 1", 1),
        ("DELETE FROM register WHERE seq = 3", 3),
        ("DELETE FROM register WHERE seq = 7", 7),
        ("UPDATE register SET seq = seq + 10", 1),
    ],
)
def test_whoever_goes_round_the_triggers_is_found_out(tampering: str, where: int, booth: BoothStore) -> None:
    booth.register.append(*EVERY_KIND)
    with booth.engine.begin() as db:
        for trigger in ("register_no_update", "register_no_delete"):
            db.execute(text(f"DROP TRIGGER {trigger}"))
        db.execute(text(tampering))
    with pytest.raises(RegisterBroken) as found:
        booth.register.verify()
    assert found.value.seq == where


@pytest.mark.parametrize("change", ["kind = 'Sold'", "body = '{}'", "body = 'no'"])
def test_a_row_that_cannot_be_read_is_named(change: str, booth: BoothStore, tmp_path: Path) -> None:
    booth.register.append(entered())
    with booth.engine.begin() as db:
        db.execute(text("DROP TRIGGER register_no_update"))
        db.execute(text(f"UPDATE register SET {change}"))
    other = BoothStore.open(tmp_path, KEY, Clock())
    with pytest.raises(RegisterBroken, match="entry 1"):
        other.register.park()
    other.close()

"""The stethoscope's sweep from the technician's screen: played once, every step noted, its other figures in the remark."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from devices.booth import Booth
from devices.errors import NotFound
from devices.role import Role
from devices.sweep import Sweep, SweepFlaw, Unmeasured
from session.check_desk import NOT_READING, CheckDesk, DeviceReading
from session.logins import Logins
from session.papers import Papers
from session.upkeep.checks import NotACheck, Read, read_kinds
from session.upkeep.inventory import Equipment
from session.upkeep.stethoscope_sweep import KIND, remark_of
from tests.session.signed_visit import SITE
from tests.session.test_check_desk import Bench
from tests.session.upkeep.devices import YANN, entered

FLAT = Sweep(tuple((round(10 ** (n / 10), 1), -6.0) for n in range(14, 33)), -70.0, 0.1, -0.1, 0.2, 300.0)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path)
    made.store.register.append(entered(Equipment("S-1", "stethoscope", "Stéthoscope")))
    yield made
    made.store.close()


def desk_of(bench: Bench, said: Sweep | Exception | None) -> CheckDesk:
    """A desk whose stethoscope's sweep says this."""

    async def play() -> Sweep:
        assert desk.reading.latest == DeviceReading(listening=True), "that it is played is shown"
        if isinstance(said, Exception):
            raise said
        assert said is not None
        return said

    signers = Logins(bench.store.accounts, bench.store.audit, bench.clock)
    papers = Papers(bench.store, read_kinds(), SITE, bench.clock)
    desk = CheckDesk(
        *(bench.checking, bench._technician, signers, Booth({}), papers, lambda: None, lambda: bench.folder),
        play_sweep=play if said is not None else None,
    )
    return desk


async def test_one_sweep_gives_every_point_of_the_check(bench: Bench) -> None:
    desk = desk_of(bench, FLAT)
    begun = desk.begin("S-1", KIND)
    assert desk.can_read(Role.STETHOSCOPE.value, "S-1", begun.check.steps[0])
    after = (await desk.sweep(begun.check.check_id)).check
    assert after.step_now is None
    assert {point.read for point in after.found} == {Read.DEVICE}
    assert after.note.startswith("Réponse par tiers d’octave")
    assert not after.fails
    assert desk.reading.latest == NOT_READING


DULL = replace(FLAT, bands=tuple((hertz, -19.0) for hertz, _ in FLAT.bands), delay_ms=320.0)


async def test_another_sweep_takes_the_place_of_the_one_before_in_numbers_and_remark(bench: Bench) -> None:
    check_id = desk_of(bench, FLAT).begin("S-1", KIND).check.check_id
    bench.checking.remark(check_id, "Membrane neuve.", "Médical Reims", YANN)
    first = (await desk_of(bench, DULL).sweep(check_id)).check
    assert ("-19.0" in {str(point.reading) for point in first.found}, first.note.count("Réponse")) == (True, 1)
    again = (await desk_of(bench, FLAT).sweep(check_id)).check
    assert "-19.0" not in {str(point.reading) for point in again.found}
    assert again.note == f"Membrane neuve. {remark_of(FLAT)}"
    assert again.employer == "Médical Reims"

    bench.checking.adjust(check_id, "membrane resserrée", YANN)
    for heard in (DULL, FLAT):
        left = (await desk_of(bench, heard).sweep(check_id)).check
    assert (left.found, len(left.left)) == (again.found, len(left.steps))
    assert left.note == f"Membrane neuve. {remark_of(FLAT)} Après réglage : {remark_of(FLAT)}"


@pytest.mark.parametrize(
    ("said", "why"),
    [(Unmeasured(SweepFlaw.NOTHING_HEARD), "sweep-nothing-heard"), (NotFound("not plugged in"), "sweep-no-input")],
)
async def test_what_could_not_be_measured_is_not_noted_and_says_why(bench: Bench, said: Exception, why: str) -> None:
    desk = desk_of(bench, said)
    begun = desk.begin("S-1", KIND)
    with pytest.raises(NotACheck) as caught:
        await desk.sweep(begun.check.check_id)
    assert caught.value.why == why
    assert desk.of(begun.check.check_id).check.found == ()
    assert desk.reading.latest == NOT_READING


async def test_a_booth_without_a_stethoscope_offers_no_sweep(bench: Bench) -> None:
    desk = desk_of(bench, None)
    begun = desk.begin("S-1", KIND)
    assert not desk.can_read(Role.STETHOSCOPE.value, "S-1", begun.check.steps[0])
    with pytest.raises(NotACheck, match="sweep-no-input"):
        await desk.sweep(begun.check.check_id)

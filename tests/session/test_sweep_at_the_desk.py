"""The stethoscope's sweep from the technician's screen: played once, every step noted, its other figures in the remark."""

from collections.abc import AsyncIterator
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
from session.upkeep.stethoscope_sweep import KIND
from tests.session.signed_visit import SITE
from tests.session.test_check_desk import Bench
from tests.session.upkeep.devices import entered

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

"""A pressure series whose booth dies in its middle: the file gives back readings, arm and cuff, and the series goes on to its average."""

from decimal import Decimal
from pathlib import Path

import pytest

from devices.booth import Booth
from devices.measurement import Quantity
from session.alarm import read_rules
from session.consultation import State
from session.cuffs import CuffSize, CuffUse
from session.guided import Phase
from session.live import LiveConsultation
from session.measuring import Measuring
from session.standing import standing
from session.store.booth import BoothStore
from tests.session.store.conftest import KEY
from tests.session.visits import CLAIRE, Clock, path_to_measures, pressure

USE = CuffUse(CuffSize("M", Decimal(22), Decimal(32)), Decimal("31.5"))


@pytest.mark.parametrize(("systolics", "left"), [((138,), 2), ((138, 136), 1), ((150, 138), 2), ((150, 138, 137), 1), ((138, 136, 135), 0)])
async def test_the_series_is_taken_up_where_it_stood(tmp_path: Path, clock: Clock, systolics: tuple[int, ...], left: int) -> None:
    store = BoothStore.open(tmp_path / "data", KEY, clock)
    live = LiveConsultation(store, read_rules(), clock)
    live.assistant = CLAIRE
    await live.begin()
    live.apply(*path_to_measures()[1:])
    for systolic in systolics:
        live.keep(pressure(systolic, 80), series="s", cuff=USE)
    live.records.close()
    store.close()

    store = BoothStore.open(tmp_path / "data", KEY, clock)
    again = LiveConsultation(store, read_rules(), clock)
    assert again.resume()
    measuring = Measuring(again, Booth({}))
    measuring.pressure.take_up()
    guide = measuring.pressure.guide.latest
    assert guide is not None
    assert again.now.state is State.MEASURES
    assert guide.wanted - len(guide.readings) == left
    assert (guide.arm_cm, guide.series) == (USE.arm_cm, "s")
    assert guide.phase is (Phase.POSITION if left else Phase.DONE)
    (held,) = standing(again.now.record)[Quantity.SYSTOLIC]
    assert bool(held.observation.average_of) is not bool(left)
    assert held.observation.cuff == USE
    again.records.close()
    store.close()

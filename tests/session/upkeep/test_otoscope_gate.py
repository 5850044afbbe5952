"""An otoscope whose picture was not checked, or failed, stays off; where the site only marks, its pictures say so."""

from dataclasses import replace

import pytest

from devices.booth import Booth
from devices.calibration import CalibrationState
from devices.errors import CheckNeeded
from devices.role import Role
from session import events as e
from session.alarm import read_rules
from session.consultation import Consultation
from session.documents.words import picture_quality
from session.live import LiveConsultation
from session.measuring import Measuring
from session.media_wanted import media_wanted
from session.observation import StillImage
from session.people import PATIENT
from session.plain import from_json, to_json
from session.upkeep.gate import Gate
from session.upkeep.inventory import Entry, Park
from tests.session.upkeep.chart import OTOSCOPE
from tests.session.upkeep.devices import KINDS, checked, days, entered, entry, points
from tests.session.visits import NOW, Clock, MemoryBooth, path_to_measures

KIND = KINDS.named("otoscope-picture")
assert KIND is not None
READ = points(KIND.steps)


def accepted(at_days: float = 0, **more: object) -> Entry:
    return entry(checked("otoscope-picture", serial=OTOSCOPE.serial, found=READ, reference=None, environment=None, at=NOW + days(at_days), **more))


def measuring(*entries: Entry, after: float = 0, blocks: bool = True) -> Measuring:
    clock = Clock(NOW + days(after))
    live = LiveConsultation(MemoryBooth(), read_rules(), clock)
    return Measuring(live, Booth({}), gate=Gate(lambda: Park.of(entries), KINDS, clock, blocks))


@pytest.mark.parametrize(
    ("entries", "after", "blocked"),
    [
        ((), 0, False),  # the register does not know it
        ((entered(OTOSCOPE, at=NOW),), 0, True),  # entered, and never accepted
        ((entered(OTOSCOPE, at=NOW), accepted()), 1, False),
        ((entered(OTOSCOPE, at=NOW), accepted()), 184, True),  # overdue
    ],
)
async def test_the_register_holds_an_otoscope_back_as_any_other_device(entries: tuple[Entry, ...], after: float, blocked: bool) -> None:
    it = measuring(*entries, after=after)
    held_back = it.blocked.latest or frozenset()
    assert (Role.OTOSCOPE in held_back) is blocked
    visit = Consultation("v").after_all(path_to_measures())
    assert media_wanted(visit).otoscope
    assert media_wanted(visit, held_back).otoscope is not blocked
    if blocked:
        with pytest.raises(CheckNeeded):
            await it.show(Role.OTOSCOPE)
    else:
        await it.show(Role.OTOSCOPE)


def test_where_the_site_only_marks_its_pictures_say_so_and_earlier_ones_are_read_as_before() -> None:
    it = measuring(entered(OTOSCOPE, at=NOW), accepted(), after=184, blocks=False)
    assert it.blocked.latest == frozenset()
    state = it.calibration_of(Role.OTOSCOPE)
    assert state.state is CalibrationState.CALIBRATION_REQUIRED
    image = StillImage("i", "otoscope-left", NOW, "0" * 64, 16, 16, 3)
    marked = replace(image, calibration=state)
    assert picture_quality(image) == "non notée"
    assert picture_quality(marked) == "non notée ; otoscope contrôle dépassé le 22/11/2026"
    kept = e.ImageKept(at=NOW, author=PATIENT, image=marked)
    assert from_json(e.ImageKept, to_json(kept)) == kept

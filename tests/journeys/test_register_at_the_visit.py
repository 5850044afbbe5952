"""What the register says of a cuff holds at the patient: overdue it does not measure, or marks; and a failed check tells which visits it touched."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from devices.calibration import CalibrationState
from devices.device import Role
from devices.errors import CheckNeeded
from devices.measurement import Quantity
from drivers.blood_pressure_1810.driver import BloodPressureCuff
from kiosk.booth_store import open_store
from kiosk.local_time import local_clock
from kiosk.settings import MeasureSettings, Settings
from session import events as e
from session.logins import Logins
from session.observation import ManualSource
from session.people import Part
from session.upkeep.inventory import Checked, Entry, Equipment
from tests.journeys.booth import BoothAtWork, booth_at
from tests.journeys.hub import HubHouse, page_at
from tests.journeys.test_unplugged import Series, read
from tests.journeys.theatre import CUFF, Hands, Theatre
from tests.session.upkeep.devices import checked, entered, entry
from tests.waiting import eventually, reached

SERIAL = f"SIM-{CUFF[-5:]}"
CUFF_OF_THE_REGISTER = Equipment(SERIAL, "cuff", "Tensiomètre")
YANN_CODE = "739164"
OVERDUE = timedelta(days=400)


def register(settings: Settings, *entries: Entry, technician: bool = False) -> None:
    """Written before the booth starts, as `alcove upkeep` writes it."""
    store = open_store(settings)
    try:
        store.register.append(*entries)
        if technician:
            Logins(store.accounts, store.audit, local_clock, parts=(Part.TECHNICIAN,)).add("Yann Perrot", YANN_CODE, Part.TECHNICIAN, "Technicien")
    finally:
        store.close()


def good_at(at: datetime, name: str) -> Checked:
    return entry(checked(at=at, serial=SERIAL), name)


async def test_an_overdue_cuff_is_refused(with_cuff: Settings, hands: Hands) -> None:
    """The patient's measure is not even begun; what the assistant reads elsewhere can be typed; after the check it measures again."""
    long_ago = local_clock() - OVERDUE
    register(with_cuff, entered(CUFF_OF_THE_REGISTER, at=long_ago), good_at(long_ago, "first"))
    async with booth_at(with_cuff, hands) as booth:
        series = Series(booth, hands)
        await booth.to_measures()
        await booth.ready(Role.CUFF)
        booth.clock.move(seconds=10)
        await reached(booth.measuring.blocked, lambda blocked: Role.CUFF in blocked)
        with pytest.raises(CheckNeeded):
            await booth.measuring.show(Role.CUFF)
        await booth.measuring.start(Role.CUFF)
        assert isinstance(booth.measuring.of(Role.CUFF).error, CheckNeeded)
        cuff = booth.measuring.booth[Role.CUFF]
        assert isinstance(cuff, BloodPressureCuff)
        await series.press()
        await eventually(lambda: cuff.unasked == 1)  # it came, and nobody had asked
        assert booth.now.record.observations == ()
        typed = await booth.live.type_value([(Quantity.SYSTOLIC, Decimal(131)), (Quantity.DIASTOLIC, Decimal(80))], ManualSource.READ_ON_DEVICE)
        booth.program.store.register.append(good_at(booth.clock(), "today"))
        booth.clock.move(seconds=10)
        await reached(booth.measuring.blocked, lambda blocked: not blocked)
        await series.finish()
        first, *measured = booth.now.record.observations
        assert first == typed
        assert [read(each.measurement, Quantity.SYSTOLIC) for each in measured[:3]] == series.pressed[1:]
        assert {each.calibration.state for each in measured} == {CalibrationState.CALIBRATED}


async def test_where_the_site_chose_so_an_overdue_cuff_marks_its_values(with_cuff: Settings, hub: HubHouse, hands: Hands) -> None:
    long_ago = local_clock() - OVERDUE
    register(with_cuff, entered(CUFF_OF_THE_REGISTER, at=long_ago), good_at(long_ago, "first"))
    settings = replace(with_cuff, measures=replace(with_cuff.measures, overdue="mark"))
    async with booth_at(settings, hands) as booth, page_at(hub.url) as page:
        await booth.to_waiting()
        await page.take(booth.visit_id)
        await page.open_record(booth.visit_id)
        await booth.ready(Role.CUFF)
        await Series(booth, hands).finish()
        assert {each.calibration.state for each in booth.now.record.observations} == {CalibrationState.CALIBRATION_REQUIRED}
        record = await page.until("record-shown", lambda record: len(record["observations"]) == 4)
        assert {each["calibration"] for each in record["observations"]} == {"calibration-required"}


@pytest.fixture
def with_cuff_and_oximeter(with_cuff: Settings, stage: Theatre) -> Settings:
    return replace(with_cuff, devices=replace(with_cuff.devices, oximeter=stage.oximeter.oximeter), measures=MeasureSettings(rest_s=1, pause_s=1))


@pytest.mark.timeout(300)
async def test_a_failed_check_lists_exactly_the_visits_it_casts_doubt_on(with_cuff_and_oximeter: Settings, hands: Hands) -> None:
    """Four days with a visit each, one of them without the cuff, a good check in between; then the technician finds it 4 mmHg off."""
    began = local_clock()
    register(with_cuff_and_oximeter, entered(CUFF_OF_THE_REGISTER, at=began), good_at(began, "acceptance"), technician=True)
    async with booth_at(with_cuff_and_oximeter, hands) as booth:
        visits = []
        for day in range(4):
            visits.append(await _visit(booth, hands, with_cuff=day != 2))
            booth.clock.move(hours=1)
            if day == 0:
                booth.program.store.register.append(good_at(booth.clock(), "in between"))
            booth.clock.move(days=1)
            await booth.log_in()
        workshop = booth.program.workshop
        await workshop.log_in("Yann Perrot", YANN_CODE)
        assert not workshop.reviews.latest
        workshop.write("check-written", SERIAL, lambda given: Checked(**given, check=checked(error="4", at=booth.clock(), serial=SERIAL)))
        (review,) = workshop.reviews.latest or ()
        workshop.leave()
        assert review.proven
        assert [each.consultation_id for each in review.touched] == [visits[1], visits[3]]
        assert all(set(each.loincs) == {"8480-6", "8462-4", "8478-0", "8867-4"} for each in review.touched)
        await booth.log_in()
        await booth.to_measures()
        with pytest.raises(CheckNeeded):
            await booth.measuring.show(Role.CUFF)


async def _visit(booth: BoothAtWork, hands: Hands, *, with_cuff: bool) -> str:
    """A patient comes, is measured, is sent to a doctor nearby, and everything is wiped; what the visit was called."""
    await booth.to_measures()
    visit = booth.visit_id
    await booth.ready(Role.CUFF, Role.OXIMETER)
    await booth.measure_oxygen()
    if with_cuff:
        await booth.measuring.restart_guide()
        await Series(booth, hands).read_once()
        await booth.measuring.hide()
    await booth.live.finish_measures()
    await booth.live.decide(e.Outcome.IN_PERSON, "Otalgie qui dure")
    await booth.hand_over_sheet()
    await booth.clean_and_wipe()
    return visit

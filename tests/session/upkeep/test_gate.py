"""What the register says holds in the visit: a cuff that is overdue is not even asked, and typing stays possible."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from devices.booth import Booth
from devices.calibration import CalibrationState
from devices.device import Role
from devices.errors import CheckNeeded
from devices.measurement import Quantity, Reason
from session.alarm import read_rules
from session.guided import Phase, PressureGuide
from session.live import LiveConsultation
from session.measuring import Measuring
from session.observation import ManualSource
from session.store.booth import BoothStore
from session.upkeep.due import Hindrance
from session.upkeep.gate import Gate
from session.upkeep.inventory import Entry, Park, Retired, Stopped
from session.upkeep.lookback import look_back, span_to_review
from tests.session.measures_bench import HandDevice
from tests.session.upkeep.devices import CUFF, KINDS, YANN, checked, days, entered, entry
from tests.session.visits import CLAIRE, NOW, OXIMETER, Clock, path_to_measures, pressure, saturation
from tests.session.visits import CUFF as CUFF_ITSELF

OXI = replace(CUFF, serial="OX-7", role="oximeter", common_name="Oxymètre")
READ = [(Quantity.SYSTOLIC, Decimal(139)), (Quantity.DIASTOLIC, Decimal(86))]


class Bench:
    """A booth with its register, a cuff and an oximeter that says no serial number."""

    def __init__(self, folder: Path, *, overdue_blocks: bool = True) -> None:
        self.clock = Clock(NOW)
        self.store = BoothStore.open(folder, bytes(32), self.clock)
        self.live = LiveConsultation(self.store, read_rules(), self.clock)
        self.live.assistant = CLAIRE
        gate = Gate(self.store.register.park, KINDS, self.clock, overdue_blocks)
        self.live.calibration_of = gate.calibration_of
        self.cuff, self.oximeter = HandDevice(CUFF_ITSELF), HandDevice(replace(OXIMETER, serial=""))
        self.measuring = Measuring(self.live, Booth({Role.CUFF: self.cuff, Role.OXIMETER: self.oximeter}), gate=gate)

    async def visit(self) -> str:
        """A patient at the measures; the identifier of the visit."""
        await self.live.begin()
        self.live.apply(*path_to_measures(self.clock())[1:])
        return self.live.now.consultation_id

    def leaves(self) -> None:
        """The patient is gone, and the visit wiped."""
        wiped = self.live.now.consultation_id
        self.live.records.close()
        self.store.wipe(wiped)
        self.live.file.opened = None
        self.live.consultation.publish(None)

    async def measure(self) -> None:
        """The cuff is asked, and answers."""
        await self.measuring.start(Role.CUFF)
        self.measuring._take(Role.CUFF, pressure(139, 86, at=self.clock()))


@contextmanager
def bench(folder: Path, *, overdue_blocks: bool = True) -> Iterator[Bench]:
    it = Bench(folder, overdue_blocks=overdue_blocks)
    yield it
    it.store.close()


async def test_an_overdue_cuff_is_refused_and_its_value_can_be_typed(tmp_path: Path) -> None:
    with bench(tmp_path) as it:
        it.store.register.append(entered(), entry(checked(at=NOW - days(366))))
        await it.visit()
        it.measuring.look_at_register()
        assert it.measuring.blocked.latest == {Role.CUFF}
        await it.measuring.start(Role.CUFF)
        assert not it.cuff.started.is_set()
        assert isinstance(it.measuring.of(Role.CUFF).error, CheckNeeded)
        with pytest.raises(CheckNeeded, match="overdue"):
            await it.measuring.show(Role.CUFF)
        assert it.live.now.record.observations == ()
        typed = await it.live.type_value(READ, ManualSource.READ_ON_DEVICE)
        assert typed.calibration.state is CalibrationState.UNSPECIFIED
        it.store.register.append(entry(checked(at=NOW), "today"))  # as the technician's own program does
        it.clock.pass_(5)
        it.measuring.pass_time()
        assert it.measuring.blocked.latest == frozenset()
        await it.measure()
        assert it.cuff.started.is_set()
        kept = it.live.now.record.observations[-1].calibration
        assert (kept.state, kept.checked_on, kept.due_on, kept.checked_at) == (CalibrationState.CALIBRATED, NOW.date(), (NOW + days(365)).date(), NOW)


async def test_where_the_site_chose_so_an_overdue_check_marks_the_values(tmp_path: Path) -> None:
    with bench(tmp_path, overdue_blocks=False) as it:
        it.store.register.append(entered(), entry(checked(at=NOW - days(366))))
        visit = await it.visit()
        await it.measure()
        assert it.measuring.blocked.latest == frozenset()
        assert it.live.now.record.observations[0].calibration.state is CalibrationState.CALIBRATION_REQUIRED
        assert {(each.consultation_id, each.calibration) for each in it.store.ledger(serial="C-1")} == {(visit, "calibration-required")}


async def test_a_device_without_an_entry_measures_and_says_that_its_control_is_unknown(tmp_path: Path) -> None:
    with bench(tmp_path) as it:
        await it.visit()
        await it.measure()
        assert it.live.now.record.observations[0].calibration.state is CalibrationState.UNSPECIFIED


async def test_a_device_that_says_no_serial_number_has_that_of_the_register(tmp_path: Path) -> None:
    with bench(tmp_path) as it:
        it.store.register.append(entered(OXI), entry(checked("oximeter-function", serial="OX-7")))
        await it.visit()
        await it.measuring.start(Role.OXIMETER)
        assert it.oximeter.started.is_set()
        said = replace(saturation(97), device=replace(OXIMETER, serial=""))
        it.measuring._take(Role.OXIMETER, said)
        kept = it.live.now.record.observations[0]
        assert (kept.measurement.device.serial, kept.calibration.state) == ("OX-7", CalibrationState.CALIBRATED)
        it.store.register.append(entry(checked("oximeter-function", "4", serial="OX-7", at=NOW + timedelta(hours=1)), "bad"))
        it.measuring.look_at_register()
        assert it.measuring.blocked.latest == {Role.OXIMETER}


NEXT = replace(OXI, serial="OX-8")
STOPPED = Stopped(entry_id="stop", at=NOW, by=YANN, serial="OX-7", reason="Non conforme")
RETIRED = Retired(entry_id="gone", at=NOW, by=YANN, serial="OX-7", reason="Cassé")
BOTH = (entered(OXI), entry(checked("oximeter-function", serial="OX-7"), "first"), entered(NEXT))
ACCEPTED = entry(checked("oximeter-function", serial="OX-8"), "second")


@pytest.mark.parametrize(
    ("entries", "blocks", "named", "why"),
    [
        ((*BOTH, STOPPED), True, "OX-8", Hindrance.NOT_ACCEPTED),  # the successor, not the one that was stopped
        ((*BOTH, STOPPED, ACCEPTED), True, "OX-8", None),
        (BOTH, True, "", Hindrance.NOT_ACCEPTED),  # one of both: as the worse of them
        ((*BOTH, ACCEPTED), True, "", None),
        ((*BOTH[:2], STOPPED), False, "OX-7", Hindrance.STOPPED),
        ((*BOTH, STOPPED, replace(STOPPED, entry_id="stop-8", serial="OX-8")), False, "", Hindrance.STOPPED),
        ((*BOTH[:2], RETIRED), False, "OX-7", Hindrance.RETIRED),  # nothing came in its place
        ((*BOTH, RETIRED), False, "OX-8", None),
        ((), True, "", None),
    ],
)
def test_a_device_that_says_no_serial_number_is_the_one_in_service_or_held_back_with_any_that_it_may_be(
    entries: tuple[Entry, ...], blocks: bool, named: str, why: Hindrance | None
) -> None:
    gate = Gate(lambda: Park.of(entries), KINDS, Clock(NOW), blocks)
    unnumbered = replace(OXIMETER, serial="")
    assert gate.identified(Role.OXIMETER, unnumbered).serial == named
    assert gate.hindrance(Role.OXIMETER, unnumbered) is why
    assert gate.hindrance(Role.OXIMETER, replace(OXIMETER, serial="unknown")) is None


async def test_a_value_of_a_blocked_device_that_comes_late_is_not_kept_and_the_guide_tells_it(tmp_path: Path) -> None:
    with bench(tmp_path) as it:
        it.store.register.append(entered(), entry(checked()))
        await it.visit()
        it.measuring.pressure.guide.publish(PressureGuide(phase=Phase.MEASURE))
        await it.measuring.start(Role.CUFF)
        it.store.register.append(entry(checked(error="9"), "failed", corrects=entry(checked()).entry_id, reason="Chiffres inversés"))
        it.measuring._take(Role.CUFF, pressure(139, 86))
        assert it.live.now.record.observations == ()
        assert it.measuring.of(Role.CUFF).failed is Reason.DEVICE_ERROR
        assert it.measuring.pressure.guide.latest is not None
        assert it.measuring.pressure.guide.latest.failures == (Reason.DEVICE_ERROR,)


async def test_a_failed_check_lists_exactly_the_visits_since_the_last_good_one(tmp_path: Path) -> None:
    with bench(tmp_path) as it:
        it.store.register.append(entered(), entry(checked(at=NOW - days(30)), "first"))
        visits = []
        for day in range(4):
            it.clock.at = NOW + days(day)
            visits.append(await it.visit())
            if day != 2:  # this patient was measured with the oximeter only
                await it.measure()
            await it.measuring.start(Role.OXIMETER)
            it.measuring._take(Role.OXIMETER, saturation(97, at=it.clock()))
            it.leaves()
            if day == 0:
                it.store.register.append(entry(checked(at=it.clock() + timedelta(hours=1)), "good"))
        it.store.register.append(entry(checked(error="4.6", at=NOW + days(4)), "failed"))
        device = it.store.register.park().devices["C-1"]
        rows = look_back(it.store.ledger(serial="C-1"), "C-1", span_to_review(device, KINDS))
        assert [row.consultation_id for row in rows] == [visits[1], visits[3]]
        assert rows[0].loincs == ("8462-4", "8480-6", "8867-4")

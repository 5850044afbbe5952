"""The park that follows from the register, and what is due on a day."""

from dataclasses import replace
from datetime import date

import pytest

from devices.calibration import Calibration, CalibrationState
from session.upkeep.checks import Verdict
from session.upkeep.due import Hindrance, State, calibration_of, due_of, hindrance
from session.upkeep.inventory import Entry, Equipment, IllegalEntry, Park, Resumed, Retired, Standing, Stopped, Voided
from tests.session.upkeep.devices import CUFF, KINDS, YANN, checked, days, entered, entry, points
from tests.session.visits import NOW

BOOTH = Equipment("AL-00042", "booth", "Borne complète")
PRESSURE = next(kind for kind in KINDS.all if kind.kind_id == "cuff-pressure")


def state(park: Park, after_days: float, serial: str = "C-1") -> State:
    return due_of(park.devices[serial], PRESSURE, (NOW + days(after_days)).date()).state


def test_due_dates_come_near_and_go_by() -> None:
    park = Park.of([entered(), entry(checked())])
    assert [state(park, day) for day in (0, 334, 335, 365, 366)] == [State.UP_TO_DATE, State.UP_TO_DATE, State.SOON, State.SOON, State.OVERDUE]
    due = due_of(park.devices["C-1"], PRESSURE, (NOW + days(360)).date())
    assert (due.checked_on, due.due_on, due.days_left) == (date(2026, 11, 22), date(2027, 11, 22), 5)


def test_what_does_not_concern_a_device_is_never_due() -> None:
    park = Park.of([entered(replace(CUFF, not_applicable=("battery",))), entry(checked())])
    battery = KINDS.named("battery")
    assert battery is not None
    assert due_of(park.devices["C-1"], battery, NOW.date()).state is State.NOT_APPLICABLE
    assert hindrance(park, KINDS, "C-1", NOW) is None


def test_a_check_that_measuring_rests_on_concerns_every_device_whatever_the_register_says() -> None:
    without = replace(CUFF, not_applicable=("cuff-pressure",))
    park = Park.of([entered(CUFF), entered(replace(without, serial="C-2"), replaces="C-1")])
    assert due_of(park.devices["C-2"], PRESSURE, NOW.date()).state is State.NEVER
    assert calibration_of(park, KINDS, "C-2", NOW).state is CalibrationState.NOT_CALIBRATED
    assert hindrance(park, KINDS, "C-2", NOW, overdue_blocks=False) is Hindrance.NOT_ACCEPTED
    assert hindrance(Park.of([entered(without)]), KINDS, "C-1", NOW) is Hindrance.NOT_ACCEPTED


def test_calibration_and_hindrance_follow_the_checks() -> None:
    day = date(2026, 11, 22)
    told = [
        ([], 0, CalibrationState.UNSPECIFIED, None),
        ([entered()], 0, CalibrationState.NOT_CALIBRATED, Hindrance.NOT_ACCEPTED),
        ([entered(), entry(checked())], 0, CalibrationState.CALIBRATED, None),
        ([entered(), entry(checked())], 365, CalibrationState.CALIBRATED, None),
        ([entered(), entry(checked())], 366, CalibrationState.CALIBRATION_REQUIRED, Hindrance.OVERDUE),
        ([entered(), entry(checked(error="4"))], 0, CalibrationState.CALIBRATION_REQUIRED, Hindrance.FAILED),
    ]
    for entries, after, expected, why in told:
        park, now = Park.of(entries), NOW + days(after)
        assert calibration_of(park, KINDS, "C-1", now).state is expected
        assert hindrance(park, KINDS, "C-1", now) is why
        assert hindrance(park, KINDS, "C-1", now, overdue_blocks=False) is None
    assert calibration_of(Park.of([entered(), entry(checked())]), KINDS, "C-1", NOW) == Calibration(CalibrationState.CALIBRATED, day, date(2027, 11, 22), NOW)


def test_what_is_stopped_does_not_measure_whatever_the_site_chose() -> None:
    entries: list[Entry] = [entered(), entry(checked()), Stopped(entry_id="stop", at=NOW, by=YANN, serial="C-1", reason="Tuyau fendu")]
    park = Park.of(entries)
    assert hindrance(park, KINDS, "C-1", NOW, overdue_blocks=False) is Hindrance.STOPPED
    device = park.devices["C-1"]
    assert (device.standing, device.since, device.reason) == (Standing.STOPPED, NOW, "Tuyau fendu")
    assert hindrance(park.after(Resumed(entry_id="on", at=NOW, by=YANN, serial="C-1")), KINDS, "C-1", NOW) is None


def test_an_unsafe_booth_measures_nothing() -> None:
    bad = checked("electrical-safety", serial="AL-00042", found=points(KINDS.named("electrical-safety").steps_for(None, "direct"), other="0.1"))  # type: ignore[union-attr]
    assert bad.verdict is Verdict.FAILED
    park = Park.of([entered(), entry(checked()), entered(BOOTH), entry(bad)])
    assert hindrance(park, KINDS, "C-1", NOW, overdue_blocks=False) is Hindrance.UNSAFE
    assert hindrance(park, KINDS, "never entered", NOW) is Hindrance.UNSAFE


def test_a_swap_retires_the_old_and_the_new_one_must_be_accepted_first() -> None:
    park = Park.of([entered(), entry(checked()), entered(replace(CUFF, serial="C-2"), replaces="C-1", reason="Panne")])
    assert park.devices["C-1"].standing is Standing.RETIRED
    assert hindrance(park, KINDS, "C-1", NOW) is Hindrance.RETIRED
    assert hindrance(park, KINDS, "C-2", NOW) is Hindrance.NOT_ACCEPTED
    assert [each.serial for each in park.in_service("cuff")] == ["C-2"]
    assert hindrance(park.after(entry(checked(serial="C-2"), "accepted")), KINDS, "C-2", NOW) is None


def test_a_correction_takes_the_place_of_what_it_names_and_both_stay() -> None:
    wrong, right = entry(checked(error="4"), "typo"), checked(error="0.4")
    park = Park.of([entered(), wrong, entry(right, "right", corrects="typo", reason="Une virgule oubliée")])
    assert park.devices["C-1"].checks == (right,)
    assert [each.entry_id for each in park.entries] == ["in-C-1", "typo", "right"]
    voided = park.after(Voided(entry_id="none", at=NOW, by=YANN, corrects="right", reason="Autre appareil"))
    assert voided.devices["C-1"].checks == ()
    assert hindrance(voided, KINDS, "C-1", NOW) is Hindrance.NOT_ACCEPTED


@pytest.mark.parametrize(
    ("illegal", "why"),
    [
        (entered(name="again"), "serial-taken"),
        (entered(replace(CUFF, serial="X"), name="in-C-1"), "entry-twice"),
        (entered(replace(CUFF, serial="X", role="scale"), replaces="C-1"), "replaces-another-role"),
        (entered(replace(CUFF, serial="X"), replaces="Y"), "serial-unknown"),
        (entry(checked(serial="Y")), "serial-unknown"),
        (entry(checked(), corrects="in-C-1", reason="x"), "corrects-another-kind"),
        (entry(checked(), corrects="nothing", reason="x"), "corrects-unknown"),
        (entry(checked(), "fix", corrects="ok"), "reason-missing"),
        (Voided(entry_id="v", at=NOW, by=YANN), "corrects-nothing"),
        (Voided(entry_id="v", at=NOW, by=YANN, corrects="in-C-1", reason="x"), "serial-unknown"),  # its check would hang in the air
        (Stopped(entry_id="s", at=NOW, by=YANN, serial="C-1"), "reason-missing"),
        (Resumed(entry_id="r", at=NOW, by=YANN, serial="C-1"), "not-stopped"),
    ],
)
def test_what_cannot_follow_is_refused_and_changes_nothing(illegal: Entry, why: str) -> None:
    park = Park.of([entered(), entry(checked(), "ok")])
    with pytest.raises(IllegalEntry) as refused:
        park.after(illegal)
    assert refused.value.why == why
    assert len(park.entries) == 2


def test_a_correction_is_made_once_and_the_retired_are_not_checked() -> None:
    park = Park.of([entered(), entry(checked(), "a"), entry(checked(), "b", corrects="a", reason="x")])
    with pytest.raises(IllegalEntry, match="corrected-already"):
        park.after(entry(checked(), "c", corrects="a", reason="x"))
    with pytest.raises(IllegalEntry, match="retired"):
        park.after(Retired(entry_id="gone", at=NOW, by=YANN, serial="C-1")).after(entry(checked(), "late"))


def test_what_replaced_another_is_accepted_first_whatever_the_site_chose() -> None:
    park = Park.of([entered(), entry(checked()), entered(replace(CUFF, serial="C-2"), name="swap", replaces="C-1", reason="cassé")])
    assert hindrance(park, KINDS, "C-2", NOW, overdue_blocks=False) is Hindrance.NOT_ACCEPTED
    park = park.after(entry(checked(serial="C-2"), name="accepted"))
    assert hindrance(park, KINDS, "C-2", NOW, overdue_blocks=False) is None

"""What a device shows while it is checked: listened to through its own driver until it stands still; a cuff is never inflated for it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from devices.booth import Booth
from devices.device import Abilities
from devices.identity import DeviceIdentity
from devices.measurement import GOOD, CuffPressure, Measurement, NoReading, Quality, QualityLevel, Quantity, Reason, Value
from devices.role import Role
from session.check_desk import NOT_READING, CheckDesk, DeviceReading
from session.checking import Checking
from session.live import NobodyLoggedIn
from session.logins import Logins, WrongCode
from session.papers import Papers
from session.people import Author, Part
from session.store.booth import BoothStore
from session.upkeep.checks import NotACheck, Step
from session.upkeep.steadiness import STILLNESS, Steadiness, Stillness
from tests.session.measures_bench import THERMOMETER, HandDevice
from tests.session.test_checking import begin, read_on
from tests.session.test_finishing import SITE
from tests.session.upkeep.devices import KINDS, YANN, entered
from tests.session.upkeep.test_photos import picture, with_exif
from tests.session.visits import CUFF, NOW, Clock
from tests.waiting import eventually, reached

METER = DeviceIdentity("Maker", "Meter", "G-1")
CODE, CLAIRES = "739164", "748291"


class LiveCuff(HandDevice):
    """A cuff that tells its pressure."""

    abilities = Abilities(has_live_pressure=True, can_stop=True)


class Bench:
    """A desk of checks with a cuff and a thermometer, a technician at work, and one assistant."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.store = BoothStore.open(folder / "booth", bytes(range(32)), self.clock)
        self.store.register.append(entered())
        signers = Logins(
            self.store.accounts,
            self.store.audit,
            self.clock,
            PasswordHasher(time_cost=1, memory_cost=8, parallelism=1),
            parts=(Part.TECHNICIAN, Part.ASSISTANT),
        )
        signers.add("Yann Perrot", CODE, Part.TECHNICIAN)
        signers.add("Claire Morel", CLAIRES)
        self.cuff, self.thermometer, self.meter = LiveCuff(CUFF), HandDevice(THERMOMETER), HandDevice(METER)
        self.inside: Author | None = YANN
        self.checking = Checking(self.store, KINDS, self.clock)
        self.folder = folder / "stick"
        booth = Booth({Role.CUFF: self.cuff, Role.THERMOMETER: self.thermometer, Role.GLUCOMETER: self.meter})  # type: ignore[dict-item]
        papers = Papers(self.store, KINDS, SITE, self.clock)
        self.desk = CheckDesk(self.checking, self._technician, signers, booth, papers, lambda: None, lambda: self.folder)

    def _technician(self) -> Author:
        if self.inside is None:
            raise NobodyLoggedIn
        return self.inside

    def press(self, *pressures: str) -> None:
        """The cuff tells these, a second apart."""
        for each in pressures:
            self.cuff.live.publish(CuffPressure(Decimal(each), self.clock()))
            self.clock.pass_(1)


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    made = Bench(tmp_path)
    yield made
    await made.desk.stop_listening()
    made.store.close()


def step_of(kind_id: str, step_id: str) -> Step:
    kind = KINDS.named(kind_id)
    assert kind is not None
    return next(step for step in kind.steps if step.step_id == step_id)


STATIC, BLACK_BODY, WEIGHT, CONTROL = (
    *(step_of("cuff-pressure", "static-up-200"), step_of("thermometer-black-body", "black-body-37")),
    *(step_of("scale-weights", "weight-20"), step_of("glucose-control", "low")),
)


@asynccontextmanager
async def listening(bench: Bench, role: str, serial: str, step: Step, device: HandDevice) -> AsyncIterator[None]:
    await bench.desk.listen(role, serial, step)
    await eventually(lambda: bool(device.live._listeners))
    yield


async def test_a_pressure_that_stands_still_for_ten_seconds_is_steady_and_the_cuff_is_not_inflated(bench: Bench) -> None:
    assert bench.desk.can_read("cuff", "C-1", STATIC)
    async with listening(bench, "cuff", "C-1", STATIC, bench.cuff):
        bench.press("180", "195", "200", "200", "201", "200")
        await reached(bench.desk.reading, lambda reading: reading == DeviceReading(True, Decimal(200), 3, 10, False, step_id=STATIC.step_id))
        bench.press(*["200"] * 7)
        await reached(bench.desk.reading, lambda reading: reading == DeviceReading(False, Decimal(200), 10, 10, True, step_id=STATIC.step_id))
    assert not bench.cuff.started.is_set()


async def test_a_thermometers_own_result_is_taken_at_once_and_it_is_let_go_of(bench: Bench) -> None:
    async with listening(bench, "thermometer", THERMOMETER.serial, BLACK_BODY, bench.thermometer):
        await bench.thermometer.started.wait()
        value = Value(Quantity.TEMPERATURE, Decimal("37.1"))
        refused = Quality(QualityLevel.REFUSED, (Reason.STALE,))
        bench.thermometer.results.publish(Measurement((Value(Quantity.TEMPERATURE, Decimal("35.0")),), NOW, THERMOMETER, refused, b""))
        bench.thermometer.results.publish(Measurement((value,), NOW, THERMOMETER, GOOD, b""))
        await reached(bench.desk.reading, lambda reading: reading.steady)
    assert bench.desk.reading.latest is not None
    assert bench.desk.reading.latest.number == Decimal("37.1")
    await bench.desk.stop_listening()
    assert not bench.thermometer.started.is_set()


@pytest.mark.parametrize(
    ("reasons", "taken"), [((Reason.DEMONSTRATION,), True), ((Reason.STALE,), False), ((Reason.DEMONSTRATION, Reason.DEVICE_ERROR), False)]
)
async def test_what_a_meter_calls_control_solution_is_what_is_read_here(bench: Bench, reasons: tuple[Reason, ...], taken: bool) -> None:
    async with listening(bench, "glucometer", METER.serial, CONTROL, bench.meter):
        await bench.meter.started.wait()
        for mg, quality in ((52, Quality.of(reasons, ())), (55, GOOD)):
            bench.meter.results.publish(Measurement((Value(Quantity.GLUCOSE, Decimal(mg)),), NOW, METER, quality, b""))
        await reached(bench.desk.reading, lambda reading: reading.steady)
    assert bench.desk.reading.latest is not None
    assert bench.desk.reading.latest.number == Decimal(52 if taken else 55)


async def test_no_reading_says_why(bench: Bench) -> None:
    async with listening(bench, "thermometer", THERMOMETER.serial, BLACK_BODY, bench.thermometer):
        await bench.thermometer.started.wait()
        bench.thermometer.results.publish(NoReading(Reason.STOPPED, NOW, THERMOMETER))
        await reached(bench.desk.reading, lambda reading: reading.failed is Reason.STOPPED)
    await bench.desk.stop_listening()
    assert bench.desk.reading.latest == NOT_READING


def test_another_device_of_the_same_role_is_not_read(bench: Bench) -> None:
    assert not bench.desk.can_read("thermometer", "T-99", BLACK_BODY)
    assert not bench.desk.can_read("cuff", "C-1", step_of("cuff-pressure", "leak")), "a leak is no reading of the cuff"
    assert not bench.desk.can_read("scale", "S-1", WEIGHT)
    assert not bench.desk.can_read("cuff", "C-1", step_of("battery", "charge")), "to count its battery no cuff is inflated"
    assert not bench.desk.can_read("glucometer", METER.serial, step_of("glucose-control", "low-least")), "the range stands on the vial"
    assert bench.desk.can_release("cuff", "C-1")
    assert not bench.desk.can_release("thermometer", THERMOMETER.serial)


async def test_the_pressure_is_let_out(bench: Bench) -> None:
    bench.cuff.started.set()
    await bench.desk.release("cuff", "C-1")
    assert not bench.cuff.started.is_set()


async def test_two_codes_sign_and_a_wrong_one_changes_nothing(bench: Bench) -> None:
    check = read_on(bench.checking, bench.checking.adjust(read_on(bench.checking, begin(bench.checking)).check_id, "", YANN))
    with pytest.raises(WrongCode):
        await bench.desk.sign(check.check_id, "yann.perrot", "111112")
    with pytest.raises(NotACheck, match="technician-first"):
        await bench.desk.sign(check.check_id, "claire.morel", CLAIRES)
    for login, code in (("yann.perrot", CODE), ("claire.morel", CLAIRES)):
        opened = await bench.desk.sign(check.check_id, login, code)
    assert [each.identifier for each in opened.check.signed_by] == ["yann.perrot", "claire.morel"]
    assert bench.desk.conclude(check.check_id).check.left_good


async def test_nothing_is_noted_while_nobody_is_at_work(bench: Bench) -> None:
    check = begin(bench.checking)
    bench.inside = None
    for refused in (lambda: bench.desk.adjust(check.check_id, ""), lambda: bench.desk.conclude(check.check_id), lambda: bench.desk.begin("C-1", "battery")):
        with pytest.raises(NobodyLoggedIn):
            refused()
    with pytest.raises(NobodyLoggedIn):
        await bench.desk.sign(check.check_id, "yann.perrot", CODE)
    for paper in (bench.desk.write_certificate, bench.desk.write_letters, bench.desk.print_certificate):
        with pytest.raises(NobodyLoggedIn):
            await paper("line-1")
    with pytest.raises(NobodyLoggedIn):
        await bench.desk.listen("cuff", "C-1", check.steps[0])


async def test_the_photos_of_the_stick_are_kept(bench: Bench) -> None:
    check = begin(bench.checking)
    with pytest.raises(NotACheck, match="photos-none"):
        await bench.desk.add_photos(check.check_id)
    (bench.folder / "photos").mkdir(parents=True)
    (bench.folder / "photos" / "raccord.jpg").write_bytes(with_exif())
    (bench.folder / "photos" / "notes.txt").write_bytes(b"no picture")
    opened = await bench.desk.add_photos(check.check_id)
    assert [photo.caption for photo in opened.check.photos] == ["raccord"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a.jpg": picture(64), "b.jpg": picture(65), "c.jpg": b"no picture"}, "photo-unreadable"),
        ({f"{n}.jpg": picture(64 + n) for n in range(9)}, "photos-many"),
    ],
)
async def test_all_photos_of_the_stick_are_kept_or_none(bench: Bench, files: dict[str, bytes], why: str) -> None:
    check = begin(bench.checking)
    (bench.folder / "photos").mkdir(parents=True)
    for name, data in files.items():
        (bench.folder / "photos" / name).write_bytes(data)
    with pytest.raises(NotACheck, match=why):
        await bench.desk.add_photos(check.check_id)
    assert bench.checking.of(check.check_id) == check


async def test_what_a_mac_writes_beside_a_picture_is_passed_over(bench: Bench) -> None:
    check = begin(bench.checking)
    (bench.folder / "photos").mkdir(parents=True)
    (bench.folder / "photos" / "IMG_1.jpg").write_bytes(picture())
    (bench.folder / "photos" / "._IMG_1.jpg").write_bytes(b"\x00\x05\x16\x07")
    assert [photo.caption for photo in (await bench.desk.add_photos(check.check_id)).check.photos] == ["IMG_1"]


@pytest.mark.parametrize("unit", STILLNESS)
def test_every_wanted_stillness_is_reached_by_a_still_number_and_not_by_a_drifting_one(unit: str) -> None:
    wanted = STILLNESS[unit]
    still = drifting = Steadiness(wanted)
    for second in range(wanted.for_s + 1):
        still = still.after(NOW + timedelta(seconds=second), Decimal(100))
        drifting = drifting.after(NOW + timedelta(seconds=second), Decimal(100) + second * wanted.spread)
    assert (still.steady, drifting.steady) == (True, False)


def test_what_a_device_can_tell_has_its_stillness() -> None:
    assert {step.unit for kind in KINDS.all for step in kind.steps if step.reads} == set(STILLNESS)


def test_a_clock_that_goes_back_begins_the_stillness_anew() -> None:
    steadiness = Steadiness(Stillness(Decimal(1), 3)).after(NOW, Decimal(5)).after(NOW - timedelta(seconds=60), Decimal(5))
    assert steadiness.since_s == 0

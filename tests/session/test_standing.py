"""What holds of each device, and what is said of a value beside others."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from devices.identity import MANUAL_ENTRY, DeviceIdentity
from devices.measurement import GOOD, Measurement, Quantity, Reason, Value
from session import events as e
from session.alarm import read_rules
from session.compared import PLAUSIBLE, NoteKind, notes
from session.guided import average
from session.live import LiveConsultation
from session.observation import HARD_LIMITS, ManualSource, Observation
from session.record import Record
from session.standing import standing
from tests.session.visits import CLAIRE, CUFF, NOW, ODETTE, Clock, MemoryBooth, path_to_measures, pressure, saturation

SECOND = DeviceIdentity("Alcôve Simulation", "Oximeter", "O-2", simulated=True)


def record(*observations: Observation) -> Record:
    return Record(observations=observations, identity=ODETTE)


def kept(name: str, measurement: Measurement, **more: object) -> Observation:
    return Observation(name, measurement, NOW, CLAIRE, **more)  # type: ignore[arg-type]


def heat(celsius: str) -> Measurement:
    return Measurement((Value(Quantity.TEMPERATURE, Decimal(celsius)),), NOW, CUFF, GOOD, b"")


def names(of: Record, quantity: Quantity) -> list[str]:
    return [each.observation.observation_id for each in standing(of)[quantity]]


def test_two_devices_both_hold_and_the_later_one_of_each() -> None:
    later = replace(saturation(91), device=SECOND)
    visit = record(kept("a", saturation(97)), kept("b", later), kept("c", saturation(96)))
    assert names(visit, Quantity.SPO2) == ["b", "c"]
    assert names(visit, Quantity.PULSE_RATE) == ["b", "c"]


def test_the_pulse_of_the_cuff_and_of_the_clip_both_hold() -> None:
    readings = kept("p1", pressure(140, 90), series="s"), kept("p2", pressure(138, 86), series="s"), kept("p3", pressure(134, 85), series="s")
    mean = kept("m", average(readings), average_of=("p2", "p3"), series="s")
    visit = record(*readings, mean, kept("o", saturation(97)))
    assert names(visit, Quantity.PULSE_RATE) == ["m", "o"]
    (tension,) = standing(visit)[Quantity.SYSTOLIC]
    assert (tension.observation.observation_id, tension.spread, len(tension.series)) == ("m", Decimal(4), 3)


def test_either_arm_holds_for_itself() -> None:
    left, right = replace(pressure(140, 90), site="left-upper-arm"), replace(pressure(128, 84), site="right-upper-arm")
    assert names(record(kept("l", left), kept("r", right)), Quantity.SYSTOLIC) == ["l", "r"]


def test_a_typed_value_holds_beside_the_devices() -> None:
    typed = replace(saturation(93), device=MANUAL_ENTRY)
    visit = record(kept("a", saturation(97)), kept("b", typed, manual_source=ManualSource.SAID_BY_PATIENT))
    assert names(visit, Quantity.SPO2) == ["a", "b"]


def test_the_highest_temperature_of_a_series_holds_and_the_last_of_what_is_none() -> None:
    series = (kept("t1", heat("38.2"), series="t"), kept("t2", heat("37.6"), series="t"), kept("t3", heat("37.9"), series="t"))
    (one,) = standing(record(*series))[Quantity.TEMPERATURE]
    assert (one.observation.observation_id, len(one.series)) == ("t1", 3)
    assert names(record(*series, kept("t4", heat("37.0"))), Quantity.TEMPERATURE) == ["t4"]


def test_an_average_that_fell_leaves_its_last_reading() -> None:
    readings = kept("p2", pressure(138, 86)), kept("p3", pressure(134, 85))
    mean = kept("m", average(readings), average_of=("p2", "p3"))
    struck = replace(readings[1], observation_id="x", corrects="p3", withdrawn=True)
    assert names(record(*readings, mean, struck), Quantity.SYSTOLIC) == ["p2"]


async def test_the_worse_of_two_devices_raises_the_alarm_and_the_better_one_does_not_close_it() -> None:
    live = LiveConsultation(MemoryBooth(), read_rules(), Clock())
    live.assistant = CLAIRE
    await live.begin()
    live.apply(*path_to_measures()[1:])
    live.keep(saturation(97))
    live.keep(replace(saturation(88), device=SECOND))
    live.keep(saturation(97))
    assert live.now.alert is not None
    assert live.now.alert.rule == "spo2-low"
    assert {each.observation.measurement.value(Quantity.SPO2) for each in standing(live.now.record)[Quantity.SPO2]} == {97, 88}


def test_what_differs_from_an_earlier_value_is_noted_with_its_hour() -> None:
    visit = record(kept("a", saturation(98, 70)), kept("b", replace(saturation(93, 92), device=SECOND)))
    said = {(note.quantity, note.kind, note.by, note.before_at) for note in notes(visit.observations[1], visit)}
    assert said == {(Quantity.SPO2, NoteKind.LOWER, Decimal(5), NOW), (Quantity.PULSE_RATE, NoteKind.HIGHER, Decimal(22), NOW)}
    assert notes(visit.observations[0], visit) == ()


def test_readings_of_one_series_are_left_to_their_spread() -> None:
    series = tuple(kept(f"p{n}", pressure(systolic, 80), series="s") for n, systolic in enumerate((170, 140, 138)))
    visit = record(*series)
    assert all(notes(each, visit) == () for each in series)


def test_what_nobody_expects_is_noted_of_an_adult_and_of_no_child() -> None:
    odd = kept("a", saturation(97, 142))
    assert [note.kind for note in notes(odd, record(odd))] == [NoteKind.UNEXPECTED]
    child = replace(ODETTE, traits=replace(ODETTE.traits, birth_date=date(2024, 1, 1)))
    assert notes(odd, replace(record(odd), identity=child)) == ()


@given(st.sampled_from([each for each in Quantity if each in PLAUSIBLE]), st.data())
def test_a_note_never_refuses_and_says_how_far(quantity: Quantity, data: st.DataObject) -> None:
    numbers = [data.draw(st.decimals(*HARD_LIMITS[quantity], places=1)) for _ in range(2)]
    observations = [kept(str(n), Measurement((Value(quantity, number),), NOW, CUFF, GOOD, b"")) for n, number in enumerate(numbers)]
    visit = record(*observations)
    assert len(visit.current_observations) == 2
    for note in notes(observations[1], visit):
        assert note.quantity is quantity
        if note.by is not None:
            apart = PLAUSIBLE[quantity].apart
            assert apart is not None
            assert note.by == abs(numbers[1] - numbers[0]) >= apart
            assert (note.kind is NoteKind.HIGHER) == (numbers[1] > numbers[0])


def test_a_discarded_measurement_is_told_and_counts_nowhere() -> None:
    told = record().after(e.MeasurementDiscarded(at=NOW, author=CLAIRE, measurement=saturation(80), reason=Reason.MOVEMENT))
    assert len(told.discarded) == 1
    assert standing(told) == {}
    assert told.current_observations == ()


def test_every_quantity_that_is_typed_has_its_bounds() -> None:
    assert set(PLAUSIBLE) == set(Quantity) - {Quantity.MEAN_ARTERIAL}

"""What was struck out, cut short or cannot be read leaves nothing wrong behind, on paper or on a screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.measurement import Quantity
from session import events as e
from session.alarm import read_rules
from session.consent import Purpose
from session.consultation import State
from session.documents.sheet import ending_html
from session.guided import average
from session.live import LiveConsultation
from session.record import Record
from session.report import reported
from session.store.booth import BoothStore
from session.store.errors import NotWiped
from tests.session.test_finishing import SITE, Desk
from tests.session.visits import CLAIRE, NOW, Clock, MemoryBooth, path_to_call, path_to_measures, pressure, saturation


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.store.close()


def systolic(record: Record) -> list[int]:
    return [int(each.measurement.value(Quantity.SYSTOLIC) or 0) for each in record.current_observations]


async def test_an_average_falls_with_its_reading(desk: Desk) -> None:
    await desk.to_call()
    readings = tuple(desk.live.keep(pressure(number, 85)) for number in (139, 170, 131))
    desk.live.keep(average(readings), average_of=tuple(each.observation_id for each in readings[1:]))
    assert systolic(desk.live.now.record)[-1] == 151
    await desk.live.strike_out(readings[1].observation_id, "Brassard sur la manche")
    told = [int(value.number) for each in reported(desk.live.now.record, UTC) for value in each.values if value.quantity is Quantity.SYSTOLIC]
    assert systolic(desk.live.now.record)[-2:] == told[-2:] == [139, 131]
    assert 151 not in told
    assert 170 not in told


@given(struck=st.sets(st.integers(0, 2)))
async def test_no_report_holds_a_number_that_was_struck_out(struck: set[int]) -> None:
    live = LiveConsultation(MemoryBooth(), read_rules(), Clock())
    live.assistant = CLAIRE
    await live.begin()
    live.apply(*path_to_measures()[1:])
    readings = tuple(live.keep(pressure(120 + number, 80)) for number in range(3))
    mean = live.keep(average(readings), average_of=tuple(each.observation_id for each in readings[1:]))
    for number in struck:
        await live.strike_out(readings[number].observation_id, "mal mis")
    left = {each.observation_id for each in live.now.record.current_observations}
    assert left == {each.observation_id for number, each in enumerate(readings) if number not in struck} | ({mean.observation_id} if struck <= {0} else set())


async def test_the_agreements_of_one_person_are_not_another_s() -> None:
    live = LiveConsultation(MemoryBooth(), read_rules(), Clock())
    live.assistant = CLAIRE
    await live.begin()
    path = path_to_measures()
    entered = next(each for each in path if isinstance(each, e.IdentityEntered))
    await live.enter_identity(entered.identity)
    await live.state_identity()
    await live.answer_consent(Purpose.SHARED_RECORD, True)
    await live.enter_identity(entered.identity)  # looked at again, and the same
    assert live.now.record.agreed(Purpose.SHARED_RECORD)
    other = replace(entered.identity, traits=replace(entered.identity.traits, birth_date=date(1950, 1, 1)))
    await live.enter_identity(other)
    assert live.now.record.consents == {}


@pytest.mark.parametrize("kind", [e.PatientLeft, e.CallRefused])
async def test_an_emergency_decided_after_the_visit_ended_is_what_the_sheet_says(desk: Desk, kind: type[e.Event]) -> None:
    await desk.live.begin()
    desk.live.apply(*path_to_call()[1:])
    desk.live.keep(saturation(80))
    desk.live.apply(kind(at=desk.clock(), author=CLAIRE, reason="parti"))  # type: ignore[call-arg]  # each of these has a reason
    assert desk.live.now.alert is not None
    await desk.live.decide(e.Outcome.EMERGENCY, "SpO2 80 %")
    page = ending_html(desk.live.now, SITE, UTC, CLAIRE, desk.clock())
    assert "Les secours s’occupent de vous." in page
    assert "Appelez le" in page
    assert "changer d’avis" not in page


def test_a_visit_that_cannot_be_read_does_not_keep_the_booth_shut(tmp_path: Path) -> None:
    store = BoothStore.open(tmp_path, bytes(range(32)), Clock())
    broken, sound = store.begin(), store.begin()
    for visit in (broken, sound):
        visit.append(path_to_call()[:1])
    store.close()
    (tmp_path / "consultations" / f"{broken.consultation.consultation_id}.db").write_bytes(b"\0" * 4096)
    store = BoothStore.open(tmp_path, bytes(range(32)), Clock())
    live = LiveConsultation(store, read_rules(), Clock())
    assert live.resume()
    assert live.now.consultation_id == sound.consultation.consultation_id
    assert live.file.set_aside == (broken.consultation.consultation_id,)
    store.close()


class StubbornBooth(MemoryBooth):
    """A booth whose disk another program holds for a while."""

    held = True

    def wipe(self, consultation_id: str) -> None:
        if self.held:
            raise NotWiped(consultation_id)
        super().wipe(consultation_id)


async def test_a_wipe_that_is_held_up_shows_nothing_and_is_finished_before_the_next_visit() -> None:
    booth = StubbornBooth()
    live = LiveConsultation(booth, read_rules(), Clock())
    live.assistant = CLAIRE
    await live.begin()
    live.apply(*path_to_measures()[1:])
    live.apply(e.PatientLeft(at=NOW, author=CLAIRE, reason="bus"))
    await live.hand_over_sheet(e.Sheet.PRINTED)
    for item in e.HygieneItem:
        await live.clean(item)
    await live.sign_hygiene()
    await live.wipe()
    assert live.consultation.latest is None
    with pytest.raises(NotWiped):
        await live.begin()
    booth.held = False
    await live.begin()
    assert live.now.state is State.IDENTITY

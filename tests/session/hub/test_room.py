"""Who waits, who has which visit, and who hears what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from session.consultation import Consultation
from session.hub import messages as m
from session.hub.room import Room
from session.shown import record_shown
from session.skin import ExaminationCamera
from tests.session.signed_visit import RULES, events

AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
HADDAD, BLANC = "10000000000", "10000000001"


def waiting(visit: str, minutes: int = 0, *, priority: bool = False) -> m.Waiting:
    return m.Waiting(visit, "Odette G.", 78, "Oreille", priority, "", AT + timedelta(minutes=minutes), "Joinville", "Claire Morel", False)


def taken(visit: str, rpps: str = HADDAD) -> m.Taken:
    return m.Taken(visit, rpps, "GARNIER Odette", date(1948, 5, 3), "", "Claire Morel", "Joinville", "03", False)


def room_with(*messages: tuple[str, m.BoothMessage]) -> Room:
    room = Room()
    for booth in {booth for booth, _ in messages}:
        room.booth_came(booth)
    for booth, message in messages:
        assert room.hears(booth, message)
    return room


def test_practitioner_now_comes_first_then_the_order_of_arrival() -> None:
    room = room_with(("a", waiting("late", 9)), ("b", waiting("early", 1)), ("c", waiting("urgent", 12, priority=True)))
    assert [each.consultation_id for each in room.queue()] == ["urgent", "early", "late"]
    assert room.places() == {"urgent": 0, "early": 1, "late": 2}


def test_one_practitioner_to_a_visit() -> None:
    room = room_with(("a", waiting("v")))
    assert room.reserve("v", HADDAD)
    assert room.reserve("v", HADDAD)  # asked again by the same: the same answer
    assert not room.reserve("v", BLANC)
    room.release("v")
    assert room.reserve("v", BLANC)
    room.hears("a", taken("v", BLANC))
    assert not room.reserve("v", HADDAD)
    assert (room.owner("v"), room.queue()) == (BLANC, [])


def test_a_booth_cannot_speak_of_another_booths_visit() -> None:
    room = room_with(("a", waiting("v")), ("b", waiting("w")))
    assert not room.hears("b", m.Ended("v", "effacé"))
    assert "v" in room.places()


def test_two_booths_at_once_keep_to_themselves() -> None:
    room = room_with(("a", taken("v")), ("b", taken("w", BLANC)), ("a", m.ImageBytes("v", "i", "image/jpeg", b"x")))
    assert room.image("v", "i", HADDAD) is not None
    assert room.image("v", "i", BLANC) is None
    assert room.image("v", "i", "") is None
    assert [each.consultation_id for each in room.standing(HADDAD)] == ["v"]


def test_what_stands_is_told_again_and_an_old_offer_is_not() -> None:
    room = room_with(("a", taken("v")), ("a", m.CallOffer("v", 1, "v=0")), ("a", m.CallMedia("v", "present", "closed", "on")))
    assert [type(each) for each in room.standing(HADDAD)] == [m.Taken, m.CallMedia]


def test_who_waits_at_a_booth_without_a_line_is_not_in_the_queue_and_who_was_taken_stays() -> None:
    room = room_with(("a", waiting("v")), ("a", taken("w")))
    assert room.booth_went("a") == (["v"], ["w"])
    assert room.queue() == []
    assert not room.line_is_up("w")
    assert room.owner("w") == HADDAD
    assert room.booth_came("a") == ["v"]
    assert room.booth_of("v") is None  # the booth says again what stands
    assert room.line_is_up("w")


def test_pictures_that_were_dropped_and_visits_that_ended_are_gone() -> None:
    room = room_with(("a", taken("v")), ("a", m.ImageBytes("v", "i", "image/jpeg", b"x")), ("a", m.ImageBytes("v", "j", "image/jpeg", b"y")))
    room.hears("a", m.ImagesGone("v", ("i",)))
    assert room.image("v", "i", HADDAD) is None
    room.hears("a", m.Ended("v", "signé"))
    assert (room.image("v", "j", HADDAD), room.owner("v"), room.visits_of(HADDAD)) == (None, "", [])
    assert list(room.standing(HADDAD)) == []


def test_taken_over_by_another_nothing_of_before_stands() -> None:
    room = room_with(("a", taken("v")), ("a", m.CallMedia("v", "present", "closed", "on")), ("a", replace(taken("v"), rpps=BLANC)))
    assert list(room.standing(HADDAD)) == []
    assert [type(each) for each in room.standing(BLANC)] == [m.Taken]


def test_a_recording_is_heard_by_whoever_has_the_visit_and_by_nobody_once_it_is_destroyed() -> None:
    room = room_with(("a", taken("v")), ("b", taken("w", BLANC)), ("a", m.SoundBytes("v", "s", b"RIFF")))
    assert room.sound("v", "s", HADDAD) is not None
    assert (room.sound("v", "s", BLANC), room.sound("v", "s", ""), room.sound("w", "s", BLANC)) == (None, None, None)
    room.hears("a", m.SoundsGone("v", ("s",)))
    assert room.sound("v", "s", HADDAD) is None


def test_what_the_record_names_no_more_is_gone_though_nobody_said_that_it_was_taken_back() -> None:
    visit = Consultation("v").after_all(events())
    (named,) = (image.image_id for image in visit.record.images)
    record = record_shown(visit, RULES, date(2026, 11, 21), (), camera=ExaminationCamera.OTOSCOPE)
    images = [("a", m.ImageBytes("v", image_id, "image/jpeg", b"x")) for image_id in (named, "taken-back")]
    room = room_with(("a", taken("v")), *images, ("a", m.SoundBytes("v", "taken-back", b"RIFF")), ("a", record))
    assert room.image("v", named, HADDAD) is not None
    assert room.image("v", "taken-back", HADDAD) is None
    assert room.sound("v", "taken-back", HADDAD) is None

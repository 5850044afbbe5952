"""The technician's forms and rows: what is typed is read, or refused in words; nothing typed is lost or guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import Malformed
from devices.wire import LinkQuality, Reading, Way, WireLine
from session.upkeep.checks import Gate
from session.upkeep.inventory import Counted, Entered, Park, Stopped, Voided
from tests.session.upkeep.devices import CUFF, KINDS, YANN
from tests.session.visits import NOW
from ui.views import consumables as c
from ui.views import device_form as f
from ui.views import register_lines, wire_lines
from ui.views.telling import Telling

TELL = Telling(lambda context, text: text, NOW, NOW.tzinfo)  # type: ignore[arg-type]  # aware
LINE = {"entry_id": "e", "at": NOW, "by": YANN}


@pytest.mark.parametrize("text", ["03/03/2026", "03-03-2026", "3.03.2026", "03032026", " 03 03 2026 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert f.read_day(text) == date(2026, 3, 3)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_day_or_refused(text: str) -> None:
    try:
        day = f.read_day(text)
    except ValueError:
        return
    assert day is None or isinstance(day, date)


def test_a_correction_keeps_what_was_not_touched() -> None:
    form = f.filled(f.CORRECT, CUFF, "03/03/2026").write("supplier", "Médical Reims").write("reason", "oublié")
    made = f.entry(form, "in-C-1", TELL, LINE)
    assert isinstance(made, Entered)
    assert (made.corrects, made.reason, made.equipment.supplier) == ("in-C-1", "oublié", "Médical Reims")
    assert (made.equipment.serial, made.equipment.make, made.equipment.first_used) == (CUFF.serial, CUFF.make, CUFF.first_used)


def test_a_device_in_the_place_of_another_has_a_number_of_its_own_and_a_reason() -> None:
    form = f.filled(f.SWAP, CUFF)
    assert set(f.wrong(form, TELL)) == {"serial", "reason"}
    made = f.entry(form.write("serial", "C-2").write("reason", "cassé"), "", TELL, LINE)
    assert isinstance(made, Entered)
    assert (made.replaces, made.equipment.serial, made.equipment.role) == ("C-1", "C-2", "cuff")


def test_a_name_that_nobody_typed_is_kept_in_french_and_shown_as_it_is_kept() -> None:
    english = Telling(lambda context, text: "Pulse oximeter" if text == "Oxymètre" else text, NOW, NOW.tzinfo)  # type: ignore[arg-type]  # aware
    form = f.DeviceForm(f.NEW, role="oximeter").write("serial", "O-1")
    made = f.entry(form, "", english, LINE)
    assert isinstance(made, Entered)
    assert made.equipment.common_name == "Oxymètre"
    assert {each.code: each.hint for each in f.fields(form, english)}["common_name"] == "Oxymètre"
    assert [each.words for each in f.roles(form, ["oximeter"], english)] == ["Pulse oximeter"]


def test_a_line_that_no_longer_stands_is_said_cancelled_or_corrected() -> None:
    wrong = Entered(entry_id="in", at=NOW, by=YANN, equipment=CUFF)
    better = Entered(entry_id="better", at=NOW, by=YANN, equipment=CUFF, corrects="in", reason="mal lu")
    counted = Counted(entry_id="lot", at=NOW, by=YANN, item="Papier", left=2)
    voided = Voided(entry_id="void", at=NOW, by=YANN, corrects="lot", reason="compté deux fois")
    rows = register_lines.rows(Park.of([wrong, better, counted, voided]), KINDS, "", "", TELL)
    assert [(row.code, row.gone) for row in rows] == [("void", ""), ("lot", "Annulée"), ("better", ""), ("in", "Corrigée")]


def test_a_stop_asks_for_its_reason_and_nothing_else() -> None:
    form = f.filled(f.STOP, CUFF)
    assert [each.code for each in f.fields(form, TELL)] == ["reason"]
    assert set(f.wrong(form, TELL)) == {"reason"}
    assert isinstance(f.entry(form.write("reason", "brassard percé"), "", TELL, LINE), Stopped)


def test_checks_that_do_not_concern_a_device_are_chosen_away() -> None:
    form = f.filled(f.CORRECT, CUFF).choose("battery")
    assert {each.code: each.chosen for each in f.checks(form, KINDS, TELL)}["battery"] is False
    made = f.entry(form, "in-C-1", TELL, LINE)
    assert isinstance(made, Entered)
    assert made.equipment.not_applicable == ("battery",)


@pytest.mark.parametrize("role", f.known_roles(KINDS))
def test_no_check_that_holds_a_device_back_can_be_chosen_away(role: str) -> None:
    offered = {each.code for each in f.checks(f.DeviceForm(role=role), KINDS, TELL)}
    assert offered == {kind.kind_id for kind in KINDS.of(role) if kind.gate is Gate.NONE}


@given(st.text(max_size=12))
def test_a_count_is_a_number_or_refused(text: str) -> None:
    form = c.CountForm(item="Embouts").write("left", text)
    if "left" in c.wrong(form, TELL):
        return
    made = c.entry(form, LINE)
    assert isinstance(made, Counted)
    assert made.left == int(text.strip())  # a control sign at its end is a space to Python, and none to `int`


@given(st.binary(max_size=200), st.sampled_from(["", "2A35", "2A19", "2A29"]))
def test_any_bytes_have_their_figures(data: bytes, where: str) -> None:
    row = wire_lines.row(WireLine(NOW, Way.DEVICE, "value", where, data), TELL)
    assert row.figures.startswith(data[: wire_lines.MOST_BYTES].hex(" ").upper())
    assert (f"({len(data)})" in row.figures) is (len(data) > wire_lines.MOST_BYTES)


def test_a_line_says_what_its_codec_said_or_why_there_is_nothing() -> None:
    packet = (("systolic", "122"), ("beat", ""), ("sequence", "7"), ("no such field", "1"), ("", "TD-3128"))
    for reading, said in (
        (Reading((packet,)), "systolique 122, battement, n° d’ordre 7, no such field 1, TD-3128"),
        (Reading(goes_on=True, awaits=True), "suite · attend la suite"),
        (Reading(((("beat", ""),),) * 5, goes_on=True), "suite · battement · battement · et 3 autres paquets"),
        (Reading(refused=Malformed.CHECK), "refusé : somme de contrôle fausse"),
        (Reading(stray_bytes=3), "refusé : 3 octets d’aucun paquet"),
    ):
        assert wire_lines.row(WireLine(NOW, Way.DEVICE, "value", "2A35", b"1", reading=reading), TELL).words == said


def test_how_strongly_it_called_is_said_with_when() -> None:
    quality = LinkQuality(since=NOW, signal_dbm=-61, called_at=NOW)
    for after_s, said in ((12, "−61 dBm, il y a 12 s"), (500, "−61 dBm, il y a 8 min"), (-3, "−61 dBm, il y a 0 s")):
        facts = wire_lines.quality_facts(quality, NOW + timedelta(seconds=after_s), TELL)
        assert said in [fact.value for fact in facts]
    assert "inconnu" in [fact.value for fact in wire_lines.quality_facts(LinkQuality(since=NOW), NOW, TELL)]

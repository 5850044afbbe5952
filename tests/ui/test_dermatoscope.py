"""A booth whose examination camera is a dermatoscope: the assistant says where on the skin, nobody speaks of ears, and the picture says where it is of."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from devices.role import Role
from devices.status import DeviceStatus, Status
from session import events as e
from session.consultation import Consultation, State
from session.observation import StillImage
from session.skin import LONGEST, SITES, SKIN, ExaminationCamera
from tests.session.visits import CLAIRE, HADDAD, NOW, path_to_call
from tests.ui.desk import Desk
from tests.ui.desk import desk as desk
from tests.ui.test_console_views import FRENCH, at_measures
from tests.ui.test_stills import SlowOtoscope, asked, jpeg, rows, sent
from ui.models.otoscope import OtoscopeModel, OtoscopeView
from ui.views import closing, exchange, measures
from ui.views.data_words import said

SKINWARD = replace(FRENCH, camera=ExaminationCamera.DERMATOSCOPE)


@pytest.fixture
def camera(desk: Desk) -> Iterator[SlowOtoscope]:
    """The examination camera of a call, in a booth that looks at the skin."""
    slow = SlowOtoscope()
    desk.side.console.camera = ExaminationCamera.DERMATOSCOPE
    desk.side._desk.remote = slow  # type: ignore[assignment]
    desk.to(path_to_call(), State.CALL)
    yield slow


def test_a_place_is_chosen_the_picture_frozen_and_kept_with_it(desk: Desk, camera: SlowOtoscope) -> None:
    call = desk.side.console.call
    assert (call.skin, call.freeze_closed) == (True, "Choisir l’endroit")
    desk.touch("place-Avant-bras gauche")
    assert (call.side_words, call.freeze_closed) == ("Avant-bras gauche", "")
    asked(desk, camera, 1)
    camera.give(0, jpeg(40))
    desk.until(lambda: desk.side.console.typing.still is not None)
    assert (call.score_words, call.score_good) == ("Qualité : pour information", True)
    desk.touch("send-image")
    desk.until(lambda: bool(desk.side.console.record.images))
    (image,) = desk.side.console.record.images
    assert (image.subject, image.site) == (SKIN, "Avant-bras gauche")
    desk.until(lambda: desk.side.console.typing.side == "")
    (row,) = sent(call)
    assert (row["side"], row["mark"]) == ("Avant-bras gauche", "")
    assert [each["code"] for each in rows(call.places_rows) if each["done"]] == ["Avant-bras gauche"]


def test_a_place_in_words_is_written_as_one_line_and_what_names_none_is_told(desk: Desk, camera: SlowOtoscope) -> None:
    call = desk.side.console.call
    call.choose_side("  dos,  sous l’omoplate gauche ")
    assert call.side_words == "Dos, sous l’omoplate gauche"
    for words in ("x" * (LONGEST + 1), "12"):
        call.choose_side(words)
        assert desk.side.console.typing.notice == f"Dites un endroit du corps, en {LONGEST} signes au plus."
        assert call.side_words == "Dos, sous l’omoplate gauche"
    call.choose_side("")
    assert call.side_words == ""


def test_another_place_lets_the_picture_of_the_first_go(desk: Desk, camera: SlowOtoscope) -> None:
    call = desk.side.console.call
    call.choose_side("Dos")
    asked(desk, camera, 1)
    desk.touch("other-place")
    call.choose_side("Ventre")
    asked(desk, camera, 2)
    camera.give(0, jpeg(40))
    camera.give(1, jpeg(200))
    desk.until(lambda: desk.side.console.typing.still is not None)
    still = desk.side.console.typing.still
    assert still is not None
    assert (still.side, still.jpeg) == ("Ventre", jpeg(200))


def test_a_request_is_done_by_a_picture_of_the_skin() -> None:
    request = e.MeasureRequested(at=NOW, author=HADDAD.author, request_id="r1", what=SKIN, note="le bras")
    accepted = e.MeasureRequestAnswered(at=NOW, author=CLAIRE, request_id="r1", accepted=True)
    mole = e.ImageKept(at=NOW, author=CLAIRE, image=StillImage("i1", SKIN, NOW, "0" * 64, 16, 16, 3, site="Bras droit"))
    asked_for = Consultation("visit-1").after_all([*path_to_call(), request])
    stages = []
    for visit in (asked_for, asked_for.after(accepted), asked_for.after(accepted).after(mole)):
        (card,) = exchange.cards(visit.record, SKINWARD)
        assert (card.words, card.icon_name) == ("Image de la peau", "bandage")
        stages.append(card.stage)
    assert stages == ["new", "accepted", "done"]


def test_tile_hygiene_and_refusal_speak_of_the_dermatoscope() -> None:
    record = at_measures().record
    (tile,) = measures.device_tiles({Role.OTOSCOPE: DeviceStatus(Status.READY)}, {}, record, SKINWARD)
    assert (tile.name, tile.icon_name, tile.status) == ("Dermatoscope", "bandage", "Prêt · optique désinfectée ?")
    words = [row.words for row in closing.hygiene(record, SKINWARD)]
    assert "Dermatoscope" in words
    assert not any("otoscope" in each for each in (*words, SKINWARD.held_back()))
    assert "Embout d’otoscope jeté" in [row.words for row in closing.hygiene(record, FRENCH)]


def test_the_places_are_there_for_translators() -> None:
    assert set(SITES) <= set(said(lambda context, text: text if context == "SkinSites" else ""))


def test_the_patient_reads_of_skin_and_not_of_ears() -> None:
    model = OtoscopeModel()
    model.show(OtoscopeView("Claire", skin=True))
    assert (model.title, model.skin) == ("On regarde votre peau.", True)
    assert "Claire pose une petite loupe" in model.help

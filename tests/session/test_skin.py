"""Where on the skin a picture was taken: what may be said, and what the record holds of it, before and since."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.picture_score import PictureFlaw
from session.observation import StillImage
from session.plain import NotPlain, from_json, to_json, to_plain
from session.skin import LONGEST, SITES, SKIN, NotASite, flaw_of, skin_site
from tests.session.visits import NOW

EAR = StillImage("image-1", "otoscope-left", NOW, "0" * 64, 1280, 720, 3)
FOREARM = replace(EAR, subject=SKIN, site="Avant-bras gauche")


@pytest.mark.parametrize("site", SITES)
def test_the_places_offered_are_the_records_words_and_can_be_kept(site: str) -> None:
    assert skin_site(site) == site
    assert replace(FOREARM, site=site).site == site


@pytest.mark.parametrize("words", ["", "   ", "12", "…", "a" * (LONGEST + 1), "nez\x00", "nez\u202efaux", "\ud83d"])
def test_what_names_no_place_is_refused_and_not_quoted(words: str) -> None:
    with pytest.raises(NotASite) as refused:
        skin_site(words)
    assert not words.strip() or words not in str(refused.value)


@given(st.text(max_size=LONGEST + 5))
def test_any_words_are_refused_or_become_one_line_that_stays_as_it_is(words: str) -> None:
    try:
        site = skin_site(words)
    except NotASite:
        return
    assert site == skin_site(site) == site.strip()
    assert 0 < len(site) <= LONGEST
    assert site.isprintable()
    kept = replace(FOREARM, site=site)
    assert from_json(StillImage, to_json(kept)) == kept


@pytest.mark.parametrize(("subject", "site"), [(SKIN, ""), ("otoscope-left", "Main droite"), ("patient", "Dos"), (SKIN, "main droite"), (SKIN, "Dos ")])
def test_only_the_skin_has_a_place_and_always_one(subject: str, site: str) -> None:
    with pytest.raises(NotASite):
        replace(EAR, subject=subject, site=site)
    with pytest.raises(NotPlain):
        from_json(StillImage, to_json(FOREARM).replace('"dermatoscope"', f'"{subject}"').replace("Avant-bras gauche", site))


@pytest.mark.parametrize("subject", ["otoscope-left", "otoscope-right", "patient"])
def test_a_picture_of_before_there_were_dermatoscopes_is_read(subject: str) -> None:
    old = to_plain(replace(EAR, subject=subject))
    del old["site"]
    assert from_json(StillImage, to_json(old)) == replace(EAR, subject=subject)


def test_on_skin_only_a_black_or_frozen_picture_is_judged() -> None:
    judged = {flaw for flaw in PictureFlaw if flaw_of(SKIN, flaw) is not PictureFlaw.NONE}
    assert judged == {PictureFlaw.BLACK, PictureFlaw.FROZEN}
    assert all(flaw_of("otoscope-left", flaw) is flaw for flaw in PictureFlaw)

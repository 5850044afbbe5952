"""What is heard between start and stop becomes a file as it is; what was lost is silence, counted."""

import io
import wave
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from devices.identity import DeviceIdentity
from devices.measurement import Reason
from devices.sound import Sound
from session.auscultation import Auscultation, Recording, Site
from session.plain import from_json, to_json
from tests.session.chest import pcm_of

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LOUD = b"\x00\x20\x00\xe0"


def sounds(*stretches: tuple[int, bytes]) -> list[Sound]:
    return [Sound(number, AT, 8000, pcm) for number, pcm in stretches]


def test_stretches_make_one_file_and_what_is_missing_is_silence_of_its_length() -> None:
    recording = Recording.of(sounds((100, LOUD * 50), (300, LOUD * 50)))
    assert recording.pcm == LOUD * 50 + bytes(200) + LOUD * 50
    assert (recording.samples, recording.missing, recording.quality.reasons) == (300, 100, (Reason.UNSTABLE,))
    with wave.open(io.BytesIO(recording.wav)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate(), file.getnframes()) == (1, 2, 8000, 300)
        assert file.readframes(300) == recording.pcm


@given(st.lists(st.tuples(st.integers(0, 50), st.binary(min_size=1, max_size=40).map(lambda half: half + half)), max_size=8))
def test_any_stretches_keep_their_samples_at_their_numbers(said: list[tuple[int, bytes]]) -> None:
    number, stretches = 7, []
    for lost, pcm in said:
        stretches.append((number + lost, pcm))
        number += lost + len(pcm) // 2
    recording = Recording.of(sounds(*stretches))
    assert pcm_of(recording.wav) == recording.pcm
    start = stretches[0][0] if stretches else 0
    for at, pcm in stretches:
        assert recording.pcm[2 * (at - start) : 2 * (at - start) + len(pcm)] == pcm
    assert recording.missing == sum(lost for lost, _ in said[1:])


def test_the_record_keeps_its_hash_and_reads_it_back() -> None:
    recording = Recording.of(sounds((0, LOUD * 8000)))
    kept = recording.kept("a" * 32, Site.MITRAL, AT, DeviceIdentity("Thinklabs", "One", ""))
    assert (kept.seconds, kept.size, kept.site.words) == (2.0, len(recording.wav), "Foyer mitral")
    assert from_json(Auscultation, to_json(kept)) == kept


def test_four_places_of_the_heart_and_both_sides_of_the_lungs() -> None:
    assert [site.code for site in Site if site.of_heart] == ["heart-aortic", "heart-pulmonary", "heart-tricuspid", "heart-mitral"]
    lungs = {site.code for site in Site if not site.of_heart}
    assert {code.replace("left", "right") for code in lungs if "left" in code} == {code for code in lungs if "right" in code}

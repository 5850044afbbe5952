"""An agreement holds for the very words that were shown: a sentence never changes without a new version."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from session import events as e
from session.consent import WORDINGS, Purpose, words_hash
from tests.session.test_live import visit
from tests.session.visits import ODETTE

I18N = Path(__file__).resolve().parents[2] / "ui" / "i18n"
# A line that no longer fits is not to be corrected: give the changed sentence a new version, and add its lines.
FROZEN: dict[tuple[str, str, Purpose], str] = {
    ("2026-11", "fr", Purpose.TELECONSULTATION): "5e82c64d14a39f4430863fb6991c4e5ee281dd36e95c6e0d9b91690127a3d635",
    ("2026-11", "en", Purpose.TELECONSULTATION): "9db0a1d092551b830278af06fceadee2f6e1aa9d54a0167d1d7777b92756557d",
    ("2026-11", "fr", Purpose.ASSISTANT_PRESENT): "8dda8e1687480a76255aef51c30ddd066717b5e781359ae6f7715d0ca77a678a",
    ("2026-11", "en", Purpose.ASSISTANT_PRESENT): "5e8bb55f3015d0ad4524fcd93f0dad26526b63d205fbd57b5ee0bb75992555b9",
    ("2026-11", "fr", Purpose.IMAGES): "5e057aa3c6a79c45806e4ccc7227befc23533d9a7afa8b011534de80c1535f56",
    ("2026-11", "en", Purpose.IMAGES): "289226a9680bdf12271b51e08912d07e1c021f6dcc2ff2844c33107a73c15ed3",
    ("2026-11-22", "fr", Purpose.IMAGES): "f54ba0996d5e1e6751df71d9964ee35d046746e4dbf6c413258324317d426bf9",
    ("2026-11-22", "en", Purpose.IMAGES): "c3d73134f91fc0eb1b8b5c56a0bcd01514fcdfc46912f8cb5482588df97812b1",
    ("2026-11", "fr", Purpose.SHARED_RECORD): "b38de26738dd61f3ff1e1e4163273c9b68bec8c7f10444000afe8a83d2591777",
    ("2026-11", "en", Purpose.SHARED_RECORD): "1805063a44af0223d36ca7af13de1ebe29a56fed917c58002c6ad31acfc3cc2e",
    ("2026-11", "fr", Purpose.OWN_DOCTOR): "d2156c8201bfe2710ad3c43e39075c981ad31ea663e03716040681be5477a0c2",
    ("2026-11", "en", Purpose.OWN_DOCTOR): "ac67d4277c65a3a40b0d72f88a6bb37d09b7cae288439708de224300635ccac6",
    ("2026-11", "fr", Purpose.EXPERT): "5cd77faa301635500fb24db1537ea0db3a30f63172b8604d5d6e9a3e55839931",
    ("2026-11", "en", Purpose.EXPERT): "1dd90dca15d2cd16042f61758696116a6a0ea104128046d5eee697b145647e59",
}


def english(sentence: str, ts: str, context: str) -> str:
    for each in ET.parse(I18N / ts).getroot().iter("context"):
        if each.findtext("name") == context:
            for message in each.iter("message"):
                if message.findtext("source") == sentence:
                    return message.findtext("translation") or ""
    raise LookupError(sentence)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_words_of_a_version_are_frozen_in_both_languages(purpose: Purpose) -> None:
    wording = WORDINGS[purpose]
    assert FROZEN[wording.version, "fr", purpose] == words_hash(wording.title, wording.explanation)
    for ts, context in (("alcove_en.ts", "Data"), ("console_en.ts", "Agreements")):
        said = english(wording.title, ts, context), english(wording.explanation, ts, context)
        assert FROZEN[wording.version, "en", purpose] == words_hash(*said), f"{ts}: {said}"


async def test_what_was_shown_is_kept_with_the_answer() -> None:
    live, _ = visit()
    await live.begin(language="en")
    await live.enter_identity(ODETTE)
    await live.state_identity()
    await live.answer_consent(Purpose.IMAGES, True, language="en", words=("Take pictures", "For the doctor."))
    given = live.now.record.consents[Purpose.IMAGES]
    assert isinstance(given, e.ConsentGiven)
    assert (given.language, given.words_sha256) == ("en", words_hash("Take pictures", "For the doctor."))
    await live.answer_consent(Purpose.EXPERT, False)
    refused = live.now.record.consents[Purpose.EXPERT]
    assert isinstance(refused, e.ConsentRefused)
    assert refused.words_sha256 == FROZEN["2026-11", "fr", Purpose.EXPERT]

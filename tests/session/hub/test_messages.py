"""What is said on the wire: both ways, checked on arrival, whatever comes."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.draft import Draft
from session.hub import messages as m
from session.people import Practitioner
from session.upkeep.inventory import LONGEST_SENTENCE, Decision

AT = datetime(2026, 11, 21, 10, 57, tzinfo=UTC)
HADDAD = Practitioner("Dr Samir Haddad", "10000000000", "Cabinet de Saint-Dizier")
DOCUMENT = "urn:uuid:0b6f2f0e-6a53-5c8e-9d62-0f7a1a2b3c4d"
ACTS: list[m.PageMessage] = [
    m.Take("c1", "v1"),
    m.ConfirmIdentity("c2", "v1"),
    m.NotMatching("c3", "v1"),
    m.RequestMeasure("c4", "v1", "cuff", "bras gauche"),
    m.ImageSeen("c15", "v1", "image-1"),
    m.SendChat("c5", "v1", "Bonjour"),
    m.SaveDraft("c6", "v1", Draft(conclusion="Otite", cannot_have=(("answer:treatments", "ne sait pas"),))),
    m.PrepareSignature("c7", "v1"),
    m.Sign("c8", "v1", "ab" * 32, "mot de passe"),
    m.EndCall("c9", "v1", "fini"),
    m.CallAgain("c14", "v1"),
    m.CallUrgency("c10", "v1"),
    m.CallAnswer("c11", "v1", 3, "v=0"),
    m.AddCandidate("c12", "v1", 3, "candidate:1", "0", None),
    m.Rejoin("c13", "v1"),
    m.OpenReview("c16", "check-1", DOCUMENT),
    m.DecideReview("c17", "check-1", DOCUMENT, "patient-recalled", "Rappelé, tension reprise au cabinet", "Erreur de ligne"),
]
SEEN: list[m.BoothMessage] = [
    m.Waiting("v1", "Odette G.", 78, "Oreille", True, "oxygène 91 %", AT, "Joinville", "Claire Morel", True),
    m.LiveVital("v1", 7, "oximeter", (m.ShownValue("2708-6", "96", "%"),), "doubtful", ("movement",), AT),
    m.LiveWave("v1", 240, 60.0, 127, (1, 2, 3)),
    m.ImageBytes("v1", "i1", "image/jpeg", b"\xff\xd8\x00"),
    m.Listening("v1", "s1", "Foyer mitral", True),
    m.SoundBytes("v1", "s1", b"RIFF"),
    m.SoundsGone("v1", ("s1",)),
    m.ToSign("v1", "c7", "ab" * 32, ("Compte rendu",), ("Mon espace santé",), ()),
    m.ReviewsOpen(
        (
            m.PractitionerReviews(
                "10000000000",
                (
                    m.ShownReview(
                        "check-1",
                        "Tensiomètre n° C-1",
                        "Joinville",
                        ("Tension, maximum",),
                        None,
                        AT,
                        "hors limite",
                        2,
                        1,
                        (m.ShownToReview(DOCUMENT, AT, AT, ("Pouls",), "to-repeat", "", AT),),
                    ),
                ),
            ),
        )
    ),
    m.ReviewOpened(
        "10000000000",
        "c16",
        "check-1",
        DOCUMENT,
        "GARNIER Odette",
        date(1948, 5, 3),
        "female",
        AT,
        True,
        (m.ShownReadBack("Pouls", "72", "/min", AT, "Beurer BM85 n° C-1", ("Qualité : Bonne",), "same", "72", True),),
        (m.ShownSeenOrHeard("image", "Oreille droite", AT, ("Qualité : non notée",), False),),
    ),
    m.ReviewAnswered("10000000000", "c17"),
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: m.kind_of(type(act)))
def test_an_act_comes_back_as_it_was(act: m.PageMessage) -> None:
    assert m.decode_from_page(m.encode(act)) == act


def test_every_kind_of_act_is_tried() -> None:
    assert {m.kind_of(type(act)) for act in ACTS} == set(m.PAGE_KINDS)


@pytest.mark.parametrize("message", SEEN, ids=lambda message: m.kind_of(type(message)))
def test_what_is_seen_comes_back_as_it_was(message: m.BoothMessage) -> None:
    assert m.decode_from_booth(m.encode(message)) == message


@pytest.mark.parametrize("act", ACTS, ids=lambda act: m.kind_of(type(act)))
def test_a_command_comes_back_without_its_password(act: m.PageMessage) -> None:
    text = m.encode_command(m.Command(HADDAD, AT, act))
    command = m.decode_command(text)
    assert "mot de passe" not in text
    assert (command.practitioner, command.at, type(command.act), command.act.command_id) == (HADDAD, AT, type(act), act.command_id)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "wipe"}, {"kind": None}, {"extra": 1}, {"command_id": ""}, {"command_id": "x" * 65}, {"consultation_id": "../v1"},
        {"text": "x" * 2001}, {"text": 5}, {"text": None},
    ],
    ids=str,
)  # fmt: skip
def test_a_forged_act_is_refused_without_quoting_it(change: dict[str, Any]) -> None:
    data = {"kind": "send-chat", "command_id": "c1", "consultation_id": "v1", "text": "secret du patient", **change}
    with pytest.raises(m.BadMessage) as refused:
        m.decode_from_page(json.dumps(data))
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "change", [{"document_id": "../../etc"}, {"document_id": "v1"}, {"decision": "dropped"}, {"sentence": "x" * 301}, {"check_id": ""}], ids=str
)
def test_a_forged_review_is_refused(change: dict[str, Any]) -> None:
    data = {"kind": "decide-review", "command_id": "c1", "check_id": "k1", "document_id": DOCUMENT, "decision": "to-repeat", "sentence": "", **change}
    with pytest.raises(m.BadMessage):
        m.decode_from_page(json.dumps(data))


def test_the_decisions_are_those_of_the_register() -> None:
    assert tuple(each.value for each in Decision) == m.DECISIONS
    assert m.LONGEST_SENTENCE == LONGEST_SENTENCE


def test_each_text_has_a_limit() -> None:
    long = "x" * (m.LONGEST_TEXT + 1)
    for section in ("examination", "conclusion", "plan", "patient_words", "call_again_if", "follow_up"):
        with pytest.raises(ValueError, match="too long"):
            m.SaveDraft("c1", "v1", Draft(**{section: long}))
    with pytest.raises(ValueError, match="too long"):
        m.CallAnswer("c1", "v1", 1, "x" * (m.LONGEST_SDP + 1))
    with pytest.raises(ValueError, match="too many"):
        m.SaveDraft("c1", "v1", Draft(cannot_have=tuple((str(number), "") for number in range(51))))


def test_an_oversize_message_is_not_even_read() -> None:
    with pytest.raises(m.BadMessage, match="too large"):
        m.decode_from_page("[" * (m.LARGEST_FROM_PAGE + 1))


_JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4))  # fmt: skip  # noqa: E501


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_message_or_refused(data: bytes) -> None:
    for decode in (m.decode_from_page, m.decode_from_booth, m.decode_command, m.decode_from_hub):
        with pytest.raises(m.BadMessage):
            decode(data)


@given(
    st.sampled_from(sorted({**m.PAGE_KINDS, **m.BOOTH_KINDS})),
    st.sampled_from(ACTS),
    st.dictionaries(st.sampled_from(["text", "draft", "sha256", "call", "command_id", "x"]), _JSON),
)
def test_any_object_is_a_message_or_refused(kind: str, act: m.PageMessage, changes: dict[str, Any]) -> None:
    data = json.dumps({**json.loads(m.encode(act)), **changes, "kind": kind})
    for decode in (m.decode_from_page, m.decode_from_booth):
        try:
            decoded = decode(data)
        except m.BadMessage:
            continue
        assert m.kind_of(type(decoded)) == kind


def test_a_booth_hears_its_place_and_commands() -> None:
    place = m.QueuePlace("v1", 2)
    assert m.decode_from_hub(m.encode(place)) == place
    asked = m.WhetherOver("v1")
    assert m.decode_from_hub(m.encode(asked)) == asked
    command = m.Command(HADDAD, AT, m.Take("c1", "v1"))
    assert m.decode_from_hub(m.encode_command(command)) == command


@pytest.mark.parametrize("change", [{"ahead": -1}, {"ahead": "1"}, {"ahead": None}, {"consultation_id": "../v"}, {"more": 1}, {"kind": "take"}], ids=str)
def test_a_place_that_is_none_is_refused(change: dict[str, object]) -> None:
    text = json.dumps({"kind": "queue-place", "consultation_id": "v1", "ahead": 0, **change})
    with pytest.raises(m.BadMessage):
        m.decode_from_hub(text)

"""Delivery to a real FHIR server: up, down, slow, refusing, and cut off. What it holds is counted on the server itself."""

import base64
import json
import socket
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.consultation import Consultation
from session.delivery.courier import Courier
from session.delivery.delivery import DeliveryState, Recipient, RecipientKind, Trouble, Undelivered
from session.delivery.fhir_record import FhirRecord, read_binary, read_found, read_proof, read_transaction_response, read_where
from session.delivery.outbox import Outbox
from session.documents import fhir
from session.documents.fhir_words import sha1_base64, urn
from session.documents.finished import Finished, finish
from session.report import SignedReport
from tests.node_packages import needs_node
from tests.session.delivery.conftest import HandClock, another
from tests.session.delivery.record_server import RecordServer, running
from tests.session.signed_visit import HEART, PARIS, PIXEL, heard, report, signature, signed, visit

pytestmark = needs_node
TO_RECORD = ((Recipient(RecipientKind.SHARED_RECORD, "Mon espace santé"), DeliveryState.QUEUED),)
ONE_VISIT = {"List": 1, "DocumentReference": 2, "Binary": 2, "Patient": 1}


@pytest.fixture(scope="module")
def server_process() -> Iterator[RecordServer]:
    with running() as server:
        yield server


@pytest.fixture
def server(server_process: RecordServer) -> RecordServer:
    server_process.reset()
    return server_process


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as opened:
        yield opened


@pytest.fixture
def courier(outbox: Outbox, server: RecordServer, client: httpx.AsyncClient, clock: HandClock) -> Courier:
    return Courier(outbox, {RecipientKind.SHARED_RECORD: FhirRecord(server.base_url, clock, client)})


def put(outbox: Outbox, visited: Consultation, finished: Finished) -> str:
    return outbox.put(signature(report(visited)), finished, TO_RECORD, PARIS)[0].delivery_id


def state(outbox: Outbox, visited: Consultation) -> DeliveryState:
    return outbox.deliveries(visited.consultation_id)[0].state


async def test_up(outbox: Outbox, courier: Courier, server: RecordServer, visited: Consultation, finished: Finished) -> None:
    put(outbox, visited, finished)
    assert await courier.round() == 1
    delivery = outbox.deliveries(visited.consultation_id)[0]
    assert delivery.state is DeliveryState.ACKNOWLEDGED
    assert delivery.receipt is not None
    assert len(delivery.receipt.places) == 2
    assert server.counts() == ONE_VISIT
    for place, body in zip(delivery.receipt.places, (finished.pdf, finished.fhir), strict=True):
        attachment = server.get(place)["content"][0]["attachment"]
        assert attachment["size"] == len(body)
        assert base64.b64decode(server.get(attachment["url"])["data"]) == body
    assert await courier.round() == 0


async def test_an_hour_down_and_then_one_delivery(
    outbox: Outbox, server: RecordServer, client: httpx.AsyncClient, visited: Consultation, finished: Finished, clock: HandClock
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: every connection is refused
        gone = Courier(outbox, {RecipientKind.SHARED_RECORD: FhirRecord(f"http://127.0.0.1:{nobody.getsockname()[1]}/fhir", clock, client)})
        put(outbox, visited, finished)
        tries = 0
        for _ in range(60):
            tries += await gone.round()
            clock.move(minutes=1)
    assert 6 <= tries <= 12
    assert [each.trouble for each in outbox.overdue()] == [Trouble.UNREACHABLE]
    clock.move(hours=2)
    back = Courier(outbox, {RecipientKind.SHARED_RECORD: FhirRecord(server.base_url, clock, client)})
    assert await back.round() == 1
    assert state(outbox, visited) is DeliveryState.ACKNOWLEDGED
    assert outbox.overdue() == ()
    assert server.counts() == ONE_VISIT


@pytest.mark.parametrize("answer", ["hold", "drop"])
async def test_taken_in_and_never_answered_is_found_again_and_not_sent_twice(
    answer: str,
    outbox: Outbox,
    courier: Courier,
    server: RecordServer,
    client: httpx.AsyncClient,
    visited: Consultation,
    finished: Finished,
    clock: HandClock,
) -> None:
    put(outbox, visited, finished)
    server.behave(answer)
    hurried = FhirRecord(server.base_url, clock, client, answer_s=2)  # longer than a busy machine takes to take it in; no answer ever comes
    await Courier(outbox, {RecipientKind.SHARED_RECORD: hurried}).round()
    delivery = outbox.deliveries(visited.consultation_id)[0]
    assert (delivery.state, delivery.trouble) == (DeliveryState.FAILED, Trouble.TIMED_OUT)
    assert server.counts() == ONE_VISIT
    server.behave("normal")
    assert await courier.round() == 0
    clock.move(minutes=3)
    assert await courier.round() == 1
    assert state(outbox, visited) is DeliveryState.ACKNOWLEDGED
    assert server.counts() == ONE_VISIT
    assert server.requests() == 2  # one question for each document, and no second transaction


@pytest.mark.parametrize(("answer", "trouble"), [("refuse", Trouble.REJECTED), ("fail", Trouble.SERVER_ERROR), ("garbage", Trouble.NOT_UNDERSTOOD)])
async def test_refusing(
    answer: str, trouble: Trouble, outbox: Outbox, courier: Courier, server: RecordServer, visited: Consultation, finished: Finished, clock: HandClock
) -> None:
    put(outbox, visited, finished)
    server.behave(answer)
    await courier.round()
    delivery = outbox.deliveries(visited.consultation_id)[0]
    assert (delivery.state, delivery.trouble) == (DeliveryState.FAILED, trouble)
    server.behave("normal")
    assert server.counts()["List"] == 0
    outbox.try_now(delivery.delivery_id)
    await courier.round()
    assert state(outbox, visited) is DeliveryState.ACKNOWLEDGED
    assert server.counts() == ONE_VISIT


async def test_another_content_under_the_same_identifier_is_told_and_not_overwritten(
    outbox: Outbox, courier: Courier, server: RecordServer, client: httpx.AsyncClient, visited: Consultation, finished: Finished, clock: HandClock
) -> None:
    put(outbox, visited, finished)
    await courier.round()
    delivery = outbox.deliveries(visited.consultation_id)[0]
    parcel = outbox.parcel(delivery)
    altered = type(parcel)(delivery, parcel.signed, ((parcel.documents[0][0], "application/pdf", b"%PDF other"), parcel.documents[1]))
    with pytest.raises(Undelivered) as told:
        await FhirRecord(server.base_url, clock, client).ask(altered)
    assert told.value.trouble is Trouble.DIFFERENT


async def test_what_was_delivered_comes_back_byte_for_byte_and_from_nowhere_else(
    outbox: Outbox, courier: Courier, server: RecordServer, client: httpx.AsyncClient, visited: Consultation, finished: Finished, clock: HandClock
) -> None:
    put(outbox, visited, finished)
    await courier.round()
    delivery, record = outbox.deliveries(visited.consultation_id)[0], FhirRecord(server.base_url, clock, client)
    assert await record.fetch(delivery, urn(visited.consultation_id, "fhir")) == finished.fhir
    assert await record.fetch(delivery, urn("another visit", "fhir")) is None
    with pytest.raises(Undelivered):  # a PDF has no numbers
        await record.fetch(delivery, urn(visited.consultation_id, "pdf"))
    server.behave("fail")
    with pytest.raises(Undelivered) as told:
        await record.fetch(delivery, urn(visited.consultation_id, "fhir"))
    assert told.value.trouble is Trouble.SERVER_ERROR


@pytest.mark.parametrize("url", ["https://elsewhere/Binary/1", "Binary/../Patient", "Patient/1", "Binary/1?x=y", "", 7, None])
def test_bytes_are_fetched_from_this_server_s_binaries_only(url: object) -> None:
    attachment = {"contentType": "application/fhir+json", "url": url, "size": 3, "hash": "x"}
    with pytest.raises(Undelivered):
        read_where([{"content": [{"attachment": attachment}]}], "https://here/fhir")
    for good in ("Binary/1", "https://here/fhir/Binary/1"):
        assert read_where([{"content": [{"attachment": {**attachment, "url": good}}]}], "https://here/fhir") == ("Binary/1", 3, "x")


@pytest.mark.parametrize("data", ["YWJk", "a", "é", None, 7])
def test_bytes_of_another_hash_are_none(data: object) -> None:
    with pytest.raises(Undelivered):
        read_binary(200, json.dumps({"resourceType": "Binary", "data": data}).encode(), 3, sha1_base64(b"abc"))


async def test_several_visits_stay_several(outbox: Outbox, courier: Courier, server: RecordServer, finished: Finished) -> None:
    for number in range(3):
        put(outbox, *another(number, finished))
    assert await courier.round() == 3
    assert server.counts() == {kind: 3 * count for kind, count in ONE_VISIT.items()}


def test_the_server_s_own_validation_accepts_the_document(server: RecordServer) -> None:
    told = server.validate(fhir.render(signed()))
    assert [issue["severity"] for issue in told["issue"]] == ["information"], told


_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)
_ANSWERS = st.binary() | st.builds(
    lambda entries: json.dumps({"resourceType": "Bundle", "entry": entries}).encode(),
    st.lists(
        st.dictionaries(st.sampled_from(["response", "resource", "x"]), st.dictionaries(st.sampled_from(["status", "location", "resourceType"]), _JSON)) | _JSON
    )
    | _JSON,
)


@given(st.integers(100, 599), _ANSWERS)
def test_any_answer_is_read_or_told_as_trouble(status: int, answer: bytes) -> None:
    for read in (read_transaction_response, read_found):
        try:
            found = read(status, answer)
        except Undelivered:
            continue
        assert all(isinstance(each, str | dict) for each in found)
    with pytest.raises(Undelivered):
        read_binary(status, answer, 3, sha1_base64(b"abc"))


@given(st.lists(st.dictionaries(st.sampled_from(["id", "content"]), _JSON), min_size=1))
def test_no_proof_from_junk(found: list[dict[str, object]]) -> None:
    with pytest.raises(Undelivered):
        read_proof(found, "application/pdf", 3, "x")
    with pytest.raises(Undelivered):
        read_where(found, "https://here/fhir")


async def test_recordings_of_the_heart_are_delivered_with_the_report_and_proved(outbox: Outbox, courier: Courier, server: RecordServer) -> None:
    consultation = visit().after(heard())
    signed_report = SignedReport.of(signature(report(consultation)), PARIS)
    finished = finish(signed_report, consultation.record.observations, {"image-1": PIXEL}, sounds={consultation.record.sounds[0].sound_id: HEART.wav})
    outbox.put(signature(report(consultation)), finished, TO_RECORD, PARIS)
    assert await courier.round() == 1
    delivery = outbox.deliveries(consultation.consultation_id)[0]
    assert delivery.state is DeliveryState.ACKNOWLEDGED
    assert delivery.receipt is not None
    assert len(delivery.receipt.places) == 3
    assert server.counts() == {"List": 1, "DocumentReference": 3, "Binary": 3, "Patient": 1}
    reference = server.get(delivery.receipt.places[2])
    attachment = reference["content"][0]["attachment"]
    assert (attachment["contentType"], attachment["size"], attachment["title"]) == ("audio/wav", len(HEART.wav), "Auscultation, Foyer mitral")
    assert base64.b64decode(server.get(attachment["url"])["data"]) == HEART.wav
    assert reference["relatesTo"][0]["target"]["reference"] == delivery.receipt.places[0]
    (media,) = (each["resource"] for each in json.loads(finished.fhir)["entry"] if each["resource"].get("duration"))
    assert media["identifier"][0]["value"] == reference["masterIdentifier"]["value"]

"""A delivered report alone is enough: each of its numbers is found again in the bytes that the device sent."""

import base64
import json
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.evidence import Evidence, Unreadable
from devices.identity import DeviceIdentity
from devices.measurement import Measurement, Quantity, Value
from drivers.decoding import decode
from drivers.oximeter_contec.codec import LiveData
from kiosk.__main__ import main
from kiosk.trace import NoReport, traced
from session.documents import fhir
from session.documents.read_back import read_report
from session.hub.messages import ShownObservation
from session.pulse_wave import weighed
from session.shown import record_shown
from tests.session.signed_visit import CUFF, OXIMETER, THERMOMETER, kept, report, signed, visit
from tests.session.test_pulse_wave import pulse, samples
from tests.session.test_shown import RULES, TODAY

CUFF_BYTES = bytes.fromhex("04 8b 00 56 00 65 00 4d 00")  # 139/86, mean 101, pulse 77
HEAT_BYTES = bytes.fromhex("00 7d 01 00 ff")  # 38.1 °C
WAVE = pulse()
FINGER_BYTES = b"".join(bytes(LiveData(5, pleth, 3, 72, 97, 500).packet()) for pleth in WAVE)


def value(quantity: Quantity, number: str) -> Value:
    return Value(quantity, Decimal(number))


def said(codec: str, raw: bytes, device: DeviceIdentity, *values: Value) -> Any:
    happened = kept(f"of-{codec.partition('/')[0]}", 11, device, *values, raw=raw)
    measured: Measurement = replace(happened.observation.measurement, codec=codec)
    if codec.startswith("oximeter"):
        measured = weighed(replace(measured, wave=(samples(WAVE),)))
    return replace(happened, observation=replace(happened.observation, measurement=measured))


PRESSURE = said(
    "blood_pressure_1810/1",
    CUFF_BYTES,
    replace(CUFF, model="BP 1810"),  # speaks the standard
    value(Quantity.SYSTOLIC, "139"),
    value(Quantity.DIASTOLIC, "86"),
    value(Quantity.MEAN_ARTERIAL, "101"),
    value(Quantity.PULSE_RATE, "77"),
)
OXYGEN = said("oximeter_contec/1", FINGER_BYTES, OXIMETER, value(Quantity.SPO2, "97"), value(Quantity.PULSE_RATE, "72"))
HEAT = said("thermometer_1809/1", HEAT_BYTES, THERMOMETER, value(Quantity.TEMPERATURE, "38.1"))
ALL = (PRESSURE, OXYGEN, HEAT)
DELIVERED = fhir.render(signed(report(observations=ALL)))


def changed(document: bytes, change: Any) -> bytes:
    """The same document with one evidence changed."""
    plain = json.loads(document)
    for entry in plain["entry"]:
        if entry["resource"]["resourceType"] == "DocumentReference":
            change(entry["resource"]["content"][0]["attachment"])
    return json.dumps(plain).encode()


def test_every_number_of_the_delivered_document_is_read_again_from_its_bytes() -> None:
    found = traced(DELIVERED)
    assert {each.quantity for each in found if each.evidence is not None} == {
        each.quantity for happened in ALL for each in happened.observation.measurement.values
    }
    assert all(each.holds for each in found)
    oxygen = next(each for each in found if each.quantity is Quantity.SPO2)
    assert (oxygen.number, oxygen.again) == (Decimal(97), Decimal(97))
    assert oxygen.evidence is not None
    assert oxygen.evidence.raw == FINGER_BYTES
    assert any("courbe lisible à" in line for line in oxygen.said)


def test_a_number_that_its_bytes_do_not_say_is_found_out() -> None:
    measured = replace(HEAT.observation.measurement, values=(value(Quantity.TEMPERATURE, "37.1"),))
    false = replace(HEAT, observation=replace(HEAT.observation, measurement=measured))
    (heat,) = [each for each in traced(fhir.render(signed(report(observations=(false,))))) if each.quantity is Quantity.TEMPERATURE]
    assert not heat.holds
    assert heat.again == Decimal("38.1")


def test_altered_bytes_are_not_read() -> None:
    def alter(attachment: dict[str, str]) -> None:
        body = json.loads(base64.b64decode(attachment["data"]))
        attachment["data"] = base64.b64encode(json.dumps(body | {"raw": base64.b64encode(b"other").decode()}).encode()).decode()

    found = [each for each in traced(changed(DELIVERED, alter)) if each.quantity is Quantity.TEMPERATURE]
    assert not any(each.holds for each in found)
    assert {each.trouble for each in found} == {"the bytes are not those of the report"}


def test_another_version_of_the_codec_is_said_and_not_guessed() -> None:
    measured = replace(HEAT.observation.measurement, codec="thermometer_1809/99")
    later = replace(HEAT, observation=replace(HEAT.observation, measurement=measured))
    (heat,) = traced(fhir.render(signed(report(observations=(later,)))))
    assert not heat.holds
    assert "version 99" in heat.trouble


def test_it_is_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "compte-rendu.fhir.json"
    file.write_bytes(DELIVERED)
    assert main(["trace", str(file)]) == 0
    told = capsys.readouterr().out
    assert "Relu : 97, la même valeur." in told
    assert HEAT_BYTES.hex(" ") in told
    assert "5400 octets" in told
    file.write_bytes(b"{}")
    assert main(["trace", str(file)]) == 1
    assert main(["trace", str(tmp_path / "none")]) == 1


def test_while_the_visit_lives_the_practitioner_sees_the_same() -> None:
    record = visit(observations=ALL)
    shown: tuple[ShownObservation, ...] = record_shown(record, RULES, TODAY, (), decode).observations
    proofs = [each.evidence for each in shown if each.evidence is not None]
    assert len(proofs) == len(ALL)
    assert {proof.reread for proof in proofs} == {"same"}
    assert next(proof for proof in proofs if proof.codec == "oximeter_contec/1").score is not None
    assert {proof.size for proof in proofs} == {len(CUFF_BYTES), len(FINGER_BYTES), len(HEAT_BYTES)}


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.text(max_size=9) | st.integers(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["entry", "resource", "resourceType", "identifier", "content"]) | st.text(max_size=5), inner)
        ),
        max_leaves=9,
    ).map(lambda plain: json.dumps(plain).encode())
)
def test_whatever_the_file_is_it_is_a_report_or_said_to_be_none(document: bytes) -> None:
    for read in (traced, lambda same: read_report(same, decode)):
        with suppress(NoReport):
            read(document)


@given(st.data())
def test_a_report_with_something_changed_is_read_or_said_to_be_none(data: st.DataObject) -> None:
    plain = json.loads(DELIVERED)
    found: Any = plain
    while isinstance(found, dict | list) and found and data.draw(st.integers(0, 5)):
        key = data.draw(st.sampled_from(sorted(found) if isinstance(found, dict) else range(len(found))))
        if not isinstance(found[key], dict | list) or not found[key] or not data.draw(st.integers(0, 3)):
            found[key] = data.draw(st.none() | st.integers() | st.text(max_size=5) | st.just([]) | st.just({}))
            break
        found = found[key]
    with suppress(NoReport):
        read_report(json.dumps(plain).encode(), decode)


def test_a_report_says_whose_it_is_and_who_signed() -> None:
    read = read_report(DELIVERED, decode)
    assert (read.full_name, read.birth_date, read.sex, read.signer) == ("GARNIER Odette", date(1948, 5, 3), "female", "10000000000")
    assert read.numbers == traced(DELIVERED)
    assert {each.serial for each in read.numbers} == {CUFF.serial, OXIMETER.serial, THERMOMETER.serial}


@pytest.mark.parametrize("document", [b"[" * 200_000, b'{"entry":' * 100_000])
def test_a_document_without_an_end_is_no_report(document: bytes) -> None:
    with pytest.raises(NoReport):
        traced(document)


@pytest.mark.parametrize("family", ["camera", "stethoscope", "nothing"])
def test_a_family_that_makes_no_numbers_is_not_read(family: str) -> None:
    with pytest.raises(Unreadable):
        decode(Evidence(b"\1", CUFF, f"{family}/1"))

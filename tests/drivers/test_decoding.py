"""Bytes read again from the record: whatever they are, a number of their family comes out or it is said that there is none."""

from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.evidence import Evidence, Unreadable
from devices.identity import DeviceIdentity
from drivers.catalogue import families, family
from drivers.decoding import decode
from drivers.oximeter_contec.codec import LiveData
from drivers.oximeter_contec_old.codec import Packet as OldPacket

MEASURING = [each for each in families() if each.build is not None]
READ_AS = {"oximeter_nonin_serial": "2", "scale_181d": "1 weight X", "taidoc": "blood-pressure"}
MODELS = {"blood_pressure_omron": "HEM-7322T-E"}


def evidence(key: str, raw: bytes, pieces: tuple[int, ...] = (), read_as: str | None = None) -> Evidence:
    device = DeviceIdentity("", MODELS.get(key, ""), "")
    return Evidence(raw, device, family(key).codec, pieces, READ_AS.get(key, "") if read_as is None else read_as)


@pytest.mark.parametrize("key", [each.key for each in MEASURING])
def test_every_measuring_family_reads_its_bytes_again(key: str) -> None:
    assert find_spec(f"drivers.{key}.decoding") is not None
    with pytest.raises(Unreadable):
        decode(evidence(key, b""))


@given(
    st.sampled_from([each.key for each in MEASURING]),
    st.binary(max_size=150),
    st.lists(st.integers(-2, 40), max_size=5).map(tuple),
    st.none() | st.text(max_size=12) | st.sampled_from(["2", "7", "8", "13", "0 composition ", "spo2", "glucose"]),
)
def test_any_bytes_are_a_finite_number_of_the_family_or_unreadable(key: str, raw: bytes, pieces: tuple[int, ...], read_as: str | None) -> None:
    try:
        values = decode(evidence(key, raw, pieces, read_as))
    except Unreadable:
        return
    assert values
    assert all(value.number.is_finite() for value in values)
    assert {value.quantity for value in values} <= set(family(key).quantities)


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("blood_pressure_1810", bytes.fromhex("04 ff07 ff07 ff07 ff07")),  # NaN in every field
        ("blood_pressure_1810", bytes.fromhex("04 0008 fe07 0208 0008")),  # NRes, +INF, -INF
        ("blood_pressure_omron", b"\xff" * 14),  # an empty slot
        ("oximeter_1822", bytes.fromhex("00 ff07 ff07")),
        ("oximeter_contec", bytes(LiveData(5, 60, 3, None, None, None).packet()) * 9),
        ("oximeter_contec_old", bytes(OldPacket(5, 60, 3, None, None)) * 9),
        ("oximeter_jumper", bytes.fromhex("81 ff 7f 00")),
        ("oximeter_nonin_ble", bytes.fromhex("0a 0c 1e 00 64 00 01 7f 01 ff")),  # 127 and 511
        ("thermometer_1809", bytes.fromhex("00 ffff7f00")),
        ("thermometer_1809", bytes.fromhex("00 00008000")),
        ("heart_rate_180d", bytes.fromhex("00 00")),
        ("scale_181d", bytes.fromhex("00 ffff")),  # unsuccessful
    ],
)
def test_what_stands_for_no_value_is_never_read_as_one(key: str, raw: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(evidence(key, raw))


def test_pieces_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(Unreadable):
        decode(evidence("heart_rate_180d", bytes.fromhex("00 48"), (1,)))
    with pytest.raises(Unreadable):
        decode(Evidence(b"\x00", DeviceIdentity("", "", ""), "no_such_family/1"))

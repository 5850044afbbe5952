"""Scale packets: captures and vectors, pounds, every refusal, and any bytes at all."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import ProtocolError
from drivers.ieee11073.date_time import DateTime
from drivers.scale_181d.codec import STANDARD, UC352, Composition, Dialect, Mass, Weight, dialect_of, parse_feature

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parents[2] / "vectors" / "scale_181d.json").read_text())["vectors"]
KINDS: dict[str, type[Weight] | type[Composition]] = {"2A9D": Weight, "2A9C": Composition}
FULL = {"2A9D": "0ecd37ea070b16091e0502ec00cc06", "2A9C": "060cd900ea070b16091e0501c837cc06"}


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if not vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_captures_and_vectors(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["hex"])
    packet = KINDS[vector["characteristic"]].parse(data, dialect_of(vector["device"]))
    expected = vector["expected"]
    if "kg" in expected:
        assert (str(packet.mass.kilograms()) if packet.mass else None) == expected["kg"]
    assert (str(packet.taken) if packet.taken else None) == expected.get("taken")
    assert packet.user == expected.get("user")
    if isinstance(packet, Weight):
        assert packet.bmi_and_height == (tuple(expected["bmi_and_height"]) if "bmi_and_height" in expected else None)
    else:
        assert (str(packet.fat_percent) if packet.fat_percent is not None else None) == expected["fat_percent"]
        for name in ("muscle_percent", "impedance_ohm", "basal_metabolism_kj"):
            assert getattr(packet, name) == (Decimal(expected[name]) if name in expected else None), name
        for name, mass in (("soft_lean_kg", packet.soft_lean_mass), ("water_kg", packet.water_mass)):
            assert (str(mass.kilograms()) if mass else None) == expected.get(name)
    assert bytes(packet) == data


@pytest.mark.parametrize("vector", [vector for vector in VECTORS if vector["refused"]], ids=lambda vector: str(vector["id"]))
def test_refused(vector: dict[str, Any]) -> None:
    with pytest.raises(ProtocolError) as refusal:
        KINDS[vector["characteristic"]].parse(bytes.fromhex(vector["hex"]))
    assert refusal.value.packet == bytes.fromhex(vector["hex"])


@pytest.mark.parametrize(("kind", "size"), [(kind, size) for kind, full in FULL.items() for size in range(len(full) // 2)])
def test_cut_anywhere_is_refused(kind: str, size: int) -> None:
    full = bytes.fromhex(FULL[kind])
    assert bytes(KINDS[kind].parse(full)) == full
    with pytest.raises(ProtocolError):
        KINDS[kind].parse(full[:size])


@pytest.mark.parametrize(
    ("names", "dialect"),
    [(("UC-352BLE",), UC352), (("", "A&D_UC-352BLE_07F3A1"), UC352), (("A&D_UC-351PBT_07F3A1",), STANDARD), (("UC-352BLEX",), STANDARD), ((), STANDARD)],
)
def test_a_dialect_goes_by_the_models_name(names: tuple[str, ...], dialect: Dialect) -> None:
    assert dialect_of(*names) is dialect


def test_the_same_bytes_weigh_ten_times_more_in_the_dialect() -> None:
    data = bytes.fromhex("01b002")
    assert [str(packet.mass.kilograms()) for packet in (Weight.parse(data), Weight.parse(data, UC352)) if packet.mass] == ["3.12", "31.21"]


@pytest.mark.parametrize(
    ("counts", "digits", "shown"),
    [(14280, 1, "71.4"), (14280, 2, "71.40"), (14281, 1, "71.405"), (14000, 1, "70.0"), (14000, 3, "70.000"), (0, 1, "0.0"), (65534, 2, "327.67")],
)
def test_kilograms_have_the_digits_of_the_scale(counts: int, digits: int, shown: str) -> None:
    assert str(Mass(counts, Decimal("0.005"), imperial=False).kilograms(digits)) == shown


@pytest.mark.parametrize(("feature", "digits"), [("00000000", 1), ("18000000", 1), ("31000000", 2), ("38000000", 3), ("78000000", 1)])
def test_feature(feature: str, digits: int) -> None:
    assert parse_feature(bytes.fromhex(feature)) == digits
    with pytest.raises(ProtocolError):
        parse_feature(bytes.fromhex(feature)[:3])


@given(st.binary(max_size=32), st.sampled_from(sorted(KINDS)), st.sampled_from((STANDARD, UC352)))
def test_any_bytes_are_a_packet_or_a_refusal(data: bytes, kind: str, dialect: Dialect) -> None:
    try:
        packet = KINDS[kind].parse(data, dialect)
    except ProtocolError as refusal:
        assert refusal.packet == data
        return
    if packet.mass is not None:
        assert 0 <= packet.mass.kilograms() < 3000
    if kind == "2A9D" or b"\xff\xff" not in data:  # a field without a value is not sent back
        assert bytes(packet) == data


DATES = st.none() | st.binary(min_size=7, max_size=7).map(DateTime.parse)
USERS = st.none() | st.integers(0, 255)
COUNTS = st.integers(0, 0xFFFE)
WORDS = st.dictionaries(st.integers(3, 11).map(lambda bit: 1 << bit), COUNTS).map(lambda words: tuple(sorted(words.items())))


@given(st.none() | COUNTS, st.booleans(), DATES, USERS, st.none() | st.tuples(COUNTS, COUNTS), st.sampled_from((STANDARD, UC352)))
def test_any_weight_goes_both_ways(
    counts: int | None, imperial: bool, taken: DateTime | None, user: int | None, typed: tuple[int, int] | None, dialect: Dialect
) -> None:
    mass = Mass(counts, dialect.lb_step if imperial else Decimal("0.005"), imperial) if counts is not None else None
    packet = Weight(mass, imperial, taken, user, typed, dialect)
    assert Weight.parse(bytes(packet), dialect) == packet


@given(st.builds(Composition, st.none() | COUNTS, st.booleans(), DATES, USERS, WORDS, st.booleans()))
def test_any_composition_goes_both_ways(packet: Composition) -> None:
    assert Composition.parse(bytes(packet)) == packet

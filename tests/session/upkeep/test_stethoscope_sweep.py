"""A sweep gives every point of its check, and its other figures as a remark."""

from decimal import Decimal

import pytest

from devices.sweep import Sweep, SweepFlaw
from session.upkeep.checks import NotACheck, Read, read_kinds
from session.upkeep.stethoscope_sweep import KIND, SENTENCES, points_of, remark_of

SWEEP = Sweep(tuple((round(10 ** (n / 10), 1), -float(n)) for n in range(14, 33)), -71.26, 0.04, -0.2, 0.31, 312.4)


def test_each_step_has_its_point_from_the_device() -> None:
    kind = read_kinds().named(KIND)
    assert kind is not None
    points = {point.step_id: point for point in points_of(SWEEP, kind.steps)}
    assert points.keys() == {step.step_id for step in kind.steps}
    assert {point.read for point in points.values()} == {Read.DEVICE}
    assert (points["response-50"].reading, points["response-800"].reading) == (Decimal("-17.0"), Decimal("-29.0"))
    assert (points["noise"].reading, points["linearity"].reading, points["gate"].reading) == (Decimal("-71.3"), Decimal("0.0"), Decimal("0.3"))


def test_what_a_sweep_does_not_measure_is_not_made_up() -> None:
    cuff = read_kinds().named("cuff-pressure")
    assert cuff is not None
    with pytest.raises(NotACheck, match="point-unknown"):
        points_of(SWEEP, cuff.steps)


def test_the_thirds_and_the_reasons_are_told_in_french() -> None:
    assert remark_of(SWEEP).startswith("Réponse par tiers d’octave, dB : 25 Hz −14.0 ; 32 Hz −15.0")
    assert SENTENCES.keys() == set(SweepFlaw)

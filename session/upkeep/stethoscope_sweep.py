"""What a sweep says in the words of its check: one point for each step. No I/O."""

import re
from collections.abc import Sequence
from decimal import Decimal

from devices.sweep import Sweep, SweepFlaw
from session.upkeep.checks import NotACheck, Point, Read, Step

KIND = "stethoscope-sweep"
RESPONSE = "response-"  # and the frequency
_ADJUSTED = "Après réglage : "
_SAID = re.compile(rf"((?:{_ADJUSTED})?Réponse par tiers d’octave, dB : .*? Retard −?\d+ ms\.)")
SENTENCES = {
    SweepFlaw.NOTHING_HEARD: "rien n’est revenu : pavillon sur le coupleur, stéthoscope allumé, volume du haut-parleur monté ?",
    SweepFlaw.TOO_LOUD: "trop fort, le son est coupé : baisser le haut-parleur",
    SweepFlaw.GAPS: "la carte son a perdu des échantillons : recommencer",
    SweepFlaw.NO_INPUT: "l’entrée son du stéthoscope ne s’ouvre pas",
    SweepFlaw.NO_LOUDSPEAKER: "le haut-parleur ne s’ouvre pas",
}


def points_of(sweep: Sweep, steps: Sequence[Step]) -> tuple[Point, ...]:
    """A point for each step of the check.

    Raises:
        NotACheck: a step asks for what a sweep does not measure.
    """
    measured = {"noise": sweep.noise_dbfs, "linearity": sweep.linearity_db, "steady": sweep.steady_db, "gate": sweep.gate_db}
    points = []
    for step in steps:
        frequency = step.step_id.removeprefix(RESPONSE)
        value = sweep.band(float(frequency)) if frequency.isdigit() else measured.get(step.step_id)
        if value is None:
            raise NotACheck("point-unknown", step.step_id)
        points.append(Point(step.step_id, Decimal(str(round(value, 1))), read=Read.DEVICE))
    return tuple(points)


def remarked(note: str, sweep: Sweep, *, left: bool) -> str:
    """The check's remark with what this sweep heard; what an earlier one heard as found, or as left after an adjustment, goes."""
    others = (said for said in _SAID.split(note) if not _SAID.fullmatch(said) or said.startswith(_ADJUSTED) != left)
    return " ".join(filter(None, (*(said.strip() for said in others), f"{_ADJUSTED if left else ''}{remark_of(sweep)}")))


def remark_of(sweep: Sweep) -> str:
    """All third octaves, for the record: « 25 Hz −3,1 dB ; … »."""
    bands = " ; ".join(f"{hertz:.0f} Hz {level:.1f}" for hertz, level in sweep.bands)
    return f"Réponse par tiers d’octave, dB : {bands}. Retard {sweep.delay_ms:.0f} ms.".replace("-", "−")

"""What a report should hold for this reason to come, what is still missing, and why it may stay so. No I/O.

Which measures belong to which reason: our own proposal after the design, to be validated by a physician. Nothing is forced:
a missing item with a reason, written by the practitioner or given when a measure was skipped, is settled.
"""

from dataclasses import dataclass

from devices.measurement import Quantity
from session.events import Question
from session.questions import questions_for
from session.record import Record

_VITALS = ("measure:blood-pressure", "measure:pulse", "measure:oxygen", "measure:temperature")
_BY_MOTIVE: dict[str, tuple[str, ...]] = {
    "ear": (*_VITALS, "image:otoscope"),
    "eye": ("measure:blood-pressure", "measure:temperature"),
    "throat": _VITALS,
    "cough": _VITALS,
    "belly": _VITALS,
    "skin": ("measure:temperature",),
    "back": ("measure:blood-pressure", "measure:temperature"),
    "urine": ("measure:blood-pressure", "measure:pulse", "measure:temperature"),
    "heart": ("measure:blood-pressure", "measure:pulse", "measure:oxygen"),
    "renewal": ("measure:blood-pressure", "measure:pulse"),
    "mood": ("measure:blood-pressure", "measure:pulse"),
    "other": _VITALS,
}
_QUANTITIES = {
    "measure:blood-pressure": Quantity.SYSTOLIC,
    "measure:pulse": Quantity.PULSE_RATE,
    "measure:oxygen": Quantity.SPO2,
    "measure:temperature": Quantity.TEMPERATURE,
}
_ROLES = {  # the device whose skipping explains what is missing
    "measure:blood-pressure": "cuff",
    "measure:pulse": "oximeter",
    "measure:oxygen": "oximeter",
    "measure:temperature": "thermometer",
    "image:otoscope": "otoscope",
}
_SECTIONS = ("examination", "conclusion", "plan", "patient_words", "call_again_if")
LABELS: dict[str, str] = {
    "motive": "Motif",
    "red-flags": "Questions d’alerte",
    "answer:allergies": "Allergies",
    "answer:treatments": "Traitements en cours",
    "answer:history": "Antécédents",
    "answer:pregnancy": "Grossesse",
    "answer:own-doctor": "Médecin traitant",
    "answer:callback-number": "Téléphone de rappel",
    "measure:blood-pressure": "Tension",
    "measure:pulse": "Pouls",
    "measure:oxygen": "Oxygène",
    "measure:temperature": "Température",
    "image:otoscope": "Image de l’oreille",
    "draft:examination": "Examen",
    "draft:conclusion": "Conclusion",
    "draft:plan": "Conduite à tenir",
    "draft:patient_words": "Pour le patient, en mots simples",
    "draft:call_again_if": "Quand rappeler",
}


@dataclass(frozen=True)
class Missing:
    """An item that the report should hold and does not. An empty reason: still to be settled before signing."""

    item: str
    label: str
    reason: str = ""
    said_by: str = ""  # "practitioner" or "assistant"


@dataclass(frozen=True)
class Completeness:
    """How far the report is. `percent` counts what is there or has its reason."""

    percent: int
    expected: tuple[str, ...]
    missing: tuple[Missing, ...]

    @property
    def to_settle(self) -> tuple[Missing, ...]:
        """What keeps the practitioner from signing."""
        return tuple(each for each in self.missing if not each.reason)

    @property
    def can_sign(self) -> bool:
        return not self.to_settle


def expected(record: Record) -> tuple[str, ...]:
    """The items that this visit's report should hold, in the order in which they are read."""
    measures = _BY_MOTIVE.get(record.motive.motive, _BY_MOTIVE["other"]) if record.motive is not None else _VITALS
    return (
        "motive",
        "red-flags",
        *(f"answer:{question.value}" for question in questions_for(record)),
        *measures,
        *(f"draft:{section}" for section in _SECTIONS),
    )


def assess(record: Record) -> Completeness:
    """What is there, what is missing, and with which reason."""
    items = expected(record)
    missing = tuple(_missing(item, record) for item in items if not _is_there(item, record))
    settled = len(items) - sum(1 for each in missing if not each.reason)
    return Completeness(100 * settled // len(items), items, missing)


def _is_there(item: str, record: Record) -> bool:
    kind, _, name = item.partition(":")
    match kind:
        case "motive":
            return record.motive is not None
        case "red-flags":
            return bool(record.red_flags)
        case "answer":
            return Question(name) in record.answers
        case "measure":
            return any(observation.measurement.value(_QUANTITIES[item]) is not None for observation in record.current_observations)
        case "image":
            return any(image.subject.startswith(name) for image in record.images)
        case _:
            return bool(getattr(record.draft, name).strip())


def _missing(item: str, record: Record) -> Missing:
    label = LABELS[item]
    if not item.startswith("draft:"):  # the practitioner's own text is written, not excused
        said = next((reason.strip() for what, reason in record.draft.cannot_have if what == item), "")
        if said:
            return Missing(item, label, said, "practitioner")
        skipped = next((reason.strip() for role, reason in record.skipped if role == _ROLES.get(item)), "")
        if skipped:
            return Missing(item, label, skipped, "assistant")
    return Missing(item, label)

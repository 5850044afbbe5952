"""Which cameras are on, and whether the microphone is: they follow the visit and its agreements, and nothing else. No I/O.

The patient's camera from the queue on, the otoscope's and the stethoscope where pictures and sounds are agreed to, the sound in the call only.
"""

from dataclasses import dataclass

from devices.role import Role
from session.consent import Purpose
from session.consultation import Consultation, State


@dataclass(frozen=True)
class MediaWanted:
    """What should be on, given the visit."""

    patient_camera: bool = False
    otoscope: bool = False
    sound: bool = False
    stethoscope: bool = False  # may be listened with; it is heard only while somebody listens


def media_wanted(consultation: Consultation | None, held_back: frozenset[Role] = frozenset()) -> MediaWanted:
    """What may be on at this instant. Everything is off before the agreement, and as soon as it is taken back.

    `held_back`: by the register of devices; nobody sees through such an otoscope.
    """
    if consultation is None:
        return MediaWanted()
    record, state = consultation.record, consultation.state
    if not record.agreed(Purpose.TELECONSULTATION) or state in (State.WELCOME, State.IDENTITY, State.CONSENT):
        return MediaWanted()
    seen = state in (State.WAITING, State.CALL)
    measured = state in (State.MEASURES, State.RELEVANCE, State.WAITING, State.CALL)
    instruments = measured and record.agreed(Purpose.IMAGES)
    return MediaWanted(patient_camera=seen, otoscope=instruments and Role.OTOSCOPE not in held_back, sound=state is State.CALL, stethoscope=instruments)

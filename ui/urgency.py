"""Urgence called or ended on one of the two screens is shown on the other at once: no visit, no record and no network is needed."""

from ui.assistant_side import AssistantSide
from ui.patient_side import PatientSide


def join_urgency(patient: PatientSide, assistant: AssistantSide) -> None:
    """Let each side hear the other. The siren is the patient's side's: it stands in the booth."""
    assistant.urgency_called.connect(lambda: patient.show_urgency(True))
    assistant.urgency_over.connect(lambda: patient.show_urgency(False))
    patient.urgency_called.connect(lambda: assistant.show_urgency(True))
    patient.urgency_called.connect(lambda: assistant.hear_siren(patient.siren.ringing))
    patient.siren.changed.connect(lambda: assistant.hear_siren(patient.siren.ringing))
    patient.urgency_over.connect(lambda: assistant.show_urgency(False))

"""The patient's screens: what is known, what each screen shows of it, and what touching it does."""

from ui.patient.known import Look as Look
from ui.patient.known import Place as Place
from ui.patient.screens import PatientScreens as PatientScreens

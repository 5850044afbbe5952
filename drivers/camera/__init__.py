"""Cameras: the one that sees the patient, and the otoscope that looks into the ear."""
